from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.catalog import CatalogError
from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import CrossImpact, Descriptor
from synopsis.landscape.scenarios.scw import Project, format_scw, parse_scw, read_scw, write_scw
from tests.landscape.scenarios.matrices import published, somewhereland
from tests.sources.snapshots import is_sentence

SMALL = """$ ScenarioWizard 4.0
small
&Party in government
 -ours
 -theirs
&Trade
 -open
#
&Gov

 T
&Trd
 o
#
#
FFFFFF
00FF00
FFFFFF
#
#
 0 , 0 , 1
 0 , 0 ,-2
 3 ,-3 , 0
#
# 0-0
"on the whole"
#
""
#
""
#  ->
""
#  ->
"because
# of this, "
#  ->
""
#  ->
""
#
#
"""


def attempt(data: bytes) -> str:
    """What comes of a file: its name, or the one sentence why it is none."""
    try:
        return parse_scw(data, "the file 'x.scw'").model.name
    except LandscapeError as error:
        return told(error)


def told(error: LandscapeError) -> str:
    assert is_sentence(error.sentence)
    return error.sentence


def test_project_is_read_with_all_that_stands_beside_its_cells() -> None:
    project = parse_scw(SMALL.encode(), "small.scw")
    assert project.model.descriptors == (
        Descriptor("Gov", ("ours", "theirs"), "Party in government"),
        Descriptor("Trd", ("open",), "Trade"),
    )
    assert project.model.cells.tolist() == [[0, 0, 1], [0, 0, -2], [3, -3, 0]]
    assert project.short == ("", "T", "o")
    assert project.colours == ("FFFFFF", "00FF00", "FFFFFF")
    assert project.remarks[0] == "on the whole"
    assert project.remark(0, 1) == "because\n# of this, "
    assert project.unread == ()


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_project_is_read_whatever_its_encoding_and_line_ends(ends: str, encoding: str) -> None:
    data = SMALL.replace("theirs", "Grünen").replace("\n", ends).encode(encoding)
    project = parse_scw(data, "small.scw")
    assert project.model.descriptors[0].variants == ("ours", "Grünen")
    assert project.remark(0, 1) == "because\n# of this, "


@pytest.mark.parametrize("name", ["CIB_global", "CIB_natl_regional"])
def test_published_project_is_written_as_it_was_read(name: str) -> None:
    path = published("cibsa", f"{name}.scw")
    project = read_scw(path)
    assert project.unread == ()
    assert format_scw(project).replace(b"\r\n", b"\n") == path.read_bytes()


def test_published_remark_stands_at_its_link() -> None:
    project = read_scw(published("cibsa", "CIB_natl_regional.scw"))
    place = project.model.place
    assert project.remark(place("NURB"), place("NINEQ")).startswith("Slow urbanization")


def test_project_is_written_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "back.scw"
    for project in (parse_scw(SMALL.encode(), "small.scw"), Project(somewhereland())):
        write_scw(project, path)
        back = read_scw(path)
        assert back.model.descriptors == project.model.descriptors
        assert np.array_equal(back.model.cells, project.model.cells)
        assert back.remarks == project.remarks
    assert [one.name for one in tmp_path.iterdir()] == ["back.scw"]


