"""Words that the commands of the landscape share: choices, shares, links with their lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from synopsis.cli.desk import Desk
    from synopsis.landscape import futures, scenarios

UNCALIBRATED = (
    "Uncalibrated: shares count scenarios, starts or draws; none is the probability of an event."
)


def landscape_of(desk: Desk, name: str | None) -> futures.Landscape:
    """The landscape of the workspace's region; a region without one is told so."""
    from synopsis.landscape import futures  # heavy: only when used

    found = futures.load_landscape(desk.view().profile, name or "")
    if found is None:
        raise click.UsageError("the region has no card of a model; add one to its folder futures")
    return found


def pairs_of(given: Iterable[str], option: str) -> Mapping[str, str]:
    """What an option gave as NAME=VARIANT, each name once."""
    pairs: dict[str, str] = {}
    for one in given:
        name, sign, value = one.partition("=")
        if not (sign and name.strip() and value.strip()):
            raise click.BadParameter(f"'{one}' is not NAME=VARIANT", param_hint=option)
        if name.strip() in pairs:
            raise click.BadParameter(f"'{name.strip()}' is given twice", param_hint=option)
        pairs[name.strip()] = value.strip()
    return pairs


def share_words(share: scenarios.Share) -> str:
    """A share of draws with its interval."""
    return f"{share.value:.0%} of draws ({share.low:.0%} to {share.high:.0%})"


def support_words(landscape: futures.Landscape, one: futures.Support) -> str:
    """What speaks for or against, with the lines of the report."""
    lines = "; ".join(line for link in one.links for line in link.lines)
    said = f"lines {lines}" if lines else "no line of the report"
    return f"{landscape.names[one.source]} ({one.variant}) {one.amount:+d}, {said}"


def enumeration_record(
    model: scenarios.CrossImpact, found: scenarios.Enumeration
) -> dict[str, Any]:
    """The consistent scenarios of a matrix as JSON knows them."""
    return {
        "complete": found.complete,
        "engine": found.engine,
        "status": found.status,
        **({"warning": found.warning} if found.warning else {}),
        "scenarios": [
            {"variants": dict(model.told(state)), "score": int(model.score(state))}
            for state in found.states.tolist()
        ],
    }
