"""Cells: when two figures are of the same quantity, the same population and the same time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.figures.clauses import clause_at
from synopsis.report.check.figures.context import places_known
from synopsis.report.check.figures.figure import Change, Figure, Shape
from synopsis.report.check.figures.marks import marks_of
from synopsis.report.check.figures.patterns import word_set
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import WORD, stem_of, stem_set

_COMMONEST = 40  # a stem that stands at more figures than this tells none apart
_FEWEST_LOOSE = 4  # stems that two figures share where one has a word more
_FEWEST_DATED = 2  # as much where both name one and the same year
_FEWEST_BASED = 3  # as much where the other word stands behind the figure as its base
_LONG_STEM = 6  # letters of a stem that can be a subject by itself
_LIMITS = (Shape.DURATION, Shape.RANK, Shape.OTHER)
_LONGEST_LABEL = 40
_IN_HEADINGS = (Shape.PERCENT, Shape.MONEY)
_NEAR = 2  # sentences of one paragraph this near are told apart by their author


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of one cell, the earlier first; `is_strict` where no word is unaccounted for."""

    first: Figure
    second: Figure
    is_strict: bool


def same_cell(figures: Sequence[Figure], lexicon: Lexicon) -> Iterator[Pair]:
    """Every pair of figures that belong to one cell, found by their rarest stems."""
    able = [one for one in figures if _is_able(one)]
    places: dict[str, list[int]] = defaultdict(list)
    for index, figure in enumerate(able):
        for stem in figure.subject | figure.echo:
            places[stem].append(index)
    limits = _limits_of(figures, lexicon)
    seen: set[tuple[int, int]] = set()
    for index, figure in enumerate(able):
        for other in _candidates(figure, places):
            key = (min(index, other), max(index, other))
            if other == index or key in seen:
                continue
            seen.add(key)
            pair = _pair(able[key[0]], able[key[1]], lexicon)
            if pair is not None and _same_limits(pair, limits):
                yield pair


def _same_limits(pair: Pair, limits: dict[int, frozenset[float]]) -> bool:
    """Whether the limits of two figures agree; a span of time beside a figure is itself one."""
    one, two = limits[id(pair.first)], limits[id(pair.second)]
    return one == two and not (one and pair.first.shape is Shape.DURATION)


def _limits_of(figures: Sequence[Figure], lexicon: Lexicon) -> dict[int, frozenset[float]]:
    """For each figure, the spans of time, ranks and measures in its clause: "more than 3 days"."""
    by_clause: dict[tuple[int, int], list[Figure]] = defaultdict(list)
    clauses: dict[int, tuple[int, int]] = {}
    for figure in figures:
        start, _ = clause_at(figure.sentence.text, figure.start, lexicon)
        clauses[id(figure)] = (id(figure.sentence), start)
        by_clause[clauses[id(figure)]].append(figure)
    return {
        id(figure): frozenset(
            one.low
            for one in by_clause[clauses[id(figure)]]
            if one is not figure and (one.shape in _LIMITS or figure.shape is Shape.DURATION)
        )
        for figure in figures
    }


def _is_able(figure: Figure) -> bool:
    """Whether a figure says enough of itself to belong to a cell."""
    if not figure.subject or figure.shape is Shape.RANK or figure.sentence.block.is_record:
        return False
    if _kind(figure) is Kind.HEADING:
        return figure.shape in _IN_HEADINGS and len(figure.subject) > 1
    return figure.shape is not Shape.COUNT or _kind(figure) is Kind.CELL or _counts_things(figure)


def _counts_things(figure: Figure) -> bool:
    """Whether a number in running text counts things: a name or a title behind it is none."""
    is_text = _kind(figure) not in (Kind.CAPTION, Kind.FOOTNOTE)
    return is_text and bool(figure.noun) and figure.noun.rsplit(" ", 1)[-1][0].islower()


def _kind(figure: Figure) -> Kind:
    return figure.sentence.block.kind


