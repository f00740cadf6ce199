import pytest

from synopsis.report.check.note import Severity
from tests.report.check.rules.reasoning.reading import found

EVIDENCE = "recommendation-without-evidence"
ADDRESSEE = "recommendation-without-addressee"
OWNER = "recommendation-without-owner"

NOBODY = [
    "It is recommended that attention be given to the safety of ferries.",
    "We recommend more attention to the safety of ferries.",
    "It is recommended to strengthen the inspection of ferries.",
    "We propose a new approach to ferry safety.",
    "# Recommendations\n\nFerry inspections should be strengthened.",
    "# Recommendations\n\n- Strengthen the inspection of ferries.\n- Introduce night pilots.",
    "# Way forward\n\n- Improve the lighting of quays.\n- Invest in training.\n- Review the fees.",
    "# Next steps\n\nThe following steps are needed:\n\n- Adopt a code of conduct.\n- Train crews.",
    "# Policy recommendations\n\n1. Establish a register of barges.\n2. Publish it.",
    "We recommend the following:\n\n- Create a register of barges.\n- Publish the register.",
    "# Recommendations\n\nMore resources should be provided for ferry safety.",
    "It is proposed that cooperation be strengthened.",
    "# Proposals\n\n- Develop a plan for floods.\n- Fund the dredging of canals.",
    "# Recommendations\n\n- Quays should be lit.\n- Crews should be trained.",
    "# Recommendations\n\nThese considerations may help.\n\n- Simplify permits.\n- Reduce fees.",
]

SOMEBODY = [
    "We recommend that the ministry strengthen the inspection of ferries.",
    "It is recommended that the Port Authority lights the quays.",
    "# Recommendations\n\nThe ministry should:\n\n- strengthen inspections\n- introduce pilots",
    "# Recommendations to the government\n\n- Strengthen inspections.\n- Train crews.",
    "# Recommendations\n\n- The ministry should inspect ferries.\n- Cities should train crews.",
    (
        "# Recommendations\n\n- Ministry of Transport: inspect ferries.\n- Ports: train crews "
        "(port authorities)."
    ),
    "# Recommendations\n\nFerry inspections should be strengthened by the inspectorate.",
    "# Way forward\n\nWe call on the parliament to:\n\n- adopt the code\n- fund the dredging",
    (
        "# Recommendations\n\nThe recommendations are addressed to the harbour authorities.\n\n"
        "- Strengthen inspections.\n- Train crews."
    ),
    "The inspection of ferries was strengthened.",
    "# Findings\n\n- Strengthen: what the word means.\n- Ferries are old.",
    "# Agenda\n\n- Opening\n- Discussion",
    "Should ferries be inspected?",
    "Readers should note that the data end in May.",
    "# How to apply\n\n- Fill in the form.\n- Send it to the office.",
    "The committee recommended a ban in 2019, and it was adopted.",
    "# Recommendations of the last audit and what came of them\n\n- Done: lighting.\n- Open: fees.",
    "“It is recommended that attention be given to fees,” the letter said.",
    "# Recommendations\n\n- Inspect (police, 2026).\n- Train crews (port authorities, 2027).",
    "# Next steps\n\nThe secretariat will publish the minutes.",
    "# Recommendations\n\nMember governments should fund the dredging.",
    "It is recommended that the EU and its partners fund pilots.",
    "We urge the assembly to adopt the code.",
    "# Method\n\n- Use a pencil.\n- Take the test.",
    "The guidance recommends two doses.",
]

BARE = [
    "# Recommendations\n\n- Strengthen the inspection of ferries.\n- Introduce night pilots.",
    "# Recommendations\n\nThe ministry should:\n\n- strengthen inspections\n- introduce pilots",
    "We recommend that the ministry create a new agency.",
    "It is recommended that attention be given to a novel approach.",
    "# Way forward\n\nThe government should adopt a code.",
    "# Proposals\n\n- Develop a plan.\n- Fund the dredging.\n- Open an office.",
    "# Recommendations\n\nThe council should create a fund.",
    "We propose that ports share pilots.",
    "# Policy recommendations\n\n- Parliament should adopt the code.\n- Ports should buy tugs.",
    "We call on the government to appoint a commissioner.",
    "# Proposed actions\n\n- Appoint a commissioner.\n- Buy tugs.",
    "# Recommendations\n\nThe ministry should:\n\n- buy tugs\n- hire pilots\n- light quays",
    "It is recommended that the port hires pilots.",
    "# Recommendations for ports\n\n- Hire pilots.\n- Buy tugs.",
    "We recommend that cities plant trees.",
]

