"""Reliability of scales, and what weighting costs."""

import numpy as np

from synopsis.survey.design import Floats
from synopsis.survey.errors import SurveyError
from synopsis.survey.moment import Sample, complete, variance


def cronbach_alpha(sample: Sample, items: Floats) -> float:
    """Cronbach's alpha (1951, Psychometrika 16:297-334) of the columns of an n x k matrix."""
    within = complete(sample, items)
    filled = np.nan_to_num(items)
    k = items.shape[1]
    parts = sum(float(variance(within, column, "item").values[0]) for column in filled.T)
    if k < 2:
        raise SurveyError("one item has no reliability", remedy="give two items at least")
    whole = float(variance(within, filled.sum(axis=1), "sum").values[0])
    if whole == 0:
        raise SurveyError("all rows have one sum of items", remedy="look at a larger domain")
    return float(k / (k - 1) * (1 - parts / whole))


def weighting_effect(weights: Floats) -> float:
    """The design effect of weighting (Kish 1965): one plus the squared variation of the weights."""
    counted = weights[weights > 0]
    if not len(counted):
        raise SurveyError("all weights are nought", remedy="give the rows that count a weight")
    return float(len(counted) * (counted**2).sum() / counted.sum() ** 2)
