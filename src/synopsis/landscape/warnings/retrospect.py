"""Looking back: the warnings of the ledger against what came, by card and step."""

from collections.abc import Iterable, Mapping
from datetime import date

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.framework.grounds import read_part
from synopsis.landscape.warnings.hindsight import (
    REGION,
    Hindsight,
    Outcome,
    Raised,
    score_by_condition,
)
from synopsis.landscape.warnings.standing import StandingWarning, State
from synopsis.vocabulary import Likelihood, Region, Scale

_COLUMNS = ("id", "start", "economies", "trend")


def read_outcomes(rows: Iterable[Mapping[str, str]], where: str) -> tuple[Outcome, ...]:
    """What came, from rows of id, start (a month starts on its first day), economies and trend."""
    return read_part(where, lambda: tuple(_outcome(row, where) for row in rows))


def look_back(
    warnings: Iterable[StandingWarning], outcomes: Iterable[Outcome], region: Region
) -> Mapping[str, Hindsight]:
    """The score of what was raised, by card and step; what was only noticed is none of it.

    The probability of a warning is the middle of the band of its likelihood word.
    """
    raised = (_raised(one, region) for one in warnings if one.state is not State.NOTICED)
    return score_by_condition(raised, outcomes)


def _raised(warning: StandingWarning, region: Region) -> Raised:
    said, forecast = warning.record, warning.record["forecast"]
    likelihood = Likelihood(forecast["word"], Scale(forecast["scale"]))
    place = REGION if said["place"] == region.place.code else said["place"]
    return Raised(
        f"{said['card']}/{said['stage']}",
        frozenset({said["trend"]}),
        place,
        date.fromisoformat(said["raised"]),
        (likelihood.low + likelihood.high) / 2,
    )


def _outcome(row: Mapping[str, str], where: str) -> Outcome:
    if missing := [name for name in _COLUMNS if not row.get(name)]:
        raise LandscapeError(f"a row has no {missing[0]}", where=where)
    start = row["start"] if len(row["start"]) > 7 else f"{row['start']}-01"
    places = frozenset(row["economies"].split("+"))
    return Outcome(row["id"], row["trend"], places, date.fromisoformat(start))
