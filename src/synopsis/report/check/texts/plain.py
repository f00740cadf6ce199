"""Plain text: paragraphs, items, headings, tables and footnotes out of lines."""

# ruff: noqa: RUF001  # hyphens are meant as they stand

from collections.abc import Iterator, Sequence
from dataclasses import replace

from synopsis.report.check.document import Document, Format, Position
from synopsis.report.check.texts.captions import caption_pattern
from synopsis.report.check.texts.chunks import Chunk, cut_chunks
from synopsis.report.check.texts.clean import clean_text
from synopsis.report.check.texts.columns import UNSTEADY, is_unsteady, part_columns
from synopsis.report.check.texts.compose import Origin, compose
from synopsis.report.check.texts.joining import Vocabulary, count_words, join_lines
from synopsis.report.check.texts.language import guess_language
from synopsis.report.check.texts.lengths import refuse_long_lines, refuse_many_lines
from synopsis.report.check.texts.lines import read_lines
from synopsis.report.check.texts.marks import take_marks
from synopsis.report.check.texts.naming import name_kinds
from synopsis.report.check.texts.plain_notes import find_notes
from synopsis.report.check.texts.plain_tables import Grid, find_grids
from synopsis.report.check.texts.raw import Raw, Wish, weave
from synopsis.report.check.texts.stitching import stitch
from synopsis.report.check.texts.wishes import parse_wish


def read_plain(text: str, file: str, language: str | None = None) -> Document:
    """A plain text as a document; what extraction from a page left in it is taken out."""
    refuse_many_lines(text, file)
    refuse_long_lines(text, file)
    clean = clean_text(text.replace("\xad\n", "‐\n").replace("\xad\r\n", "‐\n"))
    spoken = language or guess_language(clean)
    lines = part_columns(read_lines(clean))
    words = count_words([line.text for line in lines if not line.empty])
    notes = find_notes(lines)
    grids = find_grids(lines, notes)
    taken = {index for grid in grids for index in range(grid.first, grid.last + 1)}
    body = [replace(line, dropped=True) if n in taken else line for n, line in enumerate(lines)]
    chunks = stitch(name_kinds(cut_chunks(body, notes), caption_pattern(spoken)))
    raws, wishes = _raws(chunks, grids, file, words)
    origin = Origin(Format.PLAIN, source=text, is_named=language is not None)
    return compose(file, take_marks(raws), spoken, wishes, origin)


def _raws(
    chunks: Sequence[Chunk], grids: Sequence[Grid], file: str, words: Vocabulary
) -> tuple[list[Raw], list[Wish]]:
    """Every chunk and table as blocks in the order of their lines, and the wishes among them."""
    raws: list[Raw] = []
    wishes: list[Wish] = []
    waiting = list(grids)
    last = 0
    for index, chunk in enumerate(chunks):
        first = chunk.lines[0]
        while waiting and waiting[0].line < first.number:
            raws += waiting.pop(0).raws(file, len(grids) - len(waiting) - 1)
        wish = parse_wish(first.text)
        if wish is None:
            raws += _woven(chunk, file, words)
            last = chunk.lines[-1].number
            continue
        following = chunks[index + 1].lines[0].number if index + 1 < len(chunks) else 0
        # Right under a block and apart from the next, a wish is of the block above it.
        above = first.number == last + 1 and following != first.number + 1
        place = len(raws) - (1 if above and raws else 0)
        wishes.append(Wish(*wish, Position(file, first.number, first.page), place))
    for grid in waiting:
        raws += grid.raws(file, grids.index(grid))
    return raws, wishes


def _woven(chunk: Chunk, file: str, words: Vocabulary) -> Iterator[Raw]:
    first = chunk.lines[0]
    texts = [(first.text[chunk.begin :], Position(file, first.number, first.page))]
    texts += [(one.text, Position(file, one.number, one.page)) for one in chunk.lines[1:]]
    raw = weave(chunk.kind, join_lines(texts, words), chunk.label, chunk.level)
    if raw is not None:
        doubted = is_unsteady([one.text for one in chunk.lines])
        yield replace(raw, doubt=UNSTEADY) if doubted else raw
