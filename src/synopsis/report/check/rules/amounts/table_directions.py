"""Words of direction against the table that shows how something moved."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.figures.context import all_years, known_places
from synopsis.report.check.figures.find import content
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.stated import listed
from synopsis.report.check.rules.amounts.tables import Entry, Table, tables_of
from synopsis.report.check.words import Lexicon

_TOLD = frozenset({Kind.PARAGRAPH, Kind.ITEM})
_FEWEST_ROWS = 4
"""Of fewer rows nobody says "most"."""
Row = dict[int, Entry]


def against_columns(case: Case) -> Iterator[Hit]:
    """A row that is said to rise while its table lets it fall, or the other way round."""
    tables = [(table, rows) for table in tables_of(case) if (rows := _rows(table))]
    for sentence in case.document.sentences if tables else ():
        turn = _turn(sentence, case.lexicon)
        if turn is None:
            continue
        is_rise = _patterns(case.lexicon)["rise"].fullmatch(turn[0]) is not None
        for table, rows in tables:
            hit = _of_row(case, sentence, turn, table, rows, is_rise=is_rise)
            hit = hit or _of_most(case, sentence, turn, table, rows, is_rise=is_rise)
            if hit is not None:
                yield hit
                break


def _turn(sentence: Sentence, lexicon: Lexicon) -> re.Match[str] | None:
    """The one word of direction of a sentence that gives no figures itself."""
    if sentence.block.kind not in _TOLD:
        return None
    patterns, text = _patterns(lexicon), sentence.text
    found = list(patterns["turn"].finditer(text))
    bare = patterns["place"].sub(" ", text)
    if len(found) != 1 or re.search(r"\d", re.sub(r"(?:19|20)\d\d", "", bare)):
        return None
    return None if patterns["denied"].search(text) else found[0]


def _rows(table: Table) -> list[Row]:
    """The rows of a table that have a figure in each of at least two years."""
    rows: dict[int, Row] = {}
    for one in table.entries:
        slot = one.figure.sentence.block.slot
        if slot is not None and len(one.years) == 1:
            rows.setdefault(slot.row, {})[one.years[0]] = one
    return [row for row in rows.values() if len(row) > 1]


def _of_row(
    case: Case, sentence: Sentence, turn: re.Match[str], table: Table, rows: list[Row], *,
    is_rise: bool,
) -> Hit | None:  # fmt: skip
    """A hit where the one row that a sentence names moves against its word."""
    before = sentence.text[: turn.start()]
    said, places = content(before, case.lexicon), known_places(before, case.lexicon)
    named = [row for row in rows if _is_named(next(iter(row.values())), said, places)]
    is_near = sentence.block.section == table.section
    shared = table.stems & content(sentence.text, case.lexicon)
    if len(named) != 1 or not (is_near or shared - next(iter(named[0].values())).row):
        return None
    row = _between(named[0], all_years(sentence.text, case.lexicon))
    if len(row) < 2 or not _is_against(row, is_rise=is_rise):
        return None
    told = ", ".join(f"{one.figure.sentence.text.strip()} in {year}" for year, one in row.items())
    return _hit(sentence, turn, f"the table has {told}", next(iter(row.values())))


def _is_named(entry: Entry, said: frozenset[str], places: frozenset[str]) -> bool:
    """Whether a row is what a sentence speaks of."""
    if entry.is_total or not (entry.row or entry.places):
        return False
    return entry.row <= said and entry.places <= places


def _between(row: Row, years: tuple[int, ...]) -> Row:
    """The columns from the first to the last year that a sentence names, in order."""
    ordered = sorted(row)
    low, high = (min(years), max(years)) if len(years) > 1 else (ordered[0], ordered[-1])
    return {year: row[year] for year in ordered if low <= year <= high}


def _is_against(row: Row, *, is_rise: bool) -> bool:
    """Whether every step goes the other way."""
    steps = [later.value - earlier.value for earlier, later in pairwise(row.values())]
    return all(step < 0 for step in steps) if is_rise else all(step > 0 for step in steps)


def _of_most(
    case: Case, sentence: Sentence, turn: re.Match[str], table: Table, rows: list[Row], *,
    is_rise: bool,
) -> Hit | None:  # fmt: skip
    """A hit where a sentence says of most rows of a table that it names what less than half do."""
    patterns = _patterns(case.lexicon)
    place, most = patterns["place"].search(sentence.text), patterns["most"].search(sentence.text)
    caption = patterns["place"].match(table.caption)
    if not (place and most and caption) or place["number"] != caption["number"]:
        return None
    moved = [_between(row, ()) for row in rows if not next(iter(row.values())).is_total]
    ends = [(list(row.values())[0].value, list(row.values())[-1].value) for row in moved]
    right = sum(last > first if is_rise else last < first for first, last in ends)
    if len(ends) < _FEWEST_ROWS or right * 2 > len(ends):
        return None
    why = f"in {right} of the {len(ends)} rows of the table it did"
    return _hit(sentence, turn, why, next(iter(moved[0].values())))


def _hit(sentence: Sentence, turn: re.Match[str], told: str, entry: Entry) -> Hit:
    return Hit(
        sentence, turn.start(), turn.end(), f"“{turn[0]}” is said, but {told}.",
        other=entry.figure.sentence, severity=Severity.CAUTION,
    )  # fmt: skip


@cache
def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    rises, falls = listed(lexicon, "rises"), listed(lexicon, "falls")
    sources = {
        "rise": rises,
        "turn": rf"(?<![\w-])(?:{rises}|{falls})(?![\w-])",
        "denied": rf"(?<!\w){listed(lexicon, 'negations')}(?!\w)|n[’']t\b",  # noqa: RUF001
        "place": rf"(?<!\w){listed(lexicon, 'table_words')}\s(?P<number>\d{{1,2}}(?:\.\d{{1,2}})?)",
        "most": rf"(?<!\w){listed(lexicon, 'most_of')}\s",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
