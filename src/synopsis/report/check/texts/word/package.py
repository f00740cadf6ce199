"""The parts of a Word document: a package that anybody may send, unpacked within limits.

Runs in a process of its own.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from synopsis.report.check.texts.apart.refused import RefusedError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = W[1:-1].encode()
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MOST_PART, _MOST_PARTS, _MOST_RATIO = 200 << 20, 5000, 400
_DOCTYPE = [
    "<!DOCTYPE".encode(name)
    for name in ("ascii", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
]


class Package:
    """The parts of a Word document by their role, parsed when asked for."""

    def __init__(self, path: Path) -> None:
        """Open the package; its main part is the one that its relations name."""
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise RefusedError("is damaged: its package cannot be opened") from error
        self._infos = {info.filename: info for info in self._zip.infolist()[:_MOST_PARTS]}
        if len(self._zip.infolist()) > _MOST_PARTS:
            raise RefusedError(f"has more than {_MOST_PARTS} parts")
        self._check_sizes()
        self.main = self._main()

    def _check_sizes(self) -> None:
        for info in self._infos.values():
            if info.filename.endswith((".xml", ".rels")) and (
                info.file_size > _MOST_PART
                or info.file_size > _MOST_RATIO * max(info.compress_size, 2048)
            ):
                raise _bomb(info.filename)

    def _main(self) -> str:
        found = [
            posixpath.normpath(f"{item.get('Target', '')}".lstrip("/"))
            for item in self._relations("_rels/.rels")
            if str(item.get("Type", "")).endswith("/officeDocument")
        ]
        name = next((one for one in found if one in self._infos), "word/document.xml")
        if name not in self._infos:
            raise RefusedError("is damaged: its part word/document.xml is missing")
        return name

    def _relations(self, name: str) -> list[Any]:
        return list(self.parse(name).iter(_RELATION)) if name in self._infos else []

    def beside(self, role: str) -> Any:  # noqa: ANN401  # an element of lxml, or nothing
        """The root of a part that the main part refers to, by the last word of its role."""
        usual = f"{posixpath.dirname(self.main)}/{role}.xml"
        found = next(self._targets(role), usual if usual in self._infos else "")
        return self.parse(found) if found else None

    def every(self, role: str) -> Iterator[Any]:
        """The roots of all parts of a role that the main part refers to."""
        return map(self.parse, self._targets(role))

    def _targets(self, role: str) -> Iterator[str]:
        folder, file = posixpath.split(self.main)
        for item in self._relations(f"{folder}/_rels/{file}.rels"):
            target = posixpath.normpath(posixpath.join(folder, str(item.get("Target", ""))))
            if str(item.get("Type", "")).endswith(f"/{role}") and target.lstrip("/") in self._infos:
                yield target.lstrip("/")

    def parse(self, name: str) -> Any:  # noqa: ANN401
        """The root of a part; entities are refused, not resolved."""
        content = self._read(name)
        if any(sign in content[: 1 << 16] for sign in _DOCTYPE):
            raise RefusedError(f"has a part, {name}, that declares entities, which none may")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=False
        )
        try:
            root = etree.fromstring(content.replace(_STRICT, _USUAL), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            # What libxml2 says of a tree that found no room differs from version to version.
            if re.match(r"unknown error|.{0,200}memory", str(error), re.IGNORECASE):
                raise MemoryError from error
            raise RefusedError(f"is damaged: its part {name} is not whole") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise RefusedError(f"has a part, {name}, that declares entities, which none may")
        return root

    def _read(self, name: str) -> bytes:
        info = self._infos[name]
        if info.flag_bits & 1:
            raise RefusedError("is encrypted", "save a copy without the password")
        try:
            with self._zip.open(info) as file:
                content = file.read(_MOST_PART + 1)
        except MemoryError:
            raise
        except Exception as error:  # what unpacks has errors of its own, without a common parent
            raise RefusedError(f"is damaged: its part {name} is not whole") from error
        if len(content) > _MOST_PART:
            raise _bomb(name)
        return content


def _bomb(name: str) -> RefusedError:
    shown = re.sub("[^ -~]", "?", name)[:80]
    return RefusedError(
        f"has a part, {shown}, that unpacks to far more than a text",
        "do not open it if you do not know its sender; else save it again where it was made",
    )
