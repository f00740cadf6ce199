from dataclasses import replace

import pytest

from synopsis.report.palette import DARK, LIGHT, VARIABLES, Palette
from tests.report.sample_picture import REGION


def luminance(colour: str) -> float:
    """Relative luminance as in WCAG 2.2."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def faint_texts(palette: Palette) -> list[str]:
    """The colours of text that are too faint on the paper."""
    texts = {
        "ink": palette.ink,
        "soft": palette.soft,
        "accent": palette.accent,
        **{f"economy {order}": hue for order, hue in enumerate(palette.economies, 1)},
    }
    return [name for name, colour in texts.items() if contrast(colour, palette.paper) < 4.5]


def test_contrast_knows_black_from_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_palette_text_stands_out_from_paper(palette: Palette) -> None:
    assert faint_texts(palette) == []


def test_palette_too_faint_is_found() -> None:
    assert faint_texts(replace(LIGHT, soft="#aaaaaa")) == ["soft"]


@pytest.mark.parametrize(("palette", "turn"), [(LIGHT, -1), (DARK, 1)], ids=["light", "dark"])
def test_palette_levels_survive_grey_print(palette: Palette, turn: int) -> None:
    greys = [turn * luminance(colour) for colour in palette.levels]
    assert greys == sorted(greys)
    assert min(contrast(*pair) for pair in zip(palette.levels, palette.levels[1:])) > 1.3  # noqa: B905
    assert contrast(palette.levels[-1], palette.paper) > 4.5


def test_palette_colours_are_each_one_of_a_kind() -> None:
    assert len(set(LIGHT.names.values())) == len(LIGHT.names)
    assert LIGHT.names.keys() == DARK.names.keys() == VARIABLES.names.keys()
    assert all(VARIABLES.names[name] == f"var(--{name})" for name in LIGHT.names)


def test_palette_economy_keeps_its_colour_and_region_is_ink() -> None:
    hues = [LIGHT.economy(place, REGION) for place in REGION.places]
    assert hues == list(LIGHT.economies)
    assert LIGHT.economy(REGION.place, REGION) == LIGHT.ink


@pytest.mark.parametrize(("percentile", "step"), [(0, 0), (19.9, 0), (20, 1), (99, 4), (100, 4)])
def test_palette_level_falls_on_its_step(percentile: float, step: int) -> None:
    assert LIGHT.level(percentile) == LIGHT.levels[step]
