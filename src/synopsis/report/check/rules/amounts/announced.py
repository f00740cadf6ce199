"""Counts that a document announces, against the list that it gives in another place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Block, Kind, Sentence
from synopsis.report.check.rules.amounts.growth import YEAR
from synopsis.report.check.rules.amounts.stated import listed, number_words
from synopsis.report.check.words import Lexicon, either


@dataclass(frozen=True, eq=False, slots=True)
class Run:
    """Items that stand together: how many, the block of the first, and the words above them."""

    place: int
    items: tuple[Block, ...]
    opening: str
    heading: str


def far_list(case: Case, sentence: Sentence, start: int, end: int, noun: str) -> Run | None:
    """The one list elsewhere of the things that a sentence counts for the whole document."""
    if not _is_announced(sentence, start, end, case.lexicon):
        return None
    found = [one for one in runs(case) if _is_of(one, noun, case.lexicon)]
    if len(found) != 1 or not found[0].items:
        return None
    blocks, place = case.document.blocks, found[0].place
    follows = place > 0 and blocks[place - 1] is sentence.block
    return None if follows or any(one is sentence.block for one in found[0].items) else found[0]


def told_after(case: Case, sentence: Sentence, start: int, end: int) -> int | None:
    """How many acts the next sentence tells, each in a clause of its own.

    "It took three steps. It put up cameras, and it changed the locks." Only where nothing after it
    may go on with them, and no clause holds two.
    """
    patterns, place = _patterns(case.lexicon), sentence.number + 1
    after = case.document.sentences[place : place + 2]
    here = [one for one in after if one.block is sentence.block]
    if not patterns["took"].search(sentence.text[:start]) or not here:
        return None
    if not patterns["when"].fullmatch(sentence.text, end) or not patterns["acts"].match(
        here[0].text
    ):
        return None
    clauses = patterns["clause"].split(here[0].text)
    going = len(here) > 1 and patterns["goes_on"].match(here[1].text)
    if (
        going
        or len(clauses) < 2
        or not all(
            patterns["acts"].match(one) and not patterns["two"].search(one) for one in clauses
        )
    ):
        return None
    return len(clauses)


def _is_announced(sentence: Sentence, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the document says of itself how many it gives, or how many things took place."""
    text, patterns = sentence.text, _patterns(lexicon)
    if sentence.block.kind not in (Kind.PARAGRAPH, Kind.ITEM) or YEAR.search(text):
        return False
    if patterns["other"].search(text) or sentence.is_quoted(start, end):
        return False
    if patterns["gives"].search(text, 0, start) and text[:start].endswith(" "):
        return patterns["gives_to"].fullmatch(text[:start]) is not None
    return bool(patterns["first"].fullmatch(text[:start]) and patterns["held"].match(text, end))


def _is_of(run: Run, noun: str, lexicon: Lexicon) -> bool:
    """Whether a heading or opening names the things, or the persons who did what they did."""
    named = _naming(noun)
    if run.heading and named.search(run.heading):
        return True
    if not run.opening:
        return False
    if named.search(run.opening, 0, 60):
        return True
    persons = noun in (lexicon.entry("amounts", "roles") or {})
    patterns = _patterns(lexicon)
    return bool(
        persons
        and patterns["persons"].search(run.opening)
        and patterns["spoke"].search(run.opening)
    )


@lru_cache(maxsize=512)
def _naming(noun: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(noun.rstrip('s'))}(?:s|es)?\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def runs(case: Case) -> tuple[Run, ...]:
    """Every list of the document but those of notes, each with its opening and heading."""
    blocks = case.document.blocks
    patterns = _patterns(case.lexicon)
    found = []
    for place, items in _lists(blocks):
        section = blocks[place].section
        heading = section[-1] if section else ""
        if patterns["apparatus"].search(heading):
            continue
        before = blocks[place - 1] if place else None
        opening = before.text if before is not None and before.kind is Kind.PARAGRAPH else ""
        last = re.split(r"(?<=[.!?])\s", opening)[-1]
        opening = last if last.rstrip().endswith(":") and len(last) < 300 else ""
        if opening and (patterns["part"].search(opening) or re.search(r"\d", opening)):
            continue
        found.append(Run(place, items, opening, heading))
    return tuple(found)


