"""Words of direction against the figures between which something is said to have moved."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.note import Hit
from synopsis.report.check.rules.amounts.burdens import felt, is_burden
from synopsis.report.check.rules.amounts.stated import (
    Movement,
    Stated,
    ends_range,
    listed,
    matched,
    movements,
    number,
    prose,
    read_number,
    stated,
)
from synopsis.report.check.rules.amounts.table_directions import against_columns
from synopsis.report.check.tokens import first_tokens, tokens_of
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import stems

_BEFORE = 90
_UP, _DOWN = ("rises", "rising_between"), ("falls", "falling_between")


def direction_against_figures(case: Case) -> Iterator[Hit]:
    """A rise to a smaller figure, or a fall to a larger one."""
    lexicon = case.lexicon
    patterns = _patterns(lexicon)
    tokens, turning = tokens_of(case), _turning(lexicon)
    for sentence in prose(case):
        if tokens[sentence.number].isdisjoint(turning):
            continue
        if not patterns["turn"].search(sentence.text) or patterns["rank"].search(sentence.text):
            continue
        before = case.document.before(sentence)
        if before is not None:
            yield from _concluded(sentence, before, lexicon)
        taken: set[int] = set()
        for movement, word in _told(sentence.text, lexicon):
            span = range(movement.start, movement.end)
            if taken.isdisjoint(span) and _is_against(sentence.text, movement, word, lexicon):
                taken.update(span)
                yield _hit(sentence, movement, word)
    yield from against_columns(case)


@cache
def _turning(lexicon: Lexicon) -> frozenset[str]:
    """The tokens without which nothing is said to rise, fall, improve or worsen."""
    lists = (*_UP, *_DOWN, "higher", "lower", "improves", "worsens")
    return first_tokens(lexicon.words("amounts", *lists))


def _concluded(sentence: Sentence, before: Sentence, lexicon: Lexicon) -> Iterator[Hit]:
    """A share that is said to have moved from an earlier one, where the sentence before has it.

    "... which is 13 % of the total. The share thus declined from 2022, when it stood at 11.4 %."
    """
    patterns = _patterns(lexicon)
    found = patterns["concluded"].match(sentence.text)
    if found is None or patterns["checked"].search(sentence.text):
        return
    later = [one for one in stated(before.text, lexicon) if one.is_percent]
    earlier = read_number(found, "b", lexicon)
    if len(later) != 1 or not earlier.is_percent or patterns["turn"].search(before.text):
        return
    movement = Movement(found.start("b"), found.end(), earlier, later[0])
    if _is_against(sentence.text, movement, found, lexicon):
        yield replace(_hit(sentence, movement, found), other=before)


def _told(text: str, lexicon: Lexicon) -> Iterator[tuple[Movement, re.Match[str]]]:
    """Each movement with the word of direction that governs it."""
    for movement in movements(text, lexicon):
        if (word := _governing(text, movement.start, lexicon)) is not None:
            yield movement, word
    yield from _up_from(text, lexicon)
    yield from _compared(text, lexicon)
    yield from _in_years(text, lexicon)
    yield from _continued(text, lexicon)
    yield from _felt(text, lexicon)


def _governing(text: str, place: int, lexicon: Lexicon) -> re.Match[str] | None:
    """The last word of direction before a movement, where nothing takes the figures from it."""
    patterns = _patterns(lexicon)
    turns = patterns["turn"].finditer(text, max(0, place - _BEFORE), place)
    *_, last = (None, *turns)
    if last is None or not patterns["gap"].fullmatch(text[last.end() : place]):
        return None
    if patterns["moved"].search(text, last.end(), place):
        return None
    return None if _is_denied(text, last.start(), lexicon) else last


def _is_denied(text: str, place: int, lexicon: Lexicon) -> bool:
    """Whether a word before a direction takes it back: "did not rise"."""
    return _patterns(lexicon)["denied"].search(text[max(0, place - 30) : place]) is not None


def _up_from(text: str, lexicon: Lexicon) -> Iterator[tuple[Movement, re.Match[str]]]:
    """A level and what it came from: "43 %, up from 47 %"."""
    for found in _patterns(lexicon)["up_from"].finditer(text):
        levels = [
            one
            for one in stated(text[: found.start()], lexicon)
            if not one.is_year and not _patterns(lexicon)["per"].search(text[: one.start])
        ]
        if not levels or found.start() - levels[-1].end > 60:
            continue
        between = text[levels[-1].end : found.start()]
        if re.search(r"[;:.]|\d{5}", between) or _is_denied(text, found.start("word"), lexicon):
            continue
        earlier = read_number(found, "a", lexicon)
        if not earlier.is_year and not ends_range(text[: levels[-1].start]):
            movement = _pair(levels[-1], earlier, levels[-1].start, found.end())
            if movement is not None:
                yield movement, found


def _pair(later: Stated, earlier: Stated, start: int, end: int) -> Movement | None:
    """A movement of two figures of one kind, written alike."""
    if later.is_percent != earlier.is_percent:
        return None
    return matched(start, end, earlier, later)


def _compared(text: str, lexicon: Lexicon) -> Iterator[tuple[Movement, re.Match[str]]]:
    """A level that was reached set against the earlier one; a comparative with both in brackets."""
    for name in ("reached", "higher"):
        for found in _patterns(lexicon)[name].finditer(text):
            later, earlier = (read_number(found, one, lexicon) for one in ("a", "b"))
            movement = _pair(later, earlier, found.start("a"), found.end())
            if movement is None or _is_denied(text, found.start("word"), lexicon):
                continue
            if not (later.is_year or earlier.is_year):
                yield movement, found


def _in_years(text: str, lexicon: Lexicon) -> Iterator[tuple[Movement, re.Match[str]]]:
    """Two figures with their years: "fell: 30 % in 2021 and 34 % in 2023"."""
    for found in _patterns(lexicon)["years"].finditer(text):
        if _patterns(lexicon)["noun"].fullmatch(found["word"]) or found["by"]:
            continue
        yield from _dated(text, found, lexicon)


def _felt(text: str, lexicon: Lexicon) -> Iterator[tuple[Movement, re.Match[str]]]:
    """Of a burden: "improved in X, where 27 % felt unsafe in 2023 and 33 % did so in 2025"."""
    for found in felt(text, lexicon):
        yield from _dated(text, found, lexicon)


def _dated(
    text: str, found: re.Match[str], lexicon: Lexicon
) -> Iterator[tuple[Movement, re.Match[str]]]:
    """The movement of two figures that bear their years, in the order of these."""
    first, second = (read_number(found, one, lexicon) for one in ("a", "b"))
    if int(found["y"]) > int(found["z"]):
        first, second = second, first
    movement = _pair(second, first, found.start("a"), found.end())
    if movement is not None and not _is_denied(text, found.start("word"), lexicon):
        yield movement, found


def _continued(text: str, lexicon: Lexicon) -> Iterator[tuple[Movement, re.Match[str]]]:
    """A direction, and the level of a year set against an earlier one.

    "The decline went on in the capital, where 2,316 cases were reported in 2023 after 2,094."
    """
    patterns = _patterns(lexicon)
    for found in patterns["sided"].finditer(text):
        if patterns["checked"].search(text) or not _goes_on(text, found, lexicon):
            continue
        if found["z"] and int(found["y"]) <= int(found["z"]):
            continue
        later, earlier = (read_number(found, one, lexicon) for one in ("a", "b"))
        movement = _pair(later, earlier, found.start("a"), found.end())
        if movement is not None and not _is_denied(text, found.start("word"), lexicon):
            yield movement, found


def _goes_on(text: str, found: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the figures are those of the direction: it went on in them, or they are named alike.

    "The decline continued in the north, where 41 ..."; "thefts fell again, as 812 thefts ...".
    """
    patterns, between = _patterns(lexicon), text[found.end("word") : found.start("a")]
    if patterns["turn"].search(between) or patterns["another"].search(between):
        return False
    if patterns["noun"].fullmatch(found["word"]) and patterns["persisted"].search(between):
        return True
    matter = set(stems(text[: found.start("word")], lexicon))
    counted = stems(text[found.end("a") : found.start("y")], lexicon)
    return patterns["shown"].fullmatch(between) is not None and not matter.isdisjoint(counted)


