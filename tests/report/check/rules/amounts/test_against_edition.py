"""Figures in prose against the values of an edition."""

from dataclasses import replace

import pytest

from synopsis.report.check.note import Severity
from synopsis.report.check.rules.amounts.against_edition import (
    figure_against_edition,
    held_by_edition,
)
from synopsis.report.check.rules.amounts.statements import figure_without_source
from synopsis.report.check.terms import Terms
from synopsis.report.check.values import Value
from tests.report.check.rules.amounts.reading import case_of

VALUES = (
    Value("youth/ALB/2022", "youth", ("youth unemployment",), "ALB", "2022", 27.1, "%", 1),
    Value("youth/SRB/2022", "youth", ("youth unemployment",), "SRB", "2022", 24.3, "%", 1),
    Value("rate/ALB/2022", "rate", ("unemployment",), "ALB", "2022", 11.0, "%", 1),
    Value("trust/XKX/2022", "trust", ("trust in the police",), "XKX", "2022", 58.0, "%", 0),
    Value(
        "asylum/WB6/2023", "asylum", ("asylum applications",), "WB6", "2023", 12400, "persons", 0
    ),
    Value("gdp/SRB/2021", "gdp", ("GDP per head",), "SRB", "2021", 9230, "EUR", 0),
    Value("exports/MNE/2020", "exports", ("exports",), "MNE", "2020", 1.234e9, "EUR", 0),
)

DIFFERENT = [
    ("Youth unemployment in Albania stood at 31 per cent in 2022.", "27.1", "youth/ALB/2022"),
    ("In 2022, youth unemployment in Serbia was 27.1 per cent.", "24.3", "youth/SRB/2022"),
    ("In 2022, trust in the police in Kosovo* was 66 %.", "58", "trust/XKX/2022"),
    ("Asylum applications reached 15,900 in 2023.", "12,400", "asylum/WB6/2023"),
    ("GDP per head in Serbia was 7,400 euros in 2021.", "9,230", "gdp/SRB/2021"),
    ("In 2020, exports of Montenegro were 2.1 billion euros.", "1,234,000,000", "exports/MNE/2020"),
    ("More than 35 % was youth unemployment in Albania in 2022.", "27.1", "youth/ALB/2022"),
]

QUIET = [
    "Youth unemployment in Albania stood at 27 per cent in 2022.",
    "Youth unemployment in Albania stood at 27.1 per cent in 2022.",
    "Youth unemployment in Albania stood at about 28 per cent in 2022.",
    "Youth unemployment in Albania stood at 31 per cent in 2021.",
    "Youth unemployment in Albania stood at 31 per cent.",
    "Youth unemployment in Albania rose by 31 per cent in 2022.",
    "Youth unemployment in Croatia stood at 31 per cent in 2022.",
    "Youth unemployment in Albania is expected to be 31 per cent in 2022.",
    (
        "Youth unemployment in rural towns and northern villages of "
        "Albania among Roma women stood at 31 per cent in 2022."
    ),
    "In 2020, exports of Montenegro were 1.2 billion euros.",
    "More than 25 % was youth unemployment in Albania in 2022.",
]


@pytest.mark.parametrize(("text", "held", "address"), DIFFERENT)
def test_a_figure_that_differs_is_an_error_with_both_values(
    text: str, held: str, address: str, terms: Terms
) -> None:
    (hit,) = figure_against_edition(replace(case_of(text), terms=terms, values=VALUES))
    assert hit.severity is Severity.ERROR
    assert hit.more == {"edition_value": held, "address": address}
    assert held in hit.why


@pytest.mark.parametrize("text", QUIET)
def test_a_figure_that_fits_or_is_unsure_is_left(text: str, terms: Terms) -> None:
    case = replace(case_of(text), terms=terms, values=VALUES)
    assert [hit.why for hit in figure_against_edition(case)] == []


