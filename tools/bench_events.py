"""Measure event feeds: millions of GDELT-shaped rows from the zip to the region's series.

Beside it stands the same job done by hand in DuckDB (the peer), in turns with ours, each as a whole
process. Both unpack the file, write all of its columns as Parquet, and count the region's events
by month and kind; ours also keeps the file with its digest, checks each row, counts the world's
events, and syncs what it writes. The two results are compared.

Run it as `python tools/bench_events.py --folder /somewhere/with/room`; the generator of rows and
the peer are in the folder that SYNOPSIS_SHARED names (`../shared` where it is not set).
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools.bench import Cost, measure  # beside this file, wherever it is run from

SHARED = Path(os.environ.get("SYNOPSIS_SHARED", "../shared")) / "reference" / "events"
MILLION = 1_000_000
FIRST, SECOND = "20250218000000.export.CSV.zip", "20250219000000.export.CSV.zip"
MEMBER = "events.CSV"
# Bars: our seconds to the peer's, and bytes of memory at the peak.
RATIO, PEAK = 1.3, 1e9


@dataclass(frozen=True, slots=True)
class Pair:
    """One turn: the peer's cost and ours."""

    peer: Cost
    ours: Cost

    @property
    def ratio(self) -> float:
        """Our seconds to the peer's."""
        return self.ours.seconds / self.peer.seconds


def prepare(folder: Path, rows: int, python: str) -> Path:
    """The generated file, made where it is not there yet; the generator needs polars and numpy."""
    path = folder / "events.CSV.zip"
    if not path.exists():
        measure([python, str(SHARED / "generate.py"), str(rows), str(folder)])
        for name in ("events.tsv", "events.parquet"):
            (folder / name).unlink(missing_ok=True)
    return path


def shorten(source: Path, target: Path, rows: int) -> Path:
    """A second file: the first rows of another under ids of their own."""
    with (
        zipfile.ZipFile(source) as archive,
        archive.open(MEMBER) as lines,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as into,
        into.open(MEMBER, "w") as file,
    ):
        for _, line in zip(range(rows), lines, strict=False):
            file.write(b"9" + line)
    return target


def multiply(source: Path, target: Path, times: int) -> Path:
    """A large file: the rows of another several times over, each time under ids of their own."""
    with (
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as into,
        into.open(MEMBER, "w", force_zip64=True) as file,
    ):
        for number in range(10, 10 + times):
            with zipfile.ZipFile(source) as archive, archive.open(MEMBER) as lines:
                file.writelines(b"%d%s" % (number, line) for line in lines)
    return target


def named(path: Path, name: str) -> Path:
    """The file under a name as its publisher gives it."""
    link = path.with_name(name)
    link.unlink(missing_ok=True)
    os.link(path, link)
    return link


def peer(path: Path, folder: Path) -> Cost:
    """The cost of the peer's process."""
    (folder / "peer.parquet").unlink(missing_ok=True)
    return measure([sys.executable, str(SHARED / "peer_duckdb.py"), str(path), str(folder)])


def ours(path: Path, workspace: Path) -> Cost:
    """The cost of our process, in a workspace that may hold other files already."""
    return measure([sys.executable, __file__, "--take", str(path), "--workspace", str(workspace)])


def take(path: Path, workspace: Path) -> None:
    """What our process does: gather a file, and aggregate the region by month and kind."""
    from synopsis.catalog import init_workspace, open_workspace
    from synopsis.evidence import gather

    def clock() -> datetime:
        return datetime.now(UTC)

    if not workspace.exists():
        init_workspace(workspace, "western-balkans", clock())
    opened = open_workspace(workspace, clock)
    (done,) = gather(opened.view(), ("gdelt",), path)
    began = time.perf_counter()
    found = series(opened.view())
    spent = time.perf_counter() - began
    sys.stdout.write(f"{done.taken:,} rows, series of {len(found):,} in {spent:.2f} s\n")


def series(view: object) -> Mapping[tuple[str, str, str], tuple[int, float]]:
    """Events and mean tone by the region's place, month and kind, from the tallies of all files."""
    rows = view.records("event_tallies")  # type: ignore[attr-defined]  # a view of the catalog
    rows = rows.filter(rows.place_code != "WLD").group_by("place_code", "month", "kind")
    found = rows.aggregate(
        n=lambda row: row.events.sum(), tone=lambda row: row.tone_sum.sum() / row.toned.sum()
    )
    return {
        (row["place_code"], row["month"], row["kind"]): (row["n"], row["tone"])
        for row in found.to_pyarrow().to_pylist()
    }


