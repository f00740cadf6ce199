"""All files of a yearbook, made in memory and put in place at once."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from synopsis.catalog import Profile
from synopsis.report.errors import ReportError
from synopsis.report.map_shapes import load_shapes
from synopsis.report.palette import LIGHT
from synopsis.report.yearbook.index_page import index_page
from synopsis.report.yearbook.pictures import picture_files
from synopsis.report.yearbook.plate import Moment, Plate
from synopsis.report.yearbook.rows import Series, as_csv, as_parquet, released_table
from synopsis.report.yearbook.workbook import write_workbook
from synopsis.survey import tabulate

_PICTURES, _PAGE = "pictures", "index.html"

Past = Mapping[str, tuple[Moment, ...]]
_NONE: Past = {}


@dataclass(frozen=True, slots=True)
class Published:
    """Where a yearbook lies, and its files."""

    folder: Path
    files: tuple[str, ...]


def publish_yearbook(
    yearbook: tabulate.Yearbook, profile: Profile, series: Series, folder: Path, past: Past = _NONE
) -> Published:
    """Write the whole yearbook into a folder: all of it, or nothing.

    A yearbook of the same wave that lies there is replaced; any other file is left and refused.
    """
    files = yearbook_files(yearbook, profile, series, past)
    _check(folder, yearbook.codebook.id)
    _replace(folder, files)
    return Published(folder, tuple(sorted(files)))


def yearbook_files(
    yearbook: tabulate.Yearbook, profile: Profile, series: Series, past: Past = _NONE
) -> Mapping[str, bytes]:
    """Every file by its path; `past` are earlier shares by concept."""
    shapes = load_shapes(profile)
    plates = [
        Plate(yearbook, one, profile.region, LIGHT, shapes, past.get(one.question.concept, ()))
        for one in yearbook.tables
    ]
    name = yearbook.codebook.id
    table = released_table(yearbook, series)
    files = {
        f"{name}.xlsx": write_workbook(yearbook),
        f"{name}.parquet": as_parquet(table),
        f"{name}.csv": as_csv(table),
        _PAGE: index_page(yearbook, plates).encode(),
    }
    for plate in plates:
        files |= dict(picture_files(plate))
    return files


def _check(folder: Path, name: str) -> None:
    """Refuse a folder that holds anything but a yearbook of the wave."""
    own = {f"{name}.xlsx", f"{name}.parquet", f"{name}.csv", _PAGE, _PICTURES}
    try:
        others = sorted({one.name for one in folder.iterdir()} - own) if folder.exists() else []
    except OSError as error:
        raise _unwritable(folder, error) from error
    if others:
        raise ReportError(
            f"the folder holds other files, as {others[0]}",
            where=str(folder),
            remedy="give a folder of its own with --out",
        )


def _replace(folder: Path, files: Mapping[str, bytes]) -> None:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        _write_all(made, files)
        last = made.with_name(f"{made.name}-before")
        if folder.exists():
            folder.rename(last)
        made.chmod(0o755)
        made.rename(folder)
        _sync(folder.parent)
        shutil.rmtree(last, ignore_errors=True)
    except OSError as error:
        raise _unwritable(folder, error) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    _sync(folder)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritable(folder: Path, error: OSError) -> ReportError:
    return ReportError(
        f"the tables cannot be written ({error.strerror})",
        where=str(folder),
        remedy="choose another folder with --out",
    )
