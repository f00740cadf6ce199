"""Wordings of evidence and certainty, and near misses, beyond those of `wordings.py`."""

CONFERENCE = (
    "# Report of the Third Harbour Safety Conference 2024\n\nThe Third Harbour Safety "
    "Conference took place in 2024.\n\n## Analysis\n\n{}\n"
)

YEARBOOK = (
    "# Public security yearbook 2023\n\nMinistry of the Interior of Example. The Observatory "
    "wrote it.\n\n## Crime\n\n{}\n"
)

OF_THE_CONFERENCE = [
    "The conclusions of this conference show that trust is the decisive factor.",
    "The findings of the conference prove that night traffic grows.",
    "The outcome of the Third Harbour Safety Conference confirms that trust is decisive.",
    "The conference's conclusions demonstrate that tugs are old.",
    "The conclusions reached at this conference leave no doubt that tugs are old.",
    "The results of the conference clearly establish that trust matters.",
]

OF_THE_YEARBOOK = [
    "The Ministry's yearbook of 2023 proves that prevention pays.",
    "That prevention pays is confirmed by the conclusions of the present yearbook.",
    "That prevention pays is proven by this yearbook's analysis.",
    "That prevention pays has been demonstrated by the present annual report.",
    "Prevention pays, according to the public security yearbook 2023.",
    "Prevention pays, as the public security yearbook for 2023 demonstrates.",
    "As the present yearbook proves, prevention pays.",
    "The Observatory's public security yearbook 2023 shows that networks are smaller.",
]

SELF_PROVED = [
    "Cooperation has become closer, a finding which the present bulletin amply documents.",
    "The best evidence for this trend is the present assessment.",
    "That migration has peaked follows from the analysis presented in this outlook.",
    "The statement rests on the conclusions drawn in this very chapter.",
    (
        "As this brief has shown that recruitment moves, its finding can be regarded as "
        "proof of the same shift."
    ),
    "As this paper has demonstrated, networks are more mobile.",
    "As this handbook proves, prevention pays.",
    "As has been shown in this overview, prevention pays.",
    "This report is itself the best proof that cooperation works.",
    "Proof of this is the present outlook.",
    "The conclusions reached in this report confirm that cooperation works.",
    "Our own conclusions demonstrate that cooperation works.",
    "The judgement is confirmed by the conclusions of this annual bulletin.",
    "This policy brief's conclusions establish beyond doubt that cooperation works.",
    (
        "This analysis holds that trust grows, and its conclusion should be taken as "
        "evidence of trust."
    ),
    "The findings of this report prove that cooperation works.",
]

NOT_OF_THE_CONFERENCE = [
    "The results of the conference are shown in the annex.",
    "The conclusions of this conference were adopted by consensus.",
    "The conclusions of this conference show the way forward.",
    "The conclusions of the conference of 2019 show that trust is decisive.",
    "The conclusions of the Second Harbour Safety Conference 2022 show that trust is decisive.",
    "The conclusions of this conference show that participants want more exercises.",
    "The discussions at the conference showed that many agencies lack staff.",
    "The results of the conference questionnaire show that trust is decisive.",
]

NOT_OF_THE_YEARBOOK = [
    "The yearbook of 2022 shows that burglaries rose.",
    "The Police Academy's yearbook 2023 shows that burglaries rose.",
    "The public security yearbook for 2024 will show that.",
    "The statistical yearbook 2023 shows that burglaries rose.",
    "The public security yearbook 2023 was printed in May.",
    "This yearbook shows that burglaries rose.",
    "This yearbook shows the number of offences by district.",
    "The findings of this yearbook are confirmed by the census of 2021.",
]

NOT_SELF_PROVED = [
    "This analysis builds on the conclusions of the 2022 report.",
    "The conclusions of this report are preliminary.",
    "This paper confirms earlier findings of the institute.",
    "As this note was being written, talks went on.",
    "As this report has shown in section 3, exchange has become faster.",
    "As this yearbook went to press, the count went on.",
    "The results of this survey show that residents walk more.",
    "The findings of this study show that residents walk more.",
    "As this brief has shown, 39 of 64 persons walked.",
    "As the 2021 edition of this report showed, exchange is slow.",
    "# Of ships\n\n## Conclusions\n\nAs this report has shown, exchange has become faster.",
    "This annual report was confirmed by the board.",
    "The data in this report confirm that exchange is faster.",
    "As this report will show, the picture is mixed.",
    "This report gives evidence of much work by the staff.",
    "The conclusions of this report were discussed with the authorities.",
    "As this report shows in Table 3, exchange has become faster.",
    "The conclusions of this report are set out below.",
    "This review is the first to show that.",
]

