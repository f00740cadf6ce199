"""Downloads of the refugee statistics: a zip with one table, beside a table of footnotes.

Older downloads begin with lines on their making; the header is the first line whose first cell
is `Year`. What its columns mean is laid out by the card, as for any other table.
"""

from collections.abc import Mapping
from typing import Any

from synopsis.sources.archive import is_archive, open_archive
from synopsis.sources.encoding import read_text
from synopsis.sources.errors import UnreadableError
from synopsis.sources.reading import Reading
from synopsis.sources.table import TABLE

_PREAMBLE_MAX = 40
_FOOTNOTES = "footnotes.csv"
_REMEDY = "download the table again with codes of ISO, and gather it as it came"


def parse_download(data: bytes, card: Any, layout: Mapping[str, Any]) -> Reading:  # noqa: ANN401
    """Read a download, zipped or not, by a resource's layout."""
    content = _table_of(data)
    header_row = _header_row(read_text(content, card.encoding))
    return TABLE.parse(content, card, layout={**layout, "kind": "csv", "header_row": header_row})


def _table_of(data: bytes) -> bytes:
    """The one table of a zip, or the bare file."""
    if not is_archive(data):
        return data
    found = open_archive(data)
    tables = [name for name in found if name != _FOOTNOTES]
    if len(tables) != 1 or not tables[0].endswith(".csv"):
        raise UnreadableError(
            f"the zip holds {', '.join(sorted(found))[:200] or 'nothing'}", remedy=_REMEDY
        )
    return found[tables[0]]


def _header_row(text: str) -> int:
    """The row of the header, counted from 1."""
    for number, line in enumerate(text.split("\n", _PREAMBLE_MAX)[:_PREAMBLE_MAX], start=1):
        if line.startswith(("Year,", '"Year",')):
            return number
    raise UnreadableError("no line of the table begins with the heading Year", remedy=_REMEDY)
