"""The trend of a question: its shares in every wave of an instrument, and what changed between.

No change is computed, and no line may be drawn, where two waves asked something else.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from synopsis.evidence import waves
from synopsis.survey.cells import Cells, Domains, Item, Rules, estimate_cells
from synopsis.survey.change.answer_ranks import Rank, answer_ranks, rank_moves
from synopsis.survey.change.change import Changes, Movement, changes, one_family
from synopsis.survey.change.comparability import (
    Comparability,
    Override,
    check_population,
    judge_waves,
)
from synopsis.survey.change.joint import joint_shares
from synopsis.survey.change.overlap import Overlap, changed_variance, shared_covariance, units_of
from synopsis.survey.change.shown_item import (
    Shown,
    alike_items,
    flags_of,
    headline_labels,
    shown_item,
    way_of,
)
from synopsis.survey.change.withheld import Withheld, withheld
from synopsis.survey.design import Design, Flags
from synopsis.survey.errors import SurveyError
from synopsis.survey.house import House
from synopsis.survey.wave_sample import design_of, domains_of, rules_of
from synopsis.vocabulary import Region

_COLUMNS = (
    "item", "domain", "category", "share", "se", "low", "high", "deff", "n", "count",
    "weighted_base", "n_effective", "df", "suppressed", "flagged",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """How a trend is shown (headline, answers or mean), and which blocks a person overrode.

    Without a word, the headline is shown where the question has one, else its answers.
    """

    shown: str = ""
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """Two neighbouring waves: the verdict on them, and their changes and ranks where it allows.

    `ranks` are those of the answers in the region, before and after, and `moves` which are real.
    `shared` counts the first-stage units that both waves went to.
    """

    verdict: Comparability
    changes: Changes | None = None
    ranks: tuple[tuple[Rank, ...], ...] = ()
    moves: tuple[Movement, ...] = ()
    shared: int = 0

    @property
    def sampling(self) -> str:
        """What the error of the changes takes the two samples for."""
        units = "unit" if self.shared == 1 else "units"
        return f"{self.shared:,} sampling {units} shared" if self.shared else "independent samples"


@dataclass(frozen=True, slots=True, eq=False)
class Trend:
    """A question of one instrument through its waves: cells of each, and a step between each two.

    The tests of all steps are one family. `bases` are each wave's columns (the region first) whose
    number of respondents may not be shown.
    """

    concept: str
    shown: Shown
    house: House
    rounds: tuple[waves.Wave, ...]
    cells: tuple[Cells, ...]
    steps: tuple[Step, ...]
    bases: tuple[Flags, ...]

    @property
    def question(self) -> waves.Question:
        """The question as the last wave asked it."""
        return self.rounds[-1].codebook.question(self.concept)

    @property
    def is_synthetic(self) -> bool:
        """Whether any wave is synthetic, which every output must say."""
        return any(one.codebook.is_synthetic for one in self.rounds)

    @property
    def tests(self) -> int:
        """How many tests the correction is for."""
        return next((one.changes.tests for one in self.steps if one.changes), 0)


def trend_of(
    several: Sequence[waves.Wave],
    concept: str,
    house: House,
    region: Region,
    choice: Choice | None = None,
) -> Trend:
    """The trend of a concept through the waves of one instrument that asked it."""
    picked = choice or Choice()
    concept = concept_of([one.codebook for one in several], concept)
    found = _asked(several, concept)
    chosen = way_of(found[-1].codebook.question(concept), picked.shown)
    followed = [_follow(one, concept, chosen, (house, region)) for one in found]
    steps = [
        _step((followed[at], followed[at + 1]), house, picked.overrides)
        for at in range(len(found) - 1)
    ]
    cells = tuple(one.cells(shown_item(one.wave, concept, chosen)) for one in followed)
    bases = tuple(one.kept.bases for one in followed)
    return Trend(concept, chosen, house, found, cells, _as_family(steps), bases)


def concept_of(codebooks: Sequence[waves.Codebook], name: str) -> str:
    """The concept of a question that is called by its concept or by its id in some wave."""
    asked = [one for codebook in codebooks for one in codebook.questions]
    if any(one.concept == name for one in asked):
        return name
    return next((one.concept for one in asked if one.id == name), name)


def _asked(several: Sequence[waves.Wave], concept: str) -> tuple[waves.Wave, ...]:
    """The waves that asked a concept, by their field work; of one instrument and population."""
    found = [
        wave for wave in several
        if any(one.concept == concept and wave.has(one) for one in wave.codebook.questions)
    ]  # fmt: skip
    if not found:
        known = sorted({q.concept for wave in several for q in wave.codebook.asked})
        raise SurveyError(
            f"no wave that may be seen asked '{concept}'",
            remedy=f"use one of {', '.join(known[:12])} ..." if known
            else "read a wave with `synopsis survey read`",
        )  # fmt: skip
    check_population([one.codebook for one in found])
    instruments = sorted({one.codebook.instrument for one in found})
    if len(instruments) > 1:
        raise SurveyError(
            f"{' and '.join(instruments)} asked '{concept}', and instruments are never merged",
            remedy="choose one with --instrument",
        )
    return tuple(sorted(found, key=lambda one: (one.codebook.first, one.id)))


@dataclass(frozen=True, slots=True, eq=False)
class _Followed:
    """One wave of a trend: its design, its domains, and what no yearbook of it shows."""

    wave: waves.Wave
    concept: str
    shown: Shown
    design: Design
    domains: tuple[Domains, ...]
    kept: Withheld
    rules: Rules

    def cells(self, item: Item) -> Cells:
        """The cells of the region and its economies; what the yearbook holds back is suppressed."""
        cells = estimate_cells(self.design, [item], self.domains, self.rules)
        if self.shown == "mean":
            keep = cells.is_mean
            cells = replace(cells, **{name: getattr(cells, name)[keep] for name in _COLUMNS})
        hidden = self.hidden(item.categories)
        line = np.minimum(cells.category, hidden.shape[1] - 1)
        return replace(cells, suppressed=cells.suppressed | hidden[cells.domain, line])

    def hidden(self, labels: Sequence[str]) -> Flags:
        """Which cells may not be shown, columns x lines."""
        if self.shown == "mean":
            return self.kept.mean[:, None]
        if self.shown == "answers":
            return self.kept.of(labels)
        own = headline_labels(self.wave.codebook.question(self.concept))
        return self.kept.of(own) if len(own) == 1 else self.kept.net[:, None]


def _follow(wave: waves.Wave, concept: str, shown: Shown, rules: tuple[House, Region]) -> _Followed:
    house, region = rules
    design = design_of(wave, house)
    kept = withheld(wave, wave.codebook.question(concept), house, region, design)
    domains = domains_of(wave, (), region)
    return _Followed(wave, concept, shown, design, domains, kept, rules_of(house))


def _step(pair: tuple[_Followed, _Followed], house: House, overrides: Sequence[Override]) -> Step:
    """The verdict on two waves, and their changes where it allows."""
    before, after = pair
    concept, shown = after.concept, after.shown
    verdict = judge_waves(concept, before.wave, after.wave, overrides)
    if not verdict.may_compare:
        return Step(verdict)
    items = alike_items(before.wave, after.wave, concept, shown)
    cells = (before.cells(items[0]), after.cells(items[1]))
    found = changes(*cells, house)
    overlap = Overlap.of(*(units_of(one.wave, one.design) for one in pair))
    if len(overlap):
        together = shared_covariance(
            overlap, (before.design, after.design), items, (before.domains, after.domains)
        )
        found = changes(*cells, house, changed_variance(found.se**2, together))
    if shown != "answers" or after.wave.codebook.question(concept).kind.is_ordered:
        return Step(verdict, found, shared=len(overlap))
    ranks = _ranks(items, pair, house)
    return Step(verdict, found, ranks, rank_moves(*ranks) if ranks else (), len(overlap))


def _ranks(
    items: tuple[Item, Item], pair: tuple[_Followed, _Followed], house: House
) -> tuple[tuple[Rank, ...], ...]:
    """The ranks of the answers in the region that both waves may show; not of those unsure."""
    labels = items[0].categories
    hidden = np.logical_or(*(one.hidden(labels)[0] for one in pair))
    kept = [
        at for at, one in enumerate(labels)
        if one != waves.Silence.DONT_KNOW.label and not hidden[at]
    ]  # fmt: skip
    if len(kept) < 2:
        return ()
    estimates = []
    for item, one in zip(items, pair, strict=True):
        flags, asked = flags_of(item)
        columns = np.where(asked[:, None], flags[:, kept], np.nan)
        estimates.append(joint_shares(one.design, columns, [labels[at] for at in kept]))
    return answer_ranks(estimates, house.level, house.multiplicity)


def _as_family(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps with all their changes corrected together."""
    found = iter(one_family([one.changes for one in steps if one.changes is not None]))
    return tuple(replace(one, changes=next(found)) if one.changes else one for one in steps)
