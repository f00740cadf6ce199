"""One sheet of a workbook: the tables of a chapter, one below another under one head."""

import math
from collections.abc import Sequence
from typing import Any

from synopsis.report.yearbook import wording
from synopsis.report.yearbook.styles import Styles
from synopsis.survey import tabulate

# The warning and title, the blocks, the columns and their letters stay in sight.
HEAD_ROWS = 4
_GAP = tabulate.Reason.NOT_COVERED.sign
_LABEL_WIDTH, _WIDTH = 44, 9.5
# Signs of small type that go into a unit of a column's width.
_SIGNS = 1.25


class ChapterSheet:
    """A sheet under the pen: what is written next, and where."""

    def __init__(self, sheet: Any, styles: Styles, yearbook: tabulate.Yearbook) -> None:  # noqa: ANN401
        self.sheet = sheet
        self._styles = styles
        self._yearbook = yearbook
        self._row = HEAD_ROWS
        self._is_empty: list[bool] = []

    def write(self, chapter: str, tables: Sequence[tabulate.Table]) -> tuple[int, ...]:
        """Write head and tables; the rows at which the tables begin."""
        self._write_head(chapter)
        starts = []
        for table in tables:
            starts.append(self._row)
            self._write_table(table)
        for note in self._yearbook.footnotes:
            self._note(note)
        return tuple(starts)

    def _write_head(self, chapter: str) -> None:
        sheet, styles, columns = self.sheet, self._styles, self._yearbook.columns
        mark = f"{wording.SYNTHETIC}. " if self._yearbook.codebook.is_synthetic else ""
        look = styles.warning if mark else styles.label
        sheet.write_string(0, 0, f"{mark}{chapter}: {wording.title(self._yearbook)}", look)
        if mark:
            for at in range(len(columns)):
                sheet.write_blank(0, at + 1, None, look)
        sheet.set_column(0, 0, _LABEL_WIDTH)
        sheet.set_column(1, len(columns), _WIDTH)
        for number, name in enumerate(self._yearbook.blocks):
            own = self._yearbook.block(number)
            if len(own) == 1:
                sheet.write_string(1, own[0] + 1, name, styles.block)
            else:
                sheet.merge_range(1, own[0] + 1, 1, own[-1] + 1, name, styles.block)
        sheet.set_row(0, 18)
        sheet.set_row(1, 26)
        sheet.set_row(2, 38)
        sheet.write_string(3, 0, "Weighted column shares", styles.letter)
        for at, column in enumerate(columns):
            sheet.write_string(2, at + 1, column.label, styles.head)
            sheet.write_string(3, at + 1, column.letter, styles.letter)
        sheet.freeze_panes(HEAD_ROWS, 1)

    def _write_table(self, table: tabulate.Table) -> None:
        styles = self._styles
        self._text(
            f"{table.question.id}. {wording.wording(self._yearbook, table)}", styles.question
        )
        self._text(wording.base_words(self._yearbook, table), styles.small)
        self._is_empty = (table.n == 0).tolist()
        self._write_bases(table)
        for line in range(len(table.lines)):
            self._write_line(table, line)
        df = wording.freedom(table.df.tolist())
        self._note(f"{' '.join(wording.rules(self._yearbook))} Here on {df}.")
        self._row += 1

    def _write_bases(self, table: tabulate.Table) -> None:
        styles = self._styles
        words = {tabulate.FEW: tabulate.Reason.HELD_BACK.sign}
        self._numbers("Respondents (unweighted base)", table.n.tolist(), styles.count, words)
        self._numbers("Weighted base", table.weighted_base.tolist(), styles.count)
        self._numbers("Effective base", table.effective_base.tolist(), styles.count)
        self._numbers("Design effect (middle answer)", table.design_effect.tolist(), styles.decimal)
        self._numbers("Degrees of freedom", table.df.tolist(), styles.count)
        self._write_silences(table)
        if table.is_flagged.any():
            self._label("Low base", styles.label_small)
            for at in table.is_flagged.nonzero()[0].tolist():
                self.sheet.write_string(self._row, at + 1, "low base", styles.flag)
            self._row += 1

    def _write_silences(self, table: tabulate.Table) -> None:
        """Those in no base, of the whole region; none where one of them is too few to be told."""
        told = [(silence.label.lower(), int(counts[0])) for silence, counts in table.silences]
        if any(0 < count < self._yearbook.house.disclose_at_least for _, count in told):
            return
        for name, count in told:
            self._label(f"Not in the base: {name}", self._styles.label_small)
            self.sheet.write_number(self._row, 1, count, self._styles.count)
            self._row += 1

    def _numbers(
        self,
        name: str,
        values: Sequence[float],
        look: Any,  # noqa: ANN401
        words: dict[int, str] | None = None,
    ) -> None:
        """A row of numbers; one that stands for words is written as them."""
        self._label(name, self._styles.label_small)
        for at, value in enumerate(values, start=1):
            if self._is_empty[at - 1]:
                self.sheet.write_string(self._row, at, _GAP, self._styles.hidden)
            elif words and value in words:
                self.sheet.write_string(self._row, at, words[int(value)], self._styles.hidden)
            elif math.isfinite(value):
                self.sheet.write_number(self._row, at, value, look)
        self._row += 1

    def _write_line(self, table: tabulate.Table, line: int) -> None:
        """Shares, their intervals below, and the letters below those where there are any."""
        styles, own = self._styles, table.lines[line]
        is_mean = own.part is tabulate.Part.MEAN
        self._label(own.label, styles.label)
        self._label("interval", styles.label_small, below=1)
        has_letters = bool((table.letters[line] != "").any())
        if has_letters:
            self._label("higher than", styles.label_small, below=2)
        for at in range(len(self._yearbook.columns)):
            reason = table.reason(line, at)
            if reason is not tabulate.Reason.SHOWN:
                self.sheet.write_string(self._row, at + 1, reason.sign, styles.hidden)
                continue
            look = styles.mean if is_mean else styles.share
            if table.is_flagged[at] and not is_mean:
                look = styles.share_low
            self.sheet.write_number(self._row, at + 1, float(table.share[line, at]), look)
            ends = _ends(table.low[line, at], table.high[line, at], is_mean=is_mean)
            self.sheet.write_string(self._row + 1, at + 1, ends, styles.interval)
            if table.letters[line, at]:
                letters = str(table.letters[line, at])
                self.sheet.write_string(self._row + 2, at + 1, letters, styles.letters)
        self._row += 3 if has_letters else 2

    def _label(self, text: str, look: Any, below: int = 0) -> None:  # noqa: ANN401
        self.sheet.write_string(self._row + below, 0, text, look)

    def _note(self, text: str) -> None:
        self._text(text, self._styles.small)

    def _text(self, text: str, look: Any) -> None:  # noqa: ANN401
        """A text across the columns that fit a page, in as many lines as it needs."""
        last = min(len(self._yearbook.columns), 12)
        self.sheet.merge_range(self._row, 0, self._row, last, "", look)
        self.sheet.write_string(self._row, 0, text, look)
        signs = _SIGNS * (_LABEL_WIDTH + last * _WIDTH)
        self.sheet.set_row(self._row, 13 * max(1, math.ceil(len(text) / signs)) + 2)
        self._row += 1


def _ends(low: float, high: float, *, is_mean: bool) -> str:
    """The ends of an interval as text: in percent, or of a mean."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return "none"
    dash = "\N{EN DASH}"
    return f"{low:.2f}{dash}{high:.2f}" if is_mean else f"{100 * low:.0f}{dash}{100 * high:.0f}"
