"""Rows of GDELT's tables of events for tests; all of them are made up."""

import io
import zipfile
from collections.abc import Iterable, Mapping

from synopsis.sources.gdelt.columns import EVENTS, EVENTS_1

ROW = {
    "GLOBALEVENTID": "410000001",
    "SQLDATE": "20240105",
    "MonthYear": "202401",
    "Year": "2024",
    "FractionDate": "2024.0137",
    "IsRootEvent": "1",
    "EventCode": "043",
    "EventBaseCode": "043",
    "EventRootCode": "04",
    "QuadClass": "1",
    "GoldsteinScale": "2.8",
    "NumMentions": "4",
    "NumSources": "1",
    "NumArticles": "4",
    "AvgTone": "-1.5",
    "Actor1Geo_Type": "0",
    "Actor2Geo_Type": "0",
    "ActionGeo_Type": "4",
    "ActionGeo_CountryCode": "AL",
    "DATEADDED": "20240105120000",
    "SOURCEURL": "https://news.invalid/an-article",
}


def line(number: int = 1, **cells: str) -> str:
    """One row with an id of its own."""
    return _joined(number, EVENTS, cells)


def _joined(number: int, columns: tuple[str, ...], cells: Mapping[str, str]) -> str:
    row = {**ROW, "GLOBALEVENTID": str(410_000_000 + number), **cells}
    return "\t".join(row.get(name, "") for name in columns)


def table(*lines: str, end: str = "\n") -> bytes:
    """Lines as a file."""
    return "".join(text + end for text in lines).encode()


def packed(*lines: str) -> bytes:
    """Lines as a zip archive of one file, the same bytes each time."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("events.CSV"), table(*lines))
    return into.getvalue()


def month(places: Iterable[str], first: int = 1, **cells: str) -> list[str]:
    """One event for each place, in their order."""
    return [
        line(number, ActionGeo_CountryCode=place, **cells)
        for number, place in enumerate(places, start=first)
    ]


def first_version(number: int = 1, *, with_url: bool = True, **cells: str) -> str:
    """One row of the first version; without the address, it has a column less."""
    columns = EVENTS_1 if with_url else EVENTS_1[:-1]
    return _joined(number, columns, {"DATEADDED": "20130203", **cells})
