from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import synopsis.survey as sv
from synopsis.catalog import Profile
from synopsis.catalog.profile import load_profile
from synopsis.evidence import waves
from synopsis.survey import SurveyError, simulation
from synopsis.survey.simulation.truth import places_of

PROFILE = load_profile("western-balkans")
QUESTIONS = {one.concept: one for one in simulation.questions_of(PROFILE)}
PEOPLE = {"ALB": 2.8e6, "MNE": 0.6e6}
SMALL = simulation.Sampling(respondents=60)
Trial = simulation.Trial


def chance(seed: int) -> Any:
    return lambda name: np.random.default_rng([seed, len(name)])


def region(trial: simulation.Trial) -> tuple[simulation.Trialled, ...]:
    return simulation.simulate_region(PROFILE, tuple(QUESTIONS.values()), trial)


@pytest.fixture(scope="module")
def pair() -> tuple[simulation.Trialled, ...]:
    return region(Trial((2023, 2024), changes={"corruption_has_increased": 5.0}))


def design(made: simulation.Trialled) -> sv.Design:
    people = made.simulated.people
    return sv.Design.of(people.weights, units=[people.unit], strata=[people.stratum])


def share(made: simulation.Trialled, target: simulation.Target) -> tuple[float, float]:
    """The weighted share of a target, with its error, of all asked who did not refuse."""
    question, columns = QUESTIONS[target.question], made.simulated.columns
    at = places_of(question, target.answers)
    if question.kind is waves.Kind.MULTIPLE:
        codes = columns[question.columns[int(at[0])]]
        chosen = codes == 1
    else:
        codes = columns[question.id]
        chosen = np.isin(codes, [question.answers[one].code for one in at])
    base = codes >= waves.Silence.DONT_KNOW.code
    if target.place:
        base &= made.simulated.places == target.place
    found = sv.mean(design(made).within(base), chosen[:, None].astype(float), ("share",))
    return float(found.values[0]), float(found.se[0])


def target(concept: str, year: int = 2023) -> simulation.Target:
    return next(one for one in simulation.targets_of(PROFILE, year) if one.concept == concept)


@pytest.mark.parametrize("one", simulation.targets_of(PROFILE, 2023), ids=str)
def test_truth_meets_the_published_share(one: simulation.Target) -> None:
    people = simulation.trial.people_of(PROFILE, 2023)
    question = QUESTIONS[one.question]
    targets = simulation.targets_of(PROFILE, 2023)
    truth = simulation.imagine_truth(question, people, targets, chance(1))
    shares = truth.shares[:, places_of(question, one.answers)].sum(axis=1)
    if one.place:
        assert shares[list(people).index(one.place)] == pytest.approx(one.share)
        return
    part = np.array(list(people.values()))
    assert part @ shares / part.sum() == pytest.approx(one.share, abs=1e-6)
    assert np.ptp(shares) > 0.001


def test_sample_meets_the_published_shares_within_its_error(
    pair: tuple[simulation.Trialled, ...],
) -> None:
    off = []
    for one in simulation.targets_of(PROFILE, 2023):
        found, error = share(pair[0], one)
        off.append((found - one.share) / error)
    assert np.max(np.abs(off)) < 6, "nonresponse biases a little; weighting takes it away"
    assert np.sqrt(np.mean(np.square(off))) < 2.5


def test_figures_are_those_last_published_by_the_year() -> None:
    backed = {
        year: target("joint_migration_plan_backed", year).share for year in (2020, 2022, 2024)
    }
    assert backed == {2020: 0.43, 2022: 0.43, 2024: 0.80}


def test_same_trial_gives_the_same_wave_and_another_seed_another() -> None:
    one, again, other = (
        np.column_stack([made.simulated.people.weights, *made.simulated.columns.values()])
        for seed in (1, 1, 2)
        for made in region(Trial((2024,), seed, SMALL))
    )
    assert np.array_equal(one, again)
    assert not np.array_equal(one, other)


def test_truth_stays_between_waves_but_for_what_changes(
    pair: tuple[simulation.Trialled, ...],
) -> None:
    before, after = ({one.question.concept: one for one in made.truths} for made in pair)
    moved = [name for name in before if not np.allclose(before[name].shares, after[name].shares)]
    assert moved == ["corruption_has_increased"]
    gap = after[moved[0]].shares[:, 0] - before[moved[0]].shares[:, 0]
    assert gap == pytest.approx(0.05)
    assert after[moved[0]].shares.sum(axis=1) == pytest.approx(before[moved[0]].shares.sum(axis=1))


def test_item_can_change_by_its_own_name() -> None:
    trial = Trial((2023, 2024), sampling=SMALL, changes={"news_sources.portals": -4.0})
    first, second = region(trial)
    name = "news_sources"
    before, after = (
        next(one for one in made.truths if one.question.concept == name).shares
        for made in (first, second)
    )
    assert (after - before)[:, 1] == pytest.approx(-0.04)
    assert (after - before)[:, 0] == pytest.approx(0)


def test_no_stratum_has_a_single_unit_and_weights_are_people(
    pair: tuple[simulation.Trialled, ...],
) -> None:
    for made in (*pair, *region(Trial((2024,), sampling=simulation.Sampling(16)))):
        people = made.simulated.people
        pairs = np.unique(np.column_stack([people.stratum, people.unit]), axis=0)
        assert np.bincount(pairs[:, 0]).min() >= 2
        assert len(pairs) == len(np.unique(people.unit))
        for at, (place, count) in enumerate(made.population.people.items()):
            assert people.weights[people.economy == at].sum() == pytest.approx(count)
            assert (made.simulated.places == place).sum() == (people.economy == at).sum()
        assert people.weights.min() > 0


