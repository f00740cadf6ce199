"""Margins laid on a wave: which respondents each total speaks of; an error names what misses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from synopsis.evidence import waves
from synopsis.survey.errors import SurveyError

Codes = NDArray[np.int64]
Floats = NDArray[np.float64]
PEOPLE = ""
CROSSED = 10_000
_ALIKE = 1e-4


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """The respondents parted by one margin: each row's group, and the total of each group.

    `names` are pairs of place and code; a margin of the whole region has no place.
    """

    variable: str
    groups: Codes
    names: tuple[tuple[str, int], ...]
    wanted: Floats

    @property
    def totals(self) -> Mapping[int, float]:
        """The totals by group."""
        return dict(enumerate(self.wanted.tolist()))

    def reached(self, weights: Floats) -> Floats:
        """What the weights add up to in each group."""
        sums: Floats = np.bincount(self.groups, weights, len(self.wanted)).astype(np.float64)
        return sums


def part_by(wave: waves.Wave, margins: Sequence[waves.Margin]) -> tuple[Part, ...]:
    """A wave parted by each of its margins, which must be of one population.

    The margins of one variable by economy make one part, and so does one of the whole region.
    Totals that differ by rounding alone are brought to the sum of the first.
    """
    if not margins:
        raise SurveyError("there are no margins", where=_where(wave), remedy="give one at least")
    _check_places(wave, margins)
    fitted = _of_one_population(wave, margins)
    local = _variables(one for one in fitted if one.place)
    whole = _variables(one for one in fitted if not one.place)
    if len(local) > 1 and PEOPLE in local:
        local.remove(PEOPLE)
    if len(local) + len(whole) > 1 and PEOPLE in whole:
        whole.remove(PEOPLE)
    parts = [_part(wave, [m for m in fitted if m.place and m.variable == name]) for name in local]
    parts += [
        _part(wave, [m for m in fitted if not m.place and m.variable == name]) for name in whole
    ]
    return tuple(parts)


def codes_of(wave: waves.Wave, variable: str) -> Codes:
    """Each respondent's answer to a background question, or to several joined by `*`.

    Below nought is a silence; without a variable all have one code.
    """
    codes = np.zeros(wave.rows, dtype=np.int64)
    for name in filter(None, variable.split("*")):
        own = wave.answers(background(wave, name)).astype(np.int64)
        quiet = np.where(codes < 0, codes, own)
        codes = np.where((codes < 0) | (own < 0), quiet, codes * CROSSED + own)
    return codes


def background(wave: waves.Wave, name: str) -> waves.Question:
    """The single-answer question that a margin names."""
    known = [
        one
        for one in wave.codebook.questions
        if one.kind is not waves.Kind.MULTIPLE and wave.has(one)
    ]
    for question in known:
        if name in (question.id, question.concept):
            return question
    names = ", ".join(one.id for one in known[:6])
    raise SurveyError(
        f"the wave has no single-answer question '{name}'",
        where=_where(wave),
        remedy=f"name one of its own: {names} ...",
    )


def label_of(wave: waves.Wave, variable: str, code: int) -> str:
    """An answer as it is read; crossed answers joined by `*`."""
    if not variable:
        return "all"
    if code < 0:
        return next((one.value for one in waves.Silence if one.code == code), str(code))
    found = []
    for name in reversed(variable.split("*")):
        code, own = divmod(code, CROSSED) if "*" in variable else (0, code)
        found.append(background(wave, name).answer(own).label())
    return " * ".join(reversed(found))


def _where(wave: waves.Wave) -> str:
    return f"the margins of the wave {wave.id}"


def _variables(margins: Iterable[waves.Margin]) -> list[str]:
    return list(dict.fromkeys(one.variable for one in margins))


def _check_places(wave: waves.Wave, margins: Sequence[waves.Margin]) -> None:
    """Refuse margins of a place that is not in the wave, and a place that a margin leaves out."""
    present = set(wave.places.tolist())
    for variable in _variables(one for one in margins if one.place):
        named = [one.place for one in margins if one.place and one.variable == variable]
        twins = {place for place in named if named.count(place) > 1}
        strays, left = sorted(set(named) - present), sorted(present - set(named))
        what = f"the margin '{variable or 'people'}'"
        if twins:
            raise SurveyError(
                f"{what} stands twice for {min(twins)}", where=_where(wave), remedy="keep one"
            )
        if strays:
            raise SurveyError(
                f"{what} is of {strays[0]}, where nobody was asked",
                where=_where(wave),
                remedy="leave it out",
            )
        if left:
            raise SurveyError(
                f"{what} is not given for {left[0]}",
                where=_where(wave),
                remedy="give it for every economy of the wave, or once for the whole region",
            )


def _of_one_population(
    wave: waves.Wave, margins: Sequence[waves.Margin]
) -> tuple[waves.Margin, ...]:
    """The margins of a place brought to one sum, and the region's to the sum of the economies."""
    sums: dict[str, tuple[str, float]] = {}
    fitted = []
    for one in sorted(margins, key=lambda margin: not margin.place):
        own = sum(total for _, total in one.totals)
        if not one.place and one.place not in sums and sums:
            sums[""] = ("the economies", sum(total for _, total in sums.values()))
        name, wanted = sums.setdefault(one.place, (f"'{one.variable or 'people'}'", own))
        if abs(own - wanted) > _ALIKE * wanted:
            raise SurveyError(
                f"the margin '{one.variable or 'people'}' of {one.place or 'the region'} adds up "
                f"to {own:,.6g} and {name} to {wanted:,.6g}",
                where=_where(wave),
                remedy="give margins of one population",
            )
        scaled = tuple((code, total * wanted / own) for code, total in one.totals)
        fitted.append(replace(one, totals=scaled))
    return tuple(fitted)