def _lists(blocks: tuple[Block, ...]) -> Iterator[tuple[int, tuple[Block, ...]]]:
    place = 0
    while place < len(blocks):
        stop = place
        while stop < len(blocks) and blocks[stop].kind is Kind.ITEM:
            stop += 1
        if stop - place > 1:
            level = min(one.level for one in blocks[place:stop])
            yield place, tuple(one for one in blocks[place:stop] if one.level == level)
        place = max(stop, place + 1)


@lru_cache(maxsize=4)
def numbered_headings(case: Case) -> Mapping[str, dict[int, int]]:
    """By noun, the numbers that headings give it, each with the number of its sentence."""
    found: dict[str, dict[int, int]] = {}
    for one in case.document.sentences:
        if one.block.kind is not Kind.HEADING:
            continue
        for match in re.finditer(r"\b([A-Za-z]{4,20}) (\d{1,2})\b", one.text):
            found.setdefault(match[1].lower(), {}).setdefault(int(match[2]), one.number)
    return found


def is_off(stated: int, hedge: str, listed_ones: int, lexicon: Lexicon) -> bool:
    """Whether a count, with the words before it, is not that of those who are listed."""
    if hedge in lexicon.words("amounts", "over_words"):
        return listed_ones < stated
    if hedge in lexicon.words("amounts", "under_words"):
        return listed_ones > stated
    if hedge:
        return abs(listed_ones - stated) > 0.15 * stated
    return listed_ones != stated


@cache
def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    gives, texts = listed(lexicon, "presenting"), listed(lexicon, "own_texts")
    subject = rf"(?:(?:the|this|our|present)\s(?:[\w-]{{2,20}}\s){{0,2}}?(?:{texts})|we|it|they)"
    words = number_words(lexicon).pattern.replace(r"\b(?:", "(?:", 1)
    joins = listed(lexicon, "joins")
    pronouns = rf"{listed(lexicon, 'acting_pronouns')}"
    acts = rf"\W*{pronouns}\s(?!{listed(lexicon, 'not_acts')}\b)[a-z]"
    sources = {
        "gives": rf"\b(?:{gives})\b",
        "gives_to": rf"(?:[^.;]{{0,160}}[,;.\w]\s)?{subject}\s(?:[a-z]{{2,12}}\s){{0,2}}?"
        rf"(?:{gives})\s(?:[a-z]{{2,12}}\s){{0,2}}?",
        "first": r"(?:[^,;:.]{0,60},\s)?(?:an?\stotal\sof\s|the\s|all\s|in\sall,?\s)?",
        "held": rf"\s{listed(lexicon, 'held')}\b",
        "other": rf"\b{listed(lexicon, 'other_editions')}\b",
        "persons": rf"\b(?:{listed(lexicon, 'persons')}|persons)\b",
        "spoke": rf"\b{listed(lexicon, 'spoke')}\b",
        "part": rf"\b(?:{listed(lexicon, 'samples')}|{words})(?!\w)",
        "took": rf"\b{listed(lexicon, 'taking')}\s(?:the\sfollowing\s)?$",
        "when": r"(?:\sin\s(?:[A-Z][a-z]{2,9}\s)?(?:19|20)\d\d)?[.:]?\s*",
        "acts": acts,
        "clause": rf"[,;]\s(?:(?:{joins}|then)\s)?(?={pronouns}\s[a-z])"
        rf"|\s(?:{joins})\s(?={pronouns}\s[a-z])",
        "two": rf"\s(?:{joins})\s|,",
        "goes_on": rf"\W*(?:{pronouns}|{listed(lexicon, 'going_on')})\b",
        "apparatus": rf"\b{either(lexicon.words('amounts', 'notes_headings'))}\b",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
