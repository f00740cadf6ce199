from dataclasses import replace
from typing import Any

import pytest

from synopsis.evidence.waves import Weighting
from synopsis.survey import SurveyError
from synopsis.survey.change.comparability import (
    Override,
    Verdict,
    check_population,
    judge,
    judge_waves,
)
from tests.survey.codebooks import CORRUPTION, codebook
from tests.survey.small_wave import wave

CONCEPT = "corruption_grown"
BEFORE = codebook(2023)


def later(change: dict[str, Any] | None = None, **more: Any) -> Any:
    return codebook(2024, ({**CORRUPTION, **(change or {})},), **more)


def override(reason: str = "a pretest", after: str = "synthetic-2024") -> Override:
    return Override(CONCEPT, "synthetic-2023", after, reason, "analyst")


CHANGED: list[tuple[dict[str, Any], str]] = [
    ({"wording": {"en": "Has corruption grown?"}}, "the wording changed"),
    ({"answers": {1: {"en": "Grown"}, 2: {"en": "Same"}}}, "the answers offered changed"),
    ({"answers": {1: {"en": "Grown much"}, 2: {"en": "Same"}, 3: {"en": "Less"}}},
     "the answers offered changed"),
    ({"kind": "single"}, "one is change, the other single"),
    ({"base": "those who had contact"}, "they were not asked of the same people"),
]  # fmt: skip


def test_judge_compares_what_was_asked_alike() -> None:
    found = judge(CONCEPT, BEFORE, later())
    assert (found.verdict, found.reasons, found.cautions) == (Verdict.COMPARABLE, (), ())
    assert found.may_compare
    assert found.sentence == "comparable"


@pytest.mark.parametrize(("change", "reason"), CHANGED)
def test_judge_blocks_what_was_asked_otherwise(change: dict[str, Any], reason: str) -> None:
    found = judge(CONCEPT, BEFORE, later(change))
    assert found.verdict is Verdict.BLOCKED
    assert found.reasons == (reason,)
    assert not found.may_compare


def test_judge_ignores_spaces_and_case() -> None:
    assert judge(
        CONCEPT, BEFORE, later({"wording": {"en": "has corruption  changed?"}})
    ).may_compare


def test_override_lifts_a_block_and_is_named() -> None:
    changed = later(CHANGED[0][0])
    found = judge(CONCEPT, BEFORE, changed, [override("first"), override("second")])
    assert (found.verdict, found.by, found.why) == (Verdict.OVERRIDDEN, "analyst", "second")
    assert found.may_compare
    assert "the wording changed" in found.sentence


def test_override_of_other_waves_lifts_nothing() -> None:
    found = judge(CONCEPT, BEFORE, later(CHANGED[0][0]), [override(after="synthetic-2025")])
    assert found.verdict is Verdict.BLOCKED


def test_override_is_not_named_where_nothing_is_blocked() -> None:
    assert judge(CONCEPT, BEFORE, later(), [override()]).verdict is Verdict.COMPARABLE


@pytest.mark.parametrize("reason", ["", "  "])
def test_override_refuses_to_have_no_reason(reason: str) -> None:
    with pytest.raises(SurveyError, match="no reason"):
        override(reason)


def test_override_comes_back_from_its_payload() -> None:
    made = override(" a pretest ")
    assert Override.parse(made.payload, "analyst") == override("a pretest")
    with pytest.raises(SurveyError, match="no 'reason'"):
        Override.parse({"question": "q", "before": "a", "after": "b"}, "analyst")


def test_judge_keeps_instruments_apart_whoever_overrides() -> None:
    found = judge(CONCEPT, BEFORE, later(instrument="Another"), [override()])
    assert found.verdict is Verdict.SEPARATE
    assert not found.may_compare


def test_judge_refuses_two_populations() -> None:
    with pytest.raises(SurveyError, match="citizens and participants cannot be pooled"):
        judge(CONCEPT, BEFORE, later(population="participants"))
    with pytest.raises(SurveyError):
        check_population([BEFORE, later(population="participants")])
    check_population([BEFORE, later()])


CAUTIONS: list[tuple[dict[str, Any], str]] = [
    ({"mode": "telephone"}, "the mode of interview changed (unknown, then telephone)"),
    ({"field": {"first": "2024-09-01", "last": "2024-10-30"}},
     "the field work fell in another season"),
    ({"synthetic": False}, "one wave is synthetic"),
]  # fmt: skip


@pytest.mark.parametrize(("more", "caution"), CAUTIONS)
def test_judge_cautions_and_does_not_block(more: dict[str, Any], caution: str) -> None:
    found = judge(CONCEPT, BEFORE, later(**more))
    assert (found.verdict, found.cautions) == (Verdict.COMPARABLE, (caution,))
    assert caution in found.sentence


def test_season_is_told_across_the_turn_of_the_year() -> None:
    winter = codebook(2023, field={"first": "2023-12-10", "last": "2023-12-30"})
    spring = {"first": "2025-01-05", "last": "2025-01-25"}
    assert judge(CONCEPT, winter, codebook(2025, field=spring)).cautions == ()


def test_waves_that_are_not_weighted_alike_are_cautioned() -> None:
    before = wave(1)
    after = replace(before, weighting=Weighting("rake", ()))
    found = judge_waves("perceived_safety", before, after)
    assert found.cautions == ("the weights are not made alike (as published, then rake)",)
    assert found.may_compare
    assert judge_waves("perceived_safety", after, after).cautions == ()
