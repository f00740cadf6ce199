"""The rules of a matrix given to CP-SAT, which learns from what fails.

The choice of each descriptor is one of its variants; a rule forbids variants where its sum is too
large. One thread and a fixed seed: a search that ends by itself answers the same on every run.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from synopsis.landscape.scenarios.exact_model import Rules

PARAMETERS: Mapping[str, Any] = {
    "num_workers": 1,
    "random_seed": 0,
    # Measured: relaxations and probing cost more than they save on these models.
    "linearization_level": 0,
    "cp_model_probing_level": 0,
    "symmetry_level": 0,
}
PROVEN = frozenset({"OPTIMAL", "INFEASIBLE"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found, shape (S, n), and why it stopped: "" where it is complete."""

    states: np.ndarray
    stopped: str


def solver_states(rules: Rules, seconds: float | None, most: int) -> Answer:
    """All states that break no rule; one more than `most` where it stopped at that."""
    from ortools.sat.python import cp_model  # heavy: only when used

    program, choices = _program(rules)
    found: list[list[int]] = []

    class Listed(cp_model.CpSolverSolutionCallback):  # type: ignore[misc, unused-ignore]
        def on_solution_callback(self) -> None:
            found.append(_state(choices, self.boolean_value))
            if len(found) > most:
                self.stop_search()

    solver = cp_model.CpSolver()
    for name, value in {**PARAMETERS, "enumerate_all_solutions": True}.items():
        setattr(solver.parameters, name, value)
    if seconds is not None:
        solver.parameters.max_time_in_seconds = max(seconds, 0.0)
    status = str(solver.status_name(solver.solve(program, Listed())))
    states = np.array(found, dtype=np.int64).reshape(-1, len(rules.sizes))
    if len(found) > most:
        return Answer(states, "scenarios")
    if status in PROVEN:
        return Answer(states, "")
    return Answer(states, "seconds" if seconds is not None else status)


def _program(rules: Rules) -> tuple[Any, list[dict[int, Any]]]:
    """The constraints, and the yes or no of each open variant of each descriptor."""
    from ortools.sat.python import cp_model  # heavy: only when used

    program = cp_model.CpModel()
    choices = [{one: program.new_bool_var("") for one in kept} for kept in rules.open_]
    for choice in choices:
        program.add_exactly_one(choice.values())
    for rule in rules.rules:
        terms = [
            (choices[place][variant], weight)
            for place, weights in rule.form
            for variant, weight in enumerate(weights)
            if weight and variant in choices[place]
        ]
        total = cp_model.LinearExpr.weighted_sum([one for one, _ in terms], [w for _, w in terms])
        for variant in rule.variants:
            program.add(total <= rule.most).only_enforce_if(choices[rule.place][variant])
    return program, choices


def _state(choices: list[dict[int, Any]], is_chosen: Callable[[Any], bool]) -> list[int]:
    return [next(one for one, choice in mine.items() if is_chosen(choice)) for mine in choices]
