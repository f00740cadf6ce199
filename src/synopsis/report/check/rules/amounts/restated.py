"""A quantity that is told again as a noun: "with 358 million in 2023, agricultural withdrawals"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import ASIDE, Kind, Sentence
from synopsis.report.check.figures.cells import noun_stems, places_meet, years_meet
from synopsis.report.check.figures.clash import Clash, clash_of
from synopsis.report.check.figures.clauses import clause_at
from synopsis.report.check.figures.context import known_places
from synopsis.report.check.figures.figure import Figure, Shape
from synopsis.report.check.figures.marks import marks_in
from synopsis.report.check.figures.patterns import listed, shaped, word_set
from synopsis.report.check.rules.amounts.levels import are_near, is_level
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.roots import root_of, roots
from synopsis.report.check.words.stem import WORD

_SHAPES = (Shape.COUNT, Shape.MONEY, Shape.OTHER)
_WIDEST = 1.5
_WIDEST_LONE = 1.25
_MOST = 60  # figures of one year and unit beyond which the text is a table in prose
_NEAR = 2
_FEWEST, _FEWEST_UNDATED = 2, 3
_LONGEST = 8
_LOOSE = frozenset({"of which", "of whom", "stage 1"})
_YEAR_BEHIND = re.compile(r"\s\w{2,6}\s((?:19|20)\d\d)(?![\d/-])")
_NUMBER = re.compile(r"\d[\d.,]*|[%€$£]")


def restated(case: Case) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of figures of one named thing whose values cannot both be true."""
    groups: dict[object, list[Figure]] = defaultdict(list)
    for figure in case.figures:
        if _is_plain(figure):
            groups[_key(figure, case.lexicon)].append(figure)
    topics = frozenset(roots(_title(case), case.lexicon))
    for group in groups.values():
        if 1 < len(group) <= _MOST:
            yield from _twins(group, topics, case.lexicon)


def _title(case: Case) -> str:
    heads = [one.text for one in case.document.blocks[:3] if one.kind is Kind.HEADING]
    return " ".join((case.document.title, *heads))


def _is_plain(figure: Figure) -> bool:
    is_named = figure.shape is not Shape.COUNT or bool(figure.noun)
    is_text = figure.sentence.block.kind not in ASIDE
    return is_named and is_text and is_level(figure, *_SHAPES) and figure.low > 1


def _key(figure: Figure, lexicon: Lexicon) -> object:
    """What two figures must share to be of one thing: what is counted, or the unit."""
    if figure.shape is Shape.COUNT:
        nouns = WORD.findall(figure.noun)
        return figure.shape, root_of(nouns[-1], lexicon) or noun_stems(figure, lexicon)[-1]
    words = _scale(lexicon).sub(" ", _NUMBER.sub(" ", figure.words)).lower().split()
    unit = " ".join(words[-2:]).removesuffix("s") if figure.shape is Shape.OTHER else ""
    return figure.shape, dict(lexicon.entry("figures", "unit_names")).get(unit, unit)


@cache
def _scale(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){listed(lexicon, 'scales')}(?!\w)", re.IGNORECASE)


def _twins(
    group: Sequence[Figure], topics: frozenset[str], lexicon: Lexicon
) -> Iterator[tuple[Figure, Figure]]:
    """Each figure of a group that is named by a noun, beside those told with the same words."""
    for figure in group:
        named = _names(figure, lexicon)
        for other in group:
            if _can_be_one(figure, other, lexicon) and (
                any(_are_one(one, figure, other, topics, lexicon) for one in named)
                or _are_told_alike(figure, other, lexicon)
            ):
                yield figure, other
                break


def _are_told_alike(figure: Figure, other: Figure, lexicon: Lexicon) -> bool:
    """Whether two clauses of one year have the same roots: a verb in one is a noun in the other."""
    if not _share_year(figure, other) or figure.sentence.number < other.sentence.number:
        return False
    texts = [_around(one, lexicon) for one in (figure, other)]
    one, two = (frozenset(roots(text, lexicon)) - _idle(lexicon) for text in texts)
    marks = [marks_in(text, lexicon) - _LOOSE for text in texts]
    return one == two and len(one) >= _FEWEST and marks[0] == marks[1]


def _can_be_one(figure: Figure, other: Figure, lexicon: Lexicon) -> bool:
    """Whether place, year and size let two figures be one, and their values clash."""
    one, two = figure.sentence, other.sentence
    return (
        not _near(one, two)
        and are_near(figure, other, _WIDEST)
        and years_meet(_years(figure), _years(other))
        and places_meet(figure.places, other.places, lexicon)
        and clash_of(figure, other) is Clash.VALUE
    )


def _near(one: Sentence, two: Sentence) -> bool:
    return one.block is two.block and abs(one.number - two.number) <= _NEAR


@dataclass(frozen=True, slots=True)
class _Name:
    """Words that name a figure's thing, from its head outwards; whether all of them must fit."""

    words: tuple[str, ...]
    is_whole: bool
    needs_date: bool


