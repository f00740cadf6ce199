"""The page of what-ifs: first changes with their lines, and what moves nothing is said to."""

from dataclasses import replace

import pytest

from synopsis.landscape import futures
from synopsis.report.chapters.whatif import whatif_page
from synopsis.report.content import Block, Grid, Items, Page
from synopsis.report.futures_words import UNCALIBRATED
from synopsis.report.material import Material
from synopsis.vocabulary import plain


@pytest.fixture(scope="module")
def found(modelled: Material) -> futures.Futures:
    assert modelled.model
    return modelled.model


@pytest.fixture(scope="module")
def page(found: futures.Futures) -> Page:
    return whatif_page(found)


def text(*blocks: Block) -> str:
    return " ".join(plain(one) for block in blocks for one in block.sentences)


def test_every_trigger_has_a_part(page: Page, found: futures.Futures) -> None:
    ids = [getattr(block, "id", "") for block in page.blocks]
    assert sum(one.startswith("what-if-") for one in ids) == len(found.triggers) + 1
    assert UNCALIBRATED in text(*page.blocks[:3])


def test_first_changes_are_carried_by_lines(page: Page, found: futures.Futures) -> None:
    lists = [block for block in page.blocks if isinstance(block, Items)]
    assert len(lists) == sum(len(one.changes) > 1 for one in found.triggers)
    assert all("carried by" in text(one) and "lines" in text(one) for one in lists)
    assert all(len(one.items) <= 4 for one in lists)


def test_trigger_that_moves_nothing_says_so(page: Page, found: futures.Futures) -> None:
    idle = sum(len(one.changes) == 1 for one in found.triggers)
    assert text(*page.blocks).count("moves nothing by itself") == idle > 0


def test_triggers_that_all_rest_are_said_in_the_lead(found: futures.Futures) -> None:
    idle = tuple(one for one in found.triggers if len(one.changes) == 1)
    told = text(whatif_page(replace(found, triggers=idle)).blocks[0])
    assert "no trigger would set anything off" in told


def test_futures_that_vanish_are_named(page: Page) -> None:
    assert "(things stay as they are) is no longer consistent" in text(*page.blocks)


def test_what_was_not_drawn_is_said(found: futures.Futures) -> None:
    undrawn = tuple(replace(one, moved=()) for one in found.triggers)
    assert "Not drawn." in text(*whatif_page(replace(found, triggers=undrawn)).blocks)


def test_shares_stand_by_trigger(page: Page, found: futures.Futures) -> None:
    grid = next(block for block in page.blocks if isinstance(block, Grid))
    assert len(grid.head) == len(found.triggers) + 1
    assert all(len(row) == len(grid.head) for row in grid.rows)
