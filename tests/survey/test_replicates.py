"""Replicates made from a design agree with its linearised variance: exactly, or on average."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import synopsis.survey as sv
from synopsis.survey import Design, Replicates, SurveyError
from tests.survey.samples import design_of
from tests.survey.words import matrix, read

DRAWN = [(4, 10.0), (6, 9.0), (4, 50.0)]
CELLS = [(h, 10 * h + p) for h, (n, _) in enumerate(DRAWN) for p in range(n) for _ in range(4)]
STRATUM, PSU = (np.array(one) for one in zip(*CELLS, strict=True))
SIZE = np.array([DRAWN[one][1] for one in STRATUM])
Y = np.random.default_rng(5).normal(3, 1, len(PSU)) + PSU % 10
TABLE = sv.table([Y])
DRAWN_ONCE = Design.of(units=[PSU], strata=[STRATUM], sizes=[SIZE])
AGAIN = Design.of(DRAWN_ONCE.weights, units=[PSU], strata=[STRATUM])
TWICE = Design.of(
    units=[PSU, np.arange(len(PSU))], strata=[STRATUM], sizes=[SIZE, np.full(len(PSU), 8)]
)
ONE = Design.of(np.full(len(PSU), 3.0), units=[PSU])
PAIRS = Design.of(np.arange(1.0, 9), units=[[1, 2, 3, 4, 5, 6, 7, 8]], strata=[list("aabbccdd")])

ODD: Any = "odd"


def error(sample: Any, values: Any = TABLE) -> float:
    return float(sv.total(sample, values, ("y",)).se[0])


@pytest.mark.parametrize(("design", "kind"), [(DRAWN_ONCE, "JKn"), (AGAIN, "JKn"), (ONE, "JK1")])
def test_a_jackknife_gives_a_totals_own_error(design: Design, kind: Any) -> None:
    made = sv.jackknife_replicates(design, kind)
    assert error(made) == pytest.approx(error(design), rel=1e-12)
    assert made.df == design.df


@pytest.mark.parametrize("rng", [None, np.random.default_rng(1)])
def test_pairs_give_a_totals_own_error(rng: np.random.Generator | None) -> None:
    values = sv.table([[3.0, 5, 1, 2, 8, 9, 4, 4]])
    made = sv.jackknife_replicates(PAIRS, "JK2", rng)
    assert made.matrix.shape == (8, 4)
    assert error(made, values) == pytest.approx(error(PAIRS, values), rel=1e-12)
    for rho in (0.0, 0.3):
        halves = sv.balanced_replicates(PAIRS, rho)
        assert error(halves, values) == pytest.approx(error(PAIRS, values), rel=1e-12)


@pytest.mark.parametrize(
    ("kind", "design", "like"),
    [("rao-wu", DRAWN_ONCE, AGAIN), ("preston", TWICE, TWICE), ("preston", AGAIN, AGAIN),
     ("preston", DRAWN_ONCE, DRAWN_ONCE)],
)  # fmt: skip
def test_a_bootstrap_gives_the_linearised_error_on_average(
    kind: Any, design: Design, like: Design
) -> None:
    made = sv.bootstrap_replicates(design, np.random.default_rng(11), 6000, kind)
    assert error(made) == pytest.approx(error(like), rel=0.04)
    assert made.matrix.mean(axis=1) == pytest.approx(design.weights, rel=0.1)
    assert made.matrix.min() >= 0


@pytest.mark.parametrize(("sizes", "like"), [([np.full(56, 20.0)], "wor"), ([], "wr")])
def test_canty_and_davison_correct_strata_that_are_alike(sizes: list[Any], like: str) -> None:
    units = np.repeat(np.arange(14), 4)
    design = Design.of(np.full(56, 2.0), units=[units], strata=[units // 7], sizes=sizes)
    made = sv.bootstrap_replicates(design, np.random.default_rng(2), 6000, "canty-davison")
    assert error(made) == pytest.approx(error(design), rel=0.04), like


def test_the_generator_alone_decides_what_is_drawn() -> None:
    one, other = (sv.bootstrap_replicates(TWICE, np.random.default_rng(7), 20) for _ in range(2))
    assert np.array_equal(one.matrix, other.matrix)


@pytest.mark.parametrize("kind", ["rao-wu", "canty-davison", "preston"])
def test_a_lonely_unit_is_refused_until_a_choice_is_made(kind: Any) -> None:
    alone = Design.of(np.ones(5), units=[[1, 2, 3, 4, 5]], strata=[list("aabbc")])
    for lonely in ("fail", "average", "adjust"):
        with pytest.raises(SurveyError, match="1 strata have only one unit at stage 1"):
            sv.bootstrap_replicates(alone.with_lonely(lonely), np.random.default_rng(1), 9, kind)
    removed = alone.with_lonely("remove")
    made = sv.bootstrap_replicates(removed, np.random.default_rng(1), 50, kind)
    assert np.all(made.matrix[4] == 1)
    with pytest.raises(SurveyError, match="1 strata have only one unit"):
        sv.jackknife_replicates(alone)
    assert error(sv.jackknife_replicates(removed), sv.table([[1.0, 2, 3, 5, 9]])) == pytest.approx(
        error(removed, sv.table([[1.0, 2, 3, 5, 9]]))
    )


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: sv.jackknife_replicates(AGAIN, "JK1"), "JK1 is for one stratum and there are 3"),
        (lambda: sv.jackknife_replicates(AGAIN, "JK2"), "JK2 needs two units in each stratum"),
        (lambda: sv.jackknife_replicates(AGAIN, ODD), "'odd' is not a jackknife"),
        (lambda: sv.bootstrap_replicates(AGAIN, np.random.default_rng(1), 1), "no spread"),
        (lambda: sv.bootstrap_replicates(AGAIN, np.random.default_rng(1), 9, ODD), "'odd' is not"),
        (lambda: sv.balanced_replicates(AGAIN), "need two units in each stratum"),
        (lambda: sv.balanced_replicates(PAIRS, 1.0), "keeps a share of 1"),
        (lambda: sv.replicate_factors("Fay", 8, 1.0), "that keep a share of 1 have no factors"),
        (lambda: sv.replicate_factors(ODD, 8), "'odd' has no one factor"),
        (lambda: Replicates.of(np.ones(3), np.ones((2, 4)), 1.0), "do not fit"),
        (lambda: Replicates.of(np.ones(3), np.ones((3, 4)), [1.0, 2.0]), "2 factors"),
    ],
)
def test_replicates_that_cannot_be_are_refused(make: Any, sentence: str) -> None:
    with pytest.raises(SurveyError, match=sentence):
        make()


def test_factors_of_a_kind_are_those_of_replicates_made_so() -> None:
    halves = sv.balanced_replicates(PAIRS, 0.5)
    assert np.array_equal(halves.factors, sv.replicate_factors("Fay", halves.matrix.shape[1], 0.5))
    jackknife = sv.jackknife_replicates(ONE, "JK1")
    assert np.array_equal(jackknife.factors, sv.replicate_factors("JK1", jackknife.matrix.shape[1]))
    assert sv.replicate_factors("bootstrap", 5)[0] == 1 / 4
    assert sv.replicate_factors("BRR", 8)[0] == 1 / 8
    assert sv.replicate_factors("JK2", 8)[0] == 1


SAVED = [
    ("clus1_JK1", "apiclus1", "id=~dnum,weights=~pw,fpc=~fpc", "JK1"),
    ("clus1wr_JK1", "apiclus1", "id=~dnum,weights=~pw", "JK1"),
    ("strat_JKn", "apistrat", "id=~1,strata=~stype,weights=~pw,fpc=~fpc", "JKn"),
    ("stratwr_JKn", "apistrat", "id=~1,strata=~stype,weights=~pw", "JKn"),
]


@pytest.mark.parametrize(("name", "data", "words", "kind"), SAVED)
def test_a_jackknife_has_the_references_own_weights_and_factors(
    shared: Path, name: str, data: str, words: str, kind: Any
) -> None:
    folder = shared / "reference" / "survey" / "data"
    made = sv.jackknife_replicates(design_of(words, read(folder, data)), kind)
    weights, factors = matrix(folder, f"rep_{name}"), matrix(folder, f"coef_{name}")[:, 0]
    theirs, ours = (np.lexsort(np.round(one, 6)) for one in (weights, made.matrix))
    assert made.matrix[:, ours] == pytest.approx(weights[:, theirs], rel=1e-12)
    assert made.factors[ours] == pytest.approx(factors[theirs], rel=1e-12)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("strat_subbootstrap100", "rao-wu"), ("strat_bootstrap100", "canty-davison"),
     ("strat_mrbbootstrap100", "preston")],
)  # fmt: skip
def test_a_bootstrap_multiplies_weights_by_the_references_own_factors(
    shared: Path, name: str, kind: Any
) -> None:
    folder = shared / "reference" / "survey" / "data"
    design = design_of("id=~1,strata=~stype,weights=~pw,fpc=~fpc", read(folder, "apistrat"))
    made = sv.bootstrap_replicates(design, np.random.default_rng(3), 400, kind).matrix
    theirs, ours = (
        {*np.round(one / design.weights[:, None], 6).ravel().tolist()}
        for one in (matrix(folder, f"rep_{name}"), made)
    )
    assert theirs <= ours
