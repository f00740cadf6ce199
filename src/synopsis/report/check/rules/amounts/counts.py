"""Stated counts against what is listed: right after them, in headings, in lists of persons."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from synopsis.report.check.case import Case
from synopsis.report.check.document import Block, Kind, Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.announced import (
    far_list,
    is_off,
    numbered_headings,
    told_after,
)
from synopsis.report.check.rules.amounts.enumerated import Told, enumerated
from synopsis.report.check.rules.amounts.headed_lists import under_headings
from synopsis.report.check.rules.amounts.listing import (
    Counted,
    are_bodies,
    count_inline,
    goes_on,
    items_after,
    list_apart,
    outermost,
)
from synopsis.report.check.rules.amounts.roster import rosters
from synopsis.report.check.rules.amounts.stated import (
    listed,
    number,
    prose,
    read_number,
    spelled,
)
from synopsis.report.check.rules.amounts.told_lists import (
    Said,
    count_clauses,
    gatherings,
    list_elsewhere,
)
from synopsis.report.check.words import Lexicon

_BRACKET = re.compile(r"\s\(([^()]{5,400})\)")
_BEFORE = 40
_FEW = 3  # headings that are a row
_HUGE = 1000
_MANY = 40
"""Nobody lists more than this."""


@dataclass(frozen=True, slots=True)
class _Count(Said):
    """A number of things that are named: its hedge, and whether it is some of them."""

    hedge: str
    sample: bool

    @property
    def is_exact(self) -> bool:
        """Whether it is said of all, and not roughly."""
        return not (self.hedge or self.sample)


def count_against_list(case: Case) -> Iterator[Hit]:
    """A count that differs from the list that it announces, or from what the document lists."""
    places = {id(block): place for place, block in enumerate(case.document.blocks)}
    for sentence in prose(case):
        if sentence.block.kind is Kind.CELL or sentence.block.is_record:
            continue
        counts = list(_counts(sentence, case.lexicon))
        exact = [one for one in counts if one.is_exact]
        yield from _inline(sentence, counts, case.lexicon)
        if counts and counts[-1].is_exact:
            yield from _in_items(case, sentence, counts[-1], places[id(sentence.block)])
        yield from _in_headings(case, sentence, exact)
        yield from _in_rosters(case, sentence, counts)
        far = [*_in_far_lists(case, sentence, exact)]
        yield from far
        yield from _in_next(case, sentence, exact)
        yield from _in_told_list(case, sentence, exact)
        headed, told = under_headings(case, sentence, exact), {one.start for one in far}
        yield from (one for one in headed if one.start not in told)


def _counts(sentence: Sentence, lexicon: Lexicon) -> Iterator[_Count]:
    text, patterns = sentence.text, _patterns(lexicon)
    for found in patterns["count"].finditer(text):
        told = read_number(found, "n", lexicon)
        is_whole = told.value == int(told.value) and 2 <= told.value < _HUGE
        if not is_whole or told.is_percent or told.is_year:
            continue
        start = max(0, found.start() - _BEFORE)
        before = patterns["before"].search(text[start : found.start()])
        if patterns["ran_over"].search(text, start, found.start()):
            before = None
        yield _Count(
            start + before.start() if before else found.start(),
            found.end(),
            int(told.value),
            found["noun"].lower(),
            ((before and before["hedge"]) or "").strip().lower(),
            before is not None and before["of"] is not None,
        )


def _at(sentence: Sentence, one: _Count, why: str, other: Sentence | None = None) -> Hit:
    """A doubt about a count."""
    return Hit(sentence, one.start, one.end, why, other=other, severity=Severity.CAUTION)


def _inline(sentence: Sentence, counts: list[_Count], lexicon: Lexicon) -> Iterator[Hit]:
    """Lists in the same sentence: after a colon, after `namely`, or in brackets."""
    text = sentence.text
    for one, following in zip_longest(counts, counts[1:]):
        if not one.is_exact:
            continue
        found = _list_after(text, one, lexicon) or _bodies_after(text, one, lexicon)
        stop = following.start if following else len(text)
        if found is None or found[0] > stop:
            continue
        start, words = found
        end = start + len(words)
        closed = text[start - 1] != "(" and end < len(text)
        counted = count_inline(words, lexicon, closed=closed) or count_clauses(words, lexicon)
        if counted is not None and _differs(one, counted):
            why = f"{one.value} {one.noun} are announced, and {counted.best} are listed."
            severity = Severity.ERROR if counted.is_sure else Severity.CAUTION
            yield Hit(sentence, one.start, min(end, len(text)), why, severity=severity)


def _differs(one: _Count, counted: Counted) -> bool:
    """Whether a list holds more or fewer, but not so few that it is another one."""
    return not counted.low <= one.value <= counted.high and counted.best * 2 >= one.value


def _list_after(text: str, one: _Count, lexicon: Lexicon) -> tuple[int, str] | None:
    """Where the list of a count starts, and its words."""
    patterns = _patterns(lexicon)
    bracket = _BRACKET.match(text, one.end)
    if bracket is not None and bracket[1].count(",") + bracket[1].count(";") > 1:
        return bracket.start(1), bracket[1]
    if (apart := list_apart(text, one.end, lexicon)) is not None:
        return apart
    colon = patterns["colon"].match(text, one.end)
    if colon is None or patterns["acting"].search(text, one.end, colon.end()):
        return None
    return colon.end(), text[colon.end() :]


def _bodies_after(text: str, one: _Count, lexicon: Lexicon) -> tuple[int, str] | None:
    """Bodies or names after a colon behind a sentence about so many bodies."""
    patterns = _patterns(lexicon)
    if one.noun not in lexicon.words("amounts", "bodies"):
        return None
    colon = patterns["any_colon"].match(text, one.end)
    if colon is None or not patterns["opening"].fullmatch(text, 0, one.start):
        return None
    if patterns["acting"].search(text, one.end, colon.end()):
        return None
    words = text[colon.end() :]
    return (colon.end(), words) if are_bodies(words, lexicon) else None


def _in_items(case: Case, sentence: Sentence, one: _Count, place: int) -> Iterator[Hit]:
    """The list of items right after the paragraph that announces it."""
    if not _announces(sentence, one, _patterns(case.lexicon)):
        return
    every = items_after(case.document, place)
    items = outermost(every)
    if len(items) < 2 or len(items) == one.value or _is_numbered(items, one):
        return
    sure = not goes_on(case.document, place + 1 + len(every))
    if sure or len(items) > one.value:
        why = f"{one.value} {one.noun} are announced, and {len(items)} are listed."
        hit = _at(sentence, one, why, _first(case, items))
        yield replace(hit, severity=Severity.ERROR) if sure else hit


def _is_numbered(items: Sequence[Block], one: _Count) -> bool:
    """Whether the last item bears the number that was counted."""
    return items[-1].label.strip(".) ") == str(one.value)


def _first(case: Case, items: Sequence[Block]) -> Sentence | None:
    return next(iter(case.document.of(items[0])), None)


def _announces(sentence: Sentence, one: _Count, patterns: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether the list after the block is one of the things that were counted, and whole."""
    text, block = sentence.text.rstrip(), sentence.block
    is_last = sentence.start + len(text) >= len(block.text.rstrip())
    if block.kind not in (Kind.PARAGRAPH, Kind.HEADING) or not is_last:
        return False
    if patterns["acting"].search(text, one.end) or patterns["sample"].search(text, one.end):
        return False
    if text.endswith(":") and patterns["tail"].fullmatch(text, one.end):
        return True
    return patterns["following"].search(text, max(0, one.start - 20), one.end) is not None


