"""Warnings: what is watched, what has changed, who must answer by when, and what it was worth.

Shape, for those who draw it: `load_warnings(profile)` is the book (cards, calendar, roles, fragile
processes, standing tasks, the record of each condition). `look(...)` makes the scene of a day,
`survey_places(scene)` every card in every place with its verdicts (holding, not, or cannot be
told) and its due `warnings`; `watch(...)` is those warnings alone. `standing(view, noticed, roles)`
joins them with the ledger: state, answers, and a record that never lacks its caveat.
"""

from synopsis.landscape.warnings import retrospect, spotted
from synopsis.landscape.warnings.book import WarningBook, load_warnings
from synopsis.landscape.warnings.estimative import tag_estimates
from synopsis.landscape.warnings.scene import Scene, look, open_book
from synopsis.landscape.warnings.standing import (
    Reply,
    StandingWarning,
    State,
    append_answer,
    append_warnings,
    standing,
)
from synopsis.landscape.warnings.warning import (
    RaisedWarning,
    WatchedPlace,
    survey_places,
    watch,
)

__all__ = [
    "RaisedWarning",
    "Reply",
    "Scene",
    "StandingWarning",
    "State",
    "WarningBook",
    "WatchedPlace",
    "append_answer",
    "append_warnings",
    "load_warnings",
    "look",
    "open_book",
    "retrospect",
    "spotted",
    "standing",
    "survey_places",
    "tag_estimates",
    "watch",
]
