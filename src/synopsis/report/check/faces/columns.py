"""Columns: where in the source the words of a note stand, whatever marks lie between them."""

import re
from collections.abc import Sequence

from synopsis.report.check.document import Block, Document, Sentence

Region = dict[str, int]
_MOST_WORDS = 120
# What may stand between two words of a block: space, and the signs of Markdown and HTML.
_BETWEEN = r"(?:[\s*_`>|#\\]|<[^<>]{0,200}>|\[\^?[^\[\]\s]{1,20}\]|&nbsp;){0,40}"


class Sources:
    """The lines of the sources of some documents."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Keep the sources; they are taken apart when they are asked for."""
        self._texts = {one.file: one.source for one in documents if one.source}
        self._lines: dict[str, list[str]] = {}

    def region(self, sentence: Sentence, span: tuple[int, int]) -> Region | None:
        """The lines and columns from 1 of some words of a sentence; none where they are not found.

        The end is the column after the last character.
        """
        block, start, end = sentence.block, sentence.start + span[0], sentence.start + span[1]
        first, last = block.position(start).line, block.position(max(start, end - 1)).line
        lines = self._of(sentence.position.file)[first - 1 : last]
        tokens = [re.escape(one) for one in block.text[start:end].split()]
        if not lines or not 0 < len(tokens) <= _MOST_WORDS:
            return None
        window = "\n".join(lines)
        wanted = start - _line_start(block, start)
        found = list(re.finditer(_BETWEEN.join(tokens), window))
        if not found:
            return None
        best = min(found, key=lambda one: abs(one.start() - wanted))
        return _counted(window, best.start(), best.end(), first)

    def _of(self, file: str) -> list[str]:
        if file not in self._lines:
            text = self._texts.get(file, "").replace("\r\n", "\n").replace("\r", "\n")
            self._lines[file] = text.split("\n")
        return self._lines[file]


def _line_start(block: Block, offset: int) -> int:
    """The offset at which the line of a place in a block begins."""
    return max((one.start for one in block.anchors if one.start <= offset), default=0)


def _counted(window: str, start: int, end: int, first: int) -> Region:
    def place(at: int) -> tuple[int, int]:
        return first + window.count("\n", 0, at), at - window.rfind("\n", 0, at)

    (line, column), (last, stop) = place(start), place(end)
    return {"startLine": line, "startColumn": column, "endLine": last, "endColumn": stop}
