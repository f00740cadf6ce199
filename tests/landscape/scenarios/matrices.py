"""Matrices for tests: published ones, random ones, and their scenarios by trying every state."""

import os
from collections.abc import Mapping
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from synopsis.landscape.scenarios.crossimpact import CrossImpact, Descriptor
from synopsis.landscape.scenarios.matrix_csv import parse_matrix
from synopsis.landscape.scenarios.search import States

ROOT = Path(__file__).resolve().parents[3]

# The textbook matrix "Somewhereland" of ScenarioWizard's manual (W. Weimer-Jehle), as StochasticCIB
# publishes it (MIT licence). One row a variant, sizes 3, 3, 3, 2, 3, 3.
SOMEWHERELAND = """
,A1,A2,A3,B1,B2,B3,C1,C2,C3,D1,D2,E1,E2,E3,F1,F2,F3
A1,0,0,0,-2,1,1,0,0,0,0,0,-2,1,1,0,0,0
A2,0,0,0,2,1,-3,-2,-1,3,-2,2,0,0,0,2,-1,-1
A3,0,0,0,0,0,0,0,2,-2,3,-3,2,-1,-1,-2,2,0
B1,0,0,0,0,0,0,-2,1,1,0,0,0,0,0,0,0,0
B2,0,0,0,0,0,0,0,1,-1,0,0,1,0,-1,0,0,0
B3,3,-1,-2,0,0,0,3,0,-3,0,0,3,-1,-2,-2,1,1
C1,2,1,-3,0,0,0,0,0,0,-2,2,-3,1,2,0,0,0
C2,-1,2,-1,0,0,0,0,0,0,0,0,0,0,0,0,0,0
C3,0,0,0,0,0,0,0,0,0,-2,2,3,-1,-2,0,0,0
D1,0,0,0,0,0,0,0,0,0,0,0,3,-1,-2,-2,1,1
D2,0,-3,3,0,0,0,0,0,0,0,0,-3,1,2,2,-1,-1
E1,0,0,0,0,0,0,-2,-1,3,0,0,0,0,0,2,-1,-1
E2,0,0,0,-1,0,1,1,1,-2,0,0,0,0,0,-1,0,1
E3,2,-1,-1,-3,1,2,3,0,-3,0,0,0,0,0,-2,-1,3
F1,0,3,-3,0,0,0,-3,0,3,-3,3,-2,1,1,0,0,0
F2,1,-2,1,0,0,0,-1,2,-1,2,-2,2,-1,-1,0,0,0
F3,0,0,0,0,0,0,-1,2,-1,1,-1,2,-1,-1,0,0,0
"""


def somewhereland() -> CrossImpact:
    return parse_matrix(SOMEWHERELAND.strip().encode(), "Somewhereland", "Somewhereland")


def published(*parts: str) -> Path:
    """A file of the published matrices; the test is skipped where there is none."""
    path = ROOT / os.environ.get("SYNOPSIS_SHARED", "../shared")
    path = path.joinpath("data", "scenarios", *parts)
    if not path.is_file():
        pytest.skip(f"the published matrices are not here ({path}); set SYNOPSIS_SHARED")
    return path


def named(sizes: tuple[int, ...]) -> tuple[Descriptor, ...]:
    return tuple(
        Descriptor(f"D{place}", tuple(f"v{variant}" for variant in range(size)))
        for place, size in enumerate(sizes)
    )


def random_matrix(rng: np.random.Generator, most: int = 6) -> CrossImpact:
    """Up to so many descriptors of one to four variants, with self-impacts, ties and bias."""
    sizes = tuple(int(one) for one in rng.integers(1, 5, int(rng.integers(1, most + 1))))
    width = sum(sizes)
    density = rng.choice([0.2, 0.5, 0.9])
    cells = rng.integers(-3, 4, (width, width)) * (rng.random((width, width)) < density)
    return CrossImpact("random", named(sizes), cells, rng.integers(-2, 3, width))


def every_state(model: CrossImpact) -> States:
    return np.array(list(product(*map(range, model.sizes))), dtype=np.int64)


def brute(
    model: CrossImpact, tolerance: int = 0, clamps: Mapping[int, int] | None = None
) -> States:
    """The consistent scenarios by trying every state; nothing is asked of what is clamped."""
    states = every_state(model)
    fits = model.slack(states) >= -tolerance
    for place, variant in (clamps or {}).items():
        fits[:, place] = states[:, place] == variant
    return np.asarray(states[fits.all(axis=1)])
