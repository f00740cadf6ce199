"""Schemes: which columns a yearbook publishes, and which of them are sums of which others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synopsis.survey.design import Codes, Flags, Floats

# What it costs to lose a cell: the whole region's most, then an economy's, then what is crossed.
_IMPORTANCE = (90.0, 10.0, 3.0, 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class Banner:
    """A block of columns: the variables that part it, and each row's column, -1 in none.

    Without variables it is the whole sample.
    """

    variables: tuple[str, ...]
    codes: Codes
    size: int


@dataclass(frozen=True, slots=True, eq=False)
class Scheme:
    """The published columns as sums of atoms, the finest groups that crossed columns make.

    `members` is columns x atoms; `atoms` holds each row's atom in each part. Variables that no
    block crosses stand in parts of their own; the atoms of every part sum to the whole sample.
    The first `printed` columns are in the tables. Those after them are nowhere printed, but
    follow: who is in a column and in no group of a block that parts it, as refused to say.
    """

    members: Floats
    atoms: tuple[Codes, ...]
    part_of: NDArray[np.int64]
    importance: Floats
    printed: int

    @classmethod
    def of(cls, banners: Sequence[Banner]) -> "Scheme":
        """The scheme of the blocks that are published together."""
        parts = _parts(banners)
        atoms, inside, part_of, start = [], [], [], 0
        for number, part in enumerate(parts):
            groups, code = _crossed([banners[index].codes for index in part])
            atoms.append(code + start)
            start += len(groups)
            inside.append((part, groups))
            part_of += [number] * len(groups)
        own = _members(banners, inside, start)
        left = _left_over(banners, inside, start)
        weight = [np.full(one.size, _importance(one)) for one in banners]
        return cls(
            np.vstack([own, left]),
            tuple(atoms),
            np.array(part_of, dtype=np.int64),
            np.concatenate([*weight, np.zeros(len(left))]),
            len(own),
        )

    def table(self, codes: Codes, weights: Floats, answers: int) -> Floats:
        """Sums of weights by atom and answer; an answer below nought is in none."""
        inside = codes >= 0
        found = np.zeros(self.members.shape[1] * answers)
        for atom in self.atoms:
            cell = atom[inside] * answers + codes[inside]
            found += np.bincount(cell, weights[inside], minlength=len(found))
        return found.reshape(-1, answers)


def _importance(banner: Banner) -> float:
    if not banner.variables:
        return _IMPORTANCE[0]
    if banner.variables == ("economy",):
        return _IMPORTANCE[1]
    return _IMPORTANCE[2] if len(banner.variables) == 1 else _IMPORTANCE[3]


def _parts(banners: Sequence[Banner]) -> list[list[int]]:
    """Blocks that share a variable, directly or through others, by their positions."""
    parts: list[tuple[set[str], list[int]]] = []
    for index, banner in enumerate(banners):
        names, members = set(banner.variables), [index]
        apart = []
        for known, others in parts:
            if known & names:
                names, members = names | known, others + members
            else:
                apart.append((known, others))
        parts = [*apart, (names, members)]
    return [sorted(members) for _, members in parts]


def _crossed(columns: Sequence[Codes]) -> tuple[NDArray[np.int64], Codes]:
    """The groups that columns of codes make together (groups x columns), and each row's group."""
    joint = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        joint = joint * (int(column.max(initial=0)) + 2) + column + 1
        joint = np.unique(joint, return_inverse=True)[1].astype(np.int64)
    first = np.unique(joint, return_index=True)[1]
    return np.stack([column[first] for column in columns], axis=1).astype(np.int64), joint


def _members(
    banners: Sequence[Banner],
    inside: Sequence[tuple[list[int], NDArray[np.int64]]],
    atoms: int,
) -> Floats:
    """Which atoms each column sums, (columns x atoms)."""
    starts = np.cumsum([0, *(banner.size for banner in banners)])
    members = np.zeros((int(starts[-1]), atoms))
    atom = 0
    for part, groups in inside:
        for group in groups:
            for index, code in zip(part, group, strict=True):
                if code >= 0:
                    members[starts[index] + code, atom] = 1.0
            atom += 1
    return members


def _left_over(
    banners: Sequence[Banner],
    inside: Sequence[tuple[list[int], NDArray[np.int64]]],
    atoms: int,
) -> Floats:
    """Which atoms are in no group of a block, in the whole and in each coarser block's columns."""
    rows, start = [], 0
    for part, groups in inside:
        for index, codes in zip(part, groups.T, strict=True):
            silent = codes < 0
            for group in (silent, *_within(banners, part, groups, index)):
                row = np.zeros(atoms)
                row[start : start + len(groups)] = silent & group
                rows.append(row)
        start += len(groups)
    found = [row for row in rows if row.any()]
    return np.unique(np.array(found), axis=0) if found else np.zeros((0, atoms))


def _within(
    banners: Sequence[Banner], part: list[int], groups: NDArray[np.int64], index: int
) -> Iterator[Flags]:
    """The columns of the blocks that one block parts further, as groups of a part."""
    for other, codes in zip(part, groups.T, strict=True):
        if set(banners[other].variables) < set(banners[index].variables):
            for code in range(banners[other].size):
                yield codes == code
