"""To be written."""

from collections.abc import Mapping

from synopsis.sources.reading import Format

FORMATS: Mapping[str, Format] = {}
