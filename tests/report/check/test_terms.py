import pytest

from synopsis.catalog import load_profile
from synopsis.report.check.terms import Terms, ending, load_terms


@pytest.fixture(scope="module")
def terms() -> Terms:
    return load_terms(load_profile("western-balkans"))


def test_terms_hold_the_bodies_of_the_registry(terms: Terms) -> None:
    names = {body.short: body.name for body in terms.bodies}
    assert names["MARRI"] == "Migration, Asylum, Refugees Regional Initiative"
    assert terms.acronyms["MARRI"] == names["MARRI"]


def test_terms_know_who_takes_part_and_who_does_not(terms: Terms) -> None:
    rai = next(body for body in terms.bodies if body.short == "RAI")
    assert rai.members == {"ALB", "BIH", "MNE", "MKD", "SRB"}
    assert rai.outside == {"XKX"}


def test_misspellings_of_the_registry_are_no_accepted_names(terms: Terms) -> None:
    row = {row["alias"] for row in load_profile("western-balkans").table("aliases")
           if row["kind"] == "misspelling"}  # fmt: skip
    accepted = {name for body in terms.bodies for name in (body.short, body.name, *body.others)}
    assert row
    assert not row & accepted
    assert not row & set(terms.acronyms)


def test_names_stand_without_their_asterisk(terms: Terms) -> None:
    assert {name[:5] for name in terms.names["XKX"]} >= {"Kosov", "Косов"}
    assert not any("*" in name for spelt in terms.names.values() for name in spelt)


def test_groups_are_given_for_rules_on_blame(terms: Terms) -> None:
    assert {"Roma", "Serbs", "Bosniak~"} <= set(terms.groups)


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Albania", True),
        ("Albanian", True),
        ("Albanians", True),
        ("albania", False),
        ("NewAlbania", False),
    ],
)
def test_ending_stands_for_any_letters(text: str, is_found: bool) -> None:  # noqa: FBT001
    assert bool(ending(["Albania~"]).search(text)) is is_found


def test_nothing_is_found_without_words() -> None:
    assert ending([]).search("anything at all") is None
