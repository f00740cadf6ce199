"""Jackknives: replicates that leave out one primary sampling unit at a time.

Wolter (2007), chapter 4: JK1 over one stratum, JKn within strata, JK2 for two units in each.
"""

from typing import Literal

import numpy as np

from synopsis.survey.design import Codes, Design, Floats, Lonely, Stage
from synopsis.survey.errors import SurveyError
from synopsis.survey.replicate import Replicates

Jackknife = Literal["JK1", "JKn", "JK2"]


def jackknife_replicates(
    design: Design, kind: Jackknife = "JKn", rng: np.random.Generator | None = None
) -> Replicates:
    """Jackknife replicates of a design's first stage.

    JK2 leaves out one unit of each pair: the one that the generator draws, or the first without
    one. The fraction drawn at the first stage is respected; lower stages are left out, as always
    with replicates of whole units.
    """
    first = design.stages[0]
    strata = int(first.stratum.max()) + 1
    if kind == "JK1" and strata > 1:
        raise SurveyError(f"JK1 is for one stratum and there are {strata}", remedy="use JKn")
    if kind == "JK2" and np.any(first.drawn != 2):
        raise SurveyError("JK2 needs two units in each stratum", remedy="use JKn")
    if kind not in {"JK1", "JKn", "JK2"}:
        raise SurveyError(f"'{kind}' is not a jackknife", remedy="use JK1, JKn or JK2")
    out, home = _left_out(first, kind, rng)
    drawn, size = _of_stratum(first, first.drawn), _of_stratum(first, first.size)
    alone = (drawn == 1) & (drawn < size)
    if alone.any() and design.lonely not in {Lonely.REMOVE, Lonely.CERTAINTY}:
        raise SurveyError(
            f"{int(alone.sum())} strata have only one unit, which cannot be left out",
            remedy="join the strata, or choose remove or certainty for strata of one unit",
        )
    kept = drawn[home] > 1
    return _replicates(design, out[kept], home[kept], kind)


def _replicates(design: Design, out: Codes, home: Codes, kind: str) -> Replicates:
    """One replicate for each unit that is left out, its stratum's others standing in for it."""
    first = design.stages[0]
    drawn, size = _of_stratum(first, first.drawn), _of_stratum(first, first.size)
    fraction = np.where(np.isfinite(size), drawn / size, 0.0)
    grown = np.where(first.stratum[:, None] == home, (drawn / np.maximum(drawn - 1, 1))[home], 1.0)
    matrix = design.weights[:, None] * np.where(first.unit[:, None] == out, 0.0, grown)
    factors = (1 - fraction) * (1.0 if kind == "JK2" else (drawn - 1) / drawn)
    # The single replicate of a pair tells its distance from the whole, not from a mean.
    made = Replicates(design.weights, matrix, factors[home], design.member, mse=kind == "JK2")
    return made.with_df(design.df) if design.df > 0 else made


def _left_out(first: Stage, kind: str, rng: np.random.Generator | None) -> tuple[Codes, Codes]:
    """The units that are left out by turns, and the stratum of each."""
    units, row = np.unique(first.unit, return_index=True)
    home = first.stratum[row]
    if kind != "JK2":
        return units, home
    pairs = units[np.argsort(home, kind="stable")].reshape(-1, 2)
    side = np.zeros(len(pairs), dtype=np.int64) if rng is None else rng.integers(0, 2, len(pairs))
    return pairs[np.arange(len(pairs)), side], np.arange(len(pairs))


def _of_stratum(first: Stage, values: Floats) -> Floats:
    found = np.empty(int(first.stratum.max()) + 1)
    found[first.stratum] = values
    return found
