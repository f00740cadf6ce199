"""The one figure that cites nothing among figures that are cited sentence by sentence."""

import pytest

from synopsis.report.check.note import Severity
from synopsis.report.check.rules.amounts.statements import figure_without_source
from tests.report.check.rules.amounts.reading import hits_of

_CITED = (
    "The yard handled 4,120 boxes in 2023 (Port Authority, report 2023).",
    "The crane lifted 320 boxes a day in 2023 (Port Authority, report 2023).",
    "The gate was open for 340 days in 2023 (Port Authority, report 2023).",
    "The port had 212 workers in 2023 (Port Authority, report 2023).",
    "The ferry made 1,410 trips in 2023 (Port Authority, report 2023).",
)
STRAYS = [
    "Lamps account for 22 per cent of the power bill.",
    "The wages of beginners have grown by 18 per cent.",
    "Fees make up 12 per cent of the income.",
]
NEAR_MISSES = [
    "In 2023 lamps accounted for 22 per cent of the power bill.",
    "Lamps account for 22 per cent of the power bill (works office, ledger of 2023).",
    "Lamps should account for 22 per cent of the power bill.",
    "This is a fall of 18 per cent.",
    "Of the 212 workers, 40 were new, and the wages of these rose by 18 per cent.",
    "The mayor said that lamps account for 22 per cent of the power bill.",
]


def _text(last: str, cited: int = len(_CITED)) -> str:
    return "\n\n".join(("# Harbour", *_CITED[:cited], last))


def _grave(text: str) -> bool:
    return any(hit.severity is not Severity.HINT for hit in hits_of(figure_without_source, text))


@pytest.mark.parametrize("last", STRAYS)
def test_stray_is_told(last: str) -> None:
    assert _grave(_text(f"{last} The matter will be taken up in May 2024."))


@pytest.mark.parametrize("last", NEAR_MISSES)
def test_near_miss_is_left_alone(last: str) -> None:
    assert not _grave(_text(last))


def test_without_the_custom_it_is_no_stray() -> None:
    assert not _grave(_text(STRAYS[0], cited=2))


def test_what_is_declared_for_all_figures_holds_for_it() -> None:
    text = _text(STRAYS[0])
    declared = "All other figures are taken from the ledgers of the works office."
    assert not _grave(text.replace("# Harbour", f"# Harbour\n\n{declared}"))
