"""Columns become codes: answers, silences, items and places, and nothing is guessed."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest

from synopsis.catalog.profile import load_profile
from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.waves import Silence, parse_codebook
from synopsis.evidence.waves.coding import code_answers, code_places
from synopsis.sources import microdata
from synopsis.sources.microdata import AnswerSet, Microdata
from tests.evidence.waves.surveys import card

# ruff: noqa: RUF001  the letters of the region's scripts look alike
NAN = float("nan")
REGION = load_profile("western-balkans").region
SAFETY = {
    "id": "Q1", "concept": "safety", "wording": "Safe?",
    "answers": {1: {"en": "Very safe", "sr": "Веома"}, 2: {"en": "Not safe", "sq": "Jo"}},
}  # fmt: skip
WORRIES = {
    "id": "Q2", "concept": "worries", "kind": "multiple", "wording": "Worries?",
    "items": {"crime": "Crime", "jobs": "Jobs"},
}  # fmt: skip


def data(columns: Mapping[str, Sequence[Any]], **more: Any) -> Microdata:
    return Microdata(
        "SPSS",
        {
            name: np.array(cells, dtype=object if isinstance(cells[0], str) else np.float64)
            for name, cells in columns.items()
        },
        **more,
    )


def coded(question: Mapping[str, Any], file: Microdata, **more: Any) -> list[list[int]]:
    codebook = parse_codebook(card(questions=[question], domains=[], **more), {})
    found: list[list[int]] = code_answers(file, codebook).T.tolist()
    return found


def test_answers_and_silences_are_coded_apart() -> None:
    file = data({"Q1": [1, 2, 98, 99, NAN]})
    assert coded(SAFETY, file) == [[1, 2, -1, -2, -3]]
    assert coded(SAFETY, file, missing={98: "refused", 99: "no_answer"}) == [[1, 2, -2, -9, -9]]


def test_an_answer_wins_over_a_silence_of_the_same_code() -> None:
    assert coded(SAFETY, data({"Q1": [1, 2]}), missing={2: "dont_know"}) == [[1, 2]]


def test_marked_blanks_are_silences() -> None:
    marks = [1, microdata.read_code(".a"), microdata.read_code(".r"), NAN]
    missing = {".a": "dont_know", ".r": "refused", ".": "not_asked"}
    assert coded(SAFETY, data({"Q1": marks}), missing=missing) == [[1, -1, -2, -3]]


def test_texts_are_answers_in_any_language_or_silences() -> None:
    texts = ["very safe", "ВЕОМА ", "Jo", "98", "Refused", "", "2"]
    assert coded(SAFETY, data({"Q1": texts})) == [[1, 1, 2, -1, -2, -3, 2]]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([1, 7, 7], "the value '7' in 2 rows, the first of them row 2"),
        ([1.5, 1, 1], "'1.5' in 1 rows"),
        ([1, microdata.read_code(".c"), 1], "'.c'"),
        (["Very safe", "Perhaps", ""], "'Perhaps'"),
        ([1, float("inf"), 1], "'inf'"),
        ([1, 1.7e308, 1], "'1.7e+308'"),
    ],
)
def test_unknown_value_is_an_error(cells: Sequence[Any], said: str) -> None:
    with pytest.raises(EvidenceError, match="codebook does not know") as caught:
        coded(SAFETY, data({"Q1": cells}))
    assert said in caught.value.sentence
    assert "the column 'Q1'" in caught.value.where
    assert "under `missing`" in caught.value.remedy


def test_unknown_value_is_told_with_its_label_and_other_columns() -> None:
    file = data({"Q2_crime": [1, 3], "Q2_jobs": [5, 0]}, value_labels={"Q2_crime": {3: "Нешто"}})
    with pytest.raises(EvidenceError, match=r"'3' \(Нешто\).*so it is in Q2_jobs"):
        coded(WORRIES, file)


def test_items_are_chosen_or_not_or_silent() -> None:
    file = data({"Q2_crime": [1, 0, 98, NAN], "Q2_jobs": [0, 0, 1, 99]})
    assert coded(WORRIES, file) == [[1, 0, -1, -3], [0, 0, 1, -2]]


def test_items_count_what_the_file_says_counts() -> None:
    columns = ("Q2_crime", "Q2_jobs")
    labels = {"Q2_crime": {1.0: "Yes", 2.0: "No"}, "Q2_jobs": {1.0: "Yes", 2.0: "No", 98.0: "DK"}}
    file = data(
        {"Q2_crime": [1, 2, 2], "Q2_jobs": [2, 1, 98]},
        value_labels=labels, sets=(AnswerSet("Q2", "", columns, 1.0),),
    )  # fmt: skip
    assert coded(WORRIES, file) == [[1, 0, 0], [0, 1, -1]]
    swapped = data(
        {"Q2_crime": [1, 2, 2], "Q2_jobs": [2, 1, 98]},
        value_labels=labels, sets=(AnswerSet("Q2", "", columns, 2.0),),
    )  # fmt: skip
    assert coded(WORRIES, swapped) == [[0, 1, 1], [1, 0, -1]]


def test_items_count_what_the_card_says_counts() -> None:
    file = data({"Q2_crime": [1, 2], "Q2_jobs": [2, NAN]})
    with pytest.raises(EvidenceError, match="does not know the value '2'"):
        coded(WORRIES, file)
    assert coded(WORRIES, file, items={"chosen": 2, "not_chosen": [1, "."]}) == [[0, 1], [1, 0]]


def test_items_may_stand_in_columns_of_other_names() -> None:
    question = {**WORRIES, "columns": {"crime": "m1", "jobs": "m2"}}
    assert coded(question, data({"m1": [1, 0], "m2": [0, 1]})) == [[1, 0], [0, 1]]


def places(cells: Sequence[Any], design: Mapping[str, Any], **more: Any) -> list[str]:
    codebook = parse_codebook(card(design={"place": "economy", **design}), {})
    found: list[str] = code_places(data({"economy": cells}, **more), codebook, REGION).tolist()
    return found


def test_places_are_known_by_code_name_and_label() -> None:
    cells = ["ALB", "AL", "Kosovo", "Косово*", "North Macedonia"]
    assert places(cells, {}) == ["ALB", "ALB", "XKX", "XKX", "MKD"]
    labels = {"economy": {1.0: "Serbia", 2.0: "Kosovo*"}}
    assert places([1, 2, 1], {}, value_labels=labels) == ["SRB", "XKX", "SRB"]
    assert places([1, 2, 1], {"places": {1: "MNE", 2: "BIH"}}) == ["MNE", "BIH", "MNE"]


def test_wave_of_one_economy_needs_no_column() -> None:
    assert places([5, 6], {"place": "", "economy": "MNE"}) == ["MNE", "MNE"]


@pytest.mark.parametrize(
    ("cells", "design", "said"),
    [
        ([7, 7], {}, "no economy of the region is meant by '7' in 2 rows"),
        (["ALB", ""], {}, "meant by '.'"),
        (["ALB", "FRA"], {}, "'FRA'"),
        (["ALB", "WB6"], {}, "'WB6'"),
        (["1"], {"places": {1: "FRA"}}, "'1'"),
        (["1"], {"place": ""}, "neither a place column nor an economy"),
        (["1"], {"place": "", "economy": "FRA"}, "'FRA' is no economy"),
    ],
)
def test_unknown_place_is_an_error(
    cells: Sequence[Any], design: Mapping[str, Any], said: str
) -> None:
    with pytest.raises(EvidenceError) as caught:
        places(cells, design)
    assert said in caught.value.sentence


def test_every_silence_has_its_code() -> None:
    assert sorted(one.code for one in Silence) == [-9, -3, -2, -1]
