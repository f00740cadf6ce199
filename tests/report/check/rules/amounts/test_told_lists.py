"""Lists that begin with the name of what was counted elsewhere."""

import pytest

from synopsis.report.check.rules.amounts.counts import count_against_list
from tests.report.check.rules.amounts.reading import hits_of

_FAR = "\n\nThe weather was mild.\n\n## Details\n\n"
FIRES = [
    (
        f"The course ran over five evenings in the fire station.{_FAR}The evenings were given to "
        "hoses and pumps; ladders; breathing gear; and first aid."
    ),
    (
        f"The charter lays down six duties of the harbour master.{_FAR}The duties are to keep the "
        "log, to inspect the moorings, to collect the dues, to warn the pilots and to "
        "close the gate."
    ),
    (
        f"The scheme rests on four pillars.{_FAR}The pillars are a loan for the roof, a grant for "
        "the boiler, and an audit by an engineer."
    ),
    (
        f"Five hearings were held before the vote.{_FAR}The hearings took place in Arlen "
        "on 3 March "
        "2024, in Bovra on 10 March 2024, in Celdin on 17 March 2024 and in Dorst on 24 March 2024."
    ),
    (
        f"The jury met six times in the course of the year.{_FAR}The jury met on 8 January, "
        "5 February, 4 March, 8 April and 6 May 2024, always in the library."
    ),
    f"The board convened four times.{_FAR}The board convened on 3, 10 and 17 May 2024.",
    (
        "The reader should bear five limits in mind: the sample was small, two valleys were left "
        "out, and the questions were changed after the first week."
    ),
    "Three things were odd at the depot: the alarm was switched off, and the guard had left.",
]
QUIET = [
    f"The club has five members.{_FAR}The members met in Arlen, in Bovra and in Celdin.",
    f"The town bought five buses.{_FAR}The buses go to Arlen, to Bovra and to Celdin.",
    f"There were five members.{_FAR}The members voted on 3 May, 5 May and 7 May 2024.",
    f"Six inspectors came.{_FAR}The inspectors spoke of rust; of leaks; of mould; and of rats.",
    (
        f"The course ran over four evenings.{_FAR}The evenings were given to hoses; ladders; "
        "breathing gear; and first aid."
    ),
    (
        f"The charter lays down six duties.{_FAR}The duties include to keep the log, to "
        "inspect the "
        "moorings, to collect the dues and to close the gate."
    ),
    (
        f"The charter lays down six duties and the by-law has four duties more.{_FAR}The "
        "duties are "
        "to keep the log, to inspect the moorings, to collect the dues and to close the gate."
    ),
    f"The jury met four times.{_FAR}The jury met on 8 January, 5 February, 4 March and 8 April.",
    f"The jury met six times.{_FAR}The panel met on 8 January, 5 February, 4 March and 8 April.",
    (
        f"Six hearings were held.{_FAR}Some of the hearings took place in Arlen on 3 "
        "March, in Bovra "
        "on 10 March and in Celdin on 17 March."
    ),
    "There were three problems: the police, who came late, found nothing, and the court was shut.",
    (
        "The town has four parks: the north one was closed, which pleased nobody, and the rest are "
        "open."
    ),
]


@pytest.mark.parametrize("text", FIRES)
def test_a_list_that_is_too_short_or_too_long_is_told(text: str) -> None:
    assert hits_of(count_against_list, text)


@pytest.mark.parametrize("text", QUIET)
def test_a_whole_list_or_a_part_of_one_is_left_alone(text: str) -> None:
    assert not hits_of(count_against_list, text)
