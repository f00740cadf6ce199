"""The package of a DOCX: its parts by name, changed where comments need it, else byte for byte."""

from collections.abc import Iterator
from io import BytesIO
from posixpath import dirname, join, normpath, relpath
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from synopsis.report.errors import ReportError

_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_MOST = 400_000_000  # bytes of all parts; a document that swells beyond is not copied
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class Package:
    """The parts of a DOCX; those that nobody changes are written as they were read."""

    def __init__(self, data: bytes) -> None:
        """Open a package; one sentence where it is none."""
        self._changed: dict[str, bytes] = {}
        try:
            self._source = ZipFile(BytesIO(data))
            self._refuse_swelling()
            self.main = self._main()
        except (BadZipFile, KeyError, StopIteration, etree.XMLSyntaxError) as error:
            raise ReportError(
                "the document is not a DOCX that comments can be written into",
                remedy="save it as DOCX in a word processor and check that",
            ) from error

    def _refuse_swelling(self) -> None:
        if sum(info.file_size for info in self._source.infolist()) > _MOST:
            raise ReportError(
                "the document swells to more than 400 MB",
                remedy="take large pictures out of a copy of it and check that",
            )

    def parse(self, name: str) -> "etree._Element":
        """A part as a tree, without entities of its own."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        return etree.fromstring(self.read(name), parser)

    def read(self, name: str) -> bytes:
        """The bytes of a part as they are now."""
        return self._changed[name] if name in self._changed else self._source.read(name)

    def change(self, name: str, root: "etree._Element") -> None:
        """Put a tree in the place of a part."""
        self._changed[name] = etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", standalone=True
        )

    def comments(self) -> str | None:
        """The name of the part that holds the comments, if the document has any."""
        name = self._relations_of(self.main)
        targets = self._related(name, "comments") if name in self._names() else iter(())
        return next((_target(self.main, one) for one in targets), None)

    def add_comments(self, root: "etree._Element") -> None:
        """Add a part of comments, with its type and its relation to the document."""
        name = join(dirname(self.main), "comments.xml")
        while name in self._names():
            name = name.replace(".xml", "1.xml")
        self.change(name, root)
        types = self.parse(_TYPES)
        entry = {"PartName": f"/{name}", "ContentType": _COMMENTS_TYPE}
        etree.SubElement(types, f"{{{_CONTENT}}}Override", entry)
        self.change(_TYPES, types)
        self._relate(name)

    def _relate(self, name: str) -> None:
        relations = self._relations_of(self.main)
        known = relations in self._names()
        root = (
            self.parse(relations)
            if known
            else etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
        )
        strict = any(str(one.get("Type")).startswith(_STRICT) for one in root)
        entry = {
            "Id": _unused({str(one.get("Id")) for one in root}),
            "Type": f"{_STRICT if strict else _OFFICE}/comments",
            "Target": relpath(name, dirname(self.main)),
        }
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", entry)
        self.change(relations, root)

    def bytes(self) -> bytes:
        """The package with its parts in their order, and parts that are new at its end."""
        written = BytesIO()
        with ZipFile(written, "w", ZIP_DEFLATED) as archive:
            for info in self._source.infolist():
                archive.writestr(info, self.read(info.filename))
            for name in self._changed.keys() - {*self._source.namelist()}:
                info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                info.compress_type = ZIP_DEFLATED
                archive.writestr(info, self._changed[name])
        return written.getvalue()

    def _main(self) -> str:
        """The name of the part that holds the text."""
        found = self._related("_rels/.rels", "officeDocument")
        return _target("", next(found))

    def _related(self, relations: str, kind: str) -> Iterator[str]:
        """What the relations of one kind point to, by the names of either form of the format."""
        kinds = {f"{_OFFICE}/{kind}", f"{_STRICT}/{kind}"}
        for one in self.parse(relations):
            if one.get("Type") in kinds:
                yield str(one.get("Target"))

    def _names(self) -> set[str]:
        return {*self._source.namelist(), *self._changed}

    @staticmethod
    def _relations_of(name: str) -> str:
        return join(dirname(name), "_rels", f"{name.rpartition('/')[2]}.rels")


def _target(source: str, target: str) -> str:
    """The name of a part that another one points to."""
    if target.startswith("/"):
        return target[1:]
    return normpath(join(dirname(source), target))


def _unused(taken: set[str]) -> str:
    number = len(taken) + 1
    while f"rId{number}" in taken:
        number += 1
    return f"rId{number}"
