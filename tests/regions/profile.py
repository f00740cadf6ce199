"""The shipped region profile as its readers find it, and the shared texts it is held to."""

import csv
import json
import os
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from synopsis.vocabulary import WordRule

ROOT = Path(__file__).parents[2]
PROFILE = ROOT / "src" / "synopsis" / "regions" / "western_balkans"
FIGURES = PROFILE / "figures"

ECONOMIES = ("ALB", "BIH", "XKX", "MNE", "MKD", "SRB")
REGION = "WB6"
LANGUAGES = {"sq", "bs", "mk", "cnr", "sr", "sr-Latn", "en"}
TRENDS = (
    "geopolitics",
    "rule_of_law",
    "euro_atlantic",
    "tensions",
    "organised_crime",
    "extremism",
    "migration",
    "cooperation",
    "economy_demography",
)

SLOT = re.compile(r"\{(\w+)\}")
PROSE_KEYS = frozenset(
    {
        "about",
        "caveat",
        "condition",
        "contested",
        "counted",
        "description",
        "name",
        "no_measured_series",
        "not_covered",
        "note",
        "notes",
        "question",
        "reason",
        "short",
        "statement",
        "text",
    }
)

Card = dict[str, Any]


def card(name: str) -> Card:
    """A card of the profile, as a copy that a test may change."""
    return deepcopy(parsed_card(name))


@cache
def parsed_card(name: str) -> Card:
    read = yaml.safe_load((PROFILE / name).read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


def cards(kind: str) -> list[Card]:
    return [card(f"{kind}/{path.name}") for path in sorted((PROFILE / kind).glob("*.yml"))]


def origins() -> dict[str, Card]:
    paths = sorted(FIGURES.glob("*.origin.yml"))
    return {path.name.split(".")[0]: card(f"figures/{path.name}") for path in paths}


def table(name: str) -> list[dict[str, str]]:
    with (FIGURES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def rules() -> list[WordRule]:
    return [WordRule.parse(rule) for rule in card("region.yml")["words"]]


def prose(part: object, where: str = "") -> Iterator[tuple[str, str]]:
    """Each text of a card that readers may see in our voice, with the way to it."""
    if isinstance(part, Mapping):
        for key, value in part.items():
            yield from prose(value, f"{where}/{key}")
    elif isinstance(part, list):
        for index, value in enumerate(part):
            yield from prose(value, f"{where}/{index}")
    elif isinstance(part, str) and PROSE_KEYS & set(where.split("/")):
        yield where, part


def shared() -> Path:
    folder = Path(os.environ.get("SYNOPSIS_SHARED", ROOT.parent / "shared"))
    if not (folder / "mission").is_dir():
        pytest.skip(f"the shared texts are not at {folder}; set SYNOPSIS_SHARED")
    return folder


def report_lines() -> list[str]:
    """The lines of the region's report; line 1 stands at index 1."""
    path = shared() / "mission" / "western-balkans-security-synopsis-2023.txt"
    return ["", *path.read_text(encoding="utf-8").split("\n")]


def squeezed(text: str) -> str:
    """Drop what a line break may have put in: white space and hyphens."""
    return re.sub(r"[\s-]+", "", text)


def mission(name: str) -> list[Card]:
    read = json.loads((shared() / "mission" / f"{name}.json").read_text(encoding="utf-8"))
    listed = read[name]
    assert isinstance(listed, list)
    return listed
