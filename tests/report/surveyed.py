"""A demo workspace with released tables of two made-up waves, for the pages that show them."""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from synopsis.catalog import Workspace, open_workspace
from synopsis.evidence import gather
from synopsis.survey.release import file_of, release_cards, source_of
from tests.conftest import NOON, make_demo
from tests.sources.test_survey_estimates import ROW
from tests.survey.codebooks import CORRUPTION, FACTORS, codebook

SOURCE = "survey_synthetic_meter"
PLACES = ("ALB", "BIH", "XKX", "MNE", "MKD", "SRB", "WB6")
CONCEPT = "corruption_has_increased"
_GROWN = {**CORRUPTION, "concept": CONCEPT}
SERIES = (CONCEPT, "insecurity_factors_arms", "insecurity_factors_news")


def surveyed(folder: Path, *, synthetic: bool = True) -> Workspace:
    """The demo with both waves; Montenegro has no share that may be shown."""
    books = [codebook(year, (_GROWN, FACTORS), synthetic=synthetic) for year in (2022, 2023)]
    workspace = make_demo(folder)
    workspace.save_cards(release_cards(books, PLACES))
    workspace = open_workspace(folder, lambda: NOON)
    for book in books:
        path = folder / file_of(book)
        path.write_bytes(_parquet(list(_rows(book.id, book.last.year))))
        gather(workspace.view(), (source_of(book),), path)
    return workspace


def _rows(wave: str, year: int) -> Iterator[Mapping[str, Any]]:
    for number, series in enumerate(SERIES):
        for step, place in enumerate(PLACES):
            share = 30.0 + 5 * number + 2 * step + (year - 2022)
            row = {**ROW, "series": series, "place_code": place, "period": str(year), "wave": wave}
            row |= {"number": share, "low": share - 3.25, "high": share + 3.5}
            hidden = {"number": None, "low": None, "high": None}
            yield {**row, **hidden} if place == "MNE" else row


def _parquet(rows: list[Mapping[str, Any]]) -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), sink)
    return sink.getvalue()
