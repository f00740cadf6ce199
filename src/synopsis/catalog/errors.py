"""The catalog's branch of the error tree.

CatalogError            stores, views, editions
├── ProfileError        a region profile or one of its cards that cannot be read
├── WorkspaceError      no workspace there, or settings that mean nothing
├── StoreError          the disk refuses: full, read-only, forbidden
├── DamageError         bytes that are no longer what their digest says
├── ConflictError       a name or id that is taken by something else
├── MarkingError        something unmarked, or marked beyond what its writer may see
└── UnknownError        not there, or not visible: the two are told in the same words
"""

from pathlib import Path

from synopsis.vocabulary import SynopsisError


class CatalogError(SynopsisError):
    """Something that the stores, a view or an edition cannot do."""

    exit_code = 3


class ProfileError(CatalogError):
    """A region profile or one of its cards that cannot be read."""

    exit_code = 2


class WorkspaceError(CatalogError):
    """No workspace there, or settings that mean nothing."""

    exit_code = 2


class StoreError(CatalogError):
    """The disk refuses: full, read-only, forbidden; try again once it does not."""


class DamageError(CatalogError):
    """Bytes that are no longer what their digest says; trying again does not help."""


class ConflictError(CatalogError):
    """A name or id that is taken by something else."""


class MarkingError(CatalogError):
    """Something unmarked, or marked beyond what its writer may see."""


class EditionNameError(CatalogError):
    """A name that no edition can have."""

    exit_code = 2


class UnknownError(CatalogError):
    """Not there, or not visible: the two are told in the same words."""

    exit_code = 2


def damaged(path: Path) -> DamageError:
    """The error of a file that does not hold what its name says."""
    return DamageError(
        "the bytes are not what their digest says",
        where=str(path),
        remedy="restore the file from a copy or gather its source again",
    )
