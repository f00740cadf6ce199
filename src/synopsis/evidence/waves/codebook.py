"""Codebooks: what the columns of a wave mean, read from a card (DDI codebook)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.waves.question import Answer, Kind, Question, Silence, Words
from synopsis.sources import microdata
from synopsis.vocabulary import CLEAR, Grade, Marking, Origin, Period, SynopsisError

CITIZENS = "citizens"
UNITS = "units"


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a wave's file that say who was drawn how, and where they live.

    `places` maps the codes of the place column to the region's own; where it is empty, the
    region's codes and names are looked for. A wave of one economy names it and has no column.
    `panel` says what keeps its name from wave to wave: nothing, or the first-stage units.
    """

    place: str = ""
    weight: str = ""
    strata: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    economy: str = ""
    panel: str = ""

    def __post_init__(self) -> None:
        """Refuse a panel of anything but units, and one of units without a column."""
        if self.panel not in ("", UNITS):
            raise EvidenceError(
                f"a panel of '{self.panel}' is unknown",
                remedy=f"write `panel: {UNITS}`, or leave it out",
            )
        if self.panel and not self.units:
            raise EvidenceError(
                "a panel of units has no column of units",
                remedy="name the column under `units`, or leave `panel` out",
            )

    @property
    def keeps_units(self) -> bool:
        """Whether first-stage units are called the same in every wave of the instrument."""
        return self.panel == UNITS


@dataclass(frozen=True, slots=True)
class Codebook:
    """One wave of one instrument: who was asked when, its questions, and who may see it.

    `population` keeps citizens and participants apart; `domains` are background questions whose
    answers part the tables; `silences` are codes as published (`.` a blank, `.a` to `.z` marked
    ones), `chosen` and `not_chosen` those of the items of multiple-answer questions. Tables that
    passed the disclosure gate are marked as `released` says.
    """

    id: str
    instrument: str
    number: str
    population: str
    first: date
    last: date
    origin: Origin
    grade: Grade
    questions: tuple[Question, ...]
    columns: Columns = field(default_factory=Columns)
    silences: Mapping[float, Silence] = field(default_factory=dict)
    chosen: float = 1.0
    not_chosen: tuple[float, ...] = (0.0,)
    domains: tuple[str, ...] = ()
    marking: Marking = CLEAR
    released: Marking = CLEAR
    is_synthetic: bool = False
    mode: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse two questions of one id or concept, and a domain that no question is."""
        for what in ("id", "concept"):
            names = [getattr(question, what) for question in self.questions]
            twins = sorted({name for name in names if names.count(name) > 1})
            if twins:
                raise EvidenceError(
                    f"two questions have the {what} '{twins[0]}'",
                    where=f"the codebook {self.id}",
                    remedy="give each question its own",
                )
        strays = sorted(set(self.domains) - {question.id for question in self.questions})
        if strays:
            raise EvidenceError(
                f"the domain '{strays[0]}' is no question",
                where=f"the codebook {self.id}",
                remedy="list it among the questions, with its answers",
            )

    @property
    def period(self) -> Period:
        """The year in which the field work ended."""
        return Period.parse(str(self.last.year))

    def question(self, name: str) -> Question:
        """The question with an id or a concept."""
        for question in self.questions:
            if name in (question.id, question.concept):
                return question
        known = ", ".join(question.concept for question in self.questions[:8])
        raise EvidenceError(
            f"the wave {self.id} has no question '{name}'", remedy=f"use one of {known} ..."
        )

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions that are tabled: all but those that part the tables."""
        return tuple(one for one in self.questions if one.id not in self.domains)


def parse_codebook(card: Mapping[str, Any], bank: Mapping[str, Mapping[str, Any]]) -> Codebook:
    """A codebook from its card; a question that names only its concept is the bank's.

    `bank` holds the region's question cards by concept.
    """
    where = f"the codebook '{card.get('id', '?')}'"
    _check_keys(card, _KEYS, where)
    try:
        return _codebook(card, bank)
    except SynopsisError as error:
        if error.where:
            raise
        raise EvidenceError(error.what, where=where, remedy=error.remedy) from error
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        what = f"the key {error} is missing" if isinstance(error, KeyError) else str(error)
        raise EvidenceError(
            f"the card cannot be read: {what}", where=where, remedy="compare it with a shipped one"
        ) from error


_KEYS = frozenset({
    "id", "instrument", "number", "population", "synthetic", "field", "mode", "origin", "grade",
    "marking", "released", "design", "missing", "items", "domains", "questions", "note",
})  # fmt: skip
_QUESTION_KEYS = frozenset({
    "id", "concept", "kind", "wording", "answers", "items", "chapter", "trend", "base", "headline",
    "dont_know", "about", "topics", "numbers", "concern", "columns",
})  # fmt: skip


