from dataclasses import replace
from pathlib import Path

import pytest

from synopsis.catalog import Edition, Principal
from synopsis.catalog.edition import find_edition, read_edition, read_editions
from synopsis.catalog.errors import CatalogError, DamageError, UnknownError
from synopsis.vocabulary import CLEAR, Marking, Tlp
from tests.catalog.worlds import NOON, day

RED = Marking(Tlp.RED, "A")
SPRING = Edition(
    name="spring",
    frozen_at=NOON,
    as_of=day(1),
    marking=CLEAR,
    view="v",
    inputs="i",
    evidence={"shelf/aa/aa": "aa"},
    receipts=("r",),
    upto=3,
    contributions="c",
    code_version="1",
    code="d",
    profile="p",
    outputs={"page.html": "o"},
)


def write(folder: Path, edition: Edition) -> Path:
    path = folder / edition.key
    path.mkdir()
    (path / "edition.json").write_bytes(edition.record)
    return path


@pytest.mark.parametrize("name", ["", "Spring", "a/b", "..", "a..b", ".a", "-a", "x" * 64, "a\n"])
def test_edition_refuses_odd_names(name: str) -> None:
    with pytest.raises(CatalogError, match="cannot name an edition"):
        replace(SPRING, name=name)


def test_edition_survives_its_record(tmp_path: Path) -> None:
    assert read_edition(write(tmp_path, SPRING)) == SPRING
    assert replace(SPRING, upto=4).digest != SPRING.digest


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"name": "x", "stray": 1}'])
def test_record_that_cannot_be_read_is_named(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, SPRING) / "edition.json"
    path.write_text(text)
    with pytest.raises(DamageError, match=str(path)):
        read_edition(path.parent)


def test_hidden_and_missing_editions_are_told_alike(tmp_path: Path) -> None:
    write(tmp_path, replace(SPRING, marking=RED))
    with pytest.raises(UnknownError) as hidden:
        find_edition(tmp_path, "spring", Principal())
    with pytest.raises(UnknownError) as missing:
        find_edition(tmp_path, "autumn", Principal())
    assert str(hidden.value) == str(missing.value).replace("autumn", "spring")
    assert find_edition(tmp_path, "spring", Principal("x", Tlp.RED, "A")).marking == RED


def test_editions_come_by_time_and_only_where_visible(tmp_path: Path) -> None:
    later = replace(SPRING, name="a", frozen_at=NOON.replace(hour=13))
    for edition in (later, SPRING, replace(SPRING, marking=RED)):
        write(tmp_path, edition)
    assert read_editions(tmp_path, Principal()) == (SPRING, later)
