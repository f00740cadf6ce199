"""Lists of shares which the words around them show to be the parts of one whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.figures.clash import step_of
from synopsis.report.check.figures.figure import Change, Figure, Shape
from synopsis.report.check.figures.patterns import listed, phrase
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.words import Lexicon
from synopsis.vocabulary import Hedge

_WHOLE = 100.0
_FEWEST = 3
_MOST = 130.0  # shares that make more than this were not meant to share one whole
_LEAST = 80.0
_WIDEST = 90  # characters between two shares of one list


@dataclass(frozen=True, slots=True)
class Division:
    """The shares of a list, whether the last of them is a remainder, and why they are a whole."""

    parts: tuple[Figure, ...]
    has_rest: bool
    reason: str

    @property
    def total(self) -> float:
        """Their sum in per cent."""
        return sum(one.low for one in self.parts)


def divisions(case: Case) -> Iterator[Hit]:
    """Shares of a list that go different ways, and do not make a whole."""
    for sentence in case.document.sentences:
        if sentence.block.kind in (Kind.CELL, Kind.HEADING, Kind.FOOTNOTE):
            continue
        found = _division(case, sentence)
        if found is not None and _is_off(found):
            yield _hit(found)


def _division(case: Case, sentence: Sentence) -> Division | None:
    parts = _listed(case.figures_in(sentence), sentence.text, case.lexicon)
    if len(parts) < _FEWEST or any(one.hedge is not Hedge.EXACT for one in parts):
        return None
    if len({one.years for one in parts}) > 1:
        return None
    if phrase(case.lexicon, "many_answers").search(sentence.block.text):
        return None
    reason = _reason(case, sentence, parts)
    return Division(parts, _is_closed(parts, case.lexicon), reason) if reason else None


def _reason(case: Case, sentence: Sentence, parts: Sequence[Figure]) -> str:
    """Why the shares of a list exclude each other; empty where they need not."""
    text, lexicon = sentence.text, case.lexicon
    following = case.document.sentences[sentence.number + 1 : sentence.number + 2]
    near = " ".join(one.text for one in following if one.block is sentence.block)
    if phrase(lexicon, "single_answer").search(f"{text} {near}"):
        return "each is counted once"
    if phrase(lexicon, "naming").search(text):
        return ""
    inside = _is_inside(text, parts[0])
    span = (0, parts[0].start) if inside else (parts[0].end, parts[1].start)
    if inside and _is_dealt(text[: parts[0].start], lexicon):
        return "the words say that each is one's own"
    way = phrase(lexicon, "division").search(text, *span)
    if way and _go_on(parts, way[0].split()[-1], lexicon):
        return "the words say that each goes one way"
    is_based = _based(lexicon).match(text) is not None
    closed = is_based and _is_closed(parts, lexicon)
    return "the last of them stands for all others" if closed else ""


def _is_dealt(before: str, lexicon: Lexicon) -> bool:
    """Whether a list of doers opens: "doses were administered by doctors (57 %), ..."."""
    return bool(_dealt(lexicon).search(before[-120:]))


@cache
def _dealt(lexicon: Lexicon) -> re.Pattern[str]:
    verbs = listed(lexicon, "dealt")
    return re.compile(
        rf"\s(?:is|are|was|were|been)\s(?:[^\W\d_]{{4,14}}\s)?{verbs}\s(?:[^\W\d_]{{4,14}}ly\s)?"
        r"(?:by|to|from|in|through|at)\s[^,;:()]{2,60}\($",
        re.IGNORECASE,
    )


def _is_closed(parts: Sequence[Figure], lexicon: Lexicon) -> bool:
    """Whether the last share is that of all others: "14 per cent for other reasons"."""
    text = parts[-1].sentence.text
    inside = _is_inside(text, parts[-1])
    words = text[parts[-2].end : parts[-1].start] if inside else text[parts[-1].end :]
    opening = " ".join(words.strip("(), ").split()[:4])
    return bool(phrase(lexicon, "rest").search(opening))


def _go_on(parts: Sequence[Figure], preposition: str, lexicon: Lexicon) -> bool:
    """Whether the later shares only go on with the verb of the first."""
    text = parts[0].sentence.text
    if _is_inside(text, parts[0]):
        between = text[parts[0].end : parts[-1].start]
        return not phrase(lexicon, "finite", "division").search(between)
    return all(text[one.end :].lstrip().lower().startswith(f"{preposition} ") for one in parts[1:])


@cache
def _based(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"{listed(lexicon, 'bases')}\s", re.IGNORECASE)


@cache
def _joint(lexicon: Lexicon) -> re.Pattern[str]:
    """What parts two shares of a list: a bracket that closes, a comma, and few words."""
    return re.compile(rf"(?:[)\s]?[^.;:()]*?)(?:,|\s{listed(lexicon, 'joiners')}\s)[^.;:)]*")


def _listed(figures: Sequence[Figure], text: str, lexicon: Lexicon) -> tuple[Figure, ...]:
    """The levels in per cent of a sentence, where all of them stand in one list."""
    parts = [one for one in figures if one.shape is Shape.PERCENT]
    if any(one.change is not Change.NONE or one.low != one.high for one in parts):
        return ()
    of = re.compile(rf"\s{listed(lexicon, 'population_of')}\s", re.IGNORECASE)
    if any(of.match(text, one.end) for one in parts[1:]):
        return ()
    inside = [_is_inside(text, one) for one in parts]
    if len(set(inside)) > 1 or any(not _is_plain(one) for one in parts):
        return ()
    for left, right in pairwise(parts):
        between = text[left.end : right.start]
        if len(between) > _WIDEST or not _joint(lexicon).fullmatch(between):
            return ()
        is_list = inside[0] or _opens(between, lexicon)
        if not is_list or phrase(lexicon, "apart_in_lists").search(between):
            return ()
    return tuple(parts)


def _is_plain(figure: Figure) -> bool:
    """Whether a share is one number in digits."""
    return len(re.findall(r"\d+(?:[.,]\d+)?", figure.words)) == 1


def _is_inside(text: str, figure: Figure) -> bool:
    """Whether a share is all that stands in its brackets."""
    return text[: figure.start].endswith("(") and text[figure.end :].startswith(")")


def _opens(between: str, lexicon: Lexicon) -> bool:
    """Whether a share is the first word behind a comma or an "and"."""
    joiner = listed(lexicon, "joiners")
    return bool(re.search(rf"(?:,|\s{joiner})\s(?:{joiner}\s)?$", between, re.IGNORECASE))


def _is_off(found: Division) -> bool:
    slack = max(1.0, sum(step_of(one) for one in found.parts))
    over = _WHOLE + slack < found.total <= _MOST
    under = found.has_rest and _LEAST <= found.total < _WHOLE - slack
    return over or under


def _hit(found: Division) -> Hit:
    last = found.parts[-1]
    listed = " + ".join(f"{one.low:g}" for one in found.parts)
    return Hit(
        last.sentence,
        last.start,
        last.end,
        f"The shares {listed} make {found.total:g} %, not 100 %, and {found.reason}.",
        severity=Severity.CAUTION,
    )
