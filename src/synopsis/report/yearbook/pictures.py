"""The pictures of one question, each with its table and its text for those who hear it."""

import csv
import io
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from synopsis.report.palette import LIGHT
from synopsis.report.yearbook import finding, wording
from synopsis.report.yearbook.diverging_picture import diverges, diverging_svg
from synopsis.report.yearbook.dots_picture import dots_svg
from synopsis.report.yearbook.plate import Plate
from synopsis.report.yearbook.rows import safe
from synopsis.report.yearbook.share_map import map_svg
from synopsis.report.yearbook.strokes import words
from synopsis.report.yearbook.waves_picture import waves_svg
from synopsis.survey import tabulate

_WIDE, _NARROW = 4, 1
_ODD = re.compile(r"[^A-Za-z0-9]+")
_HEAD = 44.0


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture in both layouts: what it is of, in words where it shows one share alone."""

    kind: str
    wide: str
    narrow: str
    caption: str = ""


def pictures_of(plate: Plate) -> tuple[Picture, ...]:
    """Bars where answers have a middle, dots of every question, map and waves of a headline."""
    found = []
    if diverges(plate.table):
        wide, narrow = (diverging_svg(plate, is_wide=is_wide) for is_wide in (True, False))
        found.append(Picture("bars", wide, narrow))
    found.append(Picture("dots", dots_svg(plate, _WIDE), dots_svg(plate, _NARROW)))
    line = finding.headline_line(plate.table)
    if line is not None and plate.shapes is not None:
        drawn = map_svg(plate, line)
        found.append(Picture("map", drawn, drawn, f"Map: {plate.table.lines[line].label}"))
    if line is not None and plate.past:
        told = f"Through the waves, as released: {plate.table.lines[line].label}"
        wide, narrow = (waves_svg(plate, beside) for beside in (_WIDE, 2))
        found.append(Picture("waves", wide, narrow, told))
    return tuple(found)


def picture_files(plate: Plate) -> Iterator[tuple[str, bytes]]:
    """The drawings that may be taken along, on light paper, and the table behind them."""
    light = replace(plate, palette=LIGHT)
    name = slug(plate.table.question.id)
    for picture in pictures_of(light):
        yield f"pictures/{name}-{picture.kind}.svg", _alone(light, picture).encode()
    yield f"pictures/{name}.csv", _table(plate).encode()


def slug(text: str) -> str:
    """A name that any file system bears."""
    return _ODD.sub("-", text).strip("-").lower() or "question"


def _alone(plate: Plate, picture: Picture) -> str:
    """A drawing that says itself what it shows: heading, subtitle, and the mark of a simulation."""
    svg = picture.wide
    found = re.match(
        r'(<svg [^>]*?width=")([\d.]+)(" height=")([\d.]+)("[^>]*>)(.*)</svg>$', svg, re.DOTALL
    )
    if found is None:
        return svg
    width, height = max(float(found[2]), 720.0), float(found[4])
    mark = f"{wording.SYNTHETIC}. " if plate.yearbook.codebook.is_synthetic else ""
    notes = [
        finding.subtitle(plate.yearbook, plate.table),
        f"{mark}{wording.title(plate.yearbook)}",
    ]
    notes += plate.yearbook.footnotes
    foot = height + _HEAD
    # A picture of one share says which; the finding may be of another answer.
    below = picture.caption or ("" if plate.heading == plate.asked else plate.asked)
    head = plate.asked if picture.caption else plate.heading
    texts = words((4, 18), head, plate.palette.ink, 13, 'font-weight="600"')
    texts += words((4, 34), below, plate.palette.soft, 10)
    for at, note in enumerate(notes):
        texts += words((4, foot + 14 + 13 * at), note, plate.palette.soft, 8.5)
    whole = foot + 14 + 13 * len(notes)
    font = 'font-family="Liberation Sans, sans-serif"'
    paper = f'<rect width="{width:g}" height="{whole:g}" fill="{plate.palette.paper}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{whole:g}"'
        f' viewBox="0 0 {width:g} {whole:g}" role="img">{paper}<g {font}>{texts}</g>'
        f'<g transform="translate(0 {_HEAD:g})">{found[6]}</g></svg>'
    )


def table_rows(plate: Plate) -> Iterator[tuple[str, str, tabulate.Reason, tuple[int, int]]]:
    """The cells that pictures show: answer, place, reason, and where the cell stands."""
    for line, own in enumerate(plate.table.lines):
        for column in plate.columns:
            yield own.label, plate.label(column), plate.table.reason(line, column), (line, column)


def _table(plate: Plate) -> str:
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, lineterminator="\n")
    writer.writerow(("answer", "place", "period", "number", "low", "high", "unit", "n", "note"))
    mark = "SYNTHETIC" if plate.yearbook.codebook.is_synthetic else ""
    writer.writerows(_past_rows(plate, mark))
    period = plate.yearbook.codebook.period.text
    for answer, place, reason, cell in table_rows(plate):
        is_mean = plate.table.lines[cell[0]].part is tabulate.Part.MEAN
        times, unit = (1.0, "mean of the scale") if is_mean else (100.0, "percent")
        numbers = [_plain(times * float(values[cell])) for values in
                   (plate.table.share, plate.table.low, plate.table.high)]  # fmt: skip
        n = int(plate.table.n[cell[1]])
        notes = "; ".join(filter(None, (mark, reason.words)))
        writer.writerow((safe(answer), place, period, *numbers, unit, n if n > 0 else "", notes))
    return sink.getvalue()


def _past_rows(plate: Plate, mark: str) -> Iterator[tuple[str, ...]]:
    """What was released of the headline before, a row for each place and period."""
    line = finding.headline_line(plate.table)
    if line is None:
        return
    for moment in plate.past:
        for column in plate.columns:
            if plate.yearbook.columns[column].is_equal:
                continue
            told = moment.shares.get(plate.yearbook.columns[column].place)
            numbers = [_plain(one) for one in told] if told else ["", "", ""]
            note = "; ".join(filter(None, (mark, "as released" if told else "none told")))
            head = (safe(plate.table.lines[line].label), plate.label(column), moment.period)
            yield (*head, *numbers, "percent", "", note)


def _plain(value: float) -> str:
    return f"{value:.6g}" if math.isfinite(value) else ""
