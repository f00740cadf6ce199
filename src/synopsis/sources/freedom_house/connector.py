"""Freedom House: the publisher's workbook, re-packaged tables, and compiled ones."""

from collections.abc import Mapping

from synopsis.sources.compiled import COMPILED
from synopsis.sources.freedom_house.all_data import parse_all_data
from synopsis.sources.reading import Format
from synopsis.sources.table import TABLE

FORMATS: Mapping[str, Format] = {
    "all_data": Format("freedom_house all data, reader 1", parse_all_data),
    "compiled": COMPILED,
    "table": TABLE,
}
