"""A plate: one question, drawn in one palette, for the economies and the region."""

from collections.abc import Mapping
from dataclasses import dataclass

from synopsis.report.map_shapes import Shapes
from synopsis.report.palette import Palette
from synopsis.report.yearbook import finding
from synopsis.report.yearbook.strokes import framed, hatched
from synopsis.survey import tabulate
from synopsis.vocabulary import Place, Region


@dataclass(frozen=True, slots=True)
class Moment:
    """A share that was released before: share, low and high in percent by the code of a place."""

    period: str
    shares: Mapping[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Plate:
    """What a picture of one question is drawn from."""

    yearbook: tabulate.Yearbook
    table: tabulate.Table
    region: Region
    palette: Palette
    shapes: Shapes | None = None
    past: tuple[Moment, ...] = ()

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns of the economies, then the region's."""
        return finding.shown_columns(self.yearbook)

    @property
    def heading(self) -> str:
        """The finding where there is one, else the question."""
        return finding.sentence(self.yearbook, self.table) or self.asked

    @property
    def asked(self) -> str:
        """The question as it was asked."""
        return self.table.question.text(self.yearbook.language)

    def label(self, column: int) -> str:
        """A column's name."""
        return self.yearbook.columns[column].label

    def is_region(self, column: int) -> bool:
        """Whether a column holds the whole region."""
        return self.yearbook.columns[column].block == 0

    def hue(self, column: int) -> str:
        """The colour of a column's place."""
        return self.palette.economy(Place(self.yearbook.columns[column].place), self.region)

    def name(self, kind: str, wide: int) -> str:
        """An id for what a drawing defines, unlike that of any other on the page."""
        return f"{kind}-{self.table.question.id}-{wide}".replace("_", "-").replace(" ", "-")

    def told(self, lines: tuple[int, ...]) -> str:
        """The numbers of some lines in words."""
        return finding.told(self.yearbook, self.table, lines)

    def hatched(
        self, name: str, at: tuple[float, float], size: tuple[float, float], text: str
    ) -> str:
        """An area without a number, with the reason on it."""
        return hatched(name, at, size, text, self.palette)

    def framed(
        self, parts: list[str], size: tuple[float, float], name: str, told: str, title: str = ""
    ) -> str:
        """The whole drawing, with what it shows in words; its title is the heading's if none."""
        return framed(parts, size, name, (title or self.heading, told), self.palette)
