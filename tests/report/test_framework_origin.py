"""Origins of the framework: lines, notes of the report, public sources with grade, reasoning."""

import re

import pytest

from synopsis.report.content import Document, OriginEntry
from synopsis.vocabulary import Voice, number_at


def entry(document: Document, *parts: str) -> OriginEntry:
    return document.origins[number_at(*parts)]


def steps(found: OriginEntry) -> dict[str, str]:
    return {step.what: step.text for step in found.steps}


def test_public_source_is_named_with_its_grade_and_how_it_was_read(document: Document) -> None:
    found = entry(document, "mechanism", "seecp", "members", "XKX")
    told = steps(found)
    assert (found.label, found.shown) == ("Kosovo* and SEECP", "participant, 2014")
    assert told["Publisher"] == "South-East European Cooperation Process"
    assert told["Grade"].startswith("B2")
    assert told["Read"] == "in a stored copy of the publisher's page"
    assert told["Instrument"] == "not known"
    voices = {step.what: step.voice for step in found.steps}
    assert (voices["Instrument"], voices["Title"]) == (Voice.OWN, Voice.TITLE)


def test_titles_of_works_stand_between_quotation_marks(document: Document) -> None:
    titles = [
        step.text
        for found in document.origins.values()
        for step in found.steps
        if step.what == "Title"
    ]
    assert len(titles) > 50
    assert [one for one in titles if not re.fullmatch("“[^“”]+”", one)] == []


def test_date_from_memory_says_so(document: Document) -> None:
    told = steps(entry(document, "mechanism", "budapest_network", "members", "ALB"))
    assert "from memory" in told["Read"]
    assert told["Grade"].startswith("C3")


def test_assessment_gives_its_reasoning(document: Document) -> None:
    told = steps(entry(document, "mechanism", "iisg", "threats", "organised_crime"))
    assert told["Rests on"] == "our assessment"
    assert told["Reasoning"].endswith(".")


def test_spelling_is_quoted_as_it_stands(document: Document) -> None:
    found = entry(document, "alias", "A01")
    assert (found.shown, found.voice, found.source) == ("MAARI", Voice.QUOTE, "published_figures")
    assert found.label == "Spelling, lines 104 of the report"


def test_short_form_of_a_note_leads_to_the_full_reference(document: Document) -> None:
    found = entry(document, "topic", "channels", "diplomacy")
    assert found.inputs == (number_at("reference", "R003a"), number_at("reference", "R004a"))


def test_hypothesis_leads_to_its_pairs(document: Document) -> None:
    found = entry(document, "hypothesis", "arrivals_threat")
    assert number_at("F017") in found.inputs
    assert number_at("wb_route_detections", "WB6", "2020") in found.inputs
    assert found.shown.startswith("untested; pairs: 1 of at least 8")


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (("trigger", "ethnic_tension"), ["most likely triggers"]),
        (("remark", "rule_of_law", "evolution", "1"), ["will strengthen"]),
        (("remark", "cooperation", "evolution", "3"), ["can encourage", "will ensure"]),
    ],
)
def test_words_of_likelihood_are_quoted_one_by_one(
    document: Document, parts: tuple[str, ...], words: list[str]
) -> None:
    found = entry(document, *parts)
    assert [step.text for step in found.steps if step.voice is Voice.QUOTE] == words
    assert steps(found)["Scale"] == "none declared"


@pytest.mark.parametrize("parts", [("trigger", "ethnic_tension"), ("exogenous", "war_ukraine")])
def test_triggers_name_their_lines(document: Document, parts: tuple[str, str]) -> None:
    assert "Lines of the report" in steps(entry(document, *parts))
