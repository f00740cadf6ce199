"""The influence map of a region's profile: links.csv, phrases.csv, doubts.csv, cards of codings."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.influences.coding import EVERY, NONE, Coding, Count, Doubt
from synopsis.landscape.influences.concept import Concept, Layer, More, Polarity
from synopsis.landscape.influences.influence import Influence, Kind, Lag, Sign, Strength
from synopsis.landscape.influences.influence_map import InfluenceMap
from synopsis.vocabulary import SynopsisError

if TYPE_CHECKING:
    from synopsis.catalog import Profile

_Read = TypeVar("_Read")
_FOLDER = "influences"
_FLAG = {"": False, "yes": True}
_KEYS = {"id", "name", "layer", "trend", "dimension", "exogenous", "polarity", "contested", "more",
         "about", "lines"}  # fmt: skip
LINKS = ("id", "source", "target", "sign", "strength", "kind", "lag", "condition", "contested",
         "lines", "reference", "changed", "note")  # fmt: skip
DOUBTS = ("doubt", "coding", "phrase", "concept", "link", "instead", "reason")


def load_influences(profile: "Profile") -> InfluenceMap:
    """Read and check the map of a region; a region without one is told so."""
    if f"{_FOLDER}/links.csv" not in profile.found:
        raise LandscapeError(f"the region {profile.id} has no influence map")
    return parse_map(
        profile.table(f"{_FOLDER}/links"),
        profile.table(f"{_FOLDER}/phrases"),
        profile.table(f"{_FOLDER}/doubts") if f"{_FOLDER}/doubts.csv" in profile.found else (),
        profile.cards_by_file(f"{_FOLDER}/codings"),
    )


def parse_map(
    links: Sequence[Mapping[str, str]],
    phrases: Sequence[Mapping[str, str]],
    doubts: Sequence[Mapping[str, str]],
    cards: Mapping[str, Mapping[str, Any]],
) -> InfluenceMap:
    """Make the map from the rows of its tables and the cards of its codings."""
    influences = tuple(
        _read(f"links.csv, row {number}", row, LINKS, _influence)
        for number, row in enumerate(links, start=2)
    )
    told = [
        (row.get("coding", ""), _read(f"doubts.csv, row {number}", row, DOUBTS, _doubt))
        for number, row in enumerate(doubts, start=2)
    ]
    names = Counter(row.get("phrase", "") for row in phrases)
    if twins := sorted(name for name, times in names.items() if times > 1):
        raise LandscapeError(f"the phrase '{twins[0]}' stands twice", where="phrases.csv")
    codings = [_coding(where, card, phrases, told) for where, card in cards.items()]
    known = {one.id for one in codings} | {EVERY}
    if lost := sorted({coding for coding, _ in told} - known):
        raise LandscapeError(f"a doubt names the unknown coding '{lost[0]}'", where="doubts.csv")
    return InfluenceMap(influences, {one.id: one for one in codings})


def _read(
    where: str,
    row: Mapping[str, str],
    columns: Sequence[str],
    make: Callable[[Mapping[str, str]], _Read],
) -> _Read:
    """Make a value from a row, or tell what is wrong with it and where."""
    if missing := [name for name in columns if name not in row]:
        raise LandscapeError(f"the column '{missing[0]}' is missing", where=where.partition(",")[0])
    try:
        return make({key: (text or "").strip() for key, text in row.items()})
    except (KeyError, ValueError) as error:
        raise LandscapeError(
            f"a cell holds what it may not: {error!s}", where=where, remedy="correct the cell"
        ) from error
    except SynopsisError as error:
        raise LandscapeError(error.what, where=f"{error.where} ({where})") from error


def _influence(row: Mapping[str, str]) -> Influence:
    return Influence(
        row["id"],
        row["source"],
        row["target"],
        Sign(row["sign"]),
        Strength(row["strength"]),
        row["lines"],
        Kind(row["kind"]),
        Lag(row["lag"]),
        row["condition"],
        _FLAG[row["contested"]],
        tuple(row["reference"].split()),
        tuple(row["changed"].split()),
        row["note"],
    )


def _doubt(row: Mapping[str, str]) -> Doubt:
    readings = row["instead"].split(" / ") if row["instead"] else ()
    return Doubt(
        row["doubt"],
        row["coding"],
        row["reason"],
        row["phrase"],
        Count.parse(row["concept"]) if row["concept"] else None,
        row["link"],
        tuple(None if one == NONE else Count.parse(one) for one in readings),
    )


def _coding(
    where: str,
    card: Mapping[str, Any],
    phrases: Sequence[Mapping[str, str]],
    doubts: Sequence[tuple[str, Doubt]],
) -> Coding:
    """A coding from its card and its column of phrases.csv."""
    name = str(card.get("id") or "")
    if any(name not in row or not row.get("phrase") for row in phrases) or not name:
        raise LandscapeError(
            f"the coding '{name}' has no column of its own, or a row has no phrase",
            where="phrases.csv",
        )
    counts = {
        row["phrase"]: tuple(map(Count.parse, filter(None, row[name].split("; "))))
        for row in phrases
    }
    listed = [_concept(where, part) for part in card.get("concepts") or ()]
    if twins := [one for one, times in Counter(one.id for one in listed).items() if times > 1]:
        raise LandscapeError(f"the concept '{twins[0]}' stands twice", where=where)
    concepts = {one.id: one for one in listed} or _as_said(counts)
    mine = tuple(one for coding, one in doubts if coding in (name, EVERY))
    return Coding(name, str(card.get("name") or name), concepts, counts,
                  str(card.get("about") or ""), mine)  # fmt: skip


def _as_said(counts: Mapping[str, tuple[Count, ...]]) -> dict[str, Concept]:
    """The concepts of a coding that lists none: each is named by its first phrase."""
    named: dict[str, Concept] = {}
    for phrase, parts in counts.items():
        for part in parts:
            named.setdefault(part.concept, Concept(part.concept, phrase, Layer.OUTCOME))
    return named


def _concept(where: str, part: object) -> Concept:
    """A concept from its part of a card; keys that nobody reads are refused."""
    if not isinstance(part, Mapping):
        raise LandscapeError(f"'{part!s}' is no concept", where=where)
    if rest := sorted(set(map(str, part)) - _KEYS):
        raise LandscapeError(f"the key '{rest[0]}' is unknown", where=where, remedy="remove it")
    try:
        return Concept(
            str(part["id"]),
            str(part["name"]),
            Layer(part["layer"]),
            str(part.get("trend") or ""),
            str(part.get("dimension") or ""),
            Polarity(part.get("polarity", "-")),
            More(part["more"]),
            bool(part.get("exogenous")),
            bool(part.get("contested")),
            str(part.get("about") or ""),
            str(part.get("lines") or ""),
        )
    except (KeyError, ValueError) as error:
        raise LandscapeError(
            f"the concept '{part.get('id', '?')}' cannot be read: {error!s}", where=where
        ) from error
