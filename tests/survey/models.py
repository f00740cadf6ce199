"""Models and tests."""

import re
from typing import Any

import numpy as np

import synopsis.survey as sv
from tests.survey.columns import (
    Answer,
    Record,
    labels_of,
    model_matrix,
    model_names,
    shown,
    spelled,
    told,
)
from tests.survey.words import Table, formula, setting, terms


def fitted(record: Record, data: Table, sample: Any) -> Any:
    """The model of a formula such as `y~a+factor(b), family`."""
    words, _, family = record["call"].partition(", ")
    left, _, right = words.partition("~")
    offset = re.search(r"\+offset\(log\((\w+)\)\)", right)
    terms_ = [one for one in right.split("+") if "offset" not in one]
    names = [spelled(one) for one in terms_]
    data = {**data, "wavef": labels_of(data, ["wave"])} if "wave" in data else data
    as_factor = {
        n: labels_of(data, [n]) for n, t in zip(names, terms_, strict=True) if "factor" in t
    }
    used = {**data, **as_factor}
    outcome = data[left]
    if outcome.dtype.kind != "f":
        outcome = np.where(outcome == "", np.nan, (outcome == np.unique(outcome)[-1]).astype(float))
    kind: Any = {"quasib": "binomial", "quasip": "poisson"}.get(family[:6], "gaussian")
    return sv.fit(
        sample,
        outcome,
        model_matrix(names, used),
        model_names(names, used, terms_),
        family=kind,
        offset=np.log(data[offset[1]]) if offset else None,
    )


def coefficient(record: Record, data: Table, sample: Any) -> Answer:
    found = fitted(record, data, sample).coefficients
    return told(found, record["item"]) | {"p": found.t_test(record["item"]).p}


def two_groups(record: Record, data: Table, sample: Any) -> Answer:
    left, _, right = record["call"].partition("~")
    found = sv.difference(sample, data[left], data[right])
    test = found.t_test("difference")
    low, high = found.interval()
    return {"estimate": test.statistic, "df": test.df, "ci_low": low[0], "ci_high": high[0],
            "p": test.p}  # fmt: skip


def term_test(record: Record, data: Table, sample: Any) -> Answer:
    if "LRT" in record["call"]:
        model = fitted({**record, "call": "sch.wide~ell+meals+mobility, quasib"}, data, sample)
        positions = [model.coefficients.position(one) for one in ("ell", "mobility")]
        found = sv.likelihood_ratio_test(model, positions)
        return {"estimate": found.statistic, "p": found.p}
    tested, _, rest = record["call"].partition(" in ")
    model = fitted({**record, "call": f"{rest.split(' (')[0]}, gaussian"}, data, sample)
    positions = [model.coefficients.position(one) for one in terms(tested)]
    found = sv.wald_test(model, positions)
    return {"estimate": found.statistic, "p": found.p, "df": found.df}


def predicted(record: Record, data: Table, sample: Any) -> Answer:
    levels = shown(data["stype"])
    names = ["stype", "comp.imp"]
    matrix = model_matrix(names, data)
    model = sv.fit(sample, data["api00"], matrix, model_names(names, data, names))
    settings = []
    for at in range(len(levels)):
        setting = matrix.copy()
        setting[:, 1 : len(levels)] = 0
        if at:
            setting[:, at] = 1
        settings.append(setting)
    return told(sv.predictive_means(model, settings, levels, "separate"), record["item"])


def ordinal(record: Record, data: Table, sample: Any) -> Answer:
    cuts = [0, 25, 50, 75, 100]
    codes = np.array([np.searchsorted(cuts[1:-1], one) for one in data["meals"]], dtype=float)
    codes[~((data["meals"] > 0) & (data["meals"] <= 100))] = np.nan
    codes[data["meals"] == 0] = 0  # R closes the lowest class, as its label says
    names = ["avg.ed", "mobility", "stype"]
    matrix = model_matrix(names, data)[:, 1:]
    found = sv.fit_ordinal(sample, codes, matrix, model_names(names, data, names)[1:])
    item = record["item"]
    if "|" in item:
        low = float(item.split("|")[0].strip("[](").split(",")[0])
        item = f"{cuts.index(int(low))}|{cuts.index(int(low)) + 1}"
    return {"estimate": found.values[found.position(item)], "se": found.se[found.position(item)]}


def table_test(record: Record, data: Table, sample: Any) -> Answer:
    a, b = terms(formula(record["call"]))
    # Without the library for exact integration R judges `lincom` by the saddlepoint, too.
    words = setting(record["call"], "statistic") or "F"
    kind: Any = "saddlepoint" if words == "lincom" else words
    found = sv.independence(sample, data[a], data[b], kind)
    # R counts rows without an answer into the statistic, but not into its p value.
    asked = 1.0 if kind in ("F", "Wald", "adjWald") else sample.rows / found.n
    return {"estimate": found.statistic * asked, "p": found.p}


def fit_test(_: Record, data: Table, sample: Any) -> Answer:
    found = sv.goodness_of_fit(sample, data["stype"], shown(data["stype"]), [0.7, 0.12, 0.18])
    return {"estimate": found.statistic, "p": found.p}


def ranks(record: Record, data: Table, sample: Any) -> Answer:
    left, _, right = formula(record["call"]).partition("~")
    kind: Any = {"KruskalWallis": "wilcoxon"}.get(
        setting(record["call"], "test"), setting(record["call"], "test")
    )
    found = sv.rank_test(sample, data[left], data[right], kind)
    is_t = record["item"] == "t"
    return {"estimate": found.statistic, "p": found.p, "df": found.df if is_t else None}