def _part(wave: waves.Wave, margins: Sequence[waves.Margin]) -> Part:
    variable = margins[0].variable
    codes = codes_of(wave, variable)
    groups = np.full(wave.rows, -1, dtype=np.int64)
    names: list[tuple[str, int]] = []
    wanted: list[float] = []
    for margin in margins:
        here = wave.places == margin.place if margin.place else np.ones(wave.rows, dtype=np.bool_)
        _check_answered(wave, margin, codes, here)
        for code, total in margin.totals:
            groups[here & (codes == code)] = len(names)
            names.append((margin.place, code))
            wanted.append(total)
    return Part(variable, groups, tuple(names), np.array(wanted))


def _check_answered(
    wave: waves.Wave, margin: waves.Margin, codes: Codes, here: NDArray[np.bool_]
) -> None:
    """Refuse answers without a total, and totals of answers that nobody of weight gave."""
    counted = here & (wave.drawn.weights > 0)
    given = {code for code, _ in margin.totals}
    place = margin.place or "the region"
    name = margin.variable or "people"
    for code in np.unique(codes[here]).tolist():
        if code not in given:
            raise _unanswered(wave, margin, code, here & (codes == code))
    for code in sorted(given - set(np.unique(codes[counted]).tolist())):
        raise SurveyError(
            f"nobody of {place} answers '{name}' with '{label_of(wave, margin.variable, code)}', "
            "which has a total",
            where=_where(wave),
            remedy="join it with another answer in a margin of its own, or leave the margin out",
        )


def _unanswered(
    wave: waves.Wave, margin: waves.Margin, code: int, rows: NDArray[np.bool_]
) -> SurveyError:
    place, name = margin.place or "the region", margin.variable
    first = int(rows.argmax()) + 1
    label = label_of(wave, name, code)
    if code < 0:
        return SurveyError(
            f"{int(rows.sum()):,} respondents of {place} have no answer to '{name}' ({label}), "
            f"the first in row {first:,}",
            where=_where(wave),
            remedy=f"give a total for '{label}', or spread them with --missing spread",
        )
    return SurveyError(
        f"'{name}' has no total for '{label}', which {int(rows.sum()):,} respondents of {place} "
        f"answer, the first in row {first:,}",
        where=_where(wave),
        remedy="give every answer its total",
    )