def _check_keys(card: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    strays = sorted(set(map(str, card)) - known)
    if strays:
        raise EvidenceError(
            f"the key '{strays[0]}' is unknown", where=where, remedy="correct its name or remove it"
        )


def _codebook(card: Mapping[str, Any], bank: Mapping[str, Mapping[str, Any]]) -> Codebook:
    days = card["field"]
    return Codebook(
        id=str(card["id"]),
        instrument=str(card["instrument"]),
        number=str(card.get("number", "")),
        population=str(card.get("population", CITIZENS)),
        first=_day(days["first"]),
        last=_day(days["last"]),
        origin=_origin(card["origin"]),
        grade=Grade.parse(str(card["grade"])),
        questions=tuple(parse_question(one, bank) for one in card["questions"]),
        columns=_columns(card.get("design") or {}),
        silences=_silences(card.get("missing") or {}),
        chosen=microdata.read_code((card.get("items") or {}).get("chosen", 1)),
        not_chosen=_codes((card.get("items") or {}).get("not_chosen", (0,))),
        domains=tuple(map(str, card.get("domains") or ())),
        marking=Marking.parse(card["marking"]),
        released=Marking.parse(card.get("released", card["marking"])),
        is_synthetic=card.get("synthetic", False) is True,
        mode=str(card.get("mode") or ""),
        note=str(card.get("note") or ""),
    )


def _silences(card: Mapping[Any, str]) -> Mapping[float, Silence]:
    return {microdata.read_code(code): Silence(word) for code, word in card.items()}


def _codes(value: object) -> tuple[float, ...]:
    return tuple(map(microdata.read_code, value if isinstance(value, list | tuple) else (value,)))


def _day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _origin(card: Mapping[str, Any]) -> Origin:
    return Origin(
        producer=str(card["producer"]),
        title=str(card["title"]),
        licence=str(card["licence"]),
        link=str(card.get("link") or ""),
        version=str(card.get("version") or ""),
        published=_day(card["published"]) if card.get("published") else None,
    )


def _columns(card: Mapping[str, Any]) -> Columns:
    return Columns(
        place=str(card.get("place") or ""),
        weight=str(card.get("weight") or ""),
        strata=_names(card.get("strata")),
        units=_names(card.get("units")),
        sizes=_names(card.get("sizes")),
        places={str(code): str(place) for code, place in (card.get("places") or {}).items()},
        economy=str(card.get("economy") or ""),
        panel=str(card.get("panel") or ""),
    )


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()


def parse_question(card: Mapping[str, Any], bank: Mapping[str, Mapping[str, Any]]) -> Question:
    """A question from its card, over the bank's card of the same concept where there is one."""
    whole = {**bank.get(str(card.get("concept", "")), {}), **card}
    name = str(whole.get("id") or whole.get("concept") or "?")
    _check_keys(whole, _QUESTION_KEYS, f"the question '{name}'")
    kind = Kind(whole.get("kind", Kind.SINGLE))
    return Question(
        id=name,
        concept=str(whole["concept"]),
        kind=kind,
        wording=_words(whole["wording"]),
        answers=_items(whole, name) if kind is Kind.MULTIPLE else _answers(whole),
        chapter=str(whole.get("chapter") or ""),
        trend=str(whole.get("trend") or ""),
        base=str(whole.get("base") or ""),
        headline=tuple(map(int, whole.get("headline") or ())),
        keeps_dont_know=whole.get("dont_know", "kept") != "left_out",
        about=str(whole.get("about") or ""),
        topics=dict(whole.get("topics") or {}),
        concern=str(whole.get("concern") or "neither"),
    )


def _words(value: object) -> Words:
    if isinstance(value, Mapping):
        return {str(language): str(text) for language, text in value.items()}
    return {"en": str(value)}


def _answers(card: Mapping[str, Any]) -> tuple[Answer, ...]:
    numbers = card.get("numbers") or {}
    return tuple(
        Answer(int(code), _words(words), number=numbers.get(code))
        for code, words in card["answers"].items()
    )


def _items(card: Mapping[str, Any], name: str) -> tuple[Answer, ...]:
    """Items by their short names; the column of one is the question's id and that name.

    A wave whose columns are named otherwise gives them under `columns`.
    """
    columns = card.get("columns") or {}
    return tuple(
        Answer(number, _words(words), str(columns.get(item) or f"{name}_{item}"))
        for number, (item, words) in enumerate(card["items"].items(), start=1)
    )
