"""Taking a wave: shelved, recorded and found again, or nothing at all."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from synopsis.catalog import Workspace, init_workspace, open_workspace
from synopsis.evidence import derive_again
from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.waves import Silence, list_waves, read_wave, take_wave
from synopsis.sources.errors import UnreadableError
from synopsis.vocabulary import SynopsisError
from tests.evidence.waves.conftest import NOON
from tests.evidence.waves.surveys import card, frame, write_table


def contents(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_wave_comes_back_from_the_lake_alone(workspace: Workspace, labelled: Path) -> None:
    taken = take_wave(workspace.view(), labelled, card())
    labelled.unlink()
    wave = read_wave(workspace.view(), "SYNTHETIC-2024")
    assert wave.codebook == taken.wave.codebook
    assert (wave.columns, wave.snapshot) == (taken.wave.columns, taken.receipt.snapshot)
    np.testing.assert_array_equal(wave.places, taken.wave.places)
    np.testing.assert_array_equal(wave.codes, taken.wave.codes)
    for part in ("weights",):
        np.testing.assert_array_equal(getattr(wave.drawn, part), getattr(taken.wave.drawn, part))
    for part in ("units", "strata", "sizes"):
        ours, theirs = getattr(wave.drawn, part), getattr(taken.wave.drawn, part)
        assert len(ours) == len(theirs)
        for one, other in zip(ours, theirs, strict=True):
            np.testing.assert_array_equal(one, other)


def test_names_of_units_come_back_of_the_waves_that_keep_them(
    workspace: Workspace, file: Path, tmp_path: Path
) -> None:
    design = card()["design"] | {"panel": "units"}
    taken = take_wave(workspace.view(), file, card(design=design))
    other = write_table(tmp_path / "b.csv", frame(2).assign(psu=lambda table: table["psu"] + 7))
    take_wave(workspace.view(), other, card(id="SYNTHETIC-2025", design=design))
    last = write_table(tmp_path / "c.csv", frame(3))
    take_wave(workspace.view(), last, card(id="SYNTHETIC-2026"))
    view = workspace.view()
    first, second, third = (
        read_wave(view, f"SYNTHETIC-{year}").drawn for year in (2024, 2025, 2026)
    )
    ours = taken.wave.drawn
    assert (first.unit_names, first.unit_strata) == (ours.unit_names, ours.unit_strata)
    assert first.unit_names[:2] == ("100", "101")
    assert second.unit_names[:2] == ("107", "108")
    assert (third.unit_names, third.unit_strata) == ((), ())
    assert derive_again(view) == ()


def test_wave_without_a_panel_is_recorded_as_ever(workspace: Workspace, file: Path) -> None:
    """What was read before cards could say so stays whole, and is not read anew."""
    receipt = take_wave(workspace.view(), file, card()).receipt
    assert set(receipt.files) == {"codebooks", "respondents"}
    assert receipt.reader.startswith("microdata, reader 1, waves 1, card ")


def test_panel_is_a_new_vintage_and_may_be_taken_back(workspace: Workspace, file: Path) -> None:
    design = card()["design"] | {"panel": "units"}
    take_wave(workspace.view(), file, card(design=design))
    later = open_workspace(workspace.root, lambda: NOON + timedelta(days=1))
    assert take_wave(later.view(), file, card()).was_new
    assert read_wave(later.view(), "SYNTHETIC-2024").drawn.unit_names == ()


def test_labels_in_every_script_come_back(workspace: Workspace, file: Path) -> None:
    take_wave(workspace.view(), file, card())
    question = read_wave(workspace.view(), "SYNTHETIC-2024").codebook.question("safety")
    assert question.answer(1).label("sr") == "Веома"
    assert question.answer(2).label("sq") == "Shumë pak"


def test_taken_tells_what_to_look_at(workspace: Workspace, file: Path) -> None:
    taken, table = take_wave(workspace.view(), file, card()), frame()
    assert dict(taken.respondents) == dict.fromkeys(("ALB", "BIH", "MKD", "MNE", "SRB", "XKX"), 40)
    assert taken.silences[Silence.REFUSED] == (table["Q1"] == 99).sum()
    assert taken.silences[Silence.DONT_KNOW] == (table[["Q1", "Q2_crime"]] == 98).sum().sum()
    weights = table["wgt"]
    assert taken.weight_effect == pytest.approx(
        len(weights) * (weights**2).sum() / weights.sum() ** 2
    )
    assert taken.left == ("respondent", "comment")


def test_same_wave_again_adds_nothing(workspace: Workspace, file: Path) -> None:
    assert take_wave(workspace.view(), file, card()).was_new
    before = contents(workspace.root)
    assert not take_wave(workspace.view(), file, card()).was_new
    assert contents(workspace.root) == before


def test_changed_card_is_a_new_vintage(workspace: Workspace, file: Path) -> None:
    first = take_wave(workspace.view(), file, card())
    later = open_workspace(workspace.root, lambda: NOON + timedelta(days=1))
    second = take_wave(
        later.view(), file, card(missing={98: "refused", 99: "no_answer", ".": "refused"})
    )
    assert second.was_new
    assert second.receipt.snapshot == first.receipt.snapshot
    assert second.receipt.reader != first.receipt.reader
    wave = read_wave(later.view(), "SYNTHETIC-2024")
    assert Silence.DONT_KNOW.code not in wave.column("Q1")
    assert len(later.view().receipts()) == 2


def test_bank_gives_a_question_its_words_for_good(workspace: Workspace, file: Path) -> None:
    chapter = workspace.root / "cards" / "survey" / "01-test.yml"
    chapter.parent.mkdir(parents=True, exist_ok=True)
    bank = (
        "chapter: general\nquestions:\n  - {concept: felt_safety, wording: {en: Safe?}, "
        "answers: {1: {en: Very}, 2: {en: Little}}}\n"
    )
    chapter.write_text(bank, "utf-8")
    opened = open_workspace(workspace.root, lambda: NOON)
    take_wave(
        opened.view(), file, card(questions=[{"id": "Q1", "concept": "felt_safety"}], domains=[])
    )
    chapter.unlink()
    wave = read_wave(open_workspace(workspace.root, lambda: NOON).view(), "SYNTHETIC-2024")
    question = wave.codebook.question("felt_safety")
    assert (question.text(), question.chapter, question.id) == ("Safe?", "general", "Q1")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"id": "world_bank"}, "that of a source card"),
        ({"id": "a/b"}, "cannot name a source"),
        ({"surprise": 1}, "key 'surprise' is unknown"),
        ({"grade": "?"}, "grade"),
        ({"missing": {98: "perhaps"}}, "perhaps"),
        ({"marking": {"level": "AMBER", "owner": "RCC"}}, "may not see"),
        ({"questions": [{"id": "Q9", "concept": "c", "wording": "w", "answers": {1: "a"}}],
          "domains": []}, "no column 'Q9'"),
    ],
)  # fmt: skip
def test_card_that_does_not_fit_records_nothing(
    workspace: Workspace, file: Path, more: dict[str, object], said: str
) -> None:
    before = contents(workspace.root)
    with pytest.raises(SynopsisError) as caught:
        take_wave(workspace.view(), file, card(**more))
    assert said in caught.value.sentence
    assert {path for path in contents(workspace.root) - before if "shelf/" not in path} == set()
    assert list_waves(workspace.view()) == ()


@pytest.mark.parametrize("data", [b"", b"$FL2 cut", b"a,b\n1,2\n"])
def test_file_that_does_not_fit_records_nothing(
    workspace: Workspace, tmp_path: Path, data: bytes
) -> None:
    before = contents(workspace.root)
    path = tmp_path / "bad.sav"
    path.write_bytes(data)
    with pytest.raises((EvidenceError, UnreadableError)):
        take_wave(workspace.view(), path, card())
    assert contents(workspace.root) == before


def test_absent_file_is_one_sentence(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(EvidenceError, match="No such file"):
        take_wave(workspace.view(), tmp_path / "none.csv", card())


_SCRIPT = """
import sys, datetime
from pathlib import Path
from synopsis.catalog import open_workspace
from synopsis.evidence.waves import take_wave
from tests.evidence.waves.surveys import card
noon = datetime.datetime.fromisoformat(sys.argv[2])
view = open_workspace(Path(sys.argv[1]), lambda: noon).view()
print("ready", flush=True)
take_wave(view, Path(sys.argv[3]), card())
print("taken", flush=True)
"""


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> float:
    """How many seconds a taking takes here."""
    folder = tmp_path_factory.mktemp("usual")
    init_workspace(folder / "work", "western-balkans", NOON)
    file = write_table(folder / "SYNTHETIC.csv")
    began = time.monotonic()
    take_wave(open_workspace(folder / "work", lambda: NOON).view(), file, card())
    return time.monotonic() - began


@pytest.mark.parametrize("share", [0.5, 0.8, 0.9, 1.0, 1.1])
def test_kill_while_taking_leaves_the_lake_whole(
    workspace: Workspace, file: Path, usual: float, share: float
) -> None:
    """A writer is killed at some point of its way; the next one finds all or nothing."""
    words = [sys.executable, "-c", _SCRIPT, str(workspace.root), NOON.isoformat(), str(file)]
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": "."}
    ) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == "ready\n"
        time.sleep(share * usual)
        writer.send_signal(signal.SIGKILL)
    view = workspace.view()
    assert [one.id for one in list_waves(view)] in ([], ["SYNTHETIC-2024"])
    assert derive_again(view) == ()
    take_wave(workspace.view(), file, card())
    assert derive_again(workspace.view()) == ()
    assert len(workspace.view().receipts()) == 1


def test_snapshot_is_the_file(workspace: Workspace, file: Path) -> None:
    taken = take_wave(workspace.view(), file, card())
    assert workspace.view().snapshot(taken.receipt.snapshot) == file.read_bytes()


def test_file_of_one_wave_is_not_taken_as_another(workspace: Workspace, tmp_path: Path) -> None:
    path = write_table(tmp_path / "one.csv", frame(2))
    take_wave(workspace.view(), path, card())
    with pytest.raises(EvidenceError, match="was read as the wave SYNTHETIC-2024 before"):
        take_wave(workspace.view(), path, card(id="SYNTHETIC-2023"))
    assert [wave.id for wave in list_waves(workspace.view())] == ["SYNTHETIC-2024"]


def test_two_waves_are_listed_in_order(workspace: Workspace, tmp_path: Path) -> None:
    days = {"first": "2023-03-01", "last": "2023-03-31"}
    one = write_table(tmp_path / "one.csv", frame(2))
    take_wave(workspace.view(), one, card())
    other, third = (write_table(tmp_path / f"{seed}.csv", frame(seed)) for seed in (3, 4))
    take_wave(workspace.view(), other, card(id="SYNTHETIC-2023", field=days))
    take_wave(workspace.view(), third, card(id="SYNTHETIC-x", instrument="another"))
    found = [wave.id for wave in list_waves(workspace.view())]
    assert found == ["SYNTHETIC-x", "SYNTHETIC-2023", "SYNTHETIC-2024"]
    with pytest.raises(EvidenceError, match="no wave 'none'; use one of SYNTHETIC-2023"):
        read_wave(workspace.view(), "none")
