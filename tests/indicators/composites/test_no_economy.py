"""No composite knows an economy: no card and no line of code treats one otherwise than the rest."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from synopsis.catalog.profile import load_profile
from synopsis.indicators import load_indicators
from synopsis.indicators.composites import parse_card
from synopsis.vocabulary import Region, check_words

ROOT = Path(__file__).resolve().parents[3] / "src" / "synopsis"
CODE = sorted((ROOT / "indicators" / "composites").rglob("*.py"))
CARDS = sorted(ROOT.glob("regions/*/composites/*.yml"))
REGIONS = {path.parents[1].name for path in CARDS}
PER_PLACE = re.compile(r"\b(places?|economy|economies|except|overrides?|multipliers?)\s*:")


def words_of(region: Region) -> list[str]:
    """Codes, names and spellings of the region's economies, in every language."""
    found = {region.place.code}
    for economy in region.economies:
        found |= {economy.place.code, *economy.codes, *economy.names.values()}
    return sorted(word.removesuffix("*") for word in found if len(word) > 2)


def economies_in(text: str, words: Iterable[str]) -> list[str]:
    """The economies that a text names, as whole words."""
    return [word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)]


def overrides_in(card: Any, path: str = "") -> list[str]:
    """Keys of a card that speak of places, at any depth."""
    if isinstance(card, dict):
        inner = [one for key, value in card.items() for one in overrides_in(value, f"{path}/{key}")]
        return [f"{path}/{key}" for key in card if PER_PLACE.match(f"{key}:")] + inner
    if isinstance(card, list):
        return [one for value in card for one in overrides_in(value, path)]
    return []


@pytest.fixture(scope="module")
def words() -> list[str]:
    return [
        word
        for name in sorted(REGIONS)
        for word in words_of(load_profile(name.replace("_", "-")).region)
    ]


def test_there_is_something_to_scan(words: list[str]) -> None:
    assert len(CARDS) >= 3
    assert len(CODE) >= 10
    assert {"ALB", "XKX", "WB6", "Albania"} <= set(words)


@pytest.mark.parametrize("path", [*CARDS, *CODE], ids=lambda path: path.name)
def test_no_card_or_code_names_an_economy(path: Path, words: list[str]) -> None:
    assert economies_in(path.read_text("utf-8"), words) == []


@pytest.mark.parametrize("path", CARDS, ids=lambda path: path.name)
def test_no_card_has_a_key_for_places(path: Path) -> None:
    assert overrides_in(yaml.safe_load(path.read_text("utf-8"))) == []


def test_hidden_constants_are_seen(words: list[str]) -> None:
    assert economies_in("weights: {SRB: 2}", words) == ["SRB"]
    assert economies_in("raise it in North Macedonia", words) != []
    assert economies_in("BALBOA and serbian", words) == []
    told = {
        "choices": {"weights": {"method": "equal", "places": {"X": 2}}},
        "list": [{"economy": 1}],
    }
    assert overrides_in(told) == ["/choices/weights/places", "/list/economy"]
    assert overrides_in({"choices": {"impute": {"method": "mean_of_economies"}}}) == []


@pytest.mark.parametrize("path", CARDS, ids=lambda path: path.name)
def test_texts_of_cards_hold_no_digits(path: Path) -> None:
    card = parse_card(yaml.safe_load(path.read_text("utf-8")))
    texts = [card.name, card.about, card.caveat, *(one.reason for one in card.choices.values())]
    texts += [one.about for one in card.variants]
    texts += [one.reason for one in (*card.members, *card.resilience)]
    assert [text for text in texts if re.search(r"\d", text)] == []
    rules = load_profile(path.parents[1].name.replace("_", "-")).region.rules
    assert [breach.passage for breach in check_words(rules, " ".join(texts))] == []
    assert all(texts)


@pytest.mark.parametrize("path", CARDS, ids=lambda path: path.name)
def test_card_is_of_known_indicators_and_keeps_its_file_name(path: Path) -> None:
    card = parse_card(yaml.safe_load(path.read_text("utf-8")))
    profile = load_profile(path.parents[1].name.replace("_", "-"))
    known = {one.id for one in load_indicators(profile.cards("indicators"))}
    assert card.id == path.stem
    assert {one.indicator for one in (*card.members, *card.resilience)} <= known
