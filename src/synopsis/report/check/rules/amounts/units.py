"""Changes of shares: per cent where percentage points are meant."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.figures.patterns import patterns_of
from synopsis.report.check.naming import naming_patterns
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.stated import (
    counts_in,
    listed,
    not_after,
    prose,
    spelled,
    stated,
)
from synopsis.report.check.words import Lexicon, either

_SHARE = re.compile(
    r"(?<![\w.,–-])(?P<n>\d{1,3}(?:\.\d{1,4})?)"  # noqa: RUF001
    r"(?=\s?(?:%|per\s?cent)|\sto\s\d{1,3}(?:\.\d{1,4})?\s?(?:%|per\s?cent))"
)
_EXACT = 0.06
_ROUNDING = 0.6
"""Two whole per cents may each be half a point off."""


def percent_or_points(case: Case) -> Iterator[Hit]:
    """A change of a share that is written in per cent and may be one in percentage points."""
    patterns = _patterns(case.lexicon)
    for sentence in prose(case):
        if not patterns["sign"].search(sentence.text):
            continue
        taken: set[int] = set()
        for hit in _hits(sentence, case.document.before(sentence), case.lexicon):
            if taken.isdisjoint(range(hit.start, hit.end)):
                taken.update(range(hit.start, hit.end))
                yield hit


def _hits(sentence: Sentence, before: Sentence | None, lexicon: Lexicon) -> Iterator[Hit]:
    proven = [*_proven(sentence, before, lexicon), *_taken_up(sentence, before, lexicon)]
    yield from proven
    if proven or _agrees(sentence, lexicon):
        return
    patterns = _patterns(lexicon)
    for name in ("beside", "reached", "share"):
        for found in patterns[name].finditer(sentence.text):
            if patterns["part"].match(sentence.text, found.end()):
                continue
            if name != "beside" or not patterns["changing"].search(sentence.text, 0, found.start()):
                yield _doubtful(sentence, found)


def _proven(sentence: Sentence, before: Sentence | None, lexicon: Lexicon) -> Iterator[Hit]:
    """A change, and the two shares between which it is: they tell which of the two it is."""
    for found in _patterns(lexicon)["changed"].finditer(sentence.text):
        by = float(found["by"])
        levels = _levels(sentence.text, found.start("by"))
        other = None
        if not levels and before is not None and not counts_in(sentence.text, lexicon):
            levels, other = _levels(before.text, -1), before
        if other is None and len(levels) == 1:
            yield from _reached(sentence, found, before, lexicon)
        if len(levels) != 2 or not min(levels):
            continue
        if other is None and _has_own_subject(sentence.text, found, lexicon):
            continue
        points = abs(levels[1] - levels[0])
        # Which of the two is the earlier one may not be said: either may be the base.
        relative = min((100 * points / one for one in levels), key=lambda one: abs(one - by))
        if abs(by - relative) <= max(_ROUNDING, 0.03 * relative):
            continue
        start, end = found.start(), found.end()
        if abs(by - points) <= _ROUNDING:
            earlier = _earlier(found.group(), levels, lexicon)
            why = _other_change(by, earlier, levels[0] + levels[1] - earlier)
            yield Hit(sentence, start, end, why, other=other, severity=Severity.ERROR)


def _earlier(change: str, levels: list[float], lexicon: Lexicon) -> float:
    """Which of two shares the change starts from, by its direction; else the one named first."""
    for name, pick in (("rise", min), ("fall", max)):
        if _patterns(lexicon)[name].search(change):
            return pick(levels)
    return levels[0]


def _other_change(by: float, earlier: float, later: float) -> str:
    size = f"{by * earlier / 100:.2g}"
    points = f"{size} point" if size == "1" else f"{size} points"
    return (
        f"From {earlier:g} % to {later:g} % are {abs(later - earlier):.3g} percentage points;"
        f" {by:g} per cent of {earlier:g} would be {points}."
    )


def _reached(
    sentence: Sentence, found: re.Match[str], before: Sentence | None, lexicon: Lexicon
) -> Iterator[Hit]:
    """The change of a share that stands beside it to one of those in the sentence before."""
    by, patterns = float(found["by"]), _patterns(lexicon)
    place = next(one for one in _SHARE.finditer(sentence.text) if one.start() != found.start("by"))
    if before is None or patterns["changing"].search(sentence.text[: place.start()]):
        return
    drawn = patterns["drawn"].match(sentence.text, place.end()) is not None
    if not patterns["subject"].search(sentence.text) and not (
        drawn and patterns["was"].search(sentence.text, 0, place.start())
    ):
        return
    level = float(place["n"])
    for one in _levels(before.text, -1):
        points = abs(one - level)
        relative = min((100 * points / base for base in (one, level) if base), default=0.0)
        if abs(by - points) <= 0.06 and abs(by - relative) > max(_ROUNDING, 0.03 * relative):
            why = _other_change(by, level, one)
            start, end = found.start(), found.end()
            yield Hit(sentence, start, end, why, other=before, severity=Severity.CAUTION)
            return


def _taken_up(sentence: Sentence, before: Sentence | None, lexicon: Lexicon) -> Iterator[Hit]:
    """A change named of the shares before: "the target of a five per cent cut was thus met"."""
    found = list(_patterns(lexicon)["named"].finditer(sentence.text))
    if before is None or len(found) != 1 or not _is_drawn(sentence.text, lexicon):
        return
    said = (found[0]["by"] or found[0]["of"]).lower()
    by = float(said) if said[0].isdigit() else patterns_of(lexicon).values[re.sub(r"\s", "", said)]
    start = found[0].start("by" if found[0]["by"] else "of")
    others = [one for one in stated(sentence.text, lexicon) if one.start != start]
    if any(not one.is_year for one in others):
        return
    levels = _levels(before.text, -1)
    pairs = [(a, b) for a, b in pairwise(levels) if a and abs(abs(a - b) - by) <= _EXACT]
    if pairs and not any(abs(100 * abs(a - b) / a - by) <= _ROUNDING for a, b in pairs):
        why = _other_change(by, *pairs[0])
        yield Hit(sentence, *found[0].span(), why, other=before, severity=Severity.CAUTION)


def _is_drawn(text: str, lexicon: Lexicon) -> bool:
    """Whether a sentence leans on the figures before it."""
    patterns = _patterns(lexicon)
    return patterns["drawing"].search(text) is not None or (
        naming_patterns(lexicon).leans.match(text) is not None
    )


def _has_own_subject(text: str, change: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a conjunction between the shares and the change gives it a subject of its own."""
    before = [one.end() for one in _SHARE.finditer(text, 0, change.start())]
    after = [one.start() for one in _SHARE.finditer(text, change.end())]
    new = _patterns(lexicon)["new"]
    if before:
        return new.search(text, before[-1], change.start()) is not None
    return bool(after) and new.search(text, change.end(), after[0]) is not None


