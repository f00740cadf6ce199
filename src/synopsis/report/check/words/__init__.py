"""Vocabulary: the words of each language that rules look for, as data."""

from synopsis.report.check.words.lexicon import LANGUAGES, Lexicon, any_of, load_lexicon

__all__ = ["LANGUAGES", "Lexicon", "any_of", "load_lexicon"]
