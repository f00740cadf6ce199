import re
from dataclasses import replace

import pytest

from synopsis.vocabulary import (
    Citation,
    Designation,
    Economy,
    Origin,
    Place,
    Region,
    VocabularyError,
)

ALBANIA = Economy(Place("ALB"), {"en": "Albania", "sq": "Shqipëria"}, frozenset({"AL", "ALB"}))
KOSOVO = Economy(
    Place("XKX"), {"en": "Kosovo*", "sq": "Kosova*"}, frozenset({"XK", "XKX"}), "kosovo"
)
REGION = Region(
    "two", Place("TWO"), {"en": "Two economies"}, (ALBANIA, KOSOVO),
    {"kosovo": Designation("kosovo", "* A designation.", "F093")}, (),
)  # fmt: skip


@pytest.mark.parametrize(
    ("code", "place"),
    [("AL", "ALB"), ("XK", "XKX"), ("Kosovo", "XKX"), ("Kosovo*", "XKX"), ("TWO", "TWO")],
)
def test_place_is_found_by_code_or_name(code: str, place: str) -> None:
    assert REGION.place_of(code) == Place(place)


def test_stranger_is_no_place_of_the_region() -> None:
    assert REGION.place_of("FRA") is None
    with pytest.raises(VocabularyError, match="not an economy"):
        REGION.economy(Place("FRA"))


@pytest.mark.parametrize("text", ["of Kosovo* and", "Kosova*"])
def test_designated_name_owes_its_footnote(text: str) -> None:
    assert REGION.footnotes(text) == ("* A designation.",)
    assert REGION.footnotes("Albania") == ()


def test_order_other_than_the_alphabet_is_refused() -> None:
    with pytest.raises(VocabularyError, match="alphabetical"):
        replace(REGION, economies=(KOSOVO, ALBANIA))


def test_designation_without_footnote_is_refused() -> None:
    with pytest.raises(VocabularyError, match="footnote"):
        replace(REGION, designations={})


def test_asterisk_in_some_languages_only_is_refused() -> None:
    with pytest.raises(VocabularyError, match="asterisk"):
        Economy(Place("XKX"), {"en": "Kosovo*", "sq": "Kosova"}, designation="kosovo")


@pytest.mark.parametrize("code", ["al", "ALBA", "A B", "АЛБ", ""])
def test_what_is_not_a_place_code_is_refused(code: str) -> None:
    with pytest.raises(VocabularyError, match=re.escape(f"'{code}'")):
        Place(code)


def test_origin_without_licence_is_refused() -> None:
    with pytest.raises(VocabularyError, match="no licence"):
        Origin("World Bank", "Indicators", " ")


def test_citation_that_leads_nowhere_is_refused() -> None:
    with pytest.raises(VocabularyError, match="leads nowhere"):
        Citation("world_bank", "abc", "row 3")
