"""The walker of PDF: what it resolves, and what it must catch."""

from typing import Any

import pytest

from synopsis.report.walk import Exempt, walk_pdf, words_pdf
from synopsis.vocabulary import Leads, Voice, number_at, source_at
from tests.report.walk.rendered import altered_pdf, sample_pdf

Content = dict[str, Any]


def _planted(text: str, leads: str = "") -> bytes:
    """The sample with one more piece at the start of its first chapter."""
    piece = {"text": text, "voice": "own", "leads": leads, "notes": []}

    def plant(content: Content) -> None:
        content["pages"][0]["blocks"][0]["text"].insert(0, piece)

    return altered_pdf(plant)


def test_walk_pdf_finds_nothing_broken_in_the_sample() -> None:
    sightings = walk_pdf(sample_pdf())
    assert len(sightings) > 300
    assert [one for one in sightings if one.is_broken] == []


def test_walk_pdf_catches_a_naked_number() -> None:
    broken = [one for one in walk_pdf(_planted("7788 ")) if one.is_broken]
    assert [(one.numeral, one.where, one.why) for one in broken] == [("7788", "page 2", "no link")]


def test_walk_pdf_catches_a_link_that_leads_to_no_entry() -> None:
    broken = [one for one in walk_pdf(_planted("7788 ", "page-index")) if one.is_broken]
    assert [(one.numeral, one.why) for one in broken] == [("7788", "dead link to page 2")]


def test_walk_pdf_catches_a_number_of_a_picture_that_is_no_tick() -> None:
    def plant(content: Content) -> None:
        picture = next(one for one in content["pages"][0]["blocks"] if one["kind"] == "picture")
        text = '<text y="20" font-family="Libertinus Serif">7788</text></svg>'
        picture["svg"] = picture["svg"].replace("</svg>", text)

    broken = [one for one in walk_pdf(altered_pdf(plant)) if one.is_broken]
    assert {one.numeral for one in broken} == {"7788"}


def test_walk_pdf_catches_a_wrong_page_number_in_the_foot() -> None:
    def plant(content: Content) -> None:
        content["marking"] = "TLP:CLEAR 7788"

    broken = [one for one in walk_pdf(altered_pdf(plant)) if one.is_broken]
    assert {one.numeral for one in broken} == {"7788"}


def test_walk_pdf_resolves_a_numeral_to_the_entry_it_links_to() -> None:
    share = next(one for one in walk_pdf(sample_pdf()) if one.numeral == "60")
    assert (share.where, share.leads, share.exempt) == ("page 2", number_at("F018"), None)


@pytest.mark.parametrize("exempt", [Exempt.PAGE_NUMBER, Exempt.AXIS_TICK, Exempt.CITATION_MARK])
def test_walk_pdf_meets_each_exempt_kind(exempt: Exempt) -> None:
    assert any(one.exempt is exempt for one in walk_pdf(sample_pdf()))


def test_walk_pdf_exempts_dates_of_the_edition_only_towards_its_record() -> None:
    dates = [one for one in walk_pdf(sample_pdf()) if one.exempt is Exempt.EDITION_DATE]
    assert dates
    assert {one.leads.leads for one in dates if one.leads} == {Leads.EDITION}


def test_walk_pdf_resolves_a_publishers_numeral_to_its_source() -> None:
    volume = next(one for one in walk_pdf(sample_pdf()) if "volume 2" in one.context)
    assert volume.leads in {source_at("synthetic_report"), number_at("F018"), number_at("F019")}
    assert source_at("synthetic_report") in {one.leads for one in walk_pdf(sample_pdf())}


def test_words_pdf_tells_quotations_and_titles_from_our_own() -> None:
    texts = dict.fromkeys(Voice, "")
    for passage in words_pdf(sample_pdf()):
        texts[passage.voice] += passage.text
    assert "all 6 countries share 1 border" in texts[Voice.QUOTE]
    assert "Report of the States" in texts[Voice.TITLE]
    assert "boundary/border" in texts[Voice.OWN]
    assert "countries" not in texts[Voice.OWN]
    assert "States" not in texts[Voice.OWN]


def test_words_pdf_takes_no_mark_of_a_title_for_one_of_a_quotation() -> None:
    title = {"text": "“A work; ", "voice": "title", "leads": "", "notes": []}
    own = {"text": "and what we say of it. ", "voice": "own", "leads": "", "notes": []}

    def plant(content: Content) -> None:
        content["pages"][0]["blocks"][0]["text"][:0] = [title, own]

    texts = dict.fromkeys(Voice, "")
    for passage in words_pdf(altered_pdf(plant)):
        texts[passage.voice] += passage.text
    assert "“A work;" in texts[Voice.TITLE]
    assert "and what we say of it." in texts[Voice.OWN]


def test_words_pdf_counts_pictures_words_as_our_own() -> None:
    own = "".join(one.text for one in words_pdf(sample_pdf()) if one.voice is Voice.OWN)
    assert "ended" in own


def test_walk_pdf_takes_the_mark_behind_a_label_for_a_mark() -> None:
    behind = [one for one in walk_pdf(sample_pdf()) if "F019 2 Synthetic" in one.context]
    assert (number_at("F019"), Exempt.CITATION_MARK) in {
        (one.leads, one.exempt) for one in behind if one.numeral == "2"
    }
