"""Elicitation: what experts hold of single links, kept by handle, weighted and drawn from."""

from synopsis.landscape.elicitation.classical import Yardstick
from synopsis.landscape.elicitation.draws import (
    Sampling,
    draw_strengths,
    synthetic_ratings,
    unrated,
)
from synopsis.landscape.elicitation.excalibur import read_excalibur
from synopsis.landscape.elicitation.kept import append_ratings, disputes, newest, read_ratings
from synopsis.landscape.elicitation.rating import AskedLink, Rating
from synopsis.landscape.elicitation.returned import read_sheet
from synopsis.landscape.elicitation.sheet import Form, write_sheet
from synopsis.landscape.elicitation.weights import ExpertWeights, weigh

__all__ = [
    "AskedLink",
    "ExpertWeights",
    "Form",
    "Rating",
    "Sampling",
    "Yardstick",
    "append_ratings",
    "disputes",
    "draw_strengths",
    "newest",
    "read_excalibur",
    "read_ratings",
    "read_sheet",
    "synthetic_ratings",
    "unrated",
    "weigh",
    "write_sheet",
]
