"""Peers of the outlooks: methods of a well-kept library, each by itself.

Usage: python tools/outlook_peers.py PANEL.npz PEERS.npz

Runs in an environment of its own that holds numpy and statsforecast, since that library asks for
an older pandas than this project locks. PANEL.npz comes from `record_outlooks --panel`; the
quantiles written are scored by `record_outlooks --peers`.
"""

import sys
import warnings
from collections.abc import Callable
from importlib import import_module
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_ONE_SD = 68.26894921370858
_MOST = 25.0  # on the scale of logarithms, so that no forecast overflows


def makers() -> dict[str, tuple[Callable[[], Any], bool]]:
    """The models by name, and whether each is fitted to logarithms."""
    models = import_module("statsforecast.models")
    return {
        "statsforecast_ets": (lambda: models.AutoETS(season_length=12), False),
        "statsforecast_ets_log": (lambda: models.AutoETS(season_length=12), True),
        "statsforecast_theta": (lambda: models.Theta(season_length=12), False),
        "statsforecast_theta_log": (lambda: models.Theta(season_length=12), True),
        "statsforecast_seasonal_naive": (lambda: models.SeasonalNaive(season_length=12), False),
        "statsforecast_croston": (models.CrostonOptimized, False),
    }


def forecast(
    make: Callable[[], Any], known: Floats, steps: int, deviates: Floats, *, is_log: bool
) -> Floats:
    """Quantiles [steps, levels] of one series: the model's mean, and its normal interval.

    Croston gives a mean alone; the errors that it made are not known, and it stands as a point.
    """
    values = np.log1p(known) if is_log else known
    if isinstance(make(), import_module("statsforecast.models").CrostonOptimized):
        told = make().forecast(y=values, h=steps)
        spread = np.zeros(steps)
    else:
        told = make().forecast(y=values, h=steps, level=[_ONE_SD])
        spread = told[f"hi-{_ONE_SD}"] - told["mean"]
    found = told["mean"][:, None] + spread[:, None] * deviates
    found = np.nan_to_num(found, nan=0.0, posinf=1e9, neginf=0.0)
    kept: Floats = np.maximum(np.expm1(np.minimum(found, _MOST)) if is_log else found, 0.0)
    return kept


def main(panel: str, peers: str) -> None:
    """Forecast every series at every origin with every model."""
    warnings.simplefilter("ignore")
    given = np.load(panel)
    values, origins, levels = given["values"], given["origins"], given["levels"]
    deviates = np.array([NormalDist().inv_cdf(level) for level in levels])
    out = {}
    for name, (make, is_log) in makers().items():
        found = np.zeros((len(origins), len(values), int(given["steps"]), len(levels)))
        for at, origin in enumerate(origins):
            for row in np.flatnonzero(given["active"][at]):
                known = values[row, :origin].astype(float)
                found[at, row] = forecast(make, known, found.shape[2], deviates, is_log=is_log)
        out[name] = found.astype(np.float32)
        sys.stderr.write(f"{name}\n")
    np.savez_compressed(peers, allow_pickle=False, **out)


if __name__ == "__main__":
    main(*sys.argv[1:])
