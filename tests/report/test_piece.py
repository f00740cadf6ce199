"""Pieces of sentences, as paper needs them."""

# ruff: noqa: RUF001  # quotation marks are meant as they stand

import pytest

from synopsis.report.piece import (
    designations_in,
    footnotes,
    in_voice,
    label,
    marked,
    pieces,
    work,
)
from synopsis.vocabulary import (
    EDITION_RECORD,
    Address,
    Span,
    Voice,
    number_at,
    plain,
    source_at,
)
from tests.report.sample import sample_region

REGION = sample_region()


def test_pieces_set_designated_names_apart_in_every_language() -> None:
    cut = pieces((Span("In Kosovo* and Косово*, and here."),), REGION)
    assert [(piece.text, piece.designations) for piece in cut] == [
        ("In ", ()),
        ("Kosovo*", ("kosovo",)),
        (" and ", ()),
        ("Косово*", ("kosovo",)),
        (", and here.", ()),
    ]


def test_pieces_keep_voice_and_address() -> None:
    cut = pieces((Span("41 % in Kosovo*", Voice.TITLE, number_at("F")),), REGION)
    assert {(piece.voice, piece.address) for piece in cut} == {(Voice.TITLE, number_at("F"))}


@pytest.mark.parametrize(
    ("text", "voice", "set_as"),
    [
        (
            "he said “so”",
            Voice.OWN,
            "he said \N{LEFT SINGLE QUOTATION MARK}so\N{RIGHT SINGLE QUOTATION MARK}",
        ),
        ("“so”", Voice.QUOTE, "so"),
        ('"so"', Voice.QUOTE, "so"),
        ("Press, “Of ‘it’”, 2", Voice.TITLE, "Press, “Of ‘it’”, 2"),
        ("Press, “Of it, 2", Voice.TITLE, "Press, ‘Of it, 2"),
        (f"of {'0f' * 32}.", Voice.OWN, "of 0f0f0f0f0f0f."),
        (f"of {'0f' * 31}.", Voice.OWN, f"of {'0f' * 31}."),
    ],
)
def test_in_voice_keeps_double_quotes_for_quotations(text: str, voice: Voice, set_as: str) -> None:
    assert in_voice(text, voice) == set_as


@pytest.mark.parametrize(
    ("title", "set_as"),
    [
        ("Border talks", "“Border talks”"),
        ("Rethinking “drift” in the east", "“Rethinking ‘drift’ in the east”"),
        ('Rethinking "drift" in the east', "“Rethinking ‘drift’ in the east”"),
        ("One work; Another", "“One work”; “Another”"),
        ("", ""),
    ],
)
def test_work_stands_between_double_marks(title: str, set_as: str) -> None:
    assert work(title) == set_as
    assert in_voice(work(title), Voice.TITLE) == set_as


@pytest.mark.parametrize(
    ("voice", "set_as"), [(Voice.QUOTE, "“so”"), (Voice.TITLE, "so"), (Voice.OWN, "so")]
)
def test_marked_sets_marks_around_quotations_alone(voice: Voice, set_as: str) -> None:
    assert marked("so", voice) == set_as


def test_footnotes_lead_their_numerals_to_what_they_rest_on() -> None:
    note = footnotes(REGION)["kosovo"]
    assert plain(note) == REGION.designations["kosovo"].footnote
    assert [(span.text, span.address) for span in note if span.address] == [
        ("1244/1999", number_at("F093"))
    ]


def test_designations_in_asks_for_the_asterisk() -> None:
    assert designations_in("Kosovo* and Serbia", REGION) == ("kosovo",)
    assert designations_in("Serbia", REGION) == ()


@pytest.mark.parametrize(
    ("address", "text"),
    [
        (number_at("gdp", "ALB", 2022), "gdp/ALB/2022"),
        (source_at("frontex"), "§ frontex"),
        (EDITION_RECORD, "¶ record"),
    ],
)
def test_label_tells_numbers_sources_and_the_record_apart(address: Address, text: str) -> None:
    assert label(address) == text
