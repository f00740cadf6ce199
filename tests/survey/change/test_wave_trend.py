from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from synopsis.catalog import View
from synopsis.evidence.waves import Margin, Wave, Weighting, parse_codebook
from synopsis.survey import SurveyError
from synopsis.survey.cells import Item
from synopsis.survey.change.change import Movement
from synopsis.survey.change.comparability import Override, Verdict
from synopsis.survey.change.stack import shared_variance, stacked
from synopsis.survey.change.trend import Choice, Trend, trend_of
from synopsis.survey.house import House
from synopsis.survey.wave_sample import design_of, domains_of
from synopsis.vocabulary import Region
from tests.survey.small_wave import card, wave

HOUSE = House()


@pytest.fixture
def region(demo_view: View) -> Region:
    return demo_view.profile.region


def later(year: int, seed: int = 2, **more: Any) -> Wave:
    """The small wave of another year; questions may be changed by their concept."""
    changed = more.pop("questions", {})
    whole = card(id=f"synthetic_{year}", field={"first": f"{year}-10-01", "last": f"{year}-11-15"})
    whole.update(more)
    whole["questions"] = [{**one, **changed.get(one["concept"], {})} for one in whole["questions"]]
    return replace(wave(seed), codebook=parse_codebook(whole, {}))


def moved(found: Wave, column: str, answer: int, rows: slice) -> Wave:
    """The wave with a column's rows set to one answer."""
    codes = found.codes.copy()
    codes[rows, found.columns.index(column)] = answer
    return replace(found, codes=codes)


def follow(waves: list[Wave], concept: str, region: Region, **choice: Any) -> Trend:
    return trend_of(waves, concept, HOUSE, region, Choice(**choice))


def test_a_trend_has_a_step_between_each_two_waves_and_one_family(region: Region) -> None:
    waves = [later(2025, 3), wave(1), later(2026, 4)]
    found = follow(waves, "perceived_safety", region)
    assert [one.id for one in found.rounds] == [
        "synthetic_2024",
        "synthetic_2025",
        "synthetic_2026",
    ]
    assert found.shown == "headline"
    assert found.is_synthetic
    assert [one.verdict.verdict for one in found.steps] == [Verdict.COMPARABLE] * 2
    assert found.tests == 12
    assert [len(one.changes) for one in found.steps if one.changes] == [7, 7]


def test_a_question_is_found_by_its_id_and_followed_by_its_concept(region: Region) -> None:
    after = later(2025, questions={"perceived_safety": {"id": "v7"}})
    renamed = replace(after, columns=tuple("v7" if c == "safety" else c for c in after.columns))
    found = follow([wave(1), renamed], "v7", region)
    assert (found.concept, len(found.rounds)) == ("perceived_safety", 2)
    assert found.steps[0].verdict.may_compare


def test_an_economy_without_respondents_is_not_covered(region: Region) -> None:
    found = follow([wave(1), later(2025)], "perceived_safety", region)
    changes = found.steps[0].changes
    assert changes is not None
    rows = {one.domain[1]: one for one in changes.rows()}
    assert rows["Kosovo*"].movement is Movement.NOT_COVERED
    assert rows["Albania"].category == "Rather safe or Very safe"


def test_a_real_change_is_told_where_it_is(region: Region) -> None:
    after = moved(later(2025), "safety", 5, slice(0, 250))
    changes = follow([wave(1), after], "perceived_safety", region).steps[0].changes
    assert changes is not None
    rows = {one.domain[1]: one.movement for one in changes.rows()}
    assert rows["Albania"] is Movement.RISEN
    assert rows["Serbia"] is Movement.UNTOLD


def test_a_changed_wording_blocks_and_computes_nothing(region: Region) -> None:
    after = later(2025, questions={"perceived_safety": {"wording": {"en": "Do you feel safe?"}}})
    found = follow([wave(1), after], "perceived_safety", region)
    assert found.steps[0].verdict.verdict is Verdict.BLOCKED
    assert found.steps[0].changes is None
    assert found.tests == 0


def test_an_override_computes_it_and_says_who_and_why(region: Region) -> None:
    after = later(2025, questions={"perceived_safety": {"wording": {"en": "Do you feel safe?"}}})
    given = Override("perceived_safety", "synthetic_2024", "synthetic_2025", "a pretest", "analyst")
    step = follow([wave(1), after], "perceived_safety", region, overrides=(given,)).steps[0]
    assert step.verdict.verdict is Verdict.OVERRIDDEN
    assert "a pretest" in step.verdict.sentence
    assert step.changes is not None


