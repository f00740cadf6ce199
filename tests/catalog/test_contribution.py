from dataclasses import replace
from datetime import datetime

import pytest

from synopsis.catalog.contribution import Contribution
from synopsis.catalog.errors import CatalogError
from synopsis.vocabulary import CLEAR, Marking, Tlp
from tests.catalog.worlds import NOON


def vote(**more: object) -> Contribution:
    parts = {
        "id": "v1",
        "handle": "someone",
        "kind": "vote",
        "at": NOON,
        "marking": CLEAR,
        "payload": {"b": 1, "a": [2]},
    }
    return Contribution(**{**parts, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "part",
    [
        {"id": ""},
        {"id": "a b"},
        {"handle": "a\n"},
        {"kind": "Vote"},
        {"at": datetime(2026, 1, 1)},  # noqa: DTZ001  # what it refuses
        {"payload": {"x": float("nan")}},
        {"payload": {"x": object()}},
    ],
)
def test_contribution_refuses_nonsense(part: dict[str, object]) -> None:
    with pytest.raises(CatalogError):
        vote(**part)


def test_payload_is_kept_as_json_says_it() -> None:
    payload = {"list": [1]}
    made = vote(payload=payload)
    payload["list"].append(2)
    assert made.payload == {"list": [1]}


def test_digest_tells_content_and_not_the_place_in_the_ledger() -> None:
    assert replace(vote(), ordinal=7).digest == vote().digest
    others = [vote(id="v2"), vote(marking=Marking(Tlp.RED, "A")), vote(payload={})]
    assert len({vote().digest, *(other.digest for other in others)}) == 4
