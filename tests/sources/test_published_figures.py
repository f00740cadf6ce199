from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources import Card
from synopsis.sources.errors import UnreadableError
from tests.sources.snapshots import attempt, is_sentence, read, sample, splice

STATED = sample("published_figures", "stated_figures.csv")


def test_stated_keeps_every_column(cards: Mapping[str, Card]) -> None:
    reading = read(cards["published_figures"], "stated", STATED)
    assert reading.rejects == ()
    assert [row["id"] for row in reading.rows] == [f"F00{n}" for n in range(1, 7)]
    assert reading.rows[0]["hedge"] == "about"
    assert set(reading.rows[0]) == {"locator", *reading.columns}


@pytest.mark.parametrize(
    ("find", "replace", "reason"),
    [
        (b"F001,60", b"1,60", "its id '1' is not of the form F001"),
        (b"F002,60", b"F001,60", "its key stands already at row 2"),
        (b"F001,60", b"F001,", "its value is empty"),
        (b"F001,60", b"F001,NaN", "its value 'NaN' is not a number"),
        (b"F001,60,,,percent", b"F001,60,,,%", "its unit '%' is unknown"),
        (b"about,about", b"roughly,about", "its hedge 'roughly' is unknown"),
        (b"about 60%,made_up_concern", b"about 60%,Made Up", "its concept 'Made Up'"),
        (b"30,20,40", b"30,35,40", "its interval does not hold its value"),
        (b"30,20,40", b"30,x,40", "its value 'x' is not a number"),
        (b"2021/2023", b"2023/2021", "ends before it begins"),
        (b"2021/2023", b"later", "'later' is not a period"),
        (b"F006,2023-11", b"F006,2023-31", "'2023-31' is not a period"),
        (b"survey,10,11", b"survey,11,10", "its lines '11 to 10' are none"),
        (b"survey,10,11", b"survey,,11", "its lines ' to 11' are none"),
    ],
)
def test_stated_rejects_with_a_reason(
    cards: Mapping[str, Card], find: bytes, replace: bytes, reason: str
) -> None:
    reading = read(cards["published_figures"], "stated", STATED.replace(find, replace, 1))
    assert (len(reading.rows), len(reading.rejects)) == (5, 1)
    assert reason in reading.rejects[0].reason


def test_stated_refuses_other_columns(cards: Mapping[str, Card]) -> None:
    with pytest.raises(UnreadableError, match="the columns hedge, qualifier are missing"):
        read(cards["published_figures"], "stated", STATED.replace(b",hedge,", b",qualifier,"))


@given(st.integers(0, len(STATED)), st.binary(max_size=6))
def test_stated_fails_only_with_a_source_error(
    cards: Mapping[str, Card], place: int, piece: bytes
) -> None:
    found = attempt(cards["published_figures"], "stated", splice(STATED, place, piece))
    assert not isinstance(found, str) or is_sentence(found)
