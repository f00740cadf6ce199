"""Scenarios: the pure mathematics of cross-impact balances, of no region and no ledger.

Shape: a `CrossImpact` is one matrix of whole numbers; `enumerate_consistent(model, Search(...))`
gives every consistent scenario with proof, by one of two engines; `basins` follow succession from
many starts, `noisy_shares` the same with a finite beta; `explain` gives the balance of each part.
Below the door: cascades, what-if, smallest sets of measures, families over draws.
"""

from synopsis.landscape.scenarios.balance import explain
from synopsis.landscape.scenarios.crossimpact import CrossImpact
from synopsis.landscape.scenarios.enumerate import enumerate_consistent
from synopsis.landscape.scenarios.families import Families
from synopsis.landscape.scenarios.files import read_model, write_model
from synopsis.landscape.scenarios.measures import Goal
from synopsis.landscape.scenarios.noisy import Noise, noisy_shares
from synopsis.landscape.scenarios.search import Engine, Enumeration, Search
from synopsis.landscape.scenarios.share import Share
from synopsis.landscape.scenarios.solutions import read_solutions
from synopsis.landscape.scenarios.succession import Succession, basins

__all__ = [
    "CrossImpact",
    "Engine",
    "Enumeration",
    "Families",
    "Goal",
    "Noise",
    "Search",
    "Share",
    "Succession",
    "basins",
    "enumerate_consistent",
    "explain",
    "noisy_shares",
    "read_model",
    "read_solutions",
    "write_model",
]
