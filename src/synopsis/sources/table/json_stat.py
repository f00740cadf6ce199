"""JSON-stat 2.0 data sets: an array of values over the categories of some dimensions.

The table has a column for each dimension, with the code of the category, beside `value` and
`status`; `geo.label` is the label of the categories of `geo`. A locator is a JSON pointer such
as `/value/17`. Method: JSON-stat Format 2.0, https://json-stat.org/full/.
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn, TypeGuard

from synopsis.sources.delimited import ROWS_MAX, Table, check_header
from synopsis.sources.errors import UnreadableError
from synopsis.sources.json_text import read_json

CELLS_MAX = 100_000_000
_LABEL = ".label"
_REMEDY = "check that the file is a data set in JSON-stat of version 2.0"


@dataclass(frozen=True, slots=True)
class _Dimension:
    """One dimension: its id, and the codes and labels of its categories in order."""

    id: str
    codes: tuple[str, ...]
    labels: tuple[str, ...]


def read_json_stat(data: bytes, encoding: str, columns: Collection[str]) -> Table:
    """Read a data set: one row for each value or status that it gives.

    Labels make columns only where `columns` names them.
    """
    found = read_json(data, encoding)
    if not isinstance(found, dict) or found.get("class") != "dataset":
        _refuse("the file is no data set of JSON-stat 2.0")
    dimensions = _dimensions(found)
    size = math.prod(len(one.codes) for one in dimensions)
    if size > CELLS_MAX:
        _refuse(f"the dimensions multiply to {size:,} cells, and {CELLS_MAX:,} is the most")
    values, states = _sparse(found, "value", size), _sparse(found, "status", size)
    places = sorted(values.keys() | states.keys())
    if len(places) > ROWS_MAX:
        _refuse(f"the data set has {len(places):,} values, and {ROWS_MAX:,} is the most")
    labelled = [one for one in dimensions if f"{one.id}{_LABEL}" in columns]
    names = [one.id for one in dimensions] + [f"{one.id}{_LABEL}" for one in labelled]
    header = check_header([*names, "value", "status"])
    rows = (
        (f"/value/{place}", [*cells, values.get(place, ""), states.get(place, "")])
        for place, cells in zip(places, _cells(dimensions, labelled, places), strict=True)
    )
    lines = tuple((locator, dict(zip(header, cells, strict=True))) for locator, cells in rows)
    return Table(header, lines, published=_updated(found))


def _dimensions(found: Mapping[str, Any]) -> list[_Dimension]:
    """The dimensions in their order, each as long as its size says."""
    ids, sizes, described = (found.get(key) for key in ("id", "size", "dimension"))
    if not (_is_texts(ids) and _is_texts(sizes) and isinstance(described, dict)):
        _refuse("the data set lacks its id, size or dimension")
    if len(ids) != len(sizes) or len(set(ids)) != len(ids) or not ids:
        _refuse("the data set has not one size for each dimension")
    return [
        _dimension(name, _whole(size, "size"), described.get(name))
        for name, size in zip(ids, sizes, strict=True)
    ]


def _dimension(name: str, size: int, described: Any) -> _Dimension:  # noqa: ANN401
    category = described.get("category") if isinstance(described, dict) else None
    if not isinstance(category, dict):
        _refuse(f"the dimension '{name[:40]}' has no categories")
    labels = category.get("label", {})
    if not isinstance(labels, dict) or not _is_texts(list(labels.values())):
        _refuse(f"the dimension '{name[:40]}' has labels that are no texts")
    codes = _codes(name, category.get("index", list(labels)))
    if len(codes) != size:
        _refuse(f"the dimension '{name[:40]}' has {len(codes):,} categories and states {size:,}")
    return _Dimension(name, codes, tuple(labels.get(code, code) for code in codes))


def _codes(name: str, index: Any) -> tuple[str, ...]:  # noqa: ANN401
    """The codes of the categories in order: a list, or the place of each."""
    if _is_texts(index) and len(set(index)) == len(index):
        return tuple(index)
    places: dict[int, str] = {}
    if isinstance(index, dict) and _is_texts(list(index.values())):
        places = {_whole(place, "category"): code for code, place in index.items()}
    if not places or sorted(places) != list(range(len(index))):
        _refuse(f"the dimension '{name[:40]}' has an index that orders nothing")
    return tuple(places[place] for place in range(len(places)))


def _sparse(found: Mapping[str, Any], key: str, size: int) -> Mapping[int, str]:
    """Cells by their place: from a list as long as the data set, an object, or one for all."""
    given = found.get(key, [])
    if isinstance(given, str) and key == "status":
        # One status for the whole data set is a word on each value, not a value of its own.
        return dict.fromkeys(_sparse(found, "value", size), given)
    if isinstance(given, list):
        if len(given) > ROWS_MAX:
            _refuse(f"the data set lists {len(given):,} cells, and {ROWS_MAX:,} is the most")
        if given and len(given) != size:
            _refuse(f"the data set has {len(given):,} of {size:,} cells in its {key}")
        cells = dict(enumerate(given))
        given = cells if key == "value" else {at: text for at, text in cells.items() if text}
    elif isinstance(given, dict):
        given = {_whole(place, key): cell for place, cell in given.items()}
    else:
        _refuse(f"the {key} of the data set is neither a list nor an object")
    if any(place >= size for place in given):
        _refuse(f"the {key} of the data set has a cell outside of its dimensions")
    if not all(cell is None or isinstance(cell, str) for cell in given.values()):
        _refuse(f"the {key} of the data set holds a cell that is no number and no text")
    return {place: cell or "" for place, cell in given.items()}


def _cells(
    dimensions: Sequence[_Dimension], labelled: Sequence[_Dimension], places: Sequence[int]
) -> Iterator[list[str]]:
    """The categories of each place; the last dimension runs fastest."""
    for place in places:
        at: dict[str, int] = {}
        left = place
        for one in reversed(dimensions):
            left, at[one.id] = divmod(left, len(one.codes))
        yield [one.codes[at[one.id]] for one in dimensions] + [
            one.labels[at[one.id]] for one in labelled
        ]


def _updated(found: Mapping[str, Any]) -> date | None:
    """The day on which the publisher last updated the data set, where it says one."""
    try:
        return date.fromisoformat(str(found.get("updated", ""))[:10])
    except ValueError:
        return None


def _is_texts(value: Any) -> TypeGuard[list[str]]:  # noqa: ANN401
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _whole(text: str, what: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        _refuse(f"'{text[:40]}' is no {what} of a data set")
    return int(text)


def _refuse(what: str) -> NoReturn:
    raise UnreadableError(what, remedy=_REMEDY)
