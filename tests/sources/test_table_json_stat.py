"""JSON-stat 2.0: cells by their place among the categories, with digits and marks kept."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources.errors import SourceError, UnreadableError
from synopsis.sources.table.json_stat import read_json_stat
from tests.sources.table_kinds import json_stat, lay, values

SHAPE: Mapping[str, Sequence[str]] = {"geo": ["AL", "XK"], "time": ["2020", "2021"]}
LAYOUT: dict[str, Any] = {
    "kind": "json-stat",
    "place": "geo",
    "period": "time",
    "indicator_is": "x",
}


def lines(data: bytes, columns: Sequence[str] = ()) -> list[tuple[str, list[str]]]:
    table = read_json_stat(data, "utf-8", columns)
    return [(locator, list(line.values())) for locator, line in table.rows]


def changed(**changes: object) -> bytes:
    return json.dumps(json.loads(json_stat(SHAPE, [1, 2, 3, 4])) | changes).encode()


def test_last_dimension_runs_fastest() -> None:
    assert lines(json_stat(SHAPE, [1, 2, None, 4])) == [
        ("/value/0", ["AL", "2020", "1", ""]),
        ("/value/1", ["AL", "2021", "2", ""]),
        ("/value/2", ["XK", "2020", "", ""]),
        ("/value/3", ["XK", "2021", "4", ""]),
    ]


def test_sparse_values_and_marks_give_the_cells_that_they_name() -> None:
    data = json_stat(SHAPE, {"1": 2, "3": None}, status={"0": ":", "1": "e"})
    assert lines(data) == [
        ("/value/0", ["AL", "2020", "", ":"]),
        ("/value/1", ["AL", "2021", "2", "e"]),
        ("/value/3", ["XK", "2021", "", ""]),
    ]


@pytest.mark.parametrize(
    ("status", "marks"),
    [("p", ["p", "p"]), (["", "e", None, ""], ["", "e"]), ([], ["", ""])],
)
def test_marks_may_be_one_for_all_or_a_list(status: object, marks: list[str]) -> None:
    found = lines(json_stat(SHAPE, {"0": 1, "1": 2}, status=status))
    assert [cells[3] for _, cells in found] == marks


def test_digits_stay_as_published() -> None:
    data = json_stat(SHAPE, {}).replace(b'"value": {}', b'"value": {"0": 1.50, "1": 1e-7}')
    assert [cells[2] for _, cells in lines(data)] == ["1.50", "1e-7"]


def test_categories_may_be_ordered_by_an_object_and_have_labels() -> None:
    described = {
        "geo": {"category": {"index": {"XK": 0, "AL": 1}, "label": {"XK": "Kosovo*"}}},
        "time": {"category": {"label": {"2020": "the year"}}},
    }
    data = changed(dimension=described, size=[2, 1], value=[1, 2])
    assert [cells[0] for _, cells in lines(data)] == ["XK", "AL"]
    assert [cells[2] for _, cells in lines(data, ["geo.label"])] == ["Kosovo*", "AL"]


def test_table_knows_the_publisher_s_date() -> None:
    table = read_json_stat(changed(updated="2024-05-04T11:00:00+0200"), "utf-8", ())
    assert table.published == date(2024, 5, 4)
    assert read_json_stat(changed(updated="lately"), "utf-8", ()).published is None


def test_layout_has_the_value_and_the_mark_for_nothing() -> None:
    reading = lay(json_stat(SHAPE, {"2": 7, "3": 8}, status={"3": "b"}), LAYOUT)
    assert values(reading) == [("XK", "2020", "7"), ("XK", "2021", "8")]
    assert [row["status"] for row in reading.rows] == ["", "b"]
    assert reading.rows[0]["locator"] == "/value/2"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"[]", "no data set of JSON-stat 2.0"),
        (changed(**{"class": "collection"}), "no data set of JSON-stat 2.0"),
        (changed(size=[2, 3]), "'time' has 2 categories and states 3"),
        (changed(size=[4]), "not one size for each dimension"),
        (changed(size=["2", "x"]), "'x' is no size"),
        (changed(size=[-2, -2]), "'-2' is no size"),
        (changed(size=[2.0, 2]), "'2.0' is no size"),
        (changed(size=None), "lacks its id, size or dimension"),
        (changed(id=["geo", "geo"]), "not one size for each dimension"),
        (changed(id=[], size=[]), "not one size for each dimension"),
        (changed(id=["geo", "sex"]), "the dimension 'sex' has no categories"),
        (changed(dimension={"geo": 1, "time": 2}), "the dimension 'geo' has no categories"),
        (changed(value=[1, 2, 3]), "has 3 of 4 cells in its value"),
        (changed(value={"4": 1}), "a cell outside of its dimensions"),
        (changed(value={"-1": 1}), "'-1' is no value of a data set"),
        (changed(value=[1, 2, 3, True]), "a cell that is no number and no text"),
        (changed(value=[1, 2, 3, {}]), "a cell that is no number and no text"),
        (changed(value="5"), "neither a list nor an object"),
        (b'{"class": "dataset", "class": "dataset"}', "a key stands twice"),
        (b'{"class": NaN}', "NaN is no number in JSON"),
        (b"[" * 100_000, "the file is not whole JSON"),
    ],
)
def test_data_set_that_does_not_hold_together_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_json_stat(data, "utf-8", ())
    assert what in caught.value.sentence


def test_sizes_that_multiply_beyond_reason_are_refused() -> None:
    many = [str(at) for at in range(20_000)]
    with pytest.raises(UnreadableError, match="multiply to 400,000,000 cells"):
        read_json_stat(json_stat({"a": many, "b": many}, {}), "utf-8", ())


@pytest.mark.parametrize(
    "index",
    [{"AL": 0, "XK": 0}, {"AL": 1, "XK": 2}, {"AL": "x", "XK": 0}, ["AL", "AL"], [1, {}], "AL", 3],
)
def test_categories_that_are_not_in_order_are_refused(index: object) -> None:
    described = {
        "geo": {"category": {"index": index}}, "time": {"category": {"index": ["2020", "2021"]}}
    }  # fmt: skip
    with pytest.raises(UnreadableError):
        read_json_stat(changed(dimension=described), "utf-8", ())


CODES = st.lists(st.text(min_size=1, max_size=4), min_size=1, max_size=4, unique=True)
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.none()


@given(st.tuples(CODES, CODES, CODES), st.data())
def test_data_set_gives_back_the_cells_that_were_written(
    codes: tuple[list[str], ...], data: st.DataObject
) -> None:
    shape = dict(zip(("a", "b", "c"), codes, strict=True))
    keys = [(a, b, c) for a in shape["a"] for b in shape["b"] for c in shape["c"]]
    cells = data.draw(st.lists(NUMBERS, min_size=len(keys), max_size=len(keys)))
    dense = lines(json_stat(shape, cells))
    texts = ["" if cell is None else json.dumps(cell) for cell in cells]
    assert [tuple(line[:3]) for _, line in dense] == keys
    assert [line[3] for _, line in dense] == texts
    sparse = {str(at): cell for at, cell in enumerate(cells) if cell is not None}
    assert lines(json_stat(shape, sparse)) == [one for one in dense if one[1][3]]


ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.sampled_from(["AL", "0", ""]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["category", "index", "label", "geo", "0"]), inner)
    ),
    max_leaves=6,
)


@given(st.sampled_from(["id", "size", "dimension", "value", "status", "updated"]), ANY)
def test_any_part_gives_a_table_or_one_sentence(key: str, part: Any) -> None:
    try:
        read_json_stat(changed(**{key: part}), "utf-8", ())
    except SourceError as error:
        assert "\n" not in error.sentence  # noqa: PT017
