"""Answers of the World Bank's interface, version 2: `[meta, [rows]]`, in pages.

An error arrives with status 200 as `[{"message": [...]}]`; a null value means not covered.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NoReturn
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from synopsis.sources.archive import is_archive, open_archive
from synopsis.sources.encoding import read_text
from synopsis.sources.errors import UnreadableError
from synopsis.sources.reading import Reading, Row, fault_of_observation, reject, sort_out

_PAGES_MAX = 200
_COLUMNS = (
    "indicator", "country", "countryiso3code", "date", "value", "unit", "obs_status", "decimal"
)  # fmt: skip
_REMEDY = "fetch the file again; if it stays so, the publisher changed its interface"


def parse_answers(data: bytes, card: Any) -> Reading:  # noqa: ANN401
    """Read one answer, or a bundle of pages; locators are JSON pointers such as `/1/17`."""
    pages = open_archive(data) if is_archive(data) else {"": data}
    if not pages:
        _refuse("the bundle holds no page")
    answers = {name: _answer(page, card.encoding) for name, page in sorted(pages.items())}
    _check_total([meta for meta, _ in answers.values()], [rows for _, rows in answers.values()])
    located = [
        (f"{name}#/1/{place}" if name else f"/1/{place}", item)
        for name, (_, items) in answers.items()
        for place, item in enumerate(items)
    ]
    rows, rejects = sort_out(_rows(located), ("indicator", "place", "period"))
    odd = tuple(
        reject({"locator": locator, "raw": str(item)[:200]}, "it is not a row of the interface")
        for locator, item in located
        if not _is_row(item)
    )
    return Reading(_COLUMNS, rows, odd + rejects, _published(answers))


def next_pages(data: bytes, url: str) -> tuple[str, ...]:
    """The addresses of the pages that follow the first."""
    meta, _ = _answer(data, "utf-8")
    pages = _whole(meta, "pages")
    if pages > _PAGES_MAX:
        _refuse(f"the answer has {pages:,} pages, and {_PAGES_MAX} is the most")
    parts = urlsplit(url)
    query = [pair for pair in parse_qsl(parts.query) if pair[0] != "page"]
    return tuple(
        urlunsplit(parts._replace(query=urlencode([*query, ("page", str(page))])))
        for page in range(2, pages + 1)
    )


def _answer(data: bytes, encoding: str) -> tuple[Mapping[str, Any], list[Any]]:
    """Meta and rows of one page; every number stays the text that was published."""
    answer = _json(read_text(data, encoding))
    if not isinstance(answer, list) or not answer or not isinstance(answer[0], dict):
        _refuse("the answer is not a list that begins with its meta data")
    if "message" in answer[0]:
        _refuse(f"the publisher answered with an error: {str(answer[0]['message'])[:200]}")
    rows = answer[1] if len(answer) == 2 else None
    if rows is None and len(answer) <= 2 and _whole(answer[0], "total") == 0:
        return answer[0], []
    if not isinstance(rows, list):
        _refuse("the answer has meta data and no rows")
    return answer[0], rows


def _json(text: str) -> Any:  # noqa: ANN401
    try:
        return json.loads(
            text,
            parse_int=str,
            parse_float=str,
            parse_constant=_constant,
            object_pairs_hook=_unique,
        )
    except (ValueError, RecursionError) as error:
        raise UnreadableError(
            f"the answer is not whole JSON ({str(error)[:120]})", remedy=_REMEDY
        ) from error


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number in JSON")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _whole(meta: Mapping[str, Any], key: str) -> int:
    value = meta.get(key)
    if not isinstance(value, str) or not (value.isascii() and value.isdigit() and len(value) < 10):
        _refuse(f"the meta data give '{str(value)[:40]}' as {key}")
    return int(value)


def _check_total(metas: list[Mapping[str, Any]], rows: list[list[Any]]) -> None:
    """Pages of one answer agree on the total, and together hold it."""
    totals = {(_whole(meta, "total"), str(meta.get("lastupdated"))) for meta in metas}
    count = sum(map(len, rows))
    if len(totals) != 1 or count != min(totals)[0]:
        stated = " and ".join(sorted(f"{total:,}" for total, _ in totals))
        _refuse(f"the pages hold {count:,} rows and state {stated}")


def _published(answers: Mapping[str, tuple[Mapping[str, Any], list[Any]]]) -> date | None:
    """The day on which the publisher last updated its base."""
    stated = {str(meta.get("lastupdated", "")) for meta, _ in answers.values()} - {""}
    try:
        return date.fromisoformat(min(stated)) if stated else None
    except ValueError as error:
        raise UnreadableError(
            f"the publisher's date of update is '{min(stated)[:40]}'", remedy=_REMEDY
        ) from error


def _is_row(item: object) -> bool:
    return (
        isinstance(item, dict)
        and {"indicator", "date", "value"} <= set(item) <= set(_COLUMNS)
        and all(isinstance(item.get(key, {}), dict) for key in ("indicator", "country"))
        and all(_is_text(item[key]) for key in item if key not in ("indicator", "country"))
    )


def _is_text(value: object) -> bool:
    return value is None or isinstance(value, str)


def _rows(located: list[tuple[str, Any]]) -> Iterator[tuple[Row, str]]:
    for locator, item in located:
        if _is_row(item):
            row = _row(locator, item)
            yield row, fault_of_observation(row)


def _row(locator: str, item: Mapping[str, Any]) -> Row:
    """One row; `decimal` is a hint for display and is not taken."""
    territory = item.get("country", {})
    return {
        "locator": locator,
        "indicator": str(item["indicator"].get("id") or ""),
        "place": str(item.get("countryiso3code") or territory.get("id") or ""),
        "place_name": str(territory.get("value") or ""),
        "period": item["date"] or "",
        "value": item["value"] or "",
        "unit": item.get("unit") or "",
        "status": item.get("obs_status") or "",
        "note": "",
    }


def _refuse(what: str) -> NoReturn:
    raise UnreadableError(what, remedy=_REMEDY)
