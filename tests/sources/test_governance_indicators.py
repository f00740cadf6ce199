from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources import Card
from synopsis.sources.errors import UnreadableError
from synopsis.sources.reading import Row
from synopsis.sources.sheets import read_sheets
from tests.regions.profile import FIGURES
from tests.sources.snapshots import attempt, is_sentence, read, sample, splice
from tests.sources.spans import shared_file, spans
from tests.sources.workbooks import Cell, workbook

LONG = sample("governance_indicators", "estimates.csv")
REVISED: list[Cell] = [
    "Economy (code)", "Economy (name)", "Year", "Number of sources",
    "Governance estimate (approx. -2.5 to +2.5)", "Standard error (estimate)",
    "Governance score (0-100)",
]  # fmt: skip
OLDER: list[list[Cell]] = [
    ["A title, made up"],
    [None, None, 2000, 2000, 2000, 2002, 2002, 2002],
    ["Country/Territory", "Code", "Estimate", "StdErr", "Rank", "Estimate", "StdErr", "Rank"],
    ["Albania", "ALB", -0.5, 0.1, 30.0, -0.25, 0.2, 40.0],
    ["Kosovo", "KSV", "#N/A", "#N/A", "#N/A", -0.4, 0.25, 35.0],
]


def told(card: Card, data: bytes) -> Mapping[tuple[str, str, str], Row]:
    reading = read(card, "estimates", data)
    assert reading.rejects == ()
    return {(row["place"], row["period"], row["indicator"]): row for row in reading.rows}


def revised(*rows: list[Cell], sheet: str = "rl") -> bytes:
    return workbook({"Notes": [["made up"]], sheet: [REVISED, *rows]})


def test_bounds_are_the_estimate_less_and_plus_its_errors(cards: Mapping[str, Card]) -> None:
    found = told(cards["governance_indicators"], LONG)["ALB", "2001", "rl"]
    assert (found["value"], found["standard_error"]) == ("-0.5", "0.1")
    assert Decimal(found["low"]) == Decimal("-0.696")
    assert Decimal(found["high"]) == Decimal("-0.304")


def test_long_table_keeps_what_is_not_covered_empty(cards: Mapping[str, Card]) -> None:
    found = told(cards["governance_indicators"], LONG)["KSV", "1996", "cc"]
    assert (found["value"], found["low"], found["high"]) == ("", "", "")


def test_long_table_is_read_from_a_workbook_too(cards: Mapping[str, Card]) -> None:
    rows = [cells for _, cells in read_sheets(LONG)[0].rows]
    card = cards["governance_indicators"]
    assert told(card, workbook({"WGI": rows})).keys() == told(card, LONG).keys()


def test_revised_workbook_has_a_sheet_for_each_dimension(cards: Mapping[str, Card]) -> None:
    data = revised(
        ["ALB", "Albania", 2001, 9, -0.5, 0.1, 40.0], ["KSV", "Kosovo", 2001, 0, "..", "..", ".."]
    )
    found = told(cards["governance_indicators"], data)
    assert found["ALB", "2001", "rl"]["locator"] == "sheet rl, row 2, column estimate"
    assert found["ALB", "2001", "rl"]["value"] == "-0.5"
    assert found["KSV", "2001", "rl"]["value"] == ""


def test_older_workbook_repeats_its_columns_under_each_year(cards: Mapping[str, Card]) -> None:
    data = workbook({"Introduction": [["made up"]], "Political StabilityNoViolence": OLDER})
    found = told(cards["governance_indicators"], data)
    assert {key: row["value"] for key, row in found.items()} == {
        ("ALB", "2000", "pv"): "-0.5",
        ("ALB", "2002", "pv"): "-0.25",
        ("KSV", "2000", "pv"): "",
        ("KSV", "2002", "pv"): "-0.4",
    }
    where = "sheet Political StabilityNoViolence, row 4, column 2002 estimate"
    assert found["ALB", "2002", "pv"]["locator"] == where


