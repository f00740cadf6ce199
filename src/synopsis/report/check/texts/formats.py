"""Formats: what a file is by its bytes, and by its name only where bytes do not tell."""

import re
import zipfile
from pathlib import Path

from synopsis.report.check.document import Format
from synopsis.report.check.texts.reading import HTML, MARKDOWN
from synopsis.report.check.texts.refusing import refused
from synopsis.report.errors import ReportError

_HEAD = 4096
_PDF = re.compile(rb"%PDF-\d")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--.{0,2000}?-->\s{0,200})?<(?:!doctype\s{1,9}html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HASHES = re.compile(r"^#{1,6} \S", re.MULTILINE)
_PLAIN = frozenset({".txt", ".text"})
_SAVE = "save it as DOCX, PDF, HTML, Markdown or plain text"
_RECOGNISE = "run it through text recognition (OCR) first"
_OTHERS = {
    b"\x89PNG": ("a picture (PNG)", _RECOGNISE),
    b"\xff\xd8\xff": ("a picture (JPEG)", _RECOGNISE),
    b"GIF8": ("a picture (GIF)", _RECOGNISE),
    b"II*\0": ("a picture (TIFF)", _RECOGNISE),
    b"MM\0*": ("a picture (TIFF)", _RECOGNISE),
    b"{\\rtf": ("rich text (RTF)", "save it as DOCX or PDF"),
    b"\x1f\x8b": ("a compressed file (gzip)", "unpack it first"),
    b"7z\xbc\xaf": ("an archive (7z)", "unpack it first"),
    b"Rar!": ("an archive (RAR)", "unpack it first"),
    b"%!PS": ("PostScript", "save it as PDF"),
}
_ENDINGS = {
    ".csv": "a table of values (CSV)", ".tsv": "a table of values (TSV)", ".json": "data (JSON)",
    ".xml": "data (XML)", ".svg": "a picture (SVG)", ".ipynb": "a notebook", ".tex": "LaTeX source",
    ".yml": "data (YAML)", ".yaml": "data (YAML)", ".eml": "a letter (EML)",
}  # fmt: skip
_PACKAGES = {
    "application/vnd.oasis.opendocument.text": (
        "an OpenDocument text (ODT)",
        "save it as DOCX or PDF",
    ),
    "application/vnd.oasis.opendocument": ("an OpenDocument file", _SAVE),
    "application/epub+zip": ("an e-book (EPUB)", _SAVE),
    "xl/": ("a workbook (XLSX)", "save the text that it holds as DOCX or PDF"),
    "ppt/": ("a presentation (PPTX)", "save it as PDF"),
}


def tell_binary(path: Path) -> Format | None:
    """PDF or DOCX by the bytes of a file; none where it may be text; a sentence for all others."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    is_named_text = path.suffix.lower() in MARKDOWN | HTML | _PLAIN
    if head.startswith(b"%PDF-") or (not is_named_text and _PDF.search(head[:1024])):
        return Format.PDF
    if head[:4] in {b"PK\x03\x04", b"PK\x05\x06"}:
        return _tell_package(path)
    if head.startswith(_OLE):
        raise _old(path)
    for sign, (what, remedy) in _OTHERS.items():
        if head.startswith(sign):
            raise _other(path, what, remedy)
    if path.suffix.lower() in {".docx", ".pdf"}:
        named = path.suffix.lower()[1:].upper()
        what = f"is not a {named} although its name says so"
        raise refused(path, what, "get it again from where it came, or give it the right ending")
    return None


def _tell_package(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            kind = _kind(package) if "mimetype" in names else ""
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        raise refused(
            path, "is damaged: its package cannot be opened",
            "open it in the program that made it and save it again; it may be cut",
        ) from None  # fmt: skip
    for sign, (what, remedy) in _PACKAGES.items():
        if kind.startswith(sign) or any(name.startswith(sign) for name in names):
            raise _other(path, what, remedy)
    if any(name.startswith("word/") for name in names) or path.suffix.lower() == ".docx":
        return Format.WORD
    raise _other(
        path, "a package (ZIP) that holds no document", "unpack it, and name its documents"
    )


def _kind(package: zipfile.ZipFile) -> str:
    with package.open("mimetype") as file:
        return file.read(200).decode("ascii", "replace").strip()


def _old(path: Path) -> ReportError:
    with path.open("rb") as file:
        content = file.read(1 << 20)
    if "EncryptedPackage".encode("utf-16-le") in content:
        return refused(path, "is encrypted", "save a copy without the password")
    what = "is of an old Office format (DOC, XLS, PPT), which is not read"
    return refused(path, what, "save it as DOCX or PDF")


def _other(path: Path, what: str, remedy: str) -> ReportError:
    return refused(path, f"is {what}, which is not read", remedy)


def tell_text(path: Path, text: str) -> Format:
    """HTML, Markdown or plain text: by its first words, its name, and the signs of Markdown."""
    ending = path.suffix.lower()
    if ending in HTML or _PAGE.match(text[:8192]):
        return Format.HTML
    if ending in _ENDINGS:
        raise _other(path, _ENDINGS[ending], _SAVE)
    if ending in MARKDOWN or (ending not in _PLAIN and _HASHES.search(text[:65536])):
        return Format.MARKDOWN
    return Format.PLAIN
