"""Asylum applications in the European Union: JSON-stat and SDMX-CSV as Eurostat names them.

The card lays the tables out by Eurostat's own dimensions: citizen, sex, age, applicant, geo.
"""

from collections.abc import Mapping

from synopsis.sources.compiled import COMPILED
from synopsis.sources.reading import Format
from synopsis.sources.table import TABLE

FORMATS: Mapping[str, Format] = {"compiled": COMPILED, "table": TABLE}
