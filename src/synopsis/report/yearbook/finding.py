"""What a picture says: a sentence where the test bears one, and the words that stand under it."""

from synopsis.evidence import waves
from synopsis.report.yearbook import wording
from synopsis.survey import tabulate

_LEAST = 3


def headline_line(table: tabulate.Table) -> int | None:
    """The line that is the question's one share: its net, or its only headline answer."""
    net = [at for at, one in enumerate(table.lines) if one.part is tabulate.Part.HEADLINE]
    if net:
        return net[0]
    single = len(table.question.headline) == 1
    own = [at for at in table.answers if table.lines[at].code in table.question.headline]
    return own[0] if single and own else None


def sentence(yearbook: tabulate.Yearbook, table: tabulate.Table) -> str:
    """What the region says: the headline's share, or the item named most; empty without either.

    An economy is named where it surely differs from each other one shown. The answers beside the
    headline are not searched: among many, some economy always stands out.
    """
    region = yearbook.block(0)[0]
    line = headline_line(table)
    if line is None:
        line = _most_named(table, region)
    if line is None or table.reason(line, region) is not tabulate.Reason.SHOWN:
        return ""
    place = yearbook.columns[region].label
    told = f"{_subject(table.lines[line])}: {number(table, line, region)} % in the {place}"
    apart = _apart(yearbook, table, line)
    return f"{told}; {apart}" if apart else told


def _most_named(table: tabulate.Table, region: int) -> int | None:
    """The item of a multiple-answer question whose interval lies above every other's."""
    if table.question.kind is not waves.Kind.MULTIPLE:
        return None
    shown = [at for at in table.answers if table.reason(at, region) is tabulate.Reason.SHOWN]
    first = max(shown, key=lambda at: float(table.share[at, region]), default=None)
    others = [table.high[at, region] for at in shown if at != first]
    is_sure = first is not None and all(table.low[first, region] > high for high in others)
    return first if is_sure else None


def _apart(yearbook: tabulate.Yearbook, table: tabulate.Table, line: int) -> str:
    """The one economy that has an answer surely more, or less, often than each other one shown."""
    columns = economies(yearbook)
    shown = [one for one in columns if table.reason(line, one) is tabulate.Reason.SHOWN]
    if len(shown) < _LEAST:
        return ""
    letters = {one: yearbook.columns[one].letter for one in shown}
    beats = {one: str(table.letters[line, one]).split() for one in shown}
    among = "any other economy" + (" shown" if len(shown) < len(columns) else "")
    for one in shown:
        others = [other for other in shown if other != one]
        name = yearbook.columns[one].label
        if all(letters[other] in beats[one] for other in others):
            return f"more often in {name} than in {among}"
        if all(letters[one] in beats[other] for other in others):
            return f"less often in {name} than in {among}"
    return ""


def _subject(line: tabulate.Line) -> str:
    label = line.label.removeprefix("Net: ").rstrip(".")
    return f"\N{LEFT SINGLE QUOTATION MARK}{label}\N{RIGHT SINGLE QUOTATION MARK}"


def economies(yearbook: tabulate.Yearbook) -> tuple[int, ...]:
    """The columns of the economies, in their order."""
    return yearbook.block(1)


def shown_columns(yearbook: tabulate.Yearbook) -> tuple[int, ...]:
    """The columns that pictures show: the economies, then the region."""
    return (*economies(yearbook), *yearbook.block(0))


def subtitle(yearbook: tabulate.Yearbook, table: tabulate.Table) -> str:
    """Unit, base, field work and interval, under every picture."""
    book = yearbook.codebook
    n = int(table.n[0])
    many = f"{n:,}" if n >= 0 else "an untold number of"
    return (
        f"Percent, weighted; {many} {book.population} in the base; field work {book.first} to "
        f"{book.last}; lines beside dots are {yearbook.house.level:.0%} intervals"
        f" ({yearbook.house.interval}), {wording.freedom(table.df.tolist())}"
    )


def told(yearbook: tabulate.Yearbook, table: tabulate.Table, lines: tuple[int, ...]) -> str:
    """The picture in words: every number that it shows, or why there is none."""
    parts = []
    for at in lines:
        cells = [
            f"{yearbook.columns[one].label} {number(table, at, one)}"
            for one in shown_columns(yearbook)
        ]
        parts.append(f"{table.lines[at].label}: {', '.join(cells)}")
    mark = f"{wording.SYNTHETIC}. " if yearbook.codebook.is_synthetic else ""
    return f"{mark}{'. '.join(parts)}."


def number(table: tabulate.Table, line: int, column: int) -> str:
    """A cell as it is read: the share with its interval, or why there is none."""
    reason = table.reason(line, column)
    if reason is not tabulate.Reason.SHOWN:
        return reason.words
    low, high = table.low[line, column], table.high[line, column]
    if table.lines[line].part is tabulate.Part.MEAN:
        return f"{table.share[line, column]:.2f} ({low:.2f} to {high:.2f})"
    return f"{100 * table.share[line, column]:.0f} ({100 * low:.0f} to {100 * high:.0f})"
