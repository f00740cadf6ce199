"""The headline of a trend: what moved in it, where, and how sure that is."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from synopsis.indicators import Series
from synopsis.landscape import Finding, Reading, Trend
from synopsis.report.bearing import ENDED, bearing, is_turned, lead_of, number_word
from synopsis.report.content import Paragraph, Tone
from synopsis.report.material import Material
from synopsis.report.prose import capital, first_sentence, joined, point_text, words
from synopsis.vocabulary import Confidence, Place, Sentence, Span, Unit, compose

_FEW = 2
# The order in which a reader needs the ways, and how each is said after the names.
_WAYS = {
    "towards concern": "moved towards concern",
    "rising": "rose",
    "falling": "fell",
    "away from concern": "moved away from concern",
    "no clear direction": "showed no clear direction",
    "": "too short a history to tell",
    ENDED: ENDED,
}


def headline(material: Material, trend: Trend) -> Paragraph | None:
    """What changed in a trend by its leading measures; none where nothing is measured.

    The region has a leading measure of its own where it is not counted by economy.
    """
    groups = _groups(material, trend)
    if not groups:
        return None
    if groups[-1][0].series.indicator.unit is Unit.ORDINAL:
        return _of_steps(material, [one.series for one in groups[-1]])
    readings = [one for group in groups for one in group if one.is_current]
    moved = [one for one in readings if bearing(one) not in ("", ENDED, "no clear direction")]
    confidence, reason = _sureness(_findings(material, moved or readings))
    caveats = dict.fromkeys(first_sentence(group[0].series.indicator.caveat) for group in groups)
    return Paragraph(
        joined((_of_directions(material, group) for group in groups), " "),
        Tone.FINDING,
        confidence=confidence,
        cites=tuple(one.direction.address for one in moved or readings if one.direction)[:4],
        margin=words(" ".join(filter(None, (reason, *caveats)))),
    )


def _groups(material: Material, trend: Trend) -> list[list[Reading]]:
    """The readings of the leading measures: the region's own first, then the economies'.

    An economy without a direction by the measure that leads elsewhere is told by that measure too,
    so that one sentence never speaks of two.
    """
    cells = material.picture.cells
    regional = lead_of(cells[trend.id, material.region.place])
    leads = [lead for place in material.region.places if (lead := lead_of(cells[trend.id, place]))]
    if not leads:
        return [[regional]] if regional else []
    measure, _ = Counter(one.series.indicator.id for one in leads).most_common(1)[0]
    own = [
        reading
        for place in material.picture.places
        for reading in cells[trend.id, place].readings
        if reading.series.indicator.id == measure and reading.series.points
    ]
    is_apart = regional is not None and regional.series.indicator.id != measure
    return [[regional], own] if regional and is_apart else [own]


def _of_directions(material: Material, leads: Sequence[Reading]) -> Sentence:
    """Who moved which way by one measure."""
    ways = {way: [one for one in leads if bearing(one) == way] for way in _WAYS}
    said = joined(
        (_named(material, ways[way], said) for way, said in _WAYS.items() if ways[way]), "; "
    )
    window = next((one.direction for one in leads if one.direction and one.is_current), None)
    over: Sentence = ()
    if window:
        years = Span(window.window.text.replace("/", "\N{EN DASH}"), address=window.address)
        over = compose(" over {years}", years=years)
    shown = {one.series.place for one in leads}
    without = _names(material, [one for one in material.region.places if one not in shown])
    is_regional = shown == {material.region.place}
    if all(bearing(one) == ENDED for one in leads):
        return _ended(leads)
    rest = f"; not covered: {without}" if without and not is_regional else ""
    name = Span(leads[0].series.indicator.name)
    return compose("{measure}{over}: {said}{rest}.", measure=name, over=over, said=said,
                   rest=Span(rest))  # fmt: skip


def summary(said: Sequence[str], readings: Sequence[Reading], material: Material) -> Paragraph:
    """Several ways in one finding, as sure as the least sure of the readings behind it."""
    confidence, reason = _sureness(_findings(material, readings))
    text = "; ".join(said)
    newest = sorted(
        ((one.series.points[-1].period, one.series.address(one.series.points[-1]))
         for one in readings),
        key=lambda pair: pair[0].last,
    )  # fmt: skip
    (first, at), (last, end) = newest[0], newest[-1]
    years = compose(
        "newest figures of {first} to {last}",
        first=Span(str(first.year), address=at),
        last=Span(str(last.year), address=end),
    )
    return Paragraph(
        (*words(f"{capital(text)}; "), *years, *words(".")),
        Tone.FINDING,
        confidence=confidence,
        cites=tuple(one.direction.address for one in readings if one.direction)[:4],
        margin=words(f"Each trend by all its current measures. {reason}"),
    )


def others_moved(material: Material, trend: Trend) -> Paragraph | None:
    """Which other measures of a trend moved, and where: few places by name, more by number."""
    leads = {one.series.indicator.id for place in material.picture.places
             if (one := lead_of(material.picture.cells[trend.id, place]))}  # fmt: skip
    moved: dict[str, dict[str, list[Place]]] = {"towards concern": {}, "away from concern": {}}
    for place in material.picture.places:
        for reading in material.picture.cells[trend.id, place].measured:
            way, name = bearing(reading), reading.series.indicator.name
            if way in moved and reading.series.indicator.id not in leads:
                moved[way].setdefault(name, []).append(place)
    said = [f"{way}: {_placed(material, names)}" for way, names in moved.items() if names]
    if not said:
        return None
    return Paragraph(words(f"Other measures that moved {'; '.join(said)}."), Tone.NOTE)


def _placed(material: Material, names: Mapping[str, Sequence[Place]]) -> str:
    """Measures with their places, the widest first."""
    ordered = sorted(names.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return ", ".join(
        f"{name[0].lower()}{name[1:]} in "
        + (_names(material, places) if len(places) <= _FEW else number_word(len(places)))
        for name, places in ordered
    )


def _ended(leads: Sequence[Reading]) -> Sentence:
    """What is said of a measure without a current figure anywhere: when the newest is of."""
    newest = max((one.series for one in leads), key=lambda one: one.points[-1].period)
    point = newest.points[-1]
    return compose(
        "{measure}: no current figure, so nothing is said of today; the newest is of {year}.",
        measure=Span(newest.indicator.name),
        year=Span(str(point.period), address=newest.address(point)),
    )


def _named(material: Material, readings: Sequence[Reading], said: str) -> Sentence:
    names = _names(material, [one.series.place for one in readings])
    turned = _names(material, [one.series.place for one in readings if is_turned(one)])
    aside = ""
    if turned:
        aside = (
            " (its newest step went the other way)"
            if turned == names
            else f" (the newest step of {turned} went the other way)"
        )
    return words(
        f"{names}: {said}" if said.startswith(("too", ENDED)) else f"{names} {said}{aside}"
    )


def _names(material: Material, places: Sequence[Place]) -> str:
    """The names of places as a sentence lists them."""
    region = material.region.name(material.region.place)
    names = [material.region.name(place) for place in places]
    names = [f"the {name}" if name == region else name for name in names]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _findings(material: Material, readings: Iterable[Reading]) -> list[Finding]:
    wanted = {f"{one.series.indicator.id}/{one.series.place}" for one in readings}
    return [one for one in material.picture.findings if one.id in wanted]


def _sureness(findings: Sequence[Finding]) -> tuple[Confidence | None, str]:
    """The least confidence of some findings, and why it is not more."""
    if not findings:
        return None, ""
    least = min(findings, key=lambda one: int(one.confidence))
    return least.confidence, f"{capital(least.reason)}."


def _of_steps(material: Material, series: Sequence[Series]) -> Paragraph:
    """The newest step that each economy took, and when; a step has no slope."""
    said = joined(filter(None, (_step(material, one) for one in series)), "; ")
    indicator = series[0].indicator
    return Paragraph(
        compose("{measure}, newest step of each: {said}.", measure=Span(indicator.name), said=said),
        Tone.FINDING,
        confidence=Confidence.parse(indicator.confidence_cap),
        cites=tuple(one.address(one.last) for one in series[:1] if one.last),
        margin=words(f"A formal step is taken or not, and is no estimate. {indicator.caveat}"),
    )


def _step(material: Material, one: Series) -> Sentence:
    said = newest_step(material, one)
    return (Span(f"{material.region.name(one.place)} "), *said) if said else ()


def newest_step(material: Material, one: Series) -> Sentence:
    """The newest step of a series of steps, and since when it holds; empty where there is none."""
    if one.last is None:
        return ()
    newest = one.last.quantity.number
    since = next(point for point in one.points if point.quantity.number == newest)
    return compose(
        "{step} since {year}",
        step=point_text(one, one.last, material.scales.get(one.indicator.scale)),
        year=Span(str(since.period), address=one.address(since)),
    )
