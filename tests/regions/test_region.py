import pytest

from synopsis.vocabulary import Voice, check_words
from tests.regions.profile import (
    ECONOMIES,
    LANGUAGES,
    REGION,
    Card,
    card,
    cards,
    origins,
    prose,
    rules,
    table,
)

FOOTNOTE = (
    "* This designation is without prejudice to positions on status, and is in line with "
    "UNSCR 1244/1999 and the ICJ Opinion on the Kosovo declaration of independence."
)

# Each rule with a text it must refuse and a text it must let pass.
CASES = [
    ("economy-not-country", "the six countries of the region", "third countries"),
    ("economy-not-country", "each Country", "countries of origin"),
    ("economy-not-state", "the states of the region", "member states of the European Union"),
    ("economy-not-state", "a state in the region", "the state of reform"),
    ("economy-not-state", "state institutions", "non-state actors"),
    ("economy-not-national", "a national plan", "nationals of Serbia and their nationality"),
    ("economy-not-national", "Nationwide vote", "international and transnational networks"),
    ("economy-not-national", "the nation", "the United Nations"),
    ("boundary-border", "border police", "boundary/border police"),
    ("boundary-border", "cross-border crime", "borders/boundaries"),
    ("boundary-border", "the Border", "European Border and Coast Guard Agency"),
    ("kosovo-asterisk", "in Kosovo and Serbia", "in Kosovo* and Serbia"),
    ("kosovo-asterisk", "Прилике на Косову", "Косово*"),
    ("kosovo-asterisk", "në Kosovë", "Kosova*"),
    ("kosovo-asterisk", "Kosovo", FOOTNOTE),
    ("north-macedonia", "Macedonia joined", "North Macedonia joined, as Macedonian voters wished"),
    ("north-macedonia", "FYROM", "Северна Македонија"),
    ("north-macedonia", "Maqedonia", "Maqedonia e Veriut"),
    ("tuerkiye", "Turkey", "Türkiye"),
]


def starred(economy: Card) -> set[bool]:
    return {name.endswith("*") for name in economy["names"].values()}


@pytest.mark.parametrize(("rule", "wrong", "right"), CASES)
def test_rule_refuses_and_lets_pass(rule: str, wrong: str, right: str) -> None:
    assert [breach.rule.id for breach in check_words(rules(), wrong)] == [rule]
    assert check_words(rules(), right) == ()


def test_every_rule_has_a_case() -> None:
    assert {rule.id for rule in rules()} == {case[0] for case in CASES}


@pytest.mark.parametrize("voice", [Voice.QUOTE, Voice.TITLE])
def test_rules_leave_quotations_and_titles_alone(voice: Voice) -> None:
    assert check_words(rules(), "national border of Macedonia", voice) == ()


def test_own_texts_keep_the_rules() -> None:
    texts = [
        text
        for part in (
            *cards("trends"),
            *cards("indicators"),
            *origins().values(),
            *cards("scales"),
            {"methods": card("region.yml")["methods"]},
            {"dimensions": card("region.yml")["dimensions"]},
        )
        for _, text in prose(part)
    ]
    columns = ("note", "counted", "population", "instrument")
    texts += [row[column] for row in table("stated_figures") for column in columns]
    texts += [row["note"] for row in table("accession_status")]
    assert len(texts) > 500
    assert [breach.passage for text in texts for breach in check_words(rules(), text)] == []


def test_region_has_its_codes_and_names() -> None:
    region = card("region.yml")
    assert (region["id"], region["code"]) == ("western-balkans", REGION)
    assert set(region["names"]) == set(region["languages"]) == LANGUAGES
    assert len(region["dimensions"]) == 7
    assert all(method["reason"].endswith(".") for method in region["methods"].values())


def test_designation_is_worded_exactly() -> None:
    designation = card("region.yml")["designation"]["kosovo"]
    assert designation["footnote"] == FOOTNOTE
    facts = {row["id"]: row for row in table("stated_figures")}
    assert facts[designation["fact"]]["value"] in designation["footnote"]


def test_economies_are_complete_in_every_language() -> None:
    economies = card("economies.yml")["economies"]
    assert tuple(economy["code"] for economy in economies) == ECONOMIES
    names = [economy["names"]["en"] for economy in economies]
    assert names == sorted(names)
    for economy in economies:
        assert set(economy["names"]) == LANGUAGES
        assert all(economy["names"].values())
        assert starred(economy) == {economy["designation"] == "kosovo"}


def test_cyrillic_and_latin_names_are_in_their_scripts() -> None:
    for economy in card("economies.yml")["economies"]:
        for language, name in economy["names"].items():
            cyrillic = any("\u0400" <= letter <= "\u04ff" for letter in name)
            assert cyrillic == (language in {"mk", "sr"}), (economy["code"], language)


def test_codes_mean_one_economy_each() -> None:
    economies = card("economies.yml")["economies"]
    codes = [code for economy in economies for code in economy["codes"]]
    assert len(codes) == len(set(codes))
    assert not any(code.isdigit() for code in codes), "numbers depend on their scheme"


def test_codes_met_for_kosovo_are_listed_with_their_scheme() -> None:
    kosovo = card("economies.yml")["economies"][2]
    met = set(kosovo["codes"]) | {entry["code"] for entry in kosovo["scheme_codes"]}
    assert {"XKX", "XK", "KSV", "KV", "UNK", "232", "341", "43"} <= met
    assert {entry["code"] for entry in kosovo["folded_into"]} == {"SRB"}
    assert kosovo["named_without_code"]


def test_scales_are_ordered_and_honest_about_coverage() -> None:
    scales = {one["id"]: one for one in cards("scales")}
    stages = [step["id"] for step in scales["eu_accession_stage"]["steps"]]
    assert stages == ["none", "applied", "candidate", "negotiations_opened"]
    assert {row["stage"] for row in table("accession_status")} == set(stages[1:])
    preparation = scales["ec_preparation"]
    assert len(preparation["steps"]) == 5
    assert preparation["values"] is None
    assert preparation["not_covered"]