def test_nothing_is_said_without_an_edition(terms: Terms) -> None:
    assert list(figure_against_edition(replace(case_of(DIFFERENT[0][0]), terms=terms))) == []


INTERNATIONAL = "international dollars"
MORE = (
    Value("infl/SRB/2022", "infl", ("Inflation",), "SRB", "2022", 11.98, "% (relative change)", 2),
    Value("infl/MKD/2022", "infl", ("Inflation",), "MKD", "2022", 14.2, "% (relative change)", 1),
    Value("unem/SRB/2019", "unem", ("Unemployment", "jobless rate"), "SRB", "2019", 10.395, "%", 3),
    Value("unem/SRB/2022", "unem", ("Unemployment", "jobless rate"), "SRB", "2022", 8.439, "%", 3),
    Value("unem/XKX/2019", "unem", ("Unemployment", "jobless rate"), "XKX", "2019", 25.7, "%", 1),
    Value("cpi/SRB/2022", "cpi", ("Corruption Perceptions Index",), "SRB", "2022", 36.0, "", 0),
    Value("pop/SRB/2022", "pop", ("Population",), "SRB", "2022", 6791219.0, "", 0),
    Value("head/ALB/2022", "head", ("GDP per head",), "ALB", "2022", 17097.5, INTERNATIONAL, 1),
    Value("usd/MNE/2022", "usd", ("GDP per head",), "MNE", "2022", 9893.0, "US dollars", 0),
    Value("remit/XKX/2022", "remit", ("remittances received",), "XKX", "2022", 17.4, "% of GDP", 1),
    Value("birth/ALB/2022", "birth", ("birth rate",), "ALB", "2022", 10.2, "per 1,000 people", 1),
)  # fmt: skip

HELD_OTHERWISE = [
    ("Unemployment in Serbia was 18.4 % in 2022 (World Bank, 2023).", "unem/SRB/2022"),
    ("According to the World Bank (2023), unemployment in Serbia was 18.4 % in 2022.",
     "unem/SRB/2022"),
    ("North Macedonia's inflation in 2022 was 4.2 per cent.", "infl/MKD/2022"),
    ("In North Macedonia inflation fell; in Serbia it was 11.7 per cent in 2022.", "infl/SRB/2022"),
    ("In Kosovo*, the unemployment rate reached 55 per cent in 2019.", "unem/XKX/2019"),
    ("The Corruption Perceptions Index gave Serbia 56 points in 2022.", "cpi/SRB/2022"),
    ("The population of Serbia was 6.1 million in 2022.", "pop/SRB/2022"),
    ("In 2022, Serbia had a population of 7.2 million.", "pop/SRB/2022"),
    ("Unemployment fell in Serbia from 14 % in 2019 to 8.4 % in 2022.", "unem/SRB/2019"),
    ("Unemployment fell in Serbia from 10.4 % in 2019 to 6.1 % in 2022.", "unem/SRB/2022"),
    ("Serbian unemployment averaged 9.8 % in 2022.", "unem/SRB/2022"),
    ("The jobless rate in Serbia was 9.8 % in 2022.", "unem/SRB/2022"),
    ("GDP per head in Albania was 15,300 international dollars in 2022.", "head/ALB/2022"),
    ("GDP per head in Montenegro was 7,900 US dollars in 2022.", "usd/MNE/2022"),
    ("In Kosovo*, remittances received came to 12 % of GDP in 2022.", "remit/XKX/2022"),
    ("# Unemployment (%)\n\n| | 2019 | 2022 |\n| --- | --- | --- |\n| Serbia | 10.4 | 9.4 |\n",
     "unem/SRB/2022"),
    ("Table 1. Key values, 2022\n\n| Economy | Inflation (%) |\n| --- | --- |\n| Serbia | 9.1 |\n",
     "infl/SRB/2022"),
    ("| Economy | Population, 2022 |\n| --- | --- |\n| Serbia | 6,100,000 |\n", "pop/SRB/2022"),
]  # fmt: skip