@pytest.mark.parametrize(
    ("find", "replace_by", "reason"),
    [
        (b",rl,-0.5,0.1,", b",rl,x,0.1,", "its value 'x' is not a number"),
        (b",rl,-0.5,0.1,", b",rl,-0.5,x,", "its standard error 'x' is not a number"),
        (b",rl,-0.5,0.1,", b",rl,-0.5,-0.1,", "its standard error -0.1 is below nought"),
        (b",rl,-0.5,0.1,", b",zz,-0.5,0.1,", "'zz' is none of the six dimensions"),
        (b",2001,rl,-0.5", b",20,rl,-0.5", "'20' is not a period"),
        (b"RURrl2001,RUR", b"RURrl2001,ALB", "its key stands already at row 2"),
        (b"RURrl2001,RUR", b"RURrl2001,", "its place is ''"),
    ],
)
def test_estimates_reject_with_a_reason(
    cards: Mapping[str, Card], find: bytes, replace_by: bytes, reason: str
) -> None:
    assert find in LONG
    reading = read(cards["governance_indicators"], "estimates", LONG.replace(find, replace_by))
    assert len(reading.rows) + len(reading.rejects) == 5
    assert reason in reading.rejects[0].reason


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (LONG.replace(b"stddev", b"se"), "no sheet has the columns of any known edition"),
        (revised(sheet="Rule"), "no sheet has the columns"),
        (workbook({"RuleofLaw": [*OLDER[:1], *OLDER[2:]]}), "has no year above it"),
        (
            workbook(
                {
                    "RuleofLaw": [
                        OLDER[1],
                        ["Country/Territory", "Code", "Estimate", "Rank", "StdErr"],
                    ]
                }
            ),
            "no standard error beside it",
        ),
        (b"", "no sheet has the columns"),
    ],
)
def test_estimates_refuse_in_one_sentence(
    cards: Mapping[str, Card], data: bytes, what: str
) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(cards["governance_indicators"], "estimates", data)
    assert what in caught.value.sentence


@given(st.integers(0, len(LONG)), st.binary(max_size=6))
def test_estimates_fail_only_with_a_source_error(
    cards: Mapping[str, Card], place: int, piece: bytes
) -> None:
    found = attempt(cards["governance_indicators"], "estimates", splice(LONG, place, piece))
    assert not isinstance(found, str) or is_sentence(found)


@given(
    st.lists(
        st.lists(st.sampled_from(["", "x", "2000", "..", None, 7.5, 1e300, -0.5]), max_size=9),
        max_size=5,
    ),
    st.sampled_from(["rl", "RuleofLaw", "WGI"]),
)
def test_any_sheet_is_read_or_refused(
    cards: Mapping[str, Card], rows: list[list[Cell]], name: str
) -> None:
    heads: Mapping[str, list[list[Cell]]] = {
        "rl": [REVISED],
        "RuleofLaw": OLDER[1:3],
        "WGI": [["code", "year", "indicator", "estimate", "stddev"]],
    }
    found = attempt(
        cards["governance_indicators"], "estimates", workbook({name: [*heads[name], *rows]})
    )
    assert not isinstance(found, str) or is_sentence(found)


def test_repackaging_meets_kosovo_under_the_banks_own_code(cards: Mapping[str, Card]) -> None:
    data = shared_file("democracyData/wgi.parquet")
    card = cards["governance_indicators"]
    assert spans(card, "repackaged", data, "unnamed_dimension") == {
        "ALB": ("1996", "2023"),
        "BIH": ("1996", "2023"),
        "XKX": ("1996", "2023"),
        "MNE": ("1998", "2023"),
        "MKD": ("1996", "2023"),
        "SRB": ("1996", "2023"),
    }
    places = {row["place"] for row in read(card, "repackaged", data).rows}
    assert "KSV" in places
    assert not {"XKX", "XK"} & places


def test_unnamed_dimension_is_not_political_stability(cards: Mapping[str, Card]) -> None:
    """Not one value agrees with the stability that the World Bank's table of the region holds."""
    reading = read(
        cards["governance_indicators"], "repackaged", shared_file("democracyData/wgi.parquet")
    )
    own = {
        (row["place"].replace("KSV", "XKX"), row["period"]): row["value"] for row in reading.rows
    }
    stability = {
        (economy, period): float(value)
        for economy, period, indicator, value in (
            line.split(",") for line in (FIGURES / "world_bank.csv").read_text("utf-8").splitlines()
        )
        if indicator == "PV.EST"
    }
    apart = [abs(float(own[key]) - value) for key, value in stability.items() if own.get(key)]
    assert len(apart) > 100
    assert min(apart) > 0.002
    assert max(apart) > 1
