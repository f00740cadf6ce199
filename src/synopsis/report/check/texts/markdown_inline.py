"""Inline Markdown: the words of a block as pieces, with titles, code and marks told apart."""

# ruff: noqa: RUF001  # dashes are meant as they stand

import re
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from synopsis.report.check.document import Position
from synopsis.report.check.texts.clean import clean_text
from synopsis.report.check.texts.marks import raise_digits
from synopsis.report.check.texts.raw import Piece, Role
from synopsis.report.check.texts.titles import is_title
from synopsis.report.check.texts.wishes import parse_wish

_NEAR = 200
_CARETS = re.compile(r"\^(\d{1,3}(?:[,–-]\d{1,3}){0,6})\^")
_MARK = re.compile(r"\[\^([^\]\s]{1,80})\]")


def inline_pieces(token: Token, position: Position) -> tuple[list[Piece], list[tuple[str, str]]]:
    """The pieces of a block's inline content, and the wishes that stand in it."""
    inline = _Inline(position, token.content)
    children = token.children or []
    breaks = sum(one.type in {"softbreak", "hardbreak"} for one in children)
    inline.seeks = breaks < token.content.count("\n")
    for child in children:
        inline.take(child)
    return inline.pieces, inline.wishes


@dataclass(slots=True)
class _Inline:
    """Where in the block the reading is, and what it has found."""

    position: Position
    content: str
    pieces: list[Piece] = field(default_factory=list)
    wishes: list[tuple[str, str]] = field(default_factory=list)
    emphasis: list[int] = field(default_factory=list)
    seeks: bool = False
    cursor: int = 0
    above: int = 0
    line: int = 0
    raised: bool = False

    def take(self, child: Token) -> None:
        """Take one token of the inline content."""
        if child.type in {"softbreak", "hardbreak"}:
            self._put("\n")
            self.line += 1
        elif child.type == "text":
            self._seek(child.content)
            self._text(child.content)
        elif child.type == "code_inline":
            self._code(child.content)
        elif child.type == "image":
            self._put(child.content)
        elif child.type == "html_inline":
            self._tag(child.content)
        elif child.type == "em_open":
            self.emphasis.append(len(self.pieces))
        elif child.type == "em_close":
            self._emphasised(self.emphasis.pop())

    def _seek(self, words: str) -> None:
        """Find the line anew where a break was swallowed by code or a link."""
        if not self.seeks:
            return
        found = self.content.find(words[:40].split("\n", 1)[0], self.cursor)
        if found >= 0:
            self.above += self.content.count("\n", self.cursor, found)
            self.line, self.cursor = max(self.line, self.above), found

    def _code(self, words: str) -> None:
        """Code as it stands in the source, its line breaks with it."""
        self._seek(words.split(" ", 1)[0] or words)
        here = self.content[self.cursor : self.cursor + len(words) + _NEAR] if self.seeks else ""
        found = here.replace("\n", " ").find(words)
        source = here[found : found + len(words)] if found >= 0 else words
        self._put(source, Role.QUOTED)
        self.line += source.count("\n")

    def _put(self, text: str, role: Role = Role.OWN) -> None:
        here = replace(self.position, line=self.position.line + self.line)
        self.pieces.append(Piece(clean_text(text), here, role))

    def _text(self, text: str) -> None:
        start = 0
        for mark in _MARK.finditer(text):
            self._words(text[start : mark.start()])
            self._put(mark[1], Role.MARK)
            start = mark.end()
        self._words(text[start:])

    def _words(self, text: str) -> None:
        """Words as they stand, numbers set above the line by tags or by carets as raised digits."""
        raised = raise_digits(text) if self.raised else text
        self._put(_CARETS.sub(lambda one: raise_digits(one[1]), raised))

    def _tag(self, tag: str) -> None:
        wish = parse_wish(tag) if tag.startswith("<!--") else None
        if wish is not None:
            self.wishes.append(wish)
        self.raised = tag[:4].lower() == "<sup"
        if tag.lower().startswith("<br"):
            self._put(" ")
        self.line += tag.count("\n")

    def _emphasised(self, start: int) -> None:
        inner = self.pieces[start:]
        words = "".join(piece.text for piece in inner if piece.role is not Role.MARK)
        if is_title(words) and not self._is_whole(words):
            self.pieces[start:] = [
                replace(one, role=Role.QUOTED) if one.role is Role.OWN else one for one in inner
            ]

    def _is_whole(self, words: str) -> bool:
        return len(words) + 8 >= len(self.content.strip())
