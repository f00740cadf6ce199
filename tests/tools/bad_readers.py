"""Readers for the fuzzing tool's own tests: each fails in a way of its own."""

import os
import time

from synopsis.sources.errors import UnreadableError


def refuses(data: bytes) -> None:
    """Answer as a parser should."""
    raise UnreadableError(f"{len(data)} bytes are no table")


def raises(data: bytes) -> int:
    """Fail with an error that is not the project's, once the bytes are changed."""
    return 0 if data in (b"0,1\n", b"x") else int(data)


def sleeps(data: bytes) -> None:
    """Take long, once the bytes are changed."""
    if data not in (b"0,1\n", b"x"):
        time.sleep(60)


def swells(data: bytes) -> int:
    """Take much, once the bytes are changed."""
    return 0 if data in (b"0,1\n", b"x") else len(bytearray(2 << 30))


def ends(data: bytes) -> None:
    """End the process, once the bytes are changed, as native code may."""
    if data not in (b"0,1\n", b"x"):
        os.abort()
