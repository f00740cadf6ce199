"""Counts that a document announces, against the list that it gives in another place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import RUNNING, Block, Kind, Sentence
from synopsis.report.check.rules.amounts.listing import item_runs, outermost
from synopsis.report.check.rules.amounts.stated import YEAR, after, listed, spelled
from synopsis.report.check.words import Lexicon

_NUMBERED = re.compile(r"\b([A-Za-z]{4,20}) (\d{1,2})\b")
_LONGEST = 300  # characters of a sentence that opens a list


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
    found = [one for one in _runs(case) if _is_of(one, noun, case.lexicon)]
    if len(found) != 1:
        return None
    run, block = found[0], sentence.block
    follows = run.place > 0 and case.document.blocks[run.place - 1] is block
    return None if follows or any(one is block for one in run.items) else run


def told_after(case: Case, sentence: Sentence, start: int, end: int) -> int | None:
    """How many acts the next sentence tells, each in a clause of its own.

    "It took three steps. It put up cameras, and it changed the locks." Only where nothing after it
    may go on with them, and no clause holds two.
    """
    patterns, following = _patterns(case.lexicon), after(case, sentence)[:2]
    is_opened = patterns["took"].search(sentence.text[:start]) and following
    if not is_opened or not patterns["when"].fullmatch(sentence.text, end):
        return None
    acts, *more = (one.text for one in following)
    clauses = patterns["clause"].split(acts)
    if len(clauses) < 2 or any(patterns["goes_on"].match(one) for one in more):
        return None
    are_acts = all(
        patterns["acts"].match(one) and not patterns["two"].search(one) for one in clauses
    )
    return len(clauses) if are_acts else None


def _is_announced(sentence: Sentence, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the document says of itself how many it gives, or how many things took place."""
    text, patterns = sentence.text, _patterns(lexicon)
    if sentence.block.kind not in RUNNING or YEAR.search(text):
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
    patterns, is_role = _patterns(lexicon), noun in lexicon.words("amounts", "roles")
    return is_role and all(patterns[one].search(run.opening) for one in ("persons", "spoke"))


@lru_cache(maxsize=512)
def _naming(noun: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(noun.rstrip('s'))}(?:s|es)?\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def _runs(case: Case) -> tuple[Run, ...]:
    """Every list of the document but those of notes, each with its opening and heading."""
    blocks, patterns = case.document.blocks, _patterns(case.lexicon)
    found = []
    for place, items in item_runs(case.document):
        heading = "".join(blocks[place].section[-1:])
        if len(items) < 2 or patterns["apparatus"].search(heading):
            continue
        opening = _opening(blocks[place - 1]) if place else ""
        if not (opening and (patterns["part"].search(opening) or re.search(r"\d", opening))):
            found.append(Run(place, outermost(items), opening, heading))
    return tuple(found)


def _opening(block: Block) -> str:
    """The last sentence of the paragraph before a list, where a colon ends it."""
    text = block.text if block.kind is Kind.PARAGRAPH else ""
    last = re.split(r"(?<=[.!?])\s", text)[-1]
    return last if last.rstrip().endswith(":") and len(last) < _LONGEST else ""


@lru_cache(maxsize=4)
def numbered_headings(case: Case) -> Mapping[str, dict[int, int]]:
    """By noun, the numbers that headings give it, each with the number of its sentence."""
    found: dict[str, dict[int, int]] = {}
    for one in case.document.sentences:
        if one.block.kind is not Kind.HEADING:
            continue
        for match in _NUMBERED.finditer(one.text):
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
    joins, pronouns = listed(lexicon, "joins"), listed(lexicon, "acting_pronouns")
    sources = {
        "gives": rf"\b(?:{gives})\b",
        "gives_to": rf"(?:[^.;]{{0,160}}[,;.\w]\s)?{subject}\s(?:[a-z]{{2,12}}\s){{0,2}}?"
        rf"(?:{gives})\s(?:[a-z]{{2,12}}\s){{0,2}}?",
        "first": r"(?:[^,;:.]{0,60},\s)?(?:an?\stotal\sof\s|the\s|all\s|in\sall,?\s)?",
        "held": rf"\s{listed(lexicon, 'held')}\b",
        "other": rf"\b{listed(lexicon, 'other_editions')}\b",
        "persons": rf"\b(?:{listed(lexicon, 'persons')}|persons)\b",
        "spoke": rf"\b{listed(lexicon, 'spoke')}\b",
        "part": rf"\b(?:{listed(lexicon, 'samples')}|{spelled(lexicon)})(?!\w)",
        "took": rf"\b{listed(lexicon, 'taking')}\s(?:the\sfollowing\s)?$",
        "when": r"(?:\sin\s(?:[A-Z][a-z]{2,9}\s)?(?:19|20)\d\d)?[.:]?\s*",
        "acts": rf"\W*{pronouns}\s(?!{listed(lexicon, 'not_acts')}\b)[a-z]",
        "clause": rf"[,;]\s(?:(?:{joins}|then)\s)?(?={pronouns}\s[a-z])"
        rf"|\s(?:{joins})\s(?={pronouns}\s[a-z])",
        "two": rf"\s(?:{joins})\s|,",
        "goes_on": rf"\W*(?:{pronouns}|{listed(lexicon, 'going_on')})\b",
        "apparatus": rf"\b{listed(lexicon, 'notes_headings')}\b",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
