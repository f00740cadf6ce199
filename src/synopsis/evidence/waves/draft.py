"""Draft codebooks: what a file says of itself, as a card for a person to complete."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from synopsis.sources import microdata

_OPEN = "?"
_LINES = (
    "A draft from the file's own labels. Complete every '?', and check the design, the silences",
    "and each concept against the publisher's own codebook before the wave is read.",
)
_DESIGN: Mapping[str, tuple[str, ...]] = {
    "place": ("economy", "country", "country_code", "cntry", "iso3", "economy_code", "place"),
    "weight": ("weight", "wgt", "pspwght", "dweight", "anweight", "w", "weights", "wt"),
    "strata": ("stratum", "strata", "stratify"),
    "units": ("psu", "cluster", "cluster_id", "sampling_point"),
    "sizes": ("fpc", "psus_in_stratum"),
}
_IDS = ("respondent", "respondent_id", "id", "idno", "caseid", "resp_id", "interview", "uuid")
# ruff: noqa: RUF001  the letters of the region's scripts look alike
_SILENT = (
    ("dont_know", r"don.?t know|do not know|\bdk\b|ne zna|не зна|nuk e di|не знам"),
    ("refused", r"refus|refuz|odbi|одби"),
    ("not_asked", r"not asked|not applicable|inapplicable|nije pitano|не е прашано"),
    ("no_answer", r"no answer|no response|missing|bez odgovora|без одговора|pa përgjigje"),
)
_MOST = 40


def draft_codebook(data: microdata.Microdata, wave_id: str) -> str:
    """A codebook card in YAML, drafted from labels, missing values, sets and usual names."""
    head = "".join(f"# {line}\n" for line in _LINES)
    return head + yaml.safe_dump(
        draft_card(data, wave_id), allow_unicode=True, sort_keys=False, width=100
    )


def draft_card(data: microdata.Microdata, wave_id: str) -> dict[str, Any]:
    """The draft as a mapping."""
    design = _design(data)
    silences = _silences(data)
    is_synthetic = "synthetic" in f"{wave_id} {data.title}".casefold()
    return {
        "id": re.sub(r"[^A-Za-z0-9_-]+", "-", wave_id).strip("-")[:60] or _OPEN,
        "instrument": _OPEN,
        "number": _OPEN,
        "population": "citizens",
        **({"synthetic": True} if is_synthetic else {}),
        "field": {"first": _OPEN, "last": _OPEN},
        "origin": {"producer": _OPEN, "title": data.title or _OPEN, "licence": _OPEN},
        "grade": _OPEN,
        "marking": _OPEN,
        "design": design,
        "missing": {microdata.write_code(code): word for code, word in sorted(silences.items())},
        "domains": [],
        "questions": [*_sets(data, design), *_singles(data, design, silences)],
    }


def _design(data: microdata.Microdata) -> dict[str, Any]:
    """The columns of the design, by the names that publishers use."""
    named = {name.casefold(): name for name in data.columns}
    found: dict[str, Any] = {}
    for part, words in _DESIGN.items():
        name = next((named[word] for word in words if word in named), None)
        if name:
            found[part] = name
    return found


def _silences(data: microdata.Microdata) -> dict[float, str]:
    """Codes that say why there is no answer: declared missing, or labelled so."""
    found: dict[float, str] = {}
    for name in data.columns:
        for code, label in data.value_labels.get(name, {}).items():
            word = _silence(label)
            if isinstance(code, float) and (word or data.declares_missing(name, code)):
                found.setdefault(code, word or _OPEN)
        for low, high in data.missing.get(name, ()):
            if isinstance(low, float) and low == high:
                found.setdefault(low, _OPEN)
    return found


def _silence(label: str) -> str:
    plain = " ".join(label.split()).casefold()
    return next((word for word, form in _SILENT if re.search(form, plain)), "")


def _sets(data: microdata.Microdata, design: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    """The multi-response sets that the file declares; an item is named as its column."""
    for one in data.sets:
        if one.counted is None or set(one.columns) & set(design.values()):
            continue
        name = one.name.lstrip("$")
        yield {
            "id": name,
            "concept": _OPEN,
            "kind": "multiple",
            "wording": one.label or _OPEN,
            "items": {column: data.labels.get(column) or column for column in one.columns},
            "columns": {column: column for column in one.columns},
        }


def _singles(
    data: microdata.Microdata, design: Mapping[str, Any], silences: Mapping[float, str]
) -> Iterable[dict[str, Any]]:
    """Every other column with few answers; what has many is no question, and is left."""
    in_sets = {name for one in data.sets if one.counted is not None for name in one.columns}
    taken = in_sets | set(design.values())
    for name in data.columns:
        if name in taken or name.casefold() in _IDS:
            continue
        answers = _answers(data, name, silences)
        if answers:
            yield {
                "id": name,
                "concept": _OPEN,
                "kind": "single",
                "wording": data.labels.get(name) or _OPEN,
                "answers": answers,
            }


def _answers(data: microdata.Microdata, name: str, silences: Mapping[float, str]) -> dict[int, str]:
    """The answers of a column: its labelled codes, and the others that stand in it."""
    if data.is_text(name):
        return {}
    labels = {
        code: label
        for code, label in data.value_labels.get(name, {}).items()
        if isinstance(code, float)
    }
    met = set(data.columns[name].tolist()) | set(labels)
    codes = sorted(code for code in met if code == code and code not in silences)  # noqa: PLR0124  # a blank differs from itself
    codes = [code for code in codes if not data.declares_missing(name, code)]
    if len(codes) > _MOST or any(code < 0 or code != int(code) for code in codes):
        return {}
    return {int(code): labels.get(code) or _OPEN for code in codes}
