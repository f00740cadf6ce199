"""Release: what of a yearbook passed the gate becomes a source of the workspace, and its series.

The cards of the source say only what waves say that were released themselves: a wave that its
principal may see, and others may not, adds no word to them.
"""

import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from synopsis.catalog import View, Workspace, open_workspace
from synopsis.evidence import gather, observations, waves
from synopsis.report.errors import ReportError
from synopsis.report.yearbook.plate import Moment
from synopsis.report.yearbook.publish import Past
from synopsis.report.yearbook.rows import Series, as_parquet, released_table, series_by_line
from synopsis.survey import release, tabulate

if TYPE_CHECKING:
    import pyarrow as pa


def series_of(view: View, yearbook: tabulate.Yearbook) -> Series:
    """The series that headline lines stand for, as the instrument's released waves make them."""
    book = yearbook.codebook
    found = release.series_codes(_books(view, book), book)
    placed = {one.concept for one in book.asked if one.trend}
    codes = {concept: code for concept, code in found.items() if concept in placed}
    items = {
        one.concept: _items(one, codes[one.concept])
        for one in book.asked
        if one.concept in codes and one.kind is waves.Kind.MULTIPLE
    }
    return series_by_line(yearbook, codes, items)


def past_of(view: View, yearbook: tabulate.Yearbook, series: Series) -> Past:
    """What was released of each headline before, by concept: the periods before this wave's."""
    book = yearbook.codebook
    rows = observations(view)
    own = rows.filter(rows.source_id == release.source_of(book), rows.period < book.period.text)
    found: dict[str, dict[str, dict[str, tuple[float, ...]]]] = {}
    for row in own.order_by("period").to_pyarrow().to_pylist():
        periods = found.setdefault(row["indicator"], {})
        told = (row["number"], row["low"], row["high"])
        periods.setdefault(row["period"], {})[row["place_code"]] = told
    return {
        concept: tuple(Moment(period, told) for period, told in found[code].items())
        for (concept, _), code in series.items()
        if code in found
    }


def release_yearbook(
    workspace: Workspace, handle: str | None, as_of: date | None, yearbook: tabulate.Yearbook
) -> int:
    """Record the gated table as a source of the workspace; how many rows its series have."""
    view = workspace.view(handle, as_of)
    book, region = yearbook.codebook, view.profile.region
    table = released_table(yearbook, series_of(view, yearbook))
    _check_alike(view, book, table)
    places = [place.code for place in (*region.places, region.place)]
    workspace.save_cards(release.release_cards(_books(view, book), places))
    opened = open_workspace(workspace.root, workspace.clock).view(handle, as_of)
    with TemporaryDirectory() as folder:
        path = Path(folder) / release.file_of(book)
        path.write_bytes(as_parquet(table))
        found = gather(opened, (release.source_of(book),), path)
    return sum(one.taken for one in found)


def _check_alike(view: View, book: waves.Codebook, table: "pa.Table") -> None:
    """Refuse a release parted otherwise than the one before: two may tell what neither tells."""
    import pyarrow.parquet as pq  # heavy: only when used

    own = set(table["domain"].unique().to_pylist())
    for receipt in view.latest():
        if receipt.source == release.source_of(book) and _is_of(book, receipt.resource):
            data = io.BytesIO(view.snapshot(receipt.snapshot))
            before = set(pq.read_table(data, columns=["domain"])["domain"].unique().to_pylist())
            if before != own:
                parts = ",".join(sorted(filter(None, before))) or "economy"
                raise ReportError(
                    f"the wave was released parted by {parts} before, and two releases parted "
                    "otherwise may give back what each withholds",
                    where=book.id,
                    remedy=f"release it with --by {parts}, or make these tables without --release",
                )


def _items(question: waves.Question, code: str) -> Mapping[int, str]:
    series = (name for name, _ in release.series_of(question, code))
    return dict(zip(question.headline, series, strict=True))


def _books(view: View, book: waves.Codebook) -> list[waves.Codebook]:
    """The waves of the instrument that were released, and this one, in their order."""
    source = release.source_of(book)
    released = {one.resource for one in view.receipts() if one.source == source}
    return [
        one
        for one in waves.list_waves(view)
        if one.instrument == book.instrument
        and (one.id == book.id or any(_is_of(one, name) for name in released))
    ]


def _is_of(book: waves.Codebook, resource: str) -> bool:
    return resource == f"released.{release.file_of(book).split('.', maxsplit=1)[0]}"
