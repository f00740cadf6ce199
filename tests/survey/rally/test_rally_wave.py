from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from synopsis.catalog import View
from synopsis.evidence.waves import Wave, parse_codebook
from synopsis.survey import SurveyError
from synopsis.survey.change.comparability import Verdict
from synopsis.survey.house import House
from synopsis.survey.rally.ranking import RallyRules
from synopsis.survey.rally.wave import Rallied, poll_of_wave, rally_of
from synopsis.survey.tabulate import Reason, tabulate
from synopsis.vocabulary import Region
from tests.survey.small_wave import card, wave

RULES = RallyRules(draws=400)


@pytest.fixture
def region(demo_view: View) -> Region:
    return demo_view.profile.region


def polled(year: int = 2024, seed: int = 1, **changes: dict[str, Any]) -> Wave:
    """The small wave, two of its questions asking for support and one for salience."""
    about: dict[str, dict[str, Any]] = {
        "gravest_threat": {"about": "support", "topics": {"crime": "1"}},
        "eu_accession": {"about": "support", "topics": {"joining": "2"}},
        "worries": {"about": "salience", "topics": {"crime": "drugs"}},
    }
    whole = card(id=f"synthetic_{year}", field={"first": f"{year}-10-01", "last": f"{year}-11-15"})
    whole["questions"] = [
        {**one, **about.get(one["concept"], {}), **changes.get(one["concept"], {})}
        for one in whole["questions"]
    ]
    return replace(wave(seed), codebook=parse_codebook(whole, {}))


def run(waves: list[Wave], region: Region) -> Rallied:
    return rally_of(waves, House(), region, rules=RULES)


def test_topics_are_read_from_the_codebook(region: Region) -> None:
    found = run([polled()], region)
    assert sorted(found.questions) == ["crime", "joining"]
    standings = {one.topic: one for one in found.rally.standings}
    assert standings["crime"].missing == ("Kosovo*",)
    assert list(standings["crime"].economies) == [
        "Albania", "Bosnia and Herzegovina", "Montenegro", "North Macedonia", "Serbia",
    ]  # fmt: skip
    assert found.rally.left_out == ("salience", "trend")


def test_shares_are_those_of_the_answer_and_the_item(region: Region) -> None:
    one = polled()
    found = poll_of_wave(one, ("crime",), House(), region)
    inside = one.places == "ALB"
    weights, threat = one.drawn.weights[inside], one.column("threat")[inside]
    asked = threat > 0
    wanted = (weights[asked] @ (threat[asked] == 1)) / weights[asked].sum()
    assert found.support[0, 0] == pytest.approx(wanted, rel=1e-12)
    named = one.column("worry_drugs")[inside]
    assert found.salience[0, 0] == pytest.approx(weights @ named / weights.sum(), rel=1e-12)


def test_an_economy_of_too_few_is_not_shown(region: Region) -> None:
    one = polled()
    codes = one.codes.copy()
    albania = np.flatnonzero(one.places == "ALB")
    codes[albania[20:], one.columns.index("threat")] = -3
    found = poll_of_wave(replace(one, codes=codes), ("crime", "joining"), House(), region)
    assert {"Albania", "Kosovo*"} < set(found.missing(0))
    assert found.missing(1) == ("Kosovo*",)


def test_what_a_yearbook_holds_back_is_in_no_part(region: Region) -> None:
    one = polled(2024, 3, gravest_threat={"topics": {"crime": "2"}})
    codes = one.codes.copy()
    threat = one.columns.index("threat")
    serbia = np.flatnonzero((one.places == "SRB") & (codes[:, threat] == 2))
    codes[serbia[7:], threat] = 1
    few = replace(one, codes=codes)
    found = poll_of_wave(few, ("crime", "joining"), House(), region)
    (table,) = [
        it for it in tabulate(few, (), House(), region).tables
        if it.question.concept == "gravest_threat"
    ]  # fmt: skip
    hidden = table.reasons[1, 1:7] != Reason.SHOWN
    assert hidden.sum() >= 3
    assert np.isnan(found.support[:, 0]).tolist() == hidden.tolist()
    standing = next(it for it in run([few], region).rally.standings if it.topic == "crime")
    shown = found.support[~hidden, 0]
    assert standing.parts["support"].value == pytest.approx(shown.mean(), rel=1e-12)
    assert "Serbia" in standing.missing
    assert "Serbia" not in standing.economies


