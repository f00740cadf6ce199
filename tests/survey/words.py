"""R's words as the reference writes them: data sets, designs and formulas, read into columns."""

import csv
import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Table = dict[str, NDArray[Any]]


@cache
def read(data_dir: Path, name: str) -> Table:
    """A data set as columns: numbers where all cells are numbers, NaN or empty where missing."""
    with (data_dir / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    return {head: column([row[i] for row in rows[1:]]) for i, head in enumerate(rows[0])}


def column(cells: list[str]) -> NDArray[Any]:
    try:
        return np.array([float(cell) if cell not in ("", "NA") else np.nan for cell in cells])
    except ValueError:
        return np.array(["" if cell == "NA" else cell for cell in cells])


def matrix(data_dir: Path, path: str) -> NDArray[np.float64]:
    """A saved matrix of replicate weights."""
    name = path.removeprefix("data/").removesuffix(".csv")
    return np.column_stack(list(read(data_dir, name).values()))


def setting(text: str, key: str) -> str:
    """The value of `key=value` in R's words, without quotes and tilde."""
    found = re.search(rf"\b{re.escape(key)}\s*=\s*'?~?([^,;'()\s]+)", text)
    return found[1] if found else ""


def terms(text: str) -> list[str]:
    """The variables of a one-sided formula."""
    return text.strip().removeprefix("~").split("+")


def formula(call: str) -> str:
    """The first formula of a call."""
    return call.split(",", maxsplit=1)[0].strip()
