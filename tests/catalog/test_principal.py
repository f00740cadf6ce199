import pytest

from synopsis.catalog import CatalogError, Principal
from synopsis.vocabulary import CLEAR, Marking, Tlp, VocabularyError, may_see


@pytest.mark.parametrize("handle", ["", "A", "a b", "-a", "x" * 64, "a\n"])
def test_principal_refuses_odd_handles(handle: str) -> None:
    with pytest.raises(CatalogError, match="is not a handle"):
        Principal(handle)


@pytest.mark.parametrize("body", ["moi", "A|B", "%", "A_B"])
def test_principal_refuses_bodies_that_no_marking_names(body: str) -> None:
    with pytest.raises(VocabularyError):
        Principal("x", Tlp.RED, body)


@pytest.mark.parametrize(
    ("principal", "marking"),
    [
        (Principal(), CLEAR),
        (Principal("x", Tlp.RED), CLEAR),
        (Principal("x", Tlp.CLEAR, "A"), CLEAR),
        (Principal("x", Tlp.AMBER, "A"), Marking(Tlp.AMBER, "A")),
    ],
)
def test_what_a_principal_makes_is_marked_for_their_body(
    principal: Principal, marking: Marking
) -> None:
    assert principal.marking == marking
    assert may_see(principal, marking)
