"""Columns: how a yearbook is parted, as domains to estimate in and as heads to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from synopsis.evidence import waves
from synopsis.survey.cells import Domains
from synopsis.survey.design import Design, Flags
from synopsis.survey.disclosure.gate import Limits
from synopsis.survey.disclosure.scheme import Banner
from synopsis.survey.house import House
from synopsis.survey.tabulate.equal import EQUAL
from synopsis.survey.tabulate.letters import letter
from synopsis.survey.tabulate.table import Column, Counts
from synopsis.survey.tabulate.withheld import Schemes, limits_of, schemes_of
from synopsis.survey.wave_sample import ECONOMY, REGION, domains_of
from synopsis.vocabulary import Region


@dataclass(frozen=True, slots=True, eq=False)
class Heads:
    """The columns of a yearbook, their blocks' names, and the domains that they stand for."""

    columns: tuple[Column, ...]
    blocks: tuple[str, ...]
    domains: tuple[Domains, ...]
    schemes: Schemes

    def block(self, number: int) -> tuple[int, ...]:
        """The positions of a block's columns."""
        return tuple(at for at, one in enumerate(self.columns) if one.block == number)

    def start(self, domains: int) -> int:
        """The position of the first column of a set of domains."""
        return sum(len(one.labels) for one in self.domains[:domains])


@dataclass(frozen=True, slots=True, eq=False)
class Tabulation:
    """What every table of one yearbook is made from."""

    wave: waves.Wave
    design: Design
    heads: Heads
    house: House
    language: str = "en"
    is_equal: bool = False

    @property
    def limits(self) -> Limits:
        """What the gate asks for."""
        return limits_of(self.house)

    def counted(self, chosen: Flags) -> Counts:
        """How many of the chosen respondents with a weight each column holds."""
        parts = []
        for domains in self.heads.domains:
            inside = chosen & (domains.codes >= 0) & (self.design.weights > 0)
            parts.append(np.bincount(domains.codes[inside], minlength=len(domains.labels)))
        return np.concatenate(parts).astype(np.int64)

    @property
    def is_empty(self) -> Flags:
        """The columns that hold no respondent at all."""
        found: Flags = self.counted(np.ones(self.wave.rows, dtype=np.bool_)) == 0
        return found


def heads_of(wave: waves.Wave, by: Sequence[str], region: Region) -> Heads:
    """The heads of the region, its economies, and what else is asked for."""
    names = [name for name in dict.fromkeys(by) if name not in {ECONOMY, REGION, EQUAL}]
    found = domains_of(wave, names, region)
    variables = [(), (ECONOMY,), *(tuple(map(str.strip, name.split("*"))) for name in names)]
    columns: list[Column] = []
    blocks: list[str] = []
    for parts in variables:
        for heading, own in _blocks(wave, parts, region):
            columns += [_column(len(blocks), at, one, parts) for at, one in enumerate(own)]
            blocks.append(heading)
    banners = (
        Banner(parts, domains.codes.astype(np.int64), len(domains.labels))
        for parts, domains in zip(variables, found, strict=True)
    )
    return Heads(tuple(columns), tuple(blocks), found, schemes_of(tuple(banners)))


_Part = tuple[str, str, str]  # the variable, the label, and the code of a place


def _blocks(
    wave: waves.Wave, parts: tuple[str, ...], region: Region
) -> list[tuple[str, list[tuple[_Part, ...]]]]:
    """The blocks of one set: all of it, or one for each group of all variables but the last."""
    whole = (REGION, region.name(region.place), region.place.code)
    if not parts:
        return [("Region", [(whole,)])]
    sides = [_labels(wave, part, region) for part in parts]
    return [
        (
            ": ".join([*(label for _, label, _ in above), _heading(parts[-1])]),
            [(*above, last) for last in sides[-1]],
        )
        for above in product(*sides[:-1])
    ]


def _heading(variable: str) -> str:
    return variable.replace("_", " ").capitalize()


def _labels(wave: waves.Wave, part: str, region: Region) -> list[_Part]:
    if part == ECONOMY:
        return [(part, region.name(place), place.code) for place in region.places]
    question = wave.codebook.question(part)
    return [(part, answer.label(), region.place.code) for answer in question.answers]


def _column(block: int, at: int, own: tuple[_Part, ...], parts: tuple[str, ...]) -> Column:
    """A column; an economy among its parts is its place and no part of its domain."""
    place = next((code for name, _, code in own if name == ECONOMY), own[0][2])
    rest = [(name, label) for name, label, _ in own if name not in {ECONOMY, REGION}]
    return Column(
        block=block,
        letter=letter(at) if parts else "",
        label=own[-1][1],
        place=place,
        domain=" \N{MULTIPLICATION SIGN} ".join(name for name, _ in rest),
        category=" \N{MULTIPLICATION SIGN} ".join(label for _, label in rest),
    )
