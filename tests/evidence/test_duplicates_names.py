from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.catalog.profile import load_profile
from synopsis.evidence.duplicates_names import fold, is_same_town, load_towns
from synopsis.evidence.errors import EvidenceError

TOWNS = load_towns(load_profile("western-balkans"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Скопје", "Skopje"),
        ("Ниш", "Niš"),
        ("Ђаковица", "Đakovica"),
        ("Tirana", "Tiranë"),
        ("Priština", "Prishtinë"),
        ("Pristina", "Prishtina"),
        ("Peja", "Peć"),
        ("Gjakova", "Đakovica"),
        ("Tetovo town", "Tetovo"),
        ("Shkodra", "Shkodër"),
        ("Podgorica", "Titograd"),
        ("BELGRADE", "Београд"),
        ("Mitrovica", "Kosovska Mitrovica"),
    ],
)
def test_spellings_of_one_town_are_one(one: str, other: str) -> None:
    assert is_same_town(one, other, TOWNS)
    assert is_same_town(other, one, TOWNS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bar", "Bor"),
        ("Tirana", "Tetovo"),
        ("Mitrovica", "Sremska Mitrovica"),
        ("Novi Sad", "Novi Pazar"),
        ("", ""),
        ("...", "!!!"),
    ],
)
def test_two_towns_stay_two(one: str, other: str) -> None:
    assert not is_same_town(one, other, TOWNS)


def test_towns_are_listed_without_a_spelling_of_two() -> None:
    profile = load_profile("western-balkans")
    groups = [
        {fold(name) for name in names}
        for card in profile.cards("incidents")
        for names in card.get("towns", ())
    ]
    flat = [name for group in groups for name in group]
    assert sorted(flat) == sorted(set(flat))
    assert all(flat)


def test_spellings_that_are_no_list_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "incidents"
    folder.mkdir()
    (folder / "towns.yml").write_text("towns: [Tirana]\n")
    with pytest.raises(EvidenceError, match="no list of texts"):
        load_towns(load_profile("western-balkans", tmp_path))


@given(st.text(max_size=30))
def test_folding_is_settled_and_plain(name: str) -> None:
    folded = fold(name)
    assert folded.isascii()
    assert folded == folded.strip()
