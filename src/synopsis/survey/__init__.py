"""Survey: designs, estimates and their errors, usable alone."""

from synopsis.survey.bootstrap import bootstrap_replicates
from synopsis.survey.calibrate import calibrate, post_stratify, rake, trim
from synopsis.survey.crosstab import goodness_of_fit, independence
from synopsis.survey.design import Design, Lonely
from synopsis.survey.domain import by, means_by
from synopsis.survey.errors import NobodyError, SurveyError
from synopsis.survey.estimate import Estimate, Test
from synopsis.survey.jackknife import jackknife_replicates
from synopsis.survey.model import (
    difference,
    fit,
    likelihood_ratio_test,
    predictive_means,
    wald_test,
)
from synopsis.survey.moment import flags, mean, ratio, table, total, variance
from synopsis.survey.ordinal import fit_ordinal
from synopsis.survey.proportion import proportion, proportion_interval
from synopsis.survey.quantile import quantile, quantile_interval, replicated_quantile
from synopsis.survey.rank import rank_test
from synopsis.survey.reliability import cronbach_alpha, weighting_effect
from synopsis.survey.replicate import Replicates, balanced_replicates, replicate_factors

__all__ = [
    "Design",
    "Estimate",
    "Lonely",
    "NobodyError",
    "Replicates",
    "SurveyError",
    "Test",
    "balanced_replicates",
    "bootstrap_replicates",
    "by",
    "calibrate",
    "cronbach_alpha",
    "difference",
    "fit",
    "fit_ordinal",
    "flags",
    "goodness_of_fit",
    "independence",
    "jackknife_replicates",
    "likelihood_ratio_test",
    "mean",
    "means_by",
    "post_stratify",
    "predictive_means",
    "proportion",
    "proportion_interval",
    "quantile",
    "quantile_interval",
    "rake",
    "rank_test",
    "ratio",
    "replicate_factors",
    "replicated_quantile",
    "table",
    "total",
    "trim",
    "variance",
    "wald_test",
    "weighting_effect",
]
