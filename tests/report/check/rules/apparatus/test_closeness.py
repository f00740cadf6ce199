import pytest

from synopsis.report.check.rules.apparatus.closeness import (
    folded,
    is_one_apart,
    is_swapped,
    stemmed,
)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("MARI", "MARRI", True),
        ("MARRI", "MARI", True),
        ("SEESCA", "SEESAC", True),
        ("RACVIC", "RACVIAC", True),
        ("SEESEC", "SEESAC", True),
        ("below", "below", False),
        ("below", "billow", False),
        ("abcd", "badc", False),
        ("abc", "abcde", False),
        ("", "a", True),
        ("ab", "ba", True),
    ],
)
def test_one_letter_leads_across(left: str, right: str, expected: bool) -> None:  # noqa: FBT001
    assert is_one_apart(left, right) is expected
    assert is_one_apart(right, left) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [("RIA", "RAI", True), ("RAI", "RAN", False), ("RAI", "IAR", False), ("RAI", "RAI", False)],
)
def test_swapped_letters_are_neighbours(left: str, right: str, expected: bool) -> None:  # noqa: FBT001
    assert is_swapped(left, right) is expected


def test_folding_drops_diacritics() -> None:
    assert folded("Željković") == "zeljkovic"
    assert folded("Đorđe") == "djordje"


def test_names_in_two_spellings_have_one_stem() -> None:
    small = frozenset({"of", "the", "for"})
    assert stemmed("World Health Organisation", small) == stemmed(
        "the World Health Organization", small
    )
    assert stemmed("Cyber Capacity Centre", small) == stemmed("Cyber Capacity Center", small)
    assert stemmed("Anti-Corruption", small) == stemmed("Anticorruption", small)
