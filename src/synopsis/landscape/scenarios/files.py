"""Matrices in files, by the ending of their names: ScenarioWizard's (.scw), else CSV."""

from pathlib import Path

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import CrossImpact
from synopsis.landscape.scenarios.matrix_csv import read_matrix, write_matrix
from synopsis.landscape.scenarios.scw import Project, read_scw, write_scw

ENDINGS = (".scw", ".csv")


def read_model(path: Path) -> CrossImpact:
    """The matrix of a file; a file with another ending is refused."""
    return read_matrix(path) if _ending(path) == ".csv" else read_scw(path).model


def write_model(model: CrossImpact, path: Path) -> None:
    """Put a matrix into a file, whole or not at all; a bias is written as self-impacts."""
    plain = folded(model)
    if _ending(path) == ".csv":
        write_matrix(plain, path)
    else:
        write_scw(Project(plain), path)


def folded(model: CrossImpact) -> CrossImpact:
    """The same matrix with its bias in the self-impacts: files know no bias.

    Each descriptor takes one variant, so that what its own row adds counts once, as a bias does.
    """
    if not model.bias.any():
        return model
    cells = model.cells.copy()
    for first, size in zip(model.offsets.tolist(), model.sizes, strict=True):
        own = slice(first, first + size)
        cells[own, own] += model.bias[own]
    return CrossImpact(model.name, model.descriptors, cells)


def _ending(path: Path) -> str:
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise LandscapeError(
            f"a matrix does not end with '{ending}'",
            where=f"the file '{path}'",
            remedy=f"name a file that ends with {' or '.join(ENDINGS)}",
        )
    return ending
