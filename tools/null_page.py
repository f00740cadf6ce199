"""The page of figures on changes found where there are none, with its Monte Carlo error."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from synopsis.survey.cells import Cells

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

SIZES = (
    ("under 5 %", 0.0, 0.05),
    ("5 to 15 %", 0.05, 0.15),
    ("15 to 50 %", 0.15, 0.5),
    ("over 50 %", 0.5, 1.0),
)


class Outcome(Protocol):
    """What the page is written from; see `Trial`."""

    @property
    def truth(self) -> Floats: ...  # noqa: D102
    @property
    def cells(self) -> Cells: ...  # noqa: D102
    @property
    def p(self) -> Floats: ...  # noqa: D102
    @property
    def change_covered(self) -> Flags: ...  # noqa: D102
    @property
    def covered(self) -> dict[str, Floats]: ...  # noqa: D102
    @property
    def found(self) -> dict[str, Flags]: ...  # noqa: D102
    @property
    def base(self) -> float: ...  # noqa: D102
    @property
    def seconds(self) -> float: ...  # noqa: D102


_COLUMNS = (
    "| | cells | false findings, % of tests | interval of a change holds nought, % | "
    "interval of a share holds the truth, %: logit | Korn-Graubard | symmetric |"
)

_HEAD = """# No careless headline: how often a change is found where there is none

A survey of six economies asks many things, and some share will always seem to have moved. This
page shows what the engine makes of {pairs:,} pairs of waves between which nothing changed. The
waves are simulated, so that the truth is known: six economies of unequal size, a thousand
respondents in each, drawn in a hundred sampling units of ten within ten strata, with unequal
weights and answers that are alike within a unit. {cells} shares and means are tested in each
pair: single answers, a five-point scale with its mean, a rare view, and a question with several
answers, by economy and for the region as a whole. `python -m tools.null_waves` writes this page;
every run gives the same figures.

The bars: four to six false findings in a hundred tests at the level of 95 %; at most five pairs
in a hundred with any false finding after the correction; intervals that hold the truth 94 to 96
times in a hundred. Behind each ± stands twice the error of the simulation itself.
"""

_TAIL = """
## What follows for the house rules

- The interval is logit: it holds the truth as often as it says for rare shares too. Korn and
  Graubard's is more careful than it needs to be, and the symmetric one fails where shares are
  small or bases are.
- A change is tested by Student's t on degrees of freedom after Satterthwaite, from those of both
  waves.
- A share of nought or of all shows no spread. Its error in a change is what the bound of its
  interval allows.
- Small bases cost power before they cost truth: with rare shares fewer than four in a hundred
  tests find anything.
- Tests of one comparison are corrected together by Holm's method. Benjamini and Hochberg's is a
  named choice: where something did change, it lets a share of the findings be false.
- An interval is each change's own, the correction is the family's: an interval may leave nought
  out where the words say that the sample cannot tell.

## What this does not show

Answers that respondents understood otherwise in one wave, field work that went wrong, weights
that leave out whom the survey never reached: the error of sampling is one of a survey's errors,
often not the largest, and the only one that it can compute.
"""


def page(whole: Outcome, small: Outcome, panel: tuple[Floats, Floats]) -> str:
    """The page in Markdown, from the whole sample, the small domains and the panel."""
    parts = [
        _HEAD.format(pairs=len(whole.p), cells=whole.p.shape[1]),
        _table("By economy and for the region", whole, _places(whole)),
        _table("By the size of the share", whole, _sizes(whole)),
        _families(whole, "## After the correction"),
        _tails(whole),
        _table(
            f"Small domains: a tenth of each economy, {small.base:.0f} respondents "
            f"({len(small.p):,} pairs)",
            small,
            _sizes(small),
        ),
        _families(small, ""),
        _panel(panel),
        _TAIL,
    ]
    return "\n".join(parts)


def rate(hits: NDArray[np.float64] | Flags) -> str:
    """The mean of P pairs x cells in percent, with twice its error; a pair hangs together."""
    known = np.isfinite(np.asarray(hits, dtype=np.float64))
    values = np.where(known, hits, 0.0)
    mean = values.sum() / known.sum()
    by_pair = (values - mean * known).reshape(len(values), -1).sum(axis=1)
    error = np.sqrt(np.square(by_pair).sum()) / known.sum()
    return f"{100 * mean:.1f} ± {200 * error:.1f}"


def false_findings(p: Floats, level: float = 0.95) -> Floats:
    """Whether each test finds a change; NaN where none was made."""
    return np.where(np.isfinite(p), p < 1 - level, np.nan)


def _places(one: Outcome) -> list[tuple[str, Flags]]:
    return [
        (label, one.cells.domain == number) for number, (_, label) in enumerate(one.cells.domains)
    ]


def _sizes(one: Outcome) -> list[tuple[str, Flags]]:
    is_mean = one.cells.is_mean
    sizes = [
        (name, (one.truth > low) & (one.truth <= high) & ~is_mean) for name, low, high in SIZES
    ]
    return [*sizes, ("means of the scale", is_mean)]


def _table(title: str, one: Outcome, rows: Sequence[tuple[str, Flags]]) -> str:
    lines = [
        f"## {title}\n",
        _COLUMNS,
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for name, chosen in [*rows, ("all", np.ones(len(one.truth), dtype=np.bool_))]:
        if not chosen.any():
            continue
        figures = [
            rate(false_findings(one.p)[:, chosen]),
            rate(one.change_covered[:, chosen]),
            *(rate(hits[:, chosen]) for hits in one.covered.values()),
        ]
        lines.append(f"| {name} | {int(chosen.sum())} | {' | '.join(figures)} |")
    return "\n".join(lines) + "\n"


def _families(one: Outcome, title: str) -> str:
    names = {
        "none": "no correction",
        "holm": "Holm (the house's)",
        "benjamini_hochberg": "Benjamini-Hochberg",
    }
    lines = [title + "\n"] if title else []
    lines += ["| correction | pairs with any false finding, % |", "|---|--:|"]
    lines += [f"| {names[method]} | {rate(found)} |" for method, found in one.found.items()]
    return "\n".join(lines) + "\n"


def _tails(one: Outcome) -> str:
    """How many p values lie below small limits, where large families are decided."""
    made = one.p[np.isfinite(one.p)]
    lines = [
        "A yearbook's comparison has thousands of tests, and its correction asks for p values far",
        "below those of one test. Of all tests of these pairs, this many fell below such limits:\n",
        "| p below | tests expected | tests found |",
        "|--:|--:|--:|",
    ]
    lines += [
        f"| {name} | {float(name) * made.size:,.0f} | {int((made < float(name)).sum()):,} |"
        for name in ("0.01", "0.001", "0.0001", "0.00001")
    ]
    return "\n".join(lines) + "\n"


def _panel(panel: tuple[Floats, Floats]) -> str:
    right, naive = panel
    return "\n".join([
        f"## Waves that share their sampling units ({len(right):,} pairs)\n",
        "Where the second wave goes back to the units of the first, its error is bound to the",
        "first's. Left out, the test is too timid and real changes are missed.\n",
        "| error of the change | false findings, % of tests |",
        "|---|--:|",
        f"| with the covariance of shared units | {rate(false_findings(right))} |",
        f"| as if the samples were independent | {rate(false_findings(naive))} |",
    ]) + "\n"  # fmt: skip
