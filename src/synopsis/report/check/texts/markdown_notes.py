"""Footnotes of Markdown: definitions taken out of the text, front matter blanked."""

import re
from dataclasses import dataclass

_DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\s]{1,80})\]:[ \t]?(.*)$")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_INDENT = re.compile(r"^(?: {1,4}|\t)")


@dataclass(frozen=True, slots=True)
class Definition:
    """A footnote's label, its text with the source's line breaks, and its first line from 1."""

    label: str
    text: str
    line: int


def part_notes(text: str) -> tuple[str, tuple[Definition, ...]]:
    """The text with front matter and definitions blanked (lines stay lines), and those."""
    lines = text.split("\n")
    _blank_front(lines)
    found: list[Definition] = []
    fence = ""
    index = 0
    while index < len(lines):
        mark = _FENCE.match(lines[index])
        if mark:
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        opened = None if fence else _DEFINITION.match(lines[index])
        if opened is None:
            index += 1
            continue
        last = _last(lines, index)
        body = [opened[2], *(_INDENT.sub("", line, count=1) for line in lines[index + 1 : last])]
        found.append(Definition(opened[1], "\n".join(body), index + 1))
        lines[index:last] = [""] * (last - index)
        index = last
    return "\n".join(lines), tuple(found)


def _last(lines: list[str], first: int) -> int:
    """The line after a definition's last: its paragraph, and indented paragraphs after blanks."""
    index = first + 1
    while index < len(lines):
        line = lines[index]
        if not line.strip():
            following = next(
                (n for n in range(index, min(index + 3, len(lines))) if lines[n].strip()), None
            )
            if following is None or not re.match(r" {2,}|\t", lines[following]):
                return index
            index = following
        elif _DEFINITION.match(line) or re.match(r"#{1,6} |<!--| {0,3}>", line):
            return index
        index += 1
    return index


def _blank_front(lines: list[str]) -> None:
    if lines[0].rstrip() not in {"---", "+++"}:
        return
    ends = {"---", "..."} if lines[0].rstrip() == "---" else {"+++"}
    for index in range(1, min(len(lines), 400)):
        if lines[index].rstrip() in ends:
            lines[: index + 1] = [""] * (index + 1)
            return
