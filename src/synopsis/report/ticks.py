"""Ticks of a scale: round steps, and numbers with as few signs as they need."""

import math


def step_of(span: float) -> float:
    """A round step that goes two or three times into a span."""
    rough = span / 2.5
    power: float = 10.0 ** math.floor(math.log10(rough))
    return next(power * size for size in (1, 2, 5, 10) if rough <= power * size)


def short(number: float) -> str:
    """A tick's number with as few signs as it needs; k for thousands, M for millions."""
    for size, sign in ((1e9, "G"), (1e6, "M"), (1e4, "k")):
        if abs(number) >= size:
            scale = 1e3 if sign == "k" else size
            return f"{number / scale:g}{sign}".replace("-", "\N{MINUS SIGN}")
    rounded = round(number, 6)
    return f"{rounded:,g}".replace("-", "\N{MINUS SIGN}")
