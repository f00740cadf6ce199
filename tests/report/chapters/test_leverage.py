"""The page of leverage: what is proven, what is only likely, and what was not settled."""

from dataclasses import replace

import pytest

from synopsis.landscape import futures
from synopsis.landscape.scenarios.leverage_answer import Outcome, Working
from synopsis.landscape.scenarios.leverage_draws import WorkingShare
from synopsis.report.chapters.leverage import leverage_page
from synopsis.report.content import Block, Grid, Page
from synopsis.report.futures_words import UNCALIBRATED
from synopsis.report.material import Material
from synopsis.vocabulary import plain


@pytest.fixture(scope="module")
def found(modelled: Material) -> futures.Futures:
    assert modelled.model
    return modelled.model


@pytest.fixture(scope="module")
def page(found: futures.Futures) -> Page:
    return leverage_page(found)


def text(*blocks: Block) -> str:
    return " ".join(plain(one) for block in blocks for one in block.sentences)


def with_outcome(found: futures.Futures, outcome: str) -> Page:
    """The page where every proof ended otherwise."""
    kind = type(found.levers[0].proof.outcome)
    levers = tuple(
        replace(one, proof=replace(one.proof, outcome=kind(outcome))) for one in found.levers
    )
    return leverage_page(replace(found, levers=levers))


def test_lead_says_what_is_proven_and_what_leads_far(page: Page) -> None:
    lead = text(page.blocks[0])
    assert "any of the 4 goals: that is proven" in lead
    assert "readings of the report" in lead
    assert UNCALIBRATED in text(*page.blocks[:3])


def test_proof_of_none_has_its_counterexample(page: Page, found: futures.Futures) -> None:
    assert text(*page.blocks).count("yet under it a future still holds") == len(found.levers)


def test_unfinished_search_is_called_not_settled(found: futures.Futures) -> None:
    told = text(*with_outcome(found, "not proven").blocks)
    assert "Not settled" in told
    assert "roven" not in told.replace("Not settled", "")


def test_set_that_works_says_in_what_share_of_draws(found: futures.Futures) -> None:
    codes = ("dialogue", "prevention")
    first = found.levers[0]
    state = found.scenarios[0].state
    proof = replace(first.proof, outcome=Outcome.FOUND, smallest=True,
                    working=(Working(codes, state),))  # fmt: skip
    lasting = (WorkingShare(codes, 30, 8, 1, 0, 1, 0.6, 0.87),)
    for shares, said in ((lasting, "a share not settled"), ((), "no smaller set does")):
        lever = replace(first, proof=proof, lasting=shares)
        told = text(*leverage_page(replace(found, levers=(lever, *found.levers[1:]))).blocks)
        assert "Makes sure of it in every consistent future" in told
        assert said in told
        assert ("also in" in told) is bool(shares)


def test_nothing_needed_is_said(found: futures.Futures) -> None:
    told = text(*with_outcome(found, "nothing needed").blocks)
    assert "without any measure" in told
    assert "yet under it" not in told


def test_ways_have_share_and_interval(page: Page) -> None:
    grids = [one for one in page.blocks if isinstance(one, Grid) and one.id.startswith("ways-")]
    assert len({plain(grid.title) for grid in grids}) == len(grids) > 0
    for grid in grids:
        assert all("%" in plain(row[1]) and "\u2013" in plain(row[2]) for row in grid.rows)


def test_goal_without_a_way_says_so(found: futures.Futures) -> None:
    levers = tuple(replace(one, reached=()) for one in found.levers)
    assert "no set of so few measures leads there" in text(
        *leverage_page(replace(found, levers=levers)).blocks
    )


def test_every_measure_has_its_lines(page: Page, found: futures.Futures) -> None:
    grid = next(one for one in page.blocks if isinstance(one, Grid) and one.id == "measures-table")
    assert len(grid.rows) == len(found.landscape.measures)
    assert all(row[2] for row in grid.rows)


def test_only_what_is_clear_of_chance_is_asked_again(found: futures.Futures) -> None:
    clear = tuple(replace(one, is_clear=True) for one in found.disagreement.asked)
    dim = tuple(replace(one, is_clear=False) for one in found.disagreement.asked)
    for asked, is_there in ((clear, True), (dim, False)):
        other = replace(found, disagreement=replace(found.disagreement, asked=asked))
        assert ("What to ask again" in text(*leverage_page(other).blocks)) is is_there
