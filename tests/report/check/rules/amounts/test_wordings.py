"""Wordings of each fault that need a change, and near misses that need none."""

from pathlib import Path

import pytest
import yaml

from synopsis.report.check.note import Severity
from synopsis.report.check.rules.amounts import RULES
from tests.report.check.rules.amounts.reading import hits_of

WORDINGS = yaml.safe_load(Path(__file__).with_name("wordings.yml").read_text("utf-8"))


def _cases(kind: str) -> list[tuple[str, str]]:
    return [(rule, text) for rule, texts in WORDINGS.items() for text in texts[kind]]


def _is_told(rule: str, text: str) -> bool:
    return any(hit.severity is not Severity.HINT for hit in hits_of(RULES[rule], text))


@pytest.mark.parametrize(("rule", "text"), _cases("fires"))
def test_wording_is_told(rule: str, text: str) -> None:
    assert _is_told(rule, text)


@pytest.mark.parametrize(("rule", "text"), _cases("quiet"))
def test_near_miss_is_left_alone(rule: str, text: str) -> None:
    assert not _is_told(rule, text)
