"""Passages keep each voice whole and the others out."""

from synopsis.report.walk import MASK, Passage
from synopsis.report.walk.passage import passages
from synopsis.vocabulary import Voice


def test_passages_join_runs_of_one_voice() -> None:
    runs = (("boundary/", Voice.OWN), ("border", Voice.OWN))
    assert list(passages("x", runs)) == [Passage("x", "boundary/border", Voice.OWN)]


def test_passages_mask_other_voices() -> None:
    runs = (("we ", Voice.OWN), ("they", Voice.QUOTE), (" end", Voice.OWN))
    assert list(passages("x", runs)) == [
        Passage("x", f"we {MASK} end", Voice.OWN),
        Passage("x", f"{MASK}they{MASK}", Voice.QUOTE),
    ]


def test_passages_of_nothing_are_none() -> None:
    assert list(passages("x", ())) == []
