"""Release: the cards by which released shares of an instrument enter the picture as series.

The tables of a wave that passed the disclosure gate are read back by an ordinary connector, under
a source card of the instrument; each headline share is an indicator of what people perceive.
A question whose wording, answers or base changed begins a series of its own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from synopsis.evidence import waves
from synopsis.survey.errors import SurveyError

Cards = Mapping[str, Mapping[str, Any]]
_ODD = re.compile(r"[^a-z0-9]+")
_NAME = 60


def source_of(book: waves.Codebook) -> str:
    """The id of the source that an instrument's released tables are."""
    return f"survey_{_slug(book.instrument)}"


def file_of(book: waves.Codebook) -> str:
    """The name of the file in which a wave's released tables come."""
    return f"{source_of(book)}-{_slug(book.id)}.estimates.parquet"


def series_codes(books: Sequence[waves.Codebook], book: waves.Codebook) -> Mapping[str, str]:
    """The series of each question of a wave whose headline can be named, by concept.

    `books` are the instrument's waves in order; a series goes on as long as each wave asks as the
    one before did, and begins anew where it does not.
    """
    found: dict[str, str] = {}
    last: dict[str, waves.Question] = {}
    for one in books:
        for question in one.asked:
            before = last.get(question.concept)
            if before is None:
                found.setdefault(question.concept, question.concept)
            elif waves.unlike(before, question):
                found[question.concept] = f"{question.concept}_since_{one.last.year}"
            last[question.concept] = question
        if one.id == book.id:
            break
    return {one.concept: found[one.concept] for one in book.asked if _is_nameable(one)}


def _is_nameable(question: waves.Question) -> bool:
    """Whether its headline can be named without a numeral, of which an edition has none naked."""
    labels = (question.answer(code).label() for code in question.headline)
    return bool(question.headline) and all(_without_numerals(label) for label in labels)


def release_cards(books: Sequence[waves.Codebook], places: Iterable[str]) -> Cards:
    """The source card of an instrument and an indicator card for each of its series, by path."""
    if not books:
        raise SurveyError("there is no wave to release", remedy="read a wave first")
    source = source_of(books[-1])
    indicators = dict(_indicators(books, source, [*places]))
    series = {str(card["series"]["indicator"]) for card in indicators.values()}
    return {f"sources/{source}.yml": _source_card(books, source, series), **indicators}


def _indicators(
    books: Sequence[waves.Codebook], source: str, places: list[str]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for book in books:
        codes = series_codes(books, book)
        for question in book.asked:
            if question.trend and question.concept in codes:
                for code, label in series_of(question, codes[question.concept]):
                    name = f"{source}_{code}"
                    card = _indicator_card(book, question, label, name)
                    card |= {"source": source, "series": {"indicator": code}, "places": places}
                    yield f"indicators/{name}.yml", card


def series_of(question: waves.Question, code: str) -> Iterator[tuple[str, str]]:
    """The series that a question makes: one, or one for each headline item of several answers."""
    labels = [question.answer(one).label() for one in question.headline]
    if question.kind is not waves.Kind.MULTIPLE:
        yield code, " or ".join(labels)
        return
    for one, label in zip(question.headline, labels, strict=True):
        yield f"{code}_{question.answer(one).column.removeprefix(f'{question.id}_')}", label


def _indicator_card(
    book: waves.Codebook, question: waves.Question, label: str, name: str
) -> dict[str, Any]:
    """What one share is, in words without numerals: an edition gives each numeral an origin."""
    told = _without_numerals(question.text()) or question.concept.replace("_", " ").capitalize()
    answer = _without_numerals(label)
    title = f"{told.rstrip('.?:')}: {answer}" if answer else told
    mark = "SYNTHETIC: " if book.is_synthetic else ""
    return {
        "id": name,
        "name": f"{mark}{title}",
        "short": f"{mark}{_shortened(answer or told)}",
        "trend": question.trend,
        "unit": "percent",
        "counted": "respondents",
        "scale": None,
        "concern": question.concern,
        "kind": "perceived",
        "method": {"name": "as_published"},
        "frequency": "year",
        "synthetic": book.is_synthetic,
        "caveat": _caveat(book),
        "description": f"Share of {book.population} who answer so, among "
        f"{_without_numerals(question.base) or 'all who were asked'}.",
    }


def _caveat(book: waves.Codebook) -> str:
    if book.is_synthetic:
        return (
            "SYNTHETIC: made by the simulator of this software to try it out. Nobody was asked, "
            "and it says nothing about any economy."
        )
    return (
        "One survey. Its interval covers the error of sampling alone, not that of wording, mode "
        "or silence."
    )


def _source_card(
    books: Sequence[waves.Codebook], source: str, series: Iterable[str]
) -> Mapping[str, Any]:
    newest = books[-1]
    marking = newest.released
    for book in books[:-1]:
        marking = marking.join(book.released)
    mark = "SYNTHETIC. " if any(book.is_synthetic for book in books) else ""
    return {
        "id": source,
        "connector": "survey_estimates",
        "origin": {
            "producer": newest.origin.producer,
            "title": f"{mark}{newest.instrument}: released tables",
            "licence": newest.origin.licence,
            "link": newest.origin.link,
        },
        "grade": str(newest.grade),
        "marking": {
            "level": marking.level.label,
            "owner": marking.owner,
            "releasable_to": sorted(marking.releasable_to),
        },
        "verified": "never",
        "note": f"{mark}Estimates made from the answers of waves, as they passed the gate of "
        "disclosure. Shares that would tell of too few respondents are not there.",
        "units": dict.fromkeys(sorted(series), "percent"),
        "resources": [
            {
                "id": "released",
                "format": "released",
                "media": "application/vnd.apache.parquet",
                "file": f"{source}-*.estimates.parquet",
                "each_file": True,
            }
        ],
        "expect": {"rows_min": 1, "rows_max": 100_000},
    }


def _without_numerals(text: str) -> str:
    """A text in which no digit stands; empty where one does."""
    return "" if any(sign.isdigit() for sign in text) else text


def _shortened(text: str) -> str:
    return text if len(text) <= _NAME else f"{text[: _NAME - 1].rsplit(' ', 1)[0]}…"


def _slug(text: str) -> str:
    return _ODD.sub("_", text.lower()).strip("_")[:40]
