"""JSON as published: digits kept, and nothing that two readers would read differently."""

import pytest

from synopsis.sources.errors import UnreadableError
from synopsis.sources.json_text import read_json


def test_numbers_are_texts_with_all_their_digits() -> None:
    found = read_json(b'{"a": [1.50, 12345678901234567890, -0, 1e-7, null, true, "x"]}')
    assert found == {"a": ["1.50", "12345678901234567890", "-0", "1e-7", None, True, "x"]}


def test_encoding_is_that_of_the_card() -> None:
    assert read_json('"Shqipëria"'.encode("cp1252"), "cp1252") == "Shqipëria"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the file is not whole JSON"),
        (b'{"a": 1', "the file is not whole JSON"),
        (b'{"a": 1, "a": 2}', "a key stands twice in one object"),
        (b"[NaN]", "NaN is no number in JSON"),
        (b"[-Infinity]", "-Infinity is no number in JSON"),
        (b"[" * 100_000, "the file is not whole JSON"),
        (b"\xff", "the bytes are not text in utf-8"),
        (b"<html>", "an HTML page stands where data are expected"),
    ],
)
def test_text_that_is_no_json_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_json(data)
    assert what in caught.value.sentence
