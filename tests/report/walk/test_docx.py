"""The walker of Word documents: what it resolves, and what it must catch."""

import re

import pytest

from synopsis.report.walk import Exempt, walk_docx, words_docx
from synopsis.vocabulary import Voice, number_at, source_at
from tests.report.walk.rendered import altered_docx, sample_docx

BODY = "word/document.xml"
PLANTED = "Higher confidence"


def test_walk_docx_finds_nothing_broken_in_the_sample() -> None:
    sightings = walk_docx(sample_docx())
    assert len(sightings) > 300
    assert [one for one in sightings if one.is_broken] == []


def test_walk_docx_catches_a_naked_number() -> None:
    planted = altered_docx(BODY, PLANTED, f"7788 {PLANTED}")
    broken = [one for one in walk_docx(planted) if one.is_broken]
    assert [(one.numeral, one.why) for one in broken] == [("7788", "no link")]


def test_walk_docx_catches_a_naked_number_in_a_foot() -> None:
    planted = altered_docx("word/footer1.xml", "TLP:CLEAR", "TLP:CLEAR 7788")
    broken = [one for one in walk_docx(planted) if one.is_broken]
    assert [one.numeral for one in broken] == ["7788"]
    assert broken[0].where.startswith("word/footer1.xml")


def test_walk_docx_catches_a_dead_link() -> None:
    planted = altered_docx(BODY, 'w:anchor="n_', 'w:anchor="n_0')
    broken = [one for one in walk_docx(planted) if one.is_broken]
    assert broken
    assert broken[0].why.startswith("dead link to the bookmark n_0")


def test_walk_docx_catches_a_link_over_half_a_numeral() -> None:
    planted = altered_docx(
        BODY,
        ">41 %</w:t></w:r></w:hyperlink>",
        (">41</w:t></w:r></w:hyperlink><w:r><w:t>2</w:t></w:r>"),
    )
    broken = [one for one in walk_docx(planted) if one.is_broken]
    assert [(one.numeral, one.why) for one in broken] == [
        ("412", "a link over a part of the numeral")
    ]


def test_walk_docx_resolves_a_numeral_to_the_entry_it_links_to() -> None:
    share = next(one for one in walk_docx(sample_docx()) if one.numeral == "60")
    assert (share.leads, share.exempt) == (number_at("F018"), None)


def test_walk_docx_resolves_a_publishers_numeral_to_its_source() -> None:
    assert source_at("synthetic_report") in {one.leads for one in walk_docx(sample_docx())}


@pytest.mark.parametrize("exempt", [Exempt.PAGE_NUMBER, Exempt.CITATION_MARK, Exempt.EDITION_DATE])
def test_walk_docx_meets_each_exempt_kind(exempt: Exempt) -> None:
    assert any(one.exempt is exempt for one in walk_docx(sample_docx()))


def test_walk_docx_takes_a_complex_field_for_a_page_number() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>p7788</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>x99</w:t></w:r></w:p>'
    )
    planted = altered_docx("word/footer1.xml", "</w:p>", field)
    found = {one.numeral: one for one in walk_docx(planted)}
    assert found["7788"].exempt is Exempt.PAGE_NUMBER
    assert found["99"].is_broken


def test_words_docx_tells_quotations_and_titles_from_our_own() -> None:
    texts = dict.fromkeys(Voice, "")
    for passage in words_docx(sample_docx()):
        texts[passage.voice] += f"{passage.text}\n"
    assert re.search(r"all 6 countries share 1 border", texts[Voice.QUOTE])
    assert "Report of the States" in texts[Voice.TITLE]
    assert "boundary/border" in texts[Voice.OWN]
    assert "countries" not in texts[Voice.OWN]


def test_words_docx_reads_the_alternatives_of_pictures() -> None:
    texts = [one.text for one in words_docx(sample_docx())]
    assert "A grid of nine trends by six economies and the region." in texts


def test_walk_docx_takes_the_mark_behind_a_label_for_a_mark() -> None:
    behind = [one for one in walk_docx(sample_docx()) if "F019 2 Synthetic" in one.context]
    assert (number_at("F019"), Exempt.CITATION_MARK) in {
        (one.leads, one.exempt) for one in behind if one.numeral == "2"
    }