def test_an_override_of_changed_answers_compares_what_both_offered(region: Region) -> None:
    fewer = {1: {"en": "Organised crime"}, 2: {"en": "+Cyber attack"}, 3: {"en": "Flood"},
             4: {"en": "Another"}}  # fmt: skip
    after = later(2025, questions={"gravest_threat": {"answers": fewer}})
    given = Override("gravest_threat", "synthetic_2024", "synthetic_2025", "a pretest", "analyst")
    step = follow([wave(1), after], "gravest_threat", region, overrides=(given,)).steps[0]
    assert step.changes is not None
    assert step.changes.after.categories == (("Organised crime", "+Cyber attack", "Another"),)


def test_answers_are_ranked_with_what_moves(region: Region) -> None:
    found = follow([wave(1), later(2025)], "gravest_threat", region)
    assert found.shown == "answers"
    before, after = found.steps[0].ranks
    assert before[0].name == "Organised crime"
    assert (after[0].best, after[0].worst) == (1, 1)
    assert set(found.steps[0].moves) == {Movement.UNTOLD}


def test_ordered_answers_have_no_ranks(region: Region) -> None:
    found = follow([wave(1), later(2025)], "perceived_safety", region, shown="answers")
    assert found.steps[0].ranks == ()


def test_do_not_know_is_no_rank_and_is_compared(region: Region) -> None:
    after = later(2025)
    certain = moved(after, "joining", 1, slice(0, after.rows))
    found = follow([wave(1), certain], "eu_accession", region, shown="answers")
    changes = found.steps[0].changes
    assert changes is not None
    rows = [one for one in changes.rows() if one.category == "Do not know"]
    assert {one.movement for one in rows} <= {
        Movement.FALLEN,
        Movement.NOT_COVERED,
        Movement.HELD_BACK,
    }
    assert rows[0].movement is Movement.FALLEN


def test_a_mean_leaves_out_those_who_do_not_know(region: Region) -> None:
    found = follow([wave(1), later(2025)], "perceived_safety", region, shown="mean")
    column = wave(1).column("safety")
    weights = wave(1).drawn.weights
    known = column > 0
    wanted = (weights[known] @ column[known]) / weights[known].sum()
    assert found.cells[0].share[0] == pytest.approx(wanted, rel=1e-12)
    assert found.cells[0].n[0] == int(known.sum())
    changes = found.steps[0].changes
    assert changes is not None
    assert all(one.is_mean for one in changes.rows())


def test_cells_of_few_respondents_are_withheld_and_not_tested(region: Region) -> None:
    before = wave(1)
    rare = np.where(np.arange(before.rows) % 60 == 0, 1, 0)
    codes = before.codes.copy()
    codes[:, before.columns.index("worry_fraud")] = rare
    found = follow([replace(before, codes=codes), later(2025)], "worries", region)
    changes = found.steps[0].changes
    assert changes is not None
    fraud = {one.domain[1]: one for one in changes.rows() if one.category == "Fraud"}
    assert fraud["Albania"].movement is Movement.HELD_BACK
    assert np.isnan(fraud["Albania"].before)


REFUSED: list[tuple[dict[str, Any], str, dict[str, Any], str]] = [
    ({"instrument": "another"}, "perceived_safety", {}, "never merged"),
    ({"population": "participants"}, "perceived_safety", {}, "cannot be pooled"),
    ({}, "worries_of_martians", {}, "no wave that may be seen asked"),
    ({}, "gravest_threat", {"shown": "headline"}, "has no headline"),
    ({}, "gravest_threat", {"shown": "mean"}, "is no scale"),
    ({}, "gravest_threat", {"shown": "pie"}, "cannot be shown as 'pie'"),
]


