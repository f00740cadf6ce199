"""Comparability: whether two waves asked the same thing, judged before any change is computed.

A question whose wording, answers or base changed is blocked until a person overrides it with a
reason; two instruments are two series; citizens and participants are never set against each other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from synopsis.evidence import waves
from synopsis.survey.errors import SurveyError

OVERRIDE = "survey_override"
_SEASON_DAYS = 60
_YEAR_DAYS = 365.25


class Verdict(StrEnum):
    """Whether the answers of two waves may be compared."""

    COMPARABLE = "comparable"
    BLOCKED = "blocked"
    OVERRIDDEN = "overridden"
    SEPARATE = "separate"


@dataclass(frozen=True, slots=True)
class Override:
    """A person's decision, with a reason, to compare one question of two waves all the same."""

    question: str
    before: str
    after: str
    reason: str
    handle: str = ""

    def __post_init__(self) -> None:
        """Refuse an override without a reason."""
        if not self.reason.strip():
            raise SurveyError(
                "an override has no reason",
                where=f"the question '{self.question}'",
                remedy="say why the answers may be compared all the same",
            )

    @property
    def payload(self) -> Mapping[str, str]:
        """What the ledger keeps of it; who and when, the ledger adds."""
        return {
            "question": self.question,
            "before": self.before,
            "after": self.after,
            "reason": self.reason.strip(),
        }

    @classmethod
    def parse(cls, payload: Mapping[str, Any], handle: str) -> "Override":
        """An override from its entry in the ledger."""
        try:
            words = {key: str(payload[key]) for key in ("question", "before", "after", "reason")}
        except KeyError as error:
            raise SurveyError(
                f"an override has no {error}", where="the ledger", remedy="append it anew"
            ) from error
        return cls(**words, handle=handle)

    def concerns(self, concept: str, before: waves.Codebook, after: waves.Codebook) -> bool:
        """Whether it is about this question of these two waves."""
        return (self.question, self.before, self.after) == (concept, before.id, after.id)


@dataclass(frozen=True, slots=True)
class Comparability:
    """The verdict on one question of two waves, why, and what to bear in mind where it is made."""

    question: str
    before: str
    after: str
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    by: str = ""
    why: str = ""

    @property
    def may_compare(self) -> bool:
        """Whether a change may be computed and a line drawn."""
        return self.verdict in (Verdict.COMPARABLE, Verdict.OVERRIDDEN)

    @property
    def sentence(self) -> str:
        """The verdict in words."""
        because = "; ".join(self.reasons)
        said = {
            Verdict.COMPARABLE: "comparable",
            Verdict.BLOCKED: f"blocked: {because}",
            Verdict.SEPARATE: f"two series: {because}",
            Verdict.OVERRIDDEN: f"overridden by {self.by or 'a reader'} ({self.why}): {because}",
        }[self.verdict]
        return "; ".join([said, *(f"bear in mind: {one}" for one in self.cautions)])


def judge(
    concept: str, before: waves.Codebook, after: waves.Codebook, overrides: Iterable[Override] = ()
) -> Comparability:
    """Whether a question of two waves may be compared; the last override in order holds.

    Raises SurveyError where the waves are of two populations, for which there is no override.
    """
    check_population((before, after))
    if before.instrument != after.instrument:
        reason = f"{before.instrument} and {after.instrument} are two instruments"
        return Comparability(concept, before.id, after.id, Verdict.SEPARATE, (reason,))
    reasons = waves.unlike(before.question(concept), after.question(concept))
    chosen = [one for one in overrides if one.concerns(concept, before, after)]
    verdict, by, why = Verdict.COMPARABLE, "", ""
    if reasons:
        verdict = Verdict.OVERRIDDEN if chosen else Verdict.BLOCKED
    if reasons and chosen:
        by, why = chosen[-1].handle, chosen[-1].reason
    cautions = _cautions(before, after)
    return Comparability(concept, before.id, after.id, verdict, reasons, cautions, by, why)


def judge_waves(
    concept: str, before: waves.Wave, after: waves.Wave, overrides: Iterable[Override] = ()
) -> Comparability:
    """As `judge`, with a caution where the waves were not weighted alike."""
    found = judge(concept, before.codebook, after.codebook, overrides)
    ways = [one.weighting.method if one.weighting else "as published" for one in (before, after)]
    if ways[0] == ways[1]:
        return found
    caution = f"the weights are not made alike ({ways[0]}, then {ways[1]})"
    return replace(found, cautions=(*found.cautions, caution))


def check_population(codebooks: Sequence[waves.Codebook]) -> None:
    """Refuse waves of two populations: citizens and participants are never pooled nor compared."""
    populations = sorted({one.population for one in codebooks})
    if len(populations) > 1:
        raise SurveyError(
            f"waves of {' and '.join(populations)} cannot be pooled or compared",
            where=", ".join(one.id for one in codebooks),
            remedy="choose waves of one population",
        )


def _cautions(before: waves.Codebook, after: waves.Codebook) -> tuple[str, ...]:
    """What may move answers besides opinion, though it blocks nothing."""
    found = []
    if before.mode != after.mode:
        found.append(
            f"the mode of interview changed ({before.mode or 'unknown'}, then "
            f"{after.mode or 'unknown'})"
        )
    days = abs((_middle(after) - _middle(before)) % _YEAR_DAYS)
    if min(days, _YEAR_DAYS - days) > _SEASON_DAYS:
        found.append("the field work fell in another season")
    if before.is_synthetic != after.is_synthetic:
        found.append("one wave is synthetic")
    return tuple(found)


def _middle(codebook: waves.Codebook) -> float:
    return (codebook.first.toordinal() + codebook.last.toordinal()) / 2