def _candidates(figure: Figure, places: dict[str, list[int]]) -> set[int]:
    """Figures that share the two rarest stems of a subject, or its only one."""
    rare = sorted(figure.subject, key=lambda stem: len(places[stem]))[:3]
    lists = [places[stem] for stem in rare if len(places[stem]) <= _COMMONEST]
    if len(figure.subject) < 2:
        return set(lists[0]) if lists else set()
    found: set[int] = set()
    for at, first in enumerate(lists):
        for second in lists[at + 1 :]:
            found |= set(first) & set(second)
    return found


def _pair(first: Figure, second: Figure, lexicon: Lexicon) -> Pair | None:
    if first.sentence is second.sentence or not _are_alike(first, second, lexicon):
        return None
    strictness = _subjects(first, second, lexicon)
    if strictness is None or _stand_apart(first, second, lexicon):
        return None
    return Pair(first, second, strictness)


def _are_alike(first: Figure, second: Figure, lexicon: Lexicon) -> bool:
    """Whether shape, change, base, years, places and the thing counted let two figures be one."""
    return (
        first.shape is second.shape
        and (first.change is Change.NONE) == (second.change is Change.NONE)
        and _bases(first, second)
        and years_meet(first.years, second.years)
        and places_meet(first.places, second.places, lexicon)
        and (first.shape is not Shape.COUNT or _same_noun(first, second, lexicon))
        and not (_is_some_of(first, lexicon) and _is_bare(second, lexicon))
        and not (_is_some_of(second, lexicon) and _is_bare(first, lexicon))
        and not (_kind(first) is Kind.CELL and _kind(second) is Kind.CELL)
    )


