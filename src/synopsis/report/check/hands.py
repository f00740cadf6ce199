"""Many hands: the rules on amounts in a process of their own, beside all others.

Half of the work on a long document is figures. The other process is forked, so that nothing is
read twice; it hands its hits back by numbers of sentences, and where it fails, its part is done
here, so that an error is told as if there were one process.
"""

import os
import pickle
import signal
from collections.abc import Iterator, Sequence
from typing import Any

from synopsis.report.check.case import Case, Rules
from synopsis.report.check.note import Hit, Severity

_MANY = 700
"""Sentences from which a second process pays for its making."""

Found = list[tuple[str, Hit]]


def look_through(rules: Rules, cases: Sequence[Case]) -> Found:
    """What some rules find in each document, in the order of the rules."""
    return [(name, hit) for name, look in rules.items() for case in cases for hit in look(case)]


def look_by_hands(mine: Rules, yours: Rules, cases: Sequence[Case], hands: int) -> Found:
    """What all rules find: by two processes where there are hands and the text is long."""
    size = sum(len(case.document.sentences) for case in cases)
    if hands < 2 or size < _MANY or not hasattr(os, "fork"):
        return look_through(mine, cases) + look_through(yours, cases)
    read_end, write_end = os.pipe()
    child = os.fork()
    if not child:
        os.close(read_end)
        _hand_over(yours, cases, write_end)
    os.close(write_end)
    try:
        found = look_through(mine, cases)
        with os.fdopen(read_end, "rb") as pipe:
            told = pipe.read()
    except BaseException:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    _, status = os.waitpid(child, 0)
    return found + (look_through(yours, cases) if status else list(_taken(told, cases)))


def _hand_over(rules: Rules, cases: Sequence[Case], write_end: int) -> None:
    """Look, write what was found, and end without a word; the other process tells errors."""
    status = 1
    try:
        told = [
            (name, place, _packed(hit))
            for name, look in rules.items()
            for place, case in enumerate(cases)
            for hit in look(case)
        ]
        with os.fdopen(write_end, "wb") as pipe:
            pipe.write(pickle.dumps(told))
        status = 0
    finally:
        os._exit(status)


def _packed(hit: Hit) -> tuple[Any, ...]:
    other = None if hit.other is None else hit.other.number
    severity = None if hit.severity is None else hit.severity.value
    return hit.sentence.number, hit.start, hit.end, hit.why, hit.remedy, other, severity, hit.more


def _taken(told: bytes, cases: Sequence[Case]) -> Iterator[tuple[str, Hit]]:
    """The hits of the other process, on the sentences of this one."""
    for name, place, packed in pickle.loads(told):  # noqa: S301  # written by our own child
        number, start, end, why, remedy, other, severity, more = packed
        sentences = cases[place].document.sentences
        yield name, Hit(
            sentences[number], start, end, why, remedy,
            None if other is None else sentences[other],
            None if severity is None else Severity(severity), more,
        )  # fmt: skip
