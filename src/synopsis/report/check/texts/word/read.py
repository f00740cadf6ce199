"""A Word document as raw blocks: a block for each paragraph, its line the paragraph's number."""

# ruff: noqa: RUF001  # dashes are meant as they stand

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from synopsis.report.check.document import Kind, Position
from synopsis.report.check.texts.apart.run import read_apart
from synopsis.report.check.texts.clean import clean_text
from synopsis.report.check.texts.marks import numbers_in, raise_digits
from synopsis.report.check.texts.raw import Piece, Raw, Role, Wish, weave
from synopsis.report.check.texts.tables import Cell, set_table
from synopsis.report.check.texts.wishes import parse_wish

READER = "synopsis.report.check.texts.word.parts"
_KINDS = {
    "text": Kind.PARAGRAPH,
    "heading": Kind.HEADING,
    "item": Kind.ITEM,
    "caption": Kind.CAPTION,
    "quotation": Kind.QUOTATION,
    "note": Kind.FOOTNOTE,
}
_HEADING_WORDS, _HEADING_LEVEL = 14, 6
_UNIT = re.compile(r"(?:\b(?:[kcmd]?m)|\d)$")
_LABELS = re.compile(r"\d{1,3}(?:[,–-]\s?\d{1,3}){0,6}")
Told = dict[str, Any]


def read_word(path: Path) -> tuple[list[Raw], list[Wish]]:
    """The raw blocks of a Word document, footnotes last, and the wishes of its author."""
    raws: list[Raw] = []
    wishes: list[Wish] = []
    cells: dict[int, list[tuple[int, Cell]]] = {}
    for one in read_apart(path, READER, "a Word document"):
        pieces = list(_pieces(one, str(path)))
        wish = (
            parse_wish("".join(piece.text for piece in pieces)) if one["kind"] != "note" else None
        )
        if wish is not None:
            wishes.append(Wish(*wish, Position(str(path), one["number"]), len(raws)))
            continue
        raw = _raw(one, pieces)
        if raw is None:
            continue
        if one["cell"] is not None:
            table, row, column, is_head = one["cell"]
            cells.setdefault(table, []).append((len(raws), Cell(row, column, raw, is_head)))
        wishes += _comments(one, str(path), len(raws))
        raws.append(raw)
    for number, placed in cells.items():
        made = set_table(number, [cell for _, cell in placed])
        for (index, _), raw in zip(placed, made, strict=True):
            raws[index] = raw
    return raws, wishes


def _raw(one: Told, pieces: Iterable[Piece]) -> Raw | None:
    kind = _KINDS.get(one["kind"])
    if kind is None:
        return None
    raw = weave(kind, pieces, one["label"], one["level"])
    if raw is None:
        return None
    if kind is Kind.PARAGRAPH and one["bold"] and one["cell"] is None and _is_short(raw.text):
        return replace(raw, kind=Kind.HEADING, level=_HEADING_LEVEL)
    return raw


def _is_short(text: str) -> bool:
    """Whether bold words are a heading rather than a paragraph in bold."""
    return len(text.split()) <= _HEADING_WORDS and text[-1] not in ".!?:;,"


def _pieces(one: Told, file: str) -> Iterator[Piece]:
    """The words of a paragraph and the marks of its footnotes, with the page of each."""
    before = ""
    for sort, words, page in one["pieces"]:
        place = Position(file, one["number"], page)
        role = _role(sort, words, before)
        if role is Role.MARK:
            labels = map(str, numbers_in(words)) if sort == "raised" else [words.strip()]
            yield from (Piece(label, place, role) for label in labels)
        elif role is not None:
            text = raise_digits(words) if sort == "raised" else words
            yield Piece(clean_text(text), place)
            before = words


def _role(sort: str, words: str, before: str) -> Role | None:
    """What a piece is: a word of the text, a mark, or nothing that is read."""
    if sort in {"mark", "again"}:
        return Role.MARK
    if sort == "raised":
        counts = _LABELS.fullmatch(words.strip())
        # A power stands right behind its unit; a mark that spaces part from a number is none.
        is_power = not words[:1].isspace() and _UNIT.search(before)
        is_mark = counts and before.strip() and not is_power
        return Role.MARK if is_mark else Role.OWN
    if sort == "own":
        return Role.OWN if words.strip() == "*" else None
    return Role.OWN if sort == "text" else None


def _comments(one: Told, file: str, index: int) -> Iterator[Wish]:
    for sort, words, page in one["pieces"]:
        found = parse_wish(words) if sort == "wish" else None
        if found is not None:
            yield Wish(*found, Position(file, one["number"], page), index)
