from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.branch import branch_states
from synopsis.landscape.scenarios.crossimpact import CrossImpact, Descriptor
from synopsis.landscape.scenarios.matrix_csv import (
    format_matrix,
    parse_matrix,
    read_matrix,
    write_matrix,
)
from tests.landscape.scenarios.matrices import SOMEWHERELAND, published, somewhereland
from tests.sources.snapshots import is_sentence

SMALL = "x,Pop-L,Pop-H,Edu-L\nPop-L,0,0,1\nPop-H,0,0,-2\nEdu-L,3,-3,0\n"


def attempt(data: bytes) -> str:
    try:
        return parse_matrix(data, "the file 'x.csv'", "read").name
    except LandscapeError as error:
        return told(error)


def told(error: LandscapeError) -> str:
    assert is_sentence(error.sentence)
    return error.sentence


def test_variants_are_told_from_what_stands_before_a_sign() -> None:
    model = parse_matrix(SMALL.encode(), "x.csv", "small")
    assert model.descriptors == (Descriptor("Pop", ("L", "H")), Descriptor("Edu", ("L",)))
    assert model.cells.tolist() == [[0, 0, 1], [0, 0, -2], [3, -3, 0]]


def test_variants_are_told_from_what_stands_before_figures() -> None:
    assert [one.code for one in somewhereland().descriptors] == list("ABCDEF")
    assert somewhereland().descriptors[3].variants == ("D1", "D2")


def test_variants_are_told_by_their_numbers_where_names_do_not() -> None:
    data = b",low,high,low again\nlow,0,0,1\nhigh,0,0,1\nlow again,0,0,0\n"
    assert "do not tell which variants are those of one descriptor" in attempt(data)
    assert parse_matrix(data, "x.csv", "told", (2, 1)).descriptors[1].code == "2"
    with pytest.raises(LandscapeError, match="3 variants are not those of descriptors with 2, 2"):
        parse_matrix(data, "x.csv", "told", (2, 2))


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_table_is_read_whatever_separates_its_cells(sign: str, ends: str) -> None:
    data = SMALL.replace(",", f" {sign} ").replace("\n", ends + ends).encode("utf-8-sig")
    assert parse_matrix(data, "x.csv", "small").sizes == (2, 1)


@pytest.mark.parametrize(
    ("name", "sizes", "scenarios"),
    [("SomewhereLand", (3, 3, 3, 2, 3, 3), 10), ("ExampleCIBasCsv", (3, 3, 3), 3)],
)
def test_published_tables_have_their_scenarios(
    name: str, sizes: tuple[int, ...], scenarios: int
) -> None:
    model = read_matrix(published("stochasticcib", f"{name}.csv"))
    assert model.sizes == sizes
    assert len(branch_states(model).states) == scenarios


def test_textbook_matrix_here_is_the_published_one() -> None:
    there = read_matrix(published("stochasticcib", "SomewhereLand.csv"))
    assert np.array_equal(there.cells, somewhereland().cells)


def test_matrix_is_written_and_read_back(tmp_path: Path) -> None:
    for model in (somewhereland(), parse_matrix(SMALL.encode(), "x.csv", "back")):
        write_matrix(model, tmp_path / "back.csv")
        back = read_matrix(tmp_path / "back.csv")
        assert back.descriptors == model.descriptors
        assert np.array_equal(back.cells, model.cells)
    assert format_matrix(somewhereland()).decode().split() == SOMEWHERELAND.split()


@given(st.lists(st.text(min_size=1), min_size=4, max_size=4, unique=True))
@settings(max_examples=150, deadline=None)
def test_matrix_is_written_so_that_it_is_read_back_or_refused(words: list[str]) -> None:
    descriptors = (Descriptor(words[0], (words[1], words[2])), Descriptor(words[3], ("v",)))
    model = CrossImpact("any", descriptors, np.arange(9).reshape(3, 3))
    try:
        back = parse_matrix(format_matrix(model), "x.csv", "any")
    except LandscapeError as error:
        told(error)
        return
    assert back.descriptors == descriptors
    assert np.array_equal(back.cells, model.cells)


def test_bias_has_no_place_in_a_table() -> None:
    with pytest.raises(LandscapeError, match="no place for a bias"):
        format_matrix(replace(somewhereland(), bias=np.ones(17, dtype=np.int64)))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (SMALL, "", "it is empty in the file 'x.csv'."),
        (SMALL, "a,b\n", "it has no rows of cells"),
        ("Pop-H,0,0,-2\n", "", "names of its first column are not those of its first row"),
        ("Pop-H,0", "Pop-X,0", "names of its first column are not those of its first row"),
        ("0,0,-2", "0,-2", "a row has 2 cells where there are 3 variants in line 3 of the file"),
        ("0,0,-2", "0,0,-2,1", "a row has 4 cells where there are 3 variants in line 3"),
        ("0,0,-2", "0,0,-2.5", "'-2.5' is no whole number in line 3 of the file 'x.csv'."),
        ("0,0,-2", "0,,-2", "a cell is empty in line 3"),
        ("0,0,-2", "0,0,9999999", "a cell is no whole number between"),
        ("0,0,-2", '0,"0,-2', "a row cannot be told apart into cells"),
        ("0,0,-2", "0,0,\0-2", "bytes that are no text"),
    ],
)
def test_table_with_a_fault_is_refused_in_one_sentence(old: str, new: str, sentence: str) -> None:
    assert old in SMALL
    assert sentence in attempt(SMALL.replace(old, new, 1).encode())


def test_variants_of_one_descriptor_stand_side_by_side() -> None:
    data = b",A1,B1,A2\nA1,0,0,0\nB1,0,0,0\nA2,0,0,0\n"
    assert "the descriptor 'A' stands twice" in attempt(data)


def test_two_variants_of_one_name_are_refused() -> None:
    assert "two variants have the same word" in attempt(b",A1,A1\nA1,0,0\nA1,0,0\n")


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_a_table_or_one_sentence(data: bytes) -> None:
    attempt(data)
    attempt(b",A1,A2\n" + data)


@given(st.integers(0, len(SMALL) - 1), st.text(max_size=6))
@settings(max_examples=150, deadline=None)
def test_a_table_with_signs_put_over_it_is_one_or_a_sentence(place: int, text: str) -> None:
    attempt((SMALL[:place] + text + SMALL[place + len(text) :]).encode("utf-8", "replace"))
