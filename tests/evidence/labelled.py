"""The labelled sample of pairs: synthetic, written to be hard, its labels before any score."""

import csv
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from synopsis.catalog.profile import load_profile
from synopsis.evidence.duplicates import Rules, compare, days_apart
from synopsis.evidence.duplicates_names import load_towns
from synopsis.evidence.incident import Incident, parse_incident
from synopsis.evidence.incident_kinds import load_kinds
from synopsis.vocabulary import Citation, Grade

PATH = Path(__file__).parent / "data" / "synthetic_duplicates_labelled.csv"
STEPS = tuple(number / 2 for number in range(-8, 21))
Z = 1.96


@dataclass(frozen=True, slots=True)
class Pair:
    """Two incidents, whether they are one, and the half of the sample that they are in."""

    id: str
    half: int
    is_one: bool
    situation: str
    one: Incident
    other: Incident


def pairs() -> list[Pair]:
    with PATH.open(encoding="utf-8", newline="") as file:
        return [_pair(row) for row in csv.DictReader(file)]


def _pair(row: Mapping[str, str]) -> Pair:
    one, other = (_incident(row, side) for side in ("a", "b"))
    return Pair(row["pair"], int(row["half"]), row["label"] == "1", row["situation"], one, other)


def _incident(row: Mapping[str, str], side: str) -> Incident:
    cells = {name.removeprefix(f"{side}_"): text for name, text in row.items() if name[1] == "_"
             and name[0] == side}  # fmt: skip
    cells |= {"incident": f"{row['pair']}{side}", "words": "", "features": "", "source_count": ""}
    citation = Citation(cells["source"], "0" * 64, f"{row['pair']}, {side}")
    return parse_incident({**cells, "link": ""}, cells["place"], citation, Grade.parse("B2"))


def rules(threshold: float | None = None) -> Rules:
    """The region's own rules, at its own threshold or at another."""
    profile = load_profile("western-balkans")
    own = Rules.of(profile.region, load_kinds(profile), load_towns(profile))
    chosen = own.threshold if threshold is None else threshold
    return Rules(chosen, own.days, own.kinds, own.towns)


def is_taken_for_one(pair: Pair, by: Rules) -> bool:
    near = days_apart(pair.one, pair.other) <= by.days
    return near and compare(pair.one, pair.other, by).points >= by.threshold


@dataclass(frozen=True, slots=True)
class Errors:
    """Pairs rightly and wrongly taken for one, and those missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> tuple[float, float, float]:
        return wilson(self.right, self.right + self.wrong)

    @property
    def recall(self) -> tuple[float, float, float]:
        return wilson(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.wrong + self.missed)


def errors(sample: Iterable[Pair], by: Rules) -> Errors:
    found = [(pair.is_one, is_taken_for_one(pair, by)) for pair in sample]
    return Errors(found.count((True, True)), found.count((False, True)),
                  found.count((True, False)))  # fmt: skip


def wilson(hits: int, of: int) -> tuple[float, float, float]:
    """A share with its Wilson interval at 95 % (Wilson 1927)."""
    share = hits / of
    middle = (share + Z**2 / (2 * of)) / (1 + Z**2 / of)
    half = Z * math.sqrt(share * (1 - share) / of + Z**2 / (4 * of**2)) / (1 + Z**2 / of)
    return share, middle - half, middle + half
