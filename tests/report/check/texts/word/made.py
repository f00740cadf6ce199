"""Word documents made for tests, part by part."""

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:pPr><w:spacing w:after="160"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel"/>'
    '<w:basedOn w:val="berschrift1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def run(text: str, look: str = "") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, style: str = "", more: str = "") -> str:
    """A paragraph of runs, or of words."""
    runs = inner if inner.startswith("<") or not inner else run(inner)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{runs}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells, each words or paragraphs."""
    made = "".join(
        "<w:tr>" + "".join(f"<w:tc>{_cell(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{made}</w:tbl>"


def _cell(cell: str) -> str:
    return cell if cell.startswith("<") else paragraph(cell)


def mark(number: int, sort: str = "footnote") -> str:
    """A reference to a footnote or an endnote."""
    up = '<w:vertAlign w:val="superscript"/>'
    return f'<w:r><w:rPr>{up}</w:rPr><w:{sort}Reference w:id="{number}"/></w:r>'


def note(number: int, text: str, sort: str = "footnote") -> str:
    """A footnote's or an endnote's own text."""
    up = '<w:vertAlign w:val="superscript"/>'
    inner = paragraph(
        f"<w:r><w:rPr>{up}</w:rPr><w:{sort}Ref/></w:r>" + run(" " + text, '<w:sz w:val="16"/>')
    )
    return f'<w:{sort} w:id="{number}">{inner}</w:{sort}>'


def write_word(path: Path, body: str, **parts: str) -> Path:
    """A Word document of a body and parts by name (footnotes, endnotes, comments, settings)."""
    held = {"styles": STYLES, "numbering": NUMBERING, **parts}
    roots = {name: f"<w:{name} {_SPACES}>{inner}</w:{name}>" for name, inner in held.items()} | {
        "document": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>"
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _types(roots))
        package.writestr("_rels/.rels", _relations({"word/document.xml": "officeDocument"}))
        relations = _relations({f"{name}.xml": name for name in held})
        package.writestr("word/_rels/document.xml.rels", relations)
        for name, root in roots.items():
            package.writestr(f"word/{name}.xml", root)
    return path


def _types(names: Iterable[str]) -> str:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}.'
        f'{"document.main" if name == "document" else name}+xml"/>'
        for name in names
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _relations(targets: Mapping[str, str]) -> str:
    role = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    inner = "".join(
        f'<Relationship Id="r{number}" Type="{role}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items())
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'
