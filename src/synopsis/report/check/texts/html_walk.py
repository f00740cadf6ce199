"""Walking a page of HTML in its order: what each element opens, holds and ends."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from synopsis.report.check.document import Kind, Position
from synopsis.report.check.texts.clean import clean_text
from synopsis.report.check.texts.html_notes import Notes
from synopsis.report.check.texts.html_tags import BLOCKS, HEADINGS, HIDDEN, KINDS, QUOTED
from synopsis.report.check.texts.lengths import refuse_long
from synopsis.report.check.texts.marks import LOWERED, raise_digits
from synopsis.report.check.texts.raw import Piece, Raw, Role, Wish, cut_head, weave
from synopsis.report.check.texts.tables import Cell, set_table
from synopsis.report.check.texts.titles import is_title
from synopsis.report.check.texts.wishes import parse_wish
from synopsis.report.check.words import LANGUAGES

_LEAD = re.compile(r"[\[(]?([\w*†‡§]{1,8})[\])]?[.):]?(?:\s{1,4}|(?<=[⁰¹²³⁴-⁹]))(?=\S)")


@dataclass(slots=True)
class _Table:
    """A table that is being read."""

    number: int
    row: int = -1
    column: int = 0
    taken: set[tuple[int, int]] = field(default_factory=set)
    cells: list[Cell] = field(default_factory=list)


class Walk:
    """The blocks, wishes, title and language of a page, read element by element."""

    def __init__(self, file: str, offset: int = 0, notes: Notes | None = None) -> None:
        """Begin at the first line after `offset`."""
        self.file, self.notes = file, notes or Notes()
        self.raws: list[Raw] = []
        self.wishes: list[Wish] = []
        self.title = ""
        self.language: str | None = None
        self._line, self._offset = 1, offset
        self._pieces: list[Piece] = []
        self._stack: list[Any] = []
        self._hidden = 0
        self._emphasis: list[int] = []
        self._tables: list[_Table] = []
        self._count = 0
        self._items: list[int] = []
        self._fresh = False
        self._pending: list[tuple[str, str, Position]] = []

    def read(self, events: Iterable[tuple[str, Any]]) -> None:
        """Take the events of a tree in order."""
        for event, one in events:
            if event == "start":
                self._start(one)
            elif event == "end":
                self._end(one)
            else:
                self._comment(one)
        self._flush()
        for rule, reason, position in self._pending:
            self.wishes.append(Wish(rule, reason, position, len(self.raws)))

    def _here(self) -> Position:
        return Position(self.file, self._line + self._offset)

    def _say(self, text: str | None) -> None:
        """Words of a text node; they count lines even where they are hidden."""
        if not text:
            return
        if not self._hidden:
            role = Role.QUOTED if any(one.tag in QUOTED for one in self._stack[-6:]) else Role.OWN
            back = any(one in self.notes.backs for one in self._stack[-4:])
            if not back:
                self._mark_or_say(text, role)
        self._line += text.count("\n")

    def _mark_or_say(self, text: str, role: Role) -> None:
        label = next((self.notes.marks[x] for x in self._stack[-4:] if x in self.notes.marks), None)
        if label is None:
            raised = any(one.tag == "sup" for one in self._stack[-3:])
            words = raise_digits(text) if raised else text
            self._pieces.append(Piece(clean_text(words), self._here(), role))
        elif text.strip() and not (self._pieces and self._pieces[-1].role is Role.MARK):
            self._pieces.append(Piece(label, self._here(), Role.MARK))

    def _start(self, one: Any) -> None:  # noqa: ANN401
        self._line = max(self._line, one.sourceline or 0)
        self._stack.append(one)
        tag = one.tag
        if tag == "title":
            self.title = " ".join(clean_text("".join(one.itertext())).split())
        if tag == "html":
            spoken = (one.get("lang") or "").lower().split("-")[0]
            self.language = spoken if spoken in LANGUAGES else None
        if tag in HIDDEN or _is_hidden(one):
            self._hidden += 1
        if tag in BLOCKS and not self._hidden:
            self._flush()
            self._open(one, tag)
        if tag in {"em", "i"}:
            self._emphasis.append(len(self._pieces))
        if tag == "br":
            self._pieces.append(Piece(" ", self._here()))
        if tag == "sup" and not self._hidden:
            self._raised(one)
        self._say(one.text)

    def _raised(self, one: Any) -> None:  # noqa: ANN401
        """A raised number that no link carries is a mark where the page has such a footnote."""
        label = "".join(one.itertext()).strip()
        linked = one.find(".//a") is not None or any(x in self.notes.marks for x in self._stack)
        within = any(x in self.notes.holders for x in self._stack)
        if label in self.notes.holders.values() and not linked and not within:
            self.notes.marks[one] = label

    def _open(self, one: Any, tag: str) -> None:  # noqa: ANN401
        if tag == "table":
            self._tables.append(_Table(self._count))
            self._count += 1
        elif tag == "tr" and self._tables:
            self._tables[-1].row += 1
            self._tables[-1].column = 0
        elif tag in {"td", "th"} and self._tables:
            self._place(one)
        elif tag in {"ul", "ol"}:
            self._items.append(_first_number(one) if tag == "ol" else 0)
        elif tag == "li":
            self._fresh = True

    def _place(self, one: Any) -> None:  # noqa: ANN401
        table = self._tables[-1]
        table.row = max(table.row, 0)
        while (table.row, table.column) in table.taken:
            table.column += 1
        for row in range(_span(one, "rowspan")):
            for column in range(_span(one, "colspan")):
                table.taken.add((table.row + row, table.column + column))

    def _end(self, one: Any) -> None:  # noqa: ANN401
        tag = one.tag
        if tag in {"em", "i"} and self._emphasis:
            self._emphasised(self._emphasis.pop())
        if tag in BLOCKS and not self._hidden:
            self._flush()
            self._close(tag)
        if tag in HIDDEN or _is_hidden(one):
            self._hidden -= 1
        self._stack.pop()
        self._say(one.tail)

    def _close(self, tag: str) -> None:
        if tag == "table" and self._tables:
            table = self._tables.pop()
            self.raws += set_table(table.number, table.cells)
        elif tag in {"ul", "ol"} and self._items:
            self._items.pop()
        elif tag == "li" and self._items and self._items[-1]:
            self._items[-1] += 1

    def _comment(self, one: Any) -> None:  # noqa: ANN401
        self._line = max(self._line, one.sourceline or 0)
        text = one.text or ""
        wish = parse_wish(f"<!--{text}-->") if isinstance(text, str) else None
        if wish is not None:
            self._pending.append((*wish, self._here()))
        self._say(one.tail)

    def _emphasised(self, start: int) -> None:
        inner = self._pieces[start:]
        words = "".join(piece.text for piece in inner if piece.role is not Role.MARK)
        before = any(piece.text.strip() for piece in self._pieces[:start])
        if words.strip() and is_title(words) and before:
            self._pieces[start:] = [
                replace(one, role=Role.QUOTED) if one.role is Role.OWN else one for one in inner
            ]

    def _flush(self) -> None:
        pieces, self._pieces = self._pieces, []
        self._emphasis = [0 for _ in self._emphasis]
        if not any(piece.text.strip() for piece in pieces):
            return
        kind, label, level = self._kind()
        raw = weave(kind, pieces, label, level)
        if raw is None:
            return
        refuse_long(len(raw.text), "paragraph", self.file)
        if kind is Kind.FOOTNOTE:
            raw = _without_label(raw)
        for rule, reason, position in self._pending:
            self.wishes.append(Wish(rule, reason, position, len(self.raws)))
        self._pending = []
        if kind is Kind.CELL and self._tables:
            table = self._tables[-1]
            cell = Cell(max(table.row, 0), table.column, raw, self._is_head())
            table.cells.append(cell)
        else:
            self.raws.append(raw)

    def _is_head(self) -> bool:
        tags = [one.tag for one in self._stack]
        return "thead" in tags or "th" in tags

    def _kind(self) -> tuple[Kind, str, int]:
        for one in reversed(self._stack):
            if one in self.notes.holders:
                return Kind.FOOTNOTE, self.notes.holders[one], 1
        for one in reversed(self._stack):
            if one.tag in HEADINGS:
                return Kind.HEADING, "", HEADINGS[one.tag]
            if one.tag in KINDS:
                return KINDS[one.tag], "", 1
            if one.tag == "li":
                return self._item()
        return Kind.PARAGRAPH, "", 1

    def _item(self) -> tuple[Kind, str, int]:
        if any(one.tag == "blockquote" for one in self._stack):
            return Kind.QUOTATION, "", 1
        fresh, self._fresh = self._fresh, False
        number = str(self._items[-1]) if self._items and self._items[-1] else ""
        kind = Kind.ITEM if fresh else Kind.PARAGRAPH
        return kind, number if fresh else "", max(1, len(self._items)) if fresh else 1


def _is_hidden(one: Any) -> bool:  # noqa: ANN401
    style = (one.get("style") or "").replace(" ", "").lower()
    return one.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def _span(one: Any, name: str) -> int:  # noqa: ANN401
    value = (one.get(name) or "1").strip()
    return (
        min(max(int(value), 1), 100)
        if value.isascii() and value.isdigit() and len(value) < 5
        else 1
    )


def _first_number(one: Any) -> int:  # noqa: ANN401
    value = (one.get("start") or "1").strip()
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 9 else 1


def _without_label(raw: Raw) -> Raw:
    """A footnote without its own label at its head."""
    lead = _LEAD.match(raw.text)
    is_own = lead is not None and lead[1].translate(LOWERED) == raw.label
    return cut_head(raw, lead.end()) if lead is not None and is_own else raw
