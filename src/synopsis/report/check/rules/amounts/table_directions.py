"""Words of direction against the table that shows how something moved."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from synopsis.report.check.case import Case
from synopsis.report.check.document import RUNNING, Kind, Sentence
from synopsis.report.check.figures.context import all_years, known_places
from synopsis.report.check.figures.find import content
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.stated import listed
from synopsis.report.check.rules.amounts.tables import Entry, Table, tables_of
from synopsis.report.check.words import Lexicon

_TOLD = RUNNING | {Kind.CAPTION}
_FEWEST_ROWS = 3
"""Of fewer rows nobody says "most"."""
_FEWEST_SHARED = 3
"""So many words of a caption at least, and most of them, a sentence shares that tells of it."""
Row = dict[int, Entry]


def against_columns(case: Case) -> Iterator[Hit]:
    """A row that is said to rise while its table lets it fall, or the other way round."""
    tables = [(table, rows) for table in tables_of(case) if (rows := _rows(table))]
    for sentence in case.document.sentences if tables else ():
        turn = _turn(sentence, case.lexicon)
        if turn is None:
            continue
        for table, rows in tables:
            hit = _of_row(turn, table, rows, case.lexicon)
            hit = hit or _of_most(turn, table, rows, case.lexicon)
            hit = hit or _of_whole(turn, table, rows, case.lexicon)
            if hit is not None:
                yield hit
                break


@dataclass(frozen=True, eq=False, slots=True)
class _Turn:
    """A sentence and its word of direction."""

    sentence: Sentence
    word: re.Match[str]
    is_rise: bool

    @property
    def text(self) -> str:
        return self.sentence.text

    def hit(self, told: str, entry: Entry) -> Hit:
        """What is said of the word, and the cell that it collides with."""
        why = f"“{self.word[0]}” is said, but {told}."
        start, end = self.word.span()
        return Hit(
            self.sentence, start, end, why,
            other=entry.figure.sentence, severity=Severity.CAUTION,
        )  # fmt: skip


def _turn(sentence: Sentence, lexicon: Lexicon) -> _Turn | None:
    """The one word of direction of a sentence that gives no figures itself."""
    if sentence.block.kind not in _TOLD:
        return None
    patterns, text = _patterns(lexicon), sentence.text
    found = list(patterns["turn"].finditer(text))
    bare = patterns["place"].sub(" ", text)
    if len(found) != 1 or re.search(r"\d", re.sub(r"(?:19|20)\d\d", "", bare)):
        return None
    if patterns["denied"].search(text):
        return None
    return _Turn(sentence, found[0], patterns["rise"].fullmatch(found[0][0]) is not None)


def _rows(table: Table) -> list[Row]:
    """The rows of a table that have a figure in each of at least two years."""
    rows: dict[int, Row] = {}
    for one in table.entries:
        slot = one.figure.sentence.block.slot
        if slot is not None and len(one.years) == 1:
            rows.setdefault(slot.row, {})[one.years[0]] = one
    return [row for row in rows.values() if len(row) > 1]


def _of_row(turn: _Turn, table: Table, rows: list[Row], lexicon: Lexicon) -> Hit | None:
    """A hit where the one row that a sentence names moves against its word."""
    before = turn.text[: turn.word.start()]
    said, places = content(before, lexicon), known_places(before, lexicon)
    named = [row for row in rows if _is_named(_first(row), said, places)]
    is_near = turn.sentence.block.section == table.section
    shared = table.stems & content(turn.text, lexicon)
    if len(named) != 1 or not (is_near or shared - _first(named[0]).row):
        return None
    row = _between(named[0], all_years(turn.text, lexicon))
    if len(row) < 2 or not _is_against(row, is_rise=turn.is_rise):
        return None
    return turn.hit(f"the table has {_told(row)}", _first(row))


def _first(row: Row) -> Entry:
    return row[min(row)]


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


def _of_most(turn: _Turn, table: Table, rows: list[Row], lexicon: Lexicon) -> Hit | None:
    """A hit where a sentence says of most rows of a table that it names what less than half do."""
    patterns = _patterns(lexicon)
    place, most = patterns["place"].search(turn.text), patterns["most"].search(turn.text)
    caption = patterns["place"].match(table.caption)
    if not (place and most and caption) or place["number"] != caption["number"]:
        return None
    parts = [row for row in rows if not _first(row).is_total]
    steps = [row[max(row)].value - row[min(row)].value for row in parts]
    right = sum(step > 0 if turn.is_rise else step < 0 for step in steps)
    if len(steps) < _FEWEST_ROWS or right * 2 > len(steps):
        return None
    return turn.hit(f"{right} of the {len(steps)} rows of the table do so", _first(parts[0]))


def _of_whole(turn: _Turn, table: Table, rows: list[Row], lexicon: Lexicon) -> Hit | None:
    """A hit where what the caption names moves against the word: its total, or every row."""
    said = content(turn.text, lexicon)
    is_own = turn.text == table.caption
    if not is_own and len(table.stems & said) < max(_FEWEST_SHARED, 0.6 * len(table.stems)):
        return None
    totals = [row for row in rows if _first(row).is_total] or rows
    years = () if is_own else all_years(turn.text, lexicon)
    moved = [row for row in (_up_to(row, years) for row in totals) if len(row) > 1]
    if not moved or not all(_is_against(row, is_rise=turn.is_rise) for row in moved):
        return None
    return turn.hit(f"the table has {_told(moved[0])}", _first(moved[0]))


def _up_to(row: Row, years: tuple[int, ...]) -> Row:
    """The columns that a sentence speaks of; where it names one year, that and the one before."""
    if len(years) != 1:
        return _between(row, years)
    before = [year for year in row if year < years[0]]
    return _between(row, (max(before), years[0])) if before and years[0] in row else {}


def _told(row: Row) -> str:
    return ", ".join(f"{one.figure.sentence.text.strip()} in {year}" for year, one in row.items())


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
