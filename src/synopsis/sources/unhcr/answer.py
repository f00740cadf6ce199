"""Answers of the refugee statistics' interface: `{"page", "maxPages", "items": [...]}`.

A number may come as a number or as a text; `-` stands where there is none, and where a total
was asked for. The interface states no date of update.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from synopsis.sources.archive import is_archive, open_archive
from synopsis.sources.errors import UnreadableError
from synopsis.sources.json_text import read_json
from synopsis.sources.reading import Reading, Row, reject
from synopsis.sources.unhcr.cell import MEASURES, NONE, PARTS, cells, sorted_out

_PAGES_MAX = 200
_SIDES = tuple(f"{side}{end}" for side in ("coo", "coa") for end in ("_id", "_name", "", "_iso"))
_NEEDED = ("year", "coo_iso", "coa_iso")
_COLUMNS = ("year", *_SIDES, *PARTS, *MEASURES)
_REMEDY = "fetch the file again; if it stays so, the publisher changed its interface"


def parse_answers(data: bytes, card: Any) -> Reading:  # noqa: ANN401
    """Read one answer, or a bundle of pages; a locator is `/items/17, refugees`."""
    pages = open_archive(data) if is_archive(data) else {"": data}
    answers = {name: _answer(page, card.encoding) for name, page in sorted(pages.items())}
    _check_pages([answer for answer, _ in answers.values()])
    located = [
        (f"{name}#/items/{place}" if name else f"/items/{place}", item)
        for name, (_, items) in answers.items()
        for place, item in enumerate(items)
    ]
    odd = tuple(
        reject({"locator": locator, "raw": str(item)[:200]}, fault)
        for locator, item in located
        if (fault := _fault(item))
    )
    rows, rejects = sorted_out(
        [cell for locator, item in located if not _fault(item) for cell in _cells(locator, item)]
    )
    return Reading(_COLUMNS, rows, odd + rejects)


def next_pages(data: bytes, url: str) -> tuple[str, ...]:
    """The addresses of the pages that follow the first."""
    answer, _ = _answer(data, "utf-8")
    pages = _whole(answer, "maxPages")
    if pages > _PAGES_MAX:
        _refuse(f"the answer has {pages:,} pages, and {_PAGES_MAX} is the most")
    parts = urlsplit(url)
    query = [pair for pair in parse_qsl(parts.query) if pair[0] != "page"]
    return tuple(
        urlunsplit(parts._replace(query=urlencode([*query, ("page", str(page))])))
        for page in range(2, pages + 1)
    )


def _answer(data: bytes, encoding: str) -> tuple[Mapping[str, Any], list[Any]]:
    """One page and its items."""
    answer = read_json(data, encoding)
    if not isinstance(answer, dict) or not isinstance(answer.get("items"), list):
        _refuse("the answer has no list of items")
    return answer, answer["items"]


def _check_pages(answers: list[Mapping[str, Any]]) -> None:
    """Every page that the publisher states is there, once."""
    if not answers:
        _refuse("the bundle holds no page")
    stated = {_whole(answer, "maxPages") for answer in answers}
    found = sorted(_whole(answer, "page") for answer in answers)
    whole = len(stated) == 1 and found == list(range(1, max(min(stated), 1) + 1))
    if not whole:
        _refuse(f"of {max(stated):,} pages stated there are {len(found):,}, not each once")


def _whole(answer: Mapping[str, Any], key: str) -> int:
    value = answer.get(key)
    if not isinstance(value, str) or not (value.isascii() and value.isdigit() and len(value) < 10):
        _refuse(f"the answer gives '{str(value)[:40]}' as {key}")
    return int(value)


def _fault(item: object) -> str:
    """Why something is not an item of the interface; empty where it is one."""
    if not isinstance(item, dict) or not set(_NEEDED) <= set(item):
        return "it is not an item with year, origin and place of asylum"
    if unknown := sorted(set(item) - set(_COLUMNS)):
        return f"the key '{unknown[0][:40]}' is unknown"
    odd = [key for key in item if not (item[key] is None or isinstance(item[key], str))]
    return f"its {odd[0]} is neither a text nor a number" if odd else ""


def _cells(locator: str, item: Mapping[str, str | None]) -> Iterator[tuple[Row, str]]:
    """The numbers of an item; a part that is `-` was added up by the publisher."""
    shared = {
        "origin": _text(item, "coo_iso"),
        "asylum": _text(item, "coa_iso"),
        "period": _text(item, "year"),
        **{part: _text(item, part) for part in PARTS if part in item},
    }
    numbers = {one: _text(item, one) or NONE for one in MEASURES if one in item}
    return cells(locator, shared, numbers)


def _text(item: Mapping[str, str | None], key: str) -> str:
    return (item.get(key) or "").strip()


def _refuse(what: str) -> NoReturn:
    raise UnreadableError(what, remedy=_REMEDY)
