"""A plain DOCX of a text that was given in another format, for comments to stand beside."""

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from synopsis.report.check.document import Block, Document, Kind, Slot

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell

_STYLES = {Kind.ITEM: "List Bullet", Kind.CAPTION: "Caption", Kind.QUOTATION: "Quote"}
_LOWEST = 6
# Signs of control, which XML cannot hold, become spaces.
_FIT = {number: " " for number in range(32) if number not in {9, 10, 13}}


def typescript(document: Document) -> tuple[bytes, dict[int, int]]:
    """The text as DOCX, and the index of the paragraph that each block became."""
    import docx  # heavy: only when used

    word = docx.Document()
    word.core_properties.title = document.title.translate(_FIT)[:255]
    word.core_properties.author = ""
    made: dict[int, object] = {}
    tables: dict[int, Grid] = {}
    for block in document.blocks:
        written = _write(word, block, tables, document)
        made[id(block)] = written
    order = {one: index for index, one in enumerate(word.element.body.iter(_paragraph_tag(word)))}
    data = BytesIO()
    word.save(data)
    return data.getvalue(), {block: order[written] for block, written in made.items()}


def _paragraph_tag(word: "WordDocument") -> str:
    return f"{word.element.tag.partition('}')[0]}}}p"


def _write(
    word: "WordDocument", block: Block, tables: dict[int, "Grid"], document: Document
) -> object:
    """Write one block; the element of its paragraph."""
    text = block.text.translate(_FIT)
    if (slot := block.slot) is not None:
        if slot.table not in tables:
            tables[slot.table] = Grid.of(word, document, slot.table)
        return tables[slot.table].write(slot, text)
    if block.kind is Kind.HEADING:
        return word.add_heading(text, min(_LOWEST, max(1, block.level)))._p  # noqa: SLF001
    label = f"{block.label} " if block.label and block.kind is Kind.FOOTNOTE else ""
    return word.add_paragraph(label + text, _STYLES.get(block.kind, "Normal"))._p  # noqa: SLF001


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table that is written, and the row and column that they begin with."""

    cells: "list[_Cell]"
    row: int
    column: int
    columns: int

    @classmethod
    def of(cls, word: "WordDocument", document: Document, table: int) -> "Grid":
        """An empty table with room for every cell of one of a document's tables."""
        slots = [one.slot for one in document.blocks if one.slot and one.slot.table == table]
        rows, columns = {one.row for one in slots}, {one.column for one in slots}
        height, width = 1 + max(rows) - min(rows), 1 + max(columns) - min(columns)
        made = word.add_table(height, width, "Table Grid")
        return cls(list(made._cells), min(rows), min(columns), width)  # noqa: SLF001  each else seeks all

    def write(self, slot: Slot, text: str) -> object:
        """Write text into the cell of a slot; the element of its paragraph."""
        cell = self.cells[(slot.row - self.row) * self.columns + slot.column - self.column]
        paragraph = cell.add_paragraph() if cell.text else cell.paragraphs[0]
        paragraph.add_run(text)
        return paragraph._p  # noqa: SLF001
