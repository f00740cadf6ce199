"""Microdata: files of respondents as statistical packages keep them, read without a codebook."""

from synopsis.sources.microdata.microdata import (
    BLANK,
    AnswerSet,
    Microdata,
    read_code,
    write_code,
)
from synopsis.sources.microdata.read import read_microdata

__all__ = ["BLANK", "AnswerSet", "Microdata", "read_code", "read_microdata", "write_code"]
