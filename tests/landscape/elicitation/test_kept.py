"""Ratings are kept for ever; the newest of an expert counts; a sheet is there wholly or not."""

import pytest

from synopsis.landscape import LandscapeError
from synopsis.landscape.elicitation.kept import (
    RATING,
    append_ratings,
    disputes,
    newest,
    read_ratings,
)
from synopsis.vocabulary import CLEAR, Confidence, Marking, Tlp
from tests.landscape.elicitation.conftest import Look
from tests.landscape.elicitation.samples import EXPERT, FIRST, OTHER, SECOND, rating

AMBER = Marking(Tlp.AMBER, "RCC")


def strengths(look: Look, handle: str = "convenor") -> dict[tuple[str, str], int | None]:
    kept = newest(read_ratings(look(handle)))
    return {(one.rating.expert, one.rating.link[0]): one.rating.strength for one in kept}


def test_a_sheet_is_one_entry_and_comes_back_whole(look: Look) -> None:
    given = [
        rating(-2, link=SECOND, confidence=Confidence.LOW, reason="as in the report"),
        rating(None),
    ]
    assert append_ratings(look(), given, AMBER) == tuple(given)
    (entry,) = look().contributions(RATING)
    assert (entry.handle, entry.marking) == ("convenor", AMBER)
    assert entry.id.startswith("SYNTHETIC-01/1-")
    kept = read_ratings(look())
    assert {one.rating for one in kept} == set(given)
    assert {(one.handle, one.entry) for one in kept} == {("convenor", entry.id)}


def test_the_newest_rating_counts_and_all_are_kept(look: Look) -> None:
    append_ratings(look(), [rating(2), rating(1, link=SECOND)], CLEAR)
    append_ratings(look(days=1), [rating(-1)], CLEAR)
    append_ratings(look(days=2), [rating(2)], CLEAR)
    assert [one.rating.strength for one in read_ratings(look(days=3))] == [1, 2, -1, 2]
    kept = {one.rating.link: one.rating.strength for one in newest(read_ratings(look(days=3)))}
    assert kept == {FIRST: 2, SECOND: 1}
    assert len(newest(read_ratings(look(days=1)))) == 2


def test_the_same_sheet_again_is_no_new_entry(look: Look) -> None:
    assert len(append_ratings(look(), [rating(2)], CLEAR)) == 1
    assert append_ratings(look(days=1), [rating(2)], CLEAR) == ()
    assert len(append_ratings(look(days=1), [rating(2, reason="now with one")], CLEAR)) == 1
    assert len(look(days=2).contributions(RATING)) == 2


def test_what_one_body_rates_in_amber_another_does_not_see(look: Look) -> None:
    append_ratings(look(), [rating(2)], AMBER)
    assert strengths(look, "second") == {}
    append_ratings(look("second"), [rating(-3)], Marking(Tlp.AMBER, "ISAC"))
    assert strengths(look) == {(EXPERT, FIRST[0]): 2}
    assert strengths(look, "second") == {(EXPERT, FIRST[0]): -3}


def test_nothing_is_appended_of_what_is_refused(look: Look) -> None:
    with pytest.raises(LandscapeError, match="the public cannot bring in ratings"):
        append_ratings(look(None), [rating()], CLEAR)
    with pytest.raises(LandscapeError, match="SYNTHETIC-01 and SYNTHETIC-02"):
        append_ratings(look(), [rating(), rating(expert=OTHER)], CLEAR)
    with pytest.raises(LandscapeError, match="the ratings are of nobody"):
        append_ratings(look(), [], CLEAR)
    with pytest.raises(LandscapeError, match="SYNTHETIC-01 rates weak_rule -> smuggling twice"):
        append_ratings(look(), [rating(1), rating(2)], CLEAR)
    assert look().contributions() == ()


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"expert": EXPERT, "ratings": [{"source": "a"}]},
        {"expert": EXPERT, "ratings": 3},
        {
            "expert": EXPERT,
            "ratings": [
                {"source": "a", "target": "b", "strength": "2", "confidence": None, "reason": ""}
            ],
        },
    ],
)
def test_an_entry_of_another_hand_is_refused(look: Look, payload: dict[str, object]) -> None:
    look().append(RATING, payload, id="odd", marking=CLEAR)
    with pytest.raises(LandscapeError, match="not written as ratings are in the entry odd"):
        read_ratings(look())


def test_disputes_list_all_ratings_of_a_link_the_most_disputed_first() -> None:
    given = [
        rating(3, link=SECOND),
        rating(1, link=SECOND, expert=OTHER),
        rating(1),
        rating(-1, expert=OTHER),
    ]
    first, second = disputes(given)
    assert (first.link, first.is_disputed) == (FIRST, True)
    assert (second.link, second.spread) == (SECOND, 2)
    assert [one.expert for one in first.ratings] == [EXPERT, OTHER]
    with pytest.raises(LandscapeError, match="twice; take the newest"):
        disputes([rating(1), rating(2)])
