"""The page with notes beside the text: whole, offline, escaped, linked both ways."""

import re
from html import escape
from html.parser import HTMLParser

from synopsis.report.check import Checked, Unread, check_documents, read_text
from synopsis.report.check.document import Anchor, Block, Document, Kind, Position, Sentence, Slot
from synopsis.report.check.faces.beside import render_html
from synopsis.report.check.rules import load_cards
from tests.report.check.faces.made import make_checked, make_document, make_note


class _Page(HTMLParser):
    """Ids, links and marked words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.marked: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found["href"] or ""] if "href" in found else []
        self.open.append(tag)
        if tag == "mark":
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        self.open = self.open[: len(self.open) - 1 - self.open[::-1].index(tag)]

    def handle_data(self, data: str) -> None:
        if "mark" in self.open:
            self.marked[-1] += data


def test_page_marks_the_words_of_each_note() -> None:
    assert _Page(render_html(make_checked())).marked == ["60 %", "<most>", "probably"]


def test_page_links_lead_somewhere_and_ids_are_one_each() -> None:
    page = _Page(render_html(make_checked()))
    assert all(link.startswith("#") for link in page.links)
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert {"n-E1", "w-E1", "n-C1", "n-H1", "s-1-3"} <= set(page.ids)


def test_page_asks_no_network_and_allows_only_its_own_script() -> None:
    text = render_html(make_checked())
    assert re.findall(r'(?:src|href)="(?!#)[^"]*"|url\(|@import', text) == []
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy[1]


def test_page_escapes_what_the_text_holds() -> None:
    text = render_html(make_checked("<b>.md"))
    assert "<most>" not in text
    assert "<b>" not in text
    assert "&lt;most&gt;" in text


def test_page_shows_hints_at_first_where_all_are_asked_for() -> None:
    few, all_ = (render_html(make_checked(), is_all=one) for one in (False, True))
    assert 'id="show-hint" checked' not in few
    assert 'id="show-hint" checked' in all_
    assert 'id="show-error" checked' in few


def test_page_tells_what_was_left_idle_and_not_read() -> None:
    text = render_html(make_checked(), [Unread("a.pdf", "a.pdf has no text.")])
    for head in ("Not read", "Ignored on request", "Ignore requests without effect"):
        assert f"<h2>{head}</h2>" in text


def test_page_without_notes_says_so() -> None:
    assert "There is nothing to note." in render_html(Checked((), ()))


def test_overlapping_words_are_marked_once_each() -> None:
    document = make_document("a.md", ("Title",), ("About 60 % of citizens.",))
    sentence = document.sentences[1]
    notes = (make_note(sentence, "60 % of"), make_note(sentence, "About 60 %"))
    page = _Page(render_html(Checked((document,), notes)))
    assert page.marked == ["About ", "60 %", " of"]


def test_tables_lists_and_footnotes_keep_their_shape() -> None:
    anchor = (Anchor(0, Position("a.md", 1)),)
    blocks = (
        Block(Kind.ITEM, "First", anchor, label="1."),
        Block(Kind.CELL, "Head", anchor, slot=Slot(0, 0, 0)),
        Block(Kind.CELL, "Cell", anchor, slot=Slot(0, 1, 0)),
        Block(Kind.CELL, "Other", anchor, slot=Slot(1, 0, 0)),
        Block(Kind.FOOTNOTE, "Note", anchor, label="7"),
    )
    sentence = Sentence("Cell", blocks[2].position(), blocks[2], 0, 0)
    document = Document("a.md", "", "en", blocks, (sentence,))
    text = render_html(Checked((document,), (make_note(sentence, "Cell"),)))
    assert text.count("<table>") == 2
    assert 'data-label="1."' in text
    assert "<sup>7</sup> Note" in text
    assert _Page(text).marked == ["Cell"]


def test_references_to_footnotes_lead_to_them() -> None:
    source = "# A\n\nIt was 240 against 260 in 2022[^1]. It fell.[^2][^9]\n\n"
    source += "[^1]: Office.\n\n[^2]: Agency.\n"
    document = read_text(source)
    text = render_html(Checked((document,), (make_note(document.sentences[1], "in 2022"),)))
    first, second = re.findall(r'<sup><a href="#(f-1-\d+)">[12]</a></sup>', text)
    assert f'</mark><sup><a href="#{first}">1</a></sup><a class="tag' in text
    assert re.search(rf'<p class="footnote"[^>]* id="{first}"[^>]*><sup>1</sup> Office', text)
    assert re.search(rf'<p class="footnote"[^>]* id="{second}"[^>]*><sup>2</sup> Agency', text)
    page = _Page(text)
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_index_tells_what_a_rule_is_about() -> None:
    text = render_html(make_checked())
    title = load_cards()["contradicting-figures"].title.strip().rstrip(".")
    assert f'{escape(title)} <span class="rule">contradicting-figures</span>' in text


def test_text_in_a_language_that_is_not_read_claims_none() -> None:
    checked = check_documents([read_text("هذا تقرير عن الأمن في المنطقة.", "a.md")])
    text = render_html(checked)
    assert '<article class="text" lang="">' in text
    assert "a.md is in a language that is not read" in text


def test_notes_of_a_line_are_numbered_as_their_words_stand() -> None:
    text = "One, probably, will see it. In Kosovo 60 % is a majority, and 40 % is a majority.\n"
    notes = check_documents([read_text(text)]).notes
    starts = [
        (one.severity.rank, one.hit.sentence.number, one.hit.start) for one in notes if one.hit
    ]
    assert starts == sorted(starts)
