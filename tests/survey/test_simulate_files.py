"""The files of a synthetic wave: what a person opens must say what it is."""

from pathlib import Path

import pytest
import yaml

from synopsis.catalog.profile import load_profile
from synopsis.evidence import waves
from synopsis.sources import microdata
from synopsis.survey import simulation

PROFILE = load_profile("western-balkans")
QUESTIONS = {one.concept: one for one in simulation.questions_of(PROFILE)}
SMALL = simulation.Sampling(respondents=60)
Trial = simulation.Trial
LACKING = "pyreadstat and pandas are not installed"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trial")
    trial = Trial((2023, 2024), sampling=SMALL, reworded=("police_trust",))
    for made in simulation.simulate_files(
        PROFILE, trial, simulation.SAV if simulation.can_write_sav() else simulation.CSV, "mk"
    ):
        for name, data in made.items():
            (folder / name).write_bytes(data)
    return folder


def test_every_file_says_synthetic(files: Path) -> None:
    names = sorted(path.name for path in files.iterdir())
    assert len(names) == 6
    assert all(name.startswith("SYNTHETIC_") for name in names)
    for path in files.iterdir():
        data = path.read_bytes()
        assert b"SYNTHETIC" in data[:400]
        if path.suffix == ".csv":
            assert all("SYNTHETIC" in line for line in data.decode().splitlines()[1:])


@pytest.mark.skipif(not simulation.can_write_sav(), reason=LACKING)
def test_file_of_spss_says_synthetic_on_every_column_in_its_language(files: Path) -> None:
    found = microdata.read_microdata(files / "SYNTHETIC_2024.sav")
    assert all(label.startswith("SYNTHETIC: ") for label in found.labels.values())
    assert set(found.labels) == set(found.columns)
    question = QUESTIONS["war_threat"]
    own = {answer.label("mk") for answer in question.answers}
    assert own < set(found.value_labels["war_threat"].values())
    assert question.text("mk") in found.labels["war_threat"]
    assert "In other words" in found.labels["police_trust"]
    item = QUESTIONS["war_effects"].answers[0]
    assert found.labels[item.column].startswith(f"SYNTHETIC: {item.label('mk')}: ")
    assert "Косово*" in found.value_labels["economy"].values()
    assert found.declares_missing("war_threat", 97.0)
    assert not found.declares_missing("war_threat", 5.0)


@pytest.mark.parametrize("kind", [simulation.CSV, simulation.SAV])
def test_files_repeat_byte_for_byte(kind: str) -> None:
    if kind == simulation.SAV and not simulation.can_write_sav():
        pytest.skip(LACKING)
    trial = Trial((2024,), 3, SMALL)
    one, again = (simulation.simulate_files(PROFILE, trial, kind, "sq") for _ in range(2))
    assert one == again


def test_codebook_is_a_card_of_the_bank_and_tells_what_is_invented(files: Path) -> None:
    bank = {
        question["concept"]: question
        for card in PROFILE.cards("survey")
        for question in card["questions"]
    }
    texts = [path.read_text("utf-8") for path in sorted(files.glob("*.codebook.yml"))]
    first, second = (waves.parse_codebook(yaml.safe_load(text), bank) for text in texts)
    for codebook in (first, second):
        assert codebook.is_synthetic
        for text in (codebook.id, codebook.origin.title, codebook.origin.producer, codebook.mode):
            assert "SYNTHETIC" in text
        assert "invented" in codebook.note
        assert "SYNTHETIC" in codebook.note
        assert codebook.domains == ("sex", "age_group", "settlement", "education")
    changed = [
        one.concept for one in first.questions if waves.unlike(one, second.question(one.concept))
    ]
    assert changed == ["police_trust"]
