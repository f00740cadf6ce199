"""Counts against lists."""

import pytest

from synopsis.report.check.note import Severity
from synopsis.report.check.rules.amounts.counts import count_against_list
from tests.report.check.rules.amounts.reading import hits_of

ROSTER = (
    "More than 20 speakers came.\n\n# A\n\nModerator: Ms. A. "
    "Example\n\nPanellists:\n\n- Mr. B. Example, Adviser\n- Ms. C. Example, "
    "Director\n- Mr. D. Example, Judge\n- Ms. E. Example, Officer\n- Ms. L. Example, "
    "Officer\n\n# B\n\nModerator: Mr. F. Example\n\nPanellists:\n\n- Mr. G. Example, "
    "Adviser\n- Ms. H. Example, Director\n- Mr. I. Example, Judge\n- Ms. K. Example, "
    "Officer"
)
COUNT_FIRES = [
    "The plan has five priorities: borders, courts, training and prevention.",
    (
        "The programme had seven panels:\n\n- Floods\n- Fires\n- Schools\n- Money\n- "
        "Earthquakes\n- Volunteers"
    ),
    "The group has nine members: Albania; Croatia; Greece; Italy; Malta; Serbia; Slovenia.",
    (
        "Four means were used to make the campaign known: posters in town halls, a series "
        "of radio talks, and visits by officers."
    ),
    "The following five steps are needed:\n\n- Train\n- Equip\n- Check\n- Report",
    "Three priorities stand out:\n\n1. Staff\n2. Money\n3. Law\n4. Trust",
    "They worked in two branches: building, farming and hotels.",
    "There are three routes (north, south, east and west).",
    "It names six risks: floods, fires, storms, drought and frost.",
    (
        "The hospital made five changes in 2023: it opened on Saturday, called patients by "
        "telephone, shared a list, and moved small operations."
    ),
    "The unit has four tasks: to gather data; to warn; to report.",
    "Two goals were set: more staff, more training and better laws.",
    "The five themes are as follows:\n\n- Water\n- Air\n- Soil",
    "The study looks at four cities, namely Aarhus, Bergen and Tampere.",
    "The five economies (Albania, Montenegro, North Macedonia and Serbia) signed.",
    (
        "The forum had seven panels.\n\n# Panel 1 Floods\n\nText.\n\n# Panel 2 "
        "Fires\n\nText.\n\n# Panel 3 Schools\n\nText.\n\n# Panel 4 Money\n\nText."
    ),
    ROSTER,
    "3.4 Three harbours, namely Arlen, Bovra, Celdin and Dorst, asked to be dredged.",
    (
        "The town took two measures: a telephone line, a page with corrections and a "
        "leaflet to each household."
    ),
    "We have four patrols, one for the station, one for the canal and one for the school.",
    (
        "The town has three clinics: one in the north, one in the west, one in the "
        "harbour and another in the east."
    ),
    "The code has four parts: the first on water, the second on air and the third on soil.",
    "The code has two parts, the first on water, the second on air and the third on soil.",
    (
        "The programme has three pillars. The first is water. The second is air. The "
        "third is soil. The fourth is fire."
    ),
    (
        "Six panels were held over the two days. Interpretation was offered.\n\nThe "
        "panels dealt with energy, water, forest fires, customs and the protection of "
        "witnesses. Each lasted an hour."
    ),
]
COUNT_QUIET = [
    "The plan has four priorities: borders, courts, training and prevention.",
    "The plan has nine priorities, including borders, courts and training.",
    "The plan has nine priorities: among them borders, courts and training.",
    "The 27 members agreed on the following:\n\n- More staff\n- More training",
    (
        "The four cities have 56 branches between them: 16 in the first, 14 in the second, "
        "14 in the third and 12 in the last."
    ),
    "In the 12 months to June the agency worked on these fields: borders, courts and training.",
    (
        "There were two problems: the police, who came late, found nothing, and the court "
        "was closed."
    ),
    "The three economies are small, open and poor.",
    (
        "The six economies are Albania, Bosnia and Herzegovina, Kosovo*, Montenegro, North "
        "Macedonia and Serbia."
    ),
    (
        "Six economies took part: Albania, Bosnia and Herzegovina, Kosovo*, Montenegro, "
        "North Macedonia and Serbia."
    ),
    "Two ministers said:\n\n- We agree.\n- We hope.\n- We wait.",
    "It took 12 days: one for travel, two for talks and nine for the report.",
    "Three of the nine members voted: Albania, Serbia and Malta.",
    "More than five topics were named: water, air, soil and noise.",
    "Three cities were visited: Aarhus, Bergen, Tampere, etc.",
    "Two teams met at 10:30 and at 12:00.",
    "The two offices (one in the north, one in the south, both small) were closed.",
    "Four topics were raised:\n\n1. Water\n2. Air\n\nText.\n\n3. Soil\n4. Noise",
    "The three steps were hard: nobody had time.",
    "The team of 12 officers had these tasks:\n\n- Guard\n- Report",
    "The two sides met in three cities, above all in Aarhus, Bergen, Tampere and Uppsala.",
    "Part 2 has four questions, such as water, air and soil.",
    "3.4 Four harbours, namely Arlen, Bovra, Celdin and Dorst, asked to be dredged.",
    ("The town took two measures: a telephone line and a page with corrections for all who ask."),
    "We have three patrols, one for the station, one for the canal and one for the school.",
    "We have four patrols, one for the station, two for the canal and one for the school.",
    (
        "We have four patrols, among them one for the station, one for the canal and "
        "one for the school."
    ),
    (
        "The council set up five posts, one for each of the districts, one for the port "
        "and one for the school."
    ),
    "Five passengers, one in a coma, one in shock and one in tears, were taken away.",
    "Three roofs in five are sound, three in ten are worn and one in ten is unsafe.",
    "The town has five clinics, one of which is closed.",
    (
        "The code has four parts: the first on water, the second on air and the third "
        "on soil. The fourth is on fire."
    ),
    "The team made five visits, the first in May 2022 and the last in June 2023.",
    (
        "It took four steps: the first was a survey, the second a plan, the third a "
        "budget and the last a vote."
    ),
    (
        "The programme has four pillars. The first is water. The second is air. The "
        "third is soil. The fourth is fire."
    ),
    (
        "Five panels were held over the two days.\n\nThe panels dealt with energy, water, "
        "forest fires, customs and the protection of witnesses. Each lasted an hour."
    ),
    ("Six panels were held over the two days.\n\nThe panels dealt with energy, water and customs."),
    "Six visits were made. The visits covered schools, courts, ports, mines and farms.",
]


@pytest.mark.parametrize("text", COUNT_FIRES)
def test_count_is_told(text: str) -> None:
    assert hits_of(count_against_list, text)


@pytest.mark.parametrize("text", COUNT_QUIET)
def test_count_leaves_near_misses(text: str) -> None:
    assert not hits_of(count_against_list, text)


def test_exact_count_before_a_whole_list_is_an_error() -> None:
    (hit,) = hits_of(count_against_list, COUNT_FIRES[1])
    assert hit.severity is Severity.ERROR
    assert "7 panels" in hit.why
    assert "6" in hit.why


def test_speakers_of_a_whole_document_are_a_caution() -> None:
    (hit,) = hits_of(count_against_list, ROSTER)
    assert hit.severity is Severity.CAUTION
    assert "11" in hit.why
