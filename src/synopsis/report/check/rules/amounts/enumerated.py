"""Counts whose things are told one by one: "one for ...", "the first ...", "The panels ..."."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.rules.amounts.listing import count_inline
from synopsis.report.check.rules.amounts.stated import after, listed, number_words, spelled
from synopsis.report.check.words import Lexicon

_FEWEST = 3  # ranks that are a row beyond doubt
_NEAR = 6
"""Sentences within which a document says what the things were that it has counted."""


@dataclass(frozen=True, eq=False, slots=True)
class Told:
    """How many things are told one by one, and where, if in another sentence."""

    number: int
    other: Sentence | None = None


def enumerated(case: Case, sentence: Sentence, end: int, noun: str, value: int) -> Told | None:
    """What is told of the things counted, where it is not as many as were counted."""
    found = (
        _by_ones(sentence.text, end, noun, case.lexicon),
        _by_ranks(case, sentence, end, value),
        _in_next(case, sentence, end, value),
        _taken_up(case, sentence, noun, value),
    )
    return next((one for one in found if one is not None and one.number != value), None)


def _by_ones(text: str, end: int, noun: str, lexicon: Lexicon) -> Told | None:
    """Items that each begin with a number: "one for the station and one for the canal"."""
    patterns = _patterns(lexicon)
    opened = patterns["opened"].match(text, end)
    if opened is None or patterns["sample"].search(text) or noun in _persons(lexicon):
        return None
    tail = text[opened.end() :]
    items = list(patterns["item"].finditer(tail))
    if len(items) < 2 or not items[-1]["and"] or len({one["prep"].lower() for one in items}) > 1:
        return None
    pieces = patterns["parting"].split(tail[: items[-1].start("of")])
    if not all(patterns["starts"].match(one) for one in pieces if one):
        return None
    last = tail[items[-1].end() :]
    if len(pieces) < len(items) - 1 or patterns["another"].search(last):
        return None
    return Told(sum(_size(one, lexicon) for one in items))


def _size(item: re.Match[str], lexicon: Lexicon) -> int:
    found = number_words(lexicon).fullmatch(item["of"])
    entries = lexicon.entry("figures", "ones")
    return int(entries.get(item["of"].lower(), 1)) if found else 1


def _by_ranks(case: Case, sentence: Sentence, end: int, value: int) -> Told | None:
    """Items by their ranks: "the first on water, the second on air and the third on soil"."""
    patterns, text = _patterns(case.lexicon), sentence.text
    opened = patterns["ranked"].match(text, end)
    if opened is None:
        return None
    ranks = list(patterns["rank"].finditer(text, opened.start("list")))
    numbers = [_rank(one, case.lexicon) for one in ranks]
    if len(ranks) < 2 or numbers != list(range(1, len(ranks) + 1)) or not ranks[-1]["and"]:
        return None
    if patterns["last"].search(text, ranks[-1].end()):
        return None
    goes_on = any(patterns["going"].match(one.text) for one in after(case, sentence)[:1])
    if len(ranks) < value and (goes_on or len(ranks) < _FEWEST):
        return None
    return Told(len(ranks))


def _in_next(case: Case, sentence: Sentence, end: int, value: int) -> Told | None:
    """Sentences by their ranks: "Three parts. The first is ... The fourth is ..."."""
    if not re.fullmatch(r"[^\d]{0,60}", sentence.text[end:]):
        return None
    following = after(case, sentence)
    headed = (_patterns(case.lexicon)["headed"].match(one.text) for one in following)
    numbers = [_rank(one, case.lexicon) for one in takewhile(bool, headed) if one]
    if len(numbers) <= max(value, _FEWEST - 1) or numbers != [*range(1, len(numbers) + 1)]:
        return None
    return Told(len(numbers), following[len(numbers) - 1])


def _rank(found: re.Match[str], lexicon: Lexicon) -> int:
    return int(lexicon.entry("figures", "ordinals_to_ranks").get(found["rank"].lower(), 0))


def _taken_up(case: Case, sentence: Sentence, noun: str, value: int) -> Told | None:
    """Subjects that are named later: "Six panels were held", and "The panels dealt with A, B ...".

    Only for things that have one subject each, and where one alone is missing.
    """
    if value < 4 or noun not in case.lexicon.words("amounts", "of_one_subject"):
        return None
    for one in _near(case, sentence):
        found = _patterns(case.lexicon)["subjects"].match(one.text)
        if found is None or found["noun"].lower() != noun:
            continue
        counted = count_inline(one.text[found.end() :], case.lexicon)
        if counted is None or not counted.is_sure or counted.high != value - 1:
            return None
        return Told(counted.best, one)
    return None


def _near(case: Case, sentence: Sentence) -> Iterator[Sentence]:
    after = case.document.sentences[sentence.number + 1 : sentence.number + 1 + _NEAR]
    return (one for one in after if one.block.section == sentence.block.section)


@cache
def _persons(lexicon: Lexicon) -> frozenset[str]:
    lists = ("persons", "gathered_groups", "asked_groups", "speaking_groups")
    return frozenset(lexicon.words("amounts", *lists))


@cache
def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    joins, more = listed(lexicon, "joins"), listed(lexicon, "another_one")
    ranks = lexicon.either("figures", "ordinals_to_ranks")
    size = rf"(?:{spelled(lexicon)}|{more})"
    rate = rf"(?:{spelled(lexicon)}|\d|{listed(lexicon, 'per_words')}\b)"
    preps = rf"{listed(lexicon, 'assigning')}\s(?!{rate})"
    break_ = r"(?:[,:;]|\s[–—])\s"  # noqa: RUF001
    lead = rf"(?:^|(?:[,;]\s|\s)(?P<and>{joins})\s|[,;]\s)"
    article = r"(?:the\s)?"
    sources = {
        "opened": rf"(?:\s[^,;:.()\d–—]{{1,60}}?)?{break_}(?={size}\s{preps})",  # noqa: RUF001
        "item": rf"{lead}(?P<of>{size})\s(?P<prep>{preps})",
        "starts": rf"\W*(?:(?:{joins})\s)?{size}\s{preps}",
        "parting": rf"[,;]\s|\s(?:{joins})\s(?={size}\s{preps})",
        "another": rf"\b{size}\s{preps}|[,;]\s(?:{joins})\s",
        "sample": rf"(?<![\w-]){listed(lexicon, 'samples')}(?![\w-])",
        "ranked": rf"(?:\s[^,;:.()\d–—]{{1,60}}?)?{break_}(?P<list>{article}(?:{ranks})\s)",  # noqa: RUF001
        "rank": rf"(?:(?:[,;:–—]\s|\s)(?P<and>{joins})\s|[,;:–—]\s|\s[–—]\s|(?<=[,;:–—]\s))"  # noqa: RUF001
        rf"{article}(?P<rank>{ranks})\s",
        "last": rf"(?<!\w)(?:{article}(?:{ranks})|{listed(lexicon, 'going_on')})\b",
        "going": rf"\W*(?:{article}(?:{ranks})|{listed(lexicon, 'going_on')})\b",
        "headed": rf"\W*{article}(?P<rank>{ranks})\b",
        "subjects": rf"(?:{listed(lexicon, 'owners')}|its|their)\s(?P<noun>[a-z][a-z -]{{2,24}}?s)"
        rf"\s{listed(lexicon, 'taking_up')}\s",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
