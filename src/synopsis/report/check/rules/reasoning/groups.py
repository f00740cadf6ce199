"""Groups named by ethnicity, religion or nationality as doers of harm, and no source for it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from synopsis.report.check.case import Case
from synopsis.report.check.note import Hit
from synopsis.report.check.rules.reasoning.prose import own_voice, unquoted
from synopsis.report.check.rules.reasoning.wording import (
    FAMILY,
    alternatives,
    listed,
    openings,
)
from synopsis.report.check.sourcing import own_sources
from synopsis.report.check.tokens import tokens_in
from synopsis.report.check.words import ENDING, Lexicon, either

_VEIL = "\ua66e"
"""A letter of one old manuscript; each letter of a group's name is put as it, for quick search."""
_CLAUSES = re.compile(r"[;:]\s|,\s(?=(?:but|while|whereas|although|yet|so)\s)|\.\s")


def group_blamed_without_source(case: Case) -> Iterable[Hit]:
    """Clauses in which a group, by its name, does harm, in a sentence that gives no source."""
    regional = case.terms.groups if case.terms else ()
    named, doers = _named(case.lexicon, regional), listed(case.lexicon, "doers")
    for _, sentence in own_voice(case.document):
        text = unquoted(sentence)
        if _signs(case.lexicon).isdisjoint(tokens_in(text)):
            continue
        veiled = named.sub(lambda found: _VEIL * len(found[0]), text)
        is_about = veiled != text or doers.search(text) is not None
        found = _first(text, veiled, case.lexicon) if is_about else None
        if found is not None and not own_sources(case, sentence):
            words = sentence.text[found[0] : found[1]]
            yield Hit(sentence, *found, f"“{words}” lays harm at a whole group without a source.")


def _first(text: str, veiled: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """The first clause that blames, and no victim or organisation in it."""
    suffers, patterns = listed(lexicon, "victim_words", "inquiring"), _blames(lexicon)
    told = _told(lexicon).match(text)
    for start, end in _clauses(text, told.end() if told else 0):
        clause, hidden = text[start:end], veiled[start:end]
        if listed(lexicon, "disowned").search(clause):
            continue
        makeup = patterns[-1].search(hidden)
        if makeup is not None:
            return start + makeup.start(), start + makeup.end()
        for pattern in patterns[:-1]:
            found = pattern.search(hidden)
            if found is not None and not suffers.search(clause, 0, found.end()):
                return start + found.start(), start + found.end()
    return None


@cache
def _told(lexicon: Lexicon) -> re.Pattern[str]:
    """How a sentence opens that only says who said it: "Panellists noted that"."""
    who, said = alternatives(lexicon, "hearsay"), alternatives(lexicon, "speech")
    word = r"[\w’'-]+"  # noqa: RUF001
    return re.compile(
        rf"\W*(?:{word}\s+){{0,4}}?(?:{who})(?:\s+{word}){{0,6}}?\s+(?:{said}),?\s+that\b",
        re.IGNORECASE,
    )


def _clauses(text: str, last: int) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence from a place on."""
    for found in _CLAUSES.finditer(text, last):
        yield last, found.start()
        last = found.end()
    yield last, len(text)


@cache
def _named(lexicon: Lexicon, regional: tuple[str, ...]) -> re.Pattern[str]:
    """Any group by its name."""
    found = either({*lexicon.words(FAMILY, "groups"), *regional}, tilde=ENDING)
    adjectives, people = alternatives(lexicon, "group_adjectives"), alternatives(lexicon, "people")
    faiths = rf"{adjectives}(?=\s+{people}\b)"
    return re.compile(rf"(?<![\w-])(?:{found}(?![\w-])|{faiths})", re.IGNORECASE)


@cache
def _signs(lexicon: Lexicon) -> frozenset[str]:
    """The words without any of which a sentence blames nobody."""
    return openings(
        lexicon, "harms", "harming", "doers", "blaming", "standing_behind", "spoiling", "spreading"
    )


@cache
def _blames(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """The ways of blaming: it does, it is done by it, a threat from it, the doers are of it."""

    def words(*names: str) -> str:
        return rf"{alternatives(lexicon, *names)}\b"

    group = rf"(?<![\w-]){_VEIL}+(?![\w-])(?!\s+{words('organisation_nouns')})"
    some, few = r"(?:\s+[\w’'-]+){0,6}?\s+", r"(?:\s+[\w’'-]+){0,2}?\s+"  # noqa: RUF001
    before = r"\s+(?:[\w-]+\s+){0,3}?"
    gang = rf"(?:\s+{words('group_nouns')})?"
    harm = words("harms")
    doers = lexicon.words(FAMILY, "passive_doers")
    agents = either(one.removesuffix(" by") for one in doers if one.endswith(" by"))
    by = rf"{agents}(?:\s+{alternatives(lexicon, 'mostly')})?\s+by"
    done = rf"(?:{by}|{either(one for one in doers if not one.endswith(' by'))})\b"
    drawn = rf"(?:,?\s+[\w’'-]+){{0,12}}?\s+{words('made_of')}"  # noqa: RUF001
    ways = (
        rf"{group}{gang}{some}{words('doing')}{some}{harm}",
        rf"{group}{gang}{few}{words('harming')}(?!\s+(?:by|on|in|at)\b)",
        rf"{harm}(?:\s+[\w’'-]+){{0,5}}?\s*{done}{before}{group}",  # noqa: RUF001
        rf"{harm}(?:\s+[\w’'-]+){{0,8}}?\s+(?:in\s+{group}\s+hands|an?\s+{group}\s+{words('ascribed')})",  # noqa: RUF001
        rf"{words('threat_from')}{before}{group}",
        rf"{words('doers')}{drawn}{before}(?:{group}|{words('origins')})",
    )
    plain = _plainly(lexicon, group)
    return tuple(re.compile(way, re.IGNORECASE) for way in (*ways[:-1], *plain, ways[-1]))


def _plainly(lexicon: Lexicon, group: str) -> tuple[str, ...]:
    """The ways that need no word of crime: "are to blame for", "drag down", "spread stories"."""

    def words(*names: str) -> str:
        return rf"{alternatives(lexicon, *names)}\b"

    word = rf"(?!{words('turning')})[\w’'-]+"  # noqa: RUF001
    opening = rf"(?:^[\W\d]{{0,12}}|,\s|\b{words('joining')}\s)(?:{word}\s+){{0,3}}?"
    place = rf"(?:\s+{words('whence')}(?:\s+[\w’'-]+){{1,6}}?)?"  # noqa: RUF001
    subject = rf"{opening}{group}(?:\s+{word}){{0,2}}?{place}\s+"
    some, few = rf"(?:{words('determiners')}\s+){{0,3}}", r"(?:[\w-]+\s+){0,2}?"
    done = words("deeds", "harms")
    ended = rf"{words('harms')}(?:\s+[\w-]+){{0,6}}?\s+{words('ending_with')}\s+"
    return (
        rf"{subject}{words('blaming')}",
        rf"{subject}{words('standing_behind')}\s+{some}{few}{done}",
        rf"{subject}(?:{word}\s+){{0,4}}?{words('spoiling')}",
        rf"{subject}{words('spreading')}\s+{some}{words('tales')}",
        rf"{ended}{few}{group}",
    )
