"""Figures in prose and tables against the values that an edition holds for them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.figures.clash import bounds_of, step_of, written_step
from synopsis.report.check.figures.figure import Figure
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.edition_words import Said, fits_unit, said_of, words_of
from synopsis.report.check.terms import Terms
from synopsis.report.check.values import Value
from synopsis.report.check.words import Lexicon
from synopsis.vocabulary import Hedge

_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Named:
    """The values of one indicator name by place and year, and the stems of the name."""

    stems: frozenset[str]
    values: dict[tuple[str, int], dict[str, Value]]


class _Held:
    """An edition's values, which are one and the same object for a whole run."""

    def __init__(self, values: Sequence[Value]) -> None:
        self.values = values

    def __hash__(self) -> int:
        return id(self.values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.values is self.values


def figure_against_edition(case: Case) -> Iterable[Hit]:
    """A figure whose indicator, place and period an edition holds with another value."""
    for figure in case.figures if case.values else ():
        value = value_for(case, figure)
        if value is not None and _differs(figure, value):
            yield _hit(figure, value, case.terms)


def held_by_edition(case: Case, figure: Figure) -> bool:
    """Whether the edition holds the very value that a figure states."""
    value = value_for(case, figure) if case.values else None
    return value is not None and not _differs(figure, value)


def is_held(case: Case, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the edition holds a figure that stands in a span of a sentence."""
    within = (one for one in case.figures_in(sentence) if start < one.end and one.start < end)
    return bool(case.values) and any(held_by_edition(case, one) for one in within)


def value_for(case: Case, figure: Figure) -> Value | None:
    """The one value of the edition that a figure states, rightly or not; else nothing."""
    said = said_of(case, figure)
    if said is None:
        return None
    fitting = [one for one in _named(_Held(case.values), case.lexicon) if one.stems <= said.words]
    best = [one for one in fitting if len(one.stems) == len(fitting[0].stems)]
    found: dict[str, Value] = {}
    for one in best:
        if said.own | said.marks <= one.stems:
            found.update(_fitting(one, said, figure, case.lexicon))
    return next(iter(found.values())) if len(found) == 1 else None


def _fitting(named: Named, said: Said, figure: Figure, lexicon: Lexicon) -> dict[str, Value]:
    """The values of a name for a place and year in the unit of a figure, by their address."""
    held = named.values.get((said.place, said.year), {})
    return {
        address: value for address, value in held.items() if fits_unit(value, figure, said, lexicon)
    }


@lru_cache(maxsize=2)
def _named(held: _Held, lexicon: Lexicon) -> tuple[Named, ...]:
    """The names of an edition's indicators, those of the most words first."""
    by_name: dict[frozenset[str], Named] = {}
    stems: dict[str, frozenset[str]] = {}
    for value in held.values:
        year = _year_of(value.period)
        for name in value.names if year is not None else ():
            if name not in stems:
                stems[name] = words_of(name, lexicon)
            if stems[name] and year is not None:
                named = by_name.setdefault(stems[name], Named(stems[name], defaultdict(dict)))
                named.values[value.place, year][value.address] = value
    return tuple(sorted(by_name.values(), key=lambda one: -len(one.stems)))


def _year_of(period: str) -> int | None:
    """The calendar year that a period is, written as a year or as its first and last day."""
    year = period[:4]
    whole = period.startswith(f"{year}-01-01") and period.endswith(f"{year}-12-31")
    return int(year) if year.isdigit() and (period == year or whole) else None


def _differs(figure: Figure, value: Value) -> bool:
    low, high = bounds_of(figure)
    held = 0.5 * 10.0**-value.decimals
    if figure.hedge is Hedge.EXACT and figure.low == figure.high:
        slack = max(written_step(figure), step_of(figure), held)
        return abs(figure.low - value.number) > slack + _NOTHING
    slack = max(written_step(figure), held)
    return not low - slack <= value.number <= high + slack


def _hit(figure: Figure, value: Value, terms: Terms | None) -> Hit:
    held = f"{value.number:,.{max(0, value.decimals)}f}"
    unit = f" {value.unit}" if value.unit else ""
    return Hit(
        figure.sentence,
        figure.start,
        figure.end,
        f"“{figure.words}” here, but the edition holds {held}{unit} for "
        f"{value.names[0]}, {_name(value.place, terms)}, {value.period}.",
        remedy="Take the edition's value, or say which other source the figure comes from.",
        severity=Severity.ERROR,
        more={"edition_value": held, "address": value.address},
    )


def _name(code: str, terms: Terms | None) -> str:
    """A place's name, with its asterisk; its code where nobody knows it."""
    if terms is None:
        return code
    known = {one.place.code: one.name() for one in terms.region.economies}
    return known.get(
        code, terms.region.name(terms.region.place) if code == terms.region.place.code else code
    )
