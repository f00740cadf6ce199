from collections.abc import Mapping

import pytest

from synopsis.sources import Card
from synopsis.sources.errors import UnreadableError
from tests.sources.snapshots import read

TABLE = b"incident,economy,kind,first,deaths\na,ALB,protest,2020-02-29,\nb,XKX,riot,2020-03-01,2\n"


def test_compiled_incidents_take_the_columns_there_are(cards: Mapping[str, Card]) -> None:
    reading = read(cards["missing_migrants"], "compiled", TABLE)
    assert reading.rejects == ()
    told = ("locator", "incident", "place", "kind", "first", "last", "deaths")
    assert [tuple(row[name] for name in told) for row in reading.rows] == [
        ("row 2", "a", "ALB", "protest", "2020-02-29", "2020-02-29", ""),
        ("row 3", "b", "XKX", "riot", "2020-03-01", "2020-03-01", "2"),
    ]


@pytest.mark.parametrize(
    ("find", "replace", "reason"),
    [
        (b"b,XKX", b"a,ALB", "its key stands already at row 2"),
        (b"b,XKX", b",XKX", "its incident is '', which names nothing"),
        (b"2020-03-01,2", b"2020-03-01,two", "its deaths 'two' is not a whole number"),
    ],
)
def test_compiled_incidents_reject_with_a_reason(
    cards: Mapping[str, Card], find: bytes, replace: bytes, reason: str
) -> None:
    reading = read(cards["missing_migrants"], "compiled", TABLE.replace(find, replace))
    assert [lost.reason for lost in reading.rejects] == [reason]


@pytest.mark.parametrize(
    ("find", "replace"), [(b"kind", b"words"), (b"deaths", b"names"), (b"deaths", b"outside")]
)
def test_compiled_incidents_refuse_other_columns(
    cards: Mapping[str, Card], find: bytes, replace: bytes
) -> None:
    with pytest.raises(UnreadableError, match="a table of incidents cannot have"):
        read(cards["missing_migrants"], "compiled", TABLE.replace(find, replace))
