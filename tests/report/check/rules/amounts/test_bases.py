"""What changes are measured from."""

import pytest

from synopsis.report.check.rules.amounts.bases import bases_differ, growth_without_base
from tests.report.check.rules.amounts.reading import hits_of

GROWTH_FIRES = [
    "A 348 % increase in arrivals since 2018 strains the services.",
    "Cases of fraud rose by 25 % and strain the services.",
    "Arrests grew by 240 % compared with 2019.",
    "Extortion grew by a third.",
    "Extortion has doubled and nobody knows why.",
    "Seizures are up 80 % on last year.",
    (
        "A 59.5% increase in arrivals in 2022, compared to 2021 and a 348% increase since "
        "2018, is hard to bear."
    ),
    "Violence against officials has increased by 65 % over the past decade.",
    "There was a growth of 120 % in online fraud between 2020 and 2023.",
    "Complaints fell by 30 per cent.",
    "Illegal logging tripled.",
    "Detections jumped 95 % year on year.",
    "A 70 per cent drop in applications since 2019 followed.",
    "Cyber incidents surged by 150 % in 2023.",
    "The panel heard that trafficking increased by 40 %.",
    "Drug deaths decreased by half.",
    (
        "Arrivals rose by 348 % between 2018 and 2022.[^1]\n\n[^1]: Border police, annual "
        "report 2022."
    ),
    "According to Eurostat, arrivals rose by 80 % since 2018.",
    "The ministry recorded a rise of 75 % in thefts.",
    (
        "All figures are taken from the border register unless stated "
        "otherwise.\n\nArrivals rose by 348 % since 2018."
    ),
    "Complaints about rubbish grew by 90 per cent between 2021 and 2024 (town office, return).",
    "Thefts of copper cable doubled in 2024 (railway police, annual report).",
    "Admissions for heat stroke soared by 130 per cent in the summer of 2024 (clinic register).",
    "The number of drones seen over the port has risen fourfold since 2022 (port log).",
    (
        "Bursts in the old town tripled between 2020 and 2023 (works log). In 2023 the works "
        "bought 140 valves and two pumps."
    ),
    "The register shows a 75 per cent drop in fishing licences since 2021.",
]
GROWTH_QUIET = [
    "Prices of bread rose by 60 per cent between 2021 and 2024, says the price index of 2025.",
    "Complaints about rubbish grew by 90 per cent between 2021 and 2024, to 4,310 (town office).",
    (
        "Thefts of copper cable doubled in 2024 (railway police).\n\n## Details\n\nIn 2024 the "
        "police counted 412 thefts of cable made of copper."
    ),
    (
        "Bursts tripled between 2020 and 2023 (works log).\n\n"
        "| Kind | 2020 | 2023 |\n|---|---|---|\n| Bursts | 41 | 124 |\n| Leaks | 12 | 13 |"
    ),
    "The register shows a 35 per cent drop in fishing licences since 2021 (fishery board).",
    "A level that has doubled in one year may fall again in the next.",
    "According to Eurostat, exports rose by 12 % since 2018.",
    "Arrivals rose by 348 % since 2018, from 1,200 to 5,376.",
    "Exports rose by 8 % in 2023.",
    "Detections should fall by 60 % with the new scanners.",
    "Some 1,240 cases were counted in 2023. The cases have doubled since 2019.",
    "The plan aims to cut costs by 60 %.",
    "If prices rise by 70 %, the fund is empty.",
    "Exports grew by 12 % compared with 2021.",
    "Trust in the police rose by 60 %.",
    "Some 34 % are hopeful.",
    "The share rose by 8 points.",
    "Burglaries increased by 20 % over the year.",
    "In 2023, arrivals rose by 20 %.",
    "Emissions must fall by 55 %.",
    "# Report 2023\n\nExports grew by 4 %.",
    "The project would double its reach.",
    "Arrivals rose by 55 % to 4,200 in 2023.",
    "A doubling of staff is proposed.",
]