def _in_headings(case: Case, sentence: Sentence, counts: list[_Count]) -> Iterator[Hit]:
    """A count of parts against numbered headings of that name: "seven panels", `Panel 1` to `6`."""
    for one in counts:
        name = one.noun.rstrip("s")
        found = numbered_headings(case).get(name, {})
        is_whole = len(found) >= _FEW and set(found) == set(range(1, len(found) + 1))
        if not is_whole or one.value < _FEW or one.value == len(found):
            continue
        heading = "".join(sentence.block.section[-1:]).lower()
        if sentence.number in found.values() or name in heading:
            continue
        why = f"{one.value} {one.noun} are stated, and the headings number {len(found)}."
        yield _at(sentence, one, why, case.document.sentences[max(found.values())])


def _in_far_lists(case: Case, sentence: Sentence, counts: list[_Count]) -> Iterator[Hit]:
    """What the document announces against the list that it gives elsewhere."""
    for one in counts:
        if one.value > _MANY:
            continue
        found = far_list(case, sentence, one.start, one.end, one.noun)
        if found is None or len(found.items) == one.value or len(found.items) * 2 < one.value:
            continue
        narrowed = re.match(r"\s[a-z]", sentence.text[one.end :])
        if _is_numbered(found.items, one) or (narrowed and len(found.items) > one.value):
            continue  # "three recommendations to the police" may be some of those listed
        yield _at(
            sentence,
            one,
            f"{one.value} {one.noun} are announced, and the list of them has {len(found.items)}.",
            _first(case, found.items),
        )


