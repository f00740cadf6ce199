"""Canonical JSON and digests: one value, one spelling, one SHA-256."""

import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any, BinaryIO

from synopsis.catalog.errors import CatalogError

DIGEST = re.compile(r"[0-9a-f]{64}")
CHUNK = 1 << 20


def canonical(value: Any) -> str:  # noqa: ANN401  # any JSON value
    """The one spelling of a JSON value: sorted keys, no blanks, no NaN, characters as they are."""
    try:
        text = json.dumps(
            value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
        )
        text.encode()
    except (TypeError, ValueError) as error:
        raise CatalogError(
            f"a value cannot be written as JSON: {error}",
            remedy="use text, finite numbers, lists and mappings with text keys",
        ) from error
    return text


def digest(data: bytes) -> str:
    """SHA-256 of bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def digest_of(value: Any) -> str:  # noqa: ANN401  # any JSON value
    """SHA-256 of the canonical spelling of a JSON value."""
    return digest(canonical(value).encode())


def digest_stream(chunks: Iterable[bytes]) -> str:
    """SHA-256 of bytes that come in pieces."""
    state = hashlib.sha256()
    for chunk in chunks:
        state.update(chunk)
    return state.hexdigest()


def digest_file(file: BinaryIO) -> str:
    """SHA-256 of an open file, read in pieces."""
    return digest_stream(iter(lambda: file.read(CHUNK), b""))
