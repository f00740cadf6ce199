"""The page itself: head with filter, texts with their notes, and what was left on request."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape
from importlib.resources import files
from itertools import groupby
from pathlib import PurePath

from synopsis.report.check.document import Block, Document, Kind, Position
from synopsis.report.check.faces.beside.marked import Entry, anchors_of, entries_of, marked
from synopsis.report.check.faces.text import summary
from synopsis.report.check.faces.wording import (
    Forms,
    formats_of,
    idleness,
    place_from,
    place_of,
    plural,
    remarks_of,
    shortened,
)
from synopsis.report.check.note import Severity, Unread
from synopsis.report.check.rules import load_cards
from synopsis.report.check.run import Checked
from synopsis.report.check.visible import visible
from synopsis.report.palette import DARK, LIGHT

_ASSETS = files("synopsis.report.check.faces.beside") / "assets"
# Vermilion and blue of Okabe and Ito (2008), told apart by eyes of every kind; darker on paper.
_LIGHT = "--error:#a63c00;--error-tint:#f8e3d4;--caution:#00598f;--caution-tint:#e3ecf1;"
_DARK = "--error:#ff9a5c;--error-tint:#40281a;--caution:#74bdf2;--caution-tint:#1c2f3d;"
_LOWEST = 6


def render_html(checked: Checked, unread: Sequence[Unread] = (), *, is_all: bool = False) -> str:
    """One page for all documents of a check; hints are shown at first where all are asked for."""
    view = _View(checked)
    style, script = _style(), (_ASSETS / "view.js").read_text("utf-8")
    texts = "".join(view.text(document) for document in checked.documents)
    policy = f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
    policy += "base-uri 'none'; form-action 'none'"
    title = (
        ", ".join(one.title or visible(one.file) for one in checked.documents) or "nothing was read"
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>Notes on {escape(shortened(title, 100))}</title>\n<style>{style}</style>\n"
        f"<script>{script}</script>\n</head>\n<body>\n"
        f"{_head(checked, view, shows_hints=is_all)}\n<main>{texts}</main>\n"
        f"{_back(checked, unread, view.forms)}\n</body>\n</html>\n"
    )


class _View:
    """Numbered notes and the names of places, as every part of the page links to them."""

    def __init__(self, checked: Checked) -> None:
        self.entries = entries_of(checked.notes)
        self.forms = formats_of(checked)
        self._footnotes: dict[str, str] = {}
        self._notes: dict[int, str] = {}
        self._texts = 0
        self._names, self._others = anchors_of(checked.documents, checked.notes)

    def text(self, document: Document) -> str:
        """A document with its notes beside it."""
        self._texts += 1
        self._footnotes, self._notes = {}, {}
        for number, block in enumerate(document.blocks):
            if block.kind is Kind.FOOTNOTE and block.label not in self._footnotes:
                name = f"f-{self._texts}-{number}"
                self._footnotes[block.label] = self._notes[id(block)] = name
        spoken = "" if document.is_foreign else document.language
        rows = (self._rows(blocks) for blocks in _grouped(document.blocks))
        return (
            f'<article class="text" lang="{escape(spoken)}">\n'
            f'<h2 lang="en">{escape(visible(PurePath(document.file).name))}</h2>\n'
            f"{''.join(rows)}</article>\n"
        )

    def _rows(self, blocks: list[Block]) -> str:
        entries = [one for block in blocks for one in self.entries.get(id(block), ())]
        shown = self._table(blocks) if blocks[0].slot else self._block(blocks[0])
        notes = "".join(map(self._note, entries))
        aside = (
            f'<aside class="notes" lang="en" aria-label="Notes">{notes}</aside>' if notes else ""
        )
        return f'<div class="row">{shown}{aside}</div>\n'

    def _marked(self, block: Block) -> str:
        found = self.entries.get(id(block), []), self._others.get(id(block), [])
        return marked(block, *found, self._names, self._footnotes)

    def _block(self, block: Block) -> str:
        tag = f"h{min(_LOWEST, 2 + block.level)}" if block.kind is Kind.HEADING else "p"
        label = escape(block.label)
        data = f' data-label="{label}"' if label and block.kind is Kind.ITEM else ""
        ahead = f"<sup>{label}</sup> " if label and block.kind is Kind.FOOTNOTE else ""
        kind, name = block.kind.value, self._notes.get(id(block))
        data += f' id="{name}"' if name else ""
        return f'<{tag} class="{kind}" dir="auto"{data}>{ahead}{self._marked(block)}</{tag}>'

    def _table(self, blocks: list[Block]) -> str:
        rows = groupby(blocks, key=lambda block: block.slot.row if block.slot else 0)
        told = "".join(f"<tr>{''.join(map(self._cell, row))}</tr>" for _, row in rows)
        return f'<div class="scroll"><table>{told}</table></div>'

    def _cell(self, block: Block) -> str:
        return f'<td dir="auto">{self._marked(block)}</td>'

    def _note(self, entry: Entry) -> str:
        note, other = entry.note, ""
        if note.other is not None and note.other.position is not None and note.hit is not None:
            where = escape(place_from(note.other.position, note.position.file, self.forms))
            name = self._names.get(id(note.hit.other), "")
            link = f'<a href="#{name}">{where}</a>' if name else where
            other = f"<p>{_label('other')} {link}: <q>{_cut(note.other.excerpt)}</q></p>"
        if note.other is not None:
            more = note.other.more.items()
            other += "".join(
                f"<p>{_label(key.replace('_', ' '))} {escape(one)}</p>" for key, one in more
            )
        return (
            f'<div class="note {entry.severity.value}" id="{entry.id}"><p class="head">'
            f'<a class="sign" href="#{entry.words_id}">{entry.sign} {entry.severity.value}</a> '
            f"{escape(place_of(note.position, self.forms))}"
            f' <span class="rule">{escape(note.rule)}</span></p>'
            f"<p>{escape(note.why)}</p><p>{_label('fix')} {escape(note.remedy)}</p>{other}</div>"
        )


def _grouped(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Blocks one by one, but the cells of a table together."""
    group: list[Block] = []
    for block in blocks:
        table = block.slot.table if block.slot else None
        if group and (table is None or group[-1].slot is None or group[-1].slot.table != table):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _head(checked: Checked, view: _View, *, shows_hints: bool) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" id="show-{one.value}"'
        f"{'' if one is Severity.HINT and not shows_hints else ' checked'}> "
        f"{plural(checked.counted(one), one.value)}</label>"
        for one in Severity
    )
    entries = sorted(
        (entry for found in view.entries.values() for entry in found),
        key=lambda entry: (entry.severity.rank, int(entry.sign[1:])),
    )
    return (
        f"<header><h1>Notes of the prose check</h1><p>{escape(summary(checked))}</p>"
        f"{''.join(f'<p>{escape(one)}.</p>' for one in remarks_of(checked))}"
        f'<fieldset class="show"><legend>Show</legend>{boxes}</fieldset>'
        f'<ul class="jump">{_jump(entries)}</ul></header>'
    )


