from dataclasses import dataclass
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.vocabulary import CLEAR, Marking, Tlp, VocabularyError, may_see

BODIES = ("ALB-MOI", "RCC", "XKX-MFA", "SRB")


@dataclass(frozen=True)
class Looker:
    clearance: Tlp
    body: str


levels = st.sampled_from(Tlp)
bodies = st.sampled_from(BODIES)
markings = st.builds(
    lambda level, owner, others: CLEAR if level == 0 else Marking(level, owner, others),
    levels,
    bodies,
    st.frozensets(bodies),
)
lookers = st.builds(Looker, levels, st.sampled_from(("", *BODIES)))


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("CLEAR", Tlp.CLEAR),
        ("TLP:AMBER+STRICT", Tlp.AMBER_STRICT),
        ("amber+strict", Tlp.AMBER_STRICT),
        ("RED", Tlp.RED),
    ],
)
def test_level_is_read_from_its_name(text: str, level: Tlp) -> None:
    assert Tlp.parse(text) is level


def test_white_was_the_word_of_tlp_1_and_is_refused() -> None:
    with pytest.raises(VocabularyError, match="use CLEAR, GREEN"):
        Tlp.parse("WHITE")


@pytest.mark.parametrize(
    ("marking", "looker", "seen"),
    [
        (CLEAR, Looker(Tlp.CLEAR, ""), True),
        (Marking(Tlp.GREEN, "RCC"), Looker(Tlp.RED, ""), False),
        (Marking(Tlp.GREEN, "RCC"), Looker(Tlp.CLEAR, "RCC"), False),
        (Marking(Tlp.AMBER, "RCC"), Looker(Tlp.AMBER, "RCC"), True),
        (Marking(Tlp.AMBER, "RCC"), Looker(Tlp.RED, "SRB"), False),
        (Marking(Tlp.AMBER, "RCC", frozenset({"SRB"})), Looker(Tlp.AMBER, "SRB"), True),
        (Marking(Tlp.RED, "RCC", frozenset({"SRB"})), Looker(Tlp.AMBER, "SRB"), False),
        (Marking(Tlp.AMBER, "RCC", frozenset({"SRB-MOI"})), Looker(Tlp.RED, "SRB"), False),
    ],
)
def test_who_may_see_what(marking: Marking, looker: Looker, seen: bool) -> None:  # noqa: FBT001
    assert may_see(looker, marking) is seen


def test_empty_releasability_means_the_owner_alone() -> None:
    marking = Marking(Tlp.GREEN, "RCC")
    seers = [body for body in ("", *BODIES) if may_see(Looker(Tlp.RED, body), marking)]
    assert seers == ["RCC"]


@pytest.mark.parametrize("body", ["", "rcc", "A|B", "%", "A_B", "Ä"])
def test_what_is_not_a_body_is_refused(body: str) -> None:
    with pytest.raises(VocabularyError):
        Marking(Tlp.GREEN, "RCC", frozenset({body}))


@given(markings, markings)
def test_join_is_commutative_and_idempotent(one: Marking, two: Marking) -> None:
    assert one.join(two) == two.join(one)
    assert one.join(one) == one
    assert CLEAR.join(one) == one


@given(markings, markings, markings)
def test_join_is_associative(one: Marking, two: Marking, three: Marking) -> None:
    assert one.join(two).join(three) == one.join(two.join(three))


@given(st.lists(markings, min_size=1, max_size=5), lookers)
def test_what_is_derived_is_seen_by_those_who_see_all_of_it(
    parts: list[Marking], looker: Looker
) -> None:
    whole = reduce(Marking.join, parts)
    assert may_see(looker, whole) is all(may_see(looker, part) for part in parts)


def test_label_names_the_audience() -> None:
    marking = Marking(Tlp.AMBER_STRICT, "RCC", frozenset({"SRB"}))
    assert marking.label == "TLP:AMBER+STRICT for RCC, SRB"
    assert CLEAR.label == "TLP:CLEAR"


@pytest.mark.parametrize(
    ("value", "marking"),
    [
        ("CLEAR", CLEAR),
        ("TLP:AMBER+STRICT", Marking(Tlp.AMBER_STRICT)),
        ({"level": "AMBER", "owner": "SRB"}, Marking(Tlp.AMBER, "SRB")),
        (
            {"level": "RED", "owner": "SRB", "releasable_to": ["RCC"]},
            Marking(Tlp.RED, "SRB", frozenset({"RCC"})),
        ),
    ],
)
def test_marking_is_read_from_a_card(value: object, marking: Marking) -> None:
    assert Marking.parse(value) == marking


@pytest.mark.parametrize("value", ["PURPLE", "", None, [], {"level": "AMBER", "owner": "moi"}])
def test_marking_of_a_card_that_means_nothing_is_refused(value: object) -> None:
    with pytest.raises(VocabularyError):
        Marking.parse(value)
