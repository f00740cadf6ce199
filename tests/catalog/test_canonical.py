import math

import pytest

from synopsis.catalog.canonical import canonical, digest, digest_of, digest_stream
from synopsis.catalog.errors import CatalogError

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_canonical_spells_a_value_one_way() -> None:
    assert canonical({"b": [1, 2.5], "a": "Ћ"}) == canonical({"a": "Ћ", "b": [1, 2.5]})
    assert canonical({"b": 1, "a": "Ћ"}) == '{"a":"Ћ","b":1}'


@pytest.mark.parametrize("value", [math.nan, math.inf, {1, 2}, object(), "\ud800"])
def test_canonical_refuses_what_is_not_json(value: object) -> None:
    with pytest.raises(CatalogError, match="cannot be written as JSON"):
        canonical({"x": value})


def test_digest_is_sha256() -> None:
    assert digest(b"") == digest_stream([]) == EMPTY
    assert digest_stream([b"a", b"b"]) == digest(b"ab")
    assert digest_of("a") == digest(b'"a"')
