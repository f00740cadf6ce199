"""The yearbook as rows, one a cell: for machines, for release, and for a spreadsheet."""

import csv
import io
import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from synopsis.evidence import waves
from synopsis.report.yearbook import wording
from synopsis.survey import tabulate

if TYPE_CHECKING:
    import pyarrow as pa

# What concerns the wave, filled into every row of a file that stands alone.
WAVE = (
    "series", "wave", "instrument", "wave_number", "population", "period", "period_first",
    "period_last", "is_synthetic", "grade",
)  # fmt: skip
_PERCENT = ("share", "low", "high", "se")
_ALIKE = "regional mean"
_RISKY = ("=", "+", "-", "@", "\t", "\r")

Series = Mapping[tuple[str, int], str]
Row = dict[str, Any]


def series_by_line(
    yearbook: tabulate.Yearbook, codes: Mapping[str, str], names: Mapping[str, Mapping[int, str]]
) -> Series:
    """The series that a line of a question stands for, by concept and position of the line.

    `codes` are the series by concept; `names` those of the items of a multiple-answer question.
    """
    found: dict[tuple[str, int], str] = {}
    for table in yearbook.tables:
        question = table.question
        if question.concept not in codes:
            continue
        for at, line in enumerate(table.lines):
            if question.kind is waves.Kind.MULTIPLE:
                code = names.get(question.concept, {}).get(line.code, "")
            else:
                code = codes[question.concept] if _is_headline(question, line) else ""
            if code and line.part in (tabulate.Part.ANSWER, tabulate.Part.HEADLINE):
                found[question.concept, at] = code
    return found


def _is_headline(question: waves.Question, line: tabulate.Line) -> bool:
    """Whether a line is the question's one share: a single answer, or several together."""
    if len(question.headline) == 1:
        return line.part is tabulate.Part.ANSWER and line.code in question.headline
    return line.part is tabulate.Part.HEADLINE


def released_table(yearbook: tabulate.Yearbook, series: Series) -> "pa.Table":
    """Every cell with its numbers as a table: shares in percent, hidden cells null."""
    import pyarrow as pa  # heavy: only when used

    kinds = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64()}
    fields = [(name, pa.bool_() if name == "is_synthetic" else pa.string()) for name in WAVE]
    fields += [(name, kinds[kind]) for name, kind in waves.GIVEN.items()]
    return pa.Table.from_pylist(list(_rows(yearbook, series)), schema=pa.schema(fields))


def as_parquet(table: "pa.Table") -> bytes:
    """A table as Parquet; the same rows give the same bytes."""
    import pyarrow as pa  # heavy: only when used
    import pyarrow.parquet as pq  # heavy: only when used

    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, version="2.6", compression="zstd")
    written: bytes = sink.getvalue().to_pybytes()
    return written


def as_csv(table: "pa.Table") -> bytes:
    """A table as CSV in UTF-8; a text that a spreadsheet would run begins with an apostrophe."""
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, lineterminator="\n")
    writer.writerow(table.column_names)
    for row in table.to_pylist():
        writer.writerow([_cell(value) for value in row.values()])
    return sink.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return safe(value)
    return "" if value is None else value


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_RISKY) else text


def _rows(yearbook: tabulate.Yearbook, series: Series) -> Iterator[Row]:
    whole = _of_wave(yearbook)
    for table in yearbook.tables:
        own = _of_table(yearbook, table)
        for at, line in enumerate(table.lines):
            code = series.get((table.question.concept, at), "")
            lined = {**whole, **own, **_of_line(table, line)}
            for position, column in enumerate(yearbook.columns):
                is_series = code and not column.domain and not column.is_equal
                yield {
                    **lined,
                    "series": code if is_series else "",
                    "place_code": column.place,
                    "domain": _ALIKE if column.is_equal else column.domain,
                    "category": column.label if column.is_equal else column.category,
                    **_numbers(yearbook, table, at, position),
                }


def _of_wave(yearbook: tabulate.Yearbook) -> Row:
    book = yearbook.codebook
    return {
        "wave": book.id,
        "instrument": book.instrument,
        "wave_number": book.number,
        "population": book.population,
        "period": book.period.text,
        "period_first": book.first.isoformat(),
        "period_last": book.last.isoformat(),
        "is_synthetic": book.is_synthetic,
        "grade": str(book.grade),
        "interval": f"{yearbook.house.interval}, {yearbook.house.level:.0%}",
        "design": _design(yearbook),
    }


def _design(yearbook: tabulate.Yearbook) -> str:
    """How errors were made, in words."""
    return (
        f"strata and sampling units of the codebook, Taylor linearisation, strata of one unit: "
        f"{yearbook.house.lonely}; weights {yearbook.weighting}"
    )


def _of_table(yearbook: tabulate.Yearbook, table: tabulate.Table) -> Row:
    question = table.question
    return {
        "concept": question.concept,
        "question": wording.wording(yearbook, table),
        "kind": question.kind.value,
        "base": question.base,
    }


def _of_line(table: tabulate.Table, line: tabulate.Line) -> Row:
    is_mean = line.part is tabulate.Part.MEAN
    is_answer = line.part is tabulate.Part.ANSWER
    return {
        "answer_code": line.code if is_answer else None,
        "answer": line.label,
        "kind": table.question.kind.value if is_answer else line.part.value,
        "unit": "mean of the scale" if is_mean else "percent",
    }


def _numbers(yearbook: tabulate.Yearbook, table: tabulate.Table, line: int, column: int) -> Row:
    """The numbers of a cell; a hidden one's are null, with the reason in the note."""
    reason = table.reason(line, column)
    times = 1.0 if table.lines[line].part is tabulate.Part.MEAN else 100.0
    found: Row = {name: _finite(getattr(table, name)[line, column] * times) for name in _PERCENT}
    found["number"] = found.pop("share")
    found |= {name: _finite(getattr(table, name)[line, column]) for name in ("deff", "n_effective")}
    n = int(table.n[column])
    is_empty = reason in (tabulate.Reason.NOT_COVERED, tabulate.Reason.NOT_ASKED)
    has_n = n != tabulate.FEW and not is_empty
    return {
        **found,
        "n": n if has_n else None,
        "df": _finite(table.df[column]) if has_n else None,
        "weighted_base": _finite(table.weighted_base[column]) if has_n else None,
        "note": "; ".join(filter(None, _notes(yearbook, table, line, column))),
    }


def _notes(
    yearbook: tabulate.Yearbook, table: tabulate.Table, line: int, column: int
) -> Iterator[str]:
    head = yearbook.columns[column]
    yield "SYNTHETIC" if yearbook.codebook.is_synthetic else ""
    yield table.reason(line, column).words
    yield "low base" if table.is_flagged[column] else ""
    letters = str(table.letters[line, column])
    yield f"column {head.letter} of its block, higher than {letters}" if letters else ""


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
