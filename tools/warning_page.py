"""The page of the record of warnings: what was reached, what was tried, and what was not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.warning_history import CUT_OFF, NEIGHBOURS, YEARLY

from synopsis.landscape.warnings.hindsight import Label, Share

if TYPE_CHECKING:
    from tools.warning_designs import Design
    from tools.warning_history import Fared

    from synopsis.indicators import change
    from synopsis.indicators.change.tune import Rate

Key = tuple[str, str, str, str]
RECALL_AIM, FALSE_AIM = 0.7, 1.0
_UNCOVERED = (
    "cyber", "euro-atlantic", "organised-crime", "regional-cooperation", "violent-extremism",
)  # fmt: skip
_HEAD = (
    "trend of the episodes", "part", "days", "episodes detected", "at random", "hits, false, aside",
    "precision", "at random", "false alarms an economy and year", "at random", "median lead, days",
)  # fmt: skip
_DESIGNS = {
    "placebo": "the product's watch on change, its bound from placebo series at a nominal rate",
    "extreme": "the highest (lowest) month of the last so many",
    "year ratio": "so many times as much (as little) as in the same month a year before",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A design with the one number that did best on the first part, and all that were tried."""

    name: str
    unit: str
    value: float
    design: Design
    tried: tuple[tuple[float, int, int, float], ...]


def write(
    chosen: Sequence[Chosen],
    results: Mapping[Key, Fared | None],
    rates: Mapping[change.SeriesClass, Rate],
    product: change.Thresholds,
) -> str:
    """The whole page."""
    parts = (
        _INTRO.format(cut=CUT_OFF, late=", ".join(YEARLY), neighbours=_neighbours()),
        _reached(results, chosen[0].name),
        "## As published\n",
        _table(results, chosen[0].name, "published"),
        _AT_ONCE,
        _table(results, chosen[0].name, "at once"),
        _TRIED,
        *(_tried(one, results) for one in chosen),
        "## Placebo series\n",
        _placebo(rates, product),
        _LIMITS.format(uncovered=", ".join(map(_trend, _UNCOVERED))),
    )
    return "\n".join(parts)


def _reached(results: Mapping[Key, Fared | None], design: str) -> str:
    lines = ["## Was the aim reached?\n"]
    lines.append(
        "The aim was to detect 70 % of the episodes with at most one false alarm an economy and "
        "year. On the part that was held back:\n"
    )
    for data, words in (
        ("published", "with the lags of publication"),
        ("at once", "had every month been known on the day after it"),
    ):
        for group, which in (("all", "all conditions"), ("all, neighbours", "or a neighbour")):
            one = results[design, data, "held back", group]
            if one is None:
                continue
            recall, rate = one.hindsight.recall.value or 0.0, one.false_alarms_a_year
            verdict = "reached" if recall >= RECALL_AIM and rate <= FALSE_AIM else "not reached"
            lines.append(
                f"* {words}, {which}: {_share(one.hindsight.recall)} of the episodes, "
                f"{rate:.2f} false alarms an economy and year: {verdict}; the same warnings on "
                f"random days: {_percent(one.chance_recall)} and {one.chance_false_a_year:.2f};"
            )
    lines[-1] = lines[-1].removesuffix(";") + "."
    lines.append(_by_trend(results, design))
    return "\n".join(lines) + "\n"


def _by_trend(results: Mapping[Key, Fared | None], design: str) -> str:
    """The most false alarms of any one trend on the part held back."""
    worst = {
        data: max(
            one.false_alarms_a_year
            for (name, which, part, group), one in results.items()
            if one and (name, which, part) == (design, data, "held back") and group[:3] != "all"
        )
        for data in ("published", "at once")
    }
    return (
        f"\nTrend by trend, false alarms stay at {worst['published']:.2f} an economy and year or "
        f"fewer as published, and at {worst['at once']:.2f} known at once; where all conditions "
        "are watched together they add up to what is said above."
    )


def _table(results: Mapping[Key, Fared | None], design: str, data: str) -> str:
    rows = [
        (group, part, *_cells(one))
        for (name, which, part, group), one in results.items()
        if (name, which) == (design, data) and one is not None
    ]
    rows.sort(key=lambda row: (row[0].startswith("all"), row[0], row[1]))
    return _drawn(_HEAD, [(_trend(group), *rest) for group, *rest in rows])


def _trend(name: str) -> str:
    """The name of a trend of the episodes, as their list writes it."""
    return name if name.startswith("all") else f"`{name}`"


def _cells(one: Fared) -> tuple[str, ...]:
    seen = one.hindsight
    counts = (str(seen.count(label)) for label in (Label.HIT, Label.FALSE_ALARM, Label.SET_ASIDE))
    lead = "" if seen.median_lead is None else f"{seen.median_lead:g}"
    return (
        f"{one.span[0]} to {one.span[1]}",
        _share(seen.recall),
        _percent(one.chance_recall),
        ", ".join(counts),
        _share(seen.precision),
        _percent(one.chance_precision),
        f"{one.false_alarms_a_year:.2f}",
        f"{one.chance_false_a_year:.2f}",
        lead,
    )