GROUNDED = [
    (
        "# Recommendations\n\nThe recommendations follow from the findings in section 3.\n\n"
        "- Strengthen inspections.\n- Introduce night pilots."
    ),
    "# Recommendations\n\n- Strengthen inspections (finding 2).\n- Introduce pilots (finding 4).",
    "We recommend that the ministry create an agency, because three bodies share the task today.",
    "It is recommended that ports hire pilots, given that 14 of 20 accidents happen at night.",
    "# Recommendations\n\nThe council should create a fund.[^1]\n\n[^1]: Audit Office, 2023, p. 4.",
    "# Recommendations\n\nBased on the survey, the ministry should:\n\n- buy tugs\n- hire pilots",
    "# Recommendations\n\nAs the evaluation showed, the council should create a fund.",
    "# Recommendations\n\n- Hire pilots: 14 accidents happened at night.\n- Buy tugs: 3 are old.",
    "We recommend that cities plant trees; table 2 gives the temperatures.",
    "# Way forward\n\nIn light of the audit, parliament should adopt the code.",
    "Ferries are old.",
    "Should ports hire pilots?",
    "The committee recommended a ban in 2019.",
    "# Findings\n\n- Pilots are few.\n- Tugs are old.",
    "# Recommendations\n\nDrawing on the feedback, we propose:\n\n- Hire pilots.\n- Buy tugs.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_recommendation_that_asks_nobody_is_told_once(text: str) -> None:
    assert len(found(ADDRESSEE, text)) == 1


@pytest.mark.parametrize("text", SOMEBODY)
def test_recommendation_that_names_who_is_asked_is_left(text: str) -> None:
    assert found(ADDRESSEE, text) == []


def test_recommendations_without_addressee_are_counted_at_their_introduction() -> None:
    text = "# Recommendations\n\nWe propose the following:\n\n- Buy tugs.\n- Hire pilots.\n"
    (hit,) = found(ADDRESSEE, text)
    assert (hit.sentence.text, hit.why[:17]) == ("We propose the following:", "2 recommendations")


def test_recommendation_in_a_paragraph_is_not_addressed_by_the_one_before() -> None:
    text = (
        "# Recommendations\n\nThe ministry should buy tugs by 2026. In addition, it is recommended "
        "that awareness be raised.\n"
    )
    (hit,) = found(ADDRESSEE, text)
    assert hit.sentence.text == "In addition, it is recommended that awareness be raised."


def test_recommendation_unlike_the_others_is_told_itself() -> None:
    text = (
        "# Recommendations\n\n- The ministry should buy tugs.\n- The ports should hire pilots.\n"
        "- Strengthen cooperation.\n"
    )
    (hit,) = found(ADDRESSEE, text)
    assert hit.sentence.text == "Strengthen cooperation."


@pytest.mark.parametrize("text", BARE)
def test_recommendation_that_points_to_nothing_is_told_once(text: str) -> None:
    assert len(found(EVIDENCE, text)) == 1


@pytest.mark.parametrize("text", GROUNDED)
def test_recommendation_that_points_to_evidence_is_left(text: str) -> None:
    assert found(EVIDENCE, text) == []


def test_recommendation_on_a_matter_with_evidence_in_the_body_is_a_hint() -> None:
    text = (
        "# Findings\n\nIn 2023, 14 of 20 ferry accidents happened at night.\n\n"
        "# Recommendations\n\nThe ports should prevent ferry accidents at night.\n"
    )
    (hit,) = found(EVIDENCE, text)
    assert hit.severity is Severity.HINT


@pytest.mark.parametrize(
    "text",
    [
        "# Recommendations\n\nThe ministry should:\n\n- buy tugs\n- hire pilots",
        "We recommend that the ministry buy tugs.",
    ],
)
def test_recommendation_without_owner_or_date_is_a_hint(text: str) -> None:
    assert [hit.severity for hit in found(OWNER, text)] == [Severity.HINT]


@pytest.mark.parametrize(
    "text",
    [
        "We recommend that the ministry buy tugs by 2026.",
        "We recommend that the ministry buy tugs; the harbour master is responsible.",
        "# Recommendations\n\nBy May 2026, the ministry should:\n\n- buy tugs\n- hire pilots",
        "# Recommendations\n\n- The port should buy tugs within two years.\n",
        "# Recommendations\n\n- Buy tugs.\n- Hire pilots.",
    ],
)
def test_recommendation_with_owner_or_date_or_without_addressee_is_left(text: str) -> None:
    assert found(OWNER, text) == []
