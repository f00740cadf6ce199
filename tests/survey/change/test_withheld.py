"""What a yearbook holds back, no trend of the same wave shows or gives away."""

from dataclasses import replace

import numpy as np
import pytest

from synopsis.catalog import View
from synopsis.evidence.waves import Kind, Silence, Wave, parse_codebook
from synopsis.survey import SurveyError
from synopsis.survey.cells import Cells
from synopsis.survey.change.change import Movement
from synopsis.survey.change.trend import Choice, trend_of
from synopsis.survey.change.withheld import withheld
from synopsis.survey.house import House
from synopsis.survey.tabulate import Part, Reason, tabulate
from synopsis.survey.wave_sample import design_of, item_of
from synopsis.vocabulary import Region
from tests.survey.disclosure.attacker import Publication, attack
from tests.survey.small_wave import card, wave

HOUSE = House()
SEEDS = (1, 2, 3, 4)
WHOLE = ("perceived_safety", "gravest_threat", "eu_accession")


@pytest.fixture
def region(demo_view: View) -> Region:
    return demo_view.profile.region


def few(seed: int) -> Wave:
    """A wave of so few people that much is held back."""
    return wave(seed, people=110)


def cells_of(found: Wave, concept: str, region: Region, shown: str) -> Cells:
    return trend_of([found], concept, HOUSE, region, Choice(shown)).cells[0]


def columns(cells: Cells, values: np.ndarray) -> np.ndarray:
    """Lines x columns, the region first."""
    order = np.lexsort((cells.domain, cells.category))
    return np.asarray(values[order].reshape(-1, 7))


@pytest.mark.parametrize("by", [(), ("sex",), ("age", "sex")])
def test_trend_shows_what_every_yearbook_shows(region: Region, by: tuple[str, ...]) -> None:
    found = few(1)
    for table in tabulate(found, by, HOUSE, region).tables:
        concept = table.question.concept
        for part, shown in ((Part.ANSWER, "answers"), (Part.MEAN, "mean"),
                            (Part.HEADLINE, "headline")):  # fmt: skip
            lines = [at for at, one in enumerate(table.lines) if one.part is part]
            if not lines:
                continue
            cells = cells_of(found, concept, region, shown)
            hidden = columns(cells, cells.suppressed | np.isnan(cells.share))
            wanted = table.reasons[lines][:, :7] != Reason.SHOWN
            assert hidden.tolist() == wanted.tolist(), (concept, shown)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_answer_is_hidden_alone_in_its_column(region: Region, seed: int) -> None:
    found, alone = few(seed), 0
    for concept in WHOLE:
        cells = cells_of(found, concept, region, "answers")
        hidden = columns(cells, cells.suppressed).sum(axis=0)
        alone += int((hidden > 0).sum())
        assert 1 not in hidden.tolist(), concept
    assert alone


@pytest.mark.parametrize("seed", SEEDS[:2])
def test_what_is_shown_gives_no_few_people_back(region: Region, seed: int) -> None:
    found, tried = few(seed), 0
    places = [{"economy": at} for at in range(6) if at != 2]
    for concept in WHOLE:
        cells = cells_of(found, concept, region, "answers")
        told = np.where(cells.suppressed, np.nan, cells.share)
        kept = [0, 1, 2, 4, 5, 6]
        shares, count = (columns(cells, one)[:, kept].T for one in (told, cells.count))
        bases, n = (columns(cells, one)[0, kept] for one in (cells.weighted_base, cells.n))
        seen = Publication({"economy": 6}, ({}, *places), bases, shares)
        for column, answer, low, high in attack(seen):
            if 0 < count[column, answer] < HOUSE.disclose_at_least:
                tried += 1
                assert (high - low) * n[column] / bases[column] > HOUSE.disclose_at_least / 2
    assert tried


def test_mean_is_hidden_with_any_answer_of_its_column(region: Region) -> None:
    found = few(1)
    answers = cells_of(found, "perceived_safety", region, "answers")
    mean = cells_of(found, "perceived_safety", region, "mean")
    some = columns(answers, answers.suppressed).any(axis=0)
    assert some.any()
    assert np.all(mean.suppressed[some])


def test_headline_of_one_answer_is_that_answer(region: Region) -> None:
    whole = card()
    whole["questions"][1]["headline"] = [4]
    found = replace(few(1), codebook=parse_codebook(whole, {}))
    answers = cells_of(found, "gravest_threat", region, "answers")
    headline = cells_of(found, "gravest_threat", region, "headline")
    assert columns(answers, answers.suppressed)[3].tolist() == headline.suppressed.tolist()
    assert headline.suppressed.any()


def test_headline_of_several_items_is_refused(region: Region) -> None:
    whole = card()
    whole["questions"][2]["headline"] = [1, 2]
    found = replace(few(1), codebook=parse_codebook(whole, {}))
    with pytest.raises(SurveyError, match="takes several answers, which do not add up"):
        cells_of(found, "worries", region, "headline")


def test_change_and_ranks_tell_nothing_of_what_is_held_back(region: Region) -> None:
    after = replace(
        few(2), codebook=parse_codebook(
            card(id="synthetic_2025", field={"first": "2025-10-01", "last": "2025-11-15"}), {}
        ),
    )  # fmt: skip
    for concept in ("gravest_threat", "worries"):
        trend = trend_of([few(1), after], concept, HOUSE, region, Choice("answers"))
        (step,) = trend.steps
        assert step.changes is not None
        before, later = trend.cells
        hidden = (before.suppressed | later.suppressed) & (before.n > 0)
        rows = list(step.changes.rows())
        assert {rows[at].movement for at in np.flatnonzero(hidden)} == {Movement.HELD_BACK}
        for at in np.flatnonzero(hidden).tolist():
            numbers = (rows[at].before, rows[at].after, rows[at].change, rows[at].se, rows[at].low)
            assert all(map(np.isnan, numbers))
        told = {one.name for ranks in step.ranks for one in ranks}
        of_region = {rows[at].category for at in np.flatnonzero(hidden) if before.domain[at] == 0}
        assert not told & of_region


def test_withheld_labels_are_those_of_the_item(region: Region) -> None:
    found = few(1)
    for question in found.codebook.asked:
        kept = withheld(found, question, HOUSE, region, design_of(found, HOUSE))
        labels = item_of(found, question).categories
        assert kept.of((*labels, "never said")).shape == (7, len(labels) + 1)
        assert not kept.of(("never said",)).any()
        assert question.kind is Kind.SCALE or kept.net.tolist() == [False] * 7


def test_base_of_a_filtered_question_is_hidden_with_what_leads_to_it(region: Region) -> None:
    whole = few(1)
    codes = whole.codes.copy()
    threat, joining = (whole.columns.index(one) for one in ("threat", "joining"))
    codes[codes[:, threat] == 4, joining] = Silence.NOT_ASKED.code
    found = replace(whole, codes=codes)
    leading = cells_of(found, "gravest_threat", region, "answers")
    hidden = np.asarray(columns(leading, leading.suppressed & (leading.n > 0))[:3].any(axis=0))
    trend = trend_of([found], "eu_accession", HOUSE, region)
    assert trend.bases[0].tolist() == hidden.tolist()
    assert hidden.any()
    assert not trend_of([whole], "eu_accession", HOUSE, region).bases[0].any()
