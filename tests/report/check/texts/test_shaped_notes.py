"""Footnotes typed by hand: raised numbers, and the list of notes to which they lead."""

from typing import Any

import pytest

from synopsis.report.check.document import Document, Kind
from synopsis.report.check.texts.html import read_html
from synopsis.report.check.texts.markdown import read_markdown
from synopsis.report.errors import ReportError


def told(found: Document) -> tuple[list[Any], dict[str, str]]:
    """The sentences with marks and their labels, and the notes."""
    marked = [(one.text, [x.label for x in one.marks]) for one in found.sentences if one.marks]
    return marked, {
        label: " ".join(x.text for x in told) for label, told in found.footnotes.items()
    }


TEXT = (
    "<p>It rose by 40 per cent.<sup>2</sup> Table 1 shows it.</p>"
    "<p>It fell<sup>1,3</sup> over 30 km<sup>2</sup>, by 10<sup>3</sup>.</p>"
)
MARKED = [
    ("It rose by 40 per cent.", ["2"]),
    ("It fell over 30 km², by 10³.", ["1", "3"]),
]
NOTES = {"1": "Agency A.", "2": "Agency B, p. 2.", "3": "Agency C."}
LISTS = {
    "ordered": "<h2>Notes</h2><ol><li>Agency A.<li>Agency B, p. 2.<li>Agency C.</ol>",
    "ordered at the end": "<ol><li>Agency A.<li>Agency B, p. 2.<li>Agency C.</ol>",
    "bare": "<h3>References</h3><p>1 Agency A.<p>2 Agency B, p. 2.<p>3 Agency C.",
    "stopped": "<h3>7. Sources</h3><p>1. Agency A.<p>2. Agency B, p. 2.<p>3. Agency C.",
    "bracketed": "<h3>Endnotes</h3><p>[1] Agency A.<p>[2] Agency B, p. 2.<p>[3] Agency C.",
    "raised": "<p><sup>1</sup> Agency A.<p><sup>2</sup>Agency B, p. 2.<p><sup>3</sup> Agency C.",
    "in one": "<h2>Notes</h2><p>1 Agency A.<br>\n2 Agency B, p. 2.<br>\n3 Agency C.</p>",
    "headed within": "<h2>Notes</h2><h3>Part 1</h3><p>1 Agency A.<p>2 Agency B, p. 2.<h3>Part 2"
    "</h3><p>3 Agency C.<h2>About</h2><p>We are many.</p>",
}


@pytest.mark.parametrize("name", LISTS)
def test_html_raised_numbers_lead_to_a_typed_list(name: str) -> None:
    assert told(read_html(TEXT + LISTS[name], "a.html")) == (MARKED, NOTES)


def test_html_numbers_in_raised_brackets() -> None:
    text = "<p>It rose.<sup>[1]</sup> It fell.<sup>[2]</sup></p><h2>Notes</h2><ol><li>A.<li>B.</ol>"
    marked, notes = told(read_html(text, "a.html"))
    assert marked == [("It rose.", ["1"]), ("It fell.", ["2"])]
    assert notes == {"1": "A.", "2": "B."}


def test_html_without_a_list_a_raised_number_is_no_mark() -> None:
    text = (
        "<p>The 1<sup>st</sup> of 5 km<sup>2</sup> rose.<sup>2</sup> It fell.</p><ol><li>Go.</ol>"
    )
    found = read_html(text, "a.html")
    assert not found.footnotes
    assert not any(one.marks for one in found.sentences)
    assert [one.text for one in found.sentences][:2] == ["The 1st of 5 km² rose.²", "It fell."]


def test_html_list_of_steps_at_the_end_is_no_list_of_notes() -> None:
    text = "<p>It has 5 km<sup>2</sup>.</p><p>Do this:</p><ol><li>Go.</li><li>Come.</li></ol>"
    found = read_html(text, "a.html")
    assert [one.kind for one in found.blocks][-2:] == [Kind.ITEM, Kind.ITEM]


@pytest.mark.parametrize("up", ["<sup>{}</sup>", "^{}^", "[{}]"])
def test_markdown_raised_numbers_lead_to_a_typed_list(up: str) -> None:
    text = f"It rose.{up.format(1)} It fell.{up.format(2)}\n\n## Notes\n\n1. A.\n2. B, p. 3.\n"
    marked, notes = told(read_markdown(text, "a.md"))
    assert marked == [("It rose.", ["1"]), ("It fell.", ["2"])]
    assert notes == {"1": "A.", "2": "B, p. 3."}


CAPTIONS = """# Trips

Table 1. Trips by mode

| Mode | Trips |
|---|---|
| Bus | 5 |

Source: Agency A, 2024.

**Figure 2: Trips by year**

![The trips](a.png)

Figure 3 shows the trips.

Source: all figures are of the agency.
"""


def test_captions_of_markdown_and_html() -> None:
    found = [one.text for one in read_markdown(CAPTIONS, "a.md").blocks if one.kind is Kind.CAPTION]
    assert found == [
        "Table 1. Trips by mode",
        "Source: Agency A, 2024.",
        "Figure 2: Trips by year",
        "The trips",
    ]
    page = "<table><tr><td>Bus<td>5</table><p>Source: A.</p><p>Photo: A. Example</p><p>It rose.</p>"
    kinds = [one.kind for one in read_html(page, "a.html").blocks]
    assert kinds[2:] == [Kind.CAPTION, Kind.CAPTION, Kind.PARAGRAPH]


def test_wishes_stay_with_their_blocks_where_notes_are_parted() -> None:
    text = (
        "It rose.<sup>1</sup> It fell.<sup>2</sup>\n\n"
        "<sup>1</sup> A.\n<sup>2</sup> B.\n\n## End\n\n"
        "<!-- synopsis: ignore some-rule because it is known -->\nThe end.\n"
    )
    found = read_markdown(text, "a.md")
    assert [one.text for one in found.blocks] == [
        "It rose. It fell.",
        "A.",
        "B.",
        "End",
        "The end.",
    ]
    assert [one.block.text for one in found.ignored if one.block] == ["The end."]


def test_page_of_too_many_tags_is_refused() -> None:
    with pytest.raises(ReportError, match="3,000,000 tags, and at most 600,000"):
        read_html("<p>" * 3_000_000, "a.html")


def test_first_letters_set_high_stand_in_brackets() -> None:
    found = read_html(
        "<table><tr><td>Tugs<sup>a</sup></td><td>1<sup>st</sup></td></tr></table>"
        "<p><sup>a</sup> Of the harbour.</p>",
        "a.html",
    )
    assert [one.text for one in found.blocks] == ["Tugs(a)", "1st", "(a) Of the harbour."]