def test_a_base_leaves_out_those_who_do_not_know_as_the_yearbook_does(region: Region) -> None:
    one = polled(2024, 1, eu_accession={"dont_know": "left_out"})
    found = poll_of_wave(one, ("joining",), House(), region)
    inside = one.places == "ALB"
    weights, joining = one.drawn.weights[inside], one.column("joining")[inside]
    asked = joining > 0
    wanted = (weights[asked] @ (joining[asked] == 2)) / weights[asked].sum()
    assert found.support[0, 0] == pytest.approx(wanted, rel=1e-12)


def test_those_who_do_not_know_do_not_support(region: Region) -> None:
    one = polled()
    found = poll_of_wave(one, ("joining",), House(), region)
    inside = one.places == "ALB"
    weights, joining = one.drawn.weights[inside], one.column("joining")[inside]
    asked = (joining > 0) | (joining == -1)
    wanted = (weights[asked] @ (joining[asked] == 2)) / weights[asked].sum()
    assert found.support[0, 0] == pytest.approx(wanted, rel=1e-12)


def test_the_trend_is_since_the_wave_before_where_it_may_be(region: Region) -> None:
    reworded = polled(2025, 2, eu_accession={"wording": {"en": "When, if ever?"}})
    found = run([polled(), reworded], region)
    assert found.verdicts["crime"].verdict is Verdict.COMPARABLE
    assert found.verdicts["joining"].verdict is Verdict.BLOCKED
    standings = {one.topic: one for one in found.rally.standings}
    assert standings["crime"].parts["trend"].is_known
    assert not standings["joining"].parts["trend"].is_known


def test_a_rally_is_the_same_again(region: Region) -> None:
    assert repr(run([polled()], region).rally) == repr(run([polled()], region).rally)


def test_a_rally_says_what_it_is_made_of(region: Region) -> None:
    sentences = run([polled()], region).sentences
    assert any("geometric mean" in one for one in sentences)
    assert any("never ranked" in one for one in sentences)


REFUSED: list[tuple[dict[str, dict[str, Any]], str]] = [
    ({"gravest_threat": {"topics": {"crime": "9"}}}, "the answer '9'"),
    ({"worries": {"topics": {"crime": "martians"}}}, "the answer 'martians'"),
    ({"eu_accession": {"topics": {"crime": "2"}}}, "two questions ask for the support of 'crime'"),
    ({"gravest_threat": {"about": ""}, "eu_accession": {"about": ""}}, "support of no topic"),
]


@pytest.mark.parametrize(("changes", "sentence"), REFUSED)
def test_a_rally_refuses(region: Region, changes: dict[str, dict[str, Any]], sentence: str) -> None:
    with pytest.raises(SurveyError, match=sentence):
        run([polled(2024, 1, **changes)], region)


def test_participants_and_citizens_are_never_rallied_together(region: Region) -> None:
    one, other = polled(), polled(2025)
    people = replace(other, codebook=replace(other.codebook, population="participants"))
    with pytest.raises(SurveyError, match="cannot be pooled"):
        run([one, people], region)


def test_support_by_economy_is_bounded(region: Region) -> None:
    found = poll_of_wave(polled(), ("crime", "joining"), House(), region)
    low, high = found.interval(0.95)
    known = np.isfinite(found.support)
    assert np.all(low[known] < found.support[known])
    assert np.all(high[known] > found.support[known])
