import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from synopsis.report.charts import drawn
from synopsis.report.content import Document, Page, Paragraph
from synopsis.report.errors import ReportError
from synopsis.report.html import render_html
from synopsis.vocabulary import Span, number_at
from tests.report.html.reading import Reading, naked_numerals, pages
from tests.report.sample import sample_document

Files = Mapping[str, bytes]


@pytest.fixture(scope="module")
def document() -> Document:
    return sample_document()


@pytest.fixture(scope="module")
def files(document: Document) -> Files:
    return render_html(document, drawn)


@pytest.fixture(scope="module")
def read(files: Files) -> dict[str, Reading]:
    return pages(files)


def with_page(document: Document, *texts: Span) -> Document:
    page = Page("index", (Span("Probe"),), (Paragraph(texts),))
    return replace(document, pages=(page,))


def dead_links(files: Files) -> list[str]:
    read = pages(files)
    dead = []
    for here, reading in read.items():
        for href in (*reading.links, *reading.origins, *reading.loads):
            path, _, anchor = href.partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(here), path or "."))
            there = there if path else here
            if there not in files or (anchor and anchor not in read[there].ids):
                dead.append(f"{here}: {href}")
    return dead


def test_render_shows_no_naked_numeral(read: dict[str, Reading]) -> None:
    assert {name: found for name in read if (found := list(naked_numerals(read[name])))} == {}


def test_naked_numeral_is_found_where_planted(files: Files) -> None:
    planted = files["index.html"].replace(b"<h1>", b"<p>41 %</p><h1>")
    assert list(naked_numerals(Reading(planted.decode()))) == ["41 %"]


def test_render_links_all_resolve(files: Files) -> None:
    assert dead_links(files) == []


def test_dead_link_is_found_where_planted(files: Files) -> None:
    page = files["index.html"].replace(b"<h1>", b'<a href="x.html">x</a><a href="#n-y">y</a><h1>')
    dead = dead_links({**files, "index.html": page})
    assert dead == ["index.html: x.html", "index.html: #n-y"]


def test_render_refuses_a_number_without_an_explanation(document: Document) -> None:
    lost = with_page(document, Span("41 %", address=number_at("F999")))
    with pytest.raises(ReportError, match=r"'n-F999' has no explanation in the page index\.html"):
        render_html(lost, drawn)


def test_render_gives_every_page_its_file(document: Document, files: Files) -> None:
    assert {f"{page.id}.html" for page in document.pages} <= set(files)
    assert {"origins/index.html", "assets/style.css", "assets/synopsis.js"} <= set(files)
    assert all(f"charts/signature.{ending}" in files for ending in ("svg", "csv"))


def test_render_keeps_pages_small(files: Files) -> None:
    assert {name: len(content) for name, content in files.items() if len(content) > 500_000} == {}


def test_render_owes_a_footnote_wherever_the_name_stands(read: dict[str, Reading]) -> None:
    for name, reading in read.items():
        notes = [text for text, above in reading.texts if ("p", {"class": "footnote"}) in above]
        body = "".join(
            text for text, above in reading.texts if ("p", {"class": "footnote"}) not in above
        )
        assert ("Kosovo*" in body) == any("1244/1999" in note for note in notes), name


def test_render_footnote_without_an_origin_is_refused(document: Document) -> None:
    bare = {key: replace(item, rests_on="") for key, item in document.region.designations.items()}
    probe = with_page(document, Span("Kosovo* alone"))
    with pytest.raises(ReportError, match="footnote holds a number without an origin"):
        render_html(replace(probe, region=replace(document.region, designations=bare)), drawn)


def test_render_escapes_hostile_text(read: dict[str, Reading], files: Files) -> None:
    assert "<b onclick='x'>" in "".join(text for text, _ in read["index.html"].texts)
    assert b"<script>alert" not in files["index.html"]
    assert all("onclick" not in values for _, values in read["index.html"].elements)


def test_render_runs_no_inline_script_and_styles_nothing_inline(read: dict[str, Reading]) -> None:
    for name, reading in read.items():
        scripts = [values for tag, values in reading.elements if tag == "script"]
        assert [set(values) for values in scripts] == [{"src"}], name
        assert not [1 for tag, values in reading.elements if tag == "style" or "style" in values]
        assert not [key for _, values in reading.elements for key in values if key.startswith("on")]


