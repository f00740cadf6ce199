from datetime import date

import pytest

from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.incident import COLUMNS, Toll, parse_incident, read_incident
from synopsis.sources.incident import incident_row
from synopsis.vocabulary import Citation, Grade
from tests.evidence.listing import incident

CITATION = Citation("acled", "0" * 64, "row 2")
ROW = incident_row(
    "row 2",
    {
        "incident": "SRB1",
        "kind": "riot",
        "words": "Riots: Mob violence",
        "first": "2020-02-29",
        "last": "2020-03-01",
        "place": "Serbia",
        "place_name": "Niš",
        "place_precision": "settlement",
        "lat": "43.32",
        "lon": "21.9",
        "actors": "protesters|security_forces",
        "features": "protester_violence",
        "deaths": "2",
        "deaths_low": "1",
        "source_count": "3",
    },
)


def test_incident_goes_into_the_lake_and_comes_back() -> None:
    made = parse_incident(ROW, "SRB", CITATION, Grade("B", 2))
    assert set(made.record) == set(COLUMNS)
    stamped = {**made.record, "source_id": "acled", "snapshot": "0" * 64}
    assert read_incident(stamped) == made


def test_incident_says_who_listed_it_and_what_is_unknown() -> None:
    made = parse_incident(ROW, "SRB", CITATION, Grade("B", 2))
    assert (made.id, made.source, made.key) == ("acled:SRB1", "acled", ("acled:SRB1", "SRB"))
    assert (made.size, made.toll) == (None, Toll(2, 1, None))
    assert made.actors == {"protesters", "security_forces"}
    assert made.record["features"] == "|protester_violence|"


@pytest.mark.parametrize(
    ("precision", "period"), [("day", "2020-02-29"), ("month", "2020-02"), ("year", "2020")]
)
def test_period_says_no_more_than_is_known(precision: str, period: str) -> None:
    made = parse_incident({**ROW, "precision": precision}, "SRB", CITATION, Grade("B", 2))
    assert made.record["period"] == period
    assert made.record["period_first"] == date(2020, 2, 29)


@pytest.mark.parametrize(
    ("best", "low", "high"), [(2, 3, None), (2, None, 1), (None, 1, None), (5, 6, 4)]
)
def test_toll_refuses_bounds_that_miss_it(
    best: int | None, low: int | None, high: int | None
) -> None:
    with pytest.raises(EvidenceError):
        Toll(best, low, high)


@pytest.mark.parametrize(
    "change", [{"kind": ""}, {"precision": "hour"}, {"last": date(2019, 2, 15)}]
)
def test_incident_refuses_what_cannot_be(change: dict[str, object]) -> None:
    with pytest.raises(EvidenceError):
        incident("list_a/1", **change)  # type: ignore[arg-type]
