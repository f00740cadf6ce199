"""Worldwide Governance Indicators: the publisher's tables and workbooks, and re-packaged ones."""

from collections.abc import Mapping

from synopsis.sources.compiled import COMPILED
from synopsis.sources.governance_indicators.estimates import parse_estimates
from synopsis.sources.reading import Format
from synopsis.sources.table import TABLE

FORMATS: Mapping[str, Format] = {
    "estimates": Format("governance_indicators estimates, reader 1", parse_estimates),
    "compiled": COMPILED,
    "table": TABLE,
}
