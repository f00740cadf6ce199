"""Small surveys to be estimated twice: by the yearbook's fast path and by the room's slow one."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from synopsis.survey import Design, SurveyError, mean
from synopsis.survey.cells import Domains, Item
from synopsis.survey.errors import NobodyError
from synopsis.survey.estimate import Estimate

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class World:
    """The columns of a small survey, and items of every kind."""

    design: Design
    domains: Domains
    items: tuple[Item, ...]


def columns(item: Item) -> Floats:
    """The item as the slow path has it: n x r numbers, NaN where a row is not in the base."""
    if item.codes is None:
        flags, asked = item.flags, item.asked
        if flags is None or asked is None:
            raise ValueError(item.name)
        return np.where(asked[:, None], flags.astype(np.float64), np.nan)
    found = (item.codes[:, None] == np.arange(len(item.categories))).astype(np.float64)
    found[item.codes < 0] = np.nan
    return np.asarray(found)


def scale(item: Item) -> Floats:
    if item.codes is None or item.numbers is None:
        raise ValueError(item.name)
    found = np.array(item.numbers)[item.codes]
    return np.asarray(np.where(item.codes < 0, np.nan, found)[:, None], dtype=np.float64)


def slow(sample: Any, item: Item, codes: NDArray[Any], group: int) -> list[Estimate | None]:
    """Estimates by the room's `mean`: of the shares, and of the scale where there is one."""
    within = sample.within(codes == group)
    parts = [columns(item)] + ([scale(item)] if item.numbers else [])
    return [_mean(within, part) for part in parts]


def _mean(sample: Any, part: Floats) -> Estimate | None:
    """The room's estimate, or none where nobody answered; NaN errors where none can be had."""
    try:
        with np.errstate(all="ignore"):
            return mean(sample, part, [str(i) for i in range(part.shape[1])], "with")
    except NobodyError:
        return None
    except SurveyError as error:
        if "bear no average" not in error.what:
            raise
        found = _mean(sample.with_lonely("certainty"), part)
        return found and replace(found, covariance=found.covariance * np.nan)


def items_of(rng: np.random.Generator, rows: int) -> tuple[Item, ...]:
    single = rng.integers(-1, 3, rows).astype(np.int8)
    binary = rng.integers(-4, 2, rows).astype(np.int64)
    rating = rng.integers(-1, 5, rows).astype(np.int16)
    return (
        Item("single", ("a", "b", "c"), codes=single),
        Item("binary", ("no", "yes"), codes=binary),
        Item("rating", tuple("12345"), codes=rating, numbers=(1, 2, 3, 4.5, 10)),
        Item("unsure", tuple("1234?"), codes=rating, numbers=(1, 2, 3, 4, np.nan)),
        Item("multiple", ("x", "y", "z"), flags=rng.random((rows, 3)) < (0.5, 0.1, 0.9),
             asked=rng.random(rows) < 0.8),
        Item("nobody", ("a", "b"), codes=np.full(rows, -1, dtype=np.int8)),
        Item("all one", ("a", "b"), codes=np.zeros(rows, dtype=np.int8), numbers=(0, 1)),
    )  # fmt: skip


def world(
    seed: int, lonely: str = "certainty", *, in_domains: bool = False, kind: str = ""
) -> World:
    """A survey of up to 120 rows; `kind` adds sizes, stages or weights of nought."""
    rng = np.random.default_rng(seed)
    rows = int(rng.integers(20, 120))
    unit = rng.integers(0, int(rng.integers(6, 30)), rows)
    strata = rng.integers(0, int(rng.integers(1, 6)), int(unit.max()) + 1)
    weights = rng.lognormal(0, 0.5, rows)
    if kind == "noughts":
        weights[rng.random(rows) < 0.2] = 0.0
    units, over, sizes = [unit], [strata[unit]], []
    if kind in ("sizes", "stages", "census"):
        drawn = np.bincount(strata[np.unique(unit)], minlength=int(strata.max()) + 1)
        more = rng.integers(0, 9, len(drawn)) if kind != "census" else np.zeros(len(drawn))
        sizes.append((drawn + more)[strata[unit]])
    if kind == "stages":
        house = unit * 1000 + rng.integers(0, 3, rows)
        inside = np.array([len(np.unique(house[unit == one])) for one in unit])
        units.append(house)
        sizes.append(inside + 2 + unit % 3)
    groups = rng.integers(-1, 4, rows).astype(np.int8)
    if kind == "unions":
        groups = (unit % 4).astype(np.int8)
    design = Design.of(weights, units=units, strata=over, sizes=sizes, lonely=lonely)
    return World(
        design.with_lonely(lonely, in_domains=in_domains),
        Domains("group", ("a", "b", "c", "d", "empty"), groups),
        items_of(rng, rows),
    )


KINDS = ("", "unions", "sizes", "stages", "census", "noughts")
worlds = st.builds(
    world,
    st.integers(0, 10**6),
    st.sampled_from(["certainty", "remove", "average", "adjust"]),
    in_domains=st.booleans(),
    kind=st.sampled_from(KINDS),
)
