"""Parts that are said to be the whole, and do not make it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from synopsis.report.check.case import Case
from synopsis.report.check.document import Block, Kind, Sentence
from synopsis.report.check.figures.figure import Figure, Shape
from synopsis.report.check.figures.patterns import phrase
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.answered import answered
from synopsis.report.check.rules.amounts.counted_parts import counted_parts
from synopsis.report.check.rules.amounts.divisions import divisions
from synopsis.report.check.rules.amounts.levels import (
    WHOLE,
    Shares,
    are_plain,
    figures_of,
    is_level,
    total_of,
)
from synopsis.report.check.rules.amounts.listing import led_lists
from synopsis.report.check.rules.amounts.of_these import of_these
from synopsis.report.check.rules.amounts.share_columns import share_columns
from synopsis.report.check.rules.amounts.stated import after
from synopsis.report.check.rules.amounts.table_sums import table_sums
from synopsis.report.check.rules.amounts.whole_nearby import are_of_several, is_whole_nearby
from synopsis.report.check.rules.amounts.yearly_sums import yearly_sums
from synopsis.report.check.words import Lexicon

_TOO_MUCH = 101.0
_TOO_LITTLE = 99.0
_NEARLY_WHOLE = 80.0  # shares that reach this far look as if they were all of them
_SURELY_ONE = 130.0  # shares that make more than this were not meant to share one whole
_FEWEST_SURE = 3
_LEAD = 60  # characters between a word that says that shares make a whole and the first of them


def parts_do_not_add_up(case: Case) -> Iterable[Hit]:
    """Shares or counts that should make a whole, in sentences, lists and tables."""
    yield from _once(_prose(case), divisions(case), answered(case))
    yield from _listed(case)
    yield from _once(counted_parts(case), of_these(case))
    yield from table_sums(case)
    yield from share_columns(case)
    yield from yearly_sums(case)


def _once(*ways: Iterable[Hit]) -> Iterator[Hit]:
    """What several ways of reading find, the first of them alone where they speak of a sentence."""
    spoken: set[int] = set()
    for way in ways:
        told = [hit for hit in way if hit.sentence.number not in spoken]
        spoken |= {hit.sentence.number for hit in told}
        yield from told


def _prose(case: Case) -> Iterator[Hit]:
    """Shares of one passage of a paragraph that says they exclude each other."""
    used: set[int] = set()
    for sentence in case.document.sentences:
        if sentence.number in used or sentence.block.kind in (Kind.CELL, Kind.HEADING):
            continue
        shares = _shares(case, sentence)
        if len(shares.parts) < 2:
            continue
        hit = _judged(case, shares)
        if hit is not None:
            used |= {one.sentence.number for one in shares.parts}
            yield hit


def _shares(case: Case, sentence: Sentence) -> Shares:
    """The shares of a sentence, and of the next ones where they go on with the same question."""
    parts = _exclusive(case.figures_in(sentence), sentence.text, case.lexicon)
    for following in after(case, sentence) if parts else ():
        if total_of(parts) >= _TOO_LITTLE or not _goes_on(following, case.lexicon):
            break
        more = _exclusive(case.figures_in(following), following.text, case.lexicon)
        if not more:
            break
        parts = (*parts, *more)
    return Shares(_until_rest(parts, case.lexicon))


def _goes_on(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence opens as one that goes on with the answers before."""
    return phrase(lexicon, "continuing").match(sentence.text) is not None


def _exclusive(figures: Sequence[Figure], text: str, lexicon: Lexicon) -> tuple[Figure, ...]:
    """Levels in per cent, each once: "a third, or 34 %" and "a quarter (23 %)" are one share."""
    kept: list[Figure] = []
    for figure in figures:
        if not is_level(figure, Shape.PERCENT):
            continue
        if kept and _says_again(kept[-1], figure, text, lexicon):
            kept[-1] = figure
        else:
            kept.append(figure)
    return tuple(kept)


def _says_again(first: Figure, second: Figure, text: str, lexicon: Lexicon) -> bool:
    """Whether a second share is only the first in digits."""
    between = text[first.end : second.start]
    is_digits = any(map(str.isdigit, second.words)) and not any(map(str.isdigit, first.words))
    is_apart = phrase(lexicon, "openers", "joiners").search(between)
    return is_digits and abs(first.low - second.low) <= 4 and len(between) < 70 and not is_apart


def _until_rest(parts: tuple[Figure, ...], lexicon: Lexicon) -> tuple[Figure, ...]:
    """Parts up to the one that is called the rest; what follows is a share of something else."""
    for index, figure in enumerate(parts):
        if _is_rest(figure, lexicon):
            return parts[: index + 1]
    return parts


