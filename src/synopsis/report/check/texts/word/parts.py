"""The paragraphs, tables and footnotes of a Word document, as they are handed over; run apart.

Each paragraph is {"number", "kind", "level", "label", "bold", "pieces": [[sort, words], ...],
"page", "cell"}, its number that of its element among all paragraphs of the main part, from 1.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synopsis.report.check.texts.apart.refused import RefusedError
from synopsis.report.check.texts.word.feet import running_notes
from synopsis.report.check.texts.word.package import Package, W
from synopsis.report.check.texts.word.runs import BOXES, MC, Seen, is_bold_throughout, seen_runs
from synopsis.report.check.texts.word.style import Look, Styles, written

_ENTERED = {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "body"}
_DEEPEST = 60


def extract(path: str) -> Iterator[dict[str, Any]]:
    """Every paragraph of a Word document in order, then its footnotes and endnotes."""
    package = Package(Path(path))
    root = package.parse(package.main)
    body = root.find(f"{W}body")
    if body is None:
        raise RefusedError("is damaged: it has no body")
    walk = _Walk(package, root)
    yield from walk.read(body)
    yield from walk.read_notes()
    yield from running_notes(package, len(walk.every))


def paragraphs_of(root: Any) -> list[Any]:  # noqa: ANN401  # an element of lxml
    """All paragraphs of the main part in the order in which they stand: the n-th has number n."""
    return list(root.iter(f"{W}p"))


class _Walk:
    """A walk through a document: its numbers, pages, tables and footnotes so far."""

    def __init__(self, package: Package, root: Any) -> None:  # noqa: ANN401
        self.package = package
        self.styles = Styles(package.beside("styles"), package.beside("numbering"))
        self.every = paragraphs_of(root)
        self.numbers = {one: number for number, one in enumerate(self.every, 1)}
        rendered = next(root.iter(f"{W}lastRenderedPageBreak"), None) is not None
        hard = any(one.get(f"{W}type") == "page" for one in root.iter(f"{W}br"))
        self.turns = "lastRenderedPageBreak" if rendered else "br"
        self.page: int | None = 1 if rendered or hard else None
        self.tables = 0
        self.notes: list[tuple[str, str, str, int, int | None]] = []
        self.labels: dict[str, str] = {}
        self.counts = {"foot": 0, "end": 0}
        self.shapes = _shapes(package.beside("settings"), root)
        self.comments = _comments(package.beside("comments"))

    def read(
        self,
        node: Any,  # noqa: ANN401
        cell: list[Any] | None = None,
        depth: int = 0,
    ) -> Iterator[dict[str, Any]]:
        """The paragraphs of a container in order."""
        if depth > _DEEPEST:
            raise RefusedError("holds tables in tables without end")
        for child in node:
            name = str(child.tag).removeprefix(W)
            if name == "p":
                yield from self.paragraph(child, cell, depth)
            elif name == "tbl":
                yield from self.table(child, cell, depth + 1)
            elif child.tag == f"{MC}AlternateContent":
                chosen = child.find(f"{MC}Choice")
                yield from self.read(child if chosen is None else chosen, cell, depth + 1)
            elif name in _ENTERED and not _is_contents(child):
                yield from self.read(child, cell, depth + 1)

    def paragraph(self, node: Any, cell: list[Any] | None, depth: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401
        """One paragraph, then the paragraphs of the text boxes that hang on it."""
        look, pieces = self.styles.look(node), list(seen_runs(node, self.styles.layers))
        number = self.numbers[node]
        told = [one for piece in pieces if (one := self.piece(piece, number)) is not None]
        yield {
            "number": number, "kind": look.kind, "level": look.level, "label": look.label,
            "bold": is_bold_throughout(pieces, self.styles.is_bold), "pieces": told, "cell": cell,
        }  # fmt: skip
        for box in _boxes(node):
            yield from self.read(box, None, depth + 1)

    def piece(self, piece: Seen, number: int) -> list[Any] | None:
        """A piece as it is handed over, with its page; a mark with the label that is shown."""
        if piece.sort == "page":
            if piece.words == self.turns and self.page is not None:
                self.page += 1
            return None
        if piece.sort == "comment":
            said = self.comments.pop(piece.words, "")
            return ["wish", said, self.page] if said else None
        if piece.sort == "mark":
            return ["mark", self.label(piece, number), self.page]
        return [piece.sort, piece.words, self.page]

    def label(self, piece: Seen, number: int) -> str:
        """The label of a footnote: counted on, or the sign of its own that follows in its run."""
        if piece.words in self.labels:
            return self.labels[piece.words]
        sort, name = piece.words.split(" ", 1)
        own = "".join(one.text or "" for one in piece.run.iter(f"{W}t"))
        if not own or not any(one.get(f"{W}customMarkFollows") for one in piece.run):
            self.counts[sort] += 1
            own = written(self.counts[sort], self.shapes[sort]) or str(self.counts[sort])
        self.labels[piece.words] = own
        self.notes.append((sort, name, own, number, self.page))
        return own

    def table(self, node: Any, cell: list[Any] | None, depth: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401
        """The cells of a table row by row; a table of one column is text in a frame."""
        rows = [one for one in _children(node, "tr") if one.find(f"{W}trPr/{W}del") is None]
        is_frame = all(len(list(_children(row, "tc"))) < 2 for row in rows)
        number = self.tables
        self.tables += not is_frame
        for index, row in enumerate(rows):
            is_head = index == 0 or row.find(f"{W}trPr/{W}tblHeader") is not None
            column = _whole(row.find(f"{W}trPr/{W}gridBefore"), 0)
            for one in _children(row, "tc"):
                place = cell if is_frame else [number, index, column, is_head]
                yield from self.read(one, place, depth)
                column += max(1, _whole(one.find(f"{W}tcPr/{W}gridSpan"), 1))

    def read_notes(self) -> Iterator[dict[str, Any]]:
        """The footnotes and endnotes in the order of their marks, where their marks stand."""
        held = {
            (sort, one.get(f"{W}id")): one
            for sort in ("foot", "end")
            if (root := self.package.beside(f"{sort}notes")) is not None
            for one in root.iter(f"{W}{sort}note")
        }
        for sort, name, label, number, page in list(self.notes):
            note = held.get((sort, name))
            if note is None:
                continue
            pieces: list[list[Any]] = []
            for one in note.iter(f"{W}p"):
                pieces += [["text", " ", page]] if pieces else []
                pieces += [[piece.sort, piece.words, page]
                           for piece in seen_runs(one, self.styles.layers)
                           if piece.sort in {"text", "raised", "again"}]  # fmt: skip
            yield {"number": number, "kind": "note", "level": 1, "label": label, "bold": False,
                   "pieces": pieces, "cell": None}  # fmt: skip


def _children(node: Any, name: str) -> Iterator[Any]:  # noqa: ANN401
    """Rows of a table or cells of a row, also those that a control or an insertion holds."""
    for child in node:
        tag = str(child.tag).removeprefix(W)
        if tag == name:
            yield child
        elif tag in _ENTERED:
            yield from _children(child, name)


def _boxes(node: Any) -> Iterator[Any]:  # noqa: ANN401
    """The text boxes that hang on a paragraph, each once and none that hangs on another."""
    waiting = [iter(node)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag == BOXES:
            yield child
        elif child.tag == f"{MC}AlternateContent":
            chosen = child.find(f"{MC}Choice")
            has_box = chosen is not None and next(chosen.iter(BOXES), None) is not None
            shown = chosen if has_box else child.find(f"{MC}Fallback")
            waiting.append(iter(() if shown is None else shown))
        elif child.tag not in {f"{W}del", f"{W}moveFrom"}:
            waiting.append(iter(child))


def _is_contents(node: Any) -> bool:  # noqa: ANN401
    """Whether a control holds a table of contents."""
    gallery = node.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"


def _whole(node: Any, otherwise: int) -> int:  # noqa: ANN401
    said = "" if node is None else node.get(f"{W}val") or ""
    return int(said) if said.isdigit() and len(said) < 4 else otherwise


def _shapes(settings: Any, root: Any) -> dict[str, str]:  # noqa: ANN401
    """How footnotes and endnotes are numbered: Word's own way where nothing is said."""
    made = {"foot": "decimal", "end": "lowerRoman"}
    for sort in made:
        for place in (settings, root):
            found = None if place is None else next(place.iter(f"{W}{sort}notePr"), None)
            shape = None if found is None else found.find(f"{W}numFmt")
            if shape is not None:
                made[sort] = str(shape.get(f"{W}val"))
    return made


def _comments(root: Any) -> dict[str, str]:  # noqa: ANN401
    """The words of comments that speak to the check, by their number."""
    if root is None:
        return {}
    said = {
        str(one.get(f"{W}id")): "".join(text.text or "" for text in one.iter(f"{W}t"))
        for one in root.iter(f"{W}comment")
    }
    return {name: words for name, words in said.items() if "synopsis:" in words.lower()}


__all__ = ["Look", "extract", "paragraphs_of"]
