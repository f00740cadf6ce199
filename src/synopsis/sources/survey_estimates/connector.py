"""Released tables of a survey: the shares of headline answers by economy, with their intervals.

A yearbook's Parquet has a row for every cell that it shows. The rows that name a `series` enter
the picture; a suppressed one has no number there, and stays not covered. Of the others only the
columns are known here: they are the tables themselves.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from synopsis.sources.delimited import Table
from synopsis.sources.errors import UnreadableError
from synopsis.sources.reading import Format, Reading, Row, fault_of_observation, sort_out
from synopsis.sources.table.parquet import read_parquet

COLUMNS = (
    "series", "place_code", "period", "number", "low", "high", "wave", "instrument", "question",
    "answer", "base", "population", "n", "n_effective", "df", "deff", "interval", "design",
    "is_synthetic",
)  # fmt: skip
_KEY = ("indicator", "place", "period")


def parse_released(data: bytes, card: Any) -> Reading:  # noqa: ANN401, ARG001  # a format's own form
    """Read the series of a yearbook's table; `locator` is the row of the table."""
    table = read_parquet(data, COLUMNS)
    if missing := sorted(set(COLUMNS) - set(table.columns)):
        raise UnreadableError(
            f"the table of estimates has no column {', '.join(missing)}",
            remedy="make the tables again with `synopsis survey tables --release`",
        )
    rows, rejects = sort_out(_rows(table), _KEY)
    if not rows and not rejects:
        raise UnreadableError(
            "no row of the table names a series",
            remedy="give a question of the codebook headline answers, and make the tables again",
        )
    return Reading(table.columns, rows, rejects)


def _rows(table: Table) -> Iterator[tuple[Row, str]]:
    for locator, cells in table.rows:
        if cells["series"]:
            row = _row(locator, cells)
            yield row, fault_of_observation(row)


def _row(locator: str, cells: Mapping[str, str]) -> Row:
    return {
        "locator": locator,
        "indicator": cells["series"],
        "place": cells["place_code"],
        "period": cells["period"],
        "value": cells["number"],
        "low": cells["low"],
        "high": cells["high"],
        "unit": "",
        "status": "synthetic" if cells["is_synthetic"] == "true" else "",
        "note": _note(cells),
    }


def _note(cells: Mapping[str, str]) -> str:
    """Question, answer, wave, base, design and interval, which every citation of a share names."""
    about = [
        "SYNTHETIC" if cells["is_synthetic"] == "true" else "",
        f"wave {cells['wave']}",
        f"question: {cells['question']}",
        f"answer: {cells['answer']}",
        f"base: {cells['base'] or 'all who were asked'}, {cells['n']} {cells['population']}",
        f"effective {_short(cells['n_effective'])}, design effect {_short(cells['deff'])}",
        f"{cells['design']}; {cells['interval']}, {_short(cells['df'])} degrees of freedom",
    ]
    return "; ".join(filter(None, about))


def _short(text: str) -> str:
    """A number to one decimal, for reading; a dash where there is none."""
    return f"{float(text):.1f}" if text else "-"


FORMATS: Mapping[str, Format] = {
    "released": Format(reader="survey_estimates released, reader 1", parse=parse_released)
}
