import pytest

from synopsis.sources.delimited import read_table
from synopsis.sources.errors import UnreadableError


def test_read_table_numbers_rows_as_a_sheet_does() -> None:
    table = read_table(b'a,b\n1,"x\ny"\n\n3,4\n')
    assert table.columns == ("a", "b")
    assert table.rows == (("row 2", {"a": "1", "b": "x\ny"}), ("row 4", {"a": "3", "b": "4"}))


def test_read_table_counts_the_preamble() -> None:
    table = read_table(b"Source,Bank\n\na,b\n1,2\n", preamble=2)
    assert table.rows[0][0] == "row 4"
    assert table.preamble == (("Source", "Bank"), ())


def test_read_table_keeps_rows_that_do_not_fit() -> None:
    table = read_table(b"a,b\n1\n1,2,3\n4,5\n")
    assert [(item.locator, item.reason) for item in table.rejects] == [
        ("row 2", "it has 1 cells where the header has 2"),
        ("row 3", "it has 3 cells where the header has 2"),
    ]
    assert len(table.rows) == 1


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the table is empty"),
        (b"\n\n", "the table is empty"),
        (b"a,b,a\n1,2,3\n", "the column 'a' stands twice in the header"),
        (b"a, a\n1,2\n", "the column 'a' stands twice in the header"),
        (",".join(f"c{n}" for n in range(100_000)).encode(), "the table has 100,000 columns"),
        (b'a,b\n1,"2\n', "breaks off or is badly quoted near line 2"),
        (b'a,b\n1,"2"x\n', "badly quoted near line 2"),
        (b"a,b\n" + b"x" * 200_000, "field larger than field limit"),
        (b"a\rb\x00", "NUL byte"),
    ],
)
def test_read_table_refuses_in_one_sentence(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_table(data)
    assert what in caught.value.sentence
    assert len(caught.value.sentence) < 400


def test_read_table_takes_another_delimiter() -> None:
    table = read_table(b'a;b\n"1;5";2,0\n', delimiter=";")
    assert table.rows == (("row 2", {"a": "1;5", "b": "2,0"}),)
    assert read_table(b"a\tb\n1\t2\n", delimiter="\t").columns == ("a", "b")


def test_read_table_keeps_the_columns_that_are_wanted() -> None:
    table = read_table(b"a,b,c\n1,2,3\n4,5\n", columns=("c", "x"))
    assert table.columns == ("a", "b", "c")
    assert table.rows == (("row 2", {"c": "3"}),)
    assert [one.locator for one in table.rejects] == ["row 3"]
