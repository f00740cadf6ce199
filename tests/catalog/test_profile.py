from pathlib import Path

import pytest

from synopsis.catalog import Profile
from synopsis.catalog.errors import ProfileError
from synopsis.catalog.profile import load_profile
from synopsis.vocabulary import Place
from tests.catalog.worlds import write_region


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_region(tmp_path / "region")


@pytest.fixture
def profile(folder: Path) -> Profile:
    return load_profile(folder)


def test_region_is_read_from_its_cards(profile: Profile) -> None:
    region = profile.region
    assert (profile.id, region.place) == ("testland", Place("TST"))
    assert region.places == (Place("AAA"), Place("BBB"))
    assert region.designations["star"].rests_on == "F001"
    assert region.footnotes("in Aland* only") == ("* A footnote.",)
    assert [rule.id for rule in region.rules] == ["word"]
    assert region.methods == {"level": {"method": "percentile"}}


@pytest.mark.parametrize("code", ["AAA", "AA", "Aland*", "Aland", "Aland* (x)", "Aland (x)"])
def test_place_is_known_by_code_and_spelling(profile: Profile, code: str) -> None:
    assert profile.region.place_of(code) == Place("AAA")


def test_cards_of_a_kind_come_by_file_name(profile: Profile) -> None:
    assert [card["id"] for card in profile.cards("trends")] == ["a", "b"]
    assert list(profile.cards_by_file("trends")) == ["trends/01-a.yml", "trends/02-b.yml"]
    assert profile.cards("nothing") == ()


def test_sheet_is_one_card_and_empty_where_there_is_none(profile: Profile) -> None:
    assert profile.sheet("trends/01-a.yml")["id"] == "a"
    assert profile.sheet("threats.yml") == {}


def test_table_gives_rows_and_refuses_ragged_ones(folder: Path, profile: Profile) -> None:
    assert profile.table("references")[1] == {"id": "R2", "title": "Two"}
    (folder / "references.csv").write_text("id,title\nR1\n")
    with pytest.raises(ProfileError, match=r"row 2 has not as many cells"):
        profile.table("references")


def test_file_of_the_workspace_stands_in_for_the_shipped_one(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "cards" / "trends"
    own.mkdir(parents=True)
    (own / "01-a.yml").write_text("id: mine\n")
    (own / "03-c.yml").write_text("id: c\n")
    profile = load_profile(folder, tmp_path / "cards")
    assert [card["id"] for card in profile.cards("trends")] == ["mine", "b", "c"]
    assert profile.path("trends/01-a.yml") == own / "01-a.yml"
    assert profile.digest != load_profile(folder).digest


def test_digest_is_of_content_and_names_and_not_of_the_folder(folder: Path, tmp_path: Path) -> None:
    whole = load_profile(folder).digest
    assert load_profile(write_region(tmp_path / "elsewhere")).digest == whole
    (folder / "trends" / "01-a.yml").write_text("id: a\n# changed\n")
    assert load_profile(folder).digest != whole


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("region.yml", None, "the region has no region.yml"),
        ("economies.yml", None, "the region has no economies.yml"),
        ("region.yml", "id: x\n", "the key 'code' is missing"),
        ("region.yml", "id: [\n", r"region.yml, line 2"),
        ("economies.yml", "economies: [1]\n", "a key holds what it may not"),
        ("region.yml", b"id: \xff\n", "byte 4 is not UTF-8"),
    ],
)
def test_broken_profile_is_told_in_one_sentence(
    folder: Path, name: str, text: str | bytes | None, told: str
) -> None:
    if text is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ProfileError, match=told):
        load_profile(folder)


@pytest.mark.parametrize("region", ["nowhere", "..", "", "a-b c"])
def test_unknown_region_names_those_there_are(region: str) -> None:
    with pytest.raises(ProfileError, match=r"use one of: .*western-balkans"):
        load_profile(region)


def test_shipped_region_can_be_read() -> None:
    profile = load_profile("western-balkans")
    assert [str(place) for place in profile.region.places] == [
        *("ALB", "BIH", "XKX", "MNE", "MKD", "SRB")
    ]
    assert profile.region.place_of("Kosovo") == Place("XKX")


def test_missing_file_of_a_profile_is_told(profile: Profile) -> None:
    with pytest.raises(ProfileError, match=r"the region testland has no file figures/x\.csv"):
        profile.path("figures/x.csv")
