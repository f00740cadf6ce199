"""ScenarioWizard's project files (.scw), read and written.

A text with a heading, the name of the matrix and sections that end with a line `#`: descriptors
(`&` before the name, ` -` before each variant), their short names in the same order, one section
that is empty, a colour for each variant, another empty one, the cells (a line for the variant that
speaks, a column for the one it speaks of); then remarks, each a line that begins with `#` and a
text in quotation marks: on the whole, on each descriptor, on each pair. The layout was read from
published files and the program's own description of its format (W. Weimer-Jehle, ScenarioWizard,
Constructing Consistent Scenarios Using Cross-Impact Balance Analysis, manual, appendix).
"""

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from synopsis.catalog import put_in_place
from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import Cells, CrossImpact, Descriptor
from synopsis.landscape.scenarios.plain_text import (
    lines_of,
    read_file,
    whole_number,
)

HEADING = "ScenarioWizard"
PLAIN = "FFFFFF"
SHOWN = 200  # signs of a name that a sentence repeats at most
SECTIONS = 6  # names, short names, empty, colours, empty, cells

Line = tuple[int, str]  # its number, counted from 1, and its text


@dataclass(frozen=True, slots=True)
class Project:
    """A matrix as ScenarioWizard keeps it: what the file says beside descriptors and cells.

    A descriptor's short name is its code, where it has one. `short` are the short names and
    `colours` the colours of variants in order, `remarks` the texts on the whole, on each descriptor
    and on each pair (the one that speaks, then the one spoken of). `unread` says what was not
    understood and would not be written again.
    """

    model: CrossImpact
    heading: str = f"$ {HEADING} 4.0"
    short: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse parts that do not fit the matrix; none at all always fits."""
        count, width = len(self.model.sizes), self.model.width
        fits = {
            "short names": (len(self.short), width),
            "colours": (len(self.colours), width),
            "remarks": (len(self.remarks), 1 + count + count * count),
        }
        for what, (there, needed) in fits.items():
            if there not in (0, needed):
                raise LandscapeError(
                    f"{there} {what} do not fit {count} descriptors with {width} variants",
                    where=f"the project of the cross-impact matrix '{self.model.name}'",
                )

    def remark(self, source: int, target: int) -> str:
        """What was remarked on the link from one descriptor to another; nothing is no remark."""
        count = len(self.model.sizes)
        return self.remarks[1 + count + source * count + target] if self.remarks else ""


def read_scw(path: Path) -> Project:
    """Read a project file; whatever is wrong with it is one sentence with file and line."""
    return parse_scw(read_file(path), f"the file '{path.name}'")


def parse_scw(data: bytes, where: str) -> Project:
    """A project from the bytes of its file."""
    lines = list(enumerate(lines_of(data, where), 1))
    if HEADING not in lines[0][1]:
        raise LandscapeError(f"its first line does not name {HEADING}", where=where)
    if len(lines) < 3:
        raise LandscapeError("it ends after its heading", where=where)
    sections, tail = _sections(lines[2:], where)
    name = lines[1][1].strip()
    long = _descriptors(sections[0], where)
    cells = _cells(sections[5], sum(len(one.variants) for one in long), where)
    descriptors, short, unread = _named(long, [text for _, text in sections[1]])
    try:
        model = CrossImpact(name, descriptors, cells)
    except LandscapeError as error:
        raise LandscapeError(error.what[:SHOWN], where=where, remedy=error.remedy) from error
    colours = [text.strip() for _, text in sections[3] if text.strip()]
    count, width = len(descriptors), model.width
    colours, strange = _fitting("colours", colours, width)
    remarks, foreign = _fitting("remarks", _quoted(tail), 1 + count + count * count)
    unread += strange + foreign
    for number in (2, 4):
        unread += [
            f"line {at} stands in an unknown section" for at, t in sections[number] if t.strip()
        ]
    heading = lines[0][1].strip()
    return Project(model, heading, tuple(short), tuple(colours), tuple(remarks), tuple(unread))


def write_scw(project: Project, path: Path) -> None:
    """Write a project file whole, in the layout that ScenarioWizard reads."""
    put_in_place(path, format_scw(project))


def format_scw(project: Project) -> bytes:
    """The bytes of a project file; what would not be read back as it was is refused.

    Windows-1252 where it can be, which is what the program itself reads, else UTF-8.
    """
    model = project.model
    where = f"the cross-impact matrix '{model.name}'"
    if model.bias.any():
        raise LandscapeError("a project file has no place for a bias", where=where)
    text = "\r\n".join(_lines(project))
    for encoding in ("cp1252", "utf-8"):
        data = text.encode(encoding, errors="replace")
        if _is_same(data, project):
            return data
    raise LandscapeError(
        "a name or a remark has spaces at its ends, line ends or signs of the file's layout",
        where=where,
        remedy="a project file holds one plain name a line",
    )


def _is_same(data: bytes, project: Project) -> bool:
    try:
        read = parse_scw(data, "")
    except LandscapeError:
        return False
    one, other = read.model, project.model
    parts = (
        (read.heading, project.heading),
        (one.name, other.name),
        (one.descriptors, tuple(map(_nameless, other.descriptors))),
        *((a, b if any(b) else ()) for a, b in zip(_beside(read), _beside(project), strict=True)),
    )
    return all(a == b for a, b in parts) and np.array_equal(one.cells, other.cells)


def _nameless(one: Descriptor) -> Descriptor:
    return Descriptor(one.code, one.variants, "" if one.name == one.code else one.name)


def _beside(project: Project) -> tuple[tuple[str, ...], ...]:
    return project.short, project.colours or (PLAIN,) * project.model.width, project.remarks


def _lines(project: Project) -> list[str]:
    model = project.model
    names = [[one.name or one.code, *one.variants] for one in model.descriptors]
    rest = iter(project.short)
    codes = [one.code if one.name else "" for one in model.descriptors]
    short = [[code, *(next(rest, "") for _ in n[1:])] for code, n in zip(codes, names, strict=True)]
    lines = [project.heading, model.name]
    lines += [mark for group in names for mark in (f"&{group[0]}", *(f" -{w}" for w in group[1:]))]
    lines += ["#"]
    lines += [mark for group in short for mark in (f"&{group[0]}", *(f" {w}" for w in group[1:]))]
    lines += ["#", "#", *_beside(project)[1], "#", "#"]
    lines += [",".join(f"{cell: d} " for cell in row) for row in model.cells.tolist()]
    return [*lines, "#", *_remarks(project), "#", "#", ""]


def _remarks(project: Project) -> list[str]:
    count = len(project.model.sizes)
    heads = ["# 0-0", *["# "] * count, *["#  -> "] * (count * count)]
    texts = project.remarks or ("",) * len(heads)
    return [line for head, text in zip(heads, texts, strict=True) for line in (head, f'"{text}"')]


def _sections(lines: list[Line], where: str) -> tuple[list[list[Line]], list[str]]:
    """The sections up to the cells, and the lines behind them."""
    sections: list[list[Line]] = [[]]
    for place, (number, line) in enumerate(lines):
        text = line.strip()
        if len(sections) == SECTIONS and text.startswith("#"):
            behind = place + (text == "#")  # a file may leave out the line that ends the cells
            return sections, [text for _, text in lines[behind:]]
        if text == "#":
            sections.append([])
        else:
            sections[-1].append((number, line))
    raise LandscapeError(
        f"it ends in section {len(sections)} of {SECTIONS}, before the line '#' behind the cells",
        where=where,
        remedy="the file is cut off: take it again from where it was made",
    )


def _descriptors(section: list[Line], where: str) -> tuple[Descriptor, ...]:
    """The descriptors and their variants."""
    found: list[tuple[str, int, list[str]]] = []
    for number, line in section:
        text = line.strip()
        word = text[1:].strip()
        if not text:
            continue
        if text[0] not in "&-" or not word or (text[0] == "-" and not found):
            raise LandscapeError(
                f"'{text[:40]}' is neither a descriptor ('&' and its name) nor one of its variants "
                "('-' and its name)",
                where=f"line {number} of {where}",
            )
        if text[0] == "&":
            found.append((word, number, []))
        else:
            found[-1][2].append(word)
    return tuple(_descriptor(one, where) for one in found)


def _descriptor(found: tuple[str, int, list[str]], where: str) -> Descriptor:
    code, number, variants = found
    try:
        return Descriptor(code, tuple(variants))
    except LandscapeError as error:
        raise LandscapeError(
            f"{error.what} ({error.where[:SHOWN]})", where=f"line {number} of {where}"
        ) from error


def _cells(section: list[Line], width: int, where: str) -> Cells:
    """The cells, shape (V, V)."""
    rows = [(number, text.split(",")) for number, text in section if text.strip()]
    if len(rows) != width:
        raise LandscapeError(
            f"{width} variants need {width} rows of cells, and it has {len(rows)}", where=where
        )
    for number, cells in rows:
        if len(cells) == width + 1 and not cells[-1].strip():
            cells.pop()
        if len(cells) != width:
            raise LandscapeError(
                f"a row has {len(cells)} cells where there are {width} variants",
                where=f"line {number} of {where}",
            )
    table = [[whole_number(one, f"line {at} of {where}") for one in cells] for at, cells in rows]
    return np.array(table, dtype=np.int64).reshape(width, width)


def _named(
    long: tuple[Descriptor, ...], texts: list[str]
) -> tuple[tuple[Descriptor, ...], list[str], list[str]]:
    """Descriptors with their short names as codes, the variants' short names, what did not fit."""
    marked = [text.strip() for text in texts]
    shape = [mark for one in long for mark in ("&", *(" " for _ in one.variants))]
    while len(marked) > len(shape) and not marked[-1]:
        marked.pop()
    if len(marked) != len(shape) or any(
        (mark == "&") != text.startswith("&") for mark, text in zip(shape, marked, strict=True)
    ):
        unread = ["the short names do not fit the descriptors"] if any(marked) else []
        return long, [], unread
    codes = [text[1:].strip() for text in marked if text.startswith("&")]
    short = [text for text in marked if not text.startswith("&")]
    named = tuple(
        Descriptor(code, one.variants, one.code) if code not in ("", one.code) else one
        for one, code in zip(long, codes, strict=True)
    )
    if len({one.code for one in named}) < len(long):
        return long, short if any(short) else [], ["two descriptors have the same short name"]
    return named, short if any(short) else [], []


def _quoted(tail: list[str]) -> list[str]:
    """The texts in quotation marks, each behind a line that begins with '#'."""
    pattern = r'^[ \t]*#[^\n]*\n[ \t]*"(.*?)"[ \t]*$(?=\s*(?:#|\Z))'
    return re.findall(pattern, "\n".join(tail), re.MULTILINE | re.DOTALL)


def _fitting(what: str, there: list[str], needed: int) -> tuple[list[str], list[str]]:
    """The texts where there are as many as are needed, else none and a sentence that says so."""
    if there and len(there) != needed:
        return [], [f"{len(there)} {what} are not the {needed} of the descriptors and variants"]
    return (there if any(there) else []), []
