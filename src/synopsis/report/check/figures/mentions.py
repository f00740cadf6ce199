"""Mentions: numerals joined to ranges and ratios, with their unit and hedge."""

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from synopsis.report.check.figures.figure import Shape
from synopsis.report.check.figures.numerals import NEXT_WORD, Numeral, numerals
from synopsis.report.check.figures.patterns import listed, patterns_of, phrase, shaped, word_set
from synopsis.report.check.words import Lexicon
from synopsis.vocabulary import Hedge

_SHAPES = {"share": Shape.PERCENT, "factor": Shape.FACTOR, "rank": Shape.RANK}
_PLAIN = ("digits", "words")
_DASH = re.compile(r"\s?[\u2013\u2014-]\s?")
_LEAST_SCALED = 1_000
_LARGEST_WHOLE = 100  # of a share such as "1 in 4"
_WIDEST_OUT_OF, _WIDEST_JOINT = 16, 20  # characters between two numbers that are one, or joined
_MOST_TIMES = 20  # what happened more times than this was counted, not multiplied


@dataclass(frozen=True, slots=True)
class Mention:
    """A number as said: span with hedge and unit, span of the bare number, bounds and shape."""

    start: int
    end: int
    core: int
    low: float
    high: float
    shape: Shape | None
    hedge: Hedge = Hedge.EXACT
    sign: str = ""


def mentions(text: str, lexicon: Lexicon) -> tuple[Mention, ...]:
    """The quantities of a text in order."""
    found: list[Mention] = []
    rest = list(numerals(text, lexicon))
    while rest:
        taken, mention = _next(text, rest, lexicon)
        rest = rest[taken:]
        if mention is not None:
            found.append(mention)
    lent = _carried(text, _inherited(text, found, lexicon), lexicon)
    return tuple(_hedged(text, one, lexicon) for one in lent)


def _next(text: str, rest: list[Numeral], lexicon: Lexicon) -> tuple[int, Mention | None]:
    """The first mention of what is left, and how many numerals it took."""
    first = rest[0]
    if len(rest) > 1 and first.kind in _PLAIN:
        second = rest[1]
        joined = _ratio(text, first, second, lexicon) or _range(text, first, second, lexicon)
        if joined is not None:
            return 2, joined
    return 1, _single(text, first, lexicon)


def _single(text: str, numeral: Numeral, lexicon: Lexicon) -> Mention | None:
    core, value = numeral.start, numeral.value
    if numeral.kind in _SHAPES:
        return Mention(core, numeral.end, core, value, value, _SHAPES[numeral.kind])
    start, end, shape, sign = _unit(text, numeral, lexicon)
    if shape is None and _is_pronoun(text, numeral, lexicon):
        return None
    return Mention(start, end, core, value, value, shape, sign=sign)


def _is_pronoun(text: str, numeral: Numeral, lexicon: Lexicon) -> bool:
    """Whether "one" stands for a thing rather than for a number."""
    bare = text[numeral.start : numeral.end].lower()
    return numeral.kind == "words" and numeral.value == 1 and bare in word_set(lexicon, "ones")


@cache
def _units(lexicon: Lexicon) -> re.Pattern[str]:
    """Units after a number, each shape in its own group."""
    points = listed(lexicon, "points")
    return re.compile(
        rf"[\s\u00a0-]?(?:(?P<point>{points})(?!\w)|(?P<percent>{listed(lexicon, 'percent')})(?!\w)"
        rf"|(?P<factor>{listed(lexicon, 'times')})(?!\w)"
        rf"|(?P<money>{listed(lexicon, 'money_after')})(?!\w)"
        rf"|(?P<duration>(?:[^\W\d_]{{4,12}}\s)?{listed(lexicon, 'durations')})(?!\w)"
        rf"|(?P<other>{listed(lexicon, 'measures')})(?![\w]))",
        re.IGNORECASE,
    )


@cache
def _currency(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){listed(lexicon, 'money_before')}\s?$")


def _unit(text: str, numeral: Numeral, lexicon: Lexicon) -> tuple[int, int, Shape | None, str]:
    """The span with the unit, the shape that the unit gives, and a sign before it."""
    start, end = numeral.start, numeral.end
    before = _currency(lexicon).search(text[max(0, start - 6) : start])
    if before:
        return start - len(before[0]), end, Shape.MONEY, ""
    after = _units(lexicon).match(text, end, min(len(text), end + 40))
    shape = Shape(after.lastgroup) if after and after.lastgroup else None
    counted = numeral.value > _MOST_TIMES or re.search(r"\bof$", text[:start].rstrip()[-4:])
    if shape is Shape.FACTOR and counted:
        shape = None
    end = after.end() if after and shape else end
    sign = text[start - 1 : start]
    if sign in "+-\u2212\u2013" and sign and (start == 1 or text[start - 2] in " (\u00a0"):
        return start - 1, end, shape, "+" if sign == "+" else "-"
    return start, end, shape, ""


