"""Styles and lists of a Word document: what a paragraph is, whatever its style is called."""

from dataclasses import dataclass
from typing import Any

from synopsis.report.check.texts.word.package import W

_DEEP = 12
_CONTENTS = ("toc", "table of figures", "table of authorities", "index", "contents")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph is: heading, item, caption, quotation, contents or text; level and label."""

    kind: str
    level: int = 1
    label: str = ""


class Styles:
    """The styles and lists of a document; numbers are counted as paragraphs are met."""

    def __init__(self, styles: Any, numbering: Any) -> None:  # noqa: ANN401  # elements of lxml
        """Take the roots of two parts; either may be missing."""
        found = [] if styles is None else styles.iter(f"{W}style")
        self._styles = {one.get(f"{W}styleId"): one for one in found}
        self._default = next(
            (one for one in self._styles.values() if one.get(f"{W}default") in {"1", "true", "on"}
             and one.get(f"{W}type") == "paragraph"), None,
        )  # fmt: skip
        self._lists = _lists(numbering)
        self._counts: dict[tuple[str, int], int] = {}

    def look(self, paragraph: Any) -> Look:  # noqa: ANN401
        """What a paragraph is."""
        own = paragraph.find(f"{W}pPr")
        chain = self._chain(_value(own, "pStyle"))
        names = [_value(one, "name").lower() for one in chain]
        name = names[0] if names else ""
        layers = [own, *(one.find(f"{W}pPr") for one in chain)]
        if name.startswith(_CONTENTS):
            return Look("contents")
        level = _heading(names, _first(layers, "outlineLvl"))
        number = self._number(layers)
        if level:
            return Look("heading", level)
        if "caption" in names:
            return Look("caption")
        if any("quote" in one for one in names[:1]):
            return Look("quotation")
        if number is not None:
            return Look("item", number[0], number[1])
        return Look("item" if name.startswith("list bullet") else "text")

    def is_bold(self, run: Any) -> bool:  # noqa: ANN401
        """Whether a run itself, or its character style, is bold."""
        marks = (layer.find(f"{W}b") for layer in self.layers(run))
        mark = next((one for one in marks if one is not None), None)
        return mark is not None and mark.get(f"{W}val") not in {"0", "false", "off"}

    def layers(self, run: Any) -> list[Any]:  # noqa: ANN401
        """The look of a run: its own, then that of its character style and of those below."""
        look = run.find(f"{W}rPr")
        if look is None:
            return []
        styles = self._chain(_value(look, "rStyle"), own=True)
        below = (one.find(f"{W}rPr") for one in styles)
        return [look, *(one for one in below if one is not None)]

    def _chain(self, name: str, *, own: bool = False) -> list[Any]:
        """A style and those that it builds upon; the default style where none is named."""
        one = self._styles.get(name)
        if one is None and not own:
            one = self._default
        made: list[Any] = []
        while one is not None and one not in made and len(made) < _DEEP:
            made.append(one)
            one = self._styles.get(_value(one, "basedOn"))
        return made

    def _number(self, layers: list[Any]) -> tuple[int, str] | None:
        """The depth of an item from 1, and its number; none where a paragraph is no item."""
        found = [
            one
            for layer in layers
            if layer is not None and (one := layer.find(f"{W}numPr")) is not None
        ]
        name = next((value for one in found if (value := _value(one, "numId"))), "")
        deep = next((value for one in found if (value := _value(one, "ilvl"))), "0")
        if not name or name == "0":
            return None
        level = int(deep) if deep.isdigit() and int(deep) < 9 else 0  # Word's levels
        return level + 1, self._counted(name, level)

    def _counted(self, name: str, level: int) -> str:
        key, shapes = self._lists.get(name, (name, {}))
        shape, start = shapes.get(level, ("bullet", 1))
        for other in [one for one in self._counts if one[0] == key and one[1] > level]:
            del self._counts[other]
        count = self._counts.get((key, level), start - 1) + 1
        self._counts[key, level] = count
        return written(count, shape)


def _first(layers: list[Any], name: str) -> str:
    found = (_value(layer, name) for layer in layers if layer is not None)
    return next((one for one in found if one), "")


def _heading(names: list[str], outline: str) -> int:
    """The level of a heading from 1, by its style, its outline, or a style below; 0 for none."""
    own = _named(names[0]) if names else 0
    if own:
        return own
    if outline.isdigit():
        return int(outline) + 1 if int(outline) < 9 else 0
    return next((level for name in names if (level := _named(name))), 0)


def _named(name: str) -> int:
    """The level that a style's own name gives: Word keeps these names in English everywhere."""
    if name in {"title", "subtitle"}:
        return 1 if name == "title" else 2
    words = name.split()
    is_heading = len(words) == 2 and words[0] == "heading" and words[1].isdigit()
    return min(int(words[1]), 9) if is_heading else 0


def _value(node: Any, name: str) -> str:  # noqa: ANN401
    found = None if node is None else node.find(f"{W}{name}")
    return "" if found is None else str(found.get(f"{W}val") or "")


Shapes = dict[int, tuple[str, int]]


def _lists(numbering: Any) -> dict[str, tuple[str, Shapes]]:  # noqa: ANN401
    """For each list its pattern, and how each of its levels is numbered and where it starts."""
    if numbering is None:
        return {}
    patterns: dict[str, Shapes] = {}
    for pattern in numbering.iter(f"{W}abstractNum"):
        shapes = {}
        for level in pattern.iter(f"{W}lvl"):
            place, start = level.get(f"{W}ilvl") or "0", _value(level, "start")
            if place.isdigit():
                shapes[int(place)] = (_value(level, "numFmt"), int(start) if start.isdigit() else 1)
        patterns[str(pattern.get(f"{W}abstractNumId"))] = shapes
    made = {}
    for one in numbering.iter(f"{W}num"):
        name = str(one.get(f"{W}numId"))
        pattern = _value(one, "abstractNumId")
        is_own = one.find(f"{W}lvlOverride/{W}startOverride") is not None
        made[name] = (f"{pattern}/{name}" if is_own else pattern, patterns.get(pattern, {}))
    return made


def written(count: int, shape: str) -> str:
    """A number as a list or a footnote writes it; empty for a bullet."""
    if shape in {"decimal", "decimalZero", "ordinal"}:
        return str(count)
    if shape in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (count - 1) % 26)
        return letter if shape == "lowerLetter" else letter.upper()
    if shape in {"lowerRoman", "upperRoman"}:
        roman = _roman(count)
        return roman if shape == "lowerRoman" else roman.upper()
    return ""


def _roman(count: int) -> str:
    made = "c" * (count // 100) + "l" * (count % 100 // 50)
    rest = count % 50
    for value, sign in _ROMAN:
        made += sign * (rest // value)
        rest %= value
    return made