def _is_rest(figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a share is called the rest: "the remaining 70 %", "the rest (12 %)"."""
    text = figure.sentence.text
    before = text[max(0, figure.start - 16) : figure.start]
    found = list(phrase(lexicon, "remainder").finditer(before))
    return bool(found) and len(before[found[-1].end() :].split()) <= 1


def _judged(case: Case, shares: Shares) -> Hit | None:
    """A hit where shares that exclude each other miss the whole."""
    parts, lexicon = shares.parts, case.lexicon
    if not _one_population(parts) or are_of_several(parts, lexicon):
        return None
    hit = _missed(lexicon, shares)
    if hit is None or _is_open(case, parts):
        return None
    return None if is_whole_nearby(case, parts, shares.slack) else hit


def _missed(lexicon: Lexicon, shares: Shares) -> Hit | None:
    """A hit where the last share is called the rest, or the words say that all are told."""
    parts, text = shares.parts, _passage(shares.parts)
    if _is_rest(parts[-1], lexicon) and _is_wrong_rest(shares, lexicon):
        return shares.missing("the last of them is called the rest", _severity(shares))
    is_split = phrase(lexicon, "split").search(text) is not None
    if len(parts) < 3 - is_split or not (is_split or any(_is_another(x, lexicon) for x in parts)):
        return None
    if shares.total > max(_TOO_MUCH, WHOLE + shares.slack):
        return _over(shares, lexicon)
    if _falls_short(shares) and not phrase(lexicon, "rest").search(text):
        reason = f"the other {WHOLE - shares.total:g} % are not told"
        return shares.missing(reason, Severity.CAUTION)
    return None


def _is_wrong_rest(shares: Shares, lexicon: Lexicon) -> bool:
    """Whether a rest that is told without a hedge leaves a gap or goes too far."""
    is_off = abs(shares.total - WHOLE) > shares.slack
    return is_off and are_plain(shares.parts) and not _is_nested(shares.parts[-1], lexicon)


def _severity(shares: Shares) -> Severity:
    """An error where one sentence plainly lists all shares; else others may belong to them."""
    in_one = len({one.sentence.number for one in shares.parts}) == 1
    is_sure = in_one and len(shares.parts) >= _FEWEST_SURE and shares.total <= _SURELY_ONE
    return Severity.ERROR if is_sure else Severity.CAUTION


def _over(shares: Shares, lexicon: Lexicon) -> Hit | None:
    """Shares that make too much: beyond doubt only where a word of sharing leads to them."""
    first = shares.parts[0]
    lead = first.sentence.text[max(0, first.start - _LEAD) : first.start]
    if phrase(lexicon, "split").search(re.split(r"[.;!?]\s", lead)[-1]):
        return shares.missing("they are told as parts of one whole", _severity(shares))
    if phrase(lexicon, "naming").search(_passage(shares.parts)):
        return None
    return shares.missing("they are told as parts of one whole", Severity.CAUTION)


def _is_another(figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a share is called a further one: "another 32 %"."""
    before = figure.sentence.text[max(0, figure.start - 28) : figure.start]
    return bool(phrase(lexicon, "another").search(before))


def _falls_short(shares: Shares) -> bool:
    return _NEARLY_WHOLE <= shares.total < _TOO_LITTLE and are_plain(shares.parts)


def _is_nested(figure: Figure, lexicon: Lexicon) -> bool:
    """Whether the rest is itself the base of further shares: "of the remaining 53 %, 20 ..."."""
    before = figure.sentence.text[max(0, figure.start - 30) : figure.start]
    return bool(phrase(lexicon, "population_of").match(before.lstrip("., ").lower()))


def _passage(parts: Sequence[Figure]) -> str:
    """The sentences that tell some shares."""
    return " ".join(dict.fromkeys(one.sentence.text for one in parts))


def _is_open(case: Case, parts: Sequence[Figure]) -> bool:
    """Whether several answers were possible, here or anywhere in the section's words."""
    block = parts[0].sentence.block
    at = next(index for index, one in enumerate(case.document.blocks) if one is block)
    around = (one.text for one in case.document.blocks[max(0, at - 1) : at + 2])
    return bool(phrase(case.lexicon, "many_answers").search(" ".join((*around, *block.section))))


def _one_population(parts: Sequence[Figure]) -> bool:
    """Whether the parts are of one place and one year; a horizon of some is no year of all."""
    years = {one.years for one in parts if len(one.years) == 1}
    places = {one.places for one in parts if one.places}
    is_series = len(years) > 1 and all(one.years for one in parts)
    return len(places) <= 1 and not is_series


def _listed(case: Case) -> Iterator[Hit]:
    """Items of a list under a lead that says they split a whole."""
    for lead, items in led_lists(case):
        yield from _list_hit(case, lead, items)


def _list_hit(case: Case, lead: Block, items: Sequence[Block]) -> Iterator[Hit]:
    said = phrase(case.lexicon, "split").search(lead.text)
    if not said or phrase(case.lexicon, "many_answers").search(lead.text):
        return
    parts = [one for one in figures_of(case, items) if one.shape is Shape.PERCENT]
    if len(parts) != len(items) or not are_plain(parts):
        return
    shares = Shares(tuple(parts))
    is_off = abs(shares.total - WHOLE) > shares.slack
    if is_off and _NEARLY_WHOLE <= shares.total <= _SURELY_ONE:
        severity = Severity.ERROR if shares.total > WHOLE else Severity.CAUTION
        yield shares.missing("the lead says that they share out one whole", severity)
