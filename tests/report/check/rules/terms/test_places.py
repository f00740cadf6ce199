"""Where the rules on terms put their notes, and the finished words that they offer."""

import pytest

from tests.report.check.rules.reading import found


def test_cut_footnote_is_told_at_the_footnote_with_its_mention() -> None:
    text = "Kosovo\\* signed.\n\n\\* This designation is without prejudice to positions on status."
    (hit,) = found("status-footnote", text)
    assert hit.sentence.text.endswith("positions on status.")
    assert hit.other is not None
    assert hit.other.text == "Kosovo* signed."
    assert "neither" in hit.why


def test_footnote_that_is_not_there_is_told_at_the_first_mention() -> None:
    (hit,) = found("status-footnote", "Kosovo\\* signed.")
    assert (hit.words, hit.other) == ("Kosovo", None)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("The border between Albania and Montenegro is long.", "the boundary/border between ..."),
        ("Borders of the Western Balkans are long.", "Boundaries/borders of ..."),
        ("Albania closed its border.", "boundary/border"),
    ],
)
def test_border_is_offered_as_it_should_stand(text: str, remedy: str) -> None:
    (hit,) = found("boundary-border", text)
    assert hit.remedy == f"Write “{remedy}”."
