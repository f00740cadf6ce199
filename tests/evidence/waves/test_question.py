from dataclasses import replace
from typing import Any

import pytest

from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.waves import Answer, Kind, Question, Silence, in_language, unlike
from synopsis.evidence.waves.codebook import parse_question

YES, NO = Answer(1, {"en": "Yes", "sq": "Po"}), Answer(2, {"en": "No", "sq": "Jo"})
ASKED = Question("q1", "bribe_asked", Kind.SINGLE, {"en": "Were you asked?"}, (YES, NO))


def changed(**parts: Any) -> Question:
    return replace(ASKED, **parts)


def test_text_is_in_the_language_or_in_english() -> None:
    words = {"en": "Yes", "sq": "Po"}
    assert [in_language(words, one) for one in ("sq", "mk", "en")] == ["Po", "Yes", "Yes"]
    assert in_language({"sq": "Po"}, "mk") == "Po"


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"concept": ""}, "no id, no concept or no answers"),
        ({"answers": ()}, "no id, no concept or no answers"),
        ({"answers": (YES, YES)}, "two answers have one code"),
        ({"answers": (Answer(-1, {"en": "x"}), YES)}, "a code is negative"),
        ({"answers": (Answer(2**31, {"en": "x"}), YES)}, "above 2,147,483,647"),
        ({"headline": (3,)}, "names a code that no answer has"),
        ({"kind": Kind.MULTIPLE}, "has a column"),
        ({"answers": (replace(YES, column="q1_yes"), replace(NO, column="q1_no"))}, "has a column"),
    ],
)
def test_question_that_cannot_be_is_refused(parts: dict[str, Any], words: str) -> None:
    with pytest.raises(EvidenceError, match=words):
        changed(**parts)


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({}, ()),
        ({"wording": {"en": "  were you ASKED? "}}, ()),
        ({"wording": {"en": "Were you asked?", "sq": "A ju kërkuan?"}}, ()),
        ({"wording": {"en": "Were you ever asked?"}}, ("the wording changed",)),
        ({"answers": (NO, YES)}, ("the answers offered changed",)),
        ({"answers": (YES, replace(NO, words={"en": "Never"}))}, ("the answers offered changed",)),
        ({"base": "those who work"}, ("they were not asked of the same people",)),
        ({"concept": "other"}, ("they stand for two concepts",)),
        ({"kind": Kind.CHANGE}, ("one is single, the other change",)),
    ],
)
def test_questions_are_unlike_where_what_was_asked_changed(
    parts: dict[str, Any], why: tuple[str, ...]
) -> None:
    assert unlike(ASKED, changed(**parts)) == why
    assert bool(unlike(changed(**parts), ASKED)) is bool(why)


def test_silences_have_codes_of_their_own_below_nought() -> None:
    codes = [one.code for one in Silence]
    assert len(set(codes)) == len(codes)
    assert max(codes) < 0


def test_question_of_the_bank_is_taken_by_its_concept() -> None:
    bank = {"bribe_asked": {"concept": "bribe_asked", "wording": "Were you asked?",
                            "answers": {1: "Yes", 2: "No"}, "headline": [1]}}  # fmt: skip
    found = parse_question({"id": "q7", "concept": "bribe_asked", "base": "adults"}, bank)
    assert (found.id, found.headline, found.base) == ("q7", (1,), "adults")
    assert found.text() == "Were you asked?"


def test_question_with_an_unknown_key_is_refused() -> None:
    with pytest.raises(EvidenceError, match="the key 'colour' is unknown"):
        parse_question({"concept": "x", "colour": "red"}, {})
