"""Vocabulary: the words of each language that rules look for, as data."""

from synopsis.report.check.words.lexicon import LANGUAGES, Lexicon, any_of, load_lexicon
from synopsis.report.check.words.tree import ENDING, either

__all__ = ["ENDING", "LANGUAGES", "Lexicon", "any_of", "either", "load_lexicon"]