def _names(figure: Figure, lexicon: Lexicon) -> list[_Name]:
    """The ways in which a noun names a figure without a verb between them."""
    text = figure.sentence.text
    before, behind = text[: figure.start], text[figure.end :]
    found: list[_Name] = []
    back = shaped(lexicon, r"(?:^|[,;:]\s)?([^,;:()]{3,70}?),?\s\(?(?:{}\s)?$", "restating")
    ahead = shaped(lexicon, r"^\W?{}\s$", "leading")
    definite = shaped(lexicon, r"(?<!\w){}\s$", "definites")
    if ahead.search(before) and ", " in behind[:40]:
        following = behind.split(", ", 1)[1]
        found.append(_Name(tuple(_words(following)), is_whole=False, needs_date=True))
    elif _restates(before, lexicon) and (span := back.search(before[-90:])):
        found.append(_Name(tuple(_phrase(span[1], lexicon)), is_whole=True, needs_date=True))
    if definite.search(before[-12:]) and figure.shape is Shape.COUNT:
        found.append(_Name(tuple(_words(behind)), is_whole=False, needs_date=False))
    return found


def _restates(before: str, lexicon: Lexicon) -> bool:
    return bool(shaped(lexicon, r"(?:\s{}\s|\w\s\()$", "restating").search(before[-16:]))


def _words(text: str) -> list[str]:
    """The first words of a text up to the sign that ends its clause."""
    return WORD.findall(re.split(r"[,;:()]", text, maxsplit=1)[0])[: _LONGEST * 2]


def _phrase(text: str, lexicon: Lexicon) -> list[str]:
    """The last words of a text that can be one noun phrase: no word of structure parts them."""
    kept: list[str] = []
    stop = word_set(lexicon, "stop") - word_set(lexicon, "population_of")
    for word in reversed(WORD.findall(text)):
        if word.lower() in stop and kept:
            break
        kept.insert(0, word)
    return kept


def _are_one(
    name: _Name, figure: Figure, other: Figure, topics: frozenset[str], lexicon: Lexicon
) -> bool:
    """Whether the words that name one figure are those around the other, and nothing parts them."""
    around = _around(other, lexicon)
    inside = frozenset(roots(around, lexicon)) - _idle(lexicon)
    taken = _taken(name, inside, lexicon)
    if not taken or (name.needs_date and not _share_year(figure, other)):
        return False
    dated = name.needs_date or _share_year(figure, other)
    fewest = _FEWEST if dated else _FEWEST_UNDATED
    lone = name.is_whole and len(inside) == 1 and are_near(figure, other, _WIDEST_LONE)
    if len(set(taken)) < fewest and not lone:
        return False
    left = inside - set(taken) - topics - set(roots(" ".join(other.places), lexicon))
    marks = marks_in(around, lexicon) - marks_in(" ".join(name.words), lexicon)
    return not left and marks <= _LOOSE | {one for one in marks if root_of(one, lexicon) in taken}


def _share_year(figure: Figure, other: Figure) -> bool:
    one, two = _years(figure), _years(other)
    return len(one) == 1 and one == two


def _years(figure: Figure) -> tuple[int, ...]:
    """The years of a figure; the one right behind it alone, where one stands there."""
    beside = _YEAR_BEHIND.match(figure.sentence.text, figure.end)
    return (int(beside[1]),) if beside else figure.years


def _taken(name: _Name, inside: frozenset[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The roots of a name that stand at the other figure too; none where a further one parts it."""
    taken: list[str] = []
    openers = word_set(lexicon, "place_openers")
    before = ""
    for word in name.words:
        root = root_of(word, lexicon)
        if root and root not in inside and root not in _idle(lexicon):
            is_apart = before in openers or word[0].isupper() or not taken
            return () if name.is_whole or is_apart else tuple(taken)
        if root and root in inside:
            taken.append(root)
        before = word.lower() if not root else before if before in openers and not root else ""
    return tuple(taken)


def _around(figure: Figure, lexicon: Lexicon) -> str:
    """The words of a figure's clause without itself, its places, and brackets."""
    text = figure.sentence.text
    start, end = clause_at(text, figure.start, lexicon)
    words = f"{text[start : figure.start]} {figure.noun} {text[figure.end : end]}"
    bare = re.sub(r"\([^()]{0,200}\)?", " ", words)
    for place in sorted(known_places(bare, lexicon), key=len, reverse=True):
        bare = bare.replace(place, " ")
    return bare


@cache
def _idle(lexicon: Lexicon) -> frozenset[str]:
    """Roots that say nothing of what a quantity is: words of level, change, and time."""
    names = ("level_words", "up", "down", "months", "region_words", "hedges_idle", "scales")
    return frozenset(
        root
        for name in names
        for word in lexicon.words("figures", name)
        for root in roots(word, lexicon)
    )
