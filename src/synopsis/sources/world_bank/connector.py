"""World Bank indicators: each answer of the publisher's interface, and its bulk files."""

from collections.abc import Mapping

from synopsis.sources.compiled import COMPILED
from synopsis.sources.reading import Format
from synopsis.sources.table import TABLE
from synopsis.sources.world_bank.answer import next_pages, parse_answers
from synopsis.sources.world_bank.bulk import parse_bulk

FORMATS: Mapping[str, Format] = {
    "json": Format("world_bank answers, reader 1", parse_answers, next_pages),
    "bulk": Format("world_bank bulk file, reader 1", parse_bulk),
    "compiled": COMPILED,
    "table": TABLE,
}