@pytest.mark.parametrize(("more", "concept", "choice", "sentence"), REFUSED)
def test_a_trend_refuses(
    region: Region, more: dict[str, Any], concept: str, choice: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(SurveyError, match=sentence):
        follow([wave(1), later(2025, **more)], concept, region, **choice)


def test_means_of_other_numbers_are_not_compared(region: Region) -> None:
    numbers = {"numbers": {1: 0, 2: 25, 3: 50, 4: 75, 5: 100}}
    after = later(2025, questions={"perceived_safety": {**numbers, "wording": {"en": "Safe?"}}})
    given = Override("perceived_safety", "synthetic_2024", "synthetic_2025", "a pretest", "analyst")
    with pytest.raises(SurveyError, match="not the same numbers"):
        follow([wave(1), after], "perceived_safety", region, shown="mean", overrides=(given,))


def named(found: Wave, first: int = 0, strata: str = "s") -> Wave:
    """The wave with its units called by their numbers from `first` on."""
    unit, stratum = found.drawn.units[0], found.drawn.strata[0]
    size = int(unit.max()) + 1
    home = np.zeros(size, dtype=np.int64)
    home[unit] = stratum
    names = tuple(str(one + first) for one in range(size))
    drawn = replace(
        found.drawn, unit_names=names, unit_strata=tuple(f"{strata}{one}" for one in home)
    )
    return replace(found, drawn=drawn)


def panel() -> tuple[Wave, Wave]:
    """Two waves of the same units, half of whose people answer the same again."""
    before = wave(1)
    after = replace(later(2025), drawn=before.drawn, codes=later(2025).codes.copy())
    after.codes[::2] = before.codes[::2]
    return before, after


def errors(found: Trend) -> np.ndarray:
    changes = found.steps[0].changes
    assert changes is not None
    return changes.se[np.isfinite(changes.se)]


@pytest.mark.parametrize("shown", ["headline", "answers", "mean"])
def test_waves_of_shared_units_bring_their_covariance(region: Region, shown: str) -> None:
    before, after = panel()
    apart = follow([before, after], "perceived_safety", region, shown=shown)
    found = follow([named(before), named(after)], "perceived_safety", region, shown=shown)
    units = len(set(before.drawn.units[0].tolist()))
    assert (found.steps[0].shared, apart.steps[0].shared) == (units, 0)
    assert found.steps[0].sampling == f"{units} sampling units shared"
    assert apart.steps[0].sampling == "independent samples"
    assert np.mean(errors(found) / errors(apart)) < 0.9
    for one, other in zip(found.cells, apart.cells, strict=True):
        np.testing.assert_array_equal(one.share, other.share)


def test_error_of_a_panel_is_that_of_the_stack(region: Region) -> None:
    before, after = panel()
    found = follow([named(before), named(after)], "perceived_safety", region, shown="mean")
    pair = (before, after)
    designs = [design_of(one, HOUSE) for one in pair]
    stack = stacked(designs[0], designs[1], (before.drawn.units[0], after.drawn.units[0]))
    codes = [np.where(one.column("safety") > 0, one.column("safety") - 1, -1) for one in pair]
    items = tuple(
        Item("q", tuple("abcde"), codes=one, numbers=(1.0, 2.0, 3.0, 4.0, 5.0)) for one in codes
    )
    own = domains_of(before, (), region)[0]
    both = replace(own, codes=np.r_[own.codes, own.codes])
    wanted = shared_variance(stack, (items[0], items[1]), both)[-1]
    assert errors(found)[0] ** 2 == pytest.approx(wanted, rel=1e-10)


def test_units_count_as_shared_only_where_both_waves_say_so(region: Region) -> None:
    before, after = panel()
    apart = errors(follow([before, after], "perceived_safety", region))
    for pair in ([named(before), after], [before, named(after)],
                 [named(before), named(after, first=10_000)]):  # fmt: skip
        found = follow(pair, "perceived_safety", region)
        assert found.steps[0].sampling == "independent samples"
        assert errors(found).tolist() == apart.tolist()


def test_raked_waves_of_shared_units_covary_too(region: Region) -> None:
    margin = Margin("sex", ((1, 700.0), (2, 800.0)))
    weighting = Weighting("rake", (margin,))
    pair = [replace(named(one), weighting=weighting) for one in panel()]
    plain = [replace(one, weighting=weighting) for one in panel()]
    found, apart = (follow(one, "perceived_safety", region) for one in (pair, plain))
    assert np.all(errors(found) < 0.95 * errors(apart))


def test_a_share_of_nought_keeps_the_error_of_its_bound(region: Region) -> None:
    before, after = panel()
    none = moved(after, "threat", 1, slice(0, after.rows))
    apart = follow([before, none], "gravest_threat", region)
    found = follow([named(before), named(none)], "gravest_threat", region)
    assert errors(found).tolist() == pytest.approx(errors(apart).tolist(), rel=1e-12)


def test_a_unit_of_another_stratum_is_refused(region: Region) -> None:
    before, after = panel()
    with pytest.raises(SurveyError, match="lies in the stratum 's0' in one wave and in 'other0'"):
        follow([named(before), named(after, strata="other")], "perceived_safety", region)
