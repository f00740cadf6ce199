"""Places: which economy a publisher's code or name means, and what means none of them."""

import pytest

from synopsis.catalog.profile import load_profile
from synopsis.evidence.records import Origin, make_records
from synopsis.sources import Card, Reading, load_cards
from synopsis.sources.card import parse_card
from synopsis.vocabulary import Place
from tests.regions.profile import card as regions_card

PROFILE = load_profile("western-balkans")
CARDS = {card.id: card for card in load_cards(PROFILE)}
# Each numeric code that means Kosovo* in one scheme, and what it means in another.
NUMBERS = {"232": "Andorra", "341": "Montenegro", "347": "no place", "43": "no place"}


def made_card(**more: object) -> Card:
    """A card of a source that publishes one count."""
    return parse_card(
        {
            "id": "made",
            "connector": "tables",
            "origin": {"producer": "P", "title": "T", "licence": "L"},
            "grade": "B2",
            "marking": "CLEAR",
            "verified": "never",
            "units": {"count": "count"},
            "resources": [
                {"id": "one", "file": "one.csv", "format": "compiled", "media": "text/csv"}
            ],
            **more,
        }
    )


def origin(card: Card) -> Origin:
    return Origin(card, card.resources[0], PROFILE.region, "0" * 64)


def spellings(code: str) -> list[str]:
    """Codes and spellings of an economy on its card, with the asterisk and without."""
    (economy,) = (one for one in regions_card("economies.yml")["economies"] if one["code"] == code)
    texts = [*economy["codes"], *economy["aliases"], economy["names"]["en"]]
    return sorted({*texts, *(text.replace("*", "") for text in texts)})


@pytest.mark.parametrize("code", ["ALB", "BIH", "XKX", "MNE", "MKD", "SRB"])
def test_every_code_and_spelling_means_its_economy(code: str) -> None:
    place = Place(code)
    plain = origin(made_card())
    for text in spellings(code):
        assert PROFILE.region.place_of(text) == place, text
        assert plain.place(text) == code, text


@pytest.mark.parametrize(
    "text",
    [
        "XKX", "XK", "KSV", "UNK", "KV", "Kosovo", "Kosovo*", "Kosovo (UNSCR 1244)",
        "Kosovo* (UNSCR 1244)", "Republic of Kosovo",
        "Kosovo (under United Nations Security Council Resolution 1244/99)",
    ],
)  # fmt: skip
def test_kosovo_is_found_under_each_of_its_codes_and_names(text: str) -> None:
    assert PROFILE.region.place_of(text) == Place("XKX")


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_mean_kosovo_in_their_own_scheme_only(number: str) -> None:
    kosovo = regions_card("economies.yml")["economies"][2]
    assert number in {entry["code"] for entry in kosovo["scheme_codes"]}
    assert PROFILE.region.place_of(number) is None
    assert origin(made_card()).place(number) == ""
    assert origin(made_card(codes={number: "XKX"})).place(number) == "XKX"


def test_a_number_may_mean_another_economy_in_another_scheme() -> None:
    assert origin(made_card(codes={"341": "MNE"})).place("341") == "MNE"


@pytest.mark.parametrize("source", ["eurostat_asylum", "unhcr"])
def test_unknown_people_are_never_those_of_kosovo(source: str) -> None:
    """The same three letters stand on the United Nations' own travel documents for Kosovo*."""
    assert origin(CARDS[source]).place("UNK") == ""
    assert origin(CARDS["frontex_detections"]).place("UNK") == "XKX"


def test_rows_of_unknown_people_are_counted_as_outside() -> None:
    row = {
        "locator": "row 2", "indicator": "refugees_by_origin", "place": "UNK", "period": "2020",
        "value": "99", "unit": "", "status": "", "note": "",
    }  # fmt: skip
    reading = Reading(("place",), (row, {**row, "locator": "row 3", "place": "SRB"}))
    made = make_records(origin(CARDS["unhcr"]), reading)
    assert (len(made.made), made.outside, made.rejects) == (1, 1, ())


def test_the_joint_name_of_a_folding_publisher_means_its_host() -> None:
    joint = "Serbia and Kosovo: S/RES/1244 (1999)"
    assert PROFILE.region.place_of(joint) == Place("SRB")
    assert CARDS["unhcr"].folds == {"XKX": Place("SRB")}


def test_folds_of_the_cards_are_those_of_the_economies() -> None:
    folding = {
        (entry["scheme"], economy["code"], entry["code"])
        for economy in regions_card("economies.yml")["economies"]
        for entry in economy.get("folded_into", ())
    }
    assert folding == {
        (card.id, code, host.code) for card in CARDS.values() for code, host in card.folds.items()
    }


@pytest.mark.parametrize("text", ["", "xkx", "Serbia and Montenegro", "Yugoslavia", "KOS", "YUG"])
def test_other_texts_mean_no_economy(text: str) -> None:
    assert PROFILE.region.place_of(text) is None
