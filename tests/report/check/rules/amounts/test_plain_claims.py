"""Plain claims about the world among figures that are cited."""

import pytest

from synopsis.report.check.note import Severity
from synopsis.report.check.rules.amounts.statements import figure_without_source
from tests.report.check.rules.amounts.reading import hits_of

_CITED = (
    "The yard handled 4,120 boxes in 2023 (Port Authority, report 2023).",
    "The crane lifted 320 boxes a day in 2023 (crane book).",
    "The gate was open for 340 days in 2023 (gate book, pages 2 to 9).",
    "The port had 212 workers in 2023 (Port Authority, report 2023).",
    "The ferry made 1,410 trips in 2023 (Port Authority, report 2023).",
    "The pilots boarded 611 ships in 2023 (pilot log).",
    "Of the workers, 31 per cent were women in 2023 (staff list).",
)
CLAIMS = [
    "Shoplifting costs the traders of the old town about 3 million euros a year.",
    "Every summer some 1,900 tents are pitched on the dunes without a permit of the park.",
    "A broken street lamp stays dark for 46 days on average.",
    "Anglers spend on average 41 euros in the villages along the lake.",
    "Only six of the town's 19 buses can take a wheelchair.",
    "About 12,000 hunting rifles are kept in the valleys without a licence.",
    "Each household throws away 74 kilograms of bread a year.",
    "On a given night, 240 people sleep in the stations of the capital.",
    "The average patient waits 130 days for a hearing aid.",
    "The storm losses of the fruit growers came to 14 million euros.",
    "The debts of the ferry companies amounted to about 260 million euros.",
    "The number of stray dogs on the coast stands at 48,000.",
    "Around 90,000 families on the islands cook with bottled gas alone.",
    "Some 31,000 people in the delta rely on boats for their water.",
    "Smugglers move around 800 cars across the strait each month.",
]
NEAR_MISSES = [
    "In 2023 shoplifting cost the traders of the old town about 3 million euros.",
    "Shoplifting costs the traders about 3 million euros a year (Chamber of Trade, survey).",
    "The losses of the growers came to 14 million euros in 2022.",
    "The losses of the growers came to 14 million euros (farm book).",
    "The cost of the project came to 14 million euros.",
    "The losses of the growers came to 14 crates.",
    "The losses of the growers would amount to 14 million euros.",
    "The council should spend 3 million euros a year on lamps.",
    "A lamp must not stay dark for more than 46 days on average.",
    "The levy would bring 40 million euros a year.",
    "The yard thus handles 11 boxes a day on average.",
    "The team visits each of the 30 villages every month.",
    "The mayor said that shoplifting costs the traders 3 million euros a year.",
    "Every summer some 1,900 tents are pitched there. This was found in a count (ranger log).",
]


def _text(last: str, cited: int = len(_CITED)) -> str:
    return "\n\n".join(("# Harbour", *_CITED[:cited], last))


def _grave(text: str) -> bool:
    return any(hit.severity is not Severity.HINT for hit in hits_of(figure_without_source, text))


@pytest.mark.parametrize("last", CLAIMS)
def test_plain_claim_is_told(last: str) -> None:
    assert _grave(_text(last))


@pytest.mark.parametrize("last", NEAR_MISSES)
def test_what_is_cited_bound_or_reckoned_is_left_alone(last: str) -> None:
    assert not _grave(_text(last))


def test_where_few_figures_are_cited_it_does_not_stand_out() -> None:
    assert not _grave(_text(CLAIMS[2], cited=4))


def test_a_figure_that_was_told_before_needs_no_second_source() -> None:
    told = "A street lamp that broke stayed dark for 46 days in 2023 (works log)."
    assert not _grave(_text(f"{told}\n\n{CLAIMS[2]}"))
