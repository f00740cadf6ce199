"""Measure the Monte-Carlo of a composite: six economies, sixty indicators, many variants.

Run it as `python tools/bench_composites.py --variants 10000`; it writes a Markdown table. A variant
draws every value within its bounds, every weight, and one of the alternatives of four steps.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Iterator
from typing import Any

import numpy as np

from synopsis.indicators.composites.card import Group, Member, Variant
from synopsis.indicators.composites.choices import parse_choice
from synopsis.indicators.composites.ensemble import Ensemble, ensemble_of, influences_of, ranks
from synopsis.indicators.composites.model import Recipe
from synopsis.indicators.composites.panel import Panel
from synopsis.vocabulary import Place

PLACES, MEMBERS, GROUPS = 6, 60, 6
KIB = 1024
CHOICES = {
    "denominate": "none",
    "screen": {"units_at_least": 0.5, "members_at_least": 0.5},
    "impute": "none",
    "treat": "none",
    "normalise": {"method": "min_max", "scope": "pooled", "range": [1, 100]},
    "weights": "manual",
    "aggregate": {"levels": ["arithmetic"]},
    "draws": {"seed": 1, "base": 512},
}
VARIANTS: dict[str, list[Any]] = {
    "treat": ["winsorise"],
    "normalise": [{"method": "percentile", "scope": "per_year"}],
    "weights": ["equal"],
    "aggregate": [{"levels": ["median"]}, {"levels": ["copeland"]}],
}


def world(years: int) -> Ensemble:
    """A composite of invented values, a tenth of which is not covered."""
    random = np.random.default_rng(1)
    names = [f"m{at}" for at in range(MEMBERS)]
    value = random.normal(size=(PLACES, years, MEMBERS))
    value[random.random(value.shape) < 0.1] = np.nan
    places = tuple(Place(f"{at:03d}") for at in range(PLACES))
    panel = Panel(
        places, tuple(range(2001, 2001 + years)), tuple(names), value, value - 0.1, value + 0.1, {}
    )
    members = tuple(Member(name, 1, f"g{at % GROUPS}") for at, name in enumerate(names))
    groups = tuple(Group(f"g{at}", f"g{at}") for at in range(GROUPS))
    chosen = {step: parse_choice(step, told, "the bench") for step, told in CHOICES.items()}
    recipe = Recipe(members, dict.fromkeys(names, 1), groups, chosen)
    variants = [
        Variant(f"{step}{at}", "", {step: parse_choice(step, told, "the bench")})
        for step, options in VARIANTS.items()
        for at, told in enumerate(options)
    ]
    return ensemble_of(panel, None, recipe, variants)


def timed(variants: int, years: int) -> Iterator[tuple[str, float]]:
    """What each part costs, in seconds."""
    began = time.perf_counter()
    ensemble = world(years)
    yield f"{len(ensemble.models)} models made ready", time.perf_counter() - began
    began = time.perf_counter()
    chances = np.random.default_rng(2).random((variants, sum(ensemble.widths.values())))
    ranks(ensemble.scores(chances))
    yield f"{variants:,} variants, ranks of {years} year(s)", time.perf_counter() - began
    began = time.perf_counter()
    sources = len(influences_of(ensemble, 2001))
    yield (
        f"influences of {sources} sources, {512 * (sources + 2):,} runs",
        (time.perf_counter() - began),
    )


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--variants", type=int, default=10_000)
    parser.add_argument("--years", type=int, default=1)
    told = parser.parse_args()
    lines = [f"| {PLACES} x {MEMBERS} composite | seconds |", "|---|---:|"]
    lines += [f"| {what} | {seconds:.2f} |" for what, seconds in timed(told.variants, told.years)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIB / 1e6
    sys.stdout.write("\n".join([*lines, f"| peak of memory, MB | {peak:.0f} |", ""]))


if __name__ == "__main__":
    main()
