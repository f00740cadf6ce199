"""Post-stratification, raking, calibration, trimming, standardisation."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np

import synopsis.survey as sv
from tests.survey.columns import Answer, Finder, Record, labels_of, model_matrix, shown, told
from tests.survey.samples import design_of
from tests.survey.words import Table, terms


def calibrated(move: Callable[[Record, Table, Any], Any]) -> Finder:
    def find(record: Record, data: Table, sample: Any) -> Answer:
        moved = move(record, data, sample)
        call = record["call"].split("): ")[-1]
        if call == "weights":
            return {"estimate": moved.weights.sum()}
        estimate = sv.mean if "svymean" in call else sv.total
        name = call.split("~")[1].rstrip(")")
        return told(estimate(moved, sv.table([data[name]]), (name,)), name)

    return find


def totals_of(record: Record, names: list[str]) -> dict[Any, float]:
    """Known totals: how many rows the population has of each group."""
    labels, counts = np.unique(labels_of(record["population"](), names), return_counts=True)
    return dict(zip(labels.tolist(), counts.tolist(), strict=True))


def setting_of_fn(fn: str) -> str:
    return re.sub(r"^\w+\(|\)$", "", fn)


def post_stratified(record: Record, data: Table, sample: Any) -> Any:
    names = terms(setting_of_fn(record["fn"]))
    return sv.post_stratify(sample, labels_of(data, names), totals_of(record, names))


def raked(record: Record, data: Table, sample: Any) -> Any:
    names = ["stype", "sch.wide"]
    return sv.rake(sample, [(labels_of(data, [one]), totals_of(record, [one])) for one in names])


def calibrated_to(record: Record, data: Table, sample: Any) -> Any:
    words = setting_of_fn(record["fn"])
    names = terms(words.split(",")[0])
    wanted = model_matrix(names, record["population"]()).sum(axis=0)
    found = re.search(r"bounds=c\(([\d.]+),([\d.]+)", words)
    distance: Any = "raking" if "raking" in words else "logit" if "logit" in words else "linear"
    return sv.calibrate(
        sample,
        model_matrix(names, data),
        wanted,
        distance,
        bounds=(float(found[1]), float(found[2])) if found else (-np.inf, np.inf),
        stage=1 if "aggregate.stage=1" in words else 0,
    )


def trimmed(record: Record, data: Table, sample: Any) -> Any:
    whole = raked(record, data, sample)
    low, high = np.quantile(whole.weights, [0.05, 0.95])
    return sv.trim(whole, float(low), float(high), is_strict="strict=TRUE" in record["fn"])


def standardised(record: Record, data: Table, sample: Any) -> Answer:
    sample = sample.within(np.isfinite(data["HI_CHOL"]))
    shares = dict(zip(shown(data["agecat"]), [55901, 77670, 72816, 45364], strict=True))
    whole = sum(shares.values())
    over = labels_of(data, ["race", "RIAGENDR"])
    cells = np.array([f"{a}|{b}" for a, b in zip(over, data["agecat"], strict=True)])
    people = {one: sample.domain_weights[over == one].sum() for one in np.unique(over)}
    totals = {
        cell: people[cell.split("|")[0]] * shares[cell.split("|")[1]] / whole
        for cell in np.unique(cells).tolist()
    }
    moved = sv.post_stratify(sample, cells, totals)
    found = sv.mean(
        moved.within(over == record["item"]), sv.table([data["HI_CHOL"]]), (record["item"],)
    )
    return told(found, record["item"])


def raked_part(record: Record, data: Table, _: Any) -> Answer:
    _, economy, wave = record["design"].split(";")[0].split()
    chosen = (data["economy"] == economy) & (data["wave"] == float(wave))
    part = {name: column[chosen] for name, column in data.items()}
    design = design_of("id=~psu,strata=~wstratum,weights=~weight; lonely.psu=adjust", part)
    margins = record["margins"]()
    own = margins["economy"] == economy
    totals = [
        (part[name], dict(zip(margins["level"][own & (margins["var"] == name)].tolist(),
                              margins["Freq"][own & (margins["var"] == name)].tolist(),
                              strict=True)))
        for name in ("sex", "agegrp")
    ]  # fmt: skip
    found = sv.mean(sv.rake(design, totals), sv.table([part["safe"]]), ("safe",))
    return told(found, "safe")


CALIBRATIONS: dict[str, Finder] = {
    "postStratify": calibrated(post_stratified),
    "rake(": calibrated(raked),
    "calibrate": calibrated(calibrated_to),
    "trimWeights": calibrated(trimmed),
}
