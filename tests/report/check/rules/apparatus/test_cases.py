from pathlib import Path

import pytest

from tests.report.check.rules.reading import cases, found, grave

HERE = Path(__file__).parent


@pytest.mark.parametrize(("rule", "text"), cases(HERE, "fires"))
def test_fault_is_found(rule: str, text: str) -> None:
    assert found(rule, text)


@pytest.mark.parametrize(("rule", "text"), cases(HERE, "quiet"))
def test_near_miss_is_at_most_a_hint(rule: str, text: str) -> None:
    assert [hit.words for hit in grave(rule, text)] == []
