"""Groups named by ethnicity, religion or nationality as doers of harm, and no source for it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from synopsis.report.check.case import Case
from synopsis.report.check.note import Hit
from synopsis.report.check.rules.reasoning.origins import blame_in, blaming_signs, veil_origins
from synopsis.report.check.rules.reasoning.prose import own_voice, unquoted
from synopsis.report.check.rules.reasoning.wording import FAMILY, listed, openings, shaped
from synopsis.report.check.sourcing import own_sources
from synopsis.report.check.tokens import tokens_in
from synopsis.report.check.words import ENDING, Lexicon, either

_VEIL = "\ua66e"
"""A letter of one old manuscript; each letter of a group's name is put as it, for quick search."""

_FAITHFUL = r"{group_adjectives}(?=\s+{people}\b)"
"""A faith before people of any sort: "Protestant crews"."""

_TOLD = r"\W*(?:{WORD}\s+){0,4}?{hearsay}(?:\s+{WORD}){0,6}?\s+{speech},?\s+that\b"
"""How a sentence opens that only says who said it: "Panellists noted that"."""

_PIECES = {
    "GROUP": rf"(?<![\w-]){_VEIL}+(?![\w-])(?!\s+{{organisation_nouns}}\b)",
    "GANG": r"(?:\s+{group_nouns}\b)?",
    "NEAR": r"\s+(?:[\w-]+\s+){0,3}?",
    "NAMED": r"(?!{turning}\b){WORD}",
    "SUBJECT": r"""(?:^[\W\d]{0,12}|,\s|\b{joining}\b\s)(?:{NAMED}\s+){0,3}?{GROUP}
        (?:\s+{NAMED}){0,2}?(?:\s+{whence}\b(?:\s+{WORD}){1,6}?)?\s+""",
    "FEW": r"(?:[\w-]+\s+){0,2}?",
}
_HARM = (
    # It does harm: "gangs of them run the drug market", "they steal".
    r"{GROUP}{GANG}(?:\s+{WORD}){0,6}?\s+{doing}\b(?:\s+{WORD}){0,6}?\s+{harms}\b",
    r"{GROUP}{GANG}(?:\s+{WORD}){0,2}?\s+{harming}\b(?!\s+(?:by|on|in|at)\b)",
    # Harm is done by it, lies in its hands, or comes from it.
    r"{harms}\b(?:\s+{WORD}){0,5}?\s*(?:{BY}(?:\s+{mostly})?\s+by|{NOT_BY})\b{NEAR}{GROUP}",
    r"{harms}\b(?:\s+{WORD}){0,8}?\s+(?:in\s+{GROUP}\s+hands|an?\s+{GROUP}\s+{ascribed}\b)",
    r"{threat_from}\b{NEAR}{GROUP}",
    # What needs no word of crime: "drag down", "spread stories".
    r"{SUBJECT}{blaming}\b",
    r"{SUBJECT}{standing_behind}\b\s+(?:{determiners}\b\s+){0,3}{FEW}{deeds|harms}\b",
    r"{SUBJECT}(?:{NAMED}\s+){0,4}?{spoiling}\b",
    r"{SUBJECT}{spreading}\b\s+(?:{determiners}\b\s+){0,3}{tales}\b",
    r"{harms}\b(?:\s+[\w-]+){0,6}?\s+{ending_with}\b\s+{FEW}{GROUP}",
)
_MADE_OF = r"{doers}\b(?:,?\s+{WORD}){0,12}?\s+{made_of}\b{NEAR}(?:{GROUP}|{origins}\b)"
"""The doers are of it: "most smugglers come from"."""

_CLAUSES = re.compile(r"[;:]\s|,\s(?=(?:but|while|whereas|although|yet|so)\s)|\.\s")


def group_blamed_without_source(case: Case) -> Iterable[Hit]:
    """Clauses in which a group, by its name, does harm, in a sentence that gives no source."""
    regional = case.terms.groups if case.terms else ()
    named = _named(case.lexicon, regional)
    doers = listed(case.lexicon, "doers", "guilty_of", "answerable_for")
    for _, sentence in own_voice(case.document):
        text = unquoted(sentence)
        if _signs(case.lexicon).isdisjoint(tokens_in(text)):
            continue
        veiled = veil_origins(named.sub(_veiled, text), case.lexicon)
        is_about = veiled != text or doers.search(text) is not None
        found = _first_blame(text, veiled, case.lexicon) if is_about else None
        if found is not None and not own_sources(case, sentence):
            words = sentence.text[found[0] : found[1]]
            yield Hit(sentence, *found, f"“{words}” lays harm at a whole group without a source.")


def _veiled(found: re.Match[str]) -> str:
    return _VEIL * len(found[0])


def _first_blame(text: str, veiled: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """The first clause that blames, and no victim or organisation in it."""
    disowned, told = listed(lexicon, "disowned"), shaped(lexicon, _TOLD).match(text)
    for start, end in _clauses(text, told.end() if told else 0):
        clause, hidden = text[start:end], veiled[start:end]
        doubted = disowned.search(listed(lexicon, "slurs").sub(" ", clause))
        found = None if doubted else _blame_in(clause, hidden, lexicon)
        if found is not None:
            return start + found.start(), start + found.end()
    return None


def _blame_in(clause: str, hidden: str, lexicon: Lexicon) -> re.Match[str] | None:
    """The words of a clause that blame; `hidden` is the clause with the groups' names veiled."""
    harm, made_of = _blames(lexicon)
    found = made_of.search(hidden)
    if found is not None:
        return found
    plain = blame_in(clause, hidden, lexicon)
    if plain is not None:
        return plain
    suffers = listed(lexicon, "victim_words", "inquiring")
    hits = (found for pattern in harm if (found := pattern.search(hidden)))
    return next((one for one in hits if not suffers.search(clause, 0, one.end())), None)


def _clauses(text: str, last: int) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence from a place on."""
    for found in _CLAUSES.finditer(text, last):
        yield last, found.start()
        last = found.end()
    yield last, len(text)


@cache
def _named(lexicon: Lexicon, regional: tuple[str, ...]) -> re.Pattern[str]:
    """Any group by its name."""
    names = either({*lexicon.words(FAMILY, "groups"), *regional}, tilde=ENDING)
    shape = r"(?<![\w-])(?:{NAMES}(?![\w-])|{FAITHFUL})"
    return shaped(lexicon, shape, NAMES=names, FAITHFUL=_FAITHFUL)


@cache
def _signs(lexicon: Lexicon) -> frozenset[str]:
    """The words without any of which a sentence blames nobody."""
    return blaming_signs(lexicon) | openings(lexicon, "harms", "harming", "doers", "spreading")


@cache
def _blames(lexicon: Lexicon) -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    """The ways of laying harm at a group, and the way of saying of what group the doers are."""
    doers = lexicon.words(FAMILY, "passive_doers")
    pieces = {
        **_PIECES,
        "BY": either(one.removesuffix(" by") for one in doers if one.endswith(" by")),
        "NOT_BY": either(one for one in doers if not one.endswith(" by")),
    }
    harm = tuple(shaped(lexicon, shape, **pieces) for shape in _HARM)
    return harm, shaped(lexicon, _MADE_OF, **pieces)
