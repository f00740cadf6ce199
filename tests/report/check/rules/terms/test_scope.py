import pytest

from synopsis.report.check.rules.terms.scope import Scope, is_about, scope
from tests.report.check.rules.reading import TERMS, case_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Albania signed.", Scope.REGION),
        ("The Western Balkans grow.", Scope.REGION),
        ("Croatia signed.", Scope.ELSEWHERE),
        ("Albania and Croatia signed.", Scope.BOTH),
        ("It signed.", Scope.NONE),
        ("Albania signed. It paid.", Scope.NEAR),
        ("Croatia signed. It paid.", Scope.ELSEWHERE),
        ("Croatia signed.\n\nIt paid.", Scope.NONE),
    ],
)
def test_scope_is_read_from_the_paragraph(text: str, expected: Scope) -> None:
    case = case_of(text)
    assert scope(case, TERMS, case.document.sentences[-1]) is expected


def test_long_text_that_names_the_region_once_is_not_about_it() -> None:
    other = "The harbour is deep. " * 100
    assert not is_about(case_of(f"{other}Albania signed."))
    assert is_about(case_of(f"Albania signed. {other}Serbia signed."))
    assert is_about(case_of("Albania signed."))


def test_nothing_is_about_a_region_that_is_not_asked_for() -> None:
    assert not is_about(case_of("Albania signed.", terms=None))
