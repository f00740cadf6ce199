import pytest

from synopsis.catalog import Principal
from synopsis.catalog.audience import parse_marking, shown, write_marking
from synopsis.vocabulary import CLEAR, Marking, Tlp

SHARED = Marking(Tlp.AMBER, "A", frozenset({"B", "C"}))


@pytest.mark.parametrize("marking", [CLEAR, SHARED, Marking(Tlp.RED, "A")])
def test_marking_survives_json(marking: Marking) -> None:
    assert parse_marking(write_marking(marking)) == marking


@pytest.mark.parametrize(
    ("body", "told"), [("A", {"B", "C"}), ("B", {"B"}), ("C", {"C"}), ("D", set()), ("", set())]
)
def test_recipient_is_told_of_itself_and_the_owner_of_all(body: str, told: set[str]) -> None:
    assert shown(SHARED, Principal("x", Tlp.RED, body)).releasable_to == told