def _agrees(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether the two shares of the sentence show that the per cent are meant as such."""
    for found in _patterns(lexicon)["changed"].finditer(sentence.text):
        levels = _levels(sentence.text, found.start("by"))
        if len(levels) == 2 and min(levels):
            points, by = abs(levels[1] - levels[0]), float(found["by"])
            if any(abs(100 * points / one - by) <= max(_ROUNDING, 0.03 * by) for one in levels):
                return True
    return False


def _levels(text: str, change: int) -> list[float]:
    """The shares of a sentence other than the change itself, each once."""
    found = _SHARE.finditer(text)
    return [float(one["n"]) for one in found if one.start() != change]


def _doubtful(sentence: Sentence, found: re.Match[str]) -> Hit:
    return Hit(
        sentence,
        found.start("change"),
        found.end("change"),
        f"“{found['change'].strip()}” of a share can be read in two ways: as percentage points, or"
        " as a part of the earlier share.",
    )


@cache
def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    percent = lexicon.either("figures", "percent")
    sign = rf"\s?{percent}(?!\w)(?!\s?-?points?)"
    value = rf"(?<![\w.,])\d{{1,3}}(?:\.\d{{1,4}})?{sign}"
    by = rf"(?<![\w.,])(?P<by>\d{{1,3}}(?:\.\d{{1,4}})?){sign}"
    nouns, by_words = listed(lexicon, "growth_nouns"), either(lexicon.words("figures", "by")[:2])
    turns, not_up = listed(lexicon, "rises", "falls"), not_after(lexicon, "not_up")
    hedge = rf"(?:{listed(lexicon, 'hedge_words')}\s){{0,2}}"
    link = rf"(?:{listed(lexicon, 'linking')}\s){{0,2}}"
    join = rf"[^,;:().%]{{0,90}}(?:\)[^,;:().%]{{0,90}})?(?:,\s|\s[–—]\s|\s?\(){link}"  # noqa: RUF001
    differ, given = listed(lexicon, "differences"), listed(lexicon, "changes_by")
    copulas, drawn = listed(lexicon, "copulas"), listed(lexicon, "drawn_from")
    sources = {
        "sign": sign,
        "new": rf"\b{listed(lexicon, 'new_subject')}\b",
        "part": rf"\s{listed(lexicon, 'parts_of')}\b",
        "changed": rf"(?:(?<![\w-]){not_up}(?:{turns}|{nouns}|{by_words})\s(?:(?:{by_words})\s)?"
        rf"|(?<![\d%])(?:{given})\s?|\b(?:{nouns})\s(?:[a-z]{{2,12}}\s){{0,2}}?(?:{copulas})\s)"
        rf"{hedge}{by}",
        "rise": rf"\b{listed(lexicon, 'rises', 'higher')}\b",
        "fall": rf"\b{listed(lexicon, 'falls', 'lower')}\b",
        "changing": rf"(?<!\w)(?:{given}|{turns}|{by_words})\s?{hedge}$",
        "was": rf"(?:^|[,;]\s|\s){listed(lexicon, 'levels')}\s(?:[^,;:.()%\d]{{1,60}}?\s)?"
        rf"(?:{copulas}|{listed(lexicon, 'standing')})\s{hedge}$",
        "drawn": rf"\s?{percent}"
        rf"[^;:.()%\d]{{0,40}}?(?:\s(?:[a-z]{{2,9}}\s)?(?:[A-Z][a-z]{{2,9}}\s)?(?:19|20)\d\d)?,?"
        rf"\s(?:and\s)?(?:{drawn})\s",
        "subject": rf"\b{listed(lexicon, 'share_subjects')}\b",
        "beside": rf"{value}{join}(?P<change>{hedge}{value}\s(?:{differ})\b"
        rf"(?=\W*$|\s?[,;:.)]|\s{listed(lexicon, 'after_differences')}\b)"
        rf"|(?:{given})\s?{hedge}{value})",
        "reached": rf"\b(?P<change>(?:{turns})\s(?:by\s)?{hedge}{value})"
        r"(?:\s[\w*-]{1,20}){0,5}?\s"
        rf"(?:to|and now stands at|and stands at|and reached|to reach|reaching)\s{hedge}{value}",
        "share": rf"\b{listed(lexicon, 'share_subjects')}\b[^,;:.()%\d]{{0,80}}?"
        rf"(?:(?:,\s[^,;:.()]{{1,40}},|\s\([^()]{{1,40}}\))[^,;:.()%\d]{{0,30}}?)?\s"
        rf"(?P<change>(?:{turns})(?:\s[a-z]{{2,15}}ly)?\s(?:by\s)?{hedge}{value})",
    }
    every = sources | _of_targets(lexicon, sign, hedge)
    return {name: re.compile(source, re.IGNORECASE) for name, source in every.items()}


def _of_targets(lexicon: Lexicon, sign: str, hedge: str) -> dict[str, str]:
    """A change that is named, as of a target, and what leans on the shares before it."""
    nouns, cuts = listed(lexicon, "growth_nouns"), listed(lexicon, "named_changes")
    return {
        "drawing": rf"\b{listed(lexicon, 'drawing', 'reaching')}\b",
        "named": rf"\b(?P<by>\d{{1,2}}(?:\.\d)?|{spelled(lexicon)}){sign}\s(?:[a-z]{{3,15}}\s)?"
        rf"(?:{nouns}|{cuts})\b|\b(?:{nouns}|{cuts})\sof\s{hedge}(?P<of>\d{{1,2}}(?:\.\d)?|{spelled(lexicon)})"
        rf"{sign}",
    }
