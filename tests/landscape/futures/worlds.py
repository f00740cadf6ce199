"""Landscapes for tests: the shipped one with few draws, and small ones that a reader can follow."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from synopsis.catalog import load_profile
from synopsis.landscape.futures.card import Choices, Goal, Layer, Shape, Span
from synopsis.landscape.futures.explore import load_landscape
from synopsis.landscape.futures.model import Landscape, build_landscape
from synopsis.landscape.influences import Coding, Concept, InfluenceMap
from synopsis.landscape.influences.coding import Count
from synopsis.landscape.influences.concept import Layer as Kind
from synopsis.landscape.influences.concept import More
from synopsis.landscape.influences.influence import Influence, Sign, Strength

DRAWS = 40
WORDS = ("less", "as now", "more")
LAYERS = {
    "factor": Layer(WORDS, Shape.ORDINAL),
    "trend": Layer(WORDS, Shape.ORDINAL),
    "outcome": Layer(WORDS, Shape.ORDINAL),
    "trigger": Layer(("as now", "worse"), Shape.PRESENCE, "as now"),
}
STRENGTHS = {word.value: Span(3, 3, 3) for word in Strength}


@cache
def shipped() -> Landscape:
    """The landscape that the region ships, with few draws."""
    found = load_landscape(load_profile("western-balkans"), "core")
    assert found is not None
    return build_landscape(found.influence_map, replace(found.choices, draws=DRAWS))


def small(links: Sequence[tuple[str, str, str]], rest: int = 1) -> Landscape:
    """A landscape of links (source, sign, target), each asserted once.

    A name that begins with `t_` is a trigger, with `m_` a measure, else a trend that is worse.
    """
    names = dict.fromkeys(end for source, _, target in links for end in (source, target))
    influences = tuple(
        Influence(f"E{number}", source, target, Sign(sign), Strength.ASSERTED, "1-2")
        for number, (source, sign, target) in enumerate(links)
    )
    coding = Coding(
        "core",
        "Core",
        {name: Concept(name, name, _kind(name), more=More.WORSE) for name in names},
        {name: (Count(name),) for name in names},
    )
    choices = Choices(
        "small", "one", "core", STRENGTHS, LAYERS, rest=rest, draws=DRAWS,
        goals=(Goal("less", "Less of b", "b", ("less",)),),
    )  # fmt: skip
    return build_landscape(InfluenceMap(influences, {"core": coding}), choices)


def _kind(name: str) -> Kind:
    return {"t_": Kind.TRIGGER, "m_": Kind.MEASURE}.get(name[:2], Kind.TREND)
