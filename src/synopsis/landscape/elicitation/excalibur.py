"""Panels as Excalibur keeps them: answers in a .dtt file, true values in a .rls file.

Excalibur is the program of TU Delft for the classical model. A line of answers holds the expert's
number and code, the question's number and code, the background (UNI or LOG) and the quantiles; a
line of true values holds the question's number, code, value and background. Values from -1000 to
-990 stand for "not given".
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

import numpy as np

from synopsis.landscape.elicitation.panel import (
    ANSWERS_MAX,
    Background,
    Floats,
    Panel,
    Question,
)
from synopsis.landscape.errors import LandscapeError

BYTES_MAX = 16 << 20
LINE_MAX = 4_000
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[Ee][-+]?\d+)?"
_HEAD = re.compile(r"NQ\s*=\s*(\d+)\s+QU\s*=\s*(.*)")
_SCALE = re.compile(r"(?:^|\s)(UNI|LOG)(?=\s|$)", re.IGNORECASE)
_TRUTH = re.compile(rf"\s({_NUMBER})\s+(UNI|LOG)(?=\s|$)", re.IGNORECASE)
_SCALES = {"UNI": Background.UNIFORM, "LOG": Background.LOG}


@dataclass(frozen=True, slots=True)
class _Answer:
    """One line of answers."""

    expert: str
    number: int
    question: Question
    values: tuple[float, ...]


def read_excalibur(answers: Path, truths: Path) -> Panel:
    """The panel of a .dtt and a .rls file.

    Raises LandscapeError with file and line where either is not what Excalibur writes.
    """
    return parse_excalibur(_bytes(answers), _bytes(truths), (answers.name, truths.name))


def parse_excalibur(
    answers: bytes, truths: bytes, names: tuple[str, str] = ("the .dtt file", "the .rls file")
) -> Panel:
    """The panel of the bytes of both files; `names` are told where a line is refused."""
    lines = list(_lines(answers, names[0]))
    quantiles = _quantiles(lines[0][1], names[0])
    given = [_answer(line, len(quantiles), f"{names[0]}, line {at}") for at, line in lines[1:]]
    questions = _questions(given, names[0])
    known = _truths(truths, questions, names[1])
    asked = tuple(
        replace(one, truth=known[number][0], text=known[number][1]) if number in known else one
        for number, one in questions.items()
    )
    experts = tuple(dict.fromkeys(one.expert for one in given))
    return Panel(quantiles, experts, asked, _table(given, experts, tuple(questions), names[0]))


def _table(
    given: list[_Answer], experts: tuple[str, ...], numbers: tuple[int, ...], name: str
) -> Floats:
    """All answers, shape (E, I, Q); one that is given twice is refused."""
    if len(experts) * len(numbers) > ANSWERS_MAX:
        _refuse(f"{len(experts)} experts and {len(numbers)} questions are too many", name)
    rows = {expert: place for place, expert in enumerate(experts)}
    columns = {number: place for place, number in enumerate(numbers)}
    table = np.full((len(experts), len(numbers), len(given[0].values)), np.nan)
    met: set[tuple[str, int]] = set()
    for one in given:
        if (one.expert, one.number) in met:
            _refuse(f"{one.expert} answers '{one.question.code}' twice", name)
        met.add((one.expert, one.number))
        table[rows[one.expert], columns[one.number]] = one.values
    return table


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(BYTES_MAX + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise LandscapeError(f"it cannot be read: {reason}", where=str(path)) from error


def _lines(data: bytes, name: str) -> Iterator[tuple[int, str]]:
    """The lines of a file that are not blank, with their numbers; never none."""
    if len(data) > BYTES_MAX:
        _refuse(f"it has more than {BYTES_MAX:,} bytes", name)
    if b"\x00" in data:
        _refuse("it is no text", name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    found = [(at, line) for at, line in enumerate(text.splitlines(), 1) if line.strip(" \t\x1a")]
    if not found:
        _refuse("it is empty", name)
    for at, line in found:
        if len(line) > LINE_MAX:
            _refuse(f"it has more than {LINE_MAX:,} signs", f"{name}, line {at}")
        yield at, line


def _quantiles(head: str, name: str) -> tuple[float, ...]:
    """The quantiles that a .dtt file's first line names in percent, as shares."""
    found = _HEAD.search(head)
    words = found[2].split() if found else []
    if found is None or not all(re.fullmatch(_NUMBER, one) for one in words):
        _refuse("its first line names no quantiles (`NQ= 3 QU= 5 50 95`)", name)
    if int(found[1]) != len(words) or not words:
        _refuse(f"its first line promises {found[1]} quantiles and names {len(words)}", name)
    return tuple(float(one) / 100 for one in words)


def _answer(line: str, count: int, where: str) -> _Answer:
    """A line of answers: the codes stand in fixed columns, the quantiles behind the scale."""
    for scale in _SCALE.finditer(line):
        words = line[scale.end() :].split()[:count]
        if len(words) == count and all(re.fullmatch(_NUMBER, one) for one in words):
            break
    else:
        _refuse(f"it has no UNI or LOG with {count} quantiles behind it", where)
    prefix = line[: scale.start()]
    expert, number, code = prefix[5:14].strip(), prefix[14:20].strip(), prefix[20:].strip()
    if not (prefix[:5].strip().isdecimal() and number.isdecimal() and expert and code):
        _refuse("its columns are not those of an answer (expert, question, scale, values)", where)
    question = Question(code, _SCALES[scale[1].upper()])
    return _Answer(expert, int(number), question, _values(words, where))


def _values(words: list[str], where: str) -> tuple[float, ...]:
    """The quantiles of an answer; nothing where one of them was not given."""
    values = [float(one) for one in words]
    if not all(map(math.isfinite, values)):
        _refuse("a quantile is too large to be a number", where)
    return tuple(math.nan if any(map(_is_absent, values)) else one for one in values)


def _is_absent(value: float) -> bool:
    return -1000 <= value <= -990


def _questions(given: list[_Answer], name: str) -> dict[int, Question]:
    """Every question by its number, as the first expert has it; another wording is refused."""
    questions: dict[int, Question] = {}
    for one in given:
        known = questions.setdefault(one.number, one.question)
        if known != one.question:
            _refuse(
                f"question {one.number} is '{known.code}' ({known.background}) to one expert and "
                f"'{one.question.code}' ({one.question.background}) to {one.expert}",
                name,
            )
    if not questions:
        _refuse("it holds no answers", name)
    return dict(sorted(questions.items()))


def _truths(
    data: bytes, questions: dict[int, Question], name: str
) -> dict[int, tuple[float | None, str]]:
    """True value and full text of each question that a .rls file holds, by its number."""
    numbers = {one.code.casefold(): number for number, one in questions.items()}
    known: dict[int, tuple[float | None, str]] = {}
    for at, line in _lines(data, name):
        where = f"{name}, line {at}"
        found = _TRUTH.search(line, 20) or _TRUTH.search(line, 5)
        code = line[5 : found.start()].strip() if found else ""
        if found is None or code.casefold() not in numbers:
            _refuse("it is no true value of a question that experts answered", where)
        number = numbers[code.casefold()]
        if number in known:
            _refuse(f"the true value of '{code}' stands twice", where)
        value = float(found[1])
        if not math.isfinite(value):
            _refuse("a true value is too large to be a number", where)
        text = line[found.end() :].strip()
        known[number] = (None if _is_absent(value) else value, text)
    return known


def _refuse(what: str, where: str) -> NoReturn:
    raise LandscapeError(what, where=where, remedy="export the panel from Excalibur again")
