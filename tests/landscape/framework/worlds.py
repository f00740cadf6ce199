"""Small made-up frameworks, and the cards that they are read from."""

from typing import Any

from synopsis.landscape.framework import Grounds, Mechanism, Topic
from synopsis.landscape.framework.hypothesis import Hypothesis

Card = dict[str, Any]
SAID = Grounds(lines="1-2")


def mechanism_card(**changes: Any) -> Card:
    return {
        "id": "council",
        "order": 1,
        "name": "Made-up Council",
        "short": "MUC",
        "kind": "organisation",
        "group": "regional",
        "remit": {"text": "Talks.", "lines": "10-12"},
        "functions": {"talk": {"lines": "10"}},
        "threats": {"crime": {"assessment": "It reaches it."}},
        "members": [{"economies": ["ALB", "SRB"], "standing": "member", "lines": "11"}],
        **changes,
    }


def mechanism(**changes: Any) -> Mechanism:
    return Mechanism.parse(mechanism_card(**changes))


def topic(name: str, *, is_asked_for: bool = False) -> Topic:
    return Topic(name, name.title(), "", SAID, (), is_asked_for)


def hypothesis_card(**changes: Any) -> Card:
    return {
        "id": "leaving",
        "trend": "economy_demography",
        "statement": "Where more leave, more worry.",
        "concept": "worry",
        "indicator": "leaving",
        "sign": "same",
        "lag_years": 0,
        "least_pairs": 4,
        "confidence": 0.9,
        "status": "untested",
        "lines": "1",
        **changes,
    }


def hypothesis(**changes: Any) -> Hypothesis:
    return Hypothesis.parse(hypothesis_card(**changes))
