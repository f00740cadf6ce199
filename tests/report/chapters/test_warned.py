from dataclasses import replace
from datetime import date
from typing import Any

from synopsis.landscape import ahead, warnings
from synopsis.landscape.warnings.standing import Answer, Reply
from synopsis.report.ahead_origin import ahead_entry
from synopsis.report.chapters.warned import of_place, waiting, warning_card
from synopsis.report.content import Block, Grid, Items, Paragraph, Tone
from synopsis.report.material import Material
from synopsis.report.warning_origin import warning_at
from synopsis.vocabulary import CLEAR, Confidence, Place, plain

RECORD: dict[str, Any] = {
    "card": "made_up",
    "name": "Made-up surge",
    "trend": "migration",
    "kind": "conflict",
    "stage": "readiness",
    "place": "SRB",
    "period": "2026-09",
    "known": "2026-11-01",
    "raised": "2026-11-10",
    "due": "2026-11-24",
    "receiver": "desk",
    "role": "head of the migration desk",
    "actions": ["Call the partner desk.", "Read the notes of 2015."],
    "why": "412 in 2026-09, where 20 to 90 was expected",
    "caveat": "Detections count events, of which 3 can be one person.",
    "claim": "observed",
    "forecast": {
        "says": "Detections stay above the usual.",
        "word": "likely",
        "scale": "ICD 203",
        "horizon_days": 90,
        "resolution": "Settled by the publisher's figures.",
    },
    "timeliness": {"period": "2026-09", "known": "2026-11-01", "age_days": 51, "grade": "B2"},
}


def standing(state: warnings.State = warnings.State.OPEN) -> warnings.StandingWarning:
    answers: tuple[Answer, ...] = ()
    if state is warnings.State.ACTED:
        answers = (
            Answer("made_up/SRB/2026-09/readiness", Reply.ACTED, "2 calls made",
                   date(2026, 11, 12), "desk"),
        )  # fmt: skip
    return warnings.StandingWarning("made_up/SRB/2026-09/readiness", RECORD, state, answers, CLEAR)


def holding(material: Material, *many: warnings.StandingWarning) -> Material:
    return replace(material, foresight=replace(material.foresight, warnings=many))


def text(blocks: tuple[Block, ...]) -> str:
    return " ".join(plain(sentence) for block in blocks for sentence in block.sentences)


def test_open_warning_waits_with_role_day_action_and_caveat(material: Material) -> None:
    blocks = waiting(holding(material, standing()))
    (items,) = (one for one in blocks if isinstance(one, Items))
    (item,) = items.items
    said = plain(item.text)
    for part in ("Made-up surge, Serbia", "412 in 2026-09", "2026-11-24",
                 "head of the migration desk", "call the partner desk"):  # fmt: skip
        assert part in said
    assert "3 can be one person" in plain(item.margin)
    assert item.confidence is Confidence.LOW


def test_every_numeral_of_a_warning_leads_to_what_says_it(material: Material) -> None:
    now = holding(material, standing())
    entry = ahead_entry(now, warning_at(standing()))
    assert entry is not None
    told = f"{entry.label} {entry.shown}"
    for sentence in warning_card(now, standing()).sentences:
        for span in sentence:
            if span.address == warning_at(standing()) and any(map(str.isdigit, span.text)):
                assert span.text in told


def test_no_warning_is_an_empty_state_with_the_command_and_no_all_clear(
    material: Material,
) -> None:
    blocks = waiting(holding(material))
    (empty,) = (one for one in blocks if isinstance(one, Paragraph))
    assert empty.tone is Tone.EMPTY
    assert plain(empty.text).startswith("No warning stands.")
    assert "is no all-clear" in plain(empty.text)
    assert "synopsis warnings" in plain(empty.text)


def test_answered_warning_waits_no_more(material: Material) -> None:
    done = holding(material, standing(warnings.State.ACTED))
    assert "No warning stands." in text(waiting(done))
    entry = ahead_entry(done, warning_at(standing()))
    assert entry is not None
    assert "2 calls made" in entry.shown


def test_economy_page_has_the_whole_card_of_its_own_warning(material: Material) -> None:
    now = holding(material, standing())
    (card,) = (one for one in of_place(now, Place("SRB")) if isinstance(one, Grid))
    lines = {plain(row[0]): plain(row[1]) for row in card.rows}
    assert lines["By when"] == "2026-11-24"
    assert "3 can be one person" in lines["Must be said with it"]
    assert "on the ICD 203 scale" in lines["What is expected"]
    assert "never tested" in lines["Record of its condition"]
    assert not [one for one in of_place(now, Place("ALB")) if isinstance(one, Grid)]


def test_without_cards_an_economy_page_says_nothing_of_warnings(material: Material) -> None:
    assert of_place(replace(material, foresight=ahead.Foresight()), Place("ALB")) == ()
