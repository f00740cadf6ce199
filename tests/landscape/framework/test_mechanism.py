"""A mechanism is read whole, or its card is named with what is wrong."""

from typing import Any

import pytest

from synopsis.landscape import LandscapeError
from synopsis.landscape.framework import Mechanism
from synopsis.landscape.framework.mechanism import MechanismKind, Standing
from synopsis.vocabulary import Place
from tests.landscape.framework.worlds import mechanism, mechanism_card


def test_mechanism_is_read_from_its_card() -> None:
    found = mechanism(
        founded={"text": "{date}", "date": "2001", "lines": 3},
        principles=[{"id": "lean", "text": "No new structures.", "lines": 4}],
    )
    assert (found.kind, found.head, found.seat) == (MechanismKind.ORGANISATION, "MUC", None)
    assert found.founded is not None
    assert found.founded.date_words == "2001"
    assert [one.id for one in found.principles] == ["lean"]
    assert [one.place for one in found.members] == [Place("ALB"), Place("SRB")]


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "club"},
        {"remit": {"text": "Talks."}},
        {"remit": None},
        {"colour": "blue"},
        {"threats": {"crime": {}}},
        {"members": [{"economies": ["ALB"], "standing": "friend", "lines": 1}]},
        {"members": [{"economies": ["ALB", "ALB"], "standing": "member", "lines": 1}]},
        {"members": [{"economies": ["Albania"], "standing": "member", "lines": 1}]},
    ],
)
def test_card_that_cannot_be_read_is_named(change: dict[str, Any]) -> None:
    with pytest.raises(LandscapeError, match="mechanism card 'council'"):
        Mechanism.parse(mechanism_card(**change))


def test_standing_says_its_year_and_no_more() -> None:
    members = [{"economies": ["ALB"], "standing": "party", "since": "2002-06-20", "lines": 1},
               {"economies": ["SRB"], "standing": "member", "lines": 1}]  # fmt: skip
    assert [one.words for one in mechanism(members=members).members] == ["party, 2002", "member"]


def test_standings_outside_are_told_from_those_inside() -> None:
    outside = {one for one in Standing if not one.is_in}
    assert outside == {Standing.NOT_NAMED, Standing.NOT_MEMBER}
