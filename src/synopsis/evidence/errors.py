"""What can go wrong between the shelf and the lake.

EvidenceError
├── GatherError     several sources that could not be gathered; holds the error of each
├── UnknownSourceError  no such source, or nothing of it where it was looked for
└── LostRowError    a citation whose row is not found again, or says something else
"""

from collections.abc import Sequence

from synopsis.vocabulary import SynopsisError


class EvidenceError(SynopsisError):
    """Records that cannot be made or found."""

    exit_code = 3


class GatherError(EvidenceError):
    """Several sources that could not be gathered; the others were."""

    def __init__(self, errors: Sequence[SynopsisError]) -> None:
        """Keep the errors; tell them one after the other."""
        self.errors = tuple(errors)
        told = " / ".join(error.sentence.rstrip(".") for error in self.errors)
        super().__init__(f"{len(self.errors)} resources were not gathered: {told}")


class UnknownSourceError(EvidenceError):
    """A source that the region does not have, or that offers nothing of what was asked."""

    exit_code = 2


class LostRowError(EvidenceError):
    """A citation whose row is not found again."""