def _is_against(text: str, movement: Movement, word: re.Match[str], lexicon: Lexicon) -> bool:
    earlier, later = movement.earlier.value, movement.later.value
    spoken = (word.groupdict().get("word") or word.group()).lower()
    patterns = _patterns(lexicon)
    if patterns["rise"].fullmatch(spoken):
        return later < earlier
    if patterns["fall"].fullmatch(spoken):
        return later > earlier
    better = patterns["better"].fullmatch(spoken) is not None
    if is_burden(text, movement, lexicon):
        return later > earlier if better else later < earlier
    if not movement.later.is_percent or not patterns["good"].search(text):
        return False
    if patterns["bad"].search(text):
        return False
    return later < earlier if better else later > earlier


def _hit(sentence: Sentence, movement: Movement, word: re.Match[str]) -> Hit:
    spoken = word.groupdict().get("word") or word.group()
    start = word.start("word") if "word" in word.groupdict() else word.start()
    way = "less" if movement.later.value < movement.earlier.value else "more"
    sign = " %" if movement.later.is_percent else ""
    return Hit(
        sentence,
        min(start, movement.start),
        max(movement.end, word.end()),
        f"“{spoken}” is said, but {movement.later.value:,.15g}{sign} is {way} than"
        f" {movement.earlier.value:,.15g}{sign}.",
    )


