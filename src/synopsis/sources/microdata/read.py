"""Reading microdata: the kind of a file by its first bytes, then its reader."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from synopsis.sources.errors import SourceError, UnreadableError
from synopsis.sources.microdata.package import read_package
from synopsis.sources.microdata.plain import read_csv, read_parquet

if TYPE_CHECKING:
    from synopsis.sources.microdata.microdata import Microdata

_SAS = bytes.fromhex("000000000000000000000000c2ea8160b31411cfbd92080009c7318c181f1011")
_STATA = range(104, 120)
_PORTABLE = b"SPSSPORT"


def read_microdata(origin: Path | bytes, name: str = "") -> Microdata:
    """Read a file of respondents: SPSS, Stata, SAS, CSV or Parquet, told by its first bytes.

    An error names the file (`name`, or its own) in one sentence.
    """
    if isinstance(origin, bytes):
        with TemporaryDirectory(prefix="synopsis-") as folder:
            path = Path(folder) / "microdata"
            path.write_bytes(origin)
            return read_microdata(path, name or "the file")
    where = name or origin.name
    try:
        return _read(origin)
    except SourceError as error:
        raise type(error)(error.what, where=where, remedy=error.remedy) from error
    except OSError as error:
        raise UnreadableError(
            f"the file cannot be read ({error.strerror})", where=where, remedy="check its path"
        ) from error


def _read(path: Path) -> Microdata:
    with path.open("rb") as file:
        head = file.read(512)
    kind = kind_of(head)
    if kind == "csv":
        return read_csv(path)
    if kind == "parquet":
        return read_parquet(path)
    return read_package(path, kind)


def kind_of(head: bytes) -> str:
    """The kind of a file by its first bytes; what is nothing else is CSV."""
    for kind, starts in (
        ("sav", (b"$FL2", b"$FL3")),
        ("parquet", (b"PAR1",)),
        ("dta", (b"<stata_dta>",)),
        ("sas7bdat", (_SAS,)),
        ("xpt", (b"HEADER RECORD*******",)),
    ):
        if head.startswith(starts):
            return kind
    if _PORTABLE in head:
        return "por"
    is_old_stata = len(head) > 4 and head[0] in _STATA and head[1] in (1, 2) and head[2] == 1
    return "dta" if is_old_stata else "csv"
