"""A hidden wave is as if it were not there: names, counts, digests, errors and files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from synopsis.catalog import View, Workspace
from synopsis.evidence import derive_again, freshness
from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.waves import (
    Wave,
    list_waves,
    read_wave,
    record_weighting,
    take_wave,
)
from tests.evidence.waves.surveys import card
from tests.evidence.waves.test_weightings import MARGINS, RAKED

AMBER = {"level": "AMBER", "owner": "RCC"}


def told(view: View) -> dict[str, object]:
    """Everything that a view tells of waves and of itself."""
    return {
        "receipts": view.receipts(),
        "waves": list_waves(view),
        "inputs": view.inputs,
        "sources": [(one.card.id, one.taken, one.seen) for one in freshness(view)],
        "faults": derive_again(view),
        "error": error_of(lambda: read_wave(view, "SYNTHETIC-2024")),
    }


def error_of(act: Callable[[], object]) -> str:
    with pytest.raises(EvidenceError) as caught:
        act()
    return caught.value.sentence


def hide(workspace: Workspace, file: Path, **more: object) -> Wave:
    owner = workspace.view("owner")
    wave = take_wave(owner, file, card(marking=AMBER, **more)).wave
    record_weighting(workspace.view("owner"), wave, RAKED, MARGINS)
    return wave


@pytest.mark.parametrize("handle", [None, "other"])
def test_hidden_wave_changes_nothing_for_others(
    workspace: Workspace, file: Path, handle: str | None
) -> None:
    before = told(workspace.view(handle))
    hide(workspace, file, design=card()["design"] | {"panel": "units"})
    assert told(workspace.view(handle)) == before
    owner = workspace.view("owner")
    assert read_wave(owner, "SYNTHETIC-2024").weighting is not None
    assert derive_again(owner) == ()


def test_same_wave_may_be_hidden_and_open(workspace: Workspace, file: Path) -> None:
    hide(workspace, file)
    assert take_wave(workspace.view(), file, card()).was_new
    assert read_wave(workspace.view(), "SYNTHETIC-2024").weighting is None
    assert derive_again(workspace.view("owner")) == ()
