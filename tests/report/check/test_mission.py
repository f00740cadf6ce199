"""The report that the project comes from: its listed problems are found, by rules that are general.

The list is that at the end of the requirements of the mission; lines are lines of the report.
"""

import os
import re
from collections import Counter
from pathlib import Path

import pytest
from tools.write_check_report import PAGE, page, read_verdicts

from synopsis.report.check import Checked, Severity, check_documents, read_text
from synopsis.report.check.terms import Terms

REPORT = "mission/western-balkans-security-synopsis-2023.txt"
ROOT = Path(__file__).parents[3]
SOURCE = ROOT / "src/synopsis/report/check"

# What is wrong, the lines where it may be told, and the rules that may tell it.
PROBLEMS = {
    "one share about and above": ((589, 593, 1566, 1570), {"contradicting-figures"}),
    "a majority below half": ((600, 603), {"word-against-value"}),
    "points written as per cent": ((508, 512), {"percent-or-points", "bases-differ"}),
    "a sum with an unexplained rest": ((508, 512), {"parts-do-not-add-up"}),
    "a figure of another, unnamed study": ((423, 429), {"study-unnamed"}),
    "growth without source or base": ((608, 610), {"growth-without-base"}),
    "shares of attacks without source": ((1845, 1849), {"figure-without-source"}),
    "more speakers than are listed": ((101, 103), {"count-against-list"}),
    "all, of how many": ((2049, 2049), {"all-without-count"}),
    "a body misspelt": ((103, 105), {"acronym-misspelt"}),
    "two spellings of one phrase": ((18, 202), {"spelling-variants"}),
    "countries": ((463, 1791), {"economies-not-countries"}),
    "its own conclusions as evidence": ((417, 423), {"circular-evidence"}),
    "columns run together": ((2099, 2185), {"reading-order-doubted"}),
    "a list that leaves an economy out": ((1328, 1336), {"economy-missing-from-list"}),
    "this year, of which year": ((516, 517), {"relative-time"}),
    "forecasts without date or probability": ((884, 1060), {"forecast-without-horizon"}),
}


@pytest.fixture(scope="module")
def checked(terms: Terms) -> Checked:
    path = ROOT / os.environ.get("SYNOPSIS_SHARED", "../shared") / REPORT
    if not path.is_file():
        pytest.skip("the report is not here; set SYNOPSIS_SHARED to the folder that holds it")
    return check_documents([read_text(path.read_text("utf-8"), path.name)], terms)


@pytest.mark.parametrize("problem", PROBLEMS)
def test_listed_problem_is_found(checked: Checked, problem: str) -> None:
    (low, *_, high), rules = PROBLEMS[problem]
    told = [note for note in checked.notes if note.rule in rules]
    assert [note.words for note in told if low <= note.position.line <= high]


def test_every_error_and_caution_has_a_verdict(checked: Checked) -> None:
    """Given by a reader who wrote no rule; at least four of five are right."""
    verdicts = read_verdicts()
    told = Counter(
        (note.rule, note.position.line)
        for note in checked.notes
        if note.severity is not Severity.HINT
    )
    assert told == Counter((one.rule, one.line) for one in verdicts)
    assert sum(one.is_right for one in verdicts) >= 0.8 * len(verdicts)


def test_page_of_verdicts_is_the_one_that_is_written() -> None:
    assert PAGE.read_text("utf-8") == page(read_verdicts())


def test_enough_is_said_to_judge(checked: Checked) -> None:
    assert checked.counted(Severity.ERROR) + checked.counted(Severity.CAUTION) >= 60


def test_rules_know_nothing_of_that_report() -> None:
    peculiar = re.compile(r"MAARI|bellow|SecuriMeter|59\.5|348|Jumbo", re.IGNORECASE)
    found = {
        f"{path.name}: {match[0]}"
        for path in SOURCE.rglob("*")
        if path.suffix in {".py", ".yml"}
        for match in peculiar.finditer(path.read_text("utf-8"))
    }
    assert found == set()
