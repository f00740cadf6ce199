"""A rule's card: its title, reason, remedy, and examples that fire and that must not."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from synopsis.report.check.note import Severity
from synopsis.report.errors import ReportError


@dataclass(frozen=True, slots=True)
class RuleCard:
    """What a user reads of a rule; its examples are tests: each of `fires` must, none of `quiet`.

    An example is Markdown. `limits` says what the rule does not see.
    """

    name: str
    family: str
    severity: Severity
    title: str
    reason: str
    remedy: str
    fires: tuple[str, ...]
    quiet: tuple[str, ...]
    limits: str = ""

    @classmethod
    def parse(cls, name: str, card: Mapping[str, Any]) -> "RuleCard":
        """Read a card; a missing key is told by name."""
        try:
            return cls(
                name,
                str(card["family"]),
                Severity(card["severity"]),
                str(card["title"]),
                str(card["reason"]),
                str(card["remedy"]),
                tuple(card["fires"]),
                tuple(card["quiet"]),
                str(card.get("limits", "")),
            )
        except (KeyError, ValueError) as error:
            raise ReportError(
                f"a rule's card cannot be read: {error}",
                where=name,
                remedy="give family, severity, title, reason, remedy, fires and quiet",
            ) from error


@cache
def load_cards() -> Mapping[str, RuleCard]:
    """The cards of all rules by name."""
    folder = files("synopsis.report.check.rules") / "cards"
    return {
        (name := one.name.removesuffix(".yml")): RuleCard.parse(
            name, yaml.load(one.read_text("utf-8"), yaml.CSafeLoader)
        )
        for one in sorted(folder.iterdir(), key=lambda item: item.name)
        if one.name.endswith(".yml")
    }
