"""Write docs/check-report.md: what the prose check says of the mission's report, and who agrees.

    python tools/write_check_report.py

The verdicts stand in tests/report/check/verdicts.csv (rule, line, words, verdict, reason); they
were given by a reader who had written none of the rules. A name of a person is not repeated.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VERDICTS = ROOT / "tests/report/check/verdicts.csv"
PAGE = ROOT / "docs/check-report.md"
_HEAD = """# What the check says of one real report, and whether it is right

Written by `tools/write_check_report.py` from `tests/report/check/verdicts.csv`. The report is the
post-conference report of 2023 that this project comes from, as text (2,358 lines). Every error
and caution that `synopsis check` raises there was judged by a reader who had written none of the
rules and who read the passage in its place: *right* where a careful editor of that report would
want it changed, *wrong* otherwise, with the reason. Hints are not judged. A test holds this page
to what the check says now; lines are lines of that text.
"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One judged note."""

    rule: str
    line: int
    words: str
    is_right: bool
    reason: str


def read_verdicts(path: Path = VERDICTS) -> tuple[Verdict, ...]:
    """The verdicts, by rule and line."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            Verdict(row["rule"], int(row["line"]), row["words"], row["verdict"] == "right",
                    row["reason"])
            for row in csv.DictReader(file)
        ]  # fmt: skip
    return tuple(sorted(rows, key=lambda one: (one.rule, one.line, one.words)))


def page(verdicts: Sequence[Verdict]) -> str:
    """The whole page."""
    right = sum(one.is_right for one in verdicts)
    share = f"{right} of {len(verdicts)} notes are right ({100 * right / len(verdicts):.0f} %)."
    return "\n".join((_HEAD, f"**{share}**", "", *_table(verdicts), *_lists(verdicts), ""))


def _by_rule(verdicts: Sequence[Verdict]) -> Iterator[tuple[str, list[Verdict]]]:
    for rule, group in groupby(verdicts, key=lambda one: one.rule):
        yield rule, list(group)


def _table(verdicts: Sequence[Verdict]) -> Iterator[str]:
    yield "| rule | notes | right |"
    yield "|---|---:|---:|"
    for rule, group in _by_rule(verdicts):
        right = sum(one.is_right for one in group)
        yield f"| [`{rule}`](rules/{rule}.md) | {len(group)} | {right} |"


def _lists(verdicts: Sequence[Verdict]) -> Iterator[str]:
    for rule, group in _by_rule(verdicts):
        yield f"\n## `{rule}`\n"
        for one in group:
            yield f"- line {one.line}, `{one.words}`: {_word(one)}. {one.reason}"


def _word(verdict: Verdict) -> str:
    return "right" if verdict.is_right else "**wrong**"


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(read_verdicts()), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
