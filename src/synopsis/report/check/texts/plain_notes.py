"""Footnotes of plain text: which lines begin one, and which glued numbers refer to them."""

import re
from collections.abc import Sequence

from synopsis.report.check.texts.lines import Line
from synopsis.report.check.texts.marks import LOWERED, REFERENCE, note_heads, numbers_in

_START = re.compile(
    r"(?P<open>\[)?(?P<label>\d{1,3}|[⁰¹²³⁴-⁹]{1,3})(?(open)\])(?P<sign>[.)]?)(?P<gap>\s{1,12}|(?<=[⁰¹²³⁴-⁹]))(?=\S)"
)
_TITLE = re.compile(r"[^.,:;()/\"“”\d]{1,80}")
_LINE = re.compile(r"[^\W_].{1,80}[^\W_]|[=-]{3,80}")
_STOPPED = re.compile(r"[^\W\d][.!?]")
_FEW = 8


def note_label(line: Line) -> re.Match[str] | None:
    """What at a line's head may be the label of a footnote."""
    return _START.match(line.text) if not line.empty else None


def find_notes(lines: Sequence[Line]) -> dict[int, tuple[str, int]]:
    """The lines that begin footnotes, by index: the label, and where the words begin."""
    glued = _glued_labels(lines)
    found = _candidates(lines)
    for style in ("gap", "bracket", "raised", "stop"):
        chosen = _sequence([one for one in found if one[1] == style], glued, lines)
        if chosen and not (style == "stop" and _is_headed(lines, min(chosen))):
            return chosen
    return {}


def _is_headed(lines: Sequence[Line], first: int) -> bool:
    """Whether a heading of other things, or a lead, stands right above: a numbered list."""
    above = next((line.text.strip() for line in reversed(lines[:first]) if not line.empty), "")
    if above.rstrip(":").lower().lstrip("0123456789. ") in note_heads():
        return False
    is_short = _LINE.fullmatch(above) and len(above.split()) <= _FEW
    is_line = is_short and not _STOPPED.search(above)
    return above.endswith(":") or (bool(is_line) and (first < 2 or lines[first - 1].empty))


def _glued_labels(lines: Sequence[Line]) -> set[int]:
    """Every number that stands where a reference to a footnote would."""
    found: set[int] = set()
    for line in lines:
        if line.empty:
            continue
        start = note_label(line)
        for one in REFERENCE.finditer(line.text, start.end() if start else 0):
            found |= {*numbers_in(one[1] or one[2] or one[3])}
    return found


def _candidates(lines: Sequence[Line]) -> list[tuple[int, str, int, int]]:
    """Lines that may begin a footnote: index, style, label, and where the words begin."""
    found: list[tuple[int, str, int, int]] = []
    for index, line in enumerate(lines):
        start = note_label(line)
        if start is None:
            continue
        label = int(start["label"].translate(LOWERED))
        raised = not start["label"].isascii()
        style = (
            "bracket"
            if start["open"]
            else "raised"
            if raised
            else "stop"
            if start["sign"]
            else "gap"
        )
        found.append((index, style, label, start.end()))
    return found


def _sequence(
    found: Sequence[tuple[int, str, int, int]], glued: set[int], lines: Sequence[Line]
) -> dict[int, tuple[str, int]]:
    """The candidates whose labels grow by one and are referred to in the text."""
    chosen: dict[int, tuple[str, int]] = {}
    last, last_index, referred = 0, -1, 0
    seen = [label for _, _, label, _ in found]
    for index, style, label, begin in found:
        fresh = index == 0 or lines[index - 1].empty or (last_index >= 0 and label == last + 1)
        wanted = label == last + 1 or (last < label <= last + 3 and label in glued)
        if not fresh or not (wanted or (label == 1 and 1 in glued and last > 1)):
            continue
        if _is_title(lines[index].text[begin:]) and (style == "stop" or seen.count(label) > 1):
            continue
        if label not in glued and last_index < 0:
            continue
        chosen[index] = (str(label), begin)
        last, last_index = label, index
        referred += label in glued
    return chosen if chosen and 2 * referred >= len(chosen) else {}


def _is_title(words: str) -> bool:
    return len(words.split()) <= _FEW and _TITLE.fullmatch(words) is not None
