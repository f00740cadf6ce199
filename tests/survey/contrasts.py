"""Differences between domains and waves."""

from typing import Any

import numpy as np

import synopsis.survey as sv
from synopsis.survey import Estimate
from tests.survey.columns import Answer, Record, labels_of, shown, told
from tests.survey.words import Table


def same_sample(record: Record, data: Table, sample: Any) -> Answer:
    both = sv.mean(sample, sv.table([data["api00"], data["api99"]]), ("api00", "api99"))
    if record["item"] == "ratio":
        return told(both.ratio("api00", "api99"), "api00/api99")
    return told(both.contrast([1, -1]), "contrast")


def school_means(data: Table, sample: Any) -> Estimate:
    return sv.means_by(sample, data["api00"], data["stype"], shown(data["stype"]))


def school_contrast(_: Record, data: Table, sample: Any) -> Answer:
    return told(school_means(data, sample).contrast([1, 0, -1]), "contrast")


def school_covariance(record: Record, data: Table, sample: Any) -> Answer:
    found = school_means(data, sample)
    a, b = (found.position(one) for one in record["item"].split(","))
    return {"estimate": found.covariance[a, b]}


def change(record: Record, data: Table, sample: Any) -> Answer:
    economies = shown(data["economy"])
    if record["item"] == "region":
        found = sv.means_by(sample, data["safe"], data["wave"], [2023.0, 2024.0])
        return told(found.contrast([-1, 1]), "contrast")
    groups = labels_of(data, ["economy", "wave"])
    order = [f"{one}:{wave}" for one in economies for wave in (2023, 2024)]
    found = sv.means_by(sample, data["safe"], groups, order)
    weights = np.zeros(len(order))
    at = found.position(f"{record['item']}:2023")
    weights[at : at + 2] = (-1, 1)
    one = found.contrast(weights)
    return told(one, "contrast") | {"p": one.t_test("contrast", df=sample.df).p}


def by_wave(record: Record, data: Table, sample: Any) -> Answer:
    found = sv.means_by(sample, data["safe"], data["wave"], [2023.0, 2024.0])
    return told(found, f"{float(record['item'])}")


def simple_mean(_: Record, data: Table, sample: Any) -> Answer:
    order = [f"{one}:2024" for one in shown(data["economy"])]
    found = sv.means_by(sample, data["safe"], labels_of(data, ["economy", "wave"]), order)
    return told(found.contrast(np.full(len(order), 1 / len(order))), "contrast")
