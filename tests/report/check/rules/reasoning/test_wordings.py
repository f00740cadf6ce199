import pytest

from synopsis.catalog import load_profile
from synopsis.report.check.rules.reasoning import RULES
from synopsis.report.check.terms import load_terms
from tests.report.check.rules.reasoning import (
    wordings,
    wordings_ahead,
    wordings_any,
    wordings_more,
    wordings_wider,
)
from tests.report.check.rules.reasoning.reading import case_of, grave
from tests.report.check.rules.reasoning.wordings import NOT_RAISED, RAISED

MENTIONS = "# Of things\n\n{}\n\n## Analysis\n\nThe work took a year. {}\n\n## End\n\nIt is over.\n"
COLLECTIONS = (wordings, wordings_ahead, wordings_any, wordings_more, wordings_wider)


def every(name: str) -> list[str]:
    """The texts of one kind in all collections."""
    return [text for one in COLLECTIONS for text in getattr(one, name, ())]


@pytest.mark.parametrize("text", every("FORECASTS"))
def test_forecast_is_told(text: str) -> None:
    assert len(grave("forecast-without-horizon", text)) == 1


@pytest.mark.parametrize("text", every("NO_FORECASTS"))
def test_plan_or_rule_is_left(text: str) -> None:
    assert grave("forecast-without-horizon", text) == []


@pytest.mark.parametrize("text", every("BLAMED"))
def test_group_blamed_is_told(text: str) -> None:
    case = case_of(text, load_terms(load_profile("western-balkans")))
    assert len(list(RULES["group-blamed-without-source"](case))) == 1


@pytest.mark.parametrize("text", every("NOT_BLAMED"))
def test_group_that_nobody_blames_is_left(text: str) -> None:
    case = case_of(text, load_terms(load_profile("western-balkans")))
    assert list(RULES["group-blamed-without-source"](case)) == []


@pytest.mark.parametrize("text", every("CIRCULAR"))
def test_judgement_proved_by_the_document_itself_is_told(text: str) -> None:
    assert len(grave("circular-evidence", text)) == 1


@pytest.mark.parametrize("text", every("NOT_CIRCULAR"))
def test_pointer_data_or_result_of_another_is_left(text: str) -> None:
    assert grave("circular-evidence", text) == []


@pytest.mark.parametrize("text", every("LIKELIHOOD"))
def test_word_of_likelihood_is_told(text: str) -> None:
    assert grave("likelihood-without-scale", text)


@pytest.mark.parametrize("text", every("NO_LIKELIHOOD"))
def test_word_of_another_sense_is_left(text: str) -> None:
    assert grave("likelihood-without-scale", text) == []


@pytest.mark.parametrize(("hedged", "stated"), RAISED)
def test_effect_that_is_a_guess_elsewhere_is_told(hedged: str, stated: str) -> None:
    text = MENTIONS.format(stated, hedged)
    told = [hit for rule in ("certainty-raised", "caveat-lost") for hit in grave(rule, text)]
    assert [hit.sentence.text for hit in told] == [stated]


@pytest.mark.parametrize(("hedged", "stated"), NOT_RAISED)
def test_other_matter_purpose_or_finding_is_left(hedged: str, stated: str) -> None:
    text = MENTIONS.format(stated, hedged)
    assert grave("certainty-raised", text) + grave("caveat-lost", text) == []


def test_neighbour_that_foretells_another_matter_lends_no_horizon() -> None:
    text = "It is 80 % certain that the mill will close by May 2026. Extremism will spread."
    assert [hit.sentence.text for hit in grave("forecast-without-horizon", text)] == [
        "Extremism will spread."
    ]


def test_sentence_after_lessons_is_no_recommendation() -> None:
    text = "# Lessons and recommendations\n\nTwo lessons stand out. Data should be agreed first.\n"
    assert grave("recommendation-without-addressee", text) == []