def test_render_loads_nothing_from_outside(read: dict[str, Reading], files: Files) -> None:
    for reading in read.values():
        assert not [href for href in reading.loads if "//" in href]
    css = files["assets/style.css"].decode()
    assert not re.search(r"url\(|@import|https?:", css)
    assert not re.search(r"https?:|fetch\(|XMLHttp|import\(", files["assets/synopsis.js"].decode())


def test_render_carries_a_strict_policy(read: dict[str, Reading]) -> None:
    for reading in read.values():
        policy = next(
            values["content"]
            for _, values in reading.elements
            if values.get("http-equiv") == "Content-Security-Policy"
        )
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy


def test_render_gives_the_same_bytes_again(files: Files) -> None:
    again = render_html(sample_document(), drawn)
    assert {name for name in files if files[name] != again[name]} == set()
    assert files.keys() == again.keys()
    assert list(files) == sorted(files)


def test_render_draws_each_layout_once(document: Document) -> None:
    calls: list[str] = []

    def counted(specification: Mapping[str, object], form: str) -> bytes:
        calls.append(form)
        return drawn(specification, form)

    render_html(document, counted)
    assert calls == ["svg"] * 4


def test_render_ids_are_unique_on_a_page(read: dict[str, Reading]) -> None:
    for name, reading in read.items():
        twins = {anchor for anchor in reading.ids if reading.ids.count(anchor) > 1}
        assert twins == set(), name


def test_render_has_landmarks_and_a_way_past_them(read: dict[str, Reading]) -> None:
    for reading in read.values():
        tags = [tag for tag, _ in reading.elements]
        assert {tag: tags.count(tag) for tag in ("main", "nav", "h1")} == {
            "main": 1,
            "nav": 1,
            "h1": 1,
        }
        assert reading.links[0] == "#main"
        assert ("html", {"lang": "en"}) in reading.elements


def test_render_says_not_covered_in_words(read: dict[str, Reading]) -> None:
    reading = read["economy_demography.html"]
    hatched = [values for tag, values in reading.elements if values.get("class") == "not-covered"]
    said = [
        text for text, above in reading.texts if text == "not covered" and above[-1][0] == "span"
    ]
    assert len(hatched) == len(said) == 9


def test_render_opens_each_cell_of_the_picture(read: dict[str, Reading]) -> None:
    cells = [
        values for tag, values in read["index.html"].elements
        if tag == "a" and values.get("class") == "cell"
    ]  # fmt: skip
    assert len(cells) == 63
    assert all(values["aria-label"] and values["href"].endswith(".html") for values in cells)


def test_render_numbers_citation_marks_by_page(read: dict[str, Reading]) -> None:
    marks = [
        text
        for text, above in read["index.html"].texts
        if above and above[-1][1].get("class") == "mark"
    ]
    assert marks == ["1", "2", "3", "4", "5"]


def test_render_explains_a_likelihood_scale_once_a_page(files: Files, document: Document) -> None:
    assert files["index.html"].count(b"UK PHIA") == 1
    assert files["index.html"].count(b"ICD 203") == 1
    first = document.pages[0].blocks[2]
    assert isinstance(first, Paragraph)
    page = replace(document.pages[0], blocks=(first, replace(first)))
    twice = replace(document, pages=(page, *document.pages[1:]))
    assert render_html(twice, drawn)["index.html"].count(b"UK PHIA") == 1


def test_render_marks_voices_and_scripts(files: Files) -> None:
    index = files["index.html"].decode()
    assert re.search(r"<q><a class=\"n long\"[^>]*>all 6 countries share 1 border</a></q>", index)
    assert re.search(
        r"<cite><a class=\"n long\"[^>]*>Report of the States, volume 2</a></cite>", index
    )
    assert '<span lang="sr-Cyrl">Министарство унутрашњих послова</span>' in index


def test_render_style_holds_both_palettes(files: Files) -> None:
    css = files["assets/style.css"].decode()
    assert css.count("--paper: #fbfaf6") == 3
    assert css.count("--paper: #14171b") == 2
    assert "/* light */" not in css


def test_render_origin_leads_on_to_what_it_was_derived_from(read: dict[str, Reading]) -> None:
    reading = read["origins/of-synthetic-unemployment.html"]
    assert "of-synthetic-survey.html#n-F018" in reading.links


def test_render_origin_keeps_titles_apart(files: Files) -> None:
    assert (
        b"<cite>Report of the States, volume 2</cite>" in files["origins/of-synthetic-survey.html"]
    )
