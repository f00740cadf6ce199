"""Columns of a model and labels of groups, as R makes them."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

import synopsis.survey as sv
from synopsis.survey import Estimate
from tests.survey.words import Table

Answer = dict[str, Any]


Record = Mapping[str, Any]


Finder = Callable[[Record, Table, Any], Answer]


def labels_of(data: Table, names: list[str]) -> NDArray[Any]:
    """R's labels of groups: levels joined by colons."""
    columns = [
        np.array([f"{one:g}" for one in data[name]]) if data[name].dtype.kind == "f" else data[name]
        for name in names
    ]
    return np.array([":".join(row) for row in zip(*columns, strict=True)])


def shown(values: NDArray[Any]) -> list[str]:
    levels = np.unique(values)
    if values.dtype.kind == "f":
        return [f"{one:g}" for one in levels if np.isfinite(one)]
    return [one for one in levels.tolist() if one]


def expanded(names: list[str], data: Table) -> tuple[NDArray[np.float64], list[str]]:
    """A model matrix without intercept: numbers as they are, categories as flags."""
    columns: list[NDArray[np.float64]] = []
    labels: list[str] = []
    for name in names:
        values = data[name]
        if values.dtype.kind == "f":
            columns.append(values[:, None])
            labels.append(name)
        else:
            levels = [one for one in np.unique(values) if one]
            columns.append(sv.flags(values, levels))
            labels += [f"{name}{level}" for level in levels]
    return np.column_stack(columns), labels


def model_matrix(names: list[str], data: Table) -> NDArray[np.float64]:
    """An intercept, numbers as they are, and flags of all levels but the first."""
    columns = [np.ones((len(next(iter(data.values()))), 1))]
    for name in names:
        values = data[name]
        if values.dtype.kind == "f":
            columns.append(values[:, None])
        else:
            columns.append(sv.flags(values, [one for one in np.unique(values) if one])[:, 1:])
    return np.column_stack(columns)


def spelled(text: str) -> str:
    return re.sub(r"factor\((\w[\w.]*)\)", r"\1", text)


def model_names(names: list[str], data: Table, words: list[str]) -> list[str]:
    found = ["(Intercept)"]
    for name, word in zip(names, words, strict=True):
        values = data[name]
        if values.dtype.kind == "f" and "factor" not in word:
            found.append(word)
        else:
            found += [f"{word}{level}" for level in shown(values)[1:]]
    return found


def subset(data: Table, words: str) -> NDArray[np.bool_]:
    chosen = np.ones(len(next(iter(data.values()))), dtype=np.bool_)
    for name, sign, value in re.findall(r"([\w.]+)(==|>)'?([^'&)\s]+)'?", words):
        column = data[name]
        wanted: Any = float(value) if column.dtype.kind == "f" else value
        chosen &= column == wanted if sign == "==" else column > wanted
    return chosen


def told(found: Estimate, item: str, df: float | None = None) -> Answer:
    at = found.position(item)
    used = found.df if df is None else df
    ends = found.interval(df=used) if used > 0 else None
    return {
        "estimate": found.values[at],
        "se": found.se[at],
        "df": used,
        "ci_low": ends[0][at] if ends else None,
        "ci_high": ends[1][at] if ends else None,
        "deff": None if found.deff is None else found.deff[at],
    }


def deff_of(call: str) -> Any:
    return "with" if "deff='replace'" in call else "without" if "deff=TRUE" in call else ""
