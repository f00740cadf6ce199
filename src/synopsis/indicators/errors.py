"""The branch of the error tree for measures that cannot be computed."""

from synopsis.vocabulary import SynopsisError


class IndicatorError(SynopsisError):
    """A card or method that no series can be computed by."""

    exit_code = 5
