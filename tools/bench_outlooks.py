"""Times of outlooks: a whole backtest, and all outlooks of a workspace after a new month.

Usage: python tools/bench_outlooks.py
"""

import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

import numpy as np

from synopsis.catalog import init_workspace, open_workspace
from synopsis.evidence import SHIPPED, gather
from synopsis.indicators.outlook.backtest import OURS, backtest, record_of
from synopsis.indicators.outlook.choices import Choices
from synopsis.indicators.outlook.panel import Panel
from synopsis.indicators.outlook.rolling import Rolling

SERIES, MONTHS, ORIGINS, STEPS = 60, 180, 36, 12
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def synthetic() -> Panel:
    """SYNTHETIC counts with a season and a wandering level, from a handful to thousands."""
    rng = np.random.default_rng(20261122)
    level = np.linspace(0, 7, SERIES)[:, None]
    level = level + np.cumsum(rng.normal(0, 0.15, (SERIES, MONTHS)), axis=1)
    season = 0.5 * np.sin(2 * np.pi * np.arange(MONTHS) / 12)
    values = rng.poisson(np.exp(np.clip(level + season, -3, 10))).astype(float)
    names = tuple(f"SYNTHETIC {row}" for row in range(SERIES))
    return Panel(names, 2009 * 12, 12, values)


def whole_backtest() -> str:
    """Every origin of three years, beside every baseline."""
    begun = time.perf_counter()
    rolling = Rolling(synthetic(), STEPS, Choices())
    last = MONTHS - STEPS
    record = record_of(backtest(rolling, range(last - ORIGINS + 1, last + 1)), "SYNTHETIC")
    seconds = time.perf_counter() - begun
    ours = next(score for score in record.scores if score.method == OURS)
    peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"backtest of {SERIES} series, {ORIGINS} origins, {STEPS} months ahead, one process: "
        f"{seconds:.1f} s, {peak:,.0f} MB; CRPS {ours.crps:.1f}, best baseline "
        f"{record.best_baseline}, {100 * record.skill:.1f} % below it"
    )


def new_month(folder: Path) -> str:
    """The command that shows all outlooks of the region's own figures, as a whole process."""
    init_workspace(folder, "western-balkans", NOON)
    gather(open_workspace(folder, lambda: NOON).view(), origin=SHIPPED)
    begun = time.perf_counter()
    command = "from synopsis.cli import main; main()"
    words = [sys.executable, "-c", command, "-w", str(folder), "outlook"]
    subprocess.run(words, check=True, capture_output=True)  # noqa: S603 -- our own command
    return f"all outlooks of the region anew, a whole process: {time.perf_counter() - begun:.1f} s"


def main() -> None:
    """Print each figure as it comes."""
    sys.stdout.write(f"{whole_backtest()}\n")
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(f"{new_month(Path(folder) / 'bench')}\n")


if __name__ == "__main__":
    main()
