"""The table of rules: the name that notes carry, and the function that looks."""

from collections.abc import Mapping

from synopsis.report.check.case import AcrossFunction, RuleFunction
from synopsis.report.check.rules import amounts, apparatus, reasoning, terms

RULES: Mapping[str, RuleFunction] = {
    **amounts.RULES,
    **reasoning.RULES,
    **apparatus.RULES,
    **terms.RULES,
}
"""Rules that look at one document at a time."""

ACROSS: Mapping[str, AcrossFunction] = amounts.ACROSS
"""Rules that look at all documents of one check together."""
