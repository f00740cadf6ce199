import numpy as np

from synopsis.survey import Design
from synopsis.survey.cells import Cells, Domains, Item, Rules, estimate_cells

SIZES = (29, 30, 49, 50)


def cells() -> Cells:
    """Four domains just under and just over what is suppressed and what is flagged."""
    codes = np.repeat(np.arange(4), SIZES).astype(np.int8)
    answers = (np.arange(len(codes)) % 2).astype(np.int8)
    design = Design.of(np.ones(len(codes)))
    item = Item("q", ("a", "b"), codes=answers, numbers=(0, 1))
    return estimate_cells(design, [item], Domains("size", tuple(map(str, SIZES)), codes), Rules())


def test_cells_of_few_are_suppressed_and_of_some_more_flagged() -> None:
    found = cells()
    first = found.category == 0
    assert found.n[first].tolist() == list(SIZES)
    assert found.suppressed[first].tolist() == [True, False, False, False]
    assert found.flagged[first].tolist() == [False, True, True, False]


def test_numbers_stay_in_the_cells_and_are_not_shown() -> None:
    found = cells()
    hidden = found.suppressed
    assert np.isfinite(found.share[hidden]).all()
    shown = found.shown()
    for name in ("share", "se", "low", "high", "deff", "n_effective"):
        assert np.isnan(getattr(shown, name)[hidden]).all()
        np.testing.assert_array_equal(getattr(shown, name)[~hidden], getattr(found, name)[~hidden])
    assert (shown.count[hidden] == -1).all()
    np.testing.assert_array_equal(shown.n, found.n)


def test_cells_are_found_by_name() -> None:
    found = cells()
    assert found.of("q", ("size", "30")).tolist() == [3, 4, 5]
    assert list(found.labels())[5] == ("q", "size", "30", "mean")
    assert len(found) == 12
    assert found.is_mean.tolist() == [False, False, True] * 4


def test_effective_size_is_the_base_over_the_design_effect() -> None:
    found = cells()
    np.testing.assert_allclose(found.n_effective, found.n / found.deff)
