"""How warnings stand: raised in the ledger, answered there, or expired by the calendar alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.warnings.card import FORECAST, Cost
from synopsis.landscape.warnings.warning import RaisedWarning
from synopsis.vocabulary import Marking

if TYPE_CHECKING:
    from synopsis.catalog import View

WARNING = "warning"
ANSWER = "warning_answer"
_PAYLOAD = (
    "card", "name", "trend", "kind", "stage", "place", "period", "known", "raised", "due",
    "receiver", "role", "actions", "why", "caveat", "claim", "forecast", "timeliness",
)  # fmt: skip


class State(StrEnum):
    """Where a warning stands."""

    NOTICED = "noticed, not raised"
    OPEN = "open"
    ACTED = "acted"
    DECLINED = "declined"
    EXPIRED = "expired"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self in (State.NOTICED, State.OPEN)


class Reply(StrEnum):
    """What an answer says; a note does not close a warning."""

    ACTED = "acted"
    DECLINED = "declined"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answered to a warning, and why; `day` and `handle` are the ledger's."""

    warning: str
    reply: Reply
    reason: str
    day: date
    handle: str

    def __post_init__(self) -> None:
        """Refuse to decline without a reason."""
        if self.reply is Reply.DECLINED and not self.reason.strip():
            raise LandscapeError(
                "a warning is declined without a reason",
                where=self.warning,
                remedy="say why, so that hindsight can judge it",
            )


@dataclass(frozen=True, slots=True)
class StandingWarning:
    """A warning with its state: the record as it was raised, its answers, and who may see it.

    `record` holds the fields of the ledger's entry; it never lacks the caveat.
    """

    id: str
    record: Mapping[str, Any]
    state: State
    answers: tuple[Answer, ...]
    marking: Marking
    handle: str = ""
    is_late: bool = False

    @property
    def due(self) -> date:
        """The last day for an answer."""
        return date.fromisoformat(self.record["due"])

    @property
    def caveat(self) -> str:
        """What must be said with it."""
        return str(self.record["caveat"])


def record_of(warning: RaisedWarning, role: str) -> dict[str, Any]:
    """A warning as it is kept and exported, whole in itself; `role` is the receiver in words."""
    card, forecast = warning.card, warning.card.forecast
    return check_record({
        "card": card.id,
        "name": card.name,
        "trend": card.trend,
        "kind": card.kind.value,
        "stage": warning.step.stage.value,
        "place": warning.place.code,
        "period": warning.period.text,
        "known": warning.timeliness.known.isoformat(),
        "raised": warning.day.isoformat(),
        "due": warning.due.isoformat(),
        "receiver": warning.step.receiver,
        "role": role,
        "actions": list(warning.step.actions),
        "why": warning.why,
        "caveat": card.caveat,
        "claim": card.claim.value,
        "factor": {"polarity": card.polarity, "arises": card.arises},
        "cost": _cost(card.cost),
        "forecast": {
            "says": forecast.says,
            "word": forecast.likelihood.word,
            "scale": forecast.likelihood.scale.value,
            "horizon_days": forecast.horizon_days,
            "resolution": forecast.resolution,
        },
        "timeliness": {
            "period": warning.timeliness.period.text,
            "known": warning.timeliness.known.isoformat(),
            "age_days": warning.timeliness.age_days,
            "grade": str(warning.timeliness.grade),
        },
    })  # fmt: skip


def _cost(cost: Cost) -> dict[str, Any]:
    return {
        "unit": cost.unit,
        "miss": cost.miss,
        "false_alarm": cost.false_alarm,
        "act_from": cost.act_from,
        "reason": cost.reason,
    }