def compare(workspace: Path, parquet: Path) -> str:
    """Whether our series are the peer's: counts exactly, tones to a relative 1e-12."""
    import duckdb

    from synopsis.catalog import open_workspace

    codes = {"AL": "ALB", "BK": "BIH", "KV": "XKX", "MJ": "MNE", "MK": "MKD", "RI": "SRB"}
    rows = duckdb.execute(
        f"select column53, column01[1:4] || '-' || column01[5:6], column28, count(*), "  # noqa: S608
        f"avg(cast(column34 as double)) from '{parquet}' "
        f"where column53 in {tuple(codes)} group by all"
    ).fetchall()
    theirs = {(codes[place], month, kind): (n, tone) for place, month, kind, n, tone in rows}
    own = series(open_workspace(workspace, lambda: datetime.now(UTC)).view())
    if {key: one[0] for key, one in own.items()} != {key: one[0] for key, one in theirs.items()}:
        return "the counts differ"
    far = max(abs(own[key][1] - tone) / max(abs(tone), 1) for key, (_, tone) in theirs.items())
    return f"{len(own):,} counts equal, tones within {far:.0e} of the peer's"


def run(folder: Path, path: Path, pairs: int) -> Iterator[Pair]:
    """The peer and ours in turns, each time into an empty workspace."""
    for _ in range(pairs):
        shutil.rmtree(folder / "work", ignore_errors=True)
        yield Pair(peer(path, folder), ours(named(path, FIRST), folder / "work"))


def append(folder: Path, path: Path, rows: int) -> tuple[Cost, Cost]:
    """The cost of a second file alone, and of the same file after the first one."""
    second = shorten(path, folder / SECOND, rows)
    shutil.rmtree(folder / "alone", ignore_errors=True)
    alone = ours(second, folder / "alone")
    return alone, ours(second, folder / "work")


def render(pairs: Sequence[Pair], rows: int) -> str:
    """The medians as a Markdown table, and each turn's ratio."""
    lines = ["| job | seconds | least | most | peak MB |", "|---|---:|---:|---:|---:|"]
    for name, costs in (
        (f"the peer, {rows / MILLION:g} million rows", [pair.peer for pair in pairs]),
        (f"ours, {rows / MILLION:g} million rows", [pair.ours for pair in pairs]),
    ):
        lines.append(row_of(name, costs))
    ratios = ", ".join(f"{pair.ratio:.2f}" for pair in pairs)
    middle = median(pair.ratio for pair in pairs)
    peak = max(pair.ours.peak for pair in pairs)
    reached = "reached" if middle <= RATIO and peak < PEAK else "**not reached**"
    lines += ["", f"- ours to the peer, turn by turn: {ratios}; the bar of {RATIO} is {reached}"]
    return "\n".join(lines) + "\n"


def row_of(name: str, costs: Sequence[Cost]) -> str:
    """One row of the table: the median, the least and the most seconds, and the highest peak."""
    seconds = [cost.seconds for cost in costs]
    peak = max(cost.peak for cost in costs) / 1e6
    return (
        f"| {name} | {median(seconds):.1f} | {min(seconds):.1f} | {max(seconds):.1f} | {peak:.0f} |"
    )


def main() -> None:
    """Measure in turns, append a second file, or if asked take one large file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("/tmp/synopsis-events"))  # noqa: S108
    parser.add_argument("--rows", type=int, default=5 * MILLION)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--python", default=sys.executable, help="a Python with polars and numpy")
    parser.add_argument("--times", type=int, help="take the file so many times over as one file")
    parser.add_argument("--take", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--workspace", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.take:
        take(chosen.take, chosen.workspace)
        return
    chosen.folder.mkdir(parents=True, exist_ok=True)
    path = prepare(chosen.folder, chosen.rows, chosen.python)
    if chosen.times:
        large = multiply(path, chosen.folder / SECOND, chosen.times)
        cost = ours(large, chosen.folder / "large")
        name = f"ours, {chosen.times * chosen.rows / MILLION:g} million rows in one file"
        sys.stdout.write(row_of(name, [cost]) + "\n")
        return
    pairs = list(run(chosen.folder, path, chosen.pairs))
    sys.stdout.write(render(pairs, chosen.rows))
    sys.stdout.write(f"- {compare(chosen.folder / 'work', chosen.folder / 'peer.parquet')}\n")
    alone, after = append(chosen.folder, path, chosen.rows // 10)
    sys.stdout.write(row_of("a second file of a tenth, alone", [alone]) + "\n")
    sys.stdout.write(row_of("the same file after the first", [after]) + "\n")


if __name__ == "__main__":
    main()
