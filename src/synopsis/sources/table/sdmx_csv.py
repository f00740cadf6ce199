"""SDMX-CSV 1.0 and 2.0: one observation a row, its dimensions beside its period and value.

A header or cell with its name behind the code, as in `GEO: Place` and `AL: Albania`, is read as
the code. Method: SDMX-CSV field guides, https://github.com/sdmx-twg/sdmx-csv.
"""

from collections.abc import Collection, Mapping

from synopsis.sources.delimited import Table, check_header, read_table
from synopsis.sources.errors import UnreadableError
from synopsis.sources.reading import Reject, reject

_FLOWS = ("DATAFLOW", "STRUCTURE_ID")
_FIRST = ("DATAFLOW", "STRUCTURE")
_TAKEN_AWAY = "D"
_NAMED = ": "
_REMEDY = "check that the file is SDMX-CSV of version 1.0 or 2.0"


def is_sdmx_csv(header: str) -> bool:
    """Whether a header is that of SDMX-CSV."""
    return header.lstrip("\ufeff\"'").startswith(_FIRST) and "TIME_PERIOD" in header


def read_sdmx_csv(
    data: bytes, encoding: str, delimiter: str = ",", chosen: Collection[str] = ()
) -> Table:
    """Read the observations of one flow of data; rows that take observations away are rejected.

    `chosen` names the columns by which rows are chosen later, so that several flows may stand.
    """
    table = read_table(data, encoding, delimiter=delimiter)
    if not table.columns[0].startswith(_FIRST):
        raise UnreadableError(
            f"the table begins with '{table.columns[0][:40]}', not with DATAFLOW or STRUCTURE",
            remedy=_REMEDY,
        )
    named = {name: name.partition(_NAMED)[0].strip() for name in table.columns}
    columns = check_header(list(named.values()))
    both = frozenset(name for name, code in named.items() if name != code)
    rows: list[tuple[str, Mapping[str, str]]] = []
    rejects: list[Reject] = []
    for locator, line in table.rows:
        cells = {
            code: line[name].partition(_NAMED)[0].strip() if name in both else line[name]
            for name, code in named.items()
        }
        if cells.get("ACTION", "").strip().upper() == _TAKEN_AWAY:
            rejects.append(reject(cells | {"locator": locator}, "it takes an observation away"))
        else:
            rows.append((locator, cells))
    _check_flow(rows, chosen)
    return Table(columns, tuple(rows), table.rejects + tuple(rejects))


def _check_flow(rows: list[tuple[str, Mapping[str, str]]], chosen: Collection[str]) -> None:
    """Refuse several flows in one file where nothing chooses one."""
    for column in _FLOWS:
        flows = sorted({line[column] for _, line in rows if column in line})
        if len(flows) > 1 and column not in chosen:
            raise UnreadableError(
                f"the table holds several flows of data ({', '.join(flows)[:120]})",
                remedy=f"choose one with `where: {{{column}: ...}}` in the card's layout",
            )
