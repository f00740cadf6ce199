"""Which link to ask about again: the one whose strength, once known, would settle most.

Experts draw a link's strength from among them; some scenario families are there with one strength
and not with another. The mutual information between both, in bits, is the uncertainty about the
family that knowing the strength would remove on average (D.V. Lindley, "On a measure of the
information provided by an experiment", Annals of Mathematical Statistics 27, 1956). It is added up
over families. Few draws make any two things look related, so the mean over permutations of the
draws, in which nothing is related, is taken off.

All from draws already made: nothing is solved anew.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.families import Families

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Settling:
    """What knowing one link would settle.

    `link` is its column; `bits` the expected cut in the entropy of the families, bias taken off
    (never below nought); `bias` what was taken off; `share` the bits over the whole entropy.
    `is_clear` says whether no permutation of the draws gave as much to any link, so that of many
    links without effect hardly one is clear (P.H. Westfall and S.S. Young, Resampling-Based
    Multiple Testing, 1993).
    """

    link: int
    bits: float
    bias: float
    share: float
    is_clear: bool


def entropy_of(presence: npt.ArrayLike) -> float:
    """The entropy of which families are there, in bits, added up over families: (D, F) -> bits."""
    shares = np.asarray(presence, dtype=np.float64).mean(axis=0)
    return float(_entropy(shares).sum())


def rank_links(
    strengths: npt.ArrayLike, found: Families, rng: np.random.Generator, permutations: int = 30
) -> tuple[Settling, ...]:
    """The links by what knowing them would settle, the most first; ties in the order of links.

    `strengths` are those that the draws took, shape (D, L), in the order of the draws of the
    families. Draws whose search was not finished are left out.
    """
    table = np.asarray(strengths)
    if table.ndim != 2 or len(table) != len(found.known):
        raise LandscapeError(
            f"{len(table)} draws of strengths do not go with {len(found.known)} of families",
            where="the links to ask about again",
            remedy="give the strengths from which the families were made",
        )
    if permutations < 1:
        raise LandscapeError("no permutation takes no bias off", where="the links to ask again")
    known, presence = table[found.known], found.presence[found.known].astype(np.float64)
    told = _Told.of(known)
    raw = told.settled(presence)
    chance = np.array([told.settled(rng.permutation(presence)) for _ in range(permutations)])
    bias = chance.mean(axis=0)
    bits = np.where(told.varies, np.maximum(0.0, raw - bias), 0.0)
    whole = entropy_of(presence)
    clear = bits > np.where(told.varies, chance - bias, 0.0).max()
    return tuple(
        Settling(
            int(link),
            float(bits[link]),
            float(bias[link]),
            float(bits[link]) / whole if whole else 0.0,
            bool(clear[link]),
        )
        for link in np.argsort(-bits, kind="stable")
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """Strengths as one column of 0 and 1 for every strength that a link takes, shape (K, D)."""

    marks: Floats
    link: npt.NDArray[np.int64]  # whose each row is, shape (K,)
    links: int

    @classmethod
    def of(cls, strengths: npt.NDArray[np.int64]) -> "_Told":
        """Mark the draws in which each link takes each of its strengths."""
        rows = [
            (link, column == value)
            for link, column in enumerate(strengths.T)
            for value in np.unique(column)
        ]
        marks = np.array([one for _, one in rows], dtype=np.float64)
        places = np.array([link for link, _ in rows], dtype=np.int64)
        return cls(marks.reshape(len(rows), len(strengths)), places, strengths.shape[1])

    @property
    def varies(self) -> npt.NDArray[np.bool_]:
        """Which links take more than one strength, shape (L,)."""
        return np.asarray(np.bincount(self.link, minlength=self.links) > 1)

    def settled(self, presence: Floats) -> Floats:
        """Entropy of the families less that left where a link is known, shape (L,), in bits."""
        times = self.marks.sum(axis=1)
        within = (self.marks @ presence) / times[:, None]
        left = times / len(presence) * _entropy(within).sum(axis=1)
        each = np.bincount(self.link, weights=left, minlength=self.links)
        return np.asarray(_entropy(presence.mean(axis=0)).sum() - each)


def _entropy(shares: Floats) -> Floats:
    """The entropy of there or not there, in bits, by the share of draws."""
    inside = np.clip(shares, 1e-300, 1.0)
    outside = np.clip(1.0 - shares, 1e-300, 1.0)
    return np.asarray(-(shares * np.log2(inside) + (1.0 - shares) * np.log2(outside)))
