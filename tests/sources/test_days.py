import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources.days import iso_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-05-29", "2023-05-29"),
        ("2023-05-29 00:00:00.000", "2023-05-29"),
        ("2023-05-29T00:00:00Z", "2023-05-29"),
        ("29 May 2023", "2023-05-29"),
        ("1 September 2021", "2021-09-01"),
        ("Mon, 05/29/2023", "2023-05-29"),
        ("5/9/2023 0:00:00", "2023-05-09"),
        ("29.5.2023", "29.5.2023"),
        ("29 Mai 2023", "2023-00-29"),
        ("\u0662\u0660\u0662\u0663-05-29", "\u0662\u0660\u0662\u0663-05-29"),
        ("", ""),
    ],
)
def test_day_is_read_or_left_to_be_rejected(text: str, day: str) -> None:
    assert iso_day(text) == day


@given(st.text(max_size=20))
def test_day_never_fails(text: str) -> None:
    assert isinstance(iso_day(text), str)


@given(st.dates())
def test_day_in_iso_is_itself(day: object) -> None:
    assert iso_day(str(day)) == str(day)
