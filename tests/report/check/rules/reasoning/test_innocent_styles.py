import pytest

from synopsis.catalog import load_profile
from synopsis.report.check.note import Severity
from synopsis.report.check.rules.card import load_cards
from synopsis.report.check.rules.reasoning import RULES
from synopsis.report.check.terms import load_terms
from tests.report.check.rules.reasoning.reading import case_of

TENDER = """
# Contract notice: supply and installation of flood gauges on the lower Aven

Reference AV-2025/017. Open procedure. Published on 3 March 2025.

## Contracting authority

The Aven River Authority is a public body of the four municipalities of the lower valley. It runs
the flood warning service and keeps the register of embankments. Questions go to the procurement
office, not to members of the board.

## Subject of the contract

The contract covers 24 gauges, their masts, a central station and training for nine operators. The
gauges will be installed at the places shown in annex 1. Twelve of them will replace gauges from
1998, which will be removed and disposed of by the contractor. The central station will be housed
in the pumping station at Lower Mill. It will receive data every five minutes and will raise an
alarm when two neighbouring gauges exceed the threshold for a flood. The thresholds will be set by
the authority and may change during the contract.

The masts must withstand a flood of the height recorded in May 2014. Where a mast stands within 20
metres of a road, a crash barrier will be put in place. Noise from the work may disturb nesting
birds; no work will take place between 15 March and 30 June 2026. Vandalism was the reason for 11
of 14 failures in 2024 (authority, log of failures), so cabinets have to be locked.

## Duration and price

The contract will begin on 1 September 2025 and end on 31 August 2029. The estimated value is EUR
640,000 without tax. Prices will remain fixed for two years and will then be adjusted by the index
of producer prices. If the index falls, prices will fall too. Payment will be made within 30 days.
Penalties for delay will rise from 0.1 to 0.3 per cent a day after the fourth week.

## Conditions for taking part

Tenderers may be refused if they have been convicted of fraud, corruption or money laundering, or
if they owe taxes. They should show three contracts of a similar size since 2020. Groups of firms
can take part; one of them will lead. A tenderer that relies on another firm should attach a
letter from that firm. Tenders from all economies are welcome.

## Award

The contract will go to the tender with the best ratio of price (60 per cent) to quality (40 per
cent). Quality will be judged by accuracy, by the time that a repair takes and by the plan for
training. Tenderers that are likely to be asked for an explanation will be told within ten days.
Where two tenders are equal, the one with the shorter time for repairs will win.

## Timetable

Tenders must arrive by noon on 14 April 2025. They will be opened at 13:00 on the same day, and a
representative of each tenderer may be present. The authority will decide by 30 May 2025.
Complaints can be brought before the review body within ten days of the decision. A complaint will
delay the award until the body has ruled. The result will be published in the journal and on the
site of the authority, where the answers to questions will also appear each Friday.
"""

INSPECTION = """
# Inspection of Eastfield Primary School

Visit of 11 to 13 November 2024. Three inspectors. The school has 318 pupils in 14 classes.

## In short

Eastfield is a friendly school in which pupils read well. Mathematics is taught with less care
than reading. The head teacher knows what has to be done and has begun to do it.

## What we did

We watched 31 lessons, read 60 exercise books and spoke with 24 pupils, 17 members of staff and
nine parents. Parents could also send a form; 122 did. The forms are not a random sample, and
parents who are unhappy may be more likely to write. We looked at results of the tests of May 2024
and at the school's own records of attendance and behaviour.

## Teaching

Reading lessons begin on time and leave nobody out. In the test of May 2024, 81 per cent of pupils
in year four reached the expected level, against 74 per cent in the district (district office,
results of 2024). Teachers said that the new books had helped. They may well have done so, but the
school also hired a reading assistant in the same year, and we cannot separate the two.

In mathematics, 62 per cent reached the expected level. Tasks were often too easy for the ablest
and too hard for the weakest. Six of eleven lessons ended before the main point had been made. Two
teachers are new to the year that they teach. The district offers a course in the spring, and both
have a place.

## Behaviour and safety

Pupils are polite. Records show 14 cases of bullying in 2023/24 and 19 in the year before. All
were followed up within two days. Pupils told us that quarrels about football happen most days and
that an adult usually comes. Some said that they fear the underpass behind the school, where there
were two robberies in 2023 (police, letter of 4 October 2024). Children from Roma families and
children whose parents came as refugees told us that they feel safe here. A mother said that her
son will always remember his first teacher.

Attendance was 94.1 per cent. It fell in February 2024, when influenza spread through the upper
classes. The school will continue to ring parents on the first day of an absence. Staff will be
trained in first aid in January 2025, and the fire alarm will be tested each month.

## Leadership

The head teacher took up the post in August 2023. She expects that numbers will fall in 2026, when
a new school opens nearby. The governors know the budget and ask good questions. They will review
the plan for mathematics in March 2025.

## What the school should do

- The head teacher should see that tasks in mathematics fit the pupils, because 38 per cent did not
  reach the expected level. Owner: head teacher. Date: 30 June 2025.
- The governors should ask the municipality for lamps in the underpass by 31 March 2025, in view of
  the two robberies of 2023.

We will visit the school again within two years. This report will be sent to all parents. It can
be read at the office, where complaints about the inspection may also be handed in.
"""

