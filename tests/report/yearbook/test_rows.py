from typing import Any

import numpy as np
import pytest

from synopsis.evidence import waves
from synopsis.report.yearbook import as_parquet, released_table, series_by_line
from synopsis.report.yearbook.rows import as_csv, safe
from synopsis.sources.survey_estimates.connector import parse_released
from synopsis.survey import tabulate
from synopsis.survey.house import House
from synopsis.vocabulary import Region
from tests.survey.disclosure.attacker import Publication, attack
from tests.survey.small_wave import wave

CODES = {"perceived_safety": "perceived_safety", "worries": "worries"}
ITEMS = {"worries": {2: "worries_drugs"}}


def test_rows_hold_every_cell_with_wave_and_synthetic_mark(yearbook: tabulate.Yearbook) -> None:
    table = released_table(yearbook, {})
    rows = table.to_pylist()
    assert len(rows) == sum(1 for _ in yearbook.cells())
    assert {row["is_synthetic"] for row in rows} == {True}
    assert {row["wave"] for row in rows} == {"synthetic_2024"}
    assert set(waves.GIVEN) <= set(table.column_names)


def test_hidden_cells_are_null_with_the_reason(yearbook: tabulate.Yearbook) -> None:
    rows = released_table(yearbook, {}).to_pylist()
    for row, (table, line, column) in zip(rows, yearbook.cells(), strict=True):
        reason = table.reason(line, column)
        is_shown = reason is tabulate.Reason.SHOWN
        for name in ("number", "low", "high", "se", "n_effective"):
            assert (row[name] is not None) == is_shown
        assert reason.words in row["note"]
    assert any("held back" in row["note"] for row in rows)


def test_series_are_headlines_and_items_of_places_alone(yearbook: tabulate.Yearbook) -> None:
    series = series_by_line(yearbook, CODES, ITEMS)
    rows = [row for row in released_table(yearbook, series).to_pylist() if row["series"]]
    assert {row["series"] for row in rows} == {"perceived_safety", "worries_drugs"}
    assert {row["domain"] for row in rows} == {""}
    assert len(rows) == 2 * 7


def test_the_released_file_is_read_back_by_its_connector(yearbook: tabulate.Yearbook) -> None:
    data = as_parquet(released_table(yearbook, series_by_line(yearbook, CODES, ITEMS)))
    reading = parse_released(data, None)
    row = next(one for one in reading.rows if one["place"] == "SRB")
    assert row["indicator"] == "perceived_safety"
    assert row["status"] == "synthetic"
    assert float(row["low"]) < float(row["value"]) < float(row["high"])
    assert as_parquet(released_table(yearbook, {})) == as_parquet(released_table(yearbook, {}))


def test_csv_runs_no_formula_of_a_questionnaire(yearbook: tabulate.Yearbook) -> None:
    text = as_csv(released_table(yearbook, {})).decode()
    assert ",'=What is the gravest threat?," in text
    assert ",=" not in text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_safe_quotes_what_a_spreadsheet_would_run(text: str) -> None:
    assert safe(text) == f"'{text}"
    assert safe(f"a{text}") == f"a{text}"


PLACES = {"ALB": 0, "BIH": 1, "MNE": 2, "MKD": 3, "SRB": 4}
SEXES = {"Women": 0, "Men": 1}
KINDS = ("single", "scale", "multiple", "horizon")

Rows = list[dict[str, Any]]


def seen(rows: Rows, answers: list[str], *, several: bool) -> Publication:
    """What the released rows of some answers tell a reader."""
    columns, bases, shares = [], [], []
    for row in rows:
        if row["answer"] != answers[0]:
            continue
        place, sex = PLACES.get(row["place_code"]), SEXES.get(row["category"])
        column = {} if place is None else {"economy": place}
        columns.append(column | ({} if sex is None else {"sex": sex}))
        bases.append(row["weighted_base"])
        key = (row["place_code"], row["category"])
        line = [
            one["number"]
            for one in rows
            if one["answer"] in answers and (one["place_code"], one["category"]) == key
        ]
        found = np.array([np.nan if one is None else one / 100 for one in line])
        shares.append(np.append(found, 1 - found) if several else found)
    return Publication({"economy": 5, "sex": 2}, tuple(columns), np.array(bases), np.array(shares))


@pytest.mark.parametrize(
    ("concept", "several"),
    [("perceived_safety", False), ("gravest_threat", False), ("worries", True),
     ("eu_accession", False)],
)  # fmt: skip
def test_attacker_recovers_nothing_from_all_released_rows(
    yearbook: tabulate.Yearbook,
    concept: str,
    several: bool,  # noqa: FBT001
) -> None:
    rows = [
        row
        for row in released_table(yearbook, {}).to_pylist()
        if row["concept"] == concept and row["place_code"] != "XKX" and row["kind"] in KINDS
    ]
    names = list(dict.fromkeys(row["answer"] for row in rows))
    hidden = 0
    for answers in [[name] for name in names] if several else [names]:
        for _, _, low, high in attack(seen(rows, answers, several=several)):
            hidden += 1
            assert high - low > 5
    assert hidden > 0


def test_the_mean_of_economies_is_no_series(region: Region) -> None:
    made = wave(people=200, without="")
    book = tabulate.tabulate(made, ["equal"], House(), region)
    rows = released_table(book, series_by_line(book, CODES, ITEMS)).to_pylist()
    alike = [row for row in rows if row["domain"] == "regional mean"]
    assert {row["category"] for row in alike} == {"Each economy alike"}
    assert {row["series"] for row in alike} == {""}
    keys = [(row["series"], row["place_code"]) for row in rows if row["series"]]
    assert len(keys) == len(set(keys))
