"""Simulated waves: synthetic answers made to published margins, each file saying SYNTHETIC."""

from synopsis.survey.simulation.codebook import questions_of
from synopsis.survey.simulation.draw import Simulated, simulate
from synopsis.survey.simulation.files import CSV, SAV, can_write_sav, simulate_files
from synopsis.survey.simulation.people import Population, Sampling, imagine_population
from synopsis.survey.simulation.trial import Trial, Trialled, simulate_region, targets_of
from synopsis.survey.simulation.truth import Target, Truth, imagine_truth, shift_truth

__all__ = [
    "CSV",
    "SAV",
    "Population",
    "Sampling",
    "Simulated",
    "Target",
    "Trial",
    "Trialled",
    "Truth",
    "can_write_sav",
    "imagine_population",
    "imagine_truth",
    "questions_of",
    "shift_truth",
    "simulate",
    "simulate_files",
    "simulate_region",
    "targets_of",
]
