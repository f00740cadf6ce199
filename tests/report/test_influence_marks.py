"""Marks tell a push from a restraint by shape alone, and lead to their origin."""

from synopsis.report.influence_marks import Arc, KeyWords, key, mark, text
from synopsis.report.palette import LIGHT


def test_mark_is_full_for_a_push_and_a_ring_for_a_restraint() -> None:
    push = mark(Arc("a", "b", 1, 2, "a promotes b"), 0, 0)
    restraint = mark(Arc("a", "b", -1, 2, "a restricts b"), 0, 0)
    assert f'fill="{LIGHT.ink}"' in push
    assert f'fill="{LIGHT.paper}"' in restraint
    assert "<path" not in push + restraint


def test_disputed_mark_is_half() -> None:
    assert "<path" in mark(Arc("a", "b", 0, 2, "both"), 0, 0)


def test_firmer_mark_is_larger() -> None:
    radii = [
        mark(Arc("a", "b", 1, size, ""), 0, 0).split('r="')[1].split('"')[0] for size in (1, 3)
    ]
    assert float(radii[0]) < float(radii[1])


def test_mark_escapes_its_words_and_names_its_origin() -> None:
    drawn = mark(Arc("a", "b", 1, 1, '"<a> & b"', "n-coded_link.a"), 0, 0)
    assert "&lt;a&gt; &amp; b" in drawn
    assert 'data-origin="n-coded_link.a"' in drawn
    assert "data-origin" not in mark(Arc("a", "b", 1, 1, "none"), 0, 0)


def test_key_names_the_half_disc_only_where_there_is_one() -> None:
    said = KeyWords("more", "less", "either", "larger")
    assert "either" in key(0, 0, said, is_disputed=True)
    assert "either" not in key(0, 0, said, is_disputed=False)


def test_text_is_escaped() -> None:
    assert "&lt;b&gt;" in text(0, 0, "<b>")
