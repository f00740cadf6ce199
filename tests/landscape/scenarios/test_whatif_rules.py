"""Combinations: conditions that come together, by the definition, and rules that are refused."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import CrossImpact, Descriptor
from synopsis.landscape.scenarios.measures import Hold, Push
from synopsis.landscape.scenarios.whatif_rules import (
    Combination,
    Condition,
    resolve,
    with_combinations,
)
from tests.landscape.scenarios.leverage_worlds import (
    all_states,
    brute_states,
    random_matrix,
)

WORDS = ("absent", "present")
CODES = ("incident", "grievance", "backing", "unrest", "unity")
MODEL = CrossImpact(
    "five", tuple(Descriptor(one, WORDS) for one in CODES), np.zeros((10, 10), dtype=np.int64)
)
INCIDENT, GRIEVANCE, BACKING = (Condition(one, "present") for one in CODES[:3])
SPARK = Combination(
    "spark",
    then=(Push("unrest", {"present": 3}), Hold("unity", "absent")),
    all_of=(INCIDENT, GRIEVANCE),
    any_of=(BACKING, Condition("unity", "absent")),
)


def test_rule_is_told_in_words() -> None:
    assert SPARK.told == (
        "where incident is present and grievance is present and "
        "(backing is present or unity is absent), "
        "unrest is pushed towards present and unity is held at absent"
    )
    either = Combination("e", (Push("unrest", {"absent": -1}),), any_of=(INCIDENT, BACKING))
    assert either.told == (
        "where incident is present or backing is present, unrest is pushed away from absent"
    )


@pytest.mark.parametrize(
    ("clamps", "fired", "ruled_out", "undecided"),
    [
        ({0: 1, 1: 1, 2: 1}, ["spark"], [], []),
        ({0: 1, 1: 1, 4: 0}, ["spark"], [], []),
        ({0: 0}, [], ["spark"], []),
        ({0: 1, 1: 1, 2: 0, 4: 1}, [], ["spark"], []),
        ({0: 1, 1: 1}, [], [], ["spark"]),
        ({0: 1, 2: 1}, [], [], ["spark"]),
        ({}, [], [], ["spark"]),
    ],
)
def test_rule_is_resolved_by_what_is_supposed(
    clamps: dict[int, int], fired: list[str], ruled_out: list[str], undecided: list[str]
) -> None:
    found = resolve(MODEL, clamps, [SPARK])
    assert [one.code for one in found.fired] == fired
    assert [one.code for one in found.ruled_out] == ruled_out
    assert [one.code for one in found.undecided] == undecided
    assert found.clamps == ({**clamps, 4: 0} if fired else clamps)
    assert [one.pushes for one in found.measures] == ([SPARK.then[:1]] if fired else [])
    word = "holds" if fired else "cannot hold" if ruled_out else "is open"
    assert found.told == (f"{word}: {SPARK.told}",)


def test_rule_follows_from_what_another_holds() -> None:
    first = Combination("first", (Hold("grievance", "present"),), all_of=(INCIDENT,))
    second = Combination("second", (Hold("unrest", "present"),), all_of=(GRIEVANCE,))
    found = resolve(MODEL, {0: 1}, [second, first])
    assert [one.code for one in found.fired] == ["first", "second"]
    assert found.clamps == {0: 1, 1: 1, 3: 1}


def test_rule_against_what_is_supposed_is_refused() -> None:
    with pytest.raises(LandscapeError, match="it holds 'unity' at 'absent', and 'present' is"):
        resolve(MODEL, {0: 1, 1: 1, 2: 1, 4: 1}, [SPARK])


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), tolerance=st.integers(0, 2))
def test_open_rule_is_yes_exactly_where_its_conditions_hold(seed: int, tolerance: int) -> None:
    rng = np.random.default_rng(seed)
    model = random_matrix(rng, most=4)
    rule = _random_rule(model, rng)
    found = brute_states(with_combinations(model, [rule], tolerance), tolerance=tolerance)
    expected = []
    for state in all_states(model):
        yes = _holds(model, rule, state.tolist())
        push = np.zeros(model.width, dtype=np.int64)
        for one in rule.then if yes else ():
            assert isinstance(one, Push)
            for word, amount in one.amounts.items():
                place, variant = model.choice(one.descriptor, word)
                push[model.offsets[place] + variant] += amount
        there = brute_states(model, bias=push, tolerance=tolerance).tolist()
        if state.tolist() in there:
            expected.append([*state.tolist(), int(yes)])
    assert found.tolist() == expected


def _random_rule(model: CrossImpact, rng: np.random.Generator) -> Combination:
    def condition(place: int) -> Condition:
        return Condition(f"d{place}", f"v{rng.integers(model.sizes[place])}")

    places = rng.permutation(len(model.sizes)).tolist()
    every = tuple(condition(place) for place in places[: int(rng.integers(0, 3))])
    least = 0 if every else 1
    some = tuple(
        condition(int(rng.choice(places))) for _ in range(int(rng.integers(least, least + 3)))
    )
    target = int(rng.integers(len(model.sizes)))
    push = Push(f"d{target}", {f"v{rng.integers(model.sizes[target])}": int(rng.choice([-3, 3]))})
    return Combination("rule", (push,), every, some)


def _holds(model: CrossImpact, rule: Combination, state: list[int]) -> bool:
    def is_so(one: Condition) -> bool:
        place, variant = model.choice(one.descriptor, one.variant)
        return state[place] == variant

    return all(map(is_so, rule.all_of)) and (not rule.any_of or any(map(is_so, rule.any_of)))


def test_open_rule_holds_a_descriptor_against_all_judgements() -> None:
    bias = np.array([0, 0, 0, 0, 0, 0, 0, 0, 0, 50])
    model = CrossImpact("five", MODEL.descriptors, MODEL.cells, bias)
    states = brute_states(with_combinations(model, [SPARK]))
    fired = states[states[:, 5] == 1]
    assert set(fired[:, 4].tolist()) == {0}
    assert set(states[states[:, 5] == 0][:, 4].tolist()) == {1}


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ({"code": ""}, "needs a code"),
        ({"then": ()}, "what follows"),
        ({"all_of": (), "any_of": ()}, "no condition"),
        ({"all_of": (INCIDENT, Condition("incident", "absent"))}, "name 'incident' twice"),
        ({"then": (Hold("unity", "absent"), Hold("unity", "present"))}, "holds 'unity' twice"),
    ],
)
def test_rules_that_are_none_are_refused(rule: dict[str, object], says: str) -> None:
    whole = {"code": "rule", "then": SPARK.then, "all_of": (INCIDENT,), **rule}
    with pytest.raises(LandscapeError, match=says):
        Combination(**whole)  # type: ignore[arg-type]  # a card may say anything


def test_rules_of_unknown_words_are_refused() -> None:
    strange = Combination("strange", SPARK.then, all_of=(Condition("mood", "present"),))
    with pytest.raises(LandscapeError, match="no descriptor 'mood'"):
        resolve(MODEL, {}, [strange])
    beyond = Combination("beyond", (Push("unrest", {"rare": 1}),), all_of=(INCIDENT,))
    with pytest.raises(LandscapeError, match="no variant 'rare'"):
        with_combinations(MODEL, [beyond])
    with pytest.raises(LandscapeError, match="'spark' stands twice"):
        resolve(MODEL, {}, [SPARK, SPARK])
    named = Combination("unrest", SPARK.then, all_of=(INCIDENT,))
    with pytest.raises(LandscapeError, match="'unrest' stands twice"):
        with_combinations(MODEL, [named])
