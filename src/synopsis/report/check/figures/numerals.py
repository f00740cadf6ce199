"""Numerals: the numbers of a text as they are written, without what only looks like one."""

import re
from dataclasses import dataclass
from itertools import islice

from synopsis.report.check.figures.patterns import Patterns, patterns_of, phrase, shaped, word_set
from synopsis.report.check.words import Lexicon
from synopsis.vocabulary import Hedge

_MOST = 150  # a sentence with more numbers than this is no prose
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
# What makes the digits behind it a name: a sign, or letters and a hyphen ("A-4", but not "3-4").
_NAMED = re.compile(r"[/:#\u00a7.,^_]$|^[^\W\d][-\u2013]$")
_LAST_WORD = re.compile(r"([^\W\d_]+)[\s(]{1,2}$")
NEXT_WORD = re.compile(r"\s([^\W\d_]+)")
_BEFORE_HALF = frozenset({"other", "latter", "the", "and", "in"})
_SEPARATORS = " \u00a0\u202f\u2009'"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and its span; `kind` is digits, words, share (of a hundred), factor or rank."""

    start: int
    end: int
    value: float
    kind: str


def numerals(text: str, lexicon: Lexicon) -> tuple[Numeral, ...]:
    """The numerals of a text in order; years, dates, labels and identifiers are none."""
    patterns = patterns_of(lexicon)
    matches = list(islice(patterns.numeral.finditer(text), _MOST + 1))
    if not 0 < len(matches) <= _MOST:
        return ()
    masked = [one.span() for one in patterns.masks.finditer(text)]
    read = (_read(one, patterns, lexicon) for one in matches if not _is_masked(one, masked))
    return tuple(one for one in read if one is not None)


def _is_masked(match: re.Match[str], masked: list[tuple[int, int]]) -> bool:
    start, end = match.span()
    return any(a < end and start < b for a, b in masked)


def _read(match: re.Match[str], patterns: Patterns, lexicon: Lexicon) -> Numeral | None:
    """One match as a numeral, or nothing where it is none."""
    kind = match.lastgroup if match.lastgroup != "scale" else "digits"
    if kind == "digits":
        return _digits(match, patterns, lexicon)
    text = match.group().lower()
    if kind == "fraction":
        return _fraction(match, patterns, lexicon)
    if kind == "factor":
        return Numeral(*match.span(), patterns.factors[re.sub(r"\s+", " ", text)], "factor")
    if kind == "rank":
        return _rank(match, patterns)
    return None if _is_glued(match, lexicon) else _words(match, _spelled(text, patterns))


def _words(match: re.Match[str], value: float) -> Numeral:
    after = re.match(r"\sand\sa\shalf(?!\w)", match.string[match.end() :][:12])
    if after:
        return Numeral(match.start(), match.end() + after.end(), value + 0.5, "words")
    return Numeral(*match.span(), value, "words")


def _spelled(text: str, patterns: Patterns) -> float:
    """The value of a number in words; articles and "and" between them count nothing."""
    total = current = 0.0
    for word in (one for one in re.split(r"[\s-]+", text) if one in patterns.values):
        value = patterns.values[word]
        if word in patterns.scales:
            current = max(current, 1.0) * value
            total, current = (total + current, 0.0) if value >= 1000 else (total, current)
        else:
            current += value
    return total + current


def _digits(match: re.Match[str], patterns: Patterns, lexicon: Lexicon) -> Numeral | None:
    text, (start, end) = match.string, match.span()
    if _NAMED.search(text[max(0, start - 2) : start]):
        return None
    if _is_glued(match, lexicon) or _is_year(match, lexicon):
        return None
    value = _number(match.group("digits"), patterns.decimal)
    if value is None:
        return None
    scale = (match.group("scale") or "").lower()
    if scale == "m" and not _is_money(text[:start], lexicon):
        return Numeral(start, match.end("digits"), value, "digits")
    return Numeral(start, end, value * patterns.scales.get(scale, 1.0), "digits")


def _is_money(before: str, lexicon: Lexicon) -> bool:
    """Whether a currency stands before a number, in small letters or capitals."""
    return bool(shaped(lexicon, r"{}\s?$", "money_before").search(before[-8:]))


def _number(text: str, decimal: str) -> float | None:
    """The value of digits with their separators; none where they are no number."""
    bare = "".join(sign for sign in text if sign not in _SEPARATORS)
    signs = [sign for sign in bare if sign in ".,"]
    if len(set(signs)) == 2:
        last = signs[-1]
        bare = bare.replace("," if last == "." else ".", "").replace(last, ".")
    elif signs:
        tail = bare.rsplit(signs[0], 1)[1]
        is_group = len(tail) == 3 and (signs[0] != decimal or len(signs) > 1)
        is_group = is_group and not bare.startswith("0")
        bare = bare.replace(signs[0], "") if is_group else bare.replace(signs[0], ".")
    try:
        return float(bare)
    except ValueError:
        return None


def _is_glued(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether letters stand at the number, which make it a name, unless they are its unit."""
    after = match.string[match.end() : match.end() + 16]
    if not after or not (after[0].isalpha() or after[0] in "-./:_"):
        return False
    if re.match(r"[./:_]\w", after):
        return True
    if not re.match(r"-?[^\W\d_]", after):
        return False
    names = ("points", "durations", "measures", "percent", "pp", "times", "money_after", "scales")
    unit = shaped(lexicon, r"-?{}(?!\w)", *names).match(after)
    return unit is None or after[unit.end() :].startswith(("-old", " old"))


