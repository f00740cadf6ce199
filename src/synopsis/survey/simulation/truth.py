"""What a simulated population holds: shares by economy, met to published ones, else invented.

Shares that no published figure speaks of are drawn once for each question from the generator of
that question, so that a wave of another year has the same truth unless a change is asked for.
Economies are fitted to the region's published share by iterated proportional fitting (Deming and
Stephan 1940), weighted by their people.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from synopsis.evidence import waves
from synopsis.survey.errors import SurveyError

Floats = NDArray[np.float64]
Chance = Callable[[str], np.random.Generator]
_SPREAD = 0.3
_LEAST = 0.005
_ROUNDS = 200
_SUPPORT, _LEANING = "support", 4.0
_UNSURE = (0.01, 0.06)
_REFUSING = (0.003, 0.015)


@dataclass(frozen=True, slots=True)
class Target:
    """A published share: of which answers, of the region or of one economy, from 0 to 1.

    `answers` are codes of answers or the short name of an item.
    """

    concept: str
    question: str
    answers: tuple[str, ...]
    share: float
    place: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """The true shares of one question: economies x answers, of all asked who do not refuse.

    `unsure` is the share that does not know, which answers leave to a whole of one; `pull` is how
    each background question moves the answer.
    """

    question: waves.Question
    shares: Floats
    unsure: float
    refusing: float
    pull: Floats


def imagine_truth(
    question: waves.Question, people: Mapping[str, float], targets: Sequence[Target], chance: Chance
) -> Truth:
    """The truth of one question for economies with their people, met to its targets."""
    rng = chance(question.concept)
    unsure, refusing = float(rng.uniform(*_UNSURE)), float(rng.uniform(*_REFUSING))
    pull = rng.choice([-0.12, 0.12], 3)
    own = [one for one in targets if one.question == question.concept]
    if question.kind is waves.Kind.MULTIPLE:
        shares = _items(question, people, own, rng)
    else:
        shares = _answers(question, people, own, (1 - unsure, rng))
    return Truth(question, shares, unsure, refusing, pull)


def shift_truth(truth: Truth, answers: Sequence[str], points: float) -> Truth:
    """The truth with the share of some answers moved by percentage points in every economy."""
    at = places_of(truth.question, answers)
    shares = truth.shares.copy()
    delta = points / 100
    if truth.question.kind is waves.Kind.MULTIPLE:
        shares[:, at] = np.clip(shares[:, at] + delta, _LEAST, 1 - truth.unsure - _LEAST)
    else:
        whole = shares.sum(axis=1)
        old = shares[:, at].sum(axis=1)
        new = np.clip(old + delta, _LEAST, whole - _LEAST)
        rest = np.setdiff1d(np.arange(shares.shape[1]), at)
        shares[:, at] *= (new / old)[:, None]
        shares[:, rest] *= ((whole - new) / (whole - old))[:, None]
    return replace(truth, shares=shares)


def places_of(question: waves.Question, answers: Sequence[str]) -> NDArray[np.intp]:
    """The positions of answers that are named by code, or of items by short name."""
    known = {str(one.code): at for at, one in enumerate(question.answers)}
    known |= {
        one.column.removeprefix(f"{question.id}_"): at
        for at, one in enumerate(question.answers)
        if one.column
    }
    stray = next((one for one in answers if one not in known), None)
    if stray is not None or not answers:
        raise SurveyError(
            f"it has no answer '{stray or ''}'",
            where=f"the question '{question.id}'",
            remedy=f"use one of {', '.join(known)}",
        )
    return np.array([known[one] for one in answers], dtype=np.intp)


def _answers(
    question: waves.Question,
    people: Mapping[str, float],
    targets: Sequence[Target],
    scale: tuple[float, np.random.Generator],
) -> Floats:
    """Shares of answers that exclude each other, adding up to the sure in every economy."""
    sure, rng = scale
    whole = _invented(question, rng)
    table = whole * np.exp(rng.normal(0, _SPREAD, (len(people), len(whole))))
    table *= sure / table.sum(axis=1, keepdims=True)
    groups = [
        (places_of(question, one.answers), max(one.share, _LEAST))
        for one in targets
        if not one.place
    ]
    if not groups:
        return table
    told = sum(share for _, share in groups)
    rest = np.setdiff1d(np.arange(len(whole)), np.concatenate([at for at, _ in groups]))
    spare = _LEAST if len(rest) else 0.0
    sure = min(max(sure, told + spare), 1.0)
    if told > sure - spare or not len(rest):
        fit = (sure - spare) / told
        groups = [(at, share * fit) for at, share in groups]
        told = sure - spare
    if len(rest):
        groups.append((rest, sure - told))
    return _fitted(table, groups, np.array(list(people.values())), sure)


def _fitted(
    table: Floats, groups: Sequence[tuple[NDArray[np.intp], float]], people: Floats, sure: float
) -> Floats:
    part = people / people.sum()
    for _ in range(_ROUNDS):
        for at, share in groups:
            table[:, at] *= share / float(part @ table[:, at].sum(axis=1))
        table *= sure / table.sum(axis=1, keepdims=True)
    return table


def _invented(question: waves.Question, rng: np.random.Generator) -> Floats:
    """Shares of the region: a bell over the answers of a scale, else drawn one by one.

    Support leans to its headline answer, lest trials show citizens against all cooperation.
    """
    size = len(question.answers)
    if question.kind is waves.Kind.SCALE:
        at = (np.arange(size) + 0.5) / size
        bell: Floats = np.exp(-0.5 * ((at - rng.uniform(0.35, 0.65)) / rng.uniform(0.2, 0.35)) ** 2)
        return _whole(bell)
    drawn: Floats = np.exp(rng.normal(0, 0.6, size))
    if question.about == _SUPPORT:
        drawn[[one.code in question.headline for one in question.answers]] *= _LEANING
    return _whole(drawn)


def _whole(parts: Floats) -> Floats:
    shares: Floats = parts / parts.sum()
    return shares


def _items(
    question: waves.Question,
    people: Mapping[str, float],
    targets: Sequence[Target],
    rng: np.random.Generator,
) -> Floats:
    """Shares of items, each for itself."""
    places, part = list(people), np.array(list(people.values()))
    size = len(question.answers)
    drawn = rng.uniform(0.08, 0.45, size)
    effects = rng.normal(0, _SPREAD, (len(places), size))
    shares = _logistic(np.log(drawn / (1 - drawn)) + effects)
    for item in range(size):
        own = [one for one in targets if item in places_of(question, one.answers)]
        fixed = {places.index(one.place): one.share for one in own if one.place in places}
        whole = next((one.share for one in own if not one.place), None)
        for at, share in fixed.items():
            shares[at, item] = share
        if whole is not None:
            shares[:, item] = _shifted(shares[:, item], part, whole, set(fixed))
    return shares


def _shifted(shares: Floats, people: Floats, whole: float, fixed: set[int]) -> Floats:
    """Shares moved alike on the logit scale until the people's mean is met; some are fixed."""
    free = np.array([at not in fixed for at in range(len(shares))])
    logits = np.log(shares / (1 - shares))
    low, high = -12.0, 12.0
    for _ in range(80):
        middle = (low + high) / 2
        moved = np.where(free, _logistic(logits + middle), shares)
        if people @ moved < whole * people.sum():
            low = middle
        else:
            high = middle
    found: Floats = moved
    return found


def _logistic(value: Floats) -> Floats:
    found: Floats = 1 / (1 + np.exp(-value))
    return found
