"""Waves that share units: their covariance is that of the stack, and right for raked weights."""

from dataclasses import replace
from typing import cast

import numpy as np
import pytest
from numpy.typing import NDArray

from synopsis.survey import Design, SurveyError, post_stratify, rake
from synopsis.survey.cells import Domains, Item, covariances, estimate_cells
from synopsis.survey.change.overlap import (
    Overlap,
    Units,
    changed_variance,
    shared_covariance,
    unit_effects,
)
from synopsis.survey.change.stack import shared_variance, stacked

Floats = NDArray[np.float64]
UNITS, EACH, STRATA = 40, 8, 4
UNIT = np.repeat(np.arange(UNITS), EACH)
PLACE = Domains("half", ("one", "other"), (UNIT % 8 >= 4).astype(np.int32))
WHOLE = Domains("whole", ("all",), np.zeros(len(UNIT), dtype=np.int32))
SEXES, AGES = {0: 500.0, 1: 500.0}, {0: 300.0, 1: 300.0, 2: 400.0}
EFFECTS = np.random.default_rng(9).normal(0, 0.8, 200)


def drawn(seed: int, first: int = 0, units: int = UNITS) -> tuple[Design, Item, Units]:
    """Units of eight in four strata, called from `first` on; what a unit holds, it keeps."""
    rng = np.random.default_rng(seed)
    unit = np.repeat(np.arange(units), EACH) + first
    latent = EFFECTS[unit] + rng.normal(0, 1, len(unit))
    design = Design.of(rng.lognormal(0, 0.2, len(unit)), units=[unit], strata=[unit % STRATA])
    own = range(first, first + units)
    units_of = Units(f"w{seed}", tuple(map(str, own)), tuple(str(one % STRATA) for one in own))
    return design, Item("q", ("no", "yes"), (latent > 0).astype(np.int32)), units_of


def covariance(
    one: tuple[Design, Item, Units], other: tuple[Design, Item, Units], *domains: Domains
) -> Floats:
    overlap = Overlap.of(one[2], other[2])
    return shared_covariance(overlap, (one[0], other[0]), (one[1], other[1]), (domains, domains))


def of_the_stack(one: tuple[Design, Item, Units], other: tuple[Design, Item, Units]) -> Floats:
    """The stack's own covariances between the waves, domain by domain."""
    labels = (np.array(one[2].names)[UNIT], np.array(other[2].names)[UNIT])
    stack = stacked(one[0], other[0], labels)
    codes = np.concatenate([np.asarray(one[1].codes), np.asarray(other[1].codes)])
    apart = Domains("both", ("a", "b", "c", "d"), np.r_[PLACE.codes, PLACE.codes + 2])
    spread = covariances(stack, replace(one[1], codes=codes), apart)
    return spread[:, [0, 1], [2, 3]].T.ravel()


def test_covariance_of_a_panel_is_that_of_the_stack() -> None:
    one, other = drawn(1), drawn(2)
    wanted = of_the_stack(one, other)
    assert covariance(one, other, PLACE).tolist() == pytest.approx(wanted.tolist(), rel=1e-10)
    assert np.all(wanted > 0)


def test_variance_of_a_change_is_that_of_the_stack() -> None:
    one, other = drawn(1), drawn(2)
    cells = [estimate_cells(design, [item], PLACE) for design, item, _ in (one, other)]
    found = changed_variance(
        cells[0].se ** 2 + cells[1].se ** 2, covariance(one, other, PLACE)
    )  # fmt: skip
    stack = stacked(one[0], other[0], (UNIT, UNIT))
    both = replace(PLACE, codes=np.r_[PLACE.codes, PLACE.codes])
    wanted = shared_variance(stack, (one[1], other[1]), both)
    assert found.tolist() == pytest.approx(wanted.tolist(), rel=1e-10)


def test_effects_add_up_to_the_variance_of_either_wave() -> None:
    design, item, _ = drawn(1)
    cells = estimate_cells(design, [item], [WHOLE, PLACE])
    found = (unit_effects(design, item, [WHOLE, PLACE]) ** 2).sum(axis=0)
    assert found.tolist() == pytest.approx((cells.se**2).tolist(), rel=1e-10)


@pytest.mark.parametrize("way", ["post", "rake"])
def test_effects_of_calibrated_weights_know_what_was_held_fixed(way: str) -> None:
    design, item, _ = drawn(1)
    made = calibrated(design, np.random.default_rng(3), way)
    cells = estimate_cells(made, [item], [WHOLE, PLACE])
    found = (unit_effects(made, item, [WHOLE, PLACE]) ** 2).sum(axis=0)
    assert found.tolist() == pytest.approx((cells.se**2).tolist(), rel=1e-8)
    plain = unit_effects(replace(made, residuals=()), item, [WHOLE, PLACE])
    assert np.all(np.abs((plain**2).sum(axis=0) / found - 1) > 1e-6)


def calibrated(design: Design, rng: np.random.Generator, way: str) -> Design:
    sex, age = rng.integers(0, 2, design.rows), rng.integers(0, 3, design.rows)
    if way == "post":
        made = post_stratify(design, age, AGES)
    else:
        made = rake(design, [(sex, SEXES), (age, AGES)])
    return cast("Design", made)


def test_waves_without_a_common_unit_do_not_covary() -> None:
    one, other = drawn(1), drawn(2, first=100)
    assert len(Overlap.of(one[2], other[2])) == 0
    assert not covariance(one, other, PLACE).any()


def test_a_few_shared_units_covary_a_little() -> None:
    one, half, whole = drawn(1), drawn(2, first=20), drawn(2)
    assert len(Overlap.of(one[2], half[2])) == 20
    panel = covariance(one, whole, WHOLE)[1]
    assert 0.2 * panel < covariance(one, half, WHOLE)[1] < 0.8 * panel