def _is_year(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether four digits are a year; a hedge or a unit beside them makes them a quantity."""
    if not _YEAR.fullmatch(match.group()):
        return False
    text, (start, end) = match.string, match.span()
    names = ("percent", "money_after", "measures", "durations", "people")
    unit = shaped(lexicon, r"\s?{}(?!\w)", *names).match(text[end : end + 20])
    near = text[max(0, start - 24) : start]
    if unit and not _after_in(near, lexicon):
        return False
    patterns = patterns_of(lexicon)
    if patterns.any_before.search(near) and any(
        shape.search(near) for hedge, shape in patterns.before if hedge is not Hedge.ABOUT
    ):
        return _is_money(near, lexicon)
    following = NEXT_WORD.match(text, end)
    is_round = int(match.group()) % 50 == 0
    counts = following and following[1].lower() not in word_set(lexicon, "stop")
    if is_round and counts and not _after_in(near, lexicon):
        return False
    return not _is_money(near, lexicon)


def _after_in(before: str, lexicon: Lexicon) -> bool:
    """Whether a preposition or another stop word stands before, as before a year."""
    last = _LAST_WORD.search(before)
    if last is None or last[1].lower() not in word_set(lexicon, "stop"):
        return False
    return not patterns_of(lexicon).any_before.search(before[-24:])


def _fraction(match: re.Match[str], patterns: Patterns, lexicon: Lexicon) -> Numeral | None:
    """A share in words, in per cent; "a third edition" and "the third quarter" are none."""
    parts = re.split(r"[\s-]+", match.group().lower())
    name = parts[-1]
    whole = lexicon.entry("figures", "whole_fractions")
    if len(parts) == 1 and name not in whole:
        return _rank(match, patterns)
    if name in whole and _is_part_of_name(match, lexicon):
        return None
    is_one = len(parts) == 1 or parts[0] in word_set(lexicon, "articles")
    top = 1.0 if is_one else patterns.values.get(parts[0], 0.0)
    share = top * 100 / patterns.divisors[name]
    is_share = top > 1 or _opens_share(match.string[match.end() :][:12], lexicon)
    return Numeral(*match.span(), share, "share") if 0 < share < 100 and is_share else None


def _opens_share(after: str, lexicon: Lexicon) -> bool:
    """Whether what follows lets a fraction be a share: "of", a stop word, or the sentence's end."""
    if re.match(r"\sof\s(?:19|20)\d", after):
        return False
    word = NEXT_WORD.match(after)
    if word is None:
        return not re.match(r"[-\w]", after)
    said = word[1].lower()
    is_population = phrase(lexicon, "people", "generic").match(said) is not None
    return is_population or said in word_set(lexicon, "stop")


def _is_part_of_name(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether "half" is half of a period, of a number, or a way to cut: "the first half"."""
    last = _LAST_WORD.search(match.string[max(0, match.start() - 16) : match.start()])
    if last and last[1].lower() in word_set(lexicon, "ordinals_to_ranks") | _BEFORE_HALF:
        return True
    behind = shaped(lexicon, r"[-\s](?:a|an)\s|-\w|\s{}", "durations")
    return behind.match(match.string[match.end() :][:14]) is not None


def _rank(match: re.Match[str], patterns: Patterns) -> Numeral | None:
    text = match.group().lower()
    digits = re.match(r"\d+", text)
    value = float(digits[0]) if digits else patterns.ranks.get(text)
    return None if value is None else Numeral(*match.span(), value, "rank")
