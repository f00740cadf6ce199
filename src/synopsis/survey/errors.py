"""The branch of the error tree for designs and estimates that cannot be."""

from synopsis.vocabulary import SynopsisError


class SurveyError(SynopsisError):
    """A design, a weight or an estimate that a survey cannot bear."""

    exit_code = 5


class NobodyError(SurveyError):
    """An estimate over no rows: nobody was asked, or nobody answered. It is missing, not nought."""
