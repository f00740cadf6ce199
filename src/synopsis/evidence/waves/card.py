"""Cards of codebooks and of the region's bank of questions, as texts that the lake can keep."""

import json
from collections.abc import Mapping
from typing import Any

from synopsis.catalog import Profile
from synopsis.evidence.errors import EvidenceError

Card = Mapping[str, Any]


def bank_of(profile: Profile) -> Mapping[str, Card]:
    """The region's bank of questions, by concept, each with the chapter that it stands in."""
    found: dict[str, Card] = {}
    for name, card in profile.cards_by_file("survey").items():
        for question in card.get("questions") or ():
            concept = str(question.get("concept", ""))
            if concept in found:
                raise EvidenceError(
                    f"the concept '{concept}' stands twice in the bank of questions",
                    where=name,
                    remedy="give one of them a concept of its own",
                )
            found[concept] = {"chapter": card.get("name") or card.get("chapter", ""), **question}
    return found


def plain_card(card: Card, where: str) -> dict[str, Any]:
    """A card as JSON has it: keys are texts, days are written out."""
    try:
        found: dict[str, Any] = json.loads(json.dumps(card, default=str, allow_nan=False))
    except (TypeError, ValueError) as error:
        raise EvidenceError(
            f"the card holds what no JSON can ({error})", where=where, remedy="write it as text"
        ) from error
    return found


def used_of(card: Card, bank: Mapping[str, Card]) -> Mapping[str, Card]:
    """The questions of the bank that a codebook's card builds on."""
    questions = card.get("questions")
    listed = questions if isinstance(questions, list) else []
    named = [str(one.get("concept", "")) for one in listed if isinstance(one, Mapping)]
    return {name: plain_card(bank[name], name) for name in sorted(set(named)) if name in bank}
