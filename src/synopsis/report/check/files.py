"""Files under check: each is read, and one that cannot be is told while the others go on."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from synopsis.report.check.document import Document
from synopsis.report.check.note import Unread
from synopsis.report.check.run import Checked, check_documents
from synopsis.report.check.terms import Terms
from synopsis.report.check.texts import read_document, read_text, refuse_wordless
from synopsis.report.check.texts.lengths import refuse_many_sentences
from synopsis.report.check.values import Value
from synopsis.report.errors import ReportError
from synopsis.report.garbage import seldom_collected
from synopsis.vocabulary import SynopsisError

STDIN = "-"
_NAME = "stdin.md"


@dataclass(frozen=True, eq=False, slots=True)
class Read:
    """What was found in the files that could be read, and why others could not.

    `sources` are the files by the name of their document.
    """

    checked: Checked
    unread: tuple[Unread, ...]
    sources: dict[str, Path]


def check_files(
    files: Sequence[Path],
    terms: Terms | None = None,
    values: tuple[Value, ...] = (),
    language: str | None = None,
    stdin: bytes = b"",
) -> Read:
    """Read files and check them together; `-` stands for the bytes of the standard input.

    Long texts are checked by as many processes as the machine lets us have, two at most.
    """
    with seldom_collected():
        documents, unread, sources = _read_all(files, language, stdin)
        checked = check_documents(tuple(documents), terms, values, _hands())
    return Read(checked, tuple(unread), sources)


def _hands() -> int:
    """How many processes the machine lets us have; not every system can tell."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _read_all(
    files: Sequence[Path], language: str | None, stdin: bytes
) -> tuple[list[Document], list[Unread], dict[str, Path]]:
    """The documents, the files that cannot be read, and the files by their document's name."""
    documents: list[Document] = []
    unread: list[Unread] = []
    sources: dict[str, Path] = {}
    total = 0
    for file in dict.fromkeys(files):
        try:
            document = (
                _read_stdin(stdin, language)
                if str(file) == STDIN
                else read_document(file, language)
            )
            refuse_many_sentences(total + len(document.sentences), _with_others(file, total))
        except SynopsisError as error:
            unread.append(Unread(_NAME if str(file) == STDIN else str(file), error.sentence))
            continue
        total += len(document.sentences)
        documents.append(document)
        sources[document.file] = file
    return documents, unread, sources


def _with_others(file: Path, total: int) -> str:
    """A file's name; the files before it are told of where there are any."""
    return f"{file}, with the files before it," if total else str(file)


def _read_stdin(data: bytes, language: str | None) -> Document:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReportError(
            "the standard input is not text in UTF-8",
            remedy="give the file's name instead, so that its format is known",
        ) from error
    found = read_text(text, _NAME, language)
    refuse_wordless(found)
    return found
