"""What can go wrong between a publisher and the shelf.

SourceError
├── CardError               a source card that says too little, too much or nonsense
├── FetchError              bytes that did not arrive; `again` says whether to try again
├── UnreadableError         bytes that are not what the card says they are
└── BrokenExpectationError  a table that was read, and is not what the card expects
"""

from synopsis.vocabulary import SynopsisError


class SourceError(SynopsisError):
    """A source that cannot be used as it is."""

    exit_code = 3


class CardError(SourceError):
    """A source card that says too little, too much or nonsense."""

    exit_code = 2


class FetchError(SourceError):
    """Bytes that did not arrive."""

    def __init__(
        self, what: str, *, where: str = "", remedy: str = "", again: bool = False, wait: float = 0
    ) -> None:
        """Keep whether another try may help, and for how many seconds the server asks to wait."""
        self.again, self.wait = again, wait
        super().__init__(what, where=where, remedy=remedy)


class UnreadableError(SourceError):
    """Bytes that are not what the card says they are."""


class BrokenExpectationError(SourceError):
    """A table that was read, and is not what the card expects."""