def check_record(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record that may leave: with its caveat, and a forecast that can be scored later."""
    if missing := [key for key in _PAYLOAD if not record.get(key)]:
        raise LandscapeError(
            f"a warning is without its {missing[0]}",
            where=str(record.get("card") or "a warning"),
            remedy="a warning leaves with its caveat, forecast and timeliness, or not at all",
        )
    forecast = record["forecast"]
    if missing := [key for key in FORECAST if not forecast.get(key)]:
        raise LandscapeError(f"a warning's forecast has no {missing[0]}", where=str(record["card"]))
    return dict(record)


def append_warnings(
    view: "View", warnings: Iterable[RaisedWarning], roles: Mapping[str, str]
) -> tuple[RaisedWarning, ...]:
    """Append the warnings that the ledger does not hold yet, and return them."""
    _refuse_public(view, "raise warnings")
    known = {one.id for one in view.contributions(WARNING)}
    fresh = tuple(one for one in warnings if one.id not in known)
    for one in fresh:
        record = record_of(one, roles[one.step.receiver])
        view.append(WARNING, record, id=one.id, marking=one.marking)
    return fresh


def append_answer(view: "View", warning: str, reply: str, reason: str = "") -> Answer:
    """Append an answer to a raised warning: acted, declined or noted; the public answers none."""
    _refuse_public(view, "answer warnings")
    raised = next((one for one in view.contributions(WARNING) if one.id == warning), None)
    if raised is None:
        raise LandscapeError(
            f"there is no raised warning '{warning}' that may be seen",
            remedy="list them with `synopsis warnings`",
        )
    day = view.now().date()
    answer = Answer(warning, Reply(reply), reason, day, view.principal.handle)
    number = 1 + sum(one.payload.get("warning") == warning for one in view.contributions(ANSWER))
    payload = {"warning": warning, "reply": answer.reply.value, "reason": reason}
    view.append(ANSWER, payload, id=f"{warning}/{number}", marking=raised.marking)
    return answer


def standing(
    view: "View | None", noticed: Iterable[RaisedWarning], roles: Mapping[str, str]
) -> tuple[StandingWarning, ...]:
    """How warnings stand: those noticed, and those that the ledger of a view holds, on its day.

    Without a view nothing is asked of a ledger. `roles` are the receivers in words, by id.
    """
    raised = _in_ledger(view) if view else ()
    known = {one.id for one in raised}
    only = tuple(
        StandingWarning(
            one.id, record_of(one, roles[one.step.receiver]), State.NOTICED, (), one.marking
        )
        for one in noticed
        if one.id not in known
    )
    return tuple(sorted((*raised, *only), key=_order))


def _in_ledger(view: "View") -> tuple[StandingWarning, ...]:
    answers = tuple(_answer(one) for one in view.contributions(ANSWER))
    return tuple(_standing(one, answers, view.as_of) for one in view.contributions(WARNING))


def _order(one: StandingWarning) -> tuple[bool, date, str]:
    return not one.state.is_open, one.due, one.id


def _standing(
    entry: Any,  # noqa: ANN401  # an entry of the ledger, which the catalog keeps to itself
    answers: Iterable[Answer],
    day: date,
) -> StandingWarning:
    record = check_record(entry.payload)
    own = tuple(one for one in answers if one.warning == entry.id)
    closing = [one for one in own if one.reply is not Reply.NOTED]
    due = date.fromisoformat(record["due"])
    if closing:
        state = State(closing[-1].reply.value)
    else:
        state = State.EXPIRED if day > due else State.OPEN
    is_late = bool(closing) and closing[0].day > due
    return StandingWarning(entry.id, record, state, own, entry.marking, entry.handle, is_late)


def _answer(entry: Any) -> Answer:  # noqa: ANN401  # as above
    said = entry.payload
    return Answer(
        str(said["warning"]),
        Reply(said["reply"]),
        str(said["reason"]),
        entry.at.date(),
        entry.handle,
    )


def _refuse_public(view: "View", act: str) -> None:
    if not view.principal.body:
        raise LandscapeError(
            f"the public cannot {act}",
            remedy="use --as HANDLE, so that the ledger says who did",
        )
