import pytest

from synopsis.report.check.note import Severity
from synopsis.report.check.rules.card import load_cards
from synopsis.report.check.rules.reasoning import RULES
from tests.report.check.rules.reasoning.reading import case_of

NOTE = """
# Licensing of river ferries: a note for the committee

The committee asked how licences for river ferries are granted and what a change of the fee would
mean. This note describes the procedure, gives the figures for 2022 and 2023, and ends with two
options. It does not take a side.

## How it works today

An operator applies to the Inland Waterways Office. The office may ask for a survey of the hull,
and it must decide within sixty days. If the vessel is older than thirty years, an inspector will
visit it before a licence is issued. A licence can be refused where the operator owes fees. In
2023 the office received 214 applications, of which it granted 187, refused 19 and returned 8 as
incomplete (Inland Waterways Office, register of licences, 31 January 2024).

Most operators hold more than one licence. The register does not say how many vessels lie idle, so
the number of licences should not be read as the number of ferries in service. Operators said in
the hearing of 12 March 2024 that they would welcome a single form. Some of them fear that a higher
fee might drive small firms out of the trade; the register neither confirms nor rules this out.

## What other offices do

Two neighbouring offices charge by length and one charges by engine power. A report of the River
Commission compared the three systems in 2021 and found that a fee by length is cheaper to collect
(River Commission, Fees on Inland Waters, 2021, p. 33). It also found that complaints were fewer,
although the difference was within the margin of error.

## Options

Under the first option the fee stays as it is and the form becomes shorter. The office has begun
to test the short form and will report on the test in October 2024. Under the second option the
fee is charged by length. The office would need new software, which its supplier has offered for
EUR 41,000. Staff could be trained in one day. The fee would be laid down in a regulation, and the
minister would sign it.

Both options leave the sixty days untouched. Neither needs a change of the law. The committee can
choose either at its meeting in June 2024, or ask for a further hearing. The secretariat will send
the papers two weeks before that meeting and will publish the minutes on its website. Questions
may be sent to the clerk until the end of May 2024. The annexes hold the form, the register's table
of applications by month, and the answers of the three offices that were asked.
"""

REVIEW = """
# Two years of school meals in four districts

## Purpose

Four districts have served a warm meal at school since September 2021. The Education Board asked
for a review after two years. The review was done by the board's own evaluation unit between March
and June 2023. It rests on attendance registers, on invoices, and on a survey of 1,204 parents
(response rate 61 %).

## What we saw

Attendance rose from 91.2 % in the school year 2020/21 to 93.0 % in 2022/23, an increase of 1.8
percentage points (attendance registers). Attendance also rose in the districts without meals, by
0.9 points. We cannot tell how much of the difference is due to the meals, because families could
choose the school. The meals may explain a part of it. Parents in all four districts spoke well of
the meals: 78 % of those who answered were satisfied with the food, and 12 % were not.

A meal cost EUR 2.10 on average in 2022/23, against EUR 1.84 in the year before. Food prices are
the main reason (invoices of the caterers). The price of a meal differs between the districts,
from EUR 1.95 to EUR 2.30. Waste was weighed for two weeks in each school. It was 84 grams per
pupil and day.

## What we could not see

Health was not measured. The survey left out parents who had moved away. Teachers were not asked,
since the unions wished to run a survey of their own. It will be published by the unions in autumn
2023. The reader should bear in mind that four districts are few, and that they volunteered.

## Conclusions and recommendations

The meals are liked, the cost is known, and their effect on attendance is likely to be small. The
following recommendations rest on the findings above.

1. The Education Board should keep the meals in the four districts until July 2025, and decide then
   with the results of a comparison with four other districts.
2. The district offices should agree on one price with the caterers by January 2024, because the
   price differs by up to EUR 0.35 for the same meal.
3. The evaluation unit should weigh the waste again in May 2024, as it did for this review.

The board will discuss the review on 14 September 2023. The tables are in the annex.
"""

SPEECH = """
# Neighbours who share a lake

*Remarks at the opening of the library, 3 May 2024*

A lake has no sides for the people who fish in it. When my grandmother was a child, the boats of
three villages met on the water before sunrise, and nobody asked which of the villages had caught
the first trout. I want to speak today about those boats, about what became of them, and about the
books that this library now keeps.

There were years when the boats did not meet. Some of you remember the watchtower and the patrols.
There was violence on this shore, and people of every faith were its victims. Orthodox and Muslim
families hid one another's children. Roma musicians played at weddings on both shores when nobody
else could cross. We should not forget that, and we should not make a legend of it either. Memory
is work.

What can a library do? It can lend a book to anyone who asks. It may bore us, and it may surprise
us. It will open at eight and close at nine, and on Saturdays the children will read to their
grandparents. It will not settle old quarrels. Perhaps it will give us new ones, about novels and
recipes and the names of birds, and I look forward to every one of them.

The architects have told me that the roof will last for eighty years. The money came from two
towns, a fund, and 1,311 people who gave what they could; their names are on the wall behind you,
in the order in which the gifts arrived. The smallest gift was one euro. It came with a letter
from a boy who wanted a book about sharks. We have bought two.

Let me thank the masons, who worked through the winter, and the driver of the snow plough, who made
that possible. Let me thank the librarians, who have been labelling books since January. And let me
thank the mayors, who disagree about nearly everything, and who signed the same paper on the same
day in the same ink.

A friend asked me last week whether people will come. I said that I do not know. Nobody knows. But
the doors are open, the coffee is hot, and the lake is where it always was. Please go in.
"""


@pytest.mark.parametrize("text", [NOTE, REVIEW, SPEECH])
def test_innocent_texts_have_no_error_and_no_caution(text: str) -> None:
    case, cards = case_of(text), load_cards()
    told = [
        (name, hit.sentence.text)
        for name, look in RULES.items()
        for hit in look(case)
        if (hit.severity or cards[name].severity) is not Severity.HINT
    ]
    assert told == []


@pytest.mark.parametrize("language", ["sq", "bs", "mk", "cnr", "sr"])
@pytest.mark.parametrize("name", RULES)
def test_rules_keep_quiet_in_languages_without_words(name: str, language: str) -> None:
    assert list(RULES[name](case_of(NOTE, language=language))) == []


def test_rules_bear_a_text_of_one_endless_sentence() -> None:
    case = case_of("crime, which will grow if it may, will rise and " * 4_000)
    assert [hit for look in RULES.values() for hit in look(case)] == []
