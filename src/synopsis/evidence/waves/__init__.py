"""Waves: rounds of surveys with their codebooks, taken into the lake and read back."""

from synopsis.evidence.waves.codebook import CITIZENS, Codebook, Columns, parse_codebook
from synopsis.evidence.waves.draft import draft_codebook
from synopsis.evidence.waves.estimates import GIVEN
from synopsis.evidence.waves.lookup import list_waves, read_wave
from synopsis.evidence.waves.question import Answer, Kind, Question, Silence, in_language, unlike
from synopsis.evidence.waves.take import Taken, take_wave
from synopsis.evidence.waves.wave import Drawn, Margin, Wave, Weighting
from synopsis.evidence.waves.weightings import record_weighting

__all__ = [
    "CITIZENS",
    "GIVEN",
    "Answer",
    "Codebook",
    "Columns",
    "Drawn",
    "Kind",
    "Margin",
    "Question",
    "Silence",
    "Taken",
    "Wave",
    "Weighting",
    "draft_codebook",
    "in_language",
    "list_waves",
    "parse_codebook",
    "read_wave",
    "record_weighting",
    "take_wave",
    "unlike",
]
