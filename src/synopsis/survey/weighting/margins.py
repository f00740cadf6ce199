"""Margins files: the population that a wave is weighted to, as a long CSV table.

Columns: `place` (empty for the region), `variable` (empty for people as such), `category` (code
or label of an answer), and `total` (people) or `share_pct`; `note` may say where a row is from.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from synopsis.evidence import waves
from synopsis.survey.errors import SurveyError
from synopsis.survey.weighting.parts import CROSSED, PEOPLE, background, codes_of
from synopsis.vocabulary import Region

_NEEDED = ("place", "variable", "category")
_NUMBERS = ("total", "share_pct")
_KNOWN = {*_NEEDED, *_NUMBERS, "note"}
_SPARE = 0.5
_LEAST, _MOST = 1e-6, 1e12
_Rows = Mapping[tuple[str, str], list[tuple[int, str, float]]]


def parse_margins(
    data: bytes, wave: waves.Wave, region: Region, name: str
) -> tuple[waves.Margin, ...]:
    """Margins from the bytes of a CSV file, laid out for one wave; an error names file and row.

    Shares are of the people of their place where the file says how many they are, else of what
    the wave's own weights add up to there.
    """
    rows = _rows(data, name)
    found: dict[tuple[str, str], list[tuple[int, str, float]]] = {}
    for number, row in rows:
        where = f"{name}, row {number}"
        key = (_place(row["place"], region, where), row["variable"])
        code = _code(wave, row["variable"], row["category"], where)
        own = found.setdefault(key, [])
        kind, amount = _amount(row, where)
        if any(code == other for other, _, _ in own):
            raise _refused(f"'{row['category']}' stands twice", where, "keep one of the rows")
        if own and own[0][1] != kind:
            raise _refused("totals and shares stand in one margin", where, "use one of them")
        own.append((code, kind, amount))
    _check_shares(found, name)
    return tuple(_margin(key, found, wave) for key in found)


def spread_silences(wave: waves.Wave, margins: Sequence[waves.Margin]) -> tuple[waves.Margin, ...]:
    """The margins with a total for each silence: what the silent weigh now in their place.

    So those who do not tell their age keep their share, and the others are weighted to the
    population's shares (they are taken to be spread over the ages as the others are).
    """
    return tuple(_spread(wave, one) if one.variable else one for one in margins)


def _spread(wave: waves.Wave, margin: waves.Margin) -> waves.Margin:
    codes = codes_of(wave, margin.variable)
    weights = np.where(_here(wave, margin.place), wave.drawn.weights, 0.0)
    given = {code for code, _ in margin.totals}
    quiet = {
        int(code): float(weights[codes == code].sum() / weights.sum())
        for code in np.unique(codes[weights > 0])
        if code < 0 and code not in given
    }
    left = 1 - sum(quiet.values())
    people = sum(total for _, total in margin.totals)
    kept = tuple((code, total * left) for code, total in margin.totals)
    return replace(margin, totals=(*kept, *((code, s * people) for code, s in quiet.items())))


def _here(wave: waves.Wave, place: str) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    return np.array(wave.places == place) if place else np.ones(wave.rows, dtype=np.bool_)


def _rows(data: bytes, name: str) -> list[tuple[int, dict[str, str]]]:
    """The rows by their number in the file, with all the columns that margins have."""
    try:
        reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        lines = [[" ".join(cell.split()) for cell in line] for line in reader]
    except UnicodeDecodeError as error:
        raise _refused(f"byte {error.start} is not UTF-8", name, "save it as UTF-8") from error
    except csv.Error as error:
        raise _refused(f"it is no CSV ({error})", name, "mend its quotes and commas") from error
    if not lines:
        raise _refused("the file is empty", name, f"begin it with {','.join(_NEEDED)},total")
    head = [cell.casefold() for cell in lines[0]]
    _check_head(head, name)
    found = []
    for number, line in enumerate(lines[1:], start=2):
        if not any(line):
            continue
        if len(line) != len(head):
            raise _refused(
                f"row {number} has {len(line)} cells and the header {len(head)}",
                name,
                "quote the commas or complete the row",
            )
        found.append((number, dict.fromkeys(_KNOWN, "") | dict(zip(head, line, strict=True))))
    if not found:
        raise _refused("the file has no rows", name, "add the totals under its header")
    return found


def _check_head(head: Sequence[str], name: str) -> None:
    lacking = [one for one in _NEEDED if one not in head]
    strays = sorted({one for one in head if one not in _KNOWN or head.count(one) > 1})
    if lacking or strays or not set(_NUMBERS) & set(head):
        told = f"lacks '{(lacking or ['total'])[0]}'"
        if strays:
            told = f"has an unknown or second column '{strays[0][:40]}'"
        raise _refused(
            f"the header {told}", name, f"use {', '.join(_NEEDED)}, total or share_pct, and note"
        )


def _place(text: str, region: Region, where: str) -> str:
    if not text:
        return ""
    place = region.place_of(text)
    if place is None:
        raise _refused(
            f"'{text[:40]}' is no economy of the region",
            where,
            "use its code, or leave the place empty for the whole region",
        )
    return "" if place == region.place else str(place)


def _code(wave: waves.Wave, variable: str, category: str, where: str) -> int:
    """The code of an answer given by code or label; of a silence by its name."""
    if variable == PEOPLE:
        if category:
            raise _refused(
                f"the category '{category[:40]}' is of no variable",
                where,
                "name the variable, or leave both empty for the number of people",
            )
        return 0
    silence = next((one for one in waves.Silence if category in (one.value, one.label)), None)
    if silence:
        background(wave, variable.split("*", maxsplit=1)[0])
        return silence.code
    names, labels = variable.split("*"), category.split("*")
    if len(names) != len(labels):
        raise _refused(
            f"'{category[:40]}' does not name {len(names)} answers",
            where,
            "join one answer of each variable by *",
        )
    code = 0
    for own, label in zip(names, labels, strict=True):
        code = code * CROSSED + _answer(background(wave, own), label.strip(), where)
    return code


def _answer(question: waves.Question, label: str, where: str) -> int:
    plain = " ".join(label.split()).casefold()
    for answer in question.answers:
        texts = {" ".join(text.split()).casefold() for text in answer.words.values()}
        if label == str(answer.code) or plain in texts:
            return answer.code
    known = ", ".join(f"{one.code} ({one.label()})" for one in question.answers[:6])
    raise _refused(f"'{question.id}' has no answer '{label[:40]}'", where, f"use one of {known}")


def _amount(row: Mapping[str, str], where: str) -> tuple[str, float]:
    filled = [kind for kind in _NUMBERS if row[kind]]
    if len(filled) != 1:
        raise _refused(
            "a row needs either a total or a share", where, "fill one of total and share_pct"
        )
    text = row[filled[0]]
    try:
        amount = float(text)
    except ValueError:
        amount = np.nan
    if not _LEAST < amount < _MOST or "_" in text:
        raise _refused(
            f"'{text[:40]}' is not a number above nought",
            where,
            "write it with digits and a decimal point alone",
        )
    return filled[0], amount


def _check_shares(found: _Rows, name: str) -> None:
    for (place, variable), rows in found.items():
        whole = sum(amount for _, _, amount in rows)
        if rows[0][1] == "share_pct" and abs(whole - 100) > _SPARE:
            raise _refused(
                f"the shares of '{variable}' in {place or 'the region'} add up to {whole:.6g}",
                name,
                "bring them to a hundred",
            )


def _margin(key: tuple[str, str], found: _Rows, wave: waves.Wave) -> waves.Margin:
    place, variable = key
    rows = found[key]
    if rows[0][1] == "total":
        return waves.Margin(variable, tuple((code, amount) for code, _, amount in rows), place)
    people = _people(place, found, wave)
    whole = sum(amount for _, _, amount in rows)
    totals = tuple((code, amount / whole * people) for code, _, amount in rows)
    return waves.Margin(variable, totals, place)


def _people(place: str, found: _Rows, wave: waves.Wave) -> float:
    """How many people a place has: as the file says in any of its totals, else as weighted now."""
    told = [
        sum(amount for _, _, amount in rows)
        for (where, _), rows in found.items()
        if where == place and rows[0][1] == "total"
    ]
    if told:
        return told[0]
    if not place:
        places = sorted({where for where, _ in found if where})
        if places:
            return sum(_people(one, found, wave) for one in places)
    weights = wave.drawn.weights
    return float(weights[_here(wave, place)].sum())


def _refused(what: str, where: str, remedy: str) -> SurveyError:
    return SurveyError(what, where=where, remedy=remedy)