WETLAND = """
# Management plan for the Orlec Marshes, 2025 to 2030

Prepared by the nature park office and adopted by its council on 12 December 2024.

## The place

The marshes cover 1,140 hectares between the old river and the railway. They hold water for most
of the year and dry out in late summer. Reed covers 410 hectares, wet meadow 380 and open water
190; the rest is willow. The water comes from two canals and from floods, which reach the meadows
in about three years out of five (park office, gauge records 1990 to 2023).

Bittern, little crake and otter breed here. Counts of bitterns fell from 22 calling males in 2005
to 9 in 2024 (park office, spring counts). The decline began after the northern canal was closed
in 2007, and low water may be one of the reasons. Disturbance by boats may be another. The counts
cannot tell the two apart.

## What threatens the marshes

Drought dries the reed before the young can fly. Willow spreads where meadows are no longer mown.
Fires were counted in seven of the last ten years (fire service, register 2014 to 2023). Poaching
of eels is punished with fines; 31 were issued in 2023. Waste water from two villages still
reaches the southern canal, and fish kills followed in 2019 and 2022. How a warmer climate would
change the marshes is studied by the university, and its results will be used when the plan is
revised.

## Aims

The plan has three aims for 2030. At least 15 bitterns should call. Wet meadow should cover 450
hectares. No waste water should enter the canals. Each aim will be judged by the spring counts, by
the map of habitats and by samples from the canals.

## Measures

The northern sluice will be repaired in 2025. The water level in the reed will be raised by 25
centimetres between March and July. It will fall again in August, so that hay can be cut. Reed
will be cut in strips each winter, and a fifth of it will remain standing. Willow will be removed
from 70 hectares. Cattle will return to the southern meadow; their number will grow from 40 to 90.
Boats will be kept out of the eastern lake from March to July. Rangers will patrol at night in the
eel season, and the police will join them twice a month.

Higher water will flood two paths. They will be moved to the dyke, and the hide at Long Pool will
be raised. Farmers who lose hay because of the water will be paid by the hectare. Payments will be
reviewed when hay prices change. Visitors will be asked to stay on the paths. If a fire breaks
out, the meadows will be closed until the fire service has left.

## Cost and review

The measures cost EUR 1.2 million over six years. The region pays half, the park a third and a
foundation the rest. Costs may rise if the sluice has to be rebuilt. The council will look at
progress each December, and a review is due in 2028. The park office is responsible for all
measures unless the table in annex 3 names another body. Minutes of the council are public.
"""


@pytest.mark.parametrize("text", [TENDER, INSPECTION, WETLAND])
def test_innocent_texts_of_other_styles_have_no_error_and_no_caution(text: str) -> None:
    case, cards = case_of(text, load_terms(load_profile("western-balkans"))), load_cards()
    told = [
        (name, hit.sentence.text)
        for name, look in RULES.items()
        for hit in look(case)
        if (hit.severity or cards[name].severity) is not Severity.HINT
    ]
    assert told == []
