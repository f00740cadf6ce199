import pytest

from synopsis.report.check.note import Severity
from tests.report.check.rules.reasoning.reading import found

RULE = "circular-evidence"

OPENING = (
    "# Report of the Third Harbour Safety Conference\n\n"
    "The Third Harbour Safety Conference took place on 4 and 5 May 2024. The conference had five "
    "panels. The conference was open. This report tells what the conference heard.\n\n"
)

NOTES = [
    "Conclusions of Panel 5 of the Third Harbour Safety Conference, May 2024.",
    "Conclusion from the panel on pilots, 3rd Harbour Safety Conference, held on 4–5 May 2024.",  # noqa: RUF001
    "Summary of the discussions at the 3rd Harbour Safety Conference.",
    "Findings of the third conference on harbour safety, 3rd Harbour Safety Conference 2024.",
    "Outcomes of the Third Harbour Safety Conference.",
    "Report of the Third Harbour Safety Conference, 2024.",
    "Conclusions of the conference, panel 2.",
    "The conference’s conclusions.",  # noqa: RUF001
    "This report.",
    "Findings of this report.",
    "Source: this report’s own analysis.",  # noqa: RUF001
    "Proceedings of the 3rd Harbour Safety Conference, second day.",
]

SENTENCES = [
    "Night pilotage is unsafe, as confirmed by the conclusions of the conference.",
    "The decline is proven by the findings of this report.",
    "Traffic is denser than before, as evidenced by this report.",
    "This is borne out by the conclusions of the Third Harbour Safety Conference.",
    "The shift is confirmed by our own report.",
]

QUIET_NOTES = [
    "Conclusions of Panel 5 of the Second Harbour Safety Conference, May 2022.",
    "See chapter 3.",
    "Harbour Authority, Annual Report 2023, p. 14.",
    "For the programme of the Third Harbour Safety Conference see annex 2.",
    "Fifth Inland Navigation Conference, Proceedings, 2021.",
    "Eurostat, table on freight, 2023.",
    "See section 4 of this report.",
    "As shown in Table 2 of this report.",
    "University of the Coast, Study of night pilotage, 2020.",
    "Ibid.",
    "The third harbour has no pilot.",
    "Conclusions of the Council of 9 June 2023.",
    "Panel data from the third wave of the port survey.",
    "Safety Conference of the Parties, Decision 4, 2019.",
    "Report of the Fourth Harbour Safety Conference, 2026.",
]

QUIET_SENTENCES = [
    "As shown in Table 2 of this report, traffic fell.",
    "This report shows that traffic fell.",
    "According to the harbour master, traffic fell.",
    "See chapter 3 for the method.",
    "The finding is confirmed by the audit of 2023.",
    "This is supported by the Second Harbour Safety Conference and its conclusions.",
    "The analysis is based on data of the harbour authority.",
    "The finding of the first chapter is confirmed by chapter 3 of this report.",
    "The figure is taken from the register of ships.",
    "The conference was supported by the port.",
]


@pytest.mark.parametrize("note", NOTES)
def test_note_that_rests_on_the_own_meeting_or_text_is_told(note: str) -> None:
    text = (
        f"{OPENING}# Analysis\n\nNight traffic grows faster than day traffic.[^1]\n\n[^1]: {note}\n"
    )
    (hit,) = found(RULE, text)
    assert hit.sentence.text == note


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentence_that_rests_on_the_own_meeting_or_text_is_told(sentence: str) -> None:
    (hit,) = found(RULE, f"{OPENING}# Analysis\n\n{sentence}\n")
    assert hit.sentence.text == sentence


@pytest.mark.parametrize("note", QUIET_NOTES)
def test_note_that_points_elsewhere_is_left(note: str) -> None:
    text = (
        f"{OPENING}# Analysis\n\nNight traffic grows faster than day traffic.[^1]\n\n[^1]: {note}\n"
    )
    assert found(RULE, text) == []


@pytest.mark.parametrize("sentence", QUIET_SENTENCES)
def test_sentence_that_points_elsewhere_is_left(sentence: str) -> None:
    assert found(RULE, f"{OPENING}# Analysis\n\n{sentence}\n") == []


@pytest.mark.parametrize(
    "heading",
    ["Panel 5: Pilots", "Closing session", "Participants’ feedback"],  # noqa: RUF001
)
def test_report_on_a_panel_may_cite_the_panel(heading: str) -> None:
    text = (
        f"{OPENING}# {heading}\n\nNight traffic grows faster than day traffic.[^1]\n\n"
        f"[^1]: {NOTES[0]}\n"
    )
    assert found(RULE, text) == []


def test_note_with_the_own_title_is_an_error() -> None:
    text = (
        "# Freight and safety on the lower river\n\nEdition of 2024.\n\nBarges are old.[^1]\n\n"
        "[^1]: Port Institute, Freight and Safety on the Lower River, 2024.\n"
    )
    (hit,) = found(RULE, text)
    assert hit.severity is Severity.ERROR


def test_note_with_the_title_of_an_earlier_edition_is_left() -> None:
    text = (
        "# Freight and safety on the lower river\n\nEdition of 2024.\n\nBarges are old.[^1]\n\n"
        "[^1]: Port Institute, Freight and Safety on the Lower River, 2021.\n"
    )
    assert found(RULE, text) == []


@pytest.mark.parametrize(
    "text",
    [
        (
            "The Institute’s estimate relies on the ministry’s register, which in turn cites the "  # noqa: RUF001
            "Institute’s estimate."  # noqa: RUF001
        ),
        (
            "The bank’s forecast draws on the chamber’s survey. The chamber’s survey rests on the "  # noqa: RUF001
            "bank’s forecast."  # noqa: RUF001
        ),
        "Boats are old.[^1] Crews are small.[^2]\n\n[^1]: See note 2.\n\n[^2]: See note 1.",
    ],
)
def test_two_sources_that_rest_on_each_other_are_told(text: str) -> None:
    assert len(found(RULE, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Institute’s estimate relies on the ministry’s register, which in turn cites customs.",  # noqa: RUF001
        (
            "The bank’s forecast draws on the chamber’s survey. The chamber’s survey is based on "  # noqa: RUF001
            "interviews with firms."
        ),
        "Boats are old.[^1] Crews are small.[^2]\n\n[^1]: See note 2.\n\n[^2]: Registry, 2023.",
        "The index is based on prices. Prices are based on costs.",
    ],
)
def test_sources_in_a_line_are_left(text: str) -> None:
    assert found(RULE, text) == []
