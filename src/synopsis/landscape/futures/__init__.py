"""Futures: the region's landscape as one model, what it may come to, and how far that holds.

Shape, for those who show it: `load_landscape(profile)` is the influence map as a cross-impact
matrix by the choices of `futures.yml` (None where a region has none). `explore(view, landscape)`
gives the `Futures`: every consistent scenario with proof, told part by part with the lines of the
report; families over draws of readings or of experts; what each trigger would set off; by which
measures each goal is reached. `suppose` and `find_lever` answer one question each.
"""

from synopsis.landscape.futures.ask import asked_links
from synopsis.landscape.futures.card import Choices
from synopsis.landscape.futures.disagreement import Basis, Draws
from synopsis.landscape.futures.explore import (
    SEED,
    STARTS,
    Disagreement,
    Futures,
    draws_of,
    explore,
    load_landscape,
)
from synopsis.landscape.futures.lever import Lever, find_lasting, find_lever
from synopsis.landscape.futures.model import Landscape
from synopsis.landscape.futures.spread import Spread, spread
from synopsis.landscape.futures.suppose import Supposed, carried_by, suppose
from synopsis.landscape.futures.told import Support, ToldScenario, Turn, tell_scenario
from synopsis.landscape.scenarios.whatif_links import Trace

__all__ = [
    "SEED",
    "STARTS",
    "Basis",
    "Choices",
    "Disagreement",
    "Draws",
    "Futures",
    "Landscape",
    "Lever",
    "Spread",
    "Support",
    "Supposed",
    "ToldScenario",
    "Trace",
    "Turn",
    "asked_links",
    "carried_by",
    "draws_of",
    "explore",
    "find_lasting",
    "find_lever",
    "load_landscape",
    "spread",
    "suppose",
    "tell_scenario",
]
