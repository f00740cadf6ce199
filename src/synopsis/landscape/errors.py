"""The branch of the error tree for trends that cannot be assessed."""

from synopsis.vocabulary import SynopsisError


class LandscapeError(SynopsisError):
    """A trend card or named method that no assessment can follow."""

    exit_code = 6