def _jump(entries: Sequence[Entry]) -> str:
    """A line for each rule and severity, with a link to each of its places."""
    lines: dict[tuple[str, str], list[str]] = {}
    for one in entries:
        link = f'<a href="#{one.words_id}">{one.sign}</a>'
        lines.setdefault((one.severity.value, one.note.rule), []).append(link)
    cards = load_cards()
    titles = {name: card.title.strip().rstrip(".") for name, card in cards.items()}
    return "".join(
        f'<li class="{severity}">{escape(titles.get(rule, rule))} '
        f'<span class="rule">{escape(rule)}</span> {" ".join(links)}</li>'
        for (severity, rule), links in lines.items()
    )


def _back(checked: Checked, unread: Sequence[Unread], forms: Forms) -> str:
    left = [
        f"{_where(one.note.position, one.note.rule, forms)} <q>{_cut(one.note.excerpt)}</q> "
        f"because {escape(one.wish.reason)}"
        for one in checked.spared
    ]
    idle = [
        f"{_where(one.position, one.rule, forms)} {escape(idleness(one))}" for one in checked.idle
    ]
    parts = (
        ("Not read", [escape(visible(one.why)) for one in unread]),
        ("Ignored on request", left),
        ("Ignore requests without effect", idle),
    )
    told = "".join(
        f"<h2>{head}</h2><ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
        for head, lines in parts
        if lines
    )
    quiet = "" if checked.notes else '<p class="quiet">There is nothing to note.</p>'
    return f'<footer class="back">{quiet}{told}</footer>'


def _where(position: Position, rule: str, forms: Forms) -> str:
    return f"{escape(visible(position.file))}, {escape(place_of(position, forms))}, {escape(rule)}:"


def _label(text: str) -> str:
    return f'<span class="label">{escape(text)}:</span>'


def _cut(text: str) -> str:
    return escape(shortened(text))


def _style() -> str:
    light = "".join(f"--{name}:{colour};" for name, colour in LIGHT.names.items()) + _LIGHT
    dark = "".join(f"--{name}:{colour};" for name, colour in DARK.names.items()) + _DARK
    sheet = (_ASSETS / "view.css").read_text("utf-8")
    themes = f":root{{color-scheme:light dark;{light}}}"
    themes += f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    return f"\n{themes}\n{sheet}"


def _digest(text: str) -> str:
    """What a page's policy calls a style or script that it may use."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
