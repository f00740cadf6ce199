"""Population estimates of the United Nations: the compiled table of a region, and a re-packaging.

The publisher's own workbook is not read yet; a card says `verified: never` until it is.
"""

from collections.abc import Mapping

from synopsis.sources.compiled import COMPILED
from synopsis.sources.reading import Format
from synopsis.sources.table import TABLE

FORMATS: Mapping[str, Format] = {"compiled": COMPILED, "table": TABLE}
