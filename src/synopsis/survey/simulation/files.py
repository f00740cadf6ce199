"""A synthetic wave as files: answers, codebook and margins, each of which says SYNTHETIC."""

import csv
import io
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import yaml

from synopsis.catalog import Profile
from synopsis.evidence import waves
from synopsis.survey.errors import SurveyError
from synopsis.survey.simulation.codebook import OTHERWISE, SYNTHETIC, card_of, name_of, questions_of
from synopsis.survey.simulation.trial import Trial, Trialled, simulate_region

SAV, CSV = "sav", "csv"
_SILENT = {
    waves.Silence.NOT_ASKED.code: 96.0,
    waves.Silence.DONT_KNOW.code: 97.0,
    waves.Silence.REFUSED.code: 98.0,
}
_LABEL_BYTES, _VALUE_BYTES = 250, 120
_MADE = slice(92, 109)
Words = Mapping[str, Mapping[str, str]]


def can_write_sav() -> bool:
    """Whether the libraries that write SPSS files are there."""
    return bool(find_spec("pyreadstat") and find_spec("pandas"))


def simulate_files(
    profile: Profile, trial: Trial, kind: str, language: str
) -> tuple[dict[str, bytes], ...]:
    """The files of each synthetic wave of a trial by name: answers, codebook and margins.

    `kind` is that of the answers' file, `language` that of its labels.
    """
    questions = questions_of(profile)
    _check_reworded(questions, trial)
    return tuple(
        _files(profile, questions, made, trial, (kind, language))
        for made in simulate_region(profile, questions, trial)
    )


def _check_reworded(questions: Sequence[waves.Question], trial: Trial) -> None:
    stray = sorted(set(trial.reworded) - {one.concept for one in questions})
    if stray:
        raise SurveyError(
            f"there is no question '{stray[0][:60]}'",
            where="--reword",
            remedy="name a concept of the question bank",
        )


def _files(
    profile: Profile,
    questions: Sequence[waves.Question],
    made: Trialled,
    trial: Trial,
    settings: tuple[str, str],
) -> dict[str, bytes]:
    kind, language = settings
    name = name_of(made.year)
    columns = _columns(made)
    data = _csv(columns)
    if kind == SAV:
        data = _sav(columns, *_labels(profile, questions, made, trial, language))
    card = card_of(profile, questions, made, trial)
    return {
        f"{name}.{kind}": data,
        f"{name}.codebook.yml": _yaml(card),
        f"{name}.margins.csv": _margins(made),
    }


def _columns(made: Trialled) -> dict[str, Any]:
    simulated = made.simulated
    people = simulated.people
    found: dict[str, Any] = {
        "respondent": np.arange(1, len(people.economy) + 1, dtype=np.float64),
        "economy": people.economy + 1.0,
        "stratum": people.stratum + 1.0,
        "psu": people.unit + 1.0,
        "weight": np.round(people.weights, 6),
    }
    for name, codes in simulated.columns.items():
        cells = codes.astype(np.float64)
        for silence, code in _SILENT.items():
            cells[codes == silence] = code
        found[name] = cells
    return found


def _csv(columns: Mapping[str, Any]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    cells = [[_plain(value) for value in column.tolist()] for column in columns.values()]
    writer.writerows(zip(*cells, strict=True))
    return text.getvalue().encode()


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.6f}"


def _labels(
    profile: Profile,
    questions: Sequence[waves.Question],
    made: Trialled,
    trial: Trial,
    language: str,
) -> tuple[dict[str, str], dict[str, dict[float, str]]]:
    """The labels of columns and of their values, in one language where the bank has it."""
    words = {row["word"]: row for row in profile.table("survey/trial_words")}
    silent = {code: words[_word(silence)][language] for silence, code in _SILENT.items()}
    labels = {
        "respondent": "number of the row",
        "economy": "economy",
        "stratum": "stratum: economy, settlement and district",
        "psu": "primary sampling unit",
        "weight": "design weight, as people",
    }
    region = profile.region
    values: dict[str, dict[float, str]] = {
        "economy": {
            at: region.name(place, language) for at, place in enumerate(region.places, start=1)
        }
    }
    for question in questions:
        text = question.text(language)
        if made.is_reworded and question.concept in trial.reworded:
            text = f"{OTHERWISE}: {text}"
        for column, answer in zip(question.columns, question.answers, strict=False):
            labels[column] = f"{answer.label(language)}: {text}" if answer.column else text
            own = {0.0: words["not_chosen"][language], 1.0: words["chosen"][language]}
            if not answer.column:
                own = {float(one.code): one.label(language) for one in question.answers}
            values[column] = {code: _cut(t, _VALUE_BYTES) for code, t in (own | silent).items()}
    return {
        name: _cut(f"{SYNTHETIC}: {text}", _LABEL_BYTES) for name, text in labels.items()
    }, values


def _word(silence: int) -> str:
    return next(one.value for one in waves.Silence if one.code == silence)


def _cut(text: str, most: int) -> str:
    """A text that fits SPSS's limit of bytes, whole letters kept."""
    return text.encode()[:most].decode(errors="ignore")


def _sav(
    columns: Mapping[str, Any], labels: Mapping[str, str], values: Mapping[str, Mapping[float, str]]
) -> bytes:
    """An SPSS file; the day and hour of its making are taken out, so that bytes repeat."""
    import pandas  # noqa: ICN001  # heavy: only when used; pyreadstat writes its frames
    import pyreadstat  # heavy: only when used

    silent: Any = {name: [{"lo": 96.0, "hi": 98.0}] for name in values if name != "economy"}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "wave.sav"
        pyreadstat.write_sav(
            pandas.DataFrame(dict(columns)),
            str(path),
            file_label=f"{SYNTHETIC}: nobody was asked",
            note=f"{SYNTHETIC}: nobody was asked; see the codebook",
            column_labels=dict(labels),
            variable_value_labels={name: dict(own) for name, own in values.items()},
            missing_ranges=silent,
            row_compress=True,
        )
        data = bytearray(path.read_bytes())
    data[_MADE] = b"01 Jan 0000:00:00"
    return bytes(data)


def _yaml(card: Mapping[str, Any]) -> bytes:
    head = f"# {SYNTHETIC}: made by `synopsis survey simulate`; nobody was asked.\n"
    body: str = yaml.safe_dump(dict(card), sort_keys=False, allow_unicode=True, width=100)
    return (head + body).encode()


def _margins(made: Trialled) -> bytes:
    """The population as a margins file: people as published, their background invented."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("place", "variable", "category", "total", "note"))
    population = made.population
    for at, (place, people) in enumerate(population.people.items()):
        published = f"{SYNTHETIC} wave; total population as published by the United Nations"
        writer.writerow((place, "", "", f"{people:.0f}", published))
        for variable, shares in population.background.items():
            for code, share in zip(population.codes[variable], shares[at].tolist(), strict=True):
                told = f"{SYNTHETIC}: this share is invented"
                writer.writerow((place, variable, code, f"{share * people:.3f}", told))
    return text.getvalue().encode()
