"""From links to cells: how strongly each concept pushes each other, and what that says of variants.

Arrays have shapes (D, L) for what draws make of links, (D, n, n) for concepts on concepts, and
(D, V, V) for variants on variants; a model is one draw.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from synopsis.landscape.futures.card import Joined, Layer, Shape

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ends:
    """Which concepts a link joins in each draw: shapes (D, L); -1 where it joins none of them."""

    source: Whole
    target: Whole


def joined(ends: Ends, strengths: Whole, concepts: int, rule: Joined) -> Whole:
    """How much concepts push each other, shape (D, n, n): signed strengths of links, joined.

    What promotes and what restricts is joined apart, and one taken from the other.
    """
    draws, links = strengths.shape
    draw = np.broadcast_to(np.arange(draws)[:, None], (draws, links))
    total = np.zeros((draws, concepts, concepts), dtype=np.int64)
    for sign in (1, -1):
        is_of = (strengths * sign > 0) & (ends.source >= 0) & (ends.target >= 0)
        where = (draw[is_of], ends.source[is_of], ends.target[is_of])
        part = np.zeros_like(total)
        put = np.maximum if rule is Joined.STRONGEST else np.add
        put.at(part, where, np.abs(strengths)[is_of])
        total += sign * part
    total[:, np.arange(concepts), np.arange(concepts)] = 0  # a concept that feeds itself is no link
    return total


def pushes(layers: Sequence[Layer]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """What each variant says as a source, and how it answers as a target: two arrays (V,)."""
    said = [_said(one) for one in layers]
    heard = [np.linspace(-1, 1, len(one.variants)) for one in layers]
    return np.concatenate(said), np.concatenate(heard)


def _said(layer: Layer) -> npt.NDArray[np.float64]:
    least = 0.0 if layer.shape is Shape.PRESENCE else -1.0
    return np.linspace(least, 1, len(layer.variants))


def cells(amounts: Whole, layers: Sequence[Layer], scale: int) -> Whole:
    """What each variant says of each other, shape (..., V, V), for amounts (..., n, n)."""
    said, heard = pushes(layers)
    of = np.repeat(np.arange(len(layers)), [len(one.variants) for one in layers])
    spread = amounts[..., of[:, None], of[None, :]]
    return np.rint(scale * spread * said[:, None] * heard[None, :]).astype(np.int64)


def resting(layers: Sequence[Layer], rest: int) -> Whole:
    """What speaks for the middle of each descriptor where nothing pushes, shape (V,)."""
    _, heard = pushes(layers)
    return np.where(np.abs(heard) < 1 / 3, rest, 0).astype(np.int64)
