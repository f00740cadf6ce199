"""Refusals of engines, told in one sentence that holds no secret of their address."""

from collections.abc import Iterator
from contextlib import contextmanager

from synopsis.catalog.engines.address import SPARK, Address
from synopsis.catalog.errors import StoreError, WorkspaceError
from synopsis.vocabulary import SynopsisError

_LONGEST = 200
_EXTRAS = {SPARK: "spark", "postgres": "postgresql"}


@contextmanager
def told_of(address: Address) -> Iterator[None]:
    """Tell what an engine refuses, whatever error of its own it does so by."""
    try:
        yield
    except SynopsisError:
        raise
    except ImportError as error:
        raise not_installed(address, error) from error
    except Exception as error:
        raise StoreError(
            f"the engine {address.shown} refuses: {_reason(address, error)}",
            where="synopsis.toml",
            remedy="see to its address, its server and your rights there, or set engine to duckdb",
        ) from error


def not_installed(address: Address, error: ImportError) -> WorkspaceError:
    """The refusal of an engine whose library is missing."""
    extra = _EXTRAS.get(address.kind)
    wanted = f"security-synopsis[{extra}]" if extra else f"ibis-framework[{address.kind}]"
    missing = error.name or getattr(error.__cause__ or error.__context__, "name", None)
    return WorkspaceError(
        f"the engine {address.kind} needs a library that is not here ({missing or 'its own'})",
        where="synopsis.toml",
        remedy=f"install {wanted}, or set engine to duckdb",
    )


def _reason(address: Address, error: Exception) -> str:
    """The first line of an error, or its kind alone where the line repeats a secret."""
    line = str(error).strip().split("\n")[0].rstrip(".")
    is_open = not any(secret in line for secret in address.secrets)
    return line[:_LONGEST] if line and is_open else type(error).__name__
