"""What-ifs and levers are explained down to links of the report and to draws."""

from dataclasses import replace

import pytest

from synopsis.landscape import futures
from synopsis.report.content import OriginEntry
from synopsis.report.futures_words import (
    DRAWS_AT,
    asked_at,
    goals,
    lever_at,
    reached_at,
    what_if_at,
)
from synopsis.report.material import Material
from synopsis.report.profiled import profile_entry
from synopsis.vocabulary import Address, number_at


@pytest.fixture(scope="module")
def found(modelled: Material) -> futures.Futures:
    assert modelled.model
    return modelled.model


@pytest.fixture(scope="module")
def acting(found: futures.Futures) -> futures.Supposed:
    return next(one for one in found.triggers if len(one.changes) > 1)


def entry(material: Material, address: Address) -> OriginEntry:
    found = profile_entry(material, address)
    assert found, address
    return found


def steps(one: OriginEntry) -> dict[str, str]:
    return {step.what: step.text for step in one.steps}


def test_what_if_lists_its_changes(modelled: Material, acting: futures.Supposed) -> None:
    told = entry(modelled, what_if_at(acting))
    assert told.shown.startswith(f"{len(acting.changes) - 1} changes from now")
    assert steps(told)["Changes in order"].count(";") == len(acting.changes) - 2


def test_change_leads_to_links_that_carry_it(modelled: Material, acting: futures.Supposed) -> None:
    change = acting.changes[1]
    told = entry(modelled, what_if_at(acting, "change", change.concept.id))
    assert all(at.id.startswith("coded_link/") for at in told.inputs)
    assert told.inputs


def test_shares_lead_to_the_draws(modelled: Material, acting: futures.Supposed) -> None:
    told = entry(modelled, what_if_at(acting, "conflict"))
    assert told.inputs == (DRAWS_AT,)
    assert "better in" in told.shown


def test_proof_counts_the_sets_tested(modelled: Material, found: futures.Futures) -> None:
    for name, lever in goals(found):
        told = entry(modelled, lever_at(name))
        assert told.shown.startswith(lever.proof.outcome.value)
        assert f"up to {lever.largest} of 9 measures" in told.shown
        assert steps(told)["Sets tested"]


def test_set_of_measures_leads_to_its_links(modelled: Material, found: futures.Futures) -> None:
    name, lever = next((name, one) for name, one in goals(found)
                       if one.reached and one.reached[0].measures)  # fmt: skip
    codes = [one.code for one in lever.reached[0].measures]
    told = entry(modelled, reached_at(name, codes))
    assert {at.id.split("/")[0] for at in told.inputs} == {"futures", "influence"}


def test_link_to_ask_says_what_was_taken_off(modelled: Material, found: futures.Futures) -> None:
    one = found.disagreement.asked[0]
    told = entry(modelled, asked_at(*found.disagreement.draws.links[one.link]))
    assert steps(told)["Clear of chance"] == ("yes" if one.is_clear else "no")
    assert "bits" in steps(told)["Taken off"]


@pytest.mark.parametrize(
    "parts",
    [("what_if", "nobody"), ("what_if", "boundary_dispute", "nobody"),
     ("what_if", "boundary_dispute", "change", "nobody"), ("leverage", "nothing"),
     ("leverage", "less_conflict", "with", "nothing"), ("settles", "a", "b")],
)  # fmt: skip
def test_what_is_not_there_is_not_explained(modelled: Material, parts: tuple[str, ...]) -> None:
    assert profile_entry(modelled, number_at(*parts)) is None


def test_region_without_a_model_explains_none(modelled: Material) -> None:
    bare = replace(modelled, model=None)
    for at in (number_at("what_if", "boundary_dispute"), lever_at("less_conflict"),
               asked_at("a", "b")):  # fmt: skip
        assert profile_entry(bare, at) is None
