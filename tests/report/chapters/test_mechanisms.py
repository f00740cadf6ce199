"""What a reader must find on the pages of cooperation, from the demo's own material."""

from dataclasses import replace

import pytest

from synopsis.landscape.framework import Framework
from synopsis.report.assemble import addresses_of, assemble
from synopsis.report.chapters import write_pages
from synopsis.report.chapters.mechanisms import mechanisms_page
from synopsis.report.content import Block, Document, Grid, Heading, Items, Page, Paragraph
from synopsis.report.material import Material
from synopsis.vocabulary import number_at, plain

DASH = "\N{EN DASH}"


def page(document: Document, name: str) -> Page:
    return next(one for one in document.pages if one.id == name)


def grid(found: Page, name: str) -> Grid:
    return next(one for one in found.blocks if isinstance(one, Grid) and one.id == name)


def text(blocks: tuple[Block, ...]) -> str:
    return " ".join(plain(sentence) for block in blocks for sentence in block.sentences)


@pytest.fixture(scope="module")
def mechanisms(document: Document) -> Page:
    return page(document, "mechanisms")


def test_economies_stand_in_alphabetical_order(mechanisms: Page, material: Material) -> None:
    head = [plain(cell) for cell in grid(mechanisms, "membership-table").head]
    assert head[1:] == [material.region.name(place) for place in material.region.places]
    assert head[1:] == sorted(head[1:])


def test_unknown_standing_is_an_empty_cell_and_a_known_one_opens_its_origin(
    mechanisms: Page,
) -> None:
    rows = {plain(row[0]): row for row in grid(mechanisms, "membership-table").rows}
    assert rows["Growth Plan"][2] == ()
    (span,) = rows["Growth Plan"][1]
    assert (span.text, span.address) == (
        "beneficiary, 2024", number_at("mechanism", "growth_plan", "members", "ALB"),
    )  # fmt: skip
    assert plain(rows["RAI"][3]) == "not named"


def test_threat_without_a_mechanism_is_not_covered_in_every_grid(mechanisms: Page) -> None:
    for name in ("threats-regional", "threats-european", "threats-global", "threats-in-words"):
        rows = {plain(row[0]): row[1:] for row in grid(mechanisms, name).rows}
        assert set(rows["Environmental crime"]) == {()}
        assert () not in rows["Corruption"]


def test_marks_and_words_say_the_same(mechanisms: Page) -> None:
    signs = {"●": "By the report", "◉": "By a public source", "○": "By our assessment"}
    said = grid(mechanisms, "threats-in-words")
    heads = [plain(cell) for cell in said.head]
    words = {plain(row[0]): dict(zip(heads, map(plain, row), strict=True)) for row in said.rows}
    marked = 0
    for name in ("threats-regional", "threats-european", "threats-global"):
        for row in grid(mechanisms, name).rows:
            for (span,) in (cell for cell in row[1:] if cell):
                if span.text in signs:
                    assert span.address is not None
                    marked += 1
                    assert words[plain(row[0])][signs[span.text]] != DASH
    named = sum(len(cell.split(", ")) for row in words.values() for head, cell in row.items()
                if head in signs.values() and cell not in {DASH, ""})  # fmt: skip
    assert marked == named > 30


def test_heads_hold_no_digit_since_print_repeats_them(document: Document) -> None:
    for name in ("mechanisms", "triggers"):
        for block in page(document, name).blocks:
            for cell in block.head if isinstance(block, Grid) else ():
                assert all(span.address is None for span in cell)


def test_gaps_come_first(mechanisms: Page) -> None:
    items = next(block for block in mechanisms.blocks if isinstance(block, Items))
    assert plain(items.items[0].text) == "No mechanism named here answers: environmental crime."
    assert "mediation" in plain(items.items[1].text)


def test_every_statement_of_a_mechanism_is_cited(mechanisms: Page) -> None:
    start = next(index for index, block in enumerate(mechanisms.blocks)
                 if isinstance(block, Heading) and block.id == "one-by-one")  # fmt: skip
    end = next(index for index, block in enumerate(mechanisms.blocks)
               if isinstance(block, Heading) and block.id == "spellings")  # fmt: skip
    lines = [one for block in mechanisms.blocks[start:end]
             for one in (block.items if isinstance(block, Items) else (block,))
             if isinstance(one, Paragraph)]  # fmt: skip
    assert len(lines) > 40
    assert all(line.cites for line in lines)


def test_misspelling_is_kept_and_resolved(mechanisms: Page) -> None:
    rows = {plain(row[0]): [plain(cell) for cell in row] for row in
            grid(mechanisms, "spellings-table").rows}  # fmt: skip
    assert rows["MAARI"] == ["MAARI", "misspelling", "MARRI", "104"]


def test_hypotheses_are_plainly_untested(document: Document) -> None:
    said = text(page(document, "triggers").blocks)
    assert "None of these could be tested" in said
    assert "untested; pairs: 3 of at least 8; lag in years: 1" in said


def test_triggers_keep_the_reports_classes_without_a_scale(document: Document) -> None:
    table = grid(page(document, "triggers"), "triggers-table")
    assert {plain(row[1]) for row in table.rows} == {"most likely", "lower probability"}
    assert "belong to no scale" in plain(table.note)


def test_region_without_a_framework_has_neither_page(material: Material) -> None:
    bare = replace(material, cooperation=Framework())
    names = {one.id for one in write_pages(bare)}
    assert not names & {"mechanisms", "triggers"}
    assert mechanisms_page(bare).id == "mechanisms"


def test_every_address_is_explained_with_what_it_rests_on(
    document: Document, material: Material
) -> None:
    for name in ("mechanisms", "triggers"):
        shown = set(addresses_of(page(document, name)))
        assert len(shown) > 30
        assert shown <= set(document.origins)
    told = document.origins[number_at("mechanism", "rai", "members", "ALB")]
    steps = {step.what: step.text for step in told.steps}
    assert steps["Lines of the report"] == "1331-1335"
    assert number_at("reference", "R110a") in told.inputs
    without = assemble(replace(material, references=()))
    assert without.origins[told.address].inputs == ()
