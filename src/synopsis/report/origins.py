"""Origins: the explanation of every address that an edition shows, down to row and publisher."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from synopsis.evidence import StatedFigure
from synopsis.indicators import Point, Series, method_of
from synopsis.landscape import Reading, phrasing
from synopsis.report.ahead_origin import ahead_entry
from synopsis.report.card_steps import card_steps, titled
from synopsis.report.content import OriginEntry, Step
from synopsis.report.errors import ReportError
from synopsis.report.material import Material
from synopsis.report.piece import work
from synopsis.report.profiled import profile_entry
from synopsis.report.prose import point_text
from synopsis.sources import Card
from synopsis.vocabulary import (
    EDITION_RECORD,
    Address,
    Citation,
    Leads,
    Voice,
    digits,
    source_at,
)

if TYPE_CHECKING:
    from synopsis.catalog import Receipt

_FEW_ROWS = 3
# How many values a printed table holds; its columns lead to an entry that says them all.
NEWEST = 5


class Origins:
    """Explains the addresses of one edition; an address that nothing explains is an error."""

    def __init__(self, material: Material) -> None:
        """Index the material by the parts of its addresses."""
        self._material = material
        self._series = {(one.indicator.id, one.place.code): one for one in material.series}
        self._points = {
            one.address(point): (one, point)
            for one in (*material.series, *(own.series for own in material.foresight.prospects))
            for point in one.points
        }
        self._readings: Mapping[tuple[str, str], Reading] = {
            (reading.series.indicator.id, reading.series.place.code): reading
            for cell in material.picture.cells.values()
            for reading in cell.readings
        }

    def explain(self, addresses: Iterable[Address]) -> dict[Address, OriginEntry]:
        """The entries of all addresses and of what they were derived from, in their order."""
        entries: dict[Address, OriginEntry] = {}
        waiting = list(dict.fromkeys(addresses))
        while waiting:
            address = waiting.pop(0)
            if address in entries:
                continue
            entry = self.entry(address)
            entries[address] = entry
            waiting += [one for one in entry.inputs if one not in entries]
            if entry.source and source_at(entry.source) not in entries:
                waiting.append(source_at(entry.source))
        return entries

    def entry(self, address: Address) -> OriginEntry:
        """The explanation of one address."""
        if address == EDITION_RECORD:
            return OriginEntry(address, "This edition", str(self._material.as_of), ())
        if address.leads is Leads.SOURCE:
            return self._source(address)
        if address in self._points:
            return self._point(address, *self._points[address])
        parts = address.id.split("/")
        if parts[0] in self._material.stated:
            return self._stated(address, self._material.stated[parts[0]])
        if parts[0] == "reference":
            return self._reference(address, parts[1])
        series = self._series.get((parts[0], parts[1] if len(parts) > 1 else ""))
        found = self._of_series(address, series, parts[2]) if series and len(parts) > 2 else None
        found = found or ahead_entry(self._material, address)
        found = found or profile_entry(self._material, address)
        if found is None:
            raise ReportError(
                f"nothing explains the address {address.id}", remedy="report this as a fault"
            )
        return found

    def _source(self, address: Address) -> OriginEntry:
        card = self._material.cards[address.id]
        return OriginEntry(
            address,
            work(card.origin.title),
            card.origin.producer,
            (*card_steps(card), *self._snapshots(card)),
            source=card.id,
            voice=Voice.TITLE,
        )

    def _snapshots(self, card: Card) -> tuple[Step, ...]:
        own = [one for one in self._material.receipts.values() if one.source == card.id]
        named = tuple(
            Step(
                "Snapshot",
                f"{one.snapshot} of {one.retrieved.date()}, "
                f"{_rows(one.rows_taken, one.rows_rejected)}",
            )
            for one in own
        )
        if len(own) < 2:
            return named
        fresh = next(one for one in self._material.freshness if one.card.id == card.id)
        return (Step("Newest of each", _rows(fresh.taken, fresh.rejected)), *named)

    def _stated(self, address: Address, figure: StatedFigure) -> OriginEntry:
        shown = phrasing.stated_span(figure).text
        said = f'as it stands in the text: "{figure.words}"' if figure.words else "derived"
        return OriginEntry(
            address,
            ", ".join(filter(None, (figure.population, figure.instrument, str(figure.period or ""),
                                    f"wave {figure.wave}" if figure.wave else ""))),
            shown,
            (
                Step("Stated figure", f"{figure.id}, {said}"),
                Step("Base", figure.base or "not stated"),
                Step("Lines of the report", f"{figure.lines[0]} to {figure.lines[1]}"),
                *((Step("Note", figure.note),) if figure.note else ()),
                *self.rows((figure.citation,)),
            ),
            source=figure.citation.source,
            citations=(figure.citation,),
        )  # fmt: skip

    def _reference(self, address: Address, name: str) -> OriginEntry:
        found = next(one for one in self._material.references if one.id == name)
        texts = found.texts
        steps = (
            ("Publisher", texts["publisher"]),
            ("Published", texts["published"] or "not stated"),
            ("Class and grade", f"{texts['class'].replace('_', ' ')}, {found.grade}"),
            ("Lines of the report", f"{found.lines[0]} to {found.lines[1]}"),
            ("Link", texts["url"]),
            ("Remark", texts["remark"]),
        )
        return OriginEntry(
            address,
            f"Note {texts['note']} of the region's report, {texts['published'] or 'no date'}, "
            f"{found.grade}",
            work(texts["title"]),
            (*titled(steps), *self.rows((found.citation,))),
            source=found.citation.source,
            citations=(found.citation,),
            voice=Voice.TITLE,
        )

    def _of_series(self, address: Address, series: Series, what: str) -> OriginEntry | None:
        reading = self._readings.get((series.indicator.id, series.place.code))
        if reading and what == "percentile" and reading.level:
            return self._level(address, series, reading)
        if reading and what == "slope" and reading.direction:
            return self._slope(address, series, reading)
        if what == "newest" and series.points:
            return self._newest(address, series)
        return None

    def _label(self, series: Series, what: str) -> str:
        return f"{series.indicator.name}, {self._material.region.name(series.place)}, {what}"

    def _point(self, address: Address, series: Series, point: Point) -> OriginEntry:
        scale = self._material.scales.get(series.indicator.scale)
        shown = phrasing.value_span(series, point).text
        if scale is not None:
            shown = f"{scale.step(point.quantity.number)} (step {digits(point.quantity.number)})"
        return OriginEntry(
            address,
            self._label(series, str(point.period)),
            f"{shown}{_interval(series, point)}",
            (
                Step("Method", method_of(series.indicator).sentence),
                *((Step("Note", point.note),) if point.note else ()),
                *self.rows(point.inputs),
            ),
            source=series.indicator.source,
            citations=point.inputs,
        )

    def _level(self, address: Address, series: Series, reading: Reading) -> OriginEntry:
        level = reading.level
        if level is None:
            raise ReportError("a level has no value", where=address.id)
        own, turned = digits(level.own, 0), digits(level.percentile, 0)
        return OriginEntry(
            address,
            self._label(series, "percentile in its own history"),
            f"{own}; turned towards concern {turned}",
            (
                Step("Method", "mid-rank percentile of the newest value among all of the series"),
                Step("Computed from", f"{level.n} values, {_span(series)}"),
            ),
            source=series.indicator.source,
            inputs=tuple(series.address(point) for point in series.points),
        )

    def _newest(self, address: Address, series: Series) -> OriginEntry:
        """The newest values of a series, which a printed column of them leads to."""
        points = series.points[-NEWEST:]
        scale = self._material.scales.get(series.indicator.scale)
        values = (f"{one.period}: {point_text(series, one, scale).text}" for one in points)
        return OriginEntry(
            address,
            self._label(series, "newest values"),
            "; ".join(values),
            (Step("Method", method_of(series.indicator).sentence),),
            source=series.indicator.source,
            inputs=tuple(series.address(point) for point in points),
        )

    def _slope(self, address: Address, series: Series, reading: Reading) -> OriginEntry:
        direction = reading.direction
        if direction is None:
            raise ReportError("a slope has no value", where=address.id)
        slope, low, high = (span.text for span in phrasing.slope_spans(series, direction))
        window = direction.window.text.replace("/", " to ")
        points = [one for one in series.points if direction.window.first <= one.period.first]
        return OriginEntry(
            address,
            self._label(series, f"change a year over {window}"),
            f"{slope} a year, interval {low} to {high}",
            (
                Step(
                    "Method", "Theil-Sen slope: the median of all pairwise slopes, Sen's interval"
                ),
                Step("Computed from", f"{len(points)} values, {window}"),
            ),
            source=series.indicator.source,
            inputs=tuple(series.address(point) for point in points),
        )

    def rows(self, citations: Iterable[Citation]) -> tuple[Step, ...]:
        """The published rows, the snapshot they stand in, and its publisher."""
        found = tuple(citations)
        steps = [Step("Row", f"{one.source}: {one.locator}") for one in found[:_FEW_ROWS]]
        if len(found) > _FEW_ROWS:
            steps.append(
                Step("Rows", f"and {len(found) - _FEW_ROWS} more; the data package has all")
            )
        for source, snapshot in dict.fromkeys((one.source, one.snapshot) for one in found):
            card = self._material.cards.get(source)
            publisher = f"{card.origin.producer}, {work(card.origin.title)}" if card else source
            steps.append(Step("Snapshot", f"{snapshot}{_retrieved(self._material, snapshot)}"))
            steps.append(Step("Publisher", publisher, Voice.TITLE))
        return tuple(steps)


def _rows(taken: int, rejected: int) -> str:
    return f"{digits(taken)} rows taken, {digits(rejected)} rejected"


def _interval(series: Series, point: Point) -> str:
    """The ends of a point's interval, where its source gives them."""
    ends = phrasing.interval_spans(series, point)
    return f" (interval {ends[0].text} to {ends[1].text})" if ends else ""


def _retrieved(material: Material, snapshot: str) -> str:
    receipt: Receipt | None = material.receipts.get(snapshot)
    return f", retrieved {receipt.retrieved.date()}" if receipt else ""


def _span(series: Series) -> str:
    return f"{series.points[0].period} to {series.points[-1].period}"
