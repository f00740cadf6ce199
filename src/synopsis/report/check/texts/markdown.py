"""Markdown: its blocks, tables, footnotes and wishes, each line where it stands in the source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from synopsis.report.check.document import Document, Format, Kind, Position
from synopsis.report.check.texts.clean import clean_text
from synopsis.report.check.texts.compose import Origin, compose
from synopsis.report.check.texts.html import read_fragment
from synopsis.report.check.texts.lengths import refuse_long_lines, refuse_many_lines, without_data
from synopsis.report.check.texts.markdown_inline import inline_pieces
from synopsis.report.check.texts.markdown_notes import Definition, part_notes
from synopsis.report.check.texts.plain import read_plain
from synopsis.report.check.texts.raw import Raw, Wish, weave
from synopsis.report.check.texts.shaped_notes import shape_notes
from synopsis.report.check.texts.tables import Cell, set_table
from synopsis.report.check.texts.wishes import parse_wish

_LONGEST = 200_000
_BOLD = re.compile(r"(\*\*|__)(?!\s)[^\n]{1,120}\1")
_HEADING_WORDS = 14


def read_markdown(text: str, file: str, language: str | None = None) -> Document:
    """A Markdown text as a document; one with a line of monstrous length is read as plain."""
    whole, text = text, without_data(text)
    refuse_many_lines(text, file)
    refuse_long_lines(text, file)
    clean = clean_text(text)
    if max(map(len, clean.split("\n"))) > _LONGEST:
        return read_plain(text, file, language)
    body, definitions = part_notes(clean)
    reader = _Reader(file)
    reader.read(_parser().parse(body))
    raws = list(reader.raws)
    for definition in definitions:
        raws += _note(definition, file)
    noted, wishes = shape_notes(raws, reader.wishes)
    return compose(file, noted, language, wishes, Origin(Format.MARKDOWN, source=whole))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _note(definition: Definition, file: str) -> Iterator[Raw]:
    reader = _Reader(file, offset=definition.line - 1)
    reader.read(_parser().parse(definition.text))
    for raw in reader.raws:
        yield replace(raw, kind=Kind.FOOTNOTE, label=definition.label, slot=None)


def _is_bold_line(words: str) -> bool:
    """Whether a paragraph is a few bold words without a stop, set as a heading would be."""
    few = len(words.split(None, _HEADING_WORDS)) <= _HEADING_WORDS
    return few and _BOLD.fullmatch(words) is not None and words.rstrip("*_")[-1:] not in ".!?:;,"


@dataclass(slots=True)
class _Reader:
    """The blocks read so far, and the containers that are open."""

    file: str
    offset: int = 0
    raws: list[Raw] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)
    open: list[Token] = field(default_factory=list)
    fresh: list[bool] = field(default_factory=list)
    ended: int = -1
    tables: int = 0

    def read(self, tokens: Sequence[Token]) -> None:
        """Take every token of a text in order."""
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.type == "table_open":
                index = self._table(tokens, index)
            elif token.type == "inline":
                self._inline(token, tokens[index - 1])
            elif token.type == "html_block":
                self._html(token)
            elif token.nesting > 0:
                self.open.append(token)
                self.fresh.append(token.type == "list_item_open")
            elif token.nesting < 0:
                self.open.pop()
                self.fresh.pop()
            index += 1

    def _position(self, token: Token, line: int = 0) -> Position:
        return Position(self.file, (token.map[0] if token.map else line) + 1 + self.offset)

    def _inline(self, token: Token, before: Token) -> None:
        wish = parse_wish(f"# {token.content}") if before.type == "heading_open" else None
        if wish is not None:
            self.wishes.append(Wish(*wish, self._position(token), len(self.raws)))
            return
        position = self._position(token)
        kind, label, level = self._kind(token, before)
        pieces, wished = inline_pieces(token, position)
        self.wishes += [Wish(*one, position, len(self.raws)) for one in wished]
        raw = weave(kind, pieces, label, level)
        if raw is not None:
            self.raws.append(raw)
            self.ended = token.map[1] if token.map else -1

    def _kind(self, token: Token, before: Token) -> tuple[Kind, str, int]:
        depth = sum(one.type == "list_item_open" for one in self.open)
        if any(one.type == "blockquote_open" for one in self.open):
            return Kind.QUOTATION, "", 1
        if before.type == "heading_open":
            return Kind.HEADING, "", int(before.tag[1])
        for index in range(len(self.open) - 1, -1, -1):
            if self.fresh[index]:
                self.fresh[index] = False
                return Kind.ITEM, self.open[index].info, depth
        if _is_bold_line(token.content):
            return Kind.HEADING, "", 6
        if token.children and all(one.type == "image" for one in token.children):
            return Kind.CAPTION, "", 1
        return Kind.PARAGRAPH, "", 1

    def _html(self, token: Token) -> None:
        start = token.map[0] if token.map else 0
        raws, wishes = read_fragment(token.content, self.file, start + self.offset, self.tables)
        count = len(self.raws)
        adjoining = start == self.ended and token.content.endswith("\n") and count > 0
        for wish in wishes:
            back = adjoining and not raws
            self.wishes.append(replace(wish, index=count - 1 if back else count + wish.index))
        self.tables += len({raw.slot.table for raw in raws if raw.slot})
        self.raws += raws

    def _table(self, tokens: Sequence[Token], index: int) -> int:
        """Read a table whole; the number of its last token."""
        cells: list[Cell] = []
        row, column = -1, -1
        line = 0
        while tokens[index].type != "table_close":
            token = tokens[index]
            if token.type == "tr_open":
                row, column = row + 1, -1
                line = token.map[0] if token.map else line
            elif token.type in {"th_open", "td_open"}:
                column += 1
            elif token.type == "inline":
                position = Position(self.file, line + 1 + self.offset)
                raw = weave(Kind.CELL, inline_pieces(token, position)[0])
                if raw is not None:
                    cells.append(Cell(row, column, raw, tokens[index - 1].type == "th_open"))
            index += 1
        self.raws += set_table(self.tables, cells)
        self.tables += 1
        return index