def _in_next(case: Case, sentence: Sentence, counts: list[_Count]) -> Iterator[Hit]:
    """Things that are counted, and told one by one: here or in the sentences after."""
    for one in counts:
        acts = told_after(case, sentence, one.start, one.end)
        if acts is not None:
            told: Told | None = Told(acts)
        else:
            told = enumerated(case, sentence, one.end, one.noun, one.value)
        if told is not None and told.number != one.value and told.number * 2 >= one.value:
            why = f"{one.value} {one.noun} are announced, and {told.number} are told."
            yield _at(sentence, one, why, told.other)


def _in_told_list(case: Case, sentence: Sentence, counts: list[_Count]) -> Iterator[Hit]:
    """A count against the one sentence elsewhere that lists the things under their name."""
    for one in (*counts, *gatherings(sentence, case.lexicon)):
        if (told := list_elsewhere(case, sentence, one)) is not None:
            words = sentence.text[one.start : one.end]
            why = f"“{words}” are stated, and {told.number} are told in another place."
            yield Hit(
                sentence, one.start, one.end, why, other=told.sentence, severity=Severity.CAUTION
            )


def _in_rosters(case: Case, sentence: Sentence, counts: list[_Count]) -> Iterator[Hit]:
    """A count of persons against those whom the whole document lists under their roles."""
    for one in counts:
        roster = rosters(case).get(one.noun)
        if roster is None or roster.labels < 2 or roster.persons < max(5, one.value / 2):
            continue
        if is_off(one.value, one.hedge, roster.persons, case.lexicon):
            said = sentence.text[one.start : one.end]
            why = f"“{said}” are stated; the lists of the document name {roster.persons}."
            yield _at(sentence, one, why, roster.first)


@cache
def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    joins = rf"(?:{listed(lexicon, 'not_in_count')}\b|{spelled(lexicon)}\s)"
    copula, tails = listed(lexicon, "copulas"), listed(lexicon, "tails")
    sources = {
        "before": rf"(?:\b(?P<hedge>{listed(lexicon, 'hedged_counts')})\s)?"
        rf"(?:\b(?P<of>{listed(lexicon, 'parts_of_group')})\s)?$",
        "ran_over": rf"\b{listed(lexicon, 'running_over')}\s$",
        "count": rf"{number(lexicon, 'n')}\s(?:(?!{joins})[\w*’-]{{2,20}}\s){{0,3}}?"  # noqa: RUF001
        rf"(?P<noun>(?!{listed(lexicon, 'not_listed')}\b)[a-z][a-z-]{{2,24}}s"
        rf"|{listed(lexicon, 'list_nouns', 'roles')})\b",
        "colon": rf"(?:\s{copula}\s(?!{listed(lexicon, 'naming_openers')}\b)[^:;.()]{{0,90}}"
        rf"|\s(?!{copula}\b){tails}\b[^:;.()]{{0,90}})?:\s(?=\S)"
        rf"|\s?,?\s{listed(lexicon, 'namely')},?:?\s|\s[–—]\s(?=[^–—]{{5,300}}$)",  # noqa: RUF001
        "opening": r"[^,;:.()\d]{0,70}(?:,\s[^,;:.()\d]{0,40})?",
        "any_colon": r"[^:;.()\d]{1,90}:\s(?=\S)",
        "tail": rf"(?:\s{tails}\b[^:;]{{0,90}}|\s?\(?[^:;.\s]{{0,20}})?:",
        "acting": rf"\b{listed(lexicon, 'acting')}\b",
        "following": rf"\b{listed(lexicon, 'following')}\b",
        "sample": rf"(?<![\w-]){listed(lexicon, 'samples')}(?![\w-])",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
