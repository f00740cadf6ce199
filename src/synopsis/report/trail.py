"""The trail: every address of an edition with its way down, as one file beside the pages."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from synopsis.landscape import Finding
from synopsis.report.content import Document, OriginEntry, Step
from synopsis.report.errors import ReportError
from synopsis.report.piece import marked
from synopsis.vocabulary import Address, Citation, Leads, plain

FILE = "data/trail.json"


@dataclass(frozen=True, slots=True)
class Trail:
    """The explanations of an edition by anchor, and its findings' sentences by id."""

    entries: Mapping[str, OriginEntry]
    findings: Mapping[str, str]

    def entry(self, wanted: str) -> OriginEntry:
        """The explanation of an id as a reader writes it: `F018`, `gdp_per_head/ALB/2022`."""
        anchor = wanted.replace("/", ".").removeprefix("#")
        for name in (anchor, *(f"{leads.value}-{anchor}" for leads in Leads)):
            if name in self.entries:
                return self.entries[name]
        raise ReportError(
            f"no number has the id {wanted[:80]}", where="this edition",
            remedy="copy it from a link in the pages, as in F018 or gdp_per_head/ALB/2022",
        )  # fmt: skip


def write_trail(document: Document, findings: Iterable[Finding]) -> bytes:
    """The trail of a document as canonical JSON."""
    head = {
        "edition": document.name,
        "as_of": document.as_of.isoformat(),
        "findings": {finding.id: told(finding) for finding in findings},
    }
    written = (_written(entry) for _, entry in sorted(document.origins.items()))
    # one entry a line: as easy to compare as an indented file, and written in a tenth of its time
    entries = ",\n".join(map(_line, written))
    return f'{_line(head)[:-1]},\n"entries": [\n{entries}\n]}}\n'.encode()


def _line(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def told(finding: Finding) -> str:
    """All of a finding that a reader would miss if it changed: words, confidence, caveat."""
    return " | ".join((plain(finding.sentence), finding.confidence.word, finding.caveat))


def _written(entry: OriginEntry) -> dict[str, Any]:
    return {
        "leads": entry.address.leads.value,
        "id": entry.address.id,
        "label": entry.label,
        "shown": marked(entry.shown, entry.voice),
        "source": entry.source,
        "steps": [[step.what, marked(step.text, step.voice)] for step in entry.steps],
        "citations": [[one.source, one.snapshot, one.locator] for one in entry.citations],
        "inputs": [[one.leads.value, one.id] for one in entry.inputs],
    }


def read_trail(data: bytes) -> Trail:
    """Read a trail again; an error where it is not one."""
    try:
        value = json.loads(data)
        entries = [_read(item) for item in value["entries"]]
        return Trail({entry.address.anchor: entry for entry in entries}, value["findings"])
    except (ValueError, KeyError, TypeError) as error:
        raise ReportError(
            "the trail of the edition cannot be read", where=FILE, remedy="build it again"
        ) from error


def _read(item: Mapping[str, Any]) -> OriginEntry:
    return OriginEntry(
        address=Address(Leads(item["leads"]), item["id"]),
        label=item["label"],
        shown=item["shown"],
        steps=tuple(Step(what, text) for what, text in item["steps"]),
        source=item["source"],
        citations=tuple(Citation(*one) for one in item["citations"]),
        inputs=tuple(Address(Leads(leads), name) for leads, name in item["inputs"]),
    )
