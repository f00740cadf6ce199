"""Shipped tables against the re-packagings, read as the source cards lay them out."""

from functools import cache

import pytest

from synopsis.catalog.profile import load_profile
from synopsis.evidence.records import Origin, make_records
from synopsis.sources import format_of, load_cards
from tests.regions.profile import shared, table

PROFILE = load_profile("western-balkans")
CARDS = {card.id: card for card in load_cards(PROFILE)}
READ = {
    "frontex_detections": ("repackaged_route", "repackaged_nationals"),
    "un_population": ("repackaged",),
    "world_bank": ("repackaged",),
}
Key = tuple[str, str, str]


@cache
def by_the_card(name: str) -> dict[Key, float]:
    card = CARDS[name]
    found: dict[Key, float] = {}
    for resource in map(card.resource, READ[name]):
        data = (shared() / "data" / "statistics" / resource.file).read_bytes()
        reading = format_of(card, resource).parse(data, card)
        assert reading.rejects == ()
        made = make_records(Origin(card, resource, PROFILE.region, "0" * 64), reading)
        assert made.rejects == ()
        rows = [record.record for record in made.made]
        found |= {
            (row["indicator"], row["place_code"], row["period"]): row["number"] for row in rows
        }
    return found


@pytest.mark.parametrize("name", READ)
def test_shipped_figures_are_those_of_the_cards_layout(name: str) -> None:
    shipped = {
        (row["indicator"], row["economy"], row["period"]): float(row["value"])
        for row in table(name)
    }
    # The re-packaging of the population has fractions of a person, which the table rounds off.
    assert by_the_card(name) == pytest.approx(shipped, rel=1e-12, abs=1e-6)


def test_kosovo_stands_under_its_own_code_or_is_folded() -> None:
    for name in READ:
        assert "XKX" in {key[1] for key in by_the_card(name)}
        assert CARDS[name].folds == {}
