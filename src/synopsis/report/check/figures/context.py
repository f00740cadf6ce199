"""Context: what a figure counts, when and where it holds, and what it is compared with."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from synopsis.report.check.document import Document, Sentence
from synopsis.report.check.figures.figure import Change, Shape
from synopsis.report.check.figures.mentions import Mention
from synopsis.report.check.figures.patterns import listed, phrase, word_set
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.lexicon import any_of

YEAR = re.compile(
    r"(?<![\w.,-])((?:1[89]|20)\d\d)(?:\s?[\u2013/-]\s?((?:1[89]|20)?\d\d))?(?![\d%]|\s?%|[.,]\d)"
)
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_IRREGULAR = frozenset({
    "aircraft", "children", "criteria", "data", "media", "men", "people", "personnel", "police",
    "staff", "women",
})  # fmt: skip
_NOT_PLURAL = ("ss", "us", "is")
_LONGEST_NOUN = 5
_CLOSING = '.!?)\N{RIGHT DOUBLE QUOTATION MARK}" '


def noun_after(text: str, mention: Mention, lexicon: Lexicon) -> str:
    """The words counted: those after a number, or after "of" behind a share, up to their plural."""
    tail = text[mention.end : mention.end + 90]
    if mention.shape is None:
        noun = _noun(tail, lexicon)
        return noun if mention.high == 1 or _is_many(noun, lexicon) else ""
    if mention.shape is Shape.RANK:
        return _noun(tail, lexicon)
    opening = _population(lexicon).match(tail)
    if opening:
        return _noun(_leading(lexicon).sub("", tail[opening.end() :], count=1), lexicon)
    noun = _noun(tail, lexicon)
    return noun if phrase(lexicon, "people", "groups").search(noun) else ""


def noun_of_tail(tail: str, lexicon: Lexicon) -> str:
    """The words behind an "of" with which a text begins; empty where it does not."""
    opening = _population(lexicon).match(tail)
    return _noun(tail[opening.end() :], lexicon) if opening else ""


@cache
def _population(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\s{listed(lexicon, 'population_of')}\s")


@cache
def _leading(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"^(?:{listed(lexicon, 'definites')}\s){{1,3}}", re.IGNORECASE)


def _noun(tail: str, lexicon: Lexicon) -> str:
    taken: list[str] = []
    last = 0
    stop = word_set(lexicon, "stop")
    for word in _WORD.finditer(tail):
        low = word[0].lower()
        if tail[last : word.start()].strip() or low in stop or len(taken) == _LONGEST_NOUN:
            break
        taken.append(word[0])
        last = word.end()
        if _is_plural(low):
            break
    return " ".join(taken)


def _is_plural(word: str) -> bool:
    ends = len(word) > 3 and word[-1] == "s" and word[-2].isalpha()
    return word in _IRREGULAR or (ends and not word.endswith(_NOT_PLURAL))


def _is_many(noun: str, lexicon: Lexicon) -> bool:
    """Whether words can name many things: a plural in English, anything elsewhere."""
    last = noun.rsplit(" ", 1)[-1].lower()
    return bool(noun) and (
        lexicon.language != "en"
        or _is_plural(last)
        or phrase(lexicon, "groups", "people").search(last) is not None
    )


@cache
def _change_before(lexicon: Lexicon) -> re.Pattern[str]:
    by = listed(lexicon, "by")
    return re.compile(
        rf"(?<![\w-])(?:(?P<up>{listed(lexicon, 'up')})|(?P<down>{listed(lexicon, 'down')})"
        rf"|(?P<unsigned>{listed(lexicon, 'unsigned')}))(?:\s[^\W\d_]{{3,12}}ly)?"
        rf"(?:(?P<by>(?:\s(?:in|on)(?:\s[^\W\d_]{{2,16}}){{1,4}})?\s{by}(?:\s(?:a|an))?)|)\s$",
        re.IGNORECASE,
    )


@cache
def _change_after(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(
        rf"[\s-](?:[^\W\d_]{{4,14}}\s)?(?:(?P<up>{listed(lexicon, 'more_than_base')})"
        rf"|(?P<down>{listed(lexicon, 'less_than_base')}))(?!\w)",
        re.IGNORECASE,
    )


def change_of(text: str, mention: Mention, lexicon: Lexicon) -> Change:
    """Whether a figure says a rise or a fall, or a level."""
    if mention.shape is Shape.FACTOR:
        return _factor_change(text, mention, lexicon)
    if mention.sign and mention.shape in (Shape.PERCENT, Shape.POINT):
        return Change.UP if mention.sign == "+" else Change.DOWN
    if mention.shape in (Shape.RANK, Shape.DURATION, Shape.OTHER):
        return Change.NONE
    near = text[max(0, mention.start - 90) : mention.start]
    before = _change_before(lexicon).search(near)
    is_idiom = phrase(lexicon, "not_change").search(near[-14:])
    if before and not is_idiom and (mention.shape is not None or before["by"]):
        return _direction(before)
    after = _change_after(lexicon).match(text, mention.end) if mention.shape else None
    if after:
        return _direction(after)
    return Change.UNSIGNED if mention.shape is Shape.POINT else Change.NONE


def _direction(match: re.Match[str]) -> Change:
    """The change whose group of words was found; a group "by" says only that it is one."""
    return next(Change(name) for name, words in match.groupdict().items() if words)


def _factor_change(text: str, mention: Mention, lexicon: Lexicon) -> Change:
    if mention.low < 1:
        return Change.DOWN
    near = text[max(0, mention.start - 40) : mention.end + 30]
    if phrase(lexicon, "down").search(near):
        return Change.DOWN
    return Change.UP if phrase(lexicon, "up", "factors").search(near) else Change.UNSIGNED


@cache
def _base(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-]){listed(lexicon, 'against')}(?:\s(?P<base>[^,;:()]{{1,60}})|(?=[,;:).]|$))",
        re.IGNORECASE,
    )


def against_of(
    text: str, span: tuple[int, int], change: Change, lexicon: Lexicon
) -> tuple[str, int]:
    """The words of the base of a change and where they begin; empty and -1 where none are."""
    if change is Change.NONE:
        return "", -1
    found = _base(lexicon).search(text, *span)
    if found is None:
        return "", -1
    return (found["base"] or found[0]).strip().rstrip(_CLOSING), found.start()


@cache
def _not_time(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){listed(lexicon, 'not_time')}\s(?:the\s)?(?:end\sof\s)?$", re.IGNORECASE
    )


@lru_cache(maxsize=256)
def year_spans(text: str, lexicon: Lexicon) -> tuple[tuple[int, int, tuple[int, ...]], ...]:
    """The years of a text that say when something held: not deadlines, nor bases of a change."""
    return tuple(
        (one.start(), one.end(), _years(one))
        for one in YEAR.finditer(text)
        if not _not_time(lexicon).search(text[max(0, one.start() - 24) : one.start()])
    )


def deadlines(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The years of a text that are deadlines or bases of a change: "by 2030", "since 2019"."""
    dated = {start for start, *_ in year_spans(text, lexicon)}
    return frozenset(one[0] for one in YEAR.finditer(text) if one.start() not in dated)


