"""Stitching: a block that a page's end, a footnote or a picture parted made one again."""

# ruff: noqa: RUF001  # dashes, quotation marks and other letters are meant as they stand

from collections.abc import Sequence
from dataclasses import replace

from synopsis.report.check.document import Kind
from synopsis.report.check.texts.chunks import Chunk
from synopsis.report.check.texts.joining import address_goes_on
from synopsis.report.check.texts.wishes import parse_wish

_BACK = 24
_LOOSE = frozenset({Kind.FOOTNOTE, Kind.CAPTION})
_RUNNING = frozenset({Kind.PARAGRAPH, Kind.ITEM})
_FULL = 60
_NEARLY = 0.75
_FEW = 10


def stitch(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks with parted paragraphs, items and footnotes joined to where they began."""
    done: list[Chunk] = []
    for index, chunk in enumerate(chunks):
        following = chunks[index + 1] if index + 1 < len(chunks) else None
        place = _begun(done, chunk, following)
        if place is None:
            done.append(chunk)
        else:
            done[place] = replace(done[place], lines=(*done[place].lines, *chunk.lines))
    return done


def _begun(done: Sequence[Chunk], chunk: Chunk, following: Chunk | None) -> int | None:
    """The chunk that this one goes on with, or none."""
    if done and done[-1].kind is Kind.FOOTNOTE and _note_goes_on(done[-1], chunk):
        return len(done) - 1
    place = _last_running(done) if chunk.kind in {Kind.PARAGRAPH, Kind.HEADING} else None
    wished = parse_wish(chunk.lines[0].text)
    if place is None or wished or done[place].ended or parse_wish(done[place].lines[0].text):
        return None
    if chunk.text[0].islower() or done[place].lines[-1].text.endswith(("-", "‐")):
        return place
    if done[place].kind is Kind.ITEM and place == len(done) - 1:
        return place if _item_goes_on(done[place], chunk, following) else None
    crosses = done[place].kind is Kind.PARAGRAPH and _crosses_page(done[place], chunk)
    return place if crosses else None


def _last_running(done: Sequence[Chunk]) -> int | None:
    """The last paragraph or item, footnotes and captions passed over."""
    for place in range(len(done) - 1, max(-1, len(done) - 1 - _BACK), -1):
        if done[place].kind in _RUNNING:
            return place
        if done[place].kind not in _LOOSE:
            return None
    return None


def _note_goes_on(note: Chunk, chunk: Chunk) -> bool:
    """A footnote that broke off in mid-line goes on with the lines that lead to its address."""
    last = note.lines[-1].text
    if chunk.kind is Kind.ITEM:
        return _lists(note, chunk)
    if chunk.kind not in {Kind.PARAGRAPH, Kind.HEADING}:
        return False
    if address_goes_on(last, chunk.lines[0].text):
        return True
    unfinished = len(last) >= _FULL and "http" not in last and "www." not in last
    leads = any("http" in line.text or "www." in line.text for line in chunk.lines[:3])
    few = len(chunk.lines) <= 3 and chunk.lines[0].indent == 0  # a footnote's rest
    if unfinished and last.endswith((".", "”")) and not last.endswith("..."):
        return False
    return unfinished and leads and few


def _lists(note: Chunk, chunk: Chunk) -> bool:
    """A numbered list that began within a footnote goes on in it."""
    if not chunk.label.isdigit() or chunk.label == "1":
        return False
    before = f"{int(chunk.label) - 1}."
    return any(line.text.startswith(before) for line in note.lines)


def _item_goes_on(item: Chunk, chunk: Chunk, following: Chunk | None) -> bool:
    """An item that broke off goes on with a short line before the next item."""
    if len(chunk.lines) > 2 or chunk.lines[0].text[0].isdigit():
        return False
    last = item.lines[-1].text
    if last.endswith(","):
        return True
    listed = following is not None and following.kind is Kind.ITEM
    commas = "," in chunk.text and len(chunk.text.split()) <= _FEW
    return not chunk.ended and ((listed and len(last) > _FULL // 2) or commas)


def _crosses_page(begun: Chunk, chunk: Chunk) -> bool:
    """A paragraph that a page's end parted before a word in upper case."""
    lines = begun.lines
    many = len(lines) > 1 and len(lines[-1].text) >= _NEARLY * len(lines[-2].text)
    return chunk.broken and chunk.kind is Kind.PARAGRAPH and many and len(chunk.lines) > 1
