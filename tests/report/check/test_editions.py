"""Values of an edition: read from its own table, named as reports name them, held to its record."""

import csv
import io
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from synopsis.catalog import Profile, View, load_profile
from synopsis.report.check.editions import names_of, read_values, values_of
from synopsis.report.errors import ReportError

_HEAD = ("indicator", "place_code", "period", "number", "unit", "is_synthetic")


def table(*rows: tuple[str, ...]) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written).writerows([_HEAD, *rows])
    return written.getvalue().encode()


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile("western-balkans")


def test_value_has_address_names_unit_and_decimals(profile: Profile) -> None:
    rows = table(("unemployment", "SRB", "2022", "8.439", "percent", "false"))
    value = read_values(rows, profile)[0]
    assert (value.address, value.number, value.unit, value.decimals) == (
        "unemployment/SRB/2022", 8.439, "%", 2,
    )  # fmt: skip
    assert value.names[0] == "Unemployment"
    assert "unemployment rate" in value.names


@pytest.mark.parametrize(
    "row",
    [
        ("unemployment", "SRB", "2022", "", "percent", "false"),
        ("unemployment", "SRB", "2022", "8.4", "percent", "true"),
        ("accession_stage", "SRB", "2022", "4.0", "ordinal", "false"),
        ("no_such_thing", "SRB", "2022", "4.0", "percent", "false"),
    ],
)
def test_what_is_not_covered_or_measures_nothing_is_no_value(
    profile: Profile, row: tuple[str, ...]
) -> None:
    assert read_values(table(row), profile) == ()


def test_names_differ_in_more_than_capitals(profile: Profile) -> None:
    for names in names_of(profile).values():
        assert len({name.lower() for name in names}) == len(names)
    assert "Attacks" not in names_of(profile)["terrorist_attacks"]


def test_words_of_indicators_are_those_of_cards(profile: Profile) -> None:
    assert set(profile.sheet("indicator_words.yml")) <= set(names_of(profile))


def test_draft_holds_no_values(demo_view: View) -> None:
    with pytest.raises(ReportError, match="a draft holds no values"):
        values_of(demo_view)


@dataclass
class _Frozen:
    """What `values_of` needs to know of a view, where no edition is worth half a minute."""

    root: Path
    profile: Profile
    edition: "_Edition"


@dataclass
class _Edition:
    name: str
    key: str
    outputs: dict[str, str]


def test_damaged_values_are_refused(tmp_path: Path, profile: Profile) -> None:
    folder = tmp_path / "editions" / "a" / "data"
    folder.mkdir(parents=True)
    frozen = _Frozen(tmp_path, profile, _Edition("a", "a", {"data/series.csv": "0" * 64}))
    for data in (None, b"indicator\n"):
        if data is not None:
            (folder / "series.csv").write_bytes(data)
        with pytest.raises(ReportError, match="synopsis verify a"):
            values_of(replace(frozen))  # type: ignore[arg-type]
