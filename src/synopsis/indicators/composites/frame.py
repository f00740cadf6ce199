"""Frames: how members add up to groups and groups to the score, level by level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from synopsis.indicators.composites.aggregate import aggregate
from synopsis.indicators.composites.card import ROOT, Group, Member, groups_above
from synopsis.indicators.composites.choices import Choice
from synopsis.indicators.composites.panel import Array
from synopsis.indicators.composites.weigh import correlation_weights, pca_weights
from synopsis.indicators.errors import IndicatorError


@dataclass(frozen=True, slots=True)
class Level:
    """One group: its parts (members or groups), their weights, and how they are joined."""

    id: str
    parts: tuple[str, ...]
    weights: tuple[float, ...]
    method: str
    power: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The levels of a composite, each behind the levels of its parts; the score is the last."""

    members: tuple[str, ...]
    levels: tuple[Level, ...]

    def shares(self) -> Mapping[str, float]:
        """The composite weight of each member in the score: weights multiplied down the levels."""
        found = {ROOT: 1.0}
        for level in reversed(self.levels):
            total = sum(level.weights)
            for part, weight in zip(level.parts, level.weights, strict=True):
                found[part] = found[level.id] * weight / total if total else 0.0
        return {member: found[member] for member in self.members}

    def join(self, values: Array, tilts: Mapping[str, Array] | None = None) -> Array:
        """The score of values on one scale; shape (..., places, years, members) to without members.

        `tilts` multiply the weights of parts, draw by draw; shape (draws,).
        """
        found = {name: values[..., at] for at, name in enumerate(self.members)}
        for level in self.levels:
            stacked = np.stack([found[part] for part in level.parts], axis=-1)
            weights = np.asarray(level.weights)
            if tilts is not None:
                turned = np.stack([tilts[part] for part in level.parts], axis=-1)
                weights = (weights * turned)[:, None, None, :]
            found[level.id] = aggregate(stacked, weights, level.method, level.power)
        return found[ROOT]


def frame_of(
    members: Sequence[Member], groups: Sequence[Group], chosen: Mapping[str, Choice], rows: Array
) -> Frame:
    """The frame of members; `rows` are their values on one scale, for weights that data propose."""
    names = tuple(one.indicator for one in members)
    kept = groups_above(groups, members)
    depth = {ROOT: 0} | {group.id: _depth(group.id, groups) for group in groups}
    means = chosen["aggregate"]["levels"]
    made = []
    for name in sorted([*kept, ROOT], key=lambda name: -depth[name]):
        own = [one for one in members if one.group == name]
        below = [one for one in groups if one.within == name and one.id in kept]
        parts = tuple(one.indicator for one in own) + tuple(one.id for one in below)
        told = [one.weight for one in own] + [one.weight for one in below]
        weights = _weights(
            chosen["weights"].method, told, None if below else _rows(own, names, rows)
        )
        method = means[max(0, len(means) - 1 - depth[name])]
        made.append(Level(name, parts, weights, method, chosen["aggregate"]["power"]))
    return Frame(names, tuple(made))


def _rows(own: Sequence[Member], names: Sequence[str], rows: Array) -> Array:
    return rows[:, [names.index(one.indicator) for one in own]]


def _depth(name: str, groups: Sequence[Group]) -> int:
    above = {group.id: group.within for group in groups}
    return 0 if name == ROOT else 1 + _depth(above[name], groups)


def _weights(method: str, told: Sequence[float], rows: Array | None) -> tuple[float, ...]:
    """The weights of one level; those that data propose are of members, never of groups."""
    if sum(told) <= 0:
        raise IndicatorError(
            "the composite weights of a group sum to nought",
            where="a composite",
            remedy="give at least one of them more than nought",
        )
    if method == "equal":
        return tuple(1.0 for _ in told)
    if method == "manual" or rows is None or len(told) == 1:
        return tuple(told)
    return _proposed(method, np.asarray(told, dtype=float), rows)


def _proposed(method: str, told: Array, rows: Array) -> tuple[float, ...]:
    """Weights by the data; a member without any weighs what the others weigh in the mean."""
    known = ~np.isnan(rows).all(axis=0)
    if known.sum() < 2 or told[known].sum() <= 0:
        return tuple(map(float, told))
    cut = rows[:, known]
    made = pca_weights(cut) if method == "pca" else correlation_weights(cut, told[known])
    weights = np.full(told.size, made.mean())
    weights[known] = made
    return tuple(map(float, weights))
