"""Hindsight: what in the scores of past years was not known in those years."""

from __future__ import annotations

from collections.abc import Mapping

from synopsis.indicators.composites.choices import Choice

_SCOPES = {
    "own": "each year is read against all years of its economy, later ones too",
    "pooled": "each year is read against all economies and years, later ones too",
}
_STEPS = {
    ("impute", "linear"): "a gap is bridged towards the value that came after it",
    ("treat", "winsorise"): "outliers are told by all years",
    ("normalise", "distance"): "the worst value is that of all years",
    ("weights", "pca"): "the composite weights are drawn from all years",
    ("weights", "correlation"): "the composite weights are drawn from all years",
}


def hindsight_of(choices: Mapping[str, Choice]) -> str:
    """One sentence on what later years lend to earlier ones, by the choices of a card."""
    scope = str(choices["normalise"].arguments.get("scope", ""))
    found = [_SCOPES[scope]] if scope in _SCOPES else []
    found += [words for (step, method), words in _STEPS.items() if choices[step].method == method]
    found.append("values stand as they are published now, with their revisions")
    return f"Past years are read in hindsight, not as they were known then: {'; '.join(found)}."
