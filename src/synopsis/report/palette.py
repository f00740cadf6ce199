"""The edition's colours: one ink, one paper, one accent, a ramp for levels, one hue an economy.

The ramp follows cividis (Nunez, Anderton and Renslow, 2018): its lightness rises or falls in one
direction, so it survives grey print and colour blindness. In the dark palette the ramp is turned
round, since what asks for attention must stand out from the paper, not sink into it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from synopsis.vocabulary import Place, Region


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by their use, as CSS values; levels run from least to most concern."""

    paper: str
    ink: str
    soft: str
    faint: str
    accent: str
    hatch: str
    mark: str
    levels: tuple[str, str, str, str, str]
    economies: tuple[str, str, str, str, str, str]

    def level(self, percentile: float) -> str:
        """The step of the ramp on which a level from 0 to 100 stands."""
        return self.levels[min(4, max(0, int(percentile // 20)))]

    def economy(self, place: Place, region: Region) -> str:
        """An economy's fixed colour, by its place in the alphabet; ink for the region."""
        if place not in region.places:
            return self.ink
        return self.economies[region.places.index(place) % len(self.economies)]

    @property
    def names(self) -> Mapping[str, str]:
        """Every colour by the name of its variable, such as `level-1` or `economy-6`."""
        single = {field.name: getattr(self, field.name) for field in fields(self)[:-2]}
        steps = {f"level-{step}": colour for step, colour in enumerate(self.levels, 1)}
        hues = {f"economy-{order}": colour for order, colour in enumerate(self.economies, 1)}
        return {**single, **steps, **hues}


LIGHT = Palette(
    paper="#fbfaf6",
    ink="#1c1f24",
    soft="#565a62",
    faint="#dad7cd",
    accent="#0a566b",
    hatch="#b9b5a8",
    mark="#f3ead0",
    levels=("#eadf9c", "#c4b66e", "#8e8c7e", "#525a6e", "#0c2a56"),
    economies=("#a8430a", "#1d5fa6", "#77398f", "#006e54", "#705a00", "#a01f56"),
)

DARK = Palette(
    paper="#14171b",
    ink="#eae7e0",
    soft="#a9adb4",
    faint="#353a42",
    accent="#82cadd",
    hatch="#525862",
    mark="#3a3524",
    levels=("#3a5687", "#6a7590", "#9a988b", "#cdbf70", "#fde95a"),
    economies=("#f2935a", "#78b6f4", "#cba2ea", "#48cba8", "#dcc04a", "#f386ae"),
)

VARIABLES = Palette(
    paper="var(--paper)",
    ink="var(--ink)",
    soft="var(--soft)",
    faint="var(--faint)",
    accent="var(--accent)",
    hatch="var(--hatch)",
    mark="var(--mark)",
    levels=(
        "var(--level-1)",
        "var(--level-2)",
        "var(--level-3)",
        "var(--level-4)",
        "var(--level-5)",
    ),
    economies=(
        "var(--economy-1)",
        "var(--economy-2)",
        "var(--economy-3)",
        "var(--economy-4)",
        "var(--economy-5)",
        "var(--economy-6)",
    ),
)
