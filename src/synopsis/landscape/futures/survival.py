"""Survival: in what share of draws something like a scenario of the model is consistent."""

from collections.abc import Sequence

import numpy as np

from synopsis.landscape.scenarios.search import States
from synopsis.landscape.scenarios.share import Share, share_of


def survival(
    state: Sequence[int], lists: Sequence[States], known: Sequence[bool], alike: int
) -> Share:
    """The share of draws with a scenario that differs from a state in at most `alike` descriptors.

    Draws that were not searched to their end are left out.
    """
    own = np.asarray(state, dtype=np.int64)
    found = [
        bool(((listed != own).sum(axis=1) <= alike).any())
        for listed, is_known in zip(lists, known, strict=True)
        if is_known
    ]
    return share_of(sum(found), len(found))
