"""The words that every room speaks; they know neither files nor networks nor tables."""

from synopsis.vocabulary.confidence import Confidence, Grade
from synopsis.vocabulary.errors import SynopsisError, VocabularyError
from synopsis.vocabulary.likelihood import Likelihood, Scale, likelihood_words, likely_word
from synopsis.vocabulary.marking import CLEAR, Includes, Marking, Reader, Tlp, may_see, visible
from synopsis.vocabulary.origin import Citation, Origin
from synopsis.vocabulary.period import Frequency, Period
from synopsis.vocabulary.place import Economy, Place
from synopsis.vocabulary.quantity import Hedge, Quantity, Unit, digits
from synopsis.vocabulary.region import Designation, Region
from synopsis.vocabulary.sentence import (
    EDITION_RECORD,
    Address,
    Leads,
    Sentence,
    Span,
    compose,
    number_at,
    plain,
    source_at,
)
from synopsis.vocabulary.words import Breach, Voice, WordRule, check_words

__all__ = [
    "CLEAR",
    "EDITION_RECORD",
    "Address",
    "Breach",
    "Citation",
    "Confidence",
    "Designation",
    "Economy",
    "Frequency",
    "Grade",
    "Hedge",
    "Includes",
    "Leads",
    "Likelihood",
    "Marking",
    "Origin",
    "Period",
    "Place",
    "Quantity",
    "Reader",
    "Region",
    "Scale",
    "Sentence",
    "Span",
    "SynopsisError",
    "Tlp",
    "Unit",
    "VocabularyError",
    "Voice",
    "WordRule",
    "check_words",
    "compose",
    "digits",
    "likelihood_words",
    "likely_word",
    "may_see",
    "number_at",
    "plain",
    "source_at",
    "visible",
]