def _ratio(text: str, first: Numeral, second: Numeral, lexicon: Lexicon) -> Mention | None:
    """The form "1 in 4", "two out of five", in per cent."""
    between = text[first.end : second.start]
    if second.kind not in _PLAIN or not 0 < first.value < second.value <= _LARGEST_WHOLE:
        return None
    is_part = len(between) <= _WIDEST_OUT_OF and shaped(lexicon, r"\s{}\s", "out_of").fullmatch(
        between
    )
    if not is_part or _unit(text, second, lexicon)[2] is not None:
        return None
    share = first.value * 100 / second.value
    return Mention(first.start, second.end, first.start, share, share, Shape.PERCENT)


def _range(text: str, first: Numeral, second: Numeral, lexicon: Lexicon) -> Mention | None:
    """The form "10-15 %", "between 10 and 15 per cent", "from 3 to 5" where nothing moved."""
    if second.kind not in _PLAIN or second.value <= first.value:
        return None
    _, end, own, _ = _unit(text, first, lexicon)
    between = text[end : second.start] if own else text[first.end : second.start]
    _, stop, shape, _ = _unit(text, second, lexicon)
    opening = _opening(text, first.start, lexicon)
    begin = first.start if opening < 0 else opening
    if _DASH.fullmatch(between) is None:
        closed = shaped(lexicon, r"\s{}\s", "range_closing").fullmatch(between)
        direct = shape and not own and between.strip() in _bare_closing(lexicon)
        if not closed or not (opening >= 0 or direct) or _has_moved(text, begin, lexicon):
            return None
    return Mention(begin, stop, first.start, first.value, second.value, shape or own, Hedge.BETWEEN)


def _bare_closing(lexicon: Lexicon) -> tuple[str, ...]:
    """The one word, last of its list, that closes a range which no word opens: "10 to 15 %"."""
    return lexicon.words("figures", "range_closing")[-1:]


def _opening(text: str, start: int, lexicon: Lexicon) -> int:
    """Where "between" or "from" opens a range that begins here; -1 where it does not."""
    near = text[max(0, start - 16) : start]
    found = shaped(lexicon, r"(?<!\w){}\s$", "range_opening").search(near)
    return start - len(near) + found.start() if found else -1


def _has_moved(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether a word of change stands shortly before: "rose from 40 to 47" is no range."""
    near = text[max(0, start - 60) : start]
    return bool(phrase(lexicon, "up", "down", "unsigned").search(near))


def _inherited(text: str, found: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """Mentions where "47 and 32 per cent" lends its unit to the first number."""
    kept = list(found)
    joint = shaped(lexicon, r",?\s(?:{}\s)?(?:[^\W\d_]{2,14}\s){0,2}", "joiners")
    for index in range(len(kept) - 2, -1, -1):
        here, after = kept[index], kept[index + 1]
        lends = after.shape in (Shape.PERCENT, Shape.POINT, Shape.MONEY) and here.shape is None
        between = text[here.end : after.start]
        is_near = len(between) < _WIDEST_JOINT and joint.fullmatch(between)
        if lends and is_near and _only_hedges(between, lexicon):
            kept[index] = replace(here, shape=after.shape)
    return kept


def _carried(text: str, found: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """Mentions where a currency holds for later ones: "61 million euros in 2021, 70 million"."""
    kept = list(found)
    for index, (before, here) in enumerate(pairwise(found), start=1):
        lender = kept[index - 1]
        bare = here.shape is None and lender.shape is Shape.MONEY and here.low >= _LEAST_SCALED
        if bare and _ends_bare(text, here, lexicon) and ". " not in text[before.end : here.core]:
            kept[index] = replace(here, shape=Shape.MONEY)
    return kept


def _ends_bare(text: str, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a number ends in a scale word with nothing counted behind it."""
    if not _scaled(lexicon).search(text[mention.core : mention.end]):
        return False
    following = NEXT_WORD.match(text, mention.end)
    return following is None or following[1].lower() in word_set(lexicon, "stop")


@cache
def _scaled(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_]){listed(lexicon, 'scales')}$", re.IGNORECASE)


def _only_hedges(between: str, lexicon: Lexicon) -> bool:
    """Whether nothing but a joiner or a hedge stands between two numbers."""
    bare = phrase(lexicon, "joiners", "hedges_between").sub(" ", between)
    return not bare.strip(" ,")


def _hedged(text: str, mention: Mention, lexicon: Lexicon) -> Mention:
    """A mention with the hedge before it or after it."""
    if mention.hedge is Hedge.BETWEEN or mention.shape is Shape.RANK:
        return mention
    patterns = patterns_of(lexicon)
    near = text[max(0, mention.start - 28) : mention.start]
    for hedge, shape in patterns.before if patterns.any_before.search(near) else ():
        found = shape.search(near)
        if found and not _is_other_sense(text, mention, hedge):
            return replace(mention, start=mention.start - len(near) + found.start(), hedge=hedge)
    for hedge, shape in patterns.after:
        behind = shape.match(text, mention.end)
        if behind:
            return replace(mention, end=behind.end(), hedge=hedge)
    return mention


def _is_other_sense(text: str, mention: Mention, hedge: Hedge) -> bool:
    """The form "Over two years" is a span of time, not a hedge."""
    if mention.shape is not Shape.DURATION or hedge not in (Hedge.MORE_THAN, Hedge.LESS_THAN):
        return False
    return bool(re.search(r"(?:over|under)\s$", text[max(0, mention.start - 6) : mention.start]))
