"""The workbook "All data" of Freedom in the World: one row a place and edition.

An edition carries the year of its release and covers the calendar year before it: the edition of
2024 says what was in 2023, and that is the period of its rows. Scores are of questions (nought to
four points) and of their sums; the two ratings run the other way, from 1 (most free) to 7.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from synopsis.sources.errors import UnreadableError
from synopsis.sources.reading import Reading, Row, fault_of_observation, sort_out
from synopsis.sources.sheets import Grid, read_sheets

_PLACE, _EDITION = "Country/Territory", "Edition"
_NOT_COVERED = {"", "N/A", "-", "."}


def parse_all_data(data: bytes, card: Any) -> Reading:  # noqa: ANN401
    """Read the scores that the card gives a unit, from the workbook or its sheet saved as CSV."""
    grid = _grid(data, card.encoding)
    columns = {code: grid.place_of(code) for code in sorted(card.units)}
    rows, rejects = sort_out(_rows(grid, columns), ("indicator", "place", "period"))
    return Reading((_PLACE, _EDITION, *columns), rows, rejects)


def _grid(data: bytes, encoding: str) -> Grid:
    """The one sheet of scores; legends and titles stand beside and above it."""
    found = [
        grid
        for sheet in read_sheets(data, encoding)
        if (grid := sheet.below((_PLACE, _EDITION))) is not None
    ]
    if len(found) != 1:
        raise UnreadableError(
            f"{len(found)} sheets have the columns {_PLACE} and {_EDITION}, and one is expected",
            remedy="check that the file is the workbook with all data of all editions",
        )
    return found[0]


def _rows(grid: Grid, columns: Mapping[str, int]) -> Iterator[tuple[Row, str]]:
    place, edition = grid.place_of(_PLACE), grid.place_of(_EDITION)
    for number, cells in grid.rows:
        if not any(cells):
            continue
        is_short = len(cells) != len(grid.header)
        for code, column in columns.items():
            row = {
                "locator": grid.locator(number, code),
                "indicator": code,
                "place": cells[place].strip() if place < len(cells) else "",
                "edition": cells[edition].strip() if edition < len(cells) else "",
                "period": _year_covered(cells[edition].strip()) if edition < len(cells) else "",
                "value": _score(cells[column]) if column < len(cells) else "",
                "unit": "",
                "status": "",
                "note": "",
            }
            short = f"it has {len(cells)} cells where the header has {len(grid.header)}"
            yield row, short if is_short else fault_of_observation(row)


def _year_covered(edition: str) -> str:
    """The calendar year before that of the edition; what is no year stays as it stands."""
    is_year = edition.isascii() and edition.isdigit() and len(edition) == 4
    return str(int(edition) - 1) if is_year else edition


def _score(cell: str) -> str:
    text = cell.strip()
    return "" if text in _NOT_COVERED else text
