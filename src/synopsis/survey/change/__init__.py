"""Change between waves: whether they may be compared, what moved, and what cannot be told."""

from synopsis.survey.change.change import Change, Changes, Movement, changes
from synopsis.survey.change.comparability import OVERRIDE, Override, Verdict
from synopsis.survey.change.share_words import HOUSE_WORDS, ShareWords
from synopsis.survey.change.trend import Choice, Step, Trend, concept_of, trend_of

__all__ = [
    "HOUSE_WORDS",
    "OVERRIDE",
    "Change",
    "Changes",
    "Choice",
    "Movement",
    "Override",
    "ShareWords",
    "Step",
    "Trend",
    "Verdict",
    "changes",
    "concept_of",
    "trend_of",
]
