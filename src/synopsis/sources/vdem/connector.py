"""V-Dem: the publisher's country-year table, re-packaged tables, and compiled ones."""

from collections.abc import Mapping

from synopsis.sources.compiled import COMPILED
from synopsis.sources.reading import Format
from synopsis.sources.table import TABLE
from synopsis.sources.vdem.country_year import parse_country_year

FORMATS: Mapping[str, Format] = {
    "country_year": Format(
        "vdem country-year table, reader 1", parse_country_year, is_laid_out=True
    ),
    "compiled": COMPILED,
    "table": TABLE,
}
