"""Pictures at a glance: the map of a trend, and the profile of an economy in its region."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from synopsis.landscape import Cell, Trend
from synopsis.report.bearing import bearing, lead_of, leaning_words
from synopsis.report.chapters.figure import producers
from synopsis.report.chapters.perceived import parted
from synopsis.report.content import Chart, Grid, Look
from synopsis.report.glyph import is_covered
from synopsis.report.map_picture import level_words, map_svg
from synopsis.report.map_shapes import load_shapes
from synopsis.report.material import Material
from synopsis.report.palette import LIGHT
from synopsis.report.picture_frame import for_screens
from synopsis.report.profile_picture import NARROW, WIDE, Standing, profile_svg
from synopsis.report.prose import words
from synopsis.vocabulary import Place, Sentence, Span, Unit, digits, number_at

_NONE = "\N{EN DASH}"
_LEVEL_NOTE = (
    "Level: the median of the percentiles of the current measures, each in its own history and "
    "turned towards concern; of a formal scale, the place of the newest step. The direction is "
    "that of one measure, which is named."
)


def trend_map(material: Material, trend: Trend) -> Chart | None:
    """The map of a trend; none without outlines, or where nothing measured is current."""
    shapes = load_shapes(material.profile)
    cells = {place: material.picture.cells[trend.id, place] for place in material.region.places}
    if shapes is None or not any(_has_current(cell) for cell in cells.values()):
        return None
    lead = _lead_name(cells)
    # One measure, one kind of arrow: a place that another measure leads in has none here.
    cells = {
        place: cell if cell.lead == lead else replace(cell, direction=None)
        for place, cell in cells.items()
    }
    told = {place: _told(material, cell) for place, cell in cells.items()}
    return Chart(
        f"map-{trend.id}",
        words("Level and direction"),
        words(
            "Colour: median level of its current measures, each in its own history. "
            + (f"Arrow: {lead[0].lower()}{lead[1:]}; up is towards concern." if lead else "")
        ),
        f"Map of the region. {'. '.join(told.values())}.",
        {"svg": map_svg(shapes, cells, told, LIGHT)},
        _map_table(material, trend, cells),
        (*words("Outlines: Natural Earth, public domain, simplified. Figures: "),
         *_producers(material, trend)),
        Look.MAP,
    )  # fmt: skip


def _has_current(cell: Cell) -> bool:
    """Whether anything but formal steps is current; steps on a map would be a ranking."""
    return any(
        reading.is_current and reading.series.indicator.unit is not Unit.ORDINAL
        for reading in cell.readings
    )


def _lead_name(cells: Mapping[Place, Cell]) -> str:
    """The measure whose direction most of the economies draw."""
    names = Counter(cell.lead for cell in cells.values() if cell.lead and cell.direction)
    return names.most_common(1)[0][0] if names else ""


def _told(material: Material, cell: Cell) -> str:
    """What the map shows of an economy, in words without numerals."""
    name = material.region.name(cell.place)
    if not is_covered(cell):
        return f"{name}: {cell.reach.value}"
    level = level_words(cell.level.percentile) if cell.level else "no level"
    leaning = leaning_words(cell)
    return f"{name}: {level}, {_way(cell)}{f'; {leaning}' if leaning else ''}"


def _way(cell: Cell) -> str:
    lead = lead_of(cell)
    return (bearing(lead) if lead and cell.direction else "") or "no direction"


def _map_table(material: Material, trend: Trend, cells: Mapping[Place, Cell]) -> Grid:
    rows = tuple(
        (words(material.region.name(place)), *_level_cells(cell)) for place, cell in cells.items()
    )
    return Grid(
        f"map-table-{trend.id}",
        words(f"{trend.name}: level and direction by economy"),
        tuple(
            words(head)
            for head in ("Economy", "Level", "Direction", "Direction of", "All measures")
        ),
        rows,
        (False, True, False, False, False),
        note=words(_LEVEL_NOTE),
    )


def _level_cells(cell: Cell) -> tuple[Sentence, ...]:
    if not is_covered(cell):
        return (), (), words(cell.reach.value.capitalize()), ()
    level = cell.level
    shown = (Span(digits(level.percentile, 0), address=level.address),) if level else words(_NONE)
    all_of_them = words(leaning_words(cell) or _NONE)
    return shown, words(_way(cell)), words(cell.lead or _NONE), all_of_them


def _producers(material: Material, trend: Trend) -> Sentence:
    sources = (one.source for one in parted(material, trend)[0])
    return (*producers(material, sources), Span("."))


def economy_profile(material: Material, place: Place) -> Chart | None:
    """The profile of an economy against its region; none where no trend has a level anywhere."""
    standings = [_standing(material, trend, place) for trend in material.picture.trends]
    if not any(one.own.level or one.others for one in standings):
        return None
    name = material.region.name(place)
    wide, narrow = (profile_svg(standings, measure, LIGHT) for measure in (WIDE, NARROW))
    return Chart(
        f"profile-{place}",
        words(f"{name} beside its region, trend by trend"),
        words(
            "Each level is read against the economy's own history and turned towards concern; the "
            "dots of the others have no names and make no order of rank. Arrow: direction of the "
            "last years, up is towards concern, its opening the interval."
        ),
        f"A strip for each trend. {'. '.join(one.words for one in standings)}.",
        for_screens(wide, narrow),
        _profile_table(material, place),
        words("Sources: as named with the measures of each trend."),
        Look.PROFILE,
    )


def _standing(material: Material, trend: Trend, place: Place) -> Standing:
    cells = material.picture.cells
    own = cells[trend.id, place]
    others = [
        cell.level.percentile
        for other in material.region.places
        if other != place and is_covered(cell := cells[trend.id, other]) and cell.level
    ]
    told = _told(material, own).partition(": ")[2]
    return Standing(trend.name, own, tuple(others), f"{trend.name}: {told}")


def _profile_table(material: Material, place: Place) -> Grid:
    """The numbers behind the profile: own level, the others' span, and the direction."""
    rows = []
    for trend in material.picture.trends:
        own = material.picture.cells[trend.id, place]
        level, *ways = _level_cells(own)
        rows.append((words(trend.name), level, _span(material, trend, place), *ways))
    heads = ("Trend", "Level", "The others, lowest to highest", "Direction", "Direction of",
             "All measures")  # fmt: skip
    return Grid(
        f"profile-table-{place}",
        words(f"{material.region.name(place)}: levels and directions"),
        tuple(map(words, heads)),
        tuple(rows),
        (False, True, True, False, False, False),
        note=words(_LEVEL_NOTE),
    )


def _span(material: Material, trend: Trend, place: Place) -> Sentence:
    cells = [
        material.picture.cells[trend.id, one] for one in material.region.places if one != place
    ]
    levels = [(cell.level.percentile, cell.place) for cell in cells
              if cell.level and is_covered(cell)]  # fmt: skip
    if not levels:
        return ()
    ends = [
        Span(digits(level, 0), address=number_at("level", trend.id, where))
        for level, where in (min(levels), max(levels))
    ]
    return (ends[0], Span(" to "), ends[1])
