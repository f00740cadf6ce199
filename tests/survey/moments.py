"""Means, totals, ratios, quantiles and their groups."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np

import synopsis.survey as sv
from synopsis.survey import Estimate
from tests.survey.columns import Answer, Finder, Record, deff_of, expanded, labels_of, subset, told
from tests.survey.words import Table, formula, setting, terms


def moment(estimate: Callable[..., Estimate]) -> Finder:
    def find(record: Record, data: Table, sample: Any) -> Answer:
        values, labels = expanded(terms(formula(record["call"])), data)
        found = estimate(sample, values, labels, deff_of(record["call"]))
        return told(found, record["item"])

    return find


def one_ratio(record: Record, data: Table, sample: Any) -> Answer:
    above, below = (part.strip().removeprefix("~") for part in record["call"].split(",")[:2])
    found = sv.ratio(sample, data[above], data[below], record["item"], deff_of(record["call"]))
    return told(found, record["item"])


def one_variance(record: Record, data: Table, sample: Any) -> Answer:
    name = terms(formula(record["call"]))[0]
    return told(sv.variance(sample, data[name], record["item"]), record["item"])


def within(find: Finder) -> Finder:
    def found(record: Record, data: Table, sample: Any) -> Answer:
        head, _, call = record["call"].partition("): ")
        return find({**record, "call": call}, data, sample.within(subset(data, head)))

    return found


def grouped(estimate: Callable[..., Estimate]) -> Finder:
    def find(record: Record, data: Table, sample: Any) -> Answer:
        parts = [part.strip() for part in record["call"].split(",")]
        values, names = expanded(terms(parts[0]), data)
        groups = labels_of(data, terms(parts[1]))
        group, name = record["item"], names[0]
        if len(names) > 1:
            group, _, level = record["item"].rpartition(":")
            name = f"{terms(parts[0])[0]}{level}"
        found = sv.by(
            sample.within(groups == group),
            groups,
            lambda one: estimate(one, values, names, deff_of(record["call"]) or "without"),
        )
        return told(found[group], name, sample.df)

    return find


def share_interval(record: Record, data: Table, sample: Any) -> Answer:
    words = formula(record["call"])
    if "==" in words:
        name, _, value = re.sub(r"~I\(|[)'\s]", "", words).partition("==")
        column = data[name]
        wanted: Any = float(value) if column.dtype.kind == "f" else value
        missing = ~np.isfinite(column) if column.dtype.kind == "f" else column == ""
        flag = np.where(missing, np.nan, (column == wanted).astype(float))
    else:
        flag = data[terms(words)[0]]
    found = sv.mean(sample, sv.table([flag]), ("share",))
    kind: Any = setting(record["call"], "method")
    low, high = sv.proportion_interval(found, kind)
    return {"estimate": found.values[0], "se": found.se[0], "df": found.df,
            "ci_low": low, "ci_high": high}  # fmt: skip


def one_quantile(record: Record, data: Table, sample: Any) -> Answer:
    share = float(record["item"].removeprefix("p")) / 100
    column = data[terms(formula(record["call"]))[0].split()[0]]
    rule: Any = setting(record["call"], "qrule") or "math"
    kind: Any = setting(record["call"], "interval.type") or "mean"
    low, high, se = sv.quantile_interval(sample, column, share, rule=rule, kind=kind)
    return {
        "estimate": sv.quantile(sample, column, share, rule),
        "se": se,
        "df": sample.df,
        "ci_low": low,
        "ci_high": high,
    }


def replicated_median(_: Record, data: Table, sample: Any) -> Answer:
    found = sv.replicated_quantile(sample, data["api00"], 0.5)
    return told(found, found.names[0])


def medians(record: Record, data: Table, sample: Any) -> Answer:
    within_ = sample.within(data["stype"] == record["item"])
    low, high, se = sv.quantile_interval(within_, data["api00"], 0.5, df=sample.df)
    return {"estimate": sv.quantile(within_, data["api00"], 0.5), "se": se, "df": sample.df,
            "ci_low": low, "ci_high": high}  # fmt: skip


def freedom(_: Record, __: Table, sample: Any) -> Answer:
    return {"estimate": sample.df}


def counts(record: Record, data: Table, sample: Any) -> Answer:
    groups = labels_of(data, terms(formula(record["call"])))
    found = sv.total(sample, sv.flags(groups, [record["item"]]), (record["item"],))
    people = sample.domain_weights.sum() if "Ntotal=1" in record["call"] else 1.0
    return {"estimate": found.values[0] / people}


def listwise(record: Record, data: Table, sample: Any) -> Answer:
    names = terms(record["call"].split(",")[0])
    found = sv.mean(sample, sv.table([data[one] for one in names]), names)
    return told(found, record["item"])


def alpha(record: Record, data: Table, sample: Any) -> Answer:
    names = terms(record["call"])
    return {"estimate": sv.cronbach_alpha(sample, sv.table([data[one] for one in names]))}


def kish(_: Record, __: Table, sample: Any) -> Answer:
    return {"estimate": sv.weighting_effect(sample.weights)}


def third_units(record: Record, data: Table, sample: Any) -> Answer:
    first = list(dict.fromkeys(record["whole"]()["psu"].tolist()))[:200]
    found = sv.mean(
        sample.within(np.isin(data["psu"], first[::3])), sv.table([data["safe"]]), ("safe",)
    )
    return told(found, "safe")