def test_a_scale_has_its_mean_alone() -> None:
    one, other = drawn(1), drawn(2)
    scales = [(d, replace(item, numbers=(0.0, 1.0)), units) for d, item, units in (one, other)]
    wanted = covariance(one, other, WHOLE)[1]
    assert covariance(scales[0], scales[1], WHOLE).tolist() == pytest.approx([wanted], rel=1e-12)


def test_flags_are_as_codes_and_silence_is_out_of_the_base() -> None:
    one, other = drawn(1), drawn(2)
    mute = np.asarray(one[1].codes).copy()
    mute[::7] = -1
    coded = (one[0], replace(one[1], codes=mute), one[2])
    flags = np.equal.outer(mute, np.arange(2))
    flagged = Item("q", ("no", "yes"), flags=flags, asked=mute >= 0)
    found = covariance((one[0], flagged, one[2]), other, PLACE)
    assert found.tolist() == pytest.approx(covariance(coded, other, PLACE).tolist(), rel=1e-12)
    assert found.tolist() != pytest.approx(covariance(one, other, PLACE).tolist(), rel=1e-6)


def test_chance_overlap_of_a_finite_population_is_no_covariance() -> None:
    """Of 20 units two waves draw 10 each: 5 in both are what independent samples would share."""
    few = replace(WHOLE, codes=WHOLE.codes[: 10 * EACH])
    one, other = finite(0), finite(5)
    assert covariance(one, other, few).tolist() == pytest.approx([0.0, 0.0], abs=1e-18)
    panel = covariance(one, finite(0), few)
    endless = covariance(finite(0, np.inf), finite(0, np.inf), few)
    assert panel.tolist() == pytest.approx((endless / 2).tolist(), rel=1e-12)


def finite(first: int, size: float = 20.0) -> tuple[Design, Item, Units]:
    design, item, _ = drawn(1 + first, first, 10)
    sizes = () if np.isinf(size) else (np.full(design.rows, size),)
    plain = Design.of(design.weights, units=[design.stages[0].unit], sizes=sizes)
    names = tuple(str(one + first) for one in range(10))
    return plain, item, Units("w", names, ("",) * 10)


def test_a_stratum_of_one_unit_keeps_to_the_house() -> None:
    names = Units("w", tuple(map(str, range(UNITS))), tuple(map(str, range(UNITS))))
    design, item, _ = drawn(1)
    found = {}
    for way in ("adjust", "remove"):
        lonely = Design.of(design.weights, units=[UNIT], strata=[UNIT], lonely=way)
        found[way] = covariance((lonely, item, names), (lonely, item, names), WHOLE)
        wanted = estimate_cells(lonely, [item], WHOLE).se ** 2
        assert found[way].tolist() == pytest.approx(wanted.tolist(), rel=1e-10, abs=1e-18)
    assert found["adjust"].all()


def test_the_same_wave_twice_has_not_changed() -> None:
    one = drawn(1)
    independent = 2 * estimate_cells(one[0], [one[1]], WHOLE).se ** 2
    found = changed_variance(independent, covariance(one, one, WHOLE))
    assert np.all((found > 0) & (found < 1e-12 * independent))


def test_a_unit_in_two_strata_is_one_sentence() -> None:
    before = Units("w1", ("a", "b"), ("north", "north"))
    with pytest.raises(SurveyError) as caught:
        Overlap.of(before, Units("w2", ("b", "c"), ("south", "south")))
    assert "the unit 'b' lies in the stratum 'north' in one wave and in 'south'" in str(
        caught.value
    )
    assert "w1 and w2" in caught.value.where
    assert len(Overlap.of(before, Units("w2", ("b", "c"), ("north", "south")))) == 1


@pytest.mark.parametrize("kept", [1.0, 0.5])
def test_variance_of_raked_changes_is_what_repeated_samples_show(kept: float) -> None:
    """Two hundred pairs of raked waves whose units stay, all or half of them."""
    rng = np.random.default_rng(20261122)
    changes, told, apart = np.array([_pair(rng, kept) for _ in range(200)]).T
    assert told.mean() == pytest.approx(changes.var(), rel=0.2)
    assert apart.mean() > 1.25 * changes.var()


def _pair(rng: np.random.Generator, kept: float) -> tuple[float, float, float]:
    """A change of raked waves, its variance, and what independent samples would have."""
    first = np.arange(UNITS)
    second = np.where(np.arange(UNITS) // STRATA < kept * UNITS / STRATA, first, first + UNITS)
    pull = rng.normal(0, 1.0, 2 * UNITS)
    waves = [_raked(rng, names, pull) for names in (first, second)]
    cells = [estimate_cells(design, [item], WHOLE) for design, item, _ in waves]
    independent = cells[0].se ** 2 + cells[1].se ** 2
    found = changed_variance(independent, covariance(waves[0], waves[1], WHOLE))
    return float(cells[1].share[1] - cells[0].share[1]), float(found[1]), float(independent[1])


def _raked(
    rng: np.random.Generator, names: NDArray[np.int64], pull: Floats
) -> tuple[Design, Item, Units]:
    unit = np.repeat(names, EACH)
    sex, age = rng.integers(0, 2, len(unit)), rng.integers(0, 3, len(unit))
    latent = pull[unit] + 1.2 * sex - 0.6 * age + rng.normal(0, 1, len(unit))
    plain = Design.of(np.ones(len(unit)), units=[unit], strata=[unit % STRATA])
    design = rake(plain, [(sex, SEXES), (age, AGES)])
    own = sorted(names.tolist())
    units = Units("w", tuple(map(str, own)), tuple(str(one % STRATA) for one in own))
    return design, Item("q", ("no", "yes"), (latent > 0).astype(np.int32)), units
