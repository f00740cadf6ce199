"""Rules on reasoning: forecasts, likelihood, certainty, evidence, recommendations and blame."""

from synopsis.report.check.case import Rules
from synopsis.report.check.rules.reasoning.circles import circular_evidence
from synopsis.report.check.rules.reasoning.forecasts import forecasts_without_horizon
from synopsis.report.check.rules.reasoning.groups import group_blamed_without_source
from synopsis.report.check.rules.reasoning.likelihood import likelihood_without_scale
from synopsis.report.check.rules.reasoning.mentions import caveat_lost, certainty_raised
from synopsis.report.check.rules.reasoning.quadrants import theme_in_two_quadrants
from synopsis.report.check.rules.reasoning.recommendations import (
    recommendation_without_addressee,
    recommendation_without_evidence,
    recommendation_without_owner,
)

RULES: Rules = {
    "forecast-without-horizon": forecasts_without_horizon,
    "likelihood-without-scale": likelihood_without_scale,
    "certainty-raised": certainty_raised,
    "caveat-lost": caveat_lost,
    "circular-evidence": circular_evidence,
    "recommendation-without-evidence": recommendation_without_evidence,
    "recommendation-without-addressee": recommendation_without_addressee,
    "recommendation-without-owner": recommendation_without_owner,
    "group-blamed-without-source": group_blamed_without_source,
    "theme-in-two-quadrants": theme_in_two_quadrants,
}

__all__ = ["RULES"]
