"""A small wave for the tests: a codebook's card and its respondents; every figure is made up."""

# ruff: noqa: RUF001  the letters of the region's scripts look alike

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyreadstat

ECONOMIES = ("ALB", "BIH", "XKX", "MNE", "MKD", "SRB")
ROWS_EACH = 40
LABELS: dict[str, Any] = {
    "Q1": "Да ли се осећате безбедно у свом крају?",
    "Q2_crime": "Çfarë ju shqetëson më shumë?",
    "wgt": "пондер",
}
VALUE_LABELS: dict[str, Any] = {
    "economy": {
        1: "Albania",
        2: "Bosnia and Herzegovina",
        3: "Kosovo*",
        4: "Montenegro",
        5: "North Macedonia",
        6: "Serbia",
    },
    "Q1": {1: "Веома", 2: "Shumë pak", 98: "Не знам", 99: "Refuzoj të përgjigjem"},
    "sex": {1: "Mashkull", 2: "Женско"},
}  # fmt: skip


def card(**more: Any) -> dict[str, Any]:
    """A codebook's card that says SYNTHETIC, with some of its keys otherwise."""
    return {
        "id": "SYNTHETIC-2024",
        "instrument": "synthetic",
        "number": "2024",
        "population": "citizens",
        "synthetic": True,
        "field": {"first": "2024-03-01", "last": "2024-03-31"},
        "origin": {"producer": "SYNTHETIC", "title": "SYNTHETIC wave", "licence": "none needed"},
        "grade": "F6",
        "marking": "CLEAR",
        "design": {"place": "economy", "weight": "wgt", "strata": "stratum", "units": "psu"},
        "missing": {"98": "dont_know", "99": "refused", ".": "not_asked"},
        "domains": ["sex"],
        "questions": [
            {"id": "Q1", "concept": "safety", "wording": {"en": "Do you feel safe?"},
             "answers": {1: {"en": "Very", "sr": "Веома"}, 2: {"en": "Little", "sq": "Shumë pak"}}},
            {"id": "Q2", "concept": "worries", "kind": "multiple", "wording": {"en": "Worries?"},
             "items": {"crime": {"en": "Crime"}, "jobs": {"en": "Jobs"}}},
            {"id": "sex", "concept": "sex", "wording": {"en": "Sex"},
             "answers": {1: {"en": "Male", "sq": "Mashkull"}, 2: {"en": "Female", "sr": "Женско"}}},
        ],
        **more,
    }  # fmt: skip


def frame(seed: int = 1) -> pd.DataFrame:
    """The respondents: six economies, two strata and four sampling units in each."""
    rng = np.random.default_rng(seed)
    rows = len(ECONOMIES) * ROWS_EACH
    economy = np.repeat(np.arange(1, 7), ROWS_EACH)
    unit = np.tile(np.arange(ROWS_EACH) // 10, len(ECONOMIES))
    return pd.DataFrame({
        "respondent": np.arange(1.0, rows + 1),
        "economy": economy.astype(float),
        "stratum": economy * 10.0 + unit // 2,
        "psu": economy * 100.0 + unit,
        "wgt": rng.lognormal(0, 0.3, rows).round(4),
        "Q1": rng.choice([1.0, 2.0, 98.0, 99.0, np.nan], rows, p=[0.5, 0.3, 0.1, 0.05, 0.05]),
        "Q2_crime": rng.choice([0.0, 1.0, 98.0], rows, p=[0.5, 0.4, 0.1]),
        "Q2_jobs": rng.choice([0.0, 1.0], rows),
        "sex": rng.choice([1.0, 2.0], rows),
        "comment": rng.choice(["", "шта", "çfarë"], rows),
    })  # fmt: skip


def write_wave(path: Path, respondents: pd.DataFrame | None = None) -> Path:
    """The respondents as an SPSS file with labels in two scripts, and its missing values."""
    table = frame() if respondents is None else respondents
    pyreadstat.write_sav(
        table,
        path,
        file_label="SYNTHETIC",
        column_labels=[LABELS.get(name) for name in table.columns],
        variable_value_labels=VALUE_LABELS,
        missing_ranges={"Q1": [98, 99]},
    )
    return path


def write_table(path: Path, respondents: pd.DataFrame | None = None) -> Path:
    """The respondents as CSV or Parquet, which know no labels and are read in this very process."""
    table = frame() if respondents is None else respondents
    names = VALUE_LABELS["economy"]
    table = table.assign(economy=table["economy"].map(lambda code: names.get(code, str(code))))
    if path.suffix == ".parquet":
        table.to_parquet(path, index=False)
    else:
        table.to_csv(path, index=False)
    return path


def with_set(path: Path, definition: str) -> Path:
    """The file with a multi-response set declared in it (SPSS, extension record of subtype 7)."""
    data, text = path.read_bytes(), definition.encode()
    end = data.index((999).to_bytes(4, "little") + bytes(4))
    record = b"".join(number.to_bytes(4, "little") for number in (7, 7, 1, len(text)))
    path.write_bytes(data[:end] + record + text + data[end:])
    return path
