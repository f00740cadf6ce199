"""Weightings: recorded with their margins, and in force from then on."""

from pathlib import Path

from synopsis.catalog import Workspace, open_workspace
from synopsis.evidence import derive_again
from synopsis.evidence.waves import Margin, Weighting, read_wave, record_weighting, take_wave
from tests.evidence.waves.surveys import card
from tests.evidence.workspaces import Clock

MARGINS = b"place,variable,category,total\nALB,sex,1,1000\nALB,sex,2,1100\n"
RAKED = Weighting("rake", (Margin("sex", ((1, 1000.0), (2, 1100.5)), "ALB"),), 0.3, 3.0)


def test_wave_carries_its_weighting(workspace: Workspace, file: Path) -> None:
    take_wave(workspace.view(), file, card())
    wave = read_wave(workspace.view(), "SYNTHETIC-2024")
    assert wave.weighting is None
    recorded = record_weighting(workspace.view(), wave, RAKED, MARGINS)
    found = read_wave(workspace.view(), "SYNTHETIC-2024").weighting
    assert found is not None
    assert (found.method, found.low, found.high) == ("rake", 0.3, 3.0)
    assert [(one.variable, one.totals, one.place) for one in found.margins] == [
        ("sex", ((1, 1000.0), (2, 1100.5)), "ALB")
    ]
    assert found.snapshot == recorded.snapshot
    assert workspace.view().snapshot(found.snapshot) == MARGINS
    assert derive_again(workspace.view()) == ()


def test_newest_weighting_is_in_force_even_with_the_same_margins(
    workspace: Workspace, file: Path
) -> None:
    take_wave(workspace.view(), file, card())
    wave = read_wave(workspace.view(), "SYNTHETIC-2024")
    clock = Clock()
    moving = open_workspace(workspace.root, clock)
    for weighting in (RAKED, Weighting("linear", RAKED.margins), RAKED):
        clock.move(1)
        record_weighting(moving.view(), wave, weighting, MARGINS)
        found = read_wave(moving.view(), "SYNTHETIC-2024").weighting
        assert found is not None
        assert (found.method, found.low) == (weighting.method, weighting.low)
    assert derive_again(moving.view()) == ()
