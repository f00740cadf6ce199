"""A wave as a sample: its design under the house rules, and its questions and domains as arrays."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from synopsis.evidence import waves
from synopsis.survey.cells import Domains, Item, Rules
from synopsis.survey.design import Design
from synopsis.survey.errors import SurveyError
from synopsis.survey.house import House
from synopsis.survey.weighting import apply_weighting
from synopsis.vocabulary import Region

ECONOMY = "economy"
REGION = "region"
_NOT_IN_BASE = -1


def design_of(wave: waves.Wave, house: House) -> Design:
    """The design of a wave, weighted as the wave says; an error names the wave.

    Strata of one unit, and such as have one unit left in a domain, are treated as the house rules.
    """
    drawn = wave.drawn
    try:
        plain = Design.of(
            drawn.weights,
            units=drawn.units,
            strata=drawn.strata,
            sizes=drawn.sizes,
            lonely=house.lonely,
        )
    except SurveyError as error:
        raise SurveyError(error.what, where=f"the wave {wave.id}", remedy=error.remedy) from error
    return apply_weighting(plain, wave, wave.weighting) if wave.weighting else plain


def rules_of(house: House) -> Rules:
    """The house rules as far as they concern cells."""
    return Rules(house.interval, house.level, house.df, house.suppress_below, house.flag_below)


def item_of(wave: waves.Wave, question: waves.Question, language: str = "en") -> Item:
    """A question as an item; those who do not know are a category, or are in no base.

    Those who refused, were not asked or gave no answer are in no base.
    """
    if question.kind is waves.Kind.MULTIPLE:
        return _multiple(wave, question, language)
    labels = tuple(answer.label(language) for answer in question.answers)
    codes = wave.answers(question)
    places = _places(codes, [answer.code for answer in question.answers])
    unsure = codes == waves.Silence.DONT_KNOW.code
    if question.keeps_dont_know and unsure.any():
        places[unsure] = len(labels)
        labels = (*labels, waves.Silence.DONT_KNOW.label)
    return Item(question.concept, labels, codes=places, numbers=_numbers(question, len(labels)))


def headline_of(wave: waves.Wave, question: waves.Question) -> Item | None:
    """The share of the question's headline answers as an item of its own; none without any."""
    if not question.headline or question.kind is waves.Kind.MULTIPLE:
        return None
    whole = item_of(wave, question)
    codes = whole.codes
    if codes is None:
        return None
    wanted = [at for at, answer in enumerate(question.answers) if answer.code in question.headline]
    flag = np.isin(codes, wanted).astype(np.int8)
    flag[codes < 0] = _NOT_IN_BASE
    return Item(question.concept, ("other", "headline"), codes=flag)


def domains_of(wave: waves.Wave, by: Sequence[str], region: Region) -> tuple[Domains, ...]:
    """The region, its economies, and what else is asked for: `sex`, or `economy*sex`.

    Economies without respondents stay, and have cells without a number.
    """
    found = [
        Domains(REGION, (region.name(region.place),), np.zeros(wave.rows, dtype=np.int8)),
        economies_of(wave, region),
    ]
    for name in by:
        if name == ECONOMY:
            continue
        parts = [_domain(wave, part.strip(), region) for part in name.split("*")]
        crossed = parts[0]
        for part in parts[1:]:
            crossed = crossed.crossed(part)
        found.append(crossed)
    return tuple(found)


def economies_of(wave: waves.Wave, region: Region) -> Domains:
    """The region's economies, in their order, as domains."""
    codes = np.full(wave.rows, _NOT_IN_BASE, dtype=np.int16)
    for number, place in enumerate(region.places):
        codes[wave.places == place.code] = number
    return Domains(ECONOMY, tuple(map(region.name, region.places)), codes)


def background_of(book: waves.Codebook, name: str) -> str:
    """The background question of a name, or the only one that begins so, as `age` of `age_group`.

    Empty where there is none.
    """
    if name in book.domains:
        return name
    kin = [one for one in book.domains if one.startswith(f"{name}_")]
    return kin[0] if len(kin) == 1 else ""


def _domain(wave: waves.Wave, name: str, region: Region) -> Domains:
    if name == ECONOMY:
        return economies_of(wave, region)
    found = background_of(wave.codebook, name)
    if not found:
        known = ", ".join((ECONOMY, *wave.codebook.domains))
        raise SurveyError(
            f"the wave {wave.id} has no background question '{name}'",
            where="--by",
            remedy=f"use some of {known}, joined by commas, or crossed by *",
        )
    question = wave.codebook.question(found)
    codes = _places(wave.answers(question), [answer.code for answer in question.answers])
    return Domains(found, tuple(answer.label() for answer in question.answers), codes)


def _multiple(wave: waves.Wave, question: waves.Question, language: str) -> Item:
    answers = wave.answers(question)
    labels = tuple(answer.label(language) for answer in question.answers)
    flags = answers == 1
    unsure = np.logical_or.reduce(answers == waves.Silence.DONT_KNOW.code, axis=1)
    unsure &= ~np.logical_or.reduce(flags, axis=1)
    asked = np.logical_or.reduce(answers >= 0, axis=1)
    if question.keeps_dont_know and unsure.any():
        flags = np.column_stack([flags, unsure])
        asked |= unsure
        labels = (*labels, waves.Silence.DONT_KNOW.label)
    return Item(question.concept, labels, flags=flags, asked=asked)


def _places(codes: NDArray[np.int32], known: Sequence[int]) -> NDArray[np.int16]:
    """The position of each code among those known, -1 where it is none of them."""
    found = np.full(len(codes), _NOT_IN_BASE, dtype=np.int16)
    for at, code in enumerate(known):
        found[codes == code] = at
    return found


def _numbers(question: waves.Question, size: int) -> tuple[float, ...] | None:
    """The values of a scale's answers; the mean leaves out those without."""
    if question.kind is not waves.Kind.SCALE:
        return None
    own = [
        float(answer.code) if answer.number is None else answer.number
        for answer in question.answers
    ]
    return (*own, *([float("nan")] * (size - len(own))))
