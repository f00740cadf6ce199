"""Principals: who looks, with which clearance, and for which body."""

import re
from dataclasses import dataclass, field

from synopsis.catalog.errors import WorkspaceError
from synopsis.vocabulary import CLEAR, Marking, Tlp

_HANDLE = re.compile(r"[a-z0-9][a-z0-9._-]{0,62}")


@dataclass(frozen=True, slots=True)
class Principal:
    """A pseudonym with a clearance, one body (none: the public) and roles; the public itself.

    Satisfies `Reader` of the vocabulary.
    """

    handle: str = "public"
    clearance: Tlp = Tlp.CLEAR
    body: str = ""
    roles: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        """Refuse a handle that no ledger could hold, and a body that no marking could name."""
        if not _HANDLE.fullmatch(self.handle):
            raise WorkspaceError(
                f"'{self.handle}' is not a handle",
                remedy="use lower-case letters, digits, dots and hyphens, 63 at most",
            )
        if self.body:
            Marking(Tlp.RED, self.body)

    @property
    def marking(self) -> Marking:
        """The marking of whatever is made from all that this principal may see."""
        return Marking(self.clearance, self.body) if self.body else CLEAR


PUBLIC = Principal()
