"""A list of consistent scenarios as a table or JSON: shares, a published list beside it, a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from synopsis.cli.desk import show_json, show_table
from synopsis.cli.futures.wording import UNCALIBRATED, enumeration_record

if TYPE_CHECKING:
    from synopsis.landscape import scenarios

BETA = 0.5  # of a matrix that comes without a card of choices
STARTS, SEED = 20_000, 0  # a sample where there are too many combinations to start from each


def show_list(
    model: scenarios.CrossImpact,
    search: scenarios.Search,
    options: dict[str, Any],
    beta: float = BETA,
) -> None:
    """List every consistent scenario with what was asked beside.

    `beta` is per unit of balance, where the options give none.
    """
    from synopsis.landscape import scenarios  # heavy: only when used

    if options["out"] is not None:
        scenarios.write_model(model, options["out"])
    beta = beta if options["beta"] is None else options["beta"]
    found = scenarios.enumerate_consistent(model, search)
    shares = _shares(model, search, found, beta) if options["shares"] else []
    against = _against(model, found, options["against"]) if options["against"] else {}
    if options["as_json"]:
        record = enumeration_record(model.unasked(search.clamps), found)
        for own, (weight, time) in zip(record["scenarios"], shares, strict=False):
            own |= {"weight": weight, "time": time}
        show_json(record | ({"calibrated": False} if shares else {}) | against)
        return
    click.echo(head_of(found))
    columns = ("starts", "time") if shares else ()
    rows = [(f"{weight:.1%}", f"{time:.1%}") for weight, time in shares]
    asked = model.unasked(search.clamps)
    show_table(
        ("score", *columns, *(one.code for one in model.descriptors)),
        [(str(int(asked.score(state))), *(rows[number] if rows else ()),
          *model.told(state).values())
         for number, state in enumerate(found.states.tolist())],
    )  # fmt: skip
    if shares:
        click.echo(f"\nstarts: by succession; time: with noise at beta {beta:g}. "
                   f"{UNCALIBRATED}")  # fmt: skip
    for name, number in against.items():
        click.echo(f"{name.replace('_', ' ')}: {number}")


def head_of(found: scenarios.Enumeration) -> str:
    """How many there are, and whether that is proven."""
    number = len(found.states)
    noun = "consistent scenario" if number == 1 else "consistent scenarios"
    proof = "complete" if found.complete else "NOT complete"
    warning = f"\n{found.warning}" if found.warning else ""
    return f"{number} {noun}, {proof}: {found.status} ({found.engine}){warning}"


def _shares(
    model: scenarios.CrossImpact,
    search: scenarios.Search,
    found: scenarios.Enumeration,
    beta: float,
) -> list[tuple[float, float]]:
    """For each scenario the share of starts that end in it, and of time spent in it with noise."""
    import numpy as np  # heavy: only when used

    from synopsis.landscape import scenarios

    rng = np.random.default_rng(SEED)
    rule = scenarios.Succession.GLOBAL
    reached = scenarios.basins(model, rule, search.clamps, rng, STARTS)
    ends = map(tuple, reached.fixed.tolist())
    weights = dict(zip(ends, reached.weights.tolist(), strict=True))
    noise = scenarios.Noise(beta)
    noisy = scenarios.noisy_shares(model, noise, rng, search.clamps, found.states)
    if not noisy.is_mixed:
        click.echo(f"the two halves of the noisy chains differ by {noisy.mixing:.0%}: their shares "
                   "are not settled", err=True)  # fmt: skip
    return [
        (weights.get(tuple(state), 0) / reached.starts, float(time))
        for state, time in zip(found.states.tolist(), noisy.scenarios, strict=True)
    ]


def _against(
    model: scenarios.CrossImpact,
    found: scenarios.Enumeration,
    path: Any,  # noqa: ANN401 - a path
) -> dict[str, int]:
    """How many scenarios both lists have, and how many only one of them."""
    from synopsis.landscape import scenarios  # heavy: only when used

    published = scenarios.read_solutions(path)
    published.refuse_foreign(model)
    own = set(map(tuple, found.states.tolist()))
    theirs = set(map(tuple, published.states().tolist()))
    return {
        "in_both": len(own & theirs),
        "only_here": len(own - theirs),
        "only_there": len(theirs - own),
    }
