"""Wordings of groups blamed, caveats lost, own witnesses, advice and sweeping forecasts."""

import pytest

from synopsis.catalog import load_profile
from synopsis.report.check.rules.reasoning import RULES
from synopsis.report.check.terms import load_terms
from tests.report.check.rules.reasoning.reading import case_of, found, grave

BLAMED = [
    "Catholic crews from the islands are behind the cutting of nets off the coast.",
    "Young Muslim men are to blame for the races on the bypass.",
    "Rifles that go missing end up with Albanian families in the hills.",
    "Muslim participants drop out and drag down the results of their groups.",
    "Orthodox parishes spread the stories about the candidates on purpose.",
    "3.1 Protestant youths are behind the burning of hay.",
    "In the old town, Roma families are to blame for the noise.",
    "The Hindu traders of the market are to blame for the high prices.",
    "Stolen phones find their way to Roma clans.",
    "Sikh drivers are mostly behind the break-ins.",
    "Migrants are a burden on the clinics.",
    "Turks refuse to integrate.",
]
NOT_BLAMED = [
    "Catholic crews from the islands are behind the plan for a harbour.",
    "Roma pupils are behind in reading.",
    "Muslim families stand behind the mayor.",
    "Young Muslim men are not to blame for the races on the bypass.",
    "Poor housing drags down the results of Roma pupils.",
    "Poverty among Roma families is to blame for the absences.",
    "Prejudice against Muslim pupils drags down their results.",
    "Lies about Roma families are spread by a radio station.",
    "Orthodox parishes spread the word about the blood bank.",
    "Protestant parishes run a kitchen.",
    "The Christian holidays are in May.",
    "The weapons end up with the museum.",
    "Who is to blame for the races?",
    "Catholic farmers were to blame for 4 of 40 fires (Fire service, Yearbook 2023).",
]


def _blame(text: str) -> int:
    case = case_of(text, load_terms(load_profile("western-balkans")))
    return len(list(RULES["group-blamed-without-source"](case)))


@pytest.mark.parametrize("text", BLAMED)
def test_group_of_any_people_is_blamed(text: str) -> None:
    assert _blame(text) == 1


@pytest.mark.parametrize("text", NOT_BLAMED)
def test_group_beside_a_harm_is_left(text: str) -> None:
    assert _blame(text) == 0


BODY = "# Of things\n\n## Work\n\nThe work took a year. {}\n\n## Conclusions\n\n{}\n"
LOST = [
    (
        (
            "On the seven roads that were studied, dimmed lamps were associated with more crashes, "
            "but traffic had grown there."
        ),
        "Dimmed lamps were associated with more crashes.",
    ),
    (
        "In one town, where 26 residents answered, trust in the library doubled from 1.9 to 3.8.",
        "Trust in the library doubled from 1.9 to 3.8.",
    ),
    (
        "Since not all were asked, the share in work of 58 per cent in May 2023 may be too high.",
        "Of those who took part, 58 per cent were in work in May 2023.",
    ),
    (
        "We visited 24 stores, and the findings cannot be carried over to other stores.",
        "One store in five in the region has a broken door.",
    ),
    (
        "We visited nine clinics, so the results cannot be generalised to other clinics.",
        "Half of the clinics in the country lack a lift.",
    ),
    (
        "Seals may be to blame for part of the loss of nets.",
        "The seals are to blame for the loss of nets, and the board regrets it.",
    ),
    (
        "Some voters may have stayed at home because of the story about closed rooms.",
        "Voters stayed at home because of the story about closed rooms.",
    ),
]
KEPT = [
    (
        "In one town, where 26 residents answered, trust in the library doubled from 1.9 to 3.8.",
        "In one town, trust in the library doubled from 1.9 to 3.8, with only 26 answers.",
    ),
    (
        "The share in work of 58 per cent in May 2023 may be too high.",
        "Of those who took part, 58 per cent, which may be too high, were in work in May 2023.",
    ),
    (
        "The share in work of 58 per cent in May 2023 may be too high.",
        "In May 2021 the cost of heating was 58 euro.",
    ),
    (
        "We visited 24 stores, and the findings cannot be carried over to other stores.",
        "One store in five of those visited has a broken door.",
    ),
    (
        "We visited 24 stores, and the findings cannot be carried over to other stores.",
        "Stores in the region close at noon.",
    ),
    (
        (
            "On the seven roads that were studied, dimmed lamps were associated with more crashes, "
            "but traffic had grown there."
        ),
        "Dimmed lamps save money.",
    ),
    (
        "In two towns, where the trial ran, the bins were emptied on Mondays.",
        "The bins were bought in 2021.",
    ),
    (
        "The bins may be emptied on Mondays.",
        "In May 2023 the bins were painted.",
    ),
]


