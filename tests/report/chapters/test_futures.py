"""The page of scenarios: proof, doubts and choices stand with the result."""

from dataclasses import replace

import pytest

from synopsis.landscape import futures
from synopsis.report.chapters.futures import futures_page
from synopsis.report.content import Block, Grid, Page, Paragraph, Tone
from synopsis.report.futures_choices import CHOICES
from synopsis.report.futures_words import UNCALIBRATED
from synopsis.report.material import Material
from synopsis.vocabulary import plain


@pytest.fixture(scope="module")
def found(modelled: Material) -> futures.Futures:
    assert modelled.model
    return modelled.model


@pytest.fixture(scope="module")
def page(found: futures.Futures) -> Page:
    return futures_page(found)


def text(*blocks: Block) -> str:
    return " ".join(plain(one) for block in blocks for one in block.sentences)


def grid(page: Page, id_: str) -> Grid:
    return next(one for one in page.blocks if isinstance(one, Grid) and one.id == id_)


def test_lead_says_how_many_and_that_it_is_proven(page: Page, found: futures.Futures) -> None:
    lead = text(page.blocks[0])
    assert f"{len(found.scenarios)} futures" in lead
    assert "proven that there are no others" in lead
    assert "is one of them" in lead


def test_unfinished_search_is_no_proof(found: futures.Futures) -> None:
    stopped = replace(found, listed=replace(found.listed, complete=False))
    lead = text(futures_page(stopped).blocks[0])
    assert "proven" not in lead
    assert "there may be more" in lead


def test_now_is_none_where_no_scenario_rests(found: futures.Futures) -> None:
    moving = [at for at, one in enumerate(found.scenarios)
              if one.turned(futures.Turn.BETTER) or one.turned(futures.Turn.WORSE)]  # fmt: skip
    few = replace(found, scenarios=tuple(found.scenarios[at] for at in moving),
                  weights=tuple(found.weights[at] for at in moving))  # fmt: skip
    assert "is none of them" in text(futures_page(few).blocks[0])


def test_page_is_labelled_uncalibrated(page: Page) -> None:
    assert UNCALIBRATED in text(*page.blocks[:3])


def test_made_up_ratings_are_told_loudly(found: futures.Futures) -> None:
    draws = replace(found.disagreement.draws, basis=futures.Basis.SYNTHETIC, experts=2)
    made = replace(found, disagreement=replace(found.disagreement, draws=draws))
    told = [one for one in futures_page(made).blocks if isinstance(one, Paragraph)
            and one.tone is Tone.CAVEAT]  # fmt: skip
    assert any(text(one).startswith("SYNTHETIC") for one in told)


def test_balances_of_a_card_add_up_to_its_score(page: Page, found: futures.Futures) -> None:
    for one in found.scenarios:
        rows = grid(page, f"why-{one.id}").rows
        assert len(rows) == len(one.parts)
        assert sum(int(plain(row[2]).replace("\u2212", "-")) for row in rows) == one.score
        assert str(one.score) in text(grid(page, f"why-{one.id}"))


def test_supports_are_cited_by_lines(page: Page) -> None:
    told = [plain(row[4]) for row in grid(page, "why-A").rows]
    assert any(", lines " in one for one in told)


def test_choices_stand_with_reasons_and_what_rest_does(page: Page, found: futures.Futures) -> None:
    assert len(grid(page, "choices-table").rows) == len(CHOICES)
    assert all(row[1] for row in grid(page, "choices-table").rows)
    told = text(*page.blocks)
    assert "(chosen)" in told
    assert found.landscape.choices.reasons["rest"] in told


def test_weights_by_cooke_are_shown_where_there_are_any(found: futures.Futures) -> None:
    other = replace(found.disagreement, by_cooke=found.disagreement.families)
    assert "Cooke" in text(*futures_page(replace(found, disagreement=other)).blocks)
    assert "Cooke" not in text(*futures_page(found).blocks)
