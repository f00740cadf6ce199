"""The data package: tables in two formats and one description of them all.

The description follows the Frictionless Data Package specification, version 1.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from synopsis.report.data.csv_file import csv_of
from synopsis.report.data.parquet_file import parquet_of
from synopsis.report.data.table import Column, Table
from synopsis.report.errors import ReportError
from synopsis.vocabulary import Origin, Region

# Data Package: a name is in small letters, digits, and ".", "_" or "-".
_UNNAMED = re.compile(r"[^a-z0-9._-]+")

_READING = (
    "An empty cell is not covered; it is never zero. In CSV, text that a spreadsheet would run as "
    "a formula has an apostrophe before it; Parquet keeps it as it is."
)


@dataclass(frozen=True, slots=True)
class DataTables:
    """The tables of one edition, and what must be said with all of them."""

    name: str
    title: str
    as_of: date
    marking: str
    region: Region
    tables: tuple[Table, ...]
    description: str = ""

    def __post_init__(self) -> None:
        """Refuse twins: one table would overwrite the other."""
        names = [table.name for table in self.tables]
        if not names or len(set(names)) != len(names):
            raise ReportError("a data package has no table, or two of one name", where=self.name)


def render_data(data: DataTables) -> Mapping[str, bytes]:
    """Every file of the data package by its path: tables as CSV and Parquet, and `README.md`.

    The footnote of a designated name stands in the description and in the read-me where the name
    occurs in any table.
    """
    files: dict[str, bytes] = {}
    for table in data.tables:
        files[f"{table.name}.csv"] = csv_of(table)
        files[f"{table.name}.parquet"] = parquet_of(table)
    notes = _notes(data)
    files["datapackage.json"] = _json(_description(data, files, notes))
    files["README.md"] = _read_me(data, notes).encode()
    return dict(sorted(files.items()))


def _notes(data: DataTables) -> tuple[str, ...]:
    words = " ".join(
        [data.title, data.description]
        + [f"{table.title} {table.description}" for table in data.tables]
        + [
            cell
            for table in data.tables
            for row in table.rows
            for cell in row
            if isinstance(cell, str)
        ]
    )
    return data.region.footnotes(words)


def _description(data: DataTables, files: Mapping[str, bytes], notes: tuple[str, ...]) -> Any:  # noqa: ANN401  JSON
    return {
        "profile": "data-package",
        "name": _UNNAMED.sub("-", data.name.lower()),
        "id": data.name,
        "title": data.title,
        "description": " ".join((data.description, *notes)).strip(),
        "version": data.name,
        "created": f"{data.as_of.isoformat()}T00:00:00Z",
        "as_of": data.as_of.isoformat(),
        "marking": data.marking,
        "footnotes": list(notes),
        "licenses": _licences(origin for table in data.tables for origin in table.origins),
        "sources": _sources(origin for table in data.tables for origin in table.origins),
        "resources": [
            _resource(table, form, files) for table in data.tables for form in ("csv", "parquet")
        ],
    }


def _resource(table: Table, form: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    path = f"{table.name}.{form}"
    resource: dict[str, Any] = {
        "name": table.name.replace("_", "-") + ("" if form == "csv" else "-parquet"),
        "title": table.title,
        "description": table.description,
        "path": path,
        "format": form,
        "mediatype": {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}[form],
        "bytes": len(files[path]),
        "hash": f"sha256:{sha256(files[path]).hexdigest()}",
        "rows": len(table.rows),
        "schema": _schema(table),
        "licenses": _licences(table.origins),
        "sources": _sources(table.origins),
    }
    if form == "csv":
        resource |= {"profile": "tabular-data-resource", "encoding": "utf-8"}
        resource["dialect"] = {"delimiter": ",", "lineTerminator": "\r\n", "header": True}
    return resource


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    return schema | ({"primaryKey": list(table.key)} if table.key else {})


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.kind.value,
        "description": column.description,
    }
    if column.unit:
        field["unit"] = column.unit
    if column.required:
        field["constraints"] = {"required": True}
    return field


def _licences(origins: Any) -> list[dict[str, str]]:  # noqa: ANN401  any run of origins
    found: dict[str, dict[str, str]] = {}
    for origin in origins:
        name = _UNNAMED.sub("-", origin.licence.lower()).strip("-")
        found[name] = {"name": name, "title": origin.licence}
    return [found[name] for name in sorted(found)]


def _sources(origins: Any) -> list[dict[str, str]]:  # noqa: ANN401  as above
    ordered = sorted(set(origins), key=lambda origin: (origin.producer, origin.title))
    return [_source(origin) for origin in ordered]


def _source(origin: Origin) -> dict[str, str]:
    parts = {
        "title": f"{origin.producer}: {origin.title}",
        "path": origin.link,
        "version": origin.version,
        "licence": origin.licence,
        "acknowledgement": origin.acknowledgement,
        "published": origin.published.isoformat() if origin.published else "",
        "accessed": origin.accessed.isoformat() if origin.accessed else "",
    }
    return {name: value for name, value in parts.items() if value}


def _json(value: Any) -> bytes:  # noqa: ANN401  JSON
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _read_me(data: DataTables, notes: tuple[str, ...]) -> str:
    lines = [
        f"# {data.title}",
        "",
        f"Edition `{data.name}`, as of {data.as_of.isoformat()}, {data.marking}.",
        *((data.description,) if data.description else ()),
        "",
        _READING,
    ]
    for table in data.tables:
        lines += ["", f"## {table.title}", "", f"`{table.name}.csv`, `{table.name}.parquet`. "]
        lines[-1] += table.description
        lines += ["", "| column | kind | unit | meaning |", "|---|---|---|---|"]
        lines += [
            f"| {column.name} | {column.kind} | {column.unit} | {_cell(column.description)} |"
            for column in table.columns
        ]
        lines += ["", *(f"- {_credit(origin)}" for origin in table.origins)]
    return "\n".join([*lines, "", *notes, ""])


def _credit(origin: Origin) -> str:
    parts = (f"_{origin.producer}_: _{origin.title}_", origin.licence, origin.acknowledgement)
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
