"""The rows of a table as HTML, put together as text: the tables behind pictures are long."""

from markupsafe import Markup, escape

from synopsis.report.content import Grid
from synopsis.report.html.words import Speaker
from synopsis.vocabulary import Sentence, plain

_GAP = ' class="not-covered"><span class="vh">not covered</span></td>'


def narrow_look(grid: Grid) -> str:
    """How a table fits a phone: numbers alone grow small, rows with words become blocks."""
    is_numbers = all(grid.is_number[1:]) and len(grid.is_number) > 2
    return "tight" if is_numbers else "stack"


def has_gap(grid: Grid) -> bool:
    """Whether any cell is not covered."""
    return any(not cell for row in grid.rows for cell in row)


def rows_of(grid: Grid, speaker: Speaker) -> Markup:
    """The rows below the head; in blocks each cell says which column it is of."""
    is_tight = narrow_look(grid) == "tight"
    heads = ["" if is_tight else f' data-head="{escape(plain(head))}"' for head in grid.head]
    kinds = [' class="number"' if is_number else "" for is_number in grid.is_number]
    frame = (
        '<td role="cell"{}{}>{}</td>' if is_tight else ('<td role="cell"{}{}><span>{}</span></td>')
    )

    def cell(place: int, said: Sentence) -> str:
        if not said:
            return f'<td role="cell"{heads[place]}{_GAP}'
        return frame.format(heads[place], kinds[place], speaker.say(said))

    # every part is escaped where it is said
    return Markup(  # noqa: S704
        "\n".join(
            f'<tr role="row">\n<th role="rowheader" scope="row">{speaker.say(row[0])}</th>\n'
            + "\n".join(cell(place, said) for place, said in enumerate(row[1:], start=1))
            + "\n</tr>"
            for row in grid.rows
        )
    )