@cache
def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    rises, falls = listed(lexicon, *_UP), listed(lexicon, *_DOWN)
    higher, lower = listed(lexicon, "higher"), listed(lexicon, "lower")
    better, worse = listed(lexicon, "improves"), listed(lexicon, "worsens")
    against, hedges = listed(lexicon, "set_against"), listed(lexicon, "hedge_words")
    turn = rf"(?<![\w-])(?P<word>{rises}|{falls})(?![\w-])"
    a, b = number(lexicon, "a"), number(lexicon, "b")
    hedge = rf"(?:(?:{hedges})\s){{0,2}}"
    when = r"(?:,?\s\(?(?:in\s|for\s)?(?:the\s[a-z]{3,12}\s)?(?:19|20)\d\d\)?)?"
    noun = r"(?:\s(?!and\b|to\b)[a-z*-]{1,20}){0,3}?"
    sources = {
        "noun": listed(lexicon, "nouns_of_change"),
        "turn": rf"(?<![\w-])(?:{rises}|{falls}|{higher}|{lower}|{better}|{worse})(?![\w-])",
        "better": better,
        "per": rf"\b{listed(lexicon, 'per_words')}\s$",
        "good": rf"\b{listed(lexicon, 'good_when_more')}\b",
        "bad": rf"\b{listed(lexicon, 'bad_when_more')}",
        "rise": rf"{rises}|{higher}",
        "fall": rf"{falls}|{lower}",
        "rank": rf"\b{listed(lexicon, 'ranks')}\b",
        "moved": rf"\b{listed(lexicon, 'moved')}\b",
        "denied": rf"(?<!\w){listed(lexicon, 'negations')}(?!\w)|n[’']t\b",  # noqa: RUF001
        "gap": rf",?\s\(?|\s(?:{listed(lexicon, 'gap_openers')}|[a-z]{{2,20}}ly)\b"
        r"[^,;:()]{0,70}?,?\s\(?",
        "up_from": rf"(?:,|\(|\s[–—-]|\bis|\bwas)\s?(?:an?\s)?(?:[a-z]{{2,15}}ly\s)?"  # noqa: RUF001
        rf"(?P<word>{rises}|{falls}|{higher}|{lower})(?![\w-])\s(?:from|than(?:\sthe)?)\s{hedge}{a}",
        "reached": rf"{turn}(?:\s[a-z*’-]{{1,20}}){{0,4}}?\sto\s{hedge}{a}{noun}{when},?\s\(?"  # noqa: RUF001
        rf"(?:from|{against})\s{hedge}{b}",
        "higher": rf"(?<![\w-])(?P<word>{higher}|{lower}|{rises}|{falls})(?![\w-])[^.;:()]{{0,80}}"
        rf"\({hedge}{a}{noun}{when},?\s(?:{against})\s{hedge}{b}",
        "years": rf"{turn}[^,;.()%\d]{{0,60}}?(?P<by>\b{lexicon.either('figures', 'by')})?"
        r"[,:(]?\s?(?:from\s)?"
        rf"{a}{noun}\s\(?(?:in\s)?(?P<y>(?:19|20)\d\d)\)?,?\s"
        rf"(?:and|to|but|against|then)\s(?:to\s)?{b}{noun}\s\(?(?:in\s)?(?P<z>(?:19|20)\d\d)\)?",
    }
    sources |= _going_on(lexicon, turn, hedge, noun)
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}


def _going_on(lexicon: Lexicon, turn: str, hedge: str, noun: str) -> Mapping[str, str]:
    """A direction that went on, and one that is concluded from the sentence before."""
    a, b, against = number(lexicon, "a"), number(lexicon, "b"), listed(lexicon, "set_against")
    subject = rf"(?:{listed(lexicon, 'share_subjects')}|share|proportion|percentage|rate)"
    verbs, bases = listed(lexicon, "counted_verbs"), listed(lexicon, "relative_bases")
    year = r"(?:19|20)\d\d"
    return {
        "another": rf"\b{listed(lexicon, 'another_matter')}\b",
        "persisted": rf"\b{listed(lexicon, 'persisting')}\b",
        "shown": r"(?:\s[a-z]{2,12}){0,3}?,?\s(?:as|with|when|where)\s.{0,60}",
        "checked": rf"(?<![\w-]){listed(lexicon, 'checked')}(?![\w-])",
        "concluded": rf"\W*(?:[\w-]{{1,20}},?\s){{0,3}}?(?:{subject})\b[^,;:.()%\d]{{0,120}}?{turn}"
        rf"[^,;:.()%\d]{{0,30}}?\s(?:{against}|from|since|than\sin|on)\s[^,;:.()%]{{0,40}}?"
        rf"(?:(?:,\swhen\s|,\swhich\s|\swhen\s)[^,;:.()%\d]{{0,60}}?|\s?\(){hedge}{b}",
        "sided": rf"{turn}[^.;:()%\d]{{0,90}}?(?<!\bby\s)(?<!\bof\s)(?<!\bto\s)(?<!\bfrom\s){hedge}"
        rf"{a}{noun}(?:\s(?:{verbs}))?{noun}\s\(?in\s(?P<y>{year})\)?,?"
        rf"\s(?:{against})\s{hedge}{b}{noun}\s(?:(?:in\s)?\(?(?P<z>{year})\b|(?:{bases})\b)",
    }
