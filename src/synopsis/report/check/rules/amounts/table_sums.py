"""Totals of tables against the rows or columns that they add."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from synopsis.report.check.case import Case
from synopsis.report.check.document import Block, Kind, Slot
from synopsis.report.check.figures.clash import step_of
from synopsis.report.check.figures.figure import Change, Figure, Shape
from synopsis.report.check.figures.patterns import phrase
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.levels import WHOLE, are_plain, hit_at
from synopsis.report.check.rules.amounts.tables import is_total
from synopsis.report.check.words import Lexicon

_MINUS = ("-", "\N{MINUS SIGN}", "\N{EN DASH}")
Line = list[tuple[Slot, Figure]]


def table_sums(case: Case) -> Iterator[Hit]:
    """Columns against the row called total, and rows against the column called total."""
    filled = filled_cells(case)
    by_column: dict[tuple[int, int], Line] = defaultdict(list)
    by_row: dict[tuple[int, int], Line] = defaultdict(list)
    for slot, figure in filled:
        by_column[slot.table, slot.column].append((slot, figure))
        by_row[slot.table, slot.row].append((slot, figure))
    gaps = gaps_of(case, filled)
    for (table, column), line in by_column.items():
        if (table, "column", column) not in gaps:
            yield from _sum_hit(line, "stub", case.lexicon)
    for (table, row), line in by_row.items():
        if (table, "row", row) not in gaps:
            yield from _sum_hit(line, "head", case.lexicon)


def filled_cells(case: Case) -> list[tuple[Slot, Figure]]:
    """The cells that hold one number and nothing else."""
    found: dict[int, list[Figure]] = defaultdict(list)
    for figure in case.figures:
        if figure.sentence.block.kind is Kind.CELL:
            found[id(figure.sentence.block)].append(figure)
    return [
        (slot, figures[0])
        for figures in found.values()
        if len(figures) == 1
        and (slot := figures[0].sentence.block.slot) is not None
        and _is_bare(figures[0])
    ]


def _is_bare(figure: Figure) -> bool:
    outside = figure.sentence.text[: figure.start] + figure.sentence.text[figure.end :]
    is_level = figure.change is Change.NONE and are_plain([figure])
    return is_level and not any(map(str.isalnum, outside))


def gaps_of(case: Case, filled: Sequence[tuple[Slot, Figure]]) -> set[tuple[int, str, int]]:
    """Lines with a cell inside that holds no number: their sum is not known."""
    numbered = {(slot.table, slot.row, slot.column) for slot, _ in filled}
    rows = {(table, row) for table, row, _ in numbered}
    columns = {(table, column) for table, _, column in numbered}
    found: set[tuple[int, str, int]] = set()
    for slot in (one for block in case.document.blocks if (one := _slot(block)) is not None):
        spot = (slot.table, slot.row, slot.column)
        if spot in numbered or (slot.table, slot.row) not in rows:
            continue
        if (slot.table, slot.column) in columns:
            found |= {(slot.table, "row", slot.row), (slot.table, "column", slot.column)}
    return found


def _slot(block: Block) -> Slot | None:
    return block.slot if block.kind is Kind.CELL else None


def _sum_hit(line: Line, side: str, lexicon: Lexicon) -> Iterator[Hit]:
    """A hit where the one total of a line is not the sum of those before it, or behind a first."""
    places = [at for at, (slot, _) in enumerate(line) if is_total(_name(slot, side), lexicon)]
    totals = [line[at][1] for at in places]
    added = line[: places[0]] if places and places[0] > 1 else line[1:]
    parts = [one for slot, one in added if not is_total(_name(slot, side), lexicon)]
    if len(totals) != 1 or len(parts) < 2 or {one.shape for one in parts} != {totals[0].shape}:
        return
    whole, made = totals[0], sum(_signed(one) for one in parts)
    slack = sum(step_of(one) for one in (*parts, whole)) or 1e-6
    is_share = whole.shape is Shape.PERCENT
    if (
        abs(made - _signed(whole)) <= slack
        or (is_share and whole.low != WHOLE)
        or _is_no_sum(line, side, lexicon)
        or _lies_between(whole, parts)
    ):
        return
    why = f"The parts of this line make {made:g}, but its total is given as {whole.words}."
    yield hit_at(whole, why, severity=Severity.ERROR)


def _name(slot: Slot, side: str) -> str:
    """The words at the head of a cell's column, or at the stub of its row."""
    return str(getattr(slot, side)).strip()


def _signed(figure: Figure) -> float:
    """The value of a cell; less than nothing behind a minus or in the brackets of accounts."""
    text = figure.sentence.text.strip()
    is_negative = text[:1] in _MINUS or (text[:1] == "(" and text[-1:] == ")")
    return -figure.low if is_negative else figure.low


def _lies_between(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a "total" is no greater than one of its parts: an average of all, not their sum."""
    values = [_signed(one) for one in parts]
    return min(values) >= 0 and _signed(whole) <= max(values)


def _is_no_sum(line: Line, side: str, lexicon: Lexicon) -> bool:
    """Whether a line holds what is not added up: averages, rates, differences, several units."""
    names = [_name(slot, side) for slot, _ in line]
    if any(phrase(lexicon, "not_parts").search(one) for one in names):
        return True
    averaged = phrase(lexicon, "not_sums")
    if side == "stub":
        return bool(averaged.search(line[0][0].head)) or len({"%" in one for one in names}) > 1
    beside = phrase(lexicon, "not_sums", "not_across")
    return any(beside.search(one) for one in names) or len({*map(_units(lexicon), names)}) > 1


def _units(lexicon: Lexicon) -> Callable[[str], frozenset[str]]:
    """What finds the units that the head of a column names."""
    units = phrase(lexicon, "percent", "money_before", "money_after", "durations", "measures")
    return lambda name: frozenset(one[0].lower() for one in units.finditer(name))
