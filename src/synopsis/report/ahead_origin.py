"""Origins of what lies ahead: months, outlooks, their probabilities, changes of level."""

from synopsis.indicators import Series, change, method_of
from synopsis.landscape import ahead
from synopsis.report import composed
from synopsis.report.content import OriginEntry, Step
from synopsis.report.fan_plot import drawn_history
from synopsis.report.likelihood_origin import OUTSIDE, band, scale_at, scale_entry, scale_named
from synopsis.report.material import Material
from synopsis.report.outlook_words import (
    SHOWN,
    chance_words,
    level_words,
    quantiles_said,
    value_words,
)
from synopsis.report.warning_origin import WARNING_KINDS, expected_entry, made_entry
from synopsis.vocabulary import Address, digits, number_at

LEVELS_AT = number_at("levels", "outlook")
_METHOD = (
    "a mixture of methods, each weighed by how it did before, its spread set right by how far past "
    "outlooks of the same pool were off"
)
_DATING = (
    "kernel change-point detection on counts brought to one scale and freed of their season, at a "
    "penalty that placebo series of the same process rarely exceed"
)


def pool_at(pool: str) -> Address:
    """Where the series that share a past are listed."""
    return number_at("pool", pool)


def ahead_entry(material: Material, address: Address) -> OriginEntry | None:
    """The explanation of what lies ahead at an address; none where it speaks of something else."""
    kind, *rest = address.id.split("/")
    if address == LEVELS_AT:
        shown = "; ".join(map(level_words, SHOWN))
        step = Step("Meaning", "the value that will not be passed with this probability")
        return OriginEntry(address, "Levels at which outlooks are shown", shown, (step,))
    if kind == "pool":
        return _pool(material, address, rest[0])
    if kind == "likelihood_scale":
        return scale_entry(scale_named(rest[0]))
    if kind == composed.KIND:
        return composed.composite_entry(material, address, rest)
    if kind in WARNING_KINDS:
        return WARNING_KINDS[kind](material, address, rest)
    own = [
        one
        for one in material.foresight.of_indicator(kind)
        if len(rest) > 1 and one.series.place.code == rest[0]
    ]
    return _of_prospect(material, address, own[0], rest[1]) if own else None


def _of_prospect(
    material: Material, address: Address, own: ahead.Prospect, what: str
) -> OriginEntry | None:
    kind, _, period = what.partition("-")
    if what == "months":
        return _months(material, address, own)
    if kind == "expected":
        return expected_entry(material, address, own.series)
    if kind == "outlook":
        places = [at for at, step in enumerate(own.fan.steps) if str(step.period) == period]
        if places:
            return _step(material, address, own, places[0])
        return made_entry(material, address, own.series, (own.months, pool_at(own.fan.pool)))
    if kind == "chance":
        return _chance(material, address, own)
    return _since(material, address, own, period) if kind == "since" else None


def named(material: Material, series: Series, what: str) -> str:
    """How an entry of a series is called."""
    return f"{series.indicator.name}, {material.region.name(series.place)}, {what}"


def _months(material: Material, address: Address, own: ahead.Prospect) -> OriginEntry:
    series = own.series
    known = list(drawn_history(own.fan)) or [
        (point.period, point.quantity.number) for point in series.points
    ]
    shown = "; ".join(
        f"{period}: {'not covered' if value is None else value_words(own, value)}"
        for period, value in known
    )
    noted = {point.note for point in series.points if point.note and not point.inputs}
    first, last = series.points[0].period, series.points[-1].period
    return OriginEntry(
        address,
        named(material, series, "months of the last years"),
        f"{shown}; {own.fan.why_not}" if own.fan.why_not else shown,
        (
            Step("Method", method_of(series.indicator).sentence),
            Step("Computed from", f"{digits(len(series.points))} months, {first} to {last}"),
            Step("Published", f"{own.monthly.lag_months} months after the month that it is of"),
            *(Step("Months not listed", note) for note in sorted(noted)),
        ),
        source=series.indicator.source,
        citations=tuple(dict.fromkeys(cited for point in series.points for cited in point.inputs)),
    )


def _step(material: Material, address: Address, own: ahead.Prospect, number: int) -> OriginEntry:
    fan = own.fan
    weights = ", ".join(
        f"{name.replace('_', ' ')} {weight:.2f}" for name, weight in fan.weights.items()
    )
    return OriginEntry(
        address,
        named(material, own.series, f"outlook of {fan.steps[number].period}"),
        quantiles_said(own, number),
        (
            Step("Method", _METHOD),
            Step("Weights", weights),
            Step("Made from", f"months up to {fan.last}, {digits(number + 1)} ahead"),
            Step("Pool", f"{fan.pool}: {digits(len(material.foresight.of_pool(fan.pool)))} series"),
            Step("Draws", "seed 0; by the code that the edition's record names"),
        ),
        source=own.series.indicator.source,
        inputs=(own.months, pool_at(fan.pool)),
    )


def _pool(material: Material, address: Address, pool: str) -> OriginEntry:
    own = [one for one in material.foresight.of_pool(pool) if one.series.points]
    names = dict.fromkeys(one.series.indicator.name for one in own)
    return OriginEntry(
        address,
        f"Series that share a past: {pool}",
        f"{digits(len(own))} series: {', '.join(names)}",
        (Step("Meaning", "past errors of outlooks are learned from together, over all of them"),),
        inputs=tuple(one.months for one in own),
    )


def _chance(material: Material, address: Address, own: ahead.Prospect) -> OriginEntry | None:
    said = own.statement
    if said is None:
        return None
    word = (
        f"{said.likelihood.word}, {band(said.likelihood)} on the {said.likelihood.scale} scale"
        if said.is_worded
        else OUTSIDE
    )
    ends = " to ".join(value_words(own, end) for end in said.step.interval(0.8))
    return OriginEntry(
        address,
        named(material, own.series, f"{said.step.period} above {said.than}"),
        f"{chance_words(said.chance)}: {word}; above {value_words(own, said.value)} of "
        f"{said.than}; 80 % of {said.step.period} between {ends}",
        (
            Step("Method", "the share of the outlook that lies above the value of the same month"),
            Step("Settled by", "the publisher's figure for the month: true where it is greater"),
        ),
        source=own.series.indicator.source,
        inputs=(own.step_at(said.step.period), own.series.derived(str(said.than)),
                *((scale_at(said.likelihood.scale),) if said.is_worded else ())),
    )  # fmt: skip


def _since(
    material: Material, address: Address, own: ahead.Prospect, period: str
) -> OriginEntry | None:
    mark = next((one for one in own.marks if str(one.since) == period), None)
    if mark is None or isinstance(own.dated, change.Refusal):
        return None
    before, after = (value_words(own, value) for value in (mark.before, mark.after))
    chance = level_words(own.dated.chance)
    return OriginEntry(
        address,
        named(material, own.series, f"change of level in {mark.since}"),
        f"since {mark.since}, between {mark.earliest} and {mark.latest}; median month {before} "
        f"before, {after} after",
        (
            Step("Method", _DATING),
            Step("Chance", f"{chance} of series without a change would show any"),
        ),
        source=own.series.indicator.source,
        inputs=(own.months,),
    )
