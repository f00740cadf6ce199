"""What can go wrong between the shelf and the lake.

EvidenceError
├── GatherError     several sources that could not be gathered; holds the error of each
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


class LostRowError(EvidenceError):
    """A citation whose row is not found again."""
