"""A file and its codebook become a wave, or one sentence says what does not fit."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from synopsis.catalog.profile import load_profile
from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.waves import parse_codebook
from synopsis.evidence.waves.reading import Readout, read_respondents
from synopsis.sources import microdata
from tests.evidence.waves.surveys import card, frame, write_table, write_wave

REGION = load_profile("western-balkans").region
DESIGN = {"place": "economy", "weight": "wgt", "strata": "stratum", "units": "psu"}


def readout(folder: Path, cells: Mapping[str, Any], **more: Any) -> Readout:
    """The wave with some columns of its file otherwise."""
    path = write_table(folder / "wave.parquet", frame().assign(**cells))
    return read_respondents(
        microdata.read_microdata(path), parse_codebook(card(**more), {}), REGION
    )


def with_cell(column: str, row: int, value: float) -> dict[str, Any]:
    cells = frame()[column].to_numpy(copy=True)
    cells[row - 1] = value
    return {column: cells}


def test_wave_keeps_its_rows_in_order(tmp_path: Path) -> None:
    found, table = readout(tmp_path, {}), frame()
    wave = found.wave
    assert wave.columns == ("Q1", "Q2_crime", "Q2_jobs", "sex")
    np.testing.assert_array_equal(wave.drawn.weights, table["wgt"])
    np.testing.assert_array_equal(wave.column("sex"), table["sex"])
    assert wave.places[:1].tolist() == ["ALB"]
    assert wave.places[-1:].tolist() == ["SRB"]


def test_units_and_strata_are_coded_from_nought_in_their_order(tmp_path: Path) -> None:
    drawn, table = readout(tmp_path, {}).wave.drawn, frame()
    for coded, name in ((drawn.units[0], "psu"), (drawn.strata[0], "stratum")):
        np.testing.assert_array_equal(coded, np.unique(table[name], return_inverse=True)[1])


def test_units_may_be_named_by_texts(tmp_path: Path) -> None:
    names = frame()["psu"].map(lambda unit: f"u{unit:.0f}")
    drawn = readout(tmp_path, {"psu": names}).wave.drawn
    np.testing.assert_array_equal(drawn.units[0], np.unique(names, return_inverse=True)[1])


def test_columns_without_a_question_are_named(tmp_path: Path) -> None:
    assert readout(tmp_path, {}).left == ("respondent", "comment")


def test_wave_without_weights_counts_each_once(tmp_path: Path) -> None:
    wave = readout(tmp_path, {}, design={"place": "economy"}).wave
    assert set(wave.drawn.weights.tolist()) == {1.0}
    assert (wave.drawn.units, wave.drawn.strata, wave.drawn.sizes) == ((), (), ())


def test_nought_is_a_weight(tmp_path: Path) -> None:
    assert readout(tmp_path, with_cell("wgt", 3, 0.0)).wave.drawn.weights[2] == 0


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (with_cell("wgt", 3, np.nan), "a weight is missing in 1 rows, the first of them row 3"),
        (with_cell("wgt", 5, -1.0), "a weight is negative in 1 rows, the first of them row 5"),
        (with_cell("wgt", 5, np.inf), "a weight is infinite"),
        ({"wgt": 0.0}, "every weight is nought"),
        ({"wgt": "heavy"}, "a weight is no number ('heavy') in 240 rows, the first of them row 1"),
        (with_cell("psu", 9, np.nan), "a unit or stratum is missing in 1 rows"),
        (with_cell("stratum", 9, np.nan), "a unit or stratum is missing"),
        (with_cell("economy", 2, 9.0), "no economy of the region is meant by '9'"),
        (with_cell("Q1", 2, 77.0), "does not know the value '77'"),
    ],
)
def test_bad_cell_is_one_sentence(tmp_path: Path, cells: dict[str, Any], said: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        readout(tmp_path, cells)
    assert said in caught.value.sentence
    assert "of the wave SYNTHETIC-2024" in caught.value.where
    assert caught.value.remedy


@pytest.mark.parametrize("value", [0.0, -3.0, np.nan, np.inf])
def test_sizes_are_above_nought(tmp_path: Path, value: float) -> None:
    cells = {"size": np.where(np.arange(len(frame())) == 4, value, 50.0)}
    with pytest.raises(EvidenceError, match="the first of them row 5"):
        readout(tmp_path, cells, design={**DESIGN, "sizes": "size"})


def test_sizes_are_kept(tmp_path: Path) -> None:
    drawn = readout(tmp_path, {"size": 50.0}, design={**DESIGN, "sizes": ["size"]}).wave.drawn
    assert set(drawn.sizes[0].tolist()) == {50.0}


def test_column_that_the_file_lacks_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvidenceError, match=r"no column 'WGT' \(there is 'wgt'\)"):
        readout(tmp_path, {}, design={**DESIGN, "weight": "WGT"})
    with pytest.raises(EvidenceError, match="no column 'nowhere'"):
        readout(tmp_path, {}, design={**DESIGN, "units": ["psu", "nowhere"]})


def test_answers_called_otherwise_are_named(tmp_path: Path) -> None:
    file = microdata.read_microdata(write_wave(tmp_path / "wave.sav"))
    assert read_respondents(file, parse_codebook(card(), {}), REGION).unlike == ()
    sex = {"id": "sex", "concept": "sex", "wording": "Sex", "answers": {1: "Female", 2: "Male"}}
    codebook = parse_codebook(card(questions=[sex]), {})
    unlike = read_respondents(file, codebook, REGION).unlike
    assert unlike[0] == "sex = 1: 'Mashkull' in the file, 'Female'"
    assert len(unlike) == 2


PANEL = {**DESIGN, "panel": "units"}


def test_units_keep_their_names_where_the_codebook_says_so(tmp_path: Path) -> None:
    drawn = readout(tmp_path, {}, design=PANEL).wave.drawn
    assert drawn.unit_names[:5] == ("100", "101", "102", "103", "200")
    assert drawn.unit_strata[:5] == ("10", "10", "11", "11", "20")
    assert len(drawn.unit_names) == len(drawn.unit_strata) == int(drawn.units[0].max()) + 1
    plain = readout(tmp_path, {}).wave.drawn
    assert (plain.unit_names, plain.unit_strata) == ((), ())


def test_names_of_units_stand_by_their_codes_and_may_be_texts(tmp_path: Path) -> None:
    words = frame()["psu"].map(lambda unit: f" village  {9999 - unit:.0f}")
    design = {"place": "economy", "units": "psu", "panel": "units"}
    drawn = readout(tmp_path, {"psu": words}, design=design).wave.drawn
    found = [drawn.unit_names[code] for code in drawn.units[0].tolist()]
    assert found == [" ".join(one.split()) for one in words]
    assert set(drawn.unit_strata) == {""}


def test_long_numbers_of_units_stay_apart(tmp_path: Path) -> None:
    numbers = frame()["psu"] + 123_456_789_000
    drawn = readout(tmp_path, {"psu": numbers}, design=PANEL).wave.drawn
    assert drawn.unit_names[:2] == ("123456789100", "123456789101")


def test_two_units_of_one_name_are_refused(tmp_path: Path) -> None:
    words = frame()["psu"].map(lambda unit: "a b" if unit == 100 else f"{unit:.0f}").to_numpy()
    words[0] = "a  b"
    with pytest.raises(EvidenceError, match="two units are both called 'a b'"):
        readout(tmp_path, {"psu": words}, design=PANEL)


@pytest.mark.parametrize(
    ("design", "said"),
    [
        ({**DESIGN, "panel": "people"}, "a panel of 'people' is unknown"),
        ({"place": "economy", "panel": "units"}, "a panel of units has no column of units"),
    ],
)
def test_panel_that_cannot_be_is_refused(design: dict[str, Any], said: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        parse_codebook(card(design=design), {})
    assert said in caught.value.sentence
    assert caught.value.where == "the codebook 'SYNTHETIC-2024'"
