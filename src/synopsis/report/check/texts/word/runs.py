"""The runs of a paragraph: what of it is seen, in order.

A piece is (sort, words, run): "text", "bold" or "raised" words, the "mark" of a footnote ("foot 3",
"end 2", or "own *" for a mark of its own), a "page" that begins, or a "comment" by its number.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from synopsis.report.check.texts.word.package import W

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
BOXES = f"{W}txbxContent"
_GONE = {f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}fldData", BOXES}
# Half points by which a mark is set above the line at least.
_RAISED_BY = 4
Layers = Callable[[Any], list[Any]]
_SIGNS = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "-"}


_REFERENCES = {
    "footnoteReference": "foot",
    "endnoteReference": "end",
    "commentReference": "comment",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A piece of a paragraph and the run that holds it."""

    sort: str
    words: str
    run: Any


def seen_runs(paragraph: Any, layers: Layers) -> Iterator[Seen]:  # noqa: ANN401  # of lxml
    """The pieces of a paragraph in order, without its text boxes; fields show their results.

    `layers` tells the look of a run, its own before that of the styles on which it is built.
    """
    fields: list[str] = []
    for run in _runs(paragraph):
        if run.tag == f"{M}t":
            yield Seen("text", run.text or "", run)
        elif run.tag in {f"{W}commentReference", f"{W}commentRangeStart"}:
            yield Seen("comment", run.get(f"{W}id") or "", run)
        elif run.tag == f"{W}r":
            yield from _run(run, fields, _sort(layers(run)))


def _runs(paragraph: Any) -> Iterator[Any]:  # noqa: ANN401
    """The runs of a paragraph in order, those of the first alternative where there are several."""
    waiting = [iter(paragraph)]
    while waiting:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
        elif node.tag == f"{MC}AlternateContent":
            waiting.append(iter(_alternative(node)))
        elif node.tag in {f"{W}r", f"{M}t", f"{W}commentRangeStart"}:
            yield node
        elif isinstance(node.tag, str) and node.tag not in _GONE and node.tag != f"{W}p":
            waiting.append(iter(node))


def _alternative(node: Any) -> Any:  # noqa: ANN401
    chosen = node.find(f"{MC}Choice")
    found = chosen if chosen is not None else node.find(f"{MC}Fallback")
    return found if found is not None else ()


def _run(run: Any, fields: list[str], sort: str) -> Iterator[Seen]:  # noqa: ANN401
    is_own = False
    for node in run:
        name = str(node.tag).removeprefix(W)
        if name == "fldChar":
            _turn(node, fields)
        elif name == "instrText" and fields:
            fields[-1] += node.text or ""
        elif name == "lastRenderedPageBreak" or (name == "br" and node.get(f"{W}type") == "page"):
            yield Seen("page", name, run)
            continue
        elif name in _REFERENCES:
            is_own = node.get(f"{W}customMarkFollows") in {"1", "true", "on"}
            yield Seen(*_reference(name, node), run)
        if any("\n" not in field for field in fields) or sort == "hidden":
            continue
        words = (node.text or "") if name == "t" else _SIGNS.get(name, "")
        if words:
            yield Seen("own" if is_own else _field_sort(fields, sort, words), words, run)


def _reference(name: str, node: Any) -> tuple[str, str]:  # noqa: ANN401
    """What a reference leads to: a footnote, an endnote or a comment, by its number."""
    number = node.get(f"{W}id") or ""
    sort = _REFERENCES[name]
    return ("comment", number) if sort == "comment" else ("mark", f"{sort} {number}")


def _turn(node: Any, fields: list[str]) -> None:  # noqa: ANN401
    """A field begins, shows its result (its instruction is closed by a line's end), or ends."""
    kind = node.get(f"{W}fldCharType")
    if kind == "begin":
        fields.append("")
    elif kind == "separate" and fields:
        fields[-1] += "\n"
    elif kind == "end" and fields:
        fields.pop()


def _field_sort(fields: list[str], sort: str, words: str) -> str:
    """A field that repeats a footnote's number is a mark of it."""
    is_mark = any(field.split()[:1] == ["NOTEREF"] for field in fields)
    return "again" if is_mark and words.strip().isalnum() else sort


def _sort(layers: list[Any]) -> str:
    """Whether words are hidden, raised above the line, or plain text."""
    hidden = _first(layers, "vanish")
    if hidden is not None and hidden.get(f"{W}val") not in {"0", "false", "off"}:
        return "hidden"
    place, height = _first(layers, "vertAlign"), _first(layers, "position")
    if place is not None and place.get(f"{W}val") == "superscript":
        return "raised"
    up = "" if height is None else height.get(f"{W}val") or ""
    return "raised" if up.isdigit() and int(up) >= _RAISED_BY else "text"


def _first(layers: list[Any], name: str) -> Any:  # noqa: ANN401
    """What the uppermost layer that has a word on it says of a look."""
    found = (layer.find(f"{W}{name}") for layer in layers)
    return next((one for one in found if one is not None), None)


def is_bold_throughout(pieces: list[Seen], bold: Any) -> bool:  # noqa: ANN401  # a question of a run
    """Whether every run with words is bold."""
    worded = [one for one in pieces if one.sort == "text" and one.words.strip()]
    return bool(worded) and all(bold(one.run) for one in worded)
