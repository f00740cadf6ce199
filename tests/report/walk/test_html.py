"""The walker of pages: what it resolves, and what it must catch."""

import pytest

from synopsis.report.walk import MASK, Exempt, Sighting, walk_html, words_html
from synopsis.vocabulary import Address, Leads, Voice
from tests.report.walk.rendered import altered_html, sample_html

ENTRY = '<article id="n-F.ALB.2022"><p>row 7</p><p><code>F/ALB/2022</code></p></article>'


def _page(body: str) -> tuple[Sighting, ...]:
    return walk_html({"a.html": f"<body>{body}</body>".encode(), "b/o.html": ENTRY.encode()})


def _one(body: str) -> Sighting:
    return _page(body)[0]


def test_walk_html_finds_nothing_broken_in_the_sample() -> None:
    sightings = walk_html(sample_html())
    assert len(sightings) > 500
    assert [one for one in sightings if one.is_broken] == []


def test_walk_html_catches_a_naked_number_planted_in_the_sample() -> None:
    planted = altered_html("index.html", "Higher confidence", "77 Higher confidence")
    broken = [one for one in walk_html(planted) if one.is_broken]
    assert [(one.numeral, one.why) for one in broken] == [("77", "no link")]


def test_walk_html_reads_the_address_that_an_entry_spells_out() -> None:
    sighting = _one('<a class="n" href="b/o.html#n-F.ALB.2022">41</a>')
    assert sighting.leads == Address(Leads.NUMBER, "F/ALB/2022")


def test_walk_html_gives_the_digits_inside_an_entry_to_the_entry() -> None:
    sighting = next(one for one in _page("") if one.numeral == "7")
    assert sighting.leads is not None
    assert sighting.leads.anchor == "n-F.ALB.2022"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("<p>12</p>", "no link"),
        ("<svg><text>12</text></svg>", "no link"),
        ("<details><summary>more</summary>12</details>", "no link"),
        ('<a href="b/o.html#n-gone">12</a>', "dead link to b/o.html#n-gone"),
        ('<a href="gone.html#n-F.ALB.2022">12</a>', "dead link to gone.html#n-F.ALB.2022"),
        ('<a href="b/o.html">12</a>', "a link to no origin"),
        ('<a href="https://example.org/#n-F">12</a>', "a link out of the edition"),
        ('<p data-exempt="axis tick">12</p>', "no link"),
        ('<p data-exempt="section number">12</p>', "no link"),
        ('<svg data-exempt="whatever"><text>12</text></svg>', "no link"),
        ('<a class="mark" href="#nowhere">12</a>', "dead link to a.html#nowhere"),
    ],
)
def test_walk_html_catches_a_numeral_that_leads_nowhere(body: str, why: str) -> None:
    sighting = _one(body)
    assert (sighting.is_broken, sighting.why) == (True, why)


@pytest.mark.parametrize(
    ("body", "exempt"),
    [
        ('<svg><g data-exempt="axis tick"><text>12</text></g></svg>', Exempt.AXIS_TICK),
        ('<h2><span data-exempt="section number">12</span></h2>', Exempt.SECTION_NUMBER),
        ('<a class="mark" href="b/o.html#n-F.ALB.2022">12</a>', Exempt.CITATION_MARK),
        ('<section id="e-record">x</section><a href="#e-record">12</a>', Exempt.EDITION_DATE),
    ],
)
def test_walk_html_knows_each_exempt_kind_where_it_may_stand(body: str, exempt: Exempt) -> None:
    assert _one(body).exempt is exempt


def test_walk_html_reads_no_programs_styles_or_titles_of_drawings() -> None:
    body = "<style>p{width:3px}</style><script>let x = 4</script><svg><title>5</title></svg>"
    assert [one.numeral for one in _page(body)] == ["7", "2022"]


def test_words_html_masks_the_words_of_other_voices() -> None:
    page = {"a.html": b"<p>He says <q>all <cite>of it</cite></q> to <b>us</b>.</p>"}
    assert {(one.text, one.voice) for one in words_html(page)} == {
        (f"He says {MASK}{MASK} to us.", Voice.OWN),
        (f"{MASK}all {MASK}{MASK}", Voice.QUOTE),
        (f"{MASK}{MASK}of it{MASK}", Voice.TITLE),
    }


def test_words_html_keeps_a_pattern_whole_across_elements() -> None:
    page = {"a.html": b"<p>the boundary/<b>border</b> <a href='#x'>line</a></p>"}
    assert [one.text for one in words_html(page)] == ["the boundary/border line"]


def test_words_html_keeps_blocks_apart() -> None:
    page = {"a.html": b"<p>the bound</p><p>ary</p><img alt='a drawing'>"}
    assert [one.text for one in words_html(page)] == ["the bound", "ary", "a drawing"]
