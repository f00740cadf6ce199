"""Designs and replicates from R's words."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

import synopsis.survey as sv
from synopsis.survey import Design, Replicates
from tests.survey.words import Table, matrix, setting

LONELY = "id=~psu,strata=~wstratum,weights=~weight; "


RATES = "id=~ambulance,strata=~ESA,nest"


def design_of(words: str, data: Table) -> Design:
    names = {key: setting(words, key) for key in ("id", "strata", "weights", "fpc")}
    some = next(iter(data.values()))
    weights = data[names["weights"]] if names["weights"] else None
    return Design.of(
        np.ones(len(some)) if weights is None and not names["fpc"] else weights,
        units=[data[one] for one in names["id"].split("+") if one in data],
        strata=[data[names["strata"]]] if names["strata"] else [],
        sizes=[data[one] for one in names["fpc"].split("+") if one],
        lonely=setting(words, "lonely.psu") or "fail",
        nest="nest" in words,
    ).with_lonely(
        setting(words, "lonely.psu") or "fail",
        in_domains=setting(words, "adjust.domain.lonely") == "TRUE",
    )


def without(data: Table, name: str, value: str) -> Table:
    kept = data[name] != value
    return {key: column[kept] for key, column in data.items()}


def halves(data: Table, rho: float) -> Any:
    return sv.balanced_replicates(design_of(RATES, data), rho)


def saved_nhanes(kind: str) -> Callable[[Table, Path], Any]:
    def found(data: Table, data_dir: Path) -> Any:
        whole = matrix(data_dir, f"rep_nhanes2_{kind}")
        factors = matrix(data_dir, f"coef_nhanes2_{kind}")[:, 0]
        return Replicates.of(data["WTMEC2YR"], whole, factors)

    return found


def saved_rates(_: Table, data_dir: Path) -> Any:
    signs = matrix(data_dir, "scd_brr")
    return Replicates.of(
        np.ones(len(signs)), signs, sv.replicate_factors("BRR", signs.shape[1]), is_whole=False
    )


def saved_synth(data: Table, data_dir: Path) -> Any:
    whole = matrix(data_dir, "rep_synth_subboot200")
    factors = matrix(data_dir, "coef_synth_subboot200")[:, 0]
    found = Replicates.of(data["weight"], whole, factors)
    return found.with_df(design_of("id=~psu,strata=~wstratum,weights=~weight", data).df)


def one_stratum(data: Table, _: Path) -> Design:
    size = np.full(len(data["x"]), 27.0)
    return Design.of(data["weight"], sizes=[size])


def one_stage(data: Table, _: Path) -> Design:
    weights = data["n1"] / 5 * data["n2"] / 3
    return Design.of(weights, units=[data["id1"]], sizes=[data["n1"]])


def last_clusters(data: Table, _: Path) -> Design:
    return design_of("id=~id1+id2,fpc=~n1+n2", data).ultimate()


REPLICATED: dict[str, Callable[[Table, Path], Any]] = {
    "svrepdesign(BRR,data/scd_brr.csv)": saved_rates,
    "1-stratum fpc=27": one_stratum,
    "id=~id1,fpc=~n1 (1-stage), w=n1/5*n2/3": one_stage,
    "id=~id1+id2,fpc=~n1+n2, survey.ultimate.cluster=TRUE": last_clusters,
    "svrepdesign(BRR)": saved_rates,
    "as.svrepdesign(BRR rho=0)": lambda data, _: halves(data, 0.0),
    "as.svrepdesign(Fay rho=0.3)": lambda data, _: halves(data, 0.3),
    "as.svrepdesign(Fay rho=0.5)": lambda data, _: halves(data, 0.5),
    "BRR weights data/rep_nhanes2_BRR.csv": saved_nhanes("BRR"),
    "Fay weights data/rep_nhanes2_Fay.csv": saved_nhanes("Fay"),
    "subbootstrap 200 data/rep_synth_subboot200.csv": saved_synth,
    "subbootstrap 200": saved_synth,
    "svydesign(id=~ambulance,strata=~ESA,nest)": lambda data, _: design_of(RATES, data),
}


WORDS = {
    "wr": {"fpc": "id=~psuid,strata=~stratid,weights=~weight,nest",
           "hospital": "id=~1,strata=~oblevel,weights=~weighta"},
    "fpc=~Nh": {"fpc": "id=~psuid,strata=~stratid,weights=~weight,fpc=~Nh,nest"},
    "fpc=~tothosp": {"hospital": "id=~1,strata=~oblevel,weights=~weighta,fpc=~tothosp"},
}  # fmt: skip


def sample_of(words: str, data: Table, data_dir: Path, dataset: str = "") -> Any:
    """A design, or replicates, from R's words."""
    words = WORDS.get(words, {}).get(dataset, words)
    if words.startswith("subset "):
        return None
    if words in REPLICATED:
        return REPLICATED[words](data, data_dir)
    if words.startswith("lonely.psu"):
        words = LONELY + words
    if words == "JK1 then calibrated":
        words = "id=~dnum,weights=~pw,fpc=~fpc +as.svrepdesign(JK1, data/rep_clus1_JK1.csv)"
    base, _, rest = words.partition(" +")
    design = design_of(base, data)
    if not rest:
        return design
    saved = re.search(r"data/(rep_\w+)\.csv", rest)
    if saved is None:
        raise NotImplementedError(words)
    whole = matrix(data_dir, saved[1])
    factors = matrix(data_dir, saved[1].replace("rep_", "coef_"))[:, 0]
    return Replicates.of(design.weights, whole, factors, mse="mse" in rest)
