"""Every item that a call of the reference can have is answered, not only those that are stated."""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from synopsis.survey import SurveyError
from tests.survey.columns import expanded, labels_of, model_names, shown, spelled
from tests.survey.reference import answer
from tests.survey.words import Table, formula, read, terms

Record = Mapping[str, Any]
RULES = ("p10", "p25", "p50", "p75", "p90")
THREE = ("p25", "p50", "p75")
CUTS = ("[0,25]|(25,50]", "(25,50]|(50,75]", "(50,75]|(75,100]")


def items(record: Record, data: Table) -> list[str]:
    """All items of a record's call."""
    fn, call = record["fn"], record["call"]
    if fn.startswith("svyby") and "," in call:
        return of_groups(call, data)
    if fn in {"svymean", "svytotal"} and record["dataset"] not in {"fpc", "scd", "mu284"}:
        return expanded(terms(formula(call)), data)[1]
    if fn.startswith("svyquantile"):
        return list(quantiles(record))
    return others(record, data)


def of_groups(call: str, data: Table) -> list[str]:
    parts = [part.strip() for part in call.split(" (", maxsplit=1)[0].split(",")]
    groups = np.unique(labels_of(data, terms(parts[1])))
    values = data[terms(parts[0])[0]]
    found = [one for one in groups.tolist() if one and "nan" not in one]
    if values.dtype.kind == "f":
        return found
    return [f"{group}:{level}" for group in found for level in shown(values)]


def quantiles(record: Record) -> tuple[str, ...]:
    if record["fn"] == "svyquantile(quantile)":
        return ("p50",)
    return RULES if record["group"] == "quantile" else THREE


def others(record: Record, data: Table) -> list[str]:
    """Items of calls whose names R makes of levels or coefficients, else the one that is stated."""
    fn, call = record["fn"], record["call"]
    if fn == "svyglm":
        return coefficients(call, data)
    if fn == "svytable":
        return sorted(set(labels_of(data, terms(formula(call))).tolist()))
    return LISTED.get(fn if fn in LISTED else call, [record["item"]])


def coefficients(call: str, data: Table) -> list[str]:
    right = call.split(", ", maxsplit=1)[0].partition("~")[2].split("+")
    words = [one for one in right if "offset" not in one]
    if "wavef" in words:
        data = {**data, "wavef": labels_of(data, ["wave"])}
    return model_names([spelled(one) for one in words], data, words)


LISTED = {
    "svyolr": ["avg.ed", "mobility", "stypeH", "stypeM", *CUTS],
    "svypredmeans": ["E", "H", "M"],
    "vcov(svyby covmat)": ["E,E", "E,H", "E,M", "H,H", "H,M", "M,M"],
    "svystandardize+svyby": [f"{race}:{sex}" for race in (1, 2, 3, 4) for sex in (1, 2)],
    "svymean(replicate)": ["safe", "trust"],
    "subset(comp.imp=='Yes' & api00>500): ~api00+ell": ["api00", "ell"],
    "~alive+arrests": ["alive", "arrests"],
}


def test_every_item_of_every_call_is_answered(shared: Path) -> None:
    folder = shared / "reference" / "survey"
    records = json.loads((folder / "reference.json").read_text("utf-8"))["records"]
    calls = {
        (one["fn"], one["call"], one["design"], one["dataset"]): one
        for one in records
        if one["extra"].get("outcome") != "error"
    }
    silent, asked = [], 0
    for call, record in calls.items():
        name = "synth" if record["dataset"].startswith("synth") else record["dataset"]
        for item in items(record, read(folder / "data", name)):
            asked += 1
            silent += [(*call, item)] if is_silent({**record, "item": item}, folder) else []
    stated = {
        (one["fn"], one["call"], one["design"], one["dataset"], one["item"]) for one in records
    }
    assert silent == []
    assert asked >= len(stated)


def is_silent(record: Record, folder: Path) -> bool:
    """Whether an item has no number, or lacks one that its sibling has."""
    try:
        found = answer(record, folder / "data")
    except (SurveyError, ValueError, KeyError, IndexError):
        return True
    wanted = [key for key in ("estimate", "se", "df") if record.get(key) is not None]
    return any(found[key] is None or math.isnan(float(found[key])) for key in wanted)


@pytest.mark.parametrize("item", ["p-1", "stypeX"])
def test_an_item_that_cannot_be_is_no_answer(shared: Path, item: str) -> None:
    folder = shared / "reference" / "survey"
    records = json.loads((folder / "reference.json").read_text("utf-8"))["records"]
    assert is_silent({**records[0], "item": item}, folder)
