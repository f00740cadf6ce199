"""The region with every economy counted alike: a named choice beside the weighted region."""

from dataclasses import replace
from typing import Any

import numpy as np

from synopsis.survey.cells import Rules
from synopsis.survey.cells.interval import ends_of
from synopsis.survey.design import Floats
from synopsis.survey.tabulate.table import Column, Part, Reason, Table

EQUAL = "equal"
_LABEL = "Each economy alike"
_SPOT = 1
_GRIDS = ("share", "se", "low", "high", "deff", "n_effective")


def equal_column(region: Column) -> Column:
    """The head of the column, beside that of the weighted region."""
    return replace(region, label=_LABEL, is_equal=True)


def with_equal(table: Table, economies: tuple[int, ...], spread: Floats, rules: Rules) -> Table:
    """The table with the mean of its economies as its second column.

    `spread` (lines x economies x economies) holds their covariances. Where one economy has no
    number the mean has none: it would be another region's.
    """
    own = list(economies)
    made = _numbers(table, own, spread, rules)
    reasons = np.array([_reason(table, line, own) for line in range(len(table.lines))])
    shown = {
        name: np.insert(getattr(table, name), _SPOT, np.where(reasons == 0, made[name], np.nan), 1)
        for name in _GRIDS
    }
    return replace(
        table,
        **shown,
        reasons=np.insert(table.reasons, _SPOT, reasons.astype(np.int8), 1),
        letters=np.insert(table.letters, _SPOT, "", 1),
        n=np.insert(table.n, _SPOT, table.n[0]),
        weighted_base=np.insert(table.weighted_base, _SPOT, np.nan),
        df=np.insert(table.df, _SPOT, made["df"][0]),
        is_flagged=np.insert(table.is_flagged, _SPOT, table.is_flagged[own].any()),
        silences=tuple(
            (one, np.insert(counts, _SPOT, counts[0])) for one, counts in table.silences
        ),
    )


def _numbers(table: Table, own: list[int], spread: Floats, rules: Rules) -> dict[str, Any]:
    lines, size = len(table.lines), len(own)
    none = np.full(lines, np.nan)
    found: dict[str, Any] = {
        "share": table.share[:, own].mean(axis=1),
        "se": np.sqrt(np.maximum(spread.sum(axis=(1, 2)), 0.0)) / size,
        "df": np.full(lines, table.df[own].min()),
        "n": np.full(lines, max(int(table.n[0]), 0)),
        "deff": none,
        "n_effective": none,
    }
    is_mean = np.array([line.part is Part.MEAN for line in table.lines])
    found["low"], found["high"] = ends_of(rules, found, is_mean)
    return found


def _reason(table: Table, line: int, own: list[int]) -> Reason:
    """Why the mean of a line is not there: the reason of an economy, or that one is held back."""
    reasons = {table.reason(line, column) for column in own} - {Reason.SHOWN}
    empty = {Reason.NOT_COVERED, Reason.NOT_ASKED}
    if not reasons:
        return Reason.SHOWN
    return min(reasons) if reasons <= empty else Reason.HELD_BACK
