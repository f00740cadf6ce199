"""The connector of sources by card alone: their cards lay out plain tables, or compiled ones."""

from collections.abc import Mapping

from synopsis.sources.compiled import COMPILED
from synopsis.sources.reading import Format
from synopsis.sources.table import TABLE

FORMATS: Mapping[str, Format] = {"table": TABLE, "compiled": COMPILED}
