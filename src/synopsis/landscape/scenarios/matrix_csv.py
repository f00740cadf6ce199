"""Cross-impact matrices as plain tables (CSV), as StochasticCIB and others keep them.

The variants stand in the first row and, in the same order, in the first column; a row speaks of the
columns. Which variants are those of one descriptor is read from their names, by the first of these
rules that all names follow: the same word before the last hyphen, underscore, stop, colon or slash
("Pop-L", "Pop-M": descriptor Pop, variants L and M), else the same word before closing figures
("A1", "A2": descriptor A, variants A1 and A2). The variants of a descriptor stand side by side.
Where names follow no rule the numbers of variants are to be given.
"""

import csv
import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import numpy as np

from synopsis.catalog import put_in_place
from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import CrossImpact, Descriptor
from synopsis.landscape.scenarios.plain_text import (
    lines_of,
    read_file,
    whole_number,
)

SIGNS = "-_.:/"
SHOWN = 200  # signs of a name that a sentence repeats at most

Pair = tuple[str, str]  # a descriptor and one of its variants


def read_matrix(path: Path, sizes: Sequence[int] | None = None) -> CrossImpact:
    """Read a matrix; whatever is wrong with it is one sentence with file and line.

    `sizes` are the numbers of variants where the names do not tell them.
    """
    return parse_matrix(read_file(path), f"the file '{path.name}'", path.stem, sizes)


def parse_matrix(
    data: bytes, where: str, name: str, sizes: Sequence[int] | None = None
) -> CrossImpact:
    """A matrix from the bytes of its table."""
    rows = _rows(lines_of(data, where), where)
    names = [one.strip() for one in rows[0][1][1:]]
    while names and not names[-1]:
        names.pop()
    for number, row in rows[1:]:
        _refuse_misshapen(row, len(names), f"line {number} of {where}")
    spoken = [row[0].strip() for _, row in rows[1:]]
    if spoken != names:
        raise LandscapeError(
            "the names of its first column are not those of its first row, in the same order",
            where=where,
        )
    cells = [
        [whole_number(one, f"line {number} of {where}") for one in row[1 : len(names) + 1]]
        for number, row in rows[1:]
    ]
    try:
        pairs = _told(names, sizes) if sizes else _split(names)
        descriptors = _descriptors(pairs)
        return CrossImpact(name, descriptors, np.array(cells, dtype=np.int64))
    except LandscapeError as error:
        raise LandscapeError(error.what[:SHOWN], where=where, remedy=error.remedy) from error


def write_matrix(model: CrossImpact, path: Path) -> None:
    """Write a matrix as a table that is read back equal; what would not be is refused."""
    put_in_place(path, format_matrix(model))


def format_matrix(model: CrossImpact) -> bytes:
    """The bytes of a table of a matrix, names as "descriptor-variant" where they are not so yet."""
    pairs = [(one.code, word) for one in model.descriptors for word in one.variants]
    plain = [word for _, word in pairs]
    names = plain if _is_split(plain, pairs) else [f"{code}-{word}" for code, word in pairs]
    if model.bias.any() or not _is_split(names, pairs):
        raise LandscapeError(
            "a table has no place for a bias"
            if model.bias.any()
            else "the codes and variants cannot be told from names in a table",
            where=f"the cross-impact matrix '{model.name}'",
            remedy="write it as a project file",
        )
    lines = [["", *names]]
    lines += [[n, *map(str, r)] for n, r in zip(names, model.cells.tolist(), strict=True)]
    return "".join(",".join(map(_quoted, line)) + "\r\n" for line in lines).encode()


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if re.search(r'[",;\s]', cell) else cell


def _is_split(names: list[str], pairs: list[Pair]) -> bool:
    if any("\n" in one or "\r" in one or one != one.strip() for one in names):
        return False
    try:
        return _split(names) == pairs
    except LandscapeError:
        return False


def _rows(lines: list[str], where: str) -> list[tuple[int, list[str]]]:
    """The rows that are not blank, with their numbers; the sign between cells is told by the first.

    A cell may hold a line's end inside quotation marks; the number is that of the row's last line.
    """
    first = next(one for one in lines if one.strip())
    reader = csv.reader(lines, delimiter=max(",;\t", key=first.count), strict=True)
    try:
        rows = [(reader.line_num, row) for row in reader if any(one.strip() for one in row)]
    except csv.Error as error:
        raise LandscapeError(
            "a row cannot be told apart into cells", where=f"line {reader.line_num} of {where}"
        ) from error
    if len(rows) < 2:
        raise LandscapeError("it has no rows of cells", where=where)
    return rows


def _refuse_misshapen(row: list[str], width: int, where: str) -> None:
    rest = row[width + 1 :]
    if len(row) < width + 1 or any(one.strip() for one in rest):
        raise LandscapeError(
            f"a row has {len(row) - 1} cells where there are {width} variants", where=where
        )


def _split(names: list[str]) -> list[Pair]:
    """Descriptor and variant of each name, by the first rule that all names follow."""
    for sign in SIGNS:
        parts = [one.rpartition(sign) for one in names]
        if all(before and after for before, _, after in parts):
            return [(before, after) for before, _, after in parts]
    found = [re.fullmatch(r"(.*?[^0-9])[0-9]+", one, re.ASCII | re.DOTALL) for one in names]
    if all(found):
        return [(one[1].strip(), name) for one, name in zip(found, names, strict=True) if one]
    raise LandscapeError(
        "its names do not tell which variants are those of one descriptor",
        remedy='name them as "Pop-L" or "A1", or give the numbers of variants',
    )


def _told(names: list[str], sizes: Sequence[int]) -> list[Pair]:
    """Descriptors by their numbers of variants: 1, 2 and so on."""
    if sum(sizes) != len(names) or min(sizes) < 1:
        raise LandscapeError(
            f"{len(names)} variants are not those of descriptors with {', '.join(map(str, sizes))}"
        )
    codes = [str(number) for number, size in enumerate(sizes, 1) for _ in range(size)]
    return list(zip(codes, names, strict=True))


def _descriptors(pairs: list[Pair]) -> tuple[Descriptor, ...]:
    return tuple(
        Descriptor(code, tuple(word for _, word in group))
        for code, group in groupby(pairs, key=lambda pair: pair[0])
    )
