import pytest

from synopsis.sources import Reading, Reject, Summary, check_expectations
from synopsis.sources.errors import BrokenExpectationError, CardError
from synopsis.sources.expectation import Expectation

ROW = {"locator": "row 2", "indicator": "x", "place": "ALB", "value": "50", "unit": "people"}
READING = Reading(("a", "b"), (ROW,))
FOUND = Summary(1, {"ALB": 10, "SRB": 10})
REJECTED = Reading((), (ROW,), (Reject("row 3", "its value is odd", "{}"),))


def expectation(**card: object) -> Expectation:
    return Expectation.parse(card, "the card")


@pytest.mark.parametrize(
    ("expected", "reading", "previous"),
    [
        (expectation(columns=["b", "a"]), READING, None),
        (expectation(rows_min=1, rows_max=1), READING, None),
        (expectation(may_reject=1), REJECTED, None),
        (expectation(may_reject=0.5), REJECTED, None),
        (expectation(economies=["ALB"]), READING, None),
        (expectation(ranges={"x": [50, 50]}), READING, None),
        (expectation(ranges={"x": [None, None], "y": [0, 1]}), READING, None),
        (expectation(published_units={"x": "people"}), READING, None),
        (expectation(), READING, Summary(1, {"ALB": 10, "MNE": 0})),
        (expectation(may_shrink_by=0.5), READING, Summary(2, {"ALB": 20})),
    ],
)
def test_check_expectations_lets_pass_what_is_expected(
    expected: Expectation, reading: Reading, previous: Summary | None
) -> None:
    check_expectations(expected, reading, FOUND, previous, "src")


@pytest.mark.parametrize(
    ("expected", "reading", "previous", "what"),
    [
        (expectation(columns=["a", "c"]), READING, None, "changed (missing: c; unknown: b)"),
        (expectation(may_reject=0.4), REJECTED, None, "1 of 2 rows cannot be taken"),
        (expectation(rows_min=2), READING, None, "1 rows are fewer than the 2 expected"),
        (expectation(rows_max=0), READING, None, "1 rows are more than the 0 expected"),
        (expectation(), REJECTED, None, "1 of 2 rows cannot be taken, the first (row 3) because"),
        (expectation(economies=["XKX"]), READING, None, "XKX has no value"),
        (expectation(ranges={"x": [0, 49]}), READING, None, "value 50 of x (row 2) is outside"),
        (expectation(ranges={"x": [51, None]}), READING, None, "outside 51 to None"),
        (expectation(published_units={"x": ""}), READING, None, "unit of x changed from ''"),
        (expectation(), READING, Summary(2), "the source shrank from 2 to 1 rows"),
        (expectation(), READING, Summary(1, {"MNE": 3}), "MNE had 3 values and now has none"),
        (expectation(), READING, Summary(1, {"ALB": 11}), "ALB shrank from 11 to 10 values"),
        (
            expectation(may_shrink_by=0.99),
            READING,
            Summary(1, {"MNE": 3}),
            "MNE had 3 values and now has none",
        ),
    ],
)
def test_check_expectations_stops_at_what_is_broken(
    expected: Expectation, reading: Reading, previous: Summary | None, what: str
) -> None:
    with pytest.raises(BrokenExpectationError) as caught:
        check_expectations(expected, reading, FOUND, previous, "src/one")
    assert what in caught.value.sentence
    assert " in src/one; " in caught.value.sentence


@pytest.mark.parametrize(
    "card",
    [
        {"rows": 3},
        {"rows_min": "3"},
        {"ranges": {"x": [1]}},
        {"ranges": {"x": ["a", 2]}},
        {"columns": "a, b"},
        {"may_reject": True},
        {"may_shrink_by": float("nan")},
    ],
)
def test_expectation_refuses_nonsense(card: dict[str, object]) -> None:
    with pytest.raises(CardError, match="the card"):
        expectation(**card)