@pytest.mark.parametrize("text", GROWTH_FIRES)
def test_growth_is_told(text: str) -> None:
    assert hits_of(growth_without_base, text)


@pytest.mark.parametrize("text", GROWTH_QUIET)
def test_growth_leaves_near_misses(text: str) -> None:
    assert not hits_of(growth_without_base, text)


BASES_FIRES = [
    "Exports rose by 5 % since 2019 while imports fell by 3 % since 2021.",
    (
        "Some 34 % are hopeful (3 points less than last year). However, 23 % expect "
        "nothing, which is 3 % more than in 2020."
    ),
    ("Burglaries fell by 12 % compared with 2018, whereas frauds grew by 30 % compared with 2022."),
    "Exports rose by 5 % since 2019 and imports fell by 3 % since 2021.",
    "Thefts were 12 % lower than in 2019, but assaults were 9 % higher than in 2022.",
    "Wages grew by 8 % on 2020 while prices rose by 11 % on 2021.",
    "Some 34 % agree (up 3 % on 2021). Some 23 % disagree (up 2 % on 2019).",
    (
        "Seizures of cocaine rose by 40 % compared with 2018; seizures of heroin fell by "
        "12 % compared to 2021."
    ),
    (
        "Arrivals by land fell by 20 % since 2019. By contrast, arrivals by sea grew by 10 "
        "% since 2022."
    ),
    (
        "Trust in courts is 4 points lower than in 2021, while trust in the police is 6 "
        "points higher than in 2018."
    ),
    "Budgets grew by 5 % from 2019, whereas staff fell by 2 % from 2021.",
    "Grants fell by 5 % against 2015. Meanwhile, loans rose by 9 % against 2020.",
    "Tourism grew by 7 % compared with 2019 and industry shrank by 3 % compared with 2021.",
    "Births fell by 4 % since 2010, while deaths rose by 2 % since 2015.",
    "Fares rose by 3 % over 2020; rents rose by 9 % over 2021.",
]
BASES_QUIET = [
    "Exports rose by 5 % since 2019 while imports fell by 3 % since 2019.",
    "Arrivals rose by 12 % on the previous year and by 40 % since 2018.",
    "Exports rose by 5 % and imports by 3 % since 2019.",
    "Exports rose by 5 % since 2019. The harvest was good.",
    "Arrivals rose by 59 % compared to 2021 and a 348% increase since 2018 was seen.",
    "Exports rose by 5 % since 2019.",
    "In 2022 exports rose by 5 % compared with 2021.",
    (
        "Exports rose by 5 % compared with 2021. Over ten years, exports have grown by 40 "
        "% since 2013."
    ),
    "Exports rose by 5 % in 2019 and imports fell by 3 % in 2021.",
    "Trust rose from 40 % in 2019 to 45 % in 2021.",
    "Thefts fell by 12 % on last year while frauds grew by 3 % on last year.",
    "Thefts fell by 12 % in 2023 on 2022, while frauds grew by 3 % on 2022.",
    "A rise of 5 % since 2019 is small.",
    "Exports rose by 5 % since 2019.\n\nImports fell by 3 % since 2021.",
    "Nobody knows.",
    "Since 2019 exports grew by 5 %, and since 2021 they have stagnated.",
    "Exports rose by 5 % since 2019, the year of the reform of 2018.",
    "The fund of 2019 and the law of 2021 cost 5 %.",
    (
        "Thefts fell by 12 % compared with 2022 in the north and by 4 % compared with 2022 "
        "in the south."
    ),
    "Wages grew by 8 % on 2020 and prices by 11 %.",
]


@pytest.mark.parametrize("text", BASES_FIRES)
def test_bases_is_told(text: str) -> None:
    assert hits_of(bases_differ, text)


@pytest.mark.parametrize("text", BASES_QUIET)
def test_bases_leaves_near_misses(text: str) -> None:
    assert not hits_of(bases_differ, text)
