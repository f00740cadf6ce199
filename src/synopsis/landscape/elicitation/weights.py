"""Expert weights: equal ones, and those by performance where calibration questions were answered.

Both are always shown side by side: performance weights do better on the questions by which they
were made, and far less so on others (A.R. Colson and R.M. Cooke, "Cross validation for the
classical model of structured expert judgment", Reliability Engineering and System Safety 163,
2017). Without calibration questions they are not covered, never equal in disguise.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from synopsis.landscape.elicitation.classical import Score, Yardstick, fewest_seeds, score_experts
from synopsis.landscape.elicitation.panel import Panel
from synopsis.landscape.elicitation.pooled import DecisionMaker, Weighting, pool, reaches
from synopsis.landscape.elicitation.rating import check_handle, is_synthetic
from synopsis.landscape.errors import LandscapeError

SEEDS_ADVISED = 10  # Cooke and Goossens (2000): about ten calibration questions


@dataclass(frozen=True, slots=True)
class Performance:
    """What stands behind weights by performance: scores, and both decision makers' own scores."""

    scores: tuple[Score, ...]
    optimised: DecisionMaker
    equal: DecisionMaker
    choices: str
    caveat: str = ""


@dataclass(frozen=True, slots=True)
class ExpertWeights:
    """The weights of experts by handle, each kind adding up to 1.

    `cooke` is None, with the reason in `not_covered`, where performance is not known.
    """

    equal: Mapping[str, float]
    cooke: Mapping[str, float] | None
    not_covered: str = ""
    performance: Performance | None = None

    def __post_init__(self) -> None:
        """Refuse weights without experts, and a silence about performance without its reason."""
        if not self.equal:
            raise LandscapeError("there is no expert to weight", where="the expert weights")
        if self.cooke is None and not self.not_covered:
            raise LandscapeError("weights by performance are missing without a reason")

    @property
    def is_synthetic(self) -> bool:
        """Whether any of the experts is made up."""
        return any(map(is_synthetic, self.equal))


def weigh(
    experts: Iterable[str], panel: Panel | None = None, yardstick: Yardstick | None = None
) -> ExpertWeights:
    """Equal weights of the experts, and Cooke's global weights with the best cut-off.

    An expert who rated links and answered no calibration question makes the latter not covered.
    """
    handles = sorted(set(experts))
    for one in handles:
        check_handle(one)
    equal = {one: 1 / len(handles) for one in handles}
    if panel is None or not panel.is_seed.any():
        return ExpertWeights(equal, None, "no calibration questions were answered")
    chosen = yardstick or Yardstick()
    scores = {one.expert: one for one in score_experts(panel, chosen)}
    if silent := [one for one in handles if one not in scores or not scores[one].seeds]:
        return ExpertWeights(equal, None, f"{', '.join(silent)} answered no calibration questions")
    try:
        best = pool(panel, Weighting.GLOBAL, yardstick=chosen)
    except LandscapeError as error:
        return ExpertWeights(equal, None, error.what)
    weights = {
        one: scores[one].combined * float(reaches(scores[one].calibration, best.cutoff))
        for one in handles
    }
    total = sum(weights.values())
    if not total > 0:
        return ExpertWeights(
            equal, None, "none of those who rated links is calibrated above the cut-off"
        )
    shares = {one: weight / total for one, weight in weights.items()}
    return ExpertWeights(equal, shares, performance=_performance(panel, best, chosen))


def _performance(panel: Panel, best: DecisionMaker, yardstick: Yardstick) -> Performance:
    seeds = fewest_seeds(panel)
    few = (
        f"an expert answered {seeds} calibration questions only, and {SEEDS_ADVISED} are advised; "
        if seeds < SEEDS_ADVISED
        else ""
    )
    return Performance(
        score_experts(panel, yardstick),
        best,
        pool(panel, Weighting.EQUAL, yardstick=yardstick),
        f"{yardstick.told}; cut-off {best.cutoff:.4g}",
        f"{few}the scores are those on the very questions by which the weights were made",
    )
