"""References: what a report itself rests on, graded before use, with chains resolved."""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from synopsis.catalog import View
from synopsis.vocabulary import Citation, Grade

TABLE = "references"
_SAME = ("id", "note", "class", "publisher", "title", "published", "url", "language",
         "resolves_to", "circular", "remark")  # fmt: skip
COLUMNS: Mapping[str, str] = {
    **dict.fromkeys(_SAME, "text"),
    "line_first": "integer",
    "line_last": "integer",
    "resource": "text",
    "locator": "text",
    "grade": "text",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference behind a report; `texts` are its cells as they stand in the registry."""

    id: str
    texts: Mapping[str, str]
    lines: tuple[int, int]
    grade: Grade
    citation: Citation
    resource: str = ""

    @property
    def is_circular(self) -> bool:
        """Whether it cites the same organisation's own earlier output as evidence."""
        return self.texts["circular"] == "yes"

    @property
    def record(self) -> Mapping[str, Any]:
        """The reference as a row of the lake."""
        return {
            **{name: self.texts[name] for name in _SAME},
            "line_first": self.lines[0],
            "line_last": self.lines[1],
            "resource": self.resource,
            "locator": self.citation.locator,
            "grade": str(self.grade),
        }


def parse_reference(row: Mapping[str, str], citation: Citation, resource: str) -> Reference:
    """A reference from a row of its registry."""
    return Reference(
        row["id"],
        {name: row[name] for name in _SAME},
        (int(row["line_start"]), int(row["line_end"])),
        Grade.parse(f"{row['reliability']}{row['credibility']}"),
        citation,
        resource,
    )


def references_in_force(view: View) -> tuple[Reference, ...]:
    """The references of the newest vintage, by id; none where no registry was gathered."""
    rows = view.records(TABLE, COLUMNS).to_pyarrow().to_pylist()
    return tuple(
        Reference(
            row["id"],
            {name: row[name] for name in _SAME},
            (row["line_first"], row["line_last"]),
            Grade.parse(row["grade"]),
            Citation(row["source_id"], row["snapshot"], row["locator"]),
            row["resource"],
        )
        for row in sorted(rows, key=itemgetter("id"))
    )
