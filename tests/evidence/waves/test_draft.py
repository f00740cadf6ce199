"""Drafts: a codebook card from the file's own labels, which a person must complete."""

from pathlib import Path

import pytest
import yaml

from synopsis.evidence.waves import draft_codebook, parse_codebook
from synopsis.evidence.waves.draft import draft_card
from synopsis.sources import microdata
from synopsis.vocabulary import SynopsisError
from tests.evidence.waves.surveys import with_set, write_wave


@pytest.fixture
def data(tmp_path: Path) -> microdata.Microdata:
    path = with_set(write_wave(tmp_path / "x.sav"), "$worries=D1 1 7 Worries Q2_CRIME Q2_JOBS\n")
    return microdata.read_microdata(path)


def test_draft_says_what_the_file_says(data: microdata.Microdata) -> None:
    drafted = draft_card(data, "SYNTHETIC wave 1")
    assert drafted["id"] == "SYNTHETIC-wave-1"
    assert drafted["synthetic"] is True
    assert drafted["design"] == {
        "place": "economy", "weight": "wgt", "strata": "stratum", "units": "psu",
    }  # fmt: skip
    assert drafted["missing"] == {"98": "dont_know", "99": "refused"}
    questions = {one["id"]: one for one in drafted["questions"]}
    assert set(questions) == {"worries", "Q1", "sex"}
    assert questions["Q1"]["answers"] == {1: "Веома", 2: "Shumë pak"}
    assert questions["worries"]["columns"] == {"Q2_crime": "Q2_crime", "Q2_jobs": "Q2_jobs"}


def test_draft_is_refused_until_it_is_complete(data: microdata.Microdata) -> None:
    drafted = yaml.safe_load(draft_codebook(data, "wave"))
    with pytest.raises(SynopsisError):
        parse_codebook(drafted, {})
    drafted |= {
        "instrument": "x", "number": "1", "grade": "F6", "marking": "CLEAR",
        "field": {"first": "2024-01-01", "last": "2024-01-31"},
        "origin": {"producer": "p", "title": "t", "licence": "l"},
    }  # fmt: skip
    for number, question in enumerate(drafted["questions"]):
        question["concept"] = f"concept_{number}"
    assert parse_codebook(drafted, {}).question("Q1").columns == ("Q1",)


def test_column_of_many_values_is_no_question() -> None:
    import numpy as np

    columns = {"weight": np.arange(99.0), "income": np.arange(99.0), "half": np.full(99, 0.5)}
    drafted = draft_card(microdata.Microdata("CSV", columns), "x")
    assert drafted["questions"] == []
    assert drafted["design"] == {"weight": "weight"}
