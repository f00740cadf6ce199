"""Bertelsmann Transformation Index: the publisher's workbook, re-packaged and compiled tables."""

from collections.abc import Mapping

from synopsis.sources.bertelsmann.scores import parse_scores
from synopsis.sources.compiled import COMPILED
from synopsis.sources.reading import Format
from synopsis.sources.table import TABLE

FORMATS: Mapping[str, Format] = {
    "scores": Format("bertelsmann scores, reader 1", parse_scores),
    "compiled": COMPILED,
    "table": TABLE,
}
