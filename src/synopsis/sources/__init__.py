"""Sources: cards, connectors and snapshots; bytes as published, and the rows that they hold."""

from synopsis.sources import microdata
from synopsis.sources.archive import bundle
from synopsis.sources.card import Card, Resource, Sum
from synopsis.sources.connectors import format_of
from synopsis.sources.errors import SourceError
from synopsis.sources.expectation import Summary, check_expectations
from synopsis.sources.fetch import fetch
from synopsis.sources.layers import load_cards, visible_cards
from synopsis.sources.reading import Reading, Reject
from synopsis.sources.recognise import recognise
from synopsis.sources.transfer import Fetched, Request

__all__ = [
    "Card",
    "Fetched",
    "Reading",
    "Reject",
    "Request",
    "Resource",
    "SourceError",
    "Sum",
    "Summary",
    "bundle",
    "check_expectations",
    "fetch",
    "format_of",
    "load_cards",
    "microdata",
    "recognise",
    "visible_cards",
]
