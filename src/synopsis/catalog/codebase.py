"""The digest of the code: what an edition was made by, beside what it was made from."""

import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import as_file, files
from pathlib import Path

from synopsis import __version__
from synopsis.catalog.canonical import digest, digest_of

# Libraries whose versions can change the bytes of an edition.
_LIBRARIES = (
    "duckdb",
    "ibis-framework",
    "lxml",
    "Jinja2",
    "pyarrow",
    "python-docx",
    "PyYAML",
    "typst",
    "vl-convert-python",
)


@cache
def code_digest() -> str:
    """SHA-256 over the package's own files, its version and those of its main libraries."""
    with as_file(files("synopsis")) as folder:
        own = {str(path.relative_to(folder)): digest(path.read_bytes()) for path in _own(folder)}
    libraries = {name: _version(name) for name in _LIBRARIES}
    return digest_of([__version__, platform.python_version_tuple()[:2], libraries, own])


def code_version() -> str:
    """The version of the package."""
    return __version__


def _own(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".pyc" and "__pycache__" not in path.parts
    ]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
