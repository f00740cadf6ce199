"""What a table withholds, in two steps: the region and its economies first, all else after them.

Whatever else a wave is parted by, and whoever asks, the same cells of region and economies are
hidden: two yearbooks of one wave, its trend and its rally tell no more together than one of them.
"""

from dataclasses import dataclass

import numpy as np

from synopsis.evidence import waves
from synopsis.survey.cells import Item
from synopsis.survey.design import Codes, Design, Floats
from synopsis.survey.disclosure.gate import (
    Answered,
    Besides,
    Limits,
    Reasons,
    chosen_of,
    gate,
    gate_flags,
)
from synopsis.survey.disclosure.scheme import Banner, Scheme
from synopsis.survey.house import House
from synopsis.survey.wave_sample import ECONOMY, design_of, economies_of, item_of
from synopsis.vocabulary import Region

MEAN, NET = "Mean", "Net"
# What it costs to lose an answer, beside one: a headline is read first, no opinion last.
_HEADLINE, _NO_OPINION = 3.0, 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Schemes:
    """The columns of the region and its economies, and all columns of a yearbook."""

    economies: Scheme
    whole: Scheme


def schemes_of(banners: tuple[Banner, ...]) -> Schemes:
    """The schemes of a yearbook, whose first blocks are the region and its economies."""
    first = Scheme.of(banners[:2])
    return Schemes(first, Scheme.of(banners) if len(banners) > 2 else first)


def limits_of(house: House) -> Limits:
    """What the gate asks for under the house rules."""
    return Limits(house.disclose_at_least, house.suppress_below)


def economy_reasons(
    wave: waves.Wave,
    question: waves.Question,
    house: House,
    region: Region,
    design: Design | None = None,
) -> tuple[tuple[str, ...], Reasons]:
    """The lines of a question, and why each is hidden in the region and in each economy, or 0.

    Reasons are columns (the region, then its economies in their order) x lines (the answers, those
    who do not know among them, then `Mean` of a scale, then `Net` of several headline answers).
    They are those of every yearbook of the wave; the codes are those of `Reason`.
    """
    codes = economies_of(wave, region).codes.astype(np.int64)
    whole = Banner((), np.zeros(wave.rows, dtype=np.int64), 1)
    schemes = schemes_of((whole, Banner((ECONOMY,), codes, len(region.places))))
    item = item_of(wave, question)
    weights = (design or design_of(wave, house)).weights
    labels = list(item.categories)
    labels += [MEAN] if item.numbers is not None else []
    labels += [NET] if net_of(question, 0) else []
    return tuple(labels), item_reasons(schemes, question, item, weights, limits_of(house))


def item_reasons(
    schemes: Schemes, question: waves.Question, item: Item, weights: Floats, limits: Limits
) -> Reasons:
    """Why cells are hidden, columns x lines: answers, then the mean, then the net."""
    if item.codes is None:
        chosen = chosen_of(np.asarray(item.flags), np.asarray(item.asked), weights)
        first = gate_flags(schemes.economies, chosen, limits)
        if schemes.whole is schemes.economies:
            return first
        return gate_flags(schemes.whole, chosen, limits, first)
    besides = Besides(
        item.numbers or (),
        net_of(question, len(item.categories)),
        _prices(question, len(item.categories)),
    )
    codes = item.codes.astype(np.int64)
    return in_two_steps(schemes, Answered(codes, weights, len(item.categories), besides), limits)


def reported_reasons(schemes: Schemes, codes: Codes, weights: Floats, limits: Limits) -> Reasons:
    """Why the share of those without an answer that counts is hidden, by column."""
    return in_two_steps(schemes, Answered(codes.astype(np.int64), weights, 2), limits)[:, 1]


def in_two_steps(schemes: Schemes, answered: Answered, limits: Limits) -> Reasons:
    """The gate over the region and its economies, and then over all columns with these settled."""
    first = gate(schemes.economies, answered, limits)
    if schemes.whole is schemes.economies:
        return first
    return gate(schemes.whole, answered, limits, first)


def net_of(question: waves.Question, size: int) -> tuple[bool, ...]:
    """Which of a question's answers its net adds up; none where it has no net."""
    if len(question.headline) < 2 or question.kind is waves.Kind.MULTIPLE:
        return ()
    found = [answer.code in question.headline for answer in question.answers]
    return tuple(found + [False] * (size - len(found)))


def _prices(question: waves.Question, size: int) -> tuple[float, ...]:
    """What it costs to lose each answer; those after the question's own are of no opinion."""
    own = [_HEADLINE if one.code in question.headline else 1.0 for one in question.answers]
    return tuple(own + [_NO_OPINION] * (size - len(own)))
