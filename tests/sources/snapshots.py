"""Snapshots for tests: the hand-written samples of the connectors, and archives around them."""

import io
import zipfile
from collections.abc import Mapping
from importlib.resources import files

from synopsis.sources import Card, Reading, SourceError, format_of


def sample(connector: str, name: str) -> bytes:
    """A sample of a connector; its values are made up."""
    path = files("synopsis.sources") / connector / "sample" / f"sample_synthetic_{name}"
    return path.read_bytes()


def read(card: Card, resource: str, data: bytes) -> Reading:
    """A snapshot read by the card's own format."""
    return format_of(card, card.resource(resource)).parse(data, card)


def zipped(entries: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of entries."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", compression) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return into.getvalue()


def attempt(card: Card, resource: str, data: bytes) -> Reading | str:
    """A snapshot read, or the one sentence why it cannot be; nothing else may be raised."""
    try:
        return read(card, resource, data)
    except SourceError as error:
        return error.sentence


def is_sentence(text: str) -> bool:
    """Whether a text is one sentence, short enough to read."""
    return "\n" not in text and text.endswith(".") and len(text) < 600


def splice(data: bytes, place: int, piece: bytes) -> bytes:
    """A snapshot with some bytes overwritten."""
    return data[:place] + piece + data[place + len(piece) :]
