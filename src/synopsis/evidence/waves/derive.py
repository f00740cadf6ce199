"""Deriving waves again: the records of a survey's receipts, made once more from the shelf."""

import json
from collections.abc import Mapping
from typing import Any

from synopsis.catalog import Receipt, View
from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.waves.lookup import row_of
from synopsis.evidence.waves.reading import read_respondents
from synopsis.evidence.waves.records import (
    CODEBOOKS,
    RESPONDENTS,
    SAMPLING_UNITS,
    codebook_of,
    reader_of,
    tables_of,
)
from synopsis.evidence.waves.weightings import WEIGHTINGS, find_weighting
from synopsis.evidence.waves.weightings import tables_of as weighting_tables
from synopsis.sources import microdata

_TABLES = {CODEBOOKS, RESPONDENTS, SAMPLING_UNITS, WEIGHTINGS}


def is_survey(receipt: Receipt) -> bool:
    """Whether a receipt is one of a survey: its wave, or a weighting of it."""
    return bool(receipt.files) and set(receipt.files) <= _TABLES


def derive_wave(view: View, receipt: Receipt) -> Mapping[str, Any]:
    """The tables that a survey's receipt stands for; an error where another reader made them."""
    if WEIGHTINGS in receipt.files:
        found = find_weighting(view, receipt.source)
        if found is None:
            raise EvidenceError(f"the weighting of {receipt.source} is lost")
        return weighting_tables(receipt.source, found)
    row = row_of(view, receipt.source)
    card, bank = json.loads(row["card"]), json.loads(row["bank"])
    region = view.profile.region
    _check_reader(receipt, reader_of(card, bank, region))
    data = microdata.read_microdata(view.snapshot_path(receipt.snapshot), receipt.source)
    return tables_of(read_respondents(data, codebook_of(row), region).wave, card, bank)


def _check_reader(receipt: Receipt, reader: str) -> None:
    if receipt.reader != reader:
        raise EvidenceError(f"they were read by {receipt.reader}, which is not the reader here")