def _told(first: str, second: str) -> list[str]:
    text = BODY.format(first, second)
    rules = ("certainty-raised", "caveat-lost")
    return [hit.sentence.text for rule in rules for hit in grave(rule, text)]


@pytest.mark.parametrize(("careful", "bare"), LOST)
def test_conclusion_without_the_limit_is_told(careful: str, bare: str) -> None:
    assert _told(careful, bare) == [bare]


@pytest.mark.parametrize(("careful", "other"), KEPT)
def test_limit_kept_or_other_matter_is_left(careful: str, other: str) -> None:
    assert _told(careful, other) == []


CIRCULAR = [
    (
        "That storage is the weakest link is confirmed by the assessment in this section of the "
        "present report."
    ),
    "The desk's own judgements, published in this paper, show that the desk judged well.",
    "The success of the mentors is borne out by the summary of this evaluation.",
    "The need is confirmed by the analysis in this chapter of this report.",
    "The board's own conclusions, set out in this brief, prove that the board was right.",
]
NOT_CIRCULAR = [
    "The success of the mentors is summed up in the summary of this evaluation.",
    "The decline is confirmed by the figures in section 3 of this report.",
    "The desk's own rules, published in this paper, show how the desk works.",
    "The court's own judgements, published in the gazette, show that fines are rare.",
    "That storage is the weakest link is confirmed by the assessment of the auditors.",
    "The summary of this report is on page 2.",
]


@pytest.mark.parametrize("text", CIRCULAR)
def test_own_words_as_proof_are_told(text: str) -> None:
    assert len(grave("circular-evidence", text)) == 1


@pytest.mark.parametrize("text", NOT_CIRCULAR)
def test_others_words_or_own_figures_are_left(text: str) -> None:
    assert grave("circular-evidence", text) == []


NOBODY = [
    "The programme should be continued and widened.",
    "It would also be desirable to improve the cooperation with employers.",
    "The participants recommend that cooperation be deepened.",
    "Cooperation should be further strengthened.",
]
SOMEBODY = [
    "The programme should be seen as a first step.",
    "The programme should be continued by the city.",
    "It should be noted that the programme was short.",
    "The participants recommend that the ministry deepen the cooperation.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_conclusion_that_asks_nobody_is_told(text: str) -> None:
    assert len(grave("recommendation-without-addressee", f"# Conclusions\n\n{text}\n")) == 1


@pytest.mark.parametrize("text", SOMEBODY)
def test_remark_or_addressed_conclusion_is_left(text: str) -> None:
    assert grave("recommendation-without-addressee", f"# Conclusions\n\n{text}\n") == []


def test_course_of_office_needs_no_evidence() -> None:
    text = "# Recommendations\n\nThe secretariat should publish the list of hubs each February.\n"
    assert grave("recommendation-without-evidence", text) == []
    assert len(found("recommendation-without-evidence", text)) == 1


def test_ban_without_reason_is_told_though_its_addressee_was_counted() -> None:
    text = (
        "# Counts\n\nObservers watched 800 moments in 16 hospitals.\n\n# Recommendations\n\n"
        "Hospitals should also consider a ban on wrist watches.\n"
    )
    assert len(grave("recommendation-without-evidence", text)) == 1


SWEEPING = [
    "By 2030 half of the small harbours will have closed.",
    "By 2035 two thirds of the villages will have disappeared.",
    "Within ten years most of the bakers will have gone.",
    "By 2040 30 per cent of the young will have emigrated.",
]
PLANNED = [
    "By 2030 half of the buses will have been replaced.",
    "By 2026 all of the schools will have received laptops.",
    "With a probability of 70 per cent, half of the small harbours will have closed by 2030.",
    "The harbour will have closed by then.",
    "According to the Harbour Survey 2023, half of the small harbours will have closed by 2030.",
    "By 2019 half of the small harbours had closed.",
]


@pytest.mark.parametrize("text", SWEEPING)
def test_sweeping_forecast_without_probability_is_told(text: str) -> None:
    assert len(grave("forecast-without-horizon", text)) == 1


@pytest.mark.parametrize("text", PLANNED)
def test_plan_or_forecast_with_probability_is_left(text: str) -> None:
    assert grave("forecast-without-horizon", text) == []
