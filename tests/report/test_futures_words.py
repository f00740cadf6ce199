"""Shares are never said as more than they are, and made-up ratings are called so."""

from dataclasses import dataclass, replace

import pytest

from synopsis.landscape import futures
from synopsis.report.futures_words import (
    basis_words,
    draws_word,
    interval,
    is_synthetic,
    left_by,
    main_outcome,
    measures_words,
    moved_of,
    sources,
    survival,
)
from synopsis.report.material import Material
from synopsis.vocabulary import plain


@pytest.fixture(scope="module")
def found(modelled: Material) -> futures.Futures:
    assert modelled.model
    return modelled.model


def of_basis(found: futures.Futures, basis: futures.Basis, experts: int) -> futures.Futures:
    draws = replace(found.disagreement.draws, basis=basis, experts=experts)
    return replace(found, disagreement=replace(found.disagreement, draws=draws))


@dataclass(frozen=True)
class Made:
    value: float
    low: float
    high: float


def test_interval_has_both_ends() -> None:
    assert interval(Made(0.5, 0.4, 0.62)) == "40\u201362 %"


def test_readings_are_called_no_experts(found: futures.Futures) -> None:
    assert "not experts" in plain(basis_words(found))
    assert draws_word(found) == "readings of the report"
    assert not is_synthetic(found)


def test_experts_are_counted(found: futures.Futures) -> None:
    told = plain(basis_words(of_basis(found, futures.Basis.EXPERTS, 7)))
    assert "Experts: 7" in told
    assert "SYNTHETIC" not in told


def test_made_up_ratings_are_called_synthetic(found: futures.Futures) -> None:
    made = of_basis(found, futures.Basis.SYNTHETIC, 3)
    assert plain(basis_words(made)).startswith("SYNTHETIC")
    assert is_synthetic(made)


def test_survival_is_that_of_the_scenario(found: futures.Futures) -> None:
    for number, one in enumerate(found.scenarios):
        assert survival(found, one) is found.disagreement.survival[number]


def test_supposition_leaves_scenarios_by_their_other_parts(found: futures.Futures) -> None:
    idle = [one for one in found.triggers if len(one.changes) == 1]
    acting = [one for one in found.triggers if len(one.changes) > 1]
    assert {one.id for one in found.scenarios} == set(left_by(found, idle[0])[0])
    assert any(len(left_by(found, one)[0]) < len(found.scenarios) for one in acting)


def test_main_outcome_is_that_of_the_first_goal(found: futures.Futures) -> None:
    assert main_outcome(found).id == found.landscape.choices.goals[0].descriptor
    bare = replace(found.landscape, choices=replace(found.landscape.choices, goals=()))
    assert main_outcome(replace(found, landscape=bare)).layer.value == "outcome"


def test_moved_is_none_for_what_is_held(found: futures.Futures) -> None:
    supposed = found.triggers[0]
    assert moved_of(supposed, next(iter(supposed.clamps))) is None
    assert moved_of(supposed, "conflict") is not None


def test_sources_say_their_lines_or_that_there_are_none(found: futures.Futures) -> None:
    _, lines = sources(found, "organised_crime", "weak_institutions", "more")
    assert plain(lines).startswith("lines ")
    _, none = sources(found, "western_strategy_gap", "public_trust", "more")
    assert plain(none) == "no line of the report"


def test_no_measures_are_said_as_such(found: futures.Futures) -> None:
    assert measures_words(found, ()) == "no measure at all"
    assert "\u2019 with \u2018" in measures_words(found, ("dialogue", "prevention"))
