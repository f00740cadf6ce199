"""Elicitation: what experts hold of single links, kept by handle, weighted and drawn from."""

from synopsis.landscape.elicitation.classical import Yardstick
from synopsis.landscape.elicitation.draws import (
    draw_strengths,
    synthetic_ratings,
)
from synopsis.landscape.elicitation.excalibur import read_excalibur
from synopsis.landscape.elicitation.kept import (
    append_ratings,
    disputes,
    named_apart,
    newest,
    read_ratings,
)
from synopsis.landscape.elicitation.rating import AskedLink, Rating
from synopsis.landscape.elicitation.returned import read_sheet
from synopsis.landscape.elicitation.sheet import Form, write_sheet
from synopsis.landscape.elicitation.weights import ExpertWeights, weigh

__all__ = [
    "AskedLink",
    "ExpertWeights",
    "Form",
    "Rating",
    "Yardstick",
    "append_ratings",
    "disputes",
    "draw_strengths",
    "named_apart",
    "newest",
    "read_excalibur",
    "read_ratings",
    "read_sheet",
    "synthetic_ratings",
    "weigh",
    "write_sheet",
]
