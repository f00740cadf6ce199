from synopsis.catalog.codebase import code_digest, code_version


def test_code_digest_is_steady_and_versioned() -> None:
    first = code_digest()
    code_digest.cache_clear()
    assert code_digest() == first
    assert len(first) == 64
    assert code_version().count(".") == 2