_ASSESSED = (
    "A first assessment, carried out in 2022 in six of the municipalities without a "
    "comparison group, suggested that the programme may have contributed to a reduction in "
    "burglaries."
)

_ASKED = (
    "The interviews, which were not based on a random sample, give some indication that "
    "smugglers' fees may have fallen on the western route."
)

_PILOTED = (
    "The pilot, in which only nine schools took part, hints that mentors could reduce "
    "truancy among boys."
)

ASSURED = [
    (
        _ASSESSED,
        (
            "As the assessment of 2022 proved, the Safe Street programme reduces burglaries "
            "wherever it is introduced."
        ),
    ),
    (_ASSESSED, "The assessment demonstrated that the programme reduces burglaries."),
    (_ASSESSED, "It is proven that the programme reduces burglaries."),
    (_ASSESSED, "There is no doubt that the programme reduces burglaries."),
    (_ASSESSED, "The 2022 assessment left no doubt that the programme reduces burglaries."),
    (_ASSESSED, "The programme reduces burglaries, as was proven by the assessment of 2022."),
    (_ASSESSED, "It is a fact that the programme has reduced burglaries."),
    (_ASSESSED, "The programme demonstrably reduces burglaries."),
    (_ASKED, "It is established that smugglers' fees have fallen on the western route."),
    (_ASKED, "We know that smugglers' fees have fallen on the western route."),
    (_ASKED, "Smugglers' fees have undoubtedly fallen on the western route."),
    (_ASKED, "The interviews proved that smugglers' fees have fallen."),
    (_ASKED, "It has been shown that smugglers' fees on the western route have fallen."),
    (_ASKED, "As the interviews have shown, smugglers' fees have fallen on the western route."),
    (_ASKED, "It is beyond doubt that fees of smugglers have fallen on the western route."),
    (_PILOTED, "The pilot has proved that mentors reduce truancy."),
    (_PILOTED, "It is well established that mentors reduce truancy."),
    (_PILOTED, "Mentors reduce truancy among boys, as the pilot has shown beyond doubt."),
    (_PILOTED, "It is now clear that mentors reduce truancy among boys."),
    (_PILOTED, "The fact is that mentors reduce truancy."),
    (_PILOTED, "Mentors conclusively reduce truancy among boys."),
]

NOT_ASSURED = [
    (
        _ASSESSED,
        "The assessment of 2024 proved that the programme reduces burglaries (Ministry, 2024).",
    ),
    (_ASSESSED, "It is clear that the programme needs more staff in the municipalities."),
    (_ASSESSED, "As the assessment of 2022 showed, the programme is popular with residents."),
    (_ASSESSED, "It is established that burglaries are counted in the year of the report."),
    (_ASSESSED, "There is no doubt that the assessment was too small."),
    (_ASSESSED, "It is well known that burglaries peak in winter."),
    (_ASSESSED, "The assessment of 2022 showed how the programme was run."),
    (_ASKED, "It is established that the western route is the shortest."),
    (_ASKED, "It is not established that smugglers' fees have fallen on the western route."),
    (_ASKED, "It is clear that fees may have fallen on the western route."),
    (_ASKED, "We know that interviews on smugglers' fees are difficult."),
    (_ASKED, "The court established that smugglers paid fees to a guard."),
    (
        _ASKED,
        "As the court files have shown, smugglers' fees rose on the eastern route (Court, 2023).",
    ),
    (_PILOTED, "It is clear that mentors need training."),
    (
        _PILOTED,
        (
            "The second trial, with 400 schools and a control group, proved that mentors "
            "reduce truancy (Institute, 2024)."
        ),
    ),
    (_PILOTED, "As the pilot has shown, mentors are easy to find."),
    (_PILOTED, "It has been shown that boys skip school on Mondays."),
]

CIRCULAR = [
    *(CONFERENCE.format(one) for one in OF_THE_CONFERENCE),
    *(YEARBOOK.format(one) for one in OF_THE_YEARBOOK),
    *SELF_PROVED,
]
NOT_CIRCULAR = [
    *(CONFERENCE.format(one) for one in NOT_OF_THE_CONFERENCE),
    *(YEARBOOK.format(one) for one in NOT_OF_THE_YEARBOOK),
    *NOT_SELF_PROVED,
]
