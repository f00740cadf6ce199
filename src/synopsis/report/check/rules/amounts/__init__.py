"""Rules on amounts: figures against each other, against their words, and against their base."""

from collections.abc import Mapping

from synopsis.report.check.case import AcrossFunction, Rules
from synopsis.report.check.rules.amounts.against_edition import figure_against_edition
from synopsis.report.check.rules.amounts.bases import bases_differ, growth_without_base
from synopsis.report.check.rules.amounts.contradicting import (
    contradicting_across,
    contradicting_figures,
)
from synopsis.report.check.rules.amounts.counts import count_against_list
from synopsis.report.check.rules.amounts.directions import direction_against_figures
from synopsis.report.check.rules.amounts.duplicates import near_duplicates_disagree
from synopsis.report.check.rules.amounts.parts import parts_do_not_add_up
from synopsis.report.check.rules.amounts.shares import share_against_counts
from synopsis.report.check.rules.amounts.statements import (
    figure_without_date,
    figure_without_source,
)
from synopsis.report.check.rules.amounts.studies import study_unnamed
from synopsis.report.check.rules.amounts.units import percent_or_points
from synopsis.report.check.rules.amounts.wholes import all_without_count
from synopsis.report.check.rules.amounts.words_elsewhere import words_against_values

RULES: Rules = {
    "word-against-value": words_against_values,
    "percent-or-points": percent_or_points,
    "figure-without-source": figure_without_source,
    "growth-without-base": growth_without_base,
    "bases-differ": bases_differ,
    "figure-without-date": figure_without_date,
    "study-unnamed": study_unnamed,
    "all-without-count": all_without_count,
    "count-against-list": count_against_list,
    "direction-against-figures": direction_against_figures,
    "share-against-counts": share_against_counts,
    "contradicting-figures": contradicting_figures,
    "parts-do-not-add-up": parts_do_not_add_up,
    "near-duplicates-disagree": near_duplicates_disagree,
    "figure-against-edition": figure_against_edition,
}
ACROSS: Mapping[str, AcrossFunction] = {"contradicting-figures": contradicting_across}

__all__ = ["ACROSS", "RULES"]
