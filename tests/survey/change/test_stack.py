import numpy as np
import pytest

from synopsis.survey import Design, SurveyError, mean
from synopsis.survey.cells import Domains, Item, covariances, estimate_cells
from synopsis.survey.change.stack import shared_variance, stacked


def wave(seed: int, effects: np.ndarray, first: int = 0) -> tuple[Design, Item, np.ndarray]:
    """Forty units of eight in four strata; units are labelled from `first` on."""
    rng = np.random.default_rng(seed)
    unit = np.repeat(np.arange(40), 8)
    latent = effects[unit] + rng.normal(0, 1, len(unit))
    labels = unit + first
    design = Design.of(rng.lognormal(0, 0.2, len(unit)), units=[labels], strata=[labels % 4])
    return design, Item("q", ("no", "yes"), (latent > 0).astype(np.int32)), labels


EFFECTS = np.random.default_rng(9).normal(0, 0.8, 40)
PLACE = Domains("half", ("one", "other"), (np.repeat(np.arange(40), 8) >= 20).astype(np.int32))
BOTH = Domains(PLACE.name, PLACE.labels, np.concatenate([PLACE.codes, PLACE.codes]))


def slow(stack: Design, items: tuple[Item, Item]) -> list[float]:
    """The variances by the room's means of indicator columns, domain by domain."""
    codes = np.concatenate([np.asarray(one.codes) for one in items])
    later = np.arange(len(codes)) >= len(codes) // 2
    found = []
    for place in range(2):
        inside = BOTH.codes == place
        for category in range(2):
            hit = (codes == category).astype(float)
            parts = []
            for which in (~later, later):
                base = stack.weights * (inside & which)
                share = base @ hit / base.sum()
                parts.append(base * (hit - share) / base.sum())
            column = (parts[1] - parts[0]) / stack.weights * stack.weights.sum()
            found.append(float(mean(stack, column[:, None], ("z",)).covariance[0, 0]))
    return found


def test_shared_variance_is_that_of_the_contrast() -> None:
    one, first, labels = wave(1, EFFECTS)
    other, second, _ = wave(2, EFFECTS)
    stack = stacked(one, other, (labels, labels))
    found = shared_variance(stack, (first, second), BOTH)
    assert found.tolist() == pytest.approx(slow(stack, (first, second)), rel=1e-9)


def test_a_panel_of_units_has_less_error_than_two_samples() -> None:
    one, first, labels = wave(1, EFFECTS)
    other, second, _ = wave(2, EFFECTS)
    stack = stacked(one, other, (labels, labels))
    before, after = estimate_cells(one, [first], PLACE), estimate_cells(other, [second], PLACE)
    apart = before.se**2 + after.se**2
    assert np.all(shared_variance(stack, (first, second), BOTH) < 0.8 * apart)


def test_samples_without_a_common_unit_are_independent() -> None:
    one, first, labels = wave(1, EFFECTS)
    other, second, others = wave(2, EFFECTS, first=1000)
    stack = stacked(one, other, (labels, others))
    before, after = estimate_cells(one, [first], PLACE), estimate_cells(other, [second], PLACE)
    found = shared_variance(stack, (first, second), BOTH)
    assert found.tolist() == pytest.approx((before.se**2 + after.se**2).tolist(), rel=1e-12)
    assert int(stack.df) == one.df + other.df


def test_a_rotating_sample_lies_between() -> None:
    one, first, labels = wave(1, EFFECTS)
    other, second, others = wave(2, EFFECTS, first=20)
    stack = stacked(one, other, (labels, others))
    assert len(np.unique(stack.stages[0].stratum)) == 12
    assert np.all(shared_variance(stack, (first, second), BOTH) > 0)


def test_a_full_panel_is_one_design() -> None:
    one, first, labels = wave(1, EFFECTS)
    other, _, _ = wave(2, EFFECTS)
    stack = stacked(one, other, (labels, labels))
    assert stack.df == one.df
    whole = Domains("wave", ("one", "other"), np.repeat([0, 1], [one.rows, other.rows]))
    twice = Item("q", first.categories, np.concatenate([np.asarray(first.codes)] * 2))
    spread = covariances(stack, twice, whole)
    assert np.all(spread[:, 0, 1] > 0)


def test_multiple_answers_are_stacked() -> None:
    one, first, labels = wave(1, EFFECTS)
    other, second, _ = wave(2, EFFECTS)
    flags = [np.equal.outer(np.asarray(item.codes), np.arange(2)) for item in (first, second)]
    asked = np.ones(one.rows, dtype=np.bool_)
    items = tuple(Item("q", ("no", "yes"), flags=each, asked=asked) for each in flags)
    stack = stacked(one, other, (labels, labels))
    found = shared_variance(stack, (items[0], items[1]), BOTH)
    assert found.tolist() == pytest.approx(
        shared_variance(stack, (first, second), BOTH).tolist(), rel=1e-12
    )


def test_stacked_refuses_what_does_not_fit() -> None:
    one, first, labels = wave(1, EFFECTS)
    other, second, _ = wave(2, EFFECTS)
    with pytest.raises(SurveyError, match="labels of units"):
        stacked(one, other, (labels, labels[1:]))
    odd = Design.of(other.weights, units=[labels], strata=[labels % 3])
    with pytest.raises(SurveyError, match="several strata of the other wave"):
        stacked(one, odd, (labels, labels))
    stack = stacked(one, other, (labels, labels))
    asked = np.ones(one.rows, dtype=np.bool_)
    multiple = Item("q", ("no", "yes"), flags=np.ones((one.rows, 2), dtype=np.bool_), asked=asked)
    with pytest.raises(SurveyError, match="one answer in one wave"):
        shared_variance(stack, (first, multiple), BOTH)
    with pytest.raises(SurveyError, match="not the same categories"):
        shared_variance(stack, (first, Item("q", ("a", "b"), second.codes)), BOTH)
