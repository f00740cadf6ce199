"""Naming: which chunks of plain text are headings, captions or items."""

import re
from collections.abc import Sequence
from dataclasses import replace

from synopsis.report.check.document import Kind
from synopsis.report.check.texts.chunks import Chunk, follows, is_ended

_ROLE = re.compile(r"[^\W\d_]{1,20}:\s[^,]{1,80},\s|[^\W\d_]{1,20}:\s{1,3}(?:[^\W\d_]{1,4}\.\s)")
_UNDERLINE = re.compile(r"([=\-~^*#])\1{2,200}")
_SECTION = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s{1,8}(?=[^\W\d_])")
_HEADING_WORDS = 12
_SECTION_WORDS = 32
_CAPTION = 1200


def name_kinds(chunks: Sequence[Chunk], captions: re.Pattern[str]) -> list[Chunk]:
    """The chunks with headings and captions told from paragraphs."""
    named: list[Chunk] = []
    depth = 0
    titled = False
    for index, chunk in enumerate(chunks):
        before = named[-1] if named else None
        following = chunks[index + 1] if index + 1 < len(chunks) else None
        one = _named(chunk, (before, following), captions)
        if one.kind is Kind.HEADING and one.level == 0:
            one = replace(one, level=depth + 1 if titled else 1)
        elif one.kind is Kind.HEADING:
            depth = one.level
        elif _is_lone_star(one, before, following):
            one = replace(one, kind=Kind.PARAGRAPH, begin=0)
        titled = titled or one.kind is Kind.HEADING
        named.append(one)
    return named


def _named(
    chunk: Chunk, around: tuple[Chunk | None, Chunk | None], captions: re.Pattern[str]
) -> Chunk:
    if chunk.kind is Kind.FOOTNOTE:
        return chunk
    whole = chunk.lines[0].text if len(chunk.lines) == 1 else " ".join(x.text for x in chunk.lines)
    section = _SECTION.match(whole)
    if section and _is_section(chunk, whole, section, around):
        return replace(chunk, kind=Kind.HEADING, level=section[1].count(".") + 1, begin=0, label="")
    if chunk.kind is not Kind.PARAGRAPH:
        return chunk
    caption = captions.search(whole) if len(whole) < _CAPTION else None
    if caption is not None and (caption.start() or len(whole) < _CAPTION // 4):
        return replace(chunk, kind=Kind.CAPTION)
    return _headed(chunk, whole)


def _headed(chunk: Chunk, whole: str) -> Chunk:
    """A paragraph, or a heading where it is underlined, in capitals, or stands alone."""
    if len(chunk.lines) == 2 and _UNDERLINE.fullmatch(chunk.lines[1].text):  # a line and its rule
        level = 1 if chunk.lines[1].text[0] == "=" else 2
        return replace(chunk, kind=Kind.HEADING, lines=chunk.lines[:1], level=level)
    if whole.isupper() and len(chunk.lines) <= 3 and not is_ended(whole):
        return replace(chunk, kind=Kind.HEADING, level=1)
    return replace(chunk, kind=Kind.HEADING, level=0) if _stands_alone(chunk, whole) else chunk


def _is_lone_star(chunk: Chunk, before: Chunk | None, following: Chunk | None) -> bool:
    """Whether an asterisk leads a remark rather than one item among others."""
    if chunk.kind is not Kind.ITEM or not chunk.lines[0].text.startswith("*"):
        return False
    around = (one for one in (before, following) if one is not None)
    return not any(one.kind is Kind.ITEM and one.lines[0].text[0] == "*" for one in around)


def _is_section(
    chunk: Chunk, whole: str, section: re.Match[str], around: tuple[Chunk | None, Chunk | None]
) -> bool:
    """Whether a number leads a heading rather than an item."""
    words = len(whole.split())
    if is_ended(whole) or len(chunk.lines) > 3 or words > _SECTION_WORDS:
        return False
    if "." in section[1]:
        return True
    if not whole[section.end()].isupper() or words > _HEADING_WORDS:
        return False
    before, following = around
    if before is not None and (follows(before, section[1]) or before.text.endswith(":")):
        return False
    label = following.label if following is not None and following.kind is Kind.ITEM else ""
    return not (label.isdigit() and label != "1" and follows(chunk, label))


def _stands_alone(chunk: Chunk, whole: str) -> bool:
    """Whether a line by itself is a heading: short, begun in upper case, without a stop."""
    if len(chunk.lines) > 1 or is_ended(whole) or whole.endswith(",") or len(whole) > 100:
        return False
    if _ROLE.match(whole):
        return False
    words = whole.split()
    letters = whole[0].isupper() or (not whole[0].isalnum() and whole[-1:].isupper())
    return letters and len(words) <= _HEADING_WORDS and any(c.isalpha() for c in whole)
