"""Ratings in the ledger: appended sheet by sheet, never changed; what counts is computed.

One contribution of the kind `rating` holds all ratings that an expert gave at once, so that a
sheet is there wholly or not at all. The entry's handle is whoever brought it in; experts are
pseudonymous handles inside.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from synopsis.landscape.elicitation.rating import Dispute, Link, Rating, check_handle, told_link
from synopsis.landscape.errors import LandscapeError
from synopsis.vocabulary import Confidence, Marking

if TYPE_CHECKING:
    from synopsis.catalog import View

RATING = "rating"


@dataclass(frozen=True, slots=True)
class KeptRating:
    """A rating as the ledger has it: in which entry, when, brought in by whom, for whom."""

    rating: Rating
    entry: str
    at: datetime
    handle: str
    marking: Marking
    model: str = ""


def append_ratings(
    view: "View", ratings: Iterable[Rating], marking: Marking, model: str = ""
) -> tuple[Rating, ...]:
    """Append what one expert gave at once, as one entry, and return it; () where nothing is new.

    `model` names the model whose concepts the links join: in another they mean other things.
    Nothing is new where every rating is already the expert's standing one under this marking.
    Raises LandscapeError for the public, several experts at once, or two ratings of one link.
    """
    given = tuple(sorted(ratings, key=lambda one: one.link))
    expert = _check(view, given)
    mine = (expert, marking.owner, model)
    own = [
        one
        for one in read_ratings(view)
        if (one.rating.expert, one.marking.owner, one.model) == mine
    ]
    standing = {one.rating.link: one for one in newest(own)}
    known = [standing.get(one.link) for one in given]
    if all(
        old is not None and old.rating == new and old.marking == marking
        for old, new in zip(known, given, strict=True)
    ):
        return ()
    payload = {
        "expert": expert, "model": model, "ratings": [_written(one) for one in given],
    }  # fmt: skip
    earlier = len({one.entry for one in own})
    text = json.dumps([earlier, marking.owner, payload], sort_keys=True)
    name = f"{expert}/{earlier + 1}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
    view.append(RATING, payload, id=name, marking=marking)
    return given


def read_ratings(view: "View") -> tuple[KeptRating, ...]:
    """All ratings that a view's ledger holds, in their order; superseded ones too."""
    return tuple(
        KeptRating(
            rating,
            entry.id,
            entry.at,
            entry.handle,
            entry.marking,
            str(entry.payload.get("model", "")),
        )
        for entry in view.contributions(RATING)
        for rating in _read(entry.payload, entry.id)
    )


def newest(kept: Iterable[KeptRating]) -> tuple[KeptRating, ...]:
    """The rating of each link by each expert that counts: the last; by link, then by handle.

    A handle is an expert of one body: another body's expert of that handle is somebody else, and a
    link of one model is none of another.
    """
    standing = {
        (one.rating.link, one.rating.expert, one.marking.owner, one.model): one for one in kept
    }
    return tuple(standing[key] for key in sorted(standing))


def named_apart(kept: Iterable[KeptRating]) -> tuple[Rating, ...]:
    """Ratings with experts told apart by body, where two bodies have one of the same handle."""
    given = tuple(kept)
    bodies: dict[str, set[str]] = {}
    for one in given:
        bodies.setdefault(one.rating.expert, set()).add(one.marking.owner)
    return tuple(
        replace(one.rating, expert=f"{one.rating.expert}.{one.marking.owner or 'CLEAR'}")
        if len(bodies[one.rating.expert]) > 1
        else one.rating
        for one in given
    )


def disputes(ratings: Iterable[Rating]) -> tuple[Dispute, ...]:
    """Every rated link with all its standing ratings, the most disputed first.

    Raises LandscapeError where an expert has two ratings of one link: give the standing ones.
    """
    by_link: dict[Link, dict[str, Rating]] = {}
    for one in ratings:
        held = by_link.setdefault(one.link, {})
        if one.expert in held:
            raise LandscapeError(
                f"{one.expert} rates {told_link(one.link)} twice",
                remedy="take the newest rating of each expert",
            )
        held[one.expert] = one
    found = (
        Dispute(link, tuple(held[expert] for expert in sorted(held)))
        for link, held in by_link.items()
    )
    return tuple(sorted(found, key=lambda one: (not one.is_disputed, -one.spread, one.link)))


def _check(view: "View", given: tuple[Rating, ...]) -> str:
    """The one expert of ratings that may be appended together."""
    if not view.principal.body:
        raise LandscapeError(
            "the public cannot bring in ratings",
            remedy="use --as HANDLE, so that the ledger says who did",
        )
    experts = sorted({one.expert for one in given})
    if len(experts) != 1:
        raise LandscapeError(
            f"the ratings are of {' and '.join(experts) or 'nobody'}",
            remedy="append those of one expert at a time",
        )
    links = [one.link for one in given]
    if twins := [one for one in links if links.count(one) > 1]:
        raise LandscapeError(f"{experts[0]} rates {told_link(twins[0])} twice")
    return experts[0]


def _written(rating: Rating) -> dict[str, Any]:
    return {
        "source": rating.link[0],
        "target": rating.link[1],
        "strength": rating.strength,
        "confidence": rating.confidence.word if rating.confidence else None,
        "reason": rating.reason,
    }


def _read(payload: Mapping[str, Any], entry: str) -> tuple[Rating, ...]:
    """The ratings of an entry; one that another program wrote otherwise is refused."""
    try:
        expert = str(payload["expert"])
        check_handle(expert)
        return tuple(
            Rating(
                (str(one["source"]), str(one["target"])),
                expert,
                _strength(one["strength"]),
                Confidence.parse(one["confidence"]) if one["confidence"] else None,
                str(one["reason"]),
            )
            for one in payload["ratings"]
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise LandscapeError(
            "a rating in the ledger is not written as ratings are",
            where=f"the entry {entry}",
            remedy="append it again with `synopsis elicit`",
        ) from error


def _strength(given: object) -> int | None:
    if given is None or (isinstance(given, int) and not isinstance(given, bool)):
        return given
    raise TypeError
