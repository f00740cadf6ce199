"""Groups named by ethnicity, religion or nationality as doers of harm, and no source for it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.note import Hit
from synopsis.report.check.rules.reasoning.prose import own_voice, unquoted
from synopsis.report.check.rules.reasoning.wording import (
    FAMILY,
    alternatives,
    bag,
    listed,
    openings,
)
from synopsis.report.check.sourcing import own_sources
from synopsis.report.check.words import Lexicon

_CLAUSES = re.compile(r"[;:]\s|,\s(?=(?:but|while|whereas|although|yet|so)\s)|\.\s")


def group_blamed_without_source(case: Case) -> Iterable[Hit]:
    """Clauses in which a group, by its name, does harm, in a sentence that gives no source."""
    regional = case.terms.groups if case.terms else ()
    quick, patterns = _quick(case.lexicon, regional), _blames(case.lexicon, regional)
    for _, sentence in own_voice(case.document):
        named = quick.search(sentence.text)
        found = _first(patterns, sentence, case.lexicon) if named else None
        if found is not None and not own_sources(case, sentence):
            words = sentence.text[found[0] : found[1]]
            yield Hit(sentence, *found, f"“{words}” lays harm at a whole group without a source.")


def _first(
    patterns: tuple[re.Pattern[str], ...], sentence: Sentence, lexicon: Lexicon
) -> tuple[int, int] | None:
    """The first clause that blames, and no victim or organisation in it."""
    if _signs(lexicon).isdisjoint(bag(sentence.text)):
        return None
    text, suffers = unquoted(sentence), listed(lexicon, "victim_words", "inquiring")
    told = _told(lexicon).match(text)
    for start, end in _clauses(text, told.end() if told else 0):
        clause = text[start:end]
        if listed(lexicon, "disowned").search(clause):
            continue
        makeup = patterns[-1].search(clause)
        if makeup is not None:
            return start + makeup.start(), start + makeup.end()
        for pattern in patterns[:-1]:
            found = pattern.search(clause)
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


def _spelt(group: str) -> str:
    """A group's name as a pattern; a `~` stands for any ending."""
    return (
        re.escape(group).replace(r"\ ", r"\s+").replace(r"\~", "~").replace("~", r"[\w’'-]{0,12}")  # noqa: RUF001
    )


@cache
def _named(lexicon: Lexicon, regional: tuple[str, ...]) -> str:
    """Any group by its name; nothing where the language has none."""
    names = {*lexicon.words(FAMILY, "groups"), *regional}
    found = "|".join(_spelt(one) for one in sorted(names, key=lambda one: (-len(one), one)))
    adjectives, people = alternatives(lexicon, "group_adjectives"), alternatives(lexicon, "people")
    faiths = rf"(?:{adjectives})(?=\s+(?:{people})\b)"
    return rf"(?<![\w-])(?:(?:{found})(?![\w-])|{faiths})" if names else r"(?!)"


@cache
def _signs(lexicon: Lexicon) -> frozenset[str]:
    """The words without any of which a sentence blames nobody."""
    return openings(
        lexicon, "harms", "harming", "doers", "blaming", "standing_behind", "spoiling", "spreading"
    )


@cache
def _quick(lexicon: Lexicon, regional: tuple[str, ...]) -> re.Pattern[str]:
    """Whether a sentence names a group, or doers of harm, at all."""
    doers = rf"\b(?:{alternatives(lexicon, 'doers')})\b"
    return re.compile(rf"{_named(lexicon, regional)}|{doers}", re.IGNORECASE)


@cache
def _blames(lexicon: Lexicon, regional: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The ways of blaming: it does, it is done by it, a threat from it, the doers are of it."""

    def words(*names: str) -> str:
        return rf"(?:{alternatives(lexicon, *names)})\b"

    group = rf"{_named(lexicon, regional)}(?!\s+{words('organisation_nouns')})"
    some, few = r"(?:\s+[\w’'-]+){0,6}?\s+", r"(?:\s+[\w’'-]+){0,2}?\s+"  # noqa: RUF001
    before = r"\s+(?:[\w-]+\s+){0,3}?"
    gang = rf"(?:\s+{words('group_nouns')})?"
    harm = words("harms")
    done = words("passive_doers").replace(
        r"\s+by", rf"(?:\s+(?:{alternatives(lexicon, 'mostly')}))?\s+by"
    )
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
        return rf"(?:{alternatives(lexicon, *names)})\b"

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
