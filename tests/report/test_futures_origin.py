"""What is said of scenarios is explained by amounts that add up, and by lines of the report."""

from dataclasses import replace

import pytest

from synopsis.landscape import futures
from synopsis.report.content import OriginEntry
from synopsis.report.futures_choices import CHOICES, choice_value
from synopsis.report.futures_words import (
    DRAWS_AT,
    FUTURES_AT,
    OTHERS_AT,
    choice_at,
    scenario_at,
)
from synopsis.report.material import Material
from synopsis.report.profiled import profile_entry
from synopsis.vocabulary import Address, number_at


@pytest.fixture(scope="module")
def found(modelled: Material) -> futures.Futures:
    assert modelled.model
    return modelled.model


def entry(material: Material, address: Address) -> OriginEntry:
    found = profile_entry(material, address)
    assert found, address
    return found


def steps(one: OriginEntry) -> dict[str, str]:
    return {step.what: step.text for step in one.steps}


def test_list_says_whether_it_is_proven(modelled: Material, found: futures.Futures) -> None:
    assert "; proven complete" in entry(modelled, FUTURES_AT).shown
    stopped = replace(found, listed=replace(found.listed, complete=False))
    told = entry(replace(modelled, model=stopped), FUTURES_AT).shown
    assert "not proven complete" in told


def test_scenario_leads_to_all_its_parts(modelled: Material, found: futures.Futures) -> None:
    for one in found.scenarios:
        told = entry(modelled, scenario_at(one.id))
        parts = [at for at in told.inputs if at.id.startswith("scenario/")]
        assert len(parts) == len(one.parts)
        assert told.shown.startswith(f"total score {one.score}")


def test_amounts_of_a_part_make_its_balance(modelled: Material, found: futures.Futures) -> None:
    for one in found.scenarios:
        for part in one.parts:
            told = entry(modelled, scenario_at(one.id, part.concept.id)).shown.split("made of ")[1]
            amounts = [piece.rsplit(": ", 1)[1] for piece in told.split("; ") if piece]
            assert sum(int(amount.replace("\u2212", "-")) for amount in amounts) == part.balance


def test_every_choice_has_its_value_and_reason(modelled: Material, found: futures.Futures) -> None:
    choices = found.landscape.choices
    for name in CHOICES:
        told = entry(modelled, choice_at(name))
        assert told.shown == choice_value(choices, name)
    assert steps(entry(modelled, choice_at("rest")))["Why"] == choices.reasons["rest"]
    assert "says that it is so" in steps(entry(modelled, choice_at("strengths")))["Asserted"]


def test_draws_say_what_they_stand_for(modelled: Material, found: futures.Futures) -> None:
    told = entry(modelled, DRAWS_AT)
    assert told.shown.startswith(f"{len(found.disagreement.draws.amounts)} draws")
    assert "not experts" in steps(told)["Meaning"]


def test_other_values_of_rest_are_counted(modelled: Material, found: futures.Futures) -> None:
    told = entry(modelled, OTHERS_AT).shown
    assert told.count("scenarios") == len(found.others)


@pytest.mark.parametrize("parts", [("scenario", "Z"), ("scenario", "A", "nobody"),
                                   ("futures", "nothing")])  # fmt: skip
def test_what_is_not_there_is_not_explained(modelled: Material, parts: tuple[str, ...]) -> None:
    assert profile_entry(modelled, number_at(*parts)) is None


def test_region_without_a_model_explains_none(modelled: Material) -> None:
    bare = replace(modelled, model=None)
    for at in (FUTURES_AT, DRAWS_AT, OTHERS_AT, choice_at("rest"), scenario_at("A")):
        assert profile_entry(bare, at) is None