def _is_some_of(figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a count only points back to some that were told of: "Of the 24 teachers, 19 ..."."""
    opening = figure.sentence.text[: figure.start].strip().lower()
    return opening in word_set(lexicon, "population_of") and _is_bare(figure, lexicon)


def _is_bare(figure: Figure, lexicon: Lexicon) -> bool:
    """Whether nothing is said of a count but what is counted."""
    is_count = figure.shape is Shape.COUNT
    return is_count and figure.subject <= frozenset(noun_stems(figure, lexicon))


def _bases(first: Figure, second: Figure) -> bool:
    one, two = first.against.lower(), second.against.lower()
    return one == two or not (one and two)


def years_meet(first: Sequence[int], second: Sequence[int]) -> bool:
    """Whether two figures can hold for one year: a shared one, or one unknown; spans are equal."""
    one, two = set(first), set(second)
    return not one or not two or (one == two if min(len(one), len(two)) > 1 else bool(one & two))


def places_meet(first: frozenset[str], second: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether two figures can hold for one place: known names are the same, others not apart."""
    known = places_known(lexicon)
    if first & known != second & known:
        return False
    one, two = first - known, second - known
    return not one or not two or bool(one & two)


def noun_stems(figure: Figure, lexicon: Lexicon) -> tuple[str, ...]:
    """The stems of what is counted, generic words and all."""
    return tuple(stem_of(word, lexicon) for word in WORD.findall(figure.noun))


def _same_noun(first: Figure, second: Figure, lexicon: Lexicon) -> bool:
    if Kind.CELL in (_kind(first), _kind(second)):
        return True
    heads = {*noun_stems(first, lexicon)[-1:], *noun_stems(second, lexicon)[-1:]}
    is_told = bool(first.noun) and bool(second.noun)
    return is_told and (len(heads) == 1 or heads <= stem_set(lexicon, "figures", "events"))


def _is_event_count(figure: Figure, lexicon: Lexicon) -> bool:
    noun = noun_stems(figure, lexicon)[-1:]
    events = stem_set(lexicon, "figures", "events")
    return figure.shape is Shape.COUNT and bool(noun) and events.issuperset(noun)


def _subjects(first: Figure, second: Figure, lexicon: Lexicon) -> bool | None:
    """True where every stem is accounted for, False where one side says a word more, else None."""
    one, two = first.subject, second.subject
    is_dated = _share_date(first, second)
    if is_dated and all(_is_event_count(one, lexicon) for one in (first, second)):
        told = stem_set(lexicon, "figures", "events", "event_verbs")
        one, two = one - told, two - told
    direct = one & two
    if one == two:
        lone = one or first.subject & second.subject
        return len(one) > 1 or _is_lone_subject(lone, first, second, lexicon) or None
    left = one - two - second.echo
    right = two - one - first.echo
    if not left and not right:
        return True if len(direct) >= 2 and len(one | two) >= 3 else None
    is_near = first.sentence.block is second.sentence.block
    fewest = _FEWEST_DATED if is_dated else _FEWEST_LOOSE
    is_span = first.shape is Shape.DURATION
    if (left and right) or is_near or is_span or len(direct) < fewest:
        return None
    extra, figure, other = (left, first, second) if left else (right, second, first)
    if is_dated and len(direct) >= _FEWEST_BASED and _are_based(extra, other, lexicon):
        return False
    return None if len(extra) > 1 or _distinguishes(figure, extra, direct, lexicon) else False


def _are_based(extra: frozenset[str], other: Figure, lexicon: Lexicon) -> bool:
    """Whether the words that one figure has more stand beside the other too, as its base."""
    behind = WORD.findall(other.sentence.text[other.end :])
    said = {stem_of(word, lexicon) for word in behind}
    return other.shape is Shape.PERCENT and len(extra) == 1 and extra <= said


def _share_date(first: Figure, second: Figure) -> bool:
    """Whether both sentences name the one year for which both figures hold."""
    return (
        len(first.years) == 1
        and first.years == second.years
        and all(str(one.years[0]) in one.sentence.text for one in (first, second))
    )


def _is_lone_subject(
    stems: frozenset[str], first: Figure, second: Figure, lexicon: Lexicon
) -> bool:
    """Whether a single stem is subject enough: it stands before both figures, in one year."""
    lone = {stem for stem in stems if len(stem) >= _LONG_STEM}
    for figure in (first, second):
        before = figure.sentence.text[: figure.start]
        lone &= {stem_of(word, lexicon) for word in WORD.findall(before)}
    return bool(lone) and not set(first.years).isdisjoint(second.years)


def _distinguishes(
    figure: Figure, extra: frozenset[str], shared: frozenset[str], lexicon: Lexicon
) -> bool:
    """Whether a further word tells another thing: a modifier, a name, or behind a preposition."""
    text = figure.sentence.text
    words = list(WORD.finditer(text))
    for index, word in enumerate(words):
        if stem_of(word[0], lexicon) not in extra:
            continue
        opens = not index and word[0].lower() in word_set(lexicon, "reporters")
        before = _governing([one[0].lower() for one in words[:index]], lexicon)
        if (word[0][0].isupper() and not opens) or before in word_set(lexicon, "place_openers"):
            return True
        ends_at_figure = not text[word.end() : figure.start].strip()
        neighbours = [] if ends_at_figure or not index else [words[index - 1]]
        neighbours += words[index + 1 : index + 2]
        if any(stem_of(one[0], lexicon) in shared for one in neighbours):
            return True
    return False


def _governing(before: Sequence[str], lexicon: Lexicon) -> str:
    """The preposition on which a word hangs, over articles and numbers; else the word before."""
    openers = word_set(lexicon, "place_openers")
    for word in reversed(before[-4:]):
        if word in openers:
            return word
        if word not in word_set(lexicon, "stop"):
            break
    return before[-1] if before else ""


def _stand_apart(first: Figure, second: Figure, lexicon: Lexicon) -> bool:
    """Whether a word parts two cells: another group, a condition, a plan against an outcome."""
    if marks_of(first, lexicon) != marks_of(second, lexicon):
        return True
    labels = {_label(first), _label(second)} - {""}
    if len(labels) > 1 or _are_of_one_list(first.sentence, second.sentence):
        return True
    return _near(first.sentence, second.sentence) and bool(first.years) != bool(second.years)


def _label(figure: Figure) -> str:
    """What stands before a colon at the head of a sentence: the name of what it speaks of."""
    head, colon, _ = figure.sentence.text[: figure.start].partition(": ")
    return head if colon and len(head) <= _LONGEST_LABEL else ""


def _are_of_one_list(first: Sentence, second: Sentence) -> bool:
    """Whether two sentences are items of one section, which are parallels."""
    kinds = {first.block.kind, second.block.kind}
    return kinds == {Kind.ITEM} and first.block.section == second.block.section


def _near(first: Sentence, second: Sentence) -> bool:
    return first.block is second.block and abs(first.number - second.number) <= _NEAR
