"""The page of a composite: scores with what they leave open, every choice, and what each does."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from synopsis.cli.desk import show_table
from synopsis.vocabulary import CLEAR, digits

if TYPE_CHECKING:
    from synopsis.indicators import composites
    from synopsis.vocabulary import Region

_YEARS_SHOWN = 6
_WIDTH = 96
_AGAINST = -0.3
_FILLED = (
    "filled: too few of such a year's values are published to lead with it; the others repeat "
    "earlier ones, or lie between neighbours, and say nothing new."
)


def show(result: composites.CompositeResult, region: Region, variant: str | None) -> None:
    """Write a composite with all that was chosen, and with what is not known."""
    synthetic = "SYNTHETIC: " if result.is_synthetic else ""
    told = f", variant {variant}" if variant else ""
    click.echo(f"{synthetic}{result.name}{told}: a higher score is {result.scoring.higher_means}")
    _say(result.about)
    _show_scoring(result, result.scoring, region, "Scores")
    _show_years(result, region)
    _show_members(result.scoring)
    _show_association(result.scoring)
    if result.resilience is not None:
        click.echo("\nResilience, scored apart; no operation joins it with the score")
        _show_scoring(result, result.resilience, region, "Resilience")
        _show_members(result.resilience)
    _show_choices(result)
    _show_effects(result, region)
    _show_influences(result)
    _show_backcasts(result, region)
    click.echo("\nBear in mind")
    _say(result.caveat)
    marking = "" if result.marking == CLEAR else f"; sharing: {result.marking.label}"
    click.echo(f"Weakest grade of the members: {result.grade}{marking}")
    names = " ".join(map(region.name, region.places))
    for note in region.footnotes(names) if "*" in names else ():
        click.echo(f"\n{note}")


def _say(text: str) -> None:
    click.echo(click.wrap_text(text, _WIDTH, preserve_paragraphs=True) if text else "")


def _show_scoring(
    result: composites.CompositeResult, scoring: composites.Scoring, region: Region, what: str
) -> None:
    """The year to lead with: scores, ranks, and what is not covered, filled or doubted."""
    year = scoring.last_year
    draws = next(one for one in result.choices if one.step == "draws")
    share = f"{100 * draws['interval']:.0f} %"
    click.echo(f"\n{what} of {year}; interval of {share} from the data, span of {share} of ranks")
    if _is_own(result):
        own = "Each economy is read against its own past: a rank says whose is furthest from it."
        click.echo(own)
    if newer := [one for one in scoring.years if one > year]:
        told = f"Newer years have a score, but are mostly filled: {', '.join(map(str, newer))}"
        click.echo(told)
    if year in scoring.mostly_filled:
        click.echo("No year is mostly published; this one is as much as any")
    rows = scoring.of(year)
    show_table(
        ("place", "score", "interval", "rank", "span", "published", "filled", "not covered"),
        [(region.name(one.place), digits(one.score, 1),
          _interval(one.low, one.high), f"{one.rank} of {one.ranked}",
          f"{one.rank_low} to {one.rank_high}", *_shares(one))
         for one in rows],
    )  # fmt: skip
    for line in _remarks(scoring, year, region):
        click.echo(f"  {line}")


def _shares(one: composites.Score) -> tuple[str, str, str]:
    """The shares of members that are published, filled and not covered."""
    parts = one.published, one.covered - one.published, 1 - one.covered
    return f"{100 * parts[0]:.0f} %", f"{100 * parts[1]:.0f} %", f"{100 * parts[2]:.0f} %"


def _is_own(result: composites.CompositeResult) -> bool:
    normalise = next(one for one in result.choices if one.step == "normalise")
    return bool(normalise.arguments.get("scope") == "own")


def _interval(low: float, high: float) -> str:
    """The interval, or that the members publish nothing that one could be made of."""
    told = f"{digits(low, 1)} to {digits(high, 1)}"
    return told if high > low else "no bounds published"


def _remarks(scoring: composites.Scoring, year: int, region: Region) -> Iterable[str]:
    yield from _lacking(scoring, year, region)
    for gap in scoring.unscored:
        if gap.year == year:
            yield f"no score: {region.name(gap.place)}, {100 * gap.covered:.0f} % covered"
    for odd in scoring.doubts:
        yield (
            f"NOT COUNTED: {odd.member}, {region.name(odd.place)}, {odd.year}: "
            f"{digits(odd.value, 1)}, {digits(odd.times, 0)} times beyond others; {odd.reason}"
        )
    filled = sorted({name for one in scoring.of(year) for name in one.filled})
    if filled:
        yield f"not published for {year}, filled as chosen below: {', '.join(filled)}"
    for member in scoring.treated:
        yield f"treated as outliers: {member.member}, {member.how}, {member.values} values"


def _lacking(scoring: composites.Scoring, year: int, region: Region) -> Iterable[str]:
    """What is not covered and why, in one line for all economies that lack it alike."""
    rows = scoring.of(year)
    found: dict[composites.Lack, list[str]] = {}
    for one in rows:
        for lack in one.not_covered:
            found.setdefault(lack, []).append(region.name(one.place))
    for lack, names in found.items():
        told = "every economy" if len(names) == len(rows) else ", ".join(names)
        yield f"not covered: {told}, {lack.member} ({lack.reason}); drawn from its whole range"


def _show_years(result: composites.CompositeResult, region: Region) -> None:
    """Scores over the newest years; a dash is no score, and what is mostly filled is marked."""
    scoring = result.scoring
    years = scoring.years[-_YEARS_SHOWN:]
    filled = scoring.mostly_filled
    found = {(one.place, one.year): digits(one.score, 1) for one in scoring.scores}
    rows = [
        (region.name(place), *(found.get((place, year), "-") for year in years))
        for place in region.places
    ]
    shares = (f"{100 * scoring.published_of(year):.0f} %" for year in years)
    click.echo("")
    show_table(
        ("score in", *(f"{year} filled" if year in filled else str(year) for year in years)),
        [*rows, ("published of what has a value", *shares)],
    )
    if set(filled) & set(years):
        _say(_FILLED)
    _say(result.hindsight)


def _show_members(scoring: composites.Scoring) -> None:
    click.echo("")
    show_table(
        ("member", "composite weight", "raises or lowers", "years", "published", "filled", "why"),
        [(one.indicator, f"{100 * one.weight:.0f} %", "raises" if one.direction > 0 else "lowers",
          "none" if one.first is None else f"{one.first} to {one.last}",
          f"{100 * one.published:.0f} %", _filled(one), one.reason)
         for one in scoring.members],
    )  # fmt: skip


def _filled(member: composites.MemberNote) -> str:
    """How much of a member is filled, or that it is too little to count at all."""
    if not member.is_kept:
        return "not counted"
    return f"{100 * max(member.covered - member.published, 0):.0f} %"


def _show_association(scoring: composites.Scoring) -> None:
    """How members go together, which says how far they are one thing and how far many."""
    found = scoring.association
    if found is None:
        click.echo("\nToo few places and years have all members to say how they go together")
        return
    above = sum(one > 1 for one in found.eigenvalues)
    click.echo(
        f"\nHow members go together, by {found.rows} places and years with all of them; the first "
        f"axis explains\n{100 * found.shares[0]:.0f} %, axes that explain more than a member does: "
        f"{above}"
    )
    show_table(
        ("member", *(f"{at}" for at in range(1, len(found.members) + 1))),
        [(f"{at} {name}", *("-" if math.isnan(one) else digits(one, 2) for one in line))
         for at, (name, line) in enumerate(
             zip(found.members, found.correlations, strict=True), start=1)],
    )  # fmt: skip
    against = [
        f"{one} and {other}"
        for at, one in enumerate(found.members)
        for other, value in zip(found.members[:at], found.correlations[at], strict=False)
        if value < _AGAINST
    ]
    if against:
        told = f"go against each other, so that their mean hides both: {'; '.join(against)}"
        click.echo(click.wrap_text(told, _WIDTH, "  ", "    "))


def _show_choices(result: composites.CompositeResult) -> None:
    click.echo(f"\nChoices (version {result.version or 'unnamed'})")
    for one in result.choices:
        click.echo(
            click.wrap_text(f"{one.step}: {one.sentence}. {one.reason}", _WIDTH, "  ", "    ")
        )


def _show_effects(result: composites.CompositeResult, region: Region) -> None:
    if not result.effects:
        return
    click.echo(f"\nWhat other choices would make of the ranks of {result.effects[0].year}")
    last = result.scoring.of(result.scoring.last_year)
    places = [one.place for one in last]
    rows = [("as chosen", "", *(str(one.rank) for one in last))]
    for one in result.effects:
        ranked = {shift.place: _move(shift.from_rank, shift.rank) for shift in one.shifts}
        moved = "no ranks" if one.mean_shift is None else digits(one.mean_shift, 1)
        rows.append((one.variant, moved, *(ranked.get(at, "-") for at in places)))
    show_table(("variant", "moved on average", *map(region.name, places)), rows)
    for effect in result.effects:
        scale = "" if effect.is_same_scale else " Its scores are on another scale."
        told = f"{effect.variant}: {effect.about} {'; '.join(effect.changes)}.{scale}"
        click.echo(click.wrap_text(told, _WIDTH, "  ", "    "))


def _move(before: int, after: int) -> str:
    """A rank, with a sign where it moved."""
    return f"{after}" if before == after else f"{after} ({before - after:+d})"


def _show_influences(result: composites.CompositeResult) -> None:
    click.echo(f"\nWhat moves the ranks of {result.scoring.last_year}, % of their variance")
    if not result.influences:
        click.echo("  nothing that was varied moves a rank")
        return
    show_table(
        ("source", "alone", "with all others"),
        [(one.source, _percent(one.first, one.first_low, one.first_high),
          _percent(one.total, one.total_low, one.total_high))
         for one in result.influences],
    )  # fmt: skip


def _percent(share: float, low: float, high: float) -> str:
    cells = (digits(100 * one, 0) for one in (share, low, high))
    return "{} ({} to {})".format(*cells)


def _show_backcasts(result: composites.CompositeResult, region: Region) -> None:
    """Earlier versions beside the present one, over the newest years."""
    now = {(one.place, one.year): digits(one.score, 1) for one in result.scoring.scores}
    for one in result.backcasts:
        click.echo(f"\nEarlier version {one.version}: {'; '.join(one.changes)}")
        _say(one.about)
        before = {(place, year): digits(score, 1) for place, year, score, _ in one.rows}
        years = sorted({year for _, year in before})[-_YEARS_SHOWN:]
        show_table(
            (f"{one.version}, now {result.version}", *map(str, years)),
            [(region.name(place),
              *(f"{before.get((place, year), '-')}, {now.get((place, year), '-')}"
                for year in years))
             for place in region.places],
        )  # fmt: skip
