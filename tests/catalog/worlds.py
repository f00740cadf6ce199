"""Small regions, workspaces and records for the catalog's tests; all figures are made up."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from synopsis.catalog import Principal, Receipt, Rows, View, Workspace, open_workspace
from synopsis.catalog import init_workspace as init
from synopsis.vocabulary import CLEAR, Marking, Tlp

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
BODIES = ("MOI-ALB", "MOI-SRB", "RCC", "RC", "A")
COLUMNS = {"place_code": "text", "number": "number"}

REGION = """
id: testland
code: TST
names: {en: Testland}
languages: {en: English}
designation:
  star: {footnote: "* A footnote.", fact: F001}
words:
  - {id: word, pattern: '\\bwrong\\b', message: Not this word., remedy: Write right.}
methods: {level: {method: percentile}}
"""
ECONOMIES = """
economies:
  - {code: AAA, names: {en: Aland*}, designation: star, codes: [AA], aliases: ["Aland* (x)"]}
  - {code: BBB, names: {en: Bland}, designation: null, codes: [BB]}
"""
PRINCIPALS = """
[principals.alb]
clearance = "RED"
body = "MOI-ALB"

[principals.srb]
clearance = "AMBER"
body = "MOI-SRB"

[principals.clerk]
clearance = "GREEN"
body = "MOI-ALB"

[principals.chief]
clearance = "RED"
body = "MOI-ALB"
"""


def write_region(folder: Path) -> Path:
    for name, text in {
        "region.yml": REGION,
        "economies.yml": ECONOMIES,
        "trends/02-b.yml": "id: b\n",
        "trends/01-a.yml": "id: a\n",
        "references.csv": "id,title\nR1,One\nR2,Two\n",
        "figures/some.csv": "a\n1\n",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def make_workspace(folder: Path, clock: Callable[[], datetime] = lambda: NOON) -> Workspace:
    region = write_region(folder / "region")
    init(folder / "ws", str(region), clock())
    settings = folder / "ws" / "synopsis.toml"
    settings.write_text(settings.read_text("utf-8") + PRINCIPALS, "utf-8")
    return open_workspace(folder / "ws", clock)


def draft(snapshot: str, marking: Marking = CLEAR, **more: Any) -> Receipt:
    parts: dict[str, Any] = {
        "source": "customs",
        "resource": "seizures",
        "snapshot": snapshot,
        "retrieved": NOON,
        "reader": "customs 1",
        "marking": marking,
        "rows_taken": 1,
    }
    return Receipt(**{**parts, **more})


def table(*numbers: float) -> Rows:
    return Rows(COLUMNS, [{"place_code": "AAA", "number": number} for number in numbers])


def record(view: View, data: bytes, marking: Marking = CLEAR, **more: Any) -> Receipt:
    """Shelve bytes and record one row that tells their length."""
    name = view.shelve(data)
    return view.record(draft(name, marking, **more), {"observations": table(len(data))})


def numbers(view: View, name: str = "observations") -> list[float]:
    rows = view.records(name, COLUMNS).to_pyarrow().to_pylist()
    return [row["number"] for row in rows]


def seen(view: View) -> Mapping[str, Any]:
    """Everything that a view tells, as plain values."""
    records = view.records("observations", COLUMNS)
    vintages = view.vintages("observations", COLUMNS)
    return {
        "receipts": view.receipts(),
        "latest": view.latest(),
        "records": records.to_pyarrow().to_pylist(),
        "vintages": vintages.to_pyarrow().to_pylist(),
        "count": records.count().to_pyarrow().as_py(),
        "sources": records.source_id.value_counts().to_pyarrow().to_pylist(),
        "contributions": view.contributions(),
        "editions": view.editions(),
        "digest": view.digest,
        "snapshots": [view.snapshot(receipt.snapshot) for receipt in view.receipts()],
        "seen": [view.last_seen(receipt) for receipt in view.receipts()],
    }


def markings(levels: Sequence[Tlp] = tuple(Tlp)) -> st.SearchStrategy[Marking]:
    return st.builds(
        Marking,
        st.sampled_from(levels),
        st.sampled_from(BODIES),
        st.frozensets(st.sampled_from(BODIES)),
    )


def principals() -> st.SearchStrategy[Principal]:
    return st.builds(
        Principal, st.just("someone"), st.sampled_from(Tlp), st.sampled_from(("", *BODIES))
    )


def day(number: int) -> date:
    return date(2026, 1, number)