def test_respondents_are_as_many_as_asked_for(pair: tuple[simulation.Trialled, ...]) -> None:
    assert np.bincount(pair[0].simulated.people.economy).tolist() == [1000] * 6
    sizes = np.bincount(pair[0].simulated.people.unit)
    assert 8 <= sizes.min() <= sizes.max() <= 12


def effect(alike: float) -> float:
    """How much units differ, in what they would if respondents were drawn one by one."""
    made = region(Trial((2024,), sampling=simulation.Sampling(400, alike=alike)))[0]
    unit = made.simulated.people.unit
    found = []
    for name in set(made.simulated.columns) & set(QUESTIONS):
        y = (made.simulated.columns[name] == 1).astype(float)
        means = np.bincount(unit, y) / np.bincount(unit)
        found.append(means.var() / (y.var() / np.bincount(unit).mean()))
    return float(np.mean(found))


def test_units_are_alike_and_the_more_so_as_is_asked() -> None:
    assert effect(0.0) < effect(0.05) < effect(0.3)


def test_silences_are_rare(pair: tuple[simulation.Trialled, ...]) -> None:
    codes = np.column_stack(list(pair[0].simulated.columns.values()))
    assert 0.01 < (codes == waves.Silence.DONT_KNOW.code).mean() < 0.08
    assert 0.001 < (codes == waves.Silence.REFUSED.code).mean() < 0.02


def test_question_with_a_base_is_asked_of_those_it_concerns(
    pair: tuple[simulation.Trialled, ...],
) -> None:
    columns = pair[0].simulated.columns
    leaving = np.isin(columns["leaving_considered"], QUESTIONS["leaving_considered"].headline)
    for name in ("leaving_destination", "leaving_reasons_pay"):
        asked = columns[name] != waves.Silence.NOT_ASKED.code
        assert asked.tolist() == leaving.tolist()


def test_none_of_these_stands_alone(pair: tuple[simulation.Trialled, ...]) -> None:
    question = QUESTIONS["war_effects"]
    codes = np.column_stack([pair[0].simulated.columns[name] for name in question.columns])
    answered = codes[codes[:, 0] >= 0]
    assert (answered[:, -1] == 1).tolist() == (answered[:, :-1] == 0).all(axis=1).tolist()
    assert answered[:, -1].any()


def test_targets_out_of_reach_leave_shares_that_can_be() -> None:
    question = QUESTIONS["eu_accession_expected"]
    whole = [
        simulation.Target("x", question.concept, (str(code),), one)
        for code, one in ((1, 0.5), (2, 0.3), (4, 0.2))
    ]
    truth = simulation.imagine_truth(question, PEOPLE, whole, chance(1))
    assert truth.shares.min() >= 0
    assert truth.shares.sum(axis=1).max() <= 1 + 1e-9


def test_invented_support_leans_to_support() -> None:
    asked = [one for one in QUESTIONS.values() if one.about == "support"]
    truths = [simulation.imagine_truth(one, PEOPLE, (), chance(1)) for one in asked]
    assert np.mean([one.shares[:, 0].mean() for one in truths]) > 0.5


def test_shift_beyond_the_whole_stops_before_it() -> None:
    question = QUESTIONS["bribe_asked"]
    truth = simulation.imagine_truth(question, PEOPLE, (), chance(1))
    moved = simulation.shift_truth(truth, ("1",), 100.0)
    assert moved.shares.min() > 0
    assert moved.shares.sum(axis=1) == pytest.approx(truth.shares.sum(axis=1))


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: simulation.Sampling(15), "15 respondents an economy cannot be drawn"),
        (lambda: simulation.Sampling(10**9), "cannot be drawn"),
        (lambda: Trial(()), "no wave is named"),
        (lambda: Trial((2024, 2024)), "or one twice"),
        (lambda: Trial((24,)), "the years or the seed cannot be"),
        (lambda: Trial((2024,), -1), "the years or the seed cannot be"),
        (lambda: region(Trial((2023, 2024), 1, SMALL, {"moods": 3.0})), "no concept 'moods'"),
        (lambda: region(Trial((2023, 2024), 1, SMALL, {"news_sources.owls": 3.0})),
         "it has no answer 'owls'"),
        (lambda: simulation.simulate_files(PROFILE, Trial((2024,), 1, SMALL, {}, ("moods",)),
                                           simulation.CSV, "en"), "no question 'moods'"),
    ],
)  # fmt: skip
def test_trial_that_cannot_be_is_told(make: Any, sentence: str) -> None:
    with pytest.raises(SurveyError) as told:
        make()
    assert sentence in told.value.sentence


def test_region_without_an_economys_people_is_told(tmp_path: Path) -> None:
    table = tmp_path / "un_population.csv"
    table.write_text("economy,period,indicator,value\nALB,2020,total_population,5\n", "utf-8")
    lacking: Profile = replace(PROFILE, found={**PROFILE.found, "figures/un_population.csv": table})
    with pytest.raises(SurveyError, match="population of Bosnia and Herzegovina is not among"):
        simulation.trial.people_of(lacking, 2024)
