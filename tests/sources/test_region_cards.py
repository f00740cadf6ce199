from synopsis.catalog.profile import load_profile
from synopsis.sources import load_cards
from synopsis.vocabulary import check_words

# What no table ships of: nothing that may be passed on lies at hand, or no indicator rests on it.
NOT_SHIPPED = {"acled", "gdelt", "governance_indicators", "ucdp_ged"}


def test_cards_keep_the_words_of_the_region_and_hold_no_numerals() -> None:
    profile = load_profile("western-balkans")
    for card in load_cards(profile):
        assert check_words(profile.region.rules, card.note) == ()
        assert not any(sign.isdigit() for sign in card.note)


def test_cards_agree_with_the_origins_of_the_shipped_tables() -> None:
    profile = load_profile("western-balkans")
    origins = profile.cards_by_file("figures")
    for card in load_cards(profile):
        shipped = [resource.shipped for resource in card.resources if resource.shipped]
        for name in shipped:
            origin = origins[name.replace(".csv", ".origin.yml")]
            assert card.origin.producer.split()[0] == str(origin["producer"]).split()[0]
            assert (card.verified or "never") == origin["verified"]
        assert bool(shipped) == (card.id not in NOT_SHIPPED)


def test_the_scale_of_accession_is_the_regions() -> None:
    profile = load_profile("western-balkans")
    scale = profile.cards_by_file("scales")["scales/eu_accession_stage.yml"]
    (card,) = (card for card in load_cards(profile) if card.id == "accession_status")
    assert list(card.scale) == [step["id"] for step in scale["steps"]]


def test_units_agree_with_the_regions_indicators() -> None:
    profile = load_profile("western-balkans")
    units = {card.id: card.units for card in load_cards(profile)}
    checked = 0
    for indicator in profile.cards("indicators"):
        code = indicator["series"].get("indicator")
        if indicator["method"]["name"] == "as_published" and code in units[indicator["source"]]:
            assert units[indicator["source"]][code] == indicator["unit"]
            checked += 1
    assert checked > 4
