"""What-ifs: both sides against every state, shares that add up, and what is refused."""

import numpy as np
import numpy.typing as npt
import pytest

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import CrossImpact, Descriptor
from synopsis.landscape.scenarios.measures import Hold, Measure, Push
from synopsis.landscape.scenarios.search import Search
from synopsis.landscape.scenarios.whatif import Supposition, shares_of, what_if
from synopsis.landscape.scenarios.whatif_rules import Combination, Condition
from tests.landscape.scenarios.leverage_worlds import (
    brute_states,
    chain,
    random_matrix,
    random_measures,
)


def apart(states: npt.NDArray[np.int64], place: int) -> set[tuple[int, ...]]:
    return set(map(tuple, np.delete(states, place, axis=1).tolist()))


def test_what_if_agrees_with_every_state_of_both_sides() -> None:
    moved = 0
    for seed in range(150):
        rng = np.random.default_rng(seed)
        model = random_matrix(rng)
        place = int(rng.integers(len(model.sizes)))
        variant = int(rng.integers(model.sizes[place]))
        found = what_if(model, Supposition({f"d{place}": f"v{variant}"}))
        before, after = brute_states(model), brute_states(model, {place: variant})
        assert found.before.states.tolist() == before.tolist()
        assert found.after.states.tolist() == after.tolist()
        assert found.complete
        # What is supposed is not compared: it differs by being supposed.
        was, then = apart(before, place), apart(after, place)
        assert apart(found.vanished, place) == was - then
        assert apart(found.appeared, place) == then - was
        assert apart(found.stayed, place) == was & then
        assert found.before.shares == shares_of(model, before)
        assert found.after.shares == shares_of(model, after)
        moved += bool(found.changed())
    assert moved > 30


def test_shares_of_each_descriptor_add_up() -> None:
    model = random_matrix(np.random.default_rng(4))
    shares = shares_of(model, brute_states(model, tolerance=4))
    assert shares is not None
    assert [len(one) for one in shares] == list(model.sizes)
    assert [sum(one) for one in shares] == pytest.approx([1.0] * len(shares))


def test_side_without_any_scenario_has_no_shares() -> None:
    words = ("low", "high")
    cells = np.array([[0, 0, 0, 4], [0, 0, 4, 0], [4, 0, 0, 0], [0, 4, 0, 0]])
    model = CrossImpact("wheel", (Descriptor("a", words), Descriptor("b", words)), cells)
    found = what_if(model, Supposition({"a": "low"}))
    assert found.before.shares is None
    assert found.shifts[1].before is None
    assert found.shifts[1].after == (0.0, 1.0)
    assert found.shifts[1].size is None
    assert found.changed() == ()
    assert found.appeared.tolist() == [[0, 1]]
    assert found.status.startswith("Without what is supposed no scenario is consistent")


def test_what_if_of_a_chain_tells_each_shift() -> None:
    found = what_if(chain().model, Supposition({"pressure": "low"}))
    assert found.vanished.tolist() == [[1, 1, 1]]
    assert found.appeared.tolist() == [[0, 0, 0]]
    assert found.stayed.tolist() == []
    assert [one.descriptor for one in found.changed()] == ["grievance", "unrest"]
    assert found.changed()[0].size == 1.0
    assert found.status == "Scenarios that stay: 0; vanish: 1; appear: 1."


def test_measures_and_clamps_are_supposed_together() -> None:
    for seed in range(40):
        rng = np.random.default_rng(seed)
        model = random_matrix(rng)
        pushes = tuple(one for one in random_measures(model, rng, 4) if one.pushes)
        if not pushes:
            continue
        found = what_if(model, Supposition({"d0": "v0"}, pushes))
        bias = np.zeros(model.width, dtype=np.int64)
        for push in (one for each in pushes for one in each.pushes):
            for word, amount in push.amounts.items():
                place, variant = model.choice(push.descriptor, word)
                bias[model.offsets[place] + variant] += amount
        assert found.after.states.tolist() == brute_states(model, {0: 0}, bias).tolist()
        assert found.before.states.tolist() == brute_states(model).tolist()


def test_supposition_overrides_a_condition() -> None:
    model = chain().model
    found = what_if(model, Supposition({"pressure": "high"}), Search(clamps={2: 0}))
    assert found.before.states.tolist() == [[0, 0, 0]]
    assert found.after.states.tolist() == [[1, 1, 1]]


def test_combination_acts_where_its_conditions_come_together() -> None:
    model = chain().model
    rule = Combination(
        "spark",
        (Push("unrest", {"low": 20}),),
        all_of=(Condition("pressure", "high"), Condition("grievance", "low")),
    )
    calm = Measure("talks", pushes=(Push("grievance", {"low": 9}),))
    against = Measure("unrest", pushes=(Push("unrest", {"high": 9}),))
    found = what_if(model, Supposition(measures=(calm, against), combinations=(rule,)))
    assert found.before.states.tolist() == [[1, 1, 1]]
    assert found.after.states.tolist() == [[0, 0, 1]]
    assert found.after.rules.undecided == (rule,)
    alone = what_if(model, Supposition(measures=(calm, against)))
    assert alone.after.states.tolist() == [[1, 0, 1]]


def test_combination_that_is_resolved_acts_before_anything_is_solved() -> None:
    model = chain().model
    rule = Combination("rule", (Hold("unrest", "low"),), all_of=(Condition("pressure", "high"),))
    found = what_if(model, Supposition({"pressure": "high"}, combinations=(rule,)))
    assert found.after.rules.fired == (rule,)
    assert found.after.states.tolist() == [[0, 1, 1]]


def test_suppositions_that_are_none_are_refused() -> None:
    model = chain().model
    with pytest.raises(LandscapeError, match="nothing is supposed"):
        what_if(model, Supposition())
    with pytest.raises(LandscapeError, match="no variant 'middle'"):
        what_if(model, Supposition({"pressure": "middle"}))
    with pytest.raises(LandscapeError, match="no descriptor 'mood'"):
        what_if(model, Supposition({"mood": "low"}))
    hold = Measure("hold", holds=(Hold("pressure", "low"),))
    with pytest.raises(LandscapeError, match="another variant than is supposed"):
        what_if(model, Supposition({"pressure": "high"}, (hold,)))
    with pytest.raises(LandscapeError, match="no variant 9"):
        what_if(model, Supposition({"pressure": "high"}), Search(clamps={2: 9}))


def test_what_if_that_stopped_early_is_not_complete() -> None:
    model = chain().model
    flat = CrossImpact("flat", model.descriptors, np.zeros_like(model.cells))
    found = what_if(flat, Supposition({"pressure": "low"}), Search(limit=2))
    assert not found.complete
    assert found.status == "A list of scenarios is not complete: stopped at 2 scenarios."