def _tried(one: Chosen, results: Mapping[Key, Fared | None]) -> str:
    rows = [
        (f"{value:g}", f"{detected} of {covered}", f"{worst:.2f}",
         "chosen" if value == one.value else "")
        for value, detected, covered, worst in one.tried
    ]  # fmt: skip
    head = (one.unit, "episodes to the cut-off", "most false alarms of any trend", "")
    lines = [f"### {one.name.capitalize()}: {_DESIGNS[one.name]}\n", _drawn(head, rows)]
    for data in ("published", "at once"):
        held = results[one.name, data, "held back", "all"]
        if held is not None:
            lines.append(
                f"Held back, {data}: {_share(held.hindsight.recall)} of the episodes (at random "
                f"{_percent(held.chance_recall)}), {held.false_alarms_a_year:.2f} false alarms an "
                "economy and year.\n"
            )
    return "\n".join(lines)


def _placebo(rates: Mapping[change.SeriesClass, Rate], product: change.Thresholds) -> str:
    nominal = product.choices.false_alarms
    rows = [
        (name.value, f"{product.bounds[name]:.2f}", f"{nominal:g}",
         f"{rate.per_year:.3f}", f"{100 * (rate.per_year / nominal - 1):+.0f} %", f"{rate.series}")
        for name, rate in rates.items()
    ]  # fmt: skip
    head = ("class", "bound", "nominal a series and year", "real", "off by", "fresh series")
    return _drawn(head, rows)


def _drawn(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def _share(share: Share) -> str:
    if share.interval is None:
        return "none to detect" if not share.of else ""
    low, high = share.interval
    return f"{share.count} of {share.of} ({100 * low:.0f}\N{EN DASH}{100 * high:.0f} %)"


def _percent(value: float | None) -> str:
    return "" if value is None else f"{100 * value:.0f} %"


def _neighbours() -> str:
    return "; ".join(
        f"{_trend(trend)} with {', '.join(map(_trend, near))}" for trend, near in NEIGHBOURS.items()
    )


_INTRO = """# Warnings held to history

This page and the table beside it (`warnings/record.csv` in the region's profile) are written by
`python -m tools.record_warnings`, which needs the folder that SYNOPSIS_SHARED names for the dated
reference episodes. Change no number by hand.

**How it is held.** A warning is a hit from 90 days before to 30 days after the start of an
episode of its trend and economy; it is set aside up to 180 days after such a start; otherwise it
is a false alarm. The region as a whole matches in both directions, and its false alarm counts in
each of the six economies. The date of a warning is the first day on which it could have been
raised: the end of the month that the figures describe and the publisher's lag. An episode is
detected once. Intervals are exact (Clopper and Pearson, 95 %). *At random* keeps every warning's
place and trend and draws its day evenly from those of its own series. The rate of false alarms is
that of an economy in which all conditions are watched: where several stand together, their rates
add up.

**How it was split.** One number was chosen for each design, for all trends and economies alike,
on episodes and figures to {cut}: the one that detects most of them, as if known at once, with at
most one false alarm an economy and year in every trend. Everything after it is held back and only
reported. The rule makes the choice alone; still, a first trial of the same designs had printed
both parts before the rule was written down, so the designs themselves are not blind.

**Publication counts.** Detections are read as published two months late and disinformation cases
one month late. The list of {late} came out about once a year, so its months count as known a year
later.

**A neighbouring trend** is accepted in the lines *all, neighbours*: {neighbours}. Trends are not
compared with each other, nor are economies: with so few episodes every interval is wide.
"""
_AT_ONCE = """## Known at once

The same warnings, had every month been known on the day after its end. Nobody had these figures
then. The difference is what the lag of publication costs, and what a daily feed of the same kind
could give. A negative lead means that the warning comes after the start: counts of protests see a
wave begin, they do not see it coming.
"""
_TRIED = """## What was tried
"""
_LIMITS = """## Why not more

* **Lag.** A wave of protests or of departures is over, or everywhere in the news, before its
  figures are out. The list of protests came out a year late and scores as chance does.
* **Few series.** One route, six short series of an economy's own people, protests to 2019 and
  disinformation cases to 2020. An attack, a tunnel or a vote in a parliament has no build-up in
  any of them.
* **Few episodes.** A design that found all three episodes of migration before the cut-off found
  one of four after it in the first trial: with three episodes anything can be fitted. The placebo
  bound, which looks at no episode, is kept for that reason, though its nominal rate was chosen
  here.
* **Falls are not told.** No fall on the route left what its past leads one to expect. Where a
  closure counts as detected, it was by a rise that came before it.
* Not covered, since no monthly series of them is open to this profile: {uncovered}.
"""
