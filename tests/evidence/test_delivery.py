import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from synopsis.catalog import CatalogError, open_workspace
from synopsis.evidence import SHIPPED, gather
from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.offer import list_offers
from synopsis.sources import load_cards
from tests.evidence.workspaces import Desk

IS_CI = os.environ.get("CI") == "true"


def test_the_network_gives_what_has_an_address_and_the_region_the_rest(desk: Desk) -> None:
    offers = list_offers(desk.view, load_cards(desk.view.profile), None)
    urls = {offer.name: offer.url for offer in offers}
    assert urls["world_bank/api-PV.EST"].endswith(
        "/country/ALB;BIH;XKX;MNE;MKD;SRB/indicator/PV.EST?format=json&per_page=1000"
    )
    assert urls["published_figures/stated"] == ""
    assert "world_bank/compiled" not in urls


def test_the_region_gives_what_it_ships(desk: Desk) -> None:
    offers = list_offers(desk.view, load_cards(desk.view.profile), SHIPPED)
    assert {offer.url for offer in offers} == {""}
    assert "world_bank/compiled" in {offer.name for offer in offers}


@pytest.mark.parametrize(
    "names",
    [
        ("un_population.csv", "un_population_2.csv"),
        ("frontex_detections_Monthly_detections.csv",),
    ],
)
def test_a_choice_of_files_is_not_guessed(desk: Desk, names: tuple[str, ...]) -> None:
    for name in names:
        desk.receive(name, "x")
    with pytest.raises(EvidenceError, match="leave one file for each resource"):
        gather(desk.view, origin=desk.inbox)


def test_a_file_that_cannot_be_read_is_told(desk: Desk) -> None:
    (desk.inbox / "un_population.csv").symlink_to("nowhere")
    with pytest.raises(EvidenceError, match="the file cannot be read"):
        gather(desk.view, ("un_population",), desk.inbox)


def mounted(folder: Path, options: str) -> None:
    """A small disk in a folder, or a skip that says why there is none."""
    mount = shutil.which("mount")
    command = [str(mount), "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    can = mount and os.geteuid() == 0 and subprocess.run(command, check=False).returncode == 0
    if not can and IS_CI:
        pytest.fail("mounting a small disk must be possible where CI=true")
    if not can:
        pytest.skip("mounting a small disk needs root and the permission to mount")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted(folder, "size=180k")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def parts(desk: Desk) -> list[Path]:
    """Files of shelf and lake that are neither whole nor named."""
    root = desk.workspace.root
    return [path for path in root.glob("**/*") if path.is_file() and "part" in path.name]


def test_gather_on_a_full_disk_says_so_and_leaves_nothing_half_written(small_disk: Path) -> None:
    desk = Desk(small_disk)
    with pytest.raises((CatalogError, EvidenceError)) as caught:
        gather(desk.view, origin=SHIPPED)
    assert "\n" not in caught.value.sentence
    assert parts(desk) == []
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    whole = gather(desk.view, origin=SHIPPED)
    assert len(whole) == len(desk.view.receipts()) > 6


def test_gather_on_a_read_only_disk_says_so(small_disk: Path) -> None:
    desk = Desk(small_disk)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    view = open_workspace(desk.workspace.root, desk.clock).view()
    with pytest.raises((CatalogError, EvidenceError)) as caught:
        gather(view, ("un_population",), SHIPPED)
    assert "\n" not in caught.value.sentence
    assert view.receipts() == ()