LEFT = [
    "GDP per head in Albania stood at 9,810 US dollars in 2022.",
    "GDP per head in Albania stood at EUR 6,800 in 2022.",
    "GDP per head in Montenegro was 26,000 international dollars in 2022.",
    "GDP per head in Montenegro, at purchasing power parity, was 26,000 dollars in 2022.",
    "GDP per head in Montenegro grew to 61 % in 2022.",
    "Remittances received in Kosovo* made 12 % in 2022.",
    "Unemployment in Serbia cost 3 % of GDP in 2022.",
    "Unemployment in Serbia was about 8 % in 2022.",
    "Unemployment in Serbia was 8.4 % in 2022.",
    "Unemployment in Serbia was 8.44 % in 2022.",
    "Unemployment in Serbia was 8 % in 2022.",
    "Unemployment in Serbia was below 9 % in 2022.",
    "Unemployment in Serbia was 9.9 % in the first quarter of 2022.",
    "Unemployment in Serbia was 9.9 % in March 2022.",
    "Unemployment in Serbia was 9.9 % at the end of 2022.",
    "Youth unemployment in Serbia was 24 % in 2022.",
    "Long-term unemployment in Serbia was 4 % in 2022.",
    "Unemployment insurance covered 21 % in Serbia in 2022.",
    "Unemployment in Serbia was forecast at 9.9 % in 2022.",
    "Unemployment in Serbia was 9.9 % (World Bank, 2022).",
    "Unemployment in Serbia fell by 2 % in 2022.",
    "Monthly inflation in Serbia was 1.1 per cent in 2022.",
    "Food inflation in Serbia was 21 per cent in 2022.",
    "Inflation in Serbia was 12 per cent in 2022.",
    "Unemployment in Serbia and Albania was 11 % in 2022.",
    "The population of Serbia filed 4,100 complaints in 2022.",
    "The birth rate in Albania was 10.4 in 2022.",
    "| Economy | Population, 2022 (thousands) |\n| --- | --- |\n| Serbia | 6,100 |\n",
    "# Youth unemployment (%)\n\n| Economy | 2022 |\n| --- | --- |\n| Serbia | 24.1 |\n",
    "# Unemployment (%)\n\n| Economy | 2022 |\n| --- | --- |\n| Serbia | 8.4 |\n",
]


@pytest.mark.parametrize(("text", "address"), HELD_OTHERWISE)
def test_unit_year_and_place_are_read_from_the_words(text: str, address: str, terms: Terms) -> None:
    (hit,) = figure_against_edition(replace(case_of(text), terms=terms, values=MORE))
    assert hit.more["address"] == address


@pytest.mark.parametrize("text", LEFT)
def test_another_unit_time_or_group_is_left(text: str, terms: Terms) -> None:
    case = replace(case_of(text), terms=terms, values=MORE)
    assert [hit.why for hit in figure_against_edition(case)] == []


def test_the_economy_is_told_by_its_name(terms: Terms) -> None:
    text = "In Kosovo*, the unemployment rate reached 55 per cent in 2019."
    (hit,) = figure_against_edition(replace(case_of(text), terms=terms, values=MORE))
    assert "Kosovo*" in hit.why
    assert "XKX" not in hit.why


def test_a_figure_that_the_edition_holds_is_known(terms: Terms) -> None:
    case = replace(case_of("Unemployment in Serbia was 8.4 % in 2022."), terms=terms, values=MORE)
    assert [held_by_edition(case, one) for one in case.figures] == [True]
    assert not held_by_edition(replace(case, values=()), case.figures[0])


def test_a_figure_that_the_edition_holds_needs_no_other_source(terms: Terms) -> None:
    text = "Unemployment hits everyone. In 2022, unemployment in Serbia stood at {} %."
    told = [
        [*figure_without_source(replace(case_of(text.format(one)), terms=terms, values=values))]
        for one, values in (("8.4", ()), ("8.4", MORE))
    ]
    assert not told[1]
