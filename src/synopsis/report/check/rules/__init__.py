"""Rules: each a small function in a table, with a card that gives its reason and its examples."""

from synopsis.report.check.rules.card import RuleCard, load_cards
from synopsis.report.check.rules.table import ACROSS, RULES

__all__ = ["ACROSS", "RULES", "RuleCard", "load_cards"]
