"""Reading a wave: a file of respondents and its codebook, made one; what is left is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.waves.codebook import Codebook, Columns
from synopsis.evidence.waves.coding import code_answers, code_places, column_of
from synopsis.evidence.waves.question import Kind
from synopsis.evidence.waves.wave import Drawn, Wave
from synopsis.sources import microdata
from synopsis.vocabulary import Region, SynopsisError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_SHOWN = 5
_EXACT = 17


@dataclass(frozen=True, slots=True, eq=False)
class Readout:
    """A wave as its file gave it: the columns that no question uses, and labels that differ."""

    wave: Wave
    left: tuple[str, ...]
    unlike: tuple[str, ...]


def read_respondents(data: microdata.Microdata, codebook: Codebook, region: Region) -> Readout:
    """A wave from a file and its codebook; what the two do not share is an error, or is named."""
    used = _used(codebook)
    _check_columns(used, data, codebook)
    try:
        wave = Wave(
            codebook=codebook,
            places=code_places(data, codebook, region),
            drawn=_drawn(data, codebook),
            codes=code_answers(data, codebook),
            columns=tuple(name for one in codebook.questions for name in one.columns),
        )
    except SynopsisError as error:
        where = f"{error.where} of the wave {codebook.id}" if error.where else codebook.id
        raise EvidenceError(error.what, where=where, remedy=error.remedy) from error
    left = tuple(name for name in data.columns if name not in set(used))
    return Readout(wave, left, _unlike(data, codebook))


def _used(codebook: Codebook) -> tuple[str, ...]:
    """The columns of a file that its codebook names, each once."""
    own = codebook.columns
    named = (
        own.place,
        own.weight,
        *own.strata,
        *own.units,
        *own.sizes,
        *(name for question in codebook.questions for name in question.columns),
    )
    return tuple(dict.fromkeys(filter(None, named)))


def _check_columns(used: tuple[str, ...], data: microdata.Microdata, codebook: Codebook) -> None:
    """Refuse a codebook that names columns which the file has not."""
    absent = [name for name in used if name not in data.columns]
    if not absent:
        return
    alike = {name.casefold(): name for name in data.columns}
    first = absent[0]
    hint = f" (there is '{alike[first.casefold()]}')" if first.casefold() in alike else ""
    more = f" and {len(absent) - _SHOWN:,} more" if len(absent) > _SHOWN else ""
    raise EvidenceError(
        f"the file has no column {', '.join(map(repr, absent[:_SHOWN]))}{more}{hint}",
        where=f"the wave {codebook.id}",
        remedy="correct the names on the codebook card, or take what names them from it",
    )


def _drawn(data: microdata.Microdata, codebook: Codebook) -> Drawn:
    own = codebook.columns
    units = tuple(_coded(data, name) for name in own.units)
    names, strata = _named(data, own, units[0]) if own.keeps_units else ((), ())
    return Drawn(
        weights=_weights(data, own.weight),
        units=units,
        strata=tuple(_coded(data, name) for name in own.strata),
        sizes=tuple(_sizes(data, name) for name in own.sizes),
        unit_names=names,
        unit_strata=strata,
    )


def _named(
    data: microdata.Microdata, own: Columns, units: NDArray[np.int64]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the first-stage units by their code, and of the stratum that each lies in."""
    import numpy as np  # heavy: only when used

    first = np.unique(units, return_index=True)[1]
    names = _names(data, own.units[0], first)
    twins = sorted({name for name in names if names.count(name) > 1})
    if twins:
        raise EvidenceError(
            f"two units are both called '{twins[0]}'",
            where=f"the column '{own.units[0]}'",
            remedy="give each unit one name in one spelling, or take `panel` from the card",
        )
    return names, _names(data, own.strata[0], first) if own.strata else ("",) * len(first)


def _names(data: microdata.Microdata, name: str, rows: NDArray[np.intp]) -> tuple[str, ...]:
    """What a column says in some rows, as text; a number as it is written without its point."""
    column = column_of(data, name)
    values = [column.values[place] for place in column.places[rows].tolist()]
    return tuple(
        " ".join(one.split()) if isinstance(one, str) else f"{one:.{_EXACT}g}" for one in values
    )


def _weights(data: microdata.Microdata, name: str) -> Floats:
    """The publisher's weights; ones where there are none."""
    import numpy as np  # heavy: only when used

    if not name:
        return np.ones(data.rows)
    weights = _floats(data, name, "a weight")
    _refuse(weights < 0, name, "a weight is negative")
    _refuse(np.isinf(weights), name, "a weight is infinite")
    if not weights.any():
        raise EvidenceError(
            "every weight is nought", where=f"the column '{name}'", remedy="name another column"
        )
    return weights


def _sizes(data: microdata.Microdata, name: str) -> Floats:
    import numpy as np  # heavy: only when used

    sizes = _floats(data, name, "a number of units")
    _refuse(~(np.isfinite(sizes) & (sizes > 0)), name, "a number of units is not above nought")
    return sizes


def _floats(data: microdata.Microdata, name: str, what: str) -> Floats:
    """Numbers without a blank among them."""
    import numpy as np  # heavy: only when used

    column = column_of(data, name)
    for place, value in enumerate(column.values):
        if isinstance(value, str):
            _refuse(column.places == place, name, f"{what} is no number ('{value[:40]}')")
    numbers: Floats = np.array(column.values, dtype=np.float64)[column.places]
    is_blank = (numbers >= microdata.BLANK) & np.isfinite(numbers)
    _refuse(is_blank, name, f"{what} is missing")
    return numbers


def _refuse(bad: NDArray[np.bool_], name: str, what: str) -> None:
    if bad.any():
        raise EvidenceError(
            f"{what} in {bad.sum():,} rows, the first of them row {int(bad.argmax()) + 1:,}",
            where=f"the column '{name}'",
            remedy="ask the publisher, or take these respondents from the file and say so",
        )


def _coded(data: microdata.Microdata, name: str) -> NDArray[np.int64]:
    """Units or strata, coded from nought in the order of their names or numbers."""
    import numpy as np  # heavy: only when used

    column = column_of(data, name)
    if microdata.BLANK in column.values:
        blank = column.places == column.values.index(microdata.BLANK)
        _refuse(blank, name, "a unit or stratum is missing")
    order = sorted(range(len(column.values)), key=lambda place: _standing(column.values[place]))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    coded: NDArray[np.int64] = rank[column.places]
    return coded


def _standing(value: float | str) -> tuple[bool, float, str]:
    return (False, value, "") if isinstance(value, float) else (True, 0.0, value)


def _unlike(data: microdata.Microdata, codebook: Codebook) -> tuple[str, ...]:
    """The answers that the file itself calls otherwise than the codebook does in any language."""
    found = []
    for question in codebook.questions:
        if question.kind is Kind.MULTIPLE:
            continue
        labels = data.value_labels.get(question.id, {})
        for answer in question.answers:
            label = labels.get(float(answer.code))
            words = {" ".join(text.split()).casefold() for text in answer.words.values()}
            if label and " ".join(label.split()).casefold() not in words:
                code = microdata.write_code(float(answer.code))
                found.append(f"{question.id} = {code}: '{label}' in the file, '{answer.label()}'")
    return tuple(found)
