"""The branch of the error tree for editions that cannot be written or traced."""

from synopsis.vocabulary import SynopsisError


class ReportError(SynopsisError):
    """A page, file or trace that cannot be made."""

    exit_code = 7