@given(
    words=st.lists(st.text(min_size=1), min_size=3, max_size=3, unique=True),
    cell=st.integers(-1_000_000, 1_000_000),
    remark=st.text(),
)
@settings(max_examples=150, deadline=None)
def test_project_is_written_so_that_it_is_read_back_or_refused(
    words: list[str], cell: int, remark: str
) -> None:
    descriptors = (Descriptor(words[0], (words[1], words[2]), words[2]), Descriptor("d", ("v",)))
    cells = np.full((3, 3), cell)
    remarks = (remark, *[""] * 6)
    try:
        project = Project(CrossImpact("any", descriptors, cells), remarks=remarks)
        back = parse_scw(format_scw(project), "back")
    except LandscapeError as error:
        told(error)
        return
    assert back.model.descriptors == descriptors
    assert np.array_equal(back.model.cells, cells)
    assert (back.remarks or ("",) * 7) == remarks


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("$ ScenarioWizard 4.0", "$ Spreadsheet", "its first line does not name ScenarioWizard"),
        (" -theirs", " -ours", "two variants have the same word (the descriptor 'Party"),
        (" -open\n", "", "a descriptor needs a code and variants, each with a word"),
        (" -theirs", "theirs", "'theirs' is neither a descriptor ('&' and its name) nor one of"),
        (" -theirs", " -", "'-' is neither a descriptor"),
        ("&Party in government", "", "'-ours' is neither a descriptor"),
        ("&Trade", "&Party in government", "the descriptor 'Party in government' stands twice"),
        (" 0 , 0 , 1\n", "", "3 variants need 3 rows of cells, and it has 2"),
        (" 0 , 0 , 1", " 0 , 0 ", "a row has 2 cells where there are 3 variants in line 21 of"),
        (" 0 , 0 , 1", " 0 , 0 , 1 , 1", "a row has 4 cells where there are 3 variants"),
        (" 0 ,-2", " 0 , 0.5", "'0.5' is no whole number in line 22 of the file 'x.scw'"),
        (" 0 ,-2", " 0 ,", "a cell is empty in line 22"),
        (" 0 ,-2", " 0 , 1000001", "a cell is no whole number between -1000000 and 1000000"),
        (" 0 ,-2", " 0 ," + "9" * 5000, "is no whole number in line 22"),
        (" 0 ,-2", " 0 ,\u0663", "is no whole number in line 22"),
    ],
)
def test_project_with_a_fault_is_refused_in_one_sentence(old: str, new: str, sentence: str) -> None:
    text = SMALL.replace("&Gov", "&").replace("&Trd", "&")
    assert old in text
    assert sentence in attempt(text.replace(old, new, 1).encode())


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "it is empty in the file 'x.scw'."),
        (b" \r\n\r\n", "it is empty"),
        (b"$ ScenarioWizard 4.0", "it ends after its heading"),
        (SMALL[:130].encode(), "behind the cells in the file 'x.scw'; the file is cut off"),
        (b"$ ScenarioWizard 4.0\nn\n" + b"#\n" * 6, "it has no descriptors"),
        (b"\x81\x8d\x8f" + SMALL.encode(), "neither UTF-8, UTF-16 nor Windows-1252"),
        (b"\xff\xfe\x00\xd8" + b"a", "neither UTF-8, UTF-16 nor Windows-1252"),
        (SMALL.replace("small", "sm\0all").encode(), "bytes that are no text"),
        (b"PK\x03\x04" + bytes(60), "bytes that are no text"),
    ],
)
def test_file_that_is_no_project_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    assert sentence in attempt(data)


@pytest.mark.parametrize("cut", range(0, len(SMALL), 7))
def test_file_cut_off_before_its_cells_end_is_refused(cut: int) -> None:
    result = attempt(SMALL[:cut].encode())
    whole = SMALL.index("-3 , 0\n#") + len("-3 , 0\n#")
    assert (result == "small") == (cut >= whole)


def test_signs_that_separate_units_are_spaces_around_a_cell() -> None:
    assert attempt(SMALL.replace(" 0 ,-2", " 0\x1f,-2").encode()) == "small"


@pytest.mark.parametrize(
    ("old", "new", "unread"),
    [
        ("00FF00\n", "", "2 colours are not the 3"),
        ("&Gov", "Gov", "the short names do not fit the descriptors"),
        ("&Trd", "&Gov", "two descriptors have the same short name"),
        ("#\n#\nFF", "#\nwhat is this\n#\nFF", "line 15 stands in an unknown section"),
        ('"on the whole"', "", "6 remarks are not the 7"),
    ],
)
def test_what_is_not_understood_is_said(old: str, new: str, unread: str) -> None:
    project = parse_scw(SMALL.replace(old, new, 1).encode(), "small.scw")
    assert unread in " ".join(project.unread)
    assert project.model.width == 3


def test_project_with_parts_that_do_not_fit_is_refused() -> None:
    with pytest.raises(LandscapeError, match="1 colours do not fit 6 descriptors with 17 variants"):
        Project(somewhereland(), colours=("FFFFFF",))


def test_bias_has_no_place_in_a_project() -> None:
    biased = replace(somewhereland(), bias=np.ones(17, dtype=np.int64))
    with pytest.raises(LandscapeError, match="no place for a bias"):
        format_scw(Project(biased))


def test_file_that_is_not_there_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(LandscapeError, match=r"cannot be read .* in the file '.*none.scw'"):
        read_scw(tmp_path / "none.scw")
    with pytest.raises(CatalogError, match="cannot write"):
        write_scw(Project(somewhereland()), tmp_path / "none" / "a.scw")


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_a_project_or_one_sentence(data: bytes) -> None:
    attempt(data)
    attempt(b"$ ScenarioWizard 4.0\n" + data)


@given(st.integers(0, len(SMALL) - 1), st.sampled_from('#&-" ,9\n\r\0é'), st.integers(0, 30))
@settings(max_examples=300, deadline=None)
def test_a_project_with_signs_put_over_it_is_one_or_a_sentence(
    place: int, sign: str, count: int
) -> None:
    attempt((SMALL[:place] + sign * count + SMALL[place + count :]).encode())
