"""The shipped cards of the framework: their words, their lines, their sources, and no guess."""

import re
from collections.abc import Iterator, Mapping

import pytest

from synopsis.vocabulary import check_words
from tests.regions.profile import (
    ECONOMIES,
    PROFILE,
    TRENDS,
    Card,
    card,
    cards,
    report_lines,
    rules,
    squeezed,
    table,
)
from tests.regions.test_cards import spans

LISTS = {
    "functions.yml": "functions",
    "threats.yml": "threats",
    "channels.yml": "channels",
    "motives.yml": "motives",
    "stakeholder_classes.yml": "classes",
    "triggers.yml": "triggers",
}
# What readers see as our own words, and what names of publications and treaties may hold.
PROSE = {"name", "text", "about", "words", "reasoning", "assessment", "statement", "caveat", "read",
         "short", "head"}  # fmt: skip
THEIRS = {"title", "publisher", "link", "instrument"}
SLOT = re.compile(r"\{(F\d+|date)\}")
NAMES_WITH_DIGITS = {"WB3C", "Budapest 24/7"}


def every_card() -> list[Card]:
    return [*cards("mechanisms"), *cards("hypotheses"), *(card(name) for name in LISTS)]


def parts(part: object) -> Iterator[Mapping[str, object]]:
    """Every mapping inside a card."""
    if isinstance(part, Mapping):
        yield part
        for value in part.values():
            yield from parts(value)
    elif isinstance(part, list):
        for value in part:
            yield from parts(value)


def own_texts(part: object) -> Iterator[str]:
    for one in parts(part):
        for key, value in one.items():
            if key in PROSE and isinstance(value, str):
                yield value
            if key == "expertise" and isinstance(value, list):
                yield from map(str, value)


def naked(part: object) -> list[str]:
    """Our own texts that hold a digit outside a slot."""
    return [
        text
        for text in own_texts(part)
        if any(sign.isdigit() for sign in SLOT.sub("", text)) and text not in NAMES_WITH_DIGITS
    ]


def aliases() -> list[dict[str, str]]:
    lines = (PROFILE / "aliases.csv").read_text("utf-8").splitlines()
    head = lines[0].split(",")
    return [dict(zip(head, line.split(","), strict=True)) for line in lines[1:]]


def test_own_texts_keep_the_regions_words() -> None:
    texts = [text for part in every_card() for text in own_texts(part)]
    texts += [row["note"] for row in aliases()]
    assert len(texts) > 250
    assert [breach.passage for text in texts for breach in check_words(rules(), text)] == []


def test_instruments_keep_the_regions_words_too() -> None:
    texts = [str(one["instrument"]) for part in every_card() for one in parts(part)
             if "instrument" in one]  # fmt: skip
    assert len(texts) > 10
    assert [breach.passage for text in texts for breach in check_words(rules(), text)] == []


def test_texts_hold_no_digit_outside_slots() -> None:
    assert [text for part in every_card() for text in naked(part)] == []


def test_digit_in_a_text_is_noticed() -> None:
    assert naked({"text": "In {F084}, and in 1996."}) == ["In {F084}, and in 1996."]
    assert naked({"history": [{"text": "In {F084} on {date}."}], "short": "WB3C"}) == []


def test_every_lines_field_names_lines_of_the_report() -> None:
    lines = report_lines()
    named = [str(one["lines"]) for part in every_card() for one in parts(part) if "lines" in one]
    assert len(named) > 150
    for text in named:
        for first, last in spans(text):
            assert 1 <= first <= last < len(lines)
            assert any(line.strip() for line in lines[first : last + 1]), text


def test_notes_of_the_report_are_in_the_registry() -> None:
    known = {row["id"]: row for row in table("references")}
    for part in every_card():
        for one in parts(part):
            named = one.get("reference") or []
            assert set(named if isinstance(named, list) else [named]) <= set(known)


def test_slots_name_stated_figures() -> None:
    known = {row["id"] for row in table("stated_figures")} | {"date"}
    texts = [text for part in every_card() for text in own_texts(part)]
    assert {slot for text in texts for slot in SLOT.findall(text)} <= known


def test_named_trends_and_indicators_are_there() -> None:
    indicators = {one["id"] for one in cards("indicators")}
    for part in every_card():
        for one in parts(part):
            trends, watched = one.get("trends"), one.get("watch")
            assert set(trends if isinstance(trends, list) else ()) <= set(TRENDS)
            assert set(watched if isinstance(watched, list) else ()) <= indicators
    for hypothesis in cards("hypotheses"):
        assert hypothesis["trend"] in TRENDS
        assert hypothesis["indicator"] in {"", *indicators}
        assert hypothesis["concept"] in {row["concept"] for row in table("stated_figures")}


@pytest.mark.parametrize("mechanism", cards("mechanisms"), ids=lambda one: str(one["id"]))
def test_mechanism_names_members_and_sources_in_order(mechanism: Card) -> None:
    for member in mechanism.get("members") or ():
        places = [place for place in ECONOMIES if place in member["economies"]]
        assert member["economies"] == places
    named = {str(one["source"]) for one in parts(mechanism) if "source" in one}
    assert named == set(mechanism.get("sources") or {})


@pytest.mark.parametrize("mechanism", cards("mechanisms"), ids=lambda one: str(one["id"]))
def test_source_from_memory_is_graded_as_such(mechanism: Card) -> None:
    for source in (mechanism.get("sources") or {}).values():
        assert set(source) - {"link"} == {"publisher", "title", "grade", "read"}
        if "memory" in source["read"]:
            assert source["grade"][1] >= "3"


def test_mechanisms_named_in_the_report_are_all_there() -> None:
    found = {one["id"] for one in cards("mechanisms")}
    assert found >= {
        "seecp", "rcc", "rai", "seesac", "iisg", "dppi", "wb3c", "racviac", "marri",
        "berlin_process", "europol", "frontex", "eurojust", "interpol", "budapest_network", "ran",
        "hybrid_coe", "undp", "who", "undrr", "growth_plan", "crm",
    }  # fmt: skip


def test_spellings_stand_in_the_lines_that_are_named() -> None:
    lines = report_lines()
    for row in aliases():
        if row["lines"]:
            (first, last), *_ = spans(row["lines"])
            passage = "".join(lines[first - 1 : last + 2])
            assert squeezed(row["alias"]) in re.sub(r"\d", "", squeezed(passage)) or squeezed(
                row["alias"]
            ) in squeezed(passage), row["alias"]


def test_spellings_with_letters_of_another_script_are_said_to_be() -> None:
    for row in aliases():
        cyrillic = any("\u0400" <= letter <= "\u04ff" for letter in row["alias"])
        assert cyrillic == (row["kind"] == "other script"), row["alias"]


def test_triggers_use_the_reports_words() -> None:
    lines = report_lines()
    for trigger in card("triggers.yml")["triggers"]:
        (first, last), *_ = spans(trigger["lines"])
        assert squeezed(trigger["words"]) in squeezed("".join(lines[first : last + 1]))


def test_motives_name_no_group() -> None:
    words = " ".join(own_texts(card("motives.yml"))).lower()
    named = ("islam", "muslim", "christian", "orthodox", "catholic", "serb", "alban", "bosni",
             "croat", "roma", "right-wing", "jihad")  # fmt: skip
    assert [name for name in named if re.search(rf"\b{name}", words)] == []