def _years(match: re.Match[str]) -> tuple[int, ...]:
    first, last = int(match[1]), match[2]
    if not last:
        return (first,)
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return tuple(range(first, end + 1)) if first < end <= first + 30 else (first,)


def _once(years: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(year for some in years for year in some))


def all_years(text: str, lexicon: Lexicon) -> tuple[int, ...]:
    """The years of a text, once each, in order."""
    return _once(years for *_, years in year_spans(text, lexicon))


def years_for(
    sentence: Sentence, document: Document, spans: tuple[tuple[int, int], ...], lexicon: Lexicon
) -> tuple[int, ...]:
    """The years of the narrowest span that has any, else the one of the paragraph's opening."""
    spanned = year_spans(sentence.text, lexicon)
    for start, end in spans:
        inside = [years for a, b, years in spanned if start <= a and b <= end]
        if inside:
            return _once(inside)
    every = _once(years for *_, years in spanned)
    if every:
        return every if len(every) == 1 else ()
    opening = _opening(sentence, document)
    years = all_years(opening.text, lexicon) if opening is not None else ()
    return years if len(years) == 1 else ()


def _opening(sentence: Sentence, document: Document) -> Sentence | None:
    """The first sentence of a block, where it is another one."""
    number = sentence.number
    while number and document.sentences[number - 1].block is sentence.block:
        number -= 1
    return document.sentences[number] if number != sentence.number else None


@cache
def places_known(lexicon: Lexicon) -> frozenset[str]:
    """The places that the lexicon knows by name."""
    return frozenset(map(str, lexicon.entry("figures", "demonyms").values()))


@cache
def _known(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, str]]:
    """Names of places and their adjectives, each with the place that it means."""
    demonyms = {str(a): str(b) for a, b in lexicon.entry("figures", "demonyms").items()}
    names = {**demonyms, **{place: place for place in places_known(lexicon)}}
    return any_of(names), {word.lower(): place for word, place in names.items()}


@cache
def _proper(lexicon: Lexicon) -> re.Pattern[str]:
    months = listed(lexicon, "months", "region_words")
    return re.compile(
        rf"(?<!\w){listed(lexicon, 'place_openers')}\s(?:the\s)?(?!(?i:{months})(?!\w))"
        rf"((?-i:[A-ZČĆŠŽĐ][^\W\d_]{{2,24}}(?:[\s-][A-ZČĆŠŽĐ][^\W\d_]{{2,24}}){{0,3}}))"
    )


@lru_cache(maxsize=1024)
def known_places(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The places of a text that the lexicon knows, by name or by adjective."""
    pattern, names = _known(lexicon)
    said = (re.sub(r"\s+", " ", one[0].lower()) for one in pattern.finditer(text))
    return frozenset(names[word] for word in said)


@lru_cache(maxsize=1024)
def places_in(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The places of a text: those known, and names behind a preposition."""
    known = known_places(text, lexicon)
    _, names = _known(lexicon)
    others = {one[1] for one in _proper(lexicon).finditer(text) if one[1].lower() not in names}
    return known | {
        one for one in others if not any(place in one or one in place for place in known)
    }


def places_for(
    sentence: Sentence, spans: tuple[tuple[int, int], ...], lexicon: Lexicon
) -> frozenset[str]:
    """The places of the narrowest span that names any, else the one of the heading above."""
    for start, end in spans:
        found = places_in(sentence.text[start:end], lexicon)
        if found:
            return found
    every = known_places(sentence.text, lexicon)
    if every:
        return every if len(every) == 1 else frozenset()
    for heading in reversed(sentence.block.section):
        above = known_places(heading, lexicon)
        if above:
            return above
    return frozenset()
