"""The adapter to the reference: R's words into the public interface; it holds no numbers."""

from pathlib import Path

import synopsis.survey as sv
from tests.survey.calibrations import CALIBRATIONS, raked_part, standardised
from tests.survey.columns import Answer, Finder, Record
from tests.survey.contrasts import (
    by_wave,
    change,
    same_sample,
    school_contrast,
    school_covariance,
    simple_mean,
)
from tests.survey.models import (
    coefficient,
    fit_test,
    ordinal,
    predicted,
    ranks,
    table_test,
    term_test,
    two_groups,
)
from tests.survey.moments import (
    alpha,
    counts,
    freedom,
    grouped,
    kish,
    listwise,
    medians,
    moment,
    one_quantile,
    one_ratio,
    one_variance,
    replicated_median,
    share_interval,
    third_units,
    within,
)
from tests.survey.samples import sample_of, without
from tests.survey.words import read

NOTHING: Answer = dict.fromkeys(("estimate", "se", "df", "ci_low", "ci_high", "deff", "p"))


def answer(record: Record, data_dir: Path) -> Answer:
    """The item that a record names, as our own engine has it."""
    find = finder(record["fn"])
    is_part = record["dataset"] == "synth minus MNE-4"
    data = read(data_dir, "synth" if is_part else record["dataset"])
    data = without(data, "stratum", "MNE-4") if is_part else data
    sample = sample_of(record["design"], data, data_dir, record["dataset"])
    record = {**record, "population": lambda: read(data_dir, "apipop"),
              "whole": lambda: read(data_dir, "synth"),
              "margins": lambda: read(data_dir, "synth_margins")}  # fmt: skip
    return NOTHING | find(record, data, sample)


def finder(fn: str) -> Finder:
    """What answers a function's records; calibrations are known by their beginning."""
    for name, find in (FINDERS | {fn: FINDERS.get(fn)}).items():
        if fn == name and find:
            return find
    for name, find in CALIBRATIONS.items():
        if fn.startswith(name):
            return find
    raise NotImplementedError(fn)


FINDERS: dict[str, Finder] = {
    "svymean": moment(sv.mean),
    "svytotal": moment(sv.total),
    "svyratio": one_ratio,
    "svyvar": one_variance,
    "svymean(subset)": within(moment(sv.mean)),
    "svyratio(subset)": within(one_ratio),
    "svyby(svymean)": grouped(sv.mean),
    "svyby(svytotal)": grouped(sv.total),
    "svyciprop": share_interval,
    "svyquantile": one_quantile,
    "svyquantile(mean)": one_quantile,
    "svyglm": coefficient,
    "svyttest": two_groups,
    "regTermTest": term_test,
    "svypredmeans": predicted,
    "svychisq": table_test,
    "svychisq(F)": table_test,
    "svygofchisq": fit_test,
    "svyranktest": ranks,
    "svyquantile(quantile)": replicated_median,
    "svyby(svyquantile)": medians,
    "svycontrast": same_sample,
    "svycontrast(svyby covmat)": school_contrast,
    "vcov(svyby covmat)": school_covariance,
    "svycontrast(svyby)": change,
    "svyby(svymean) pop-weighted": by_wave,
    "svycontrast(svyby) equal-weighted": simple_mean,
    "svymean(subset makes domain-lonely)": third_units,
    "svystandardize+svyby": standardised,
    "svymean(replicate)": listwise,
    "svyby(replicate)": grouped(sv.mean),
    "svycralpha": alpha,
    "cv(weights) / Kish": kish,
    "degf": freedom,
    "svytable": counts,
    "svyolr": ordinal,
    "rake+svymean": raked_part,
}
