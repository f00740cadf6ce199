"""Wordings of each class of fault, and its near misses, in families wider than those before."""

# A bare claim and the careful one, in other words or with another clause beside it.
RAISED = [
    (
        "Shared depots speed up the delivery of spare parts and should be set up in every valley.",
        (
            "The figures suggest that sharing a depot may speed up the delivery of parts, but only "
            "nine garages were looked at and all of them had hired staff."
        ),
    ),
    (
        "The council should keep the night bus, because the night bus prevents brawls at the pier.",
        "The night bus may prevent brawls at the pier, although the summer was cool.",
    ),
    (
        "Foremen of the quarries sell the blasting caps on which the fishermen depend.",
        (
            "In three of the eight inquiries, the inspectors suspected that a foreman may have "
            "sold blasting caps, but in none of them could this be proved."
        ),
    ),
    (
        "Brighter stairwells make tenants feel safer.",
        (
            "Tenants who call their stairwell bright feel safe more often, 81 per cent against "
            "64 per cent, but the poll cannot tell whether the light is the cause, since bright "
            "stairwells are also newer."
        ),
    ),
    (
        (
            "Where the teacher visits the family at home, attendance is 9 points better, and the "
            "province should therefore pay for such visits."
        ),
        (
            "In the 14 villages where the teacher visits the family at home, attendance was 91 per "
            "cent, against 82 per cent in the others, but these villages are richer, and the "
            "difference may have nothing to do with the teacher."
        ),
    ),
    (
        "Drivers of the depot pass on the routes of the cash vans.",
        (
            "The police suspect that drivers of the depot passed on routes of the "
            "cash vans; none of "
            "this could be shown."
        ),
    ),
    (
        "Cheaper tickets fill the morning ferries and must be kept.",
        (
            "The morning ferries were fuller with cheap tickets, but the road was "
            "closed at the same "
            "time, so that the effect of the tickets on the morning ferries is not known."
        ),
    ),
]

# The same, where the careful claim is plain only with its heading and its paragraph.
RAISED_BY_MATTER = [
    (
        "Speed humps halve accidents and pay for themselves within two years.",
        "Option B: speed humps",
        (
            "Humps were laid in four streets in 2021. In the year after, accidents were 12 against "
            "25 in the year before, but a school was closed as well, so that the "
            "effect of the humps "
            "alone remains open."
        ),
    ),
    (
        "The mentor is the part of the scheme which leads apprentices to a certificate.",
        "Which part of the scheme works",
        (
            "The scheme has a mentor, a grant and an evening course. Because all "
            "three began in the "
            "same week, the data do not allow us to say which of them had an effect. Apprentices "
            "named the mentor first."
        ),
    ),
]

NOT_RAISED = [
    (
        "The depots deliver spare parts to every valley and should be shared.",
        "Sharing a depot may speed up the cleaning of tools, but only nine garages were seen.",
    ),
    (
        "The council should keep the night bus.",
        "The night bus may prevent brawls at the pier, although the summer was cool.",
    ),
    (
        "Foremen of the quarries order blasting caps from the depot each month.",
        "The inspectors suspected that a clerk may have sold blasting powder, which was not shown.",
    ),
    (
        "Brighter stairwells cost 40 euros for each tenant.",
        (
            "Tenants with a bright stairwell feel safe more often, but the poll "
            "cannot tell whether "
            "the light is the cause."
        ),
    ),
    (
        "The poll does not show that brighter stairwells make tenants feel safer.",
        (
            "Tenants with a bright stairwell feel safe more often, but the poll "
            "cannot tell whether "
            "the light is the cause."
        ),
    ),
]

CIRCULAR = [
    "The skill of the crews is well attested, as the key judgements of this assessment make clear.",
    "That the dykes are sound is plain, as the main findings of the present review show.",
    "The value of a shared pool is shown by the finding of the present chapter that it has value.",
    "That toll roads are safer is proved by the conclusion of this section that they are.",
    "The case for more nurses is confirmed by our own recommendations.",
    "The case for more crews is sound and is supported by our own recommendation 2.",
    "The need for a pool is borne out by recommendation 4 of this report.",
    (
        "That trust decides is established, since the panel itself came to this view in March "
        "and repeats it here."
    ),
    "This is certain, for the committee itself has reached the same conclusion in part one.",
    "The link is proven, because the authors themselves hold this view throughout the text.",
    "The decline is real, as we ourselves have concluded above.",
    "That the wells are clean is confirmed by the view of the present committee itself.",
    "The claim is backed by the secretariat's own judgement in part two of this brief.",
    "That prices will hold is beyond doubt, as the summary of the present bulletin states.",
]

NOT_CIRCULAR = [
    "Seven members were heard, since the committee itself had asked for their views.",
    "The committee itself came to this view in March.",
    "The trend is shown by table 4 of the present chapter.",
    "Crossings fell, as the figures in annex 2 of this report show.",
    "This is the conclusion of the court, and it is supported by its own case law of 2019.",
    "The need for crews is supported by recommendation 4 of the audit office of 2021.",
    "The panel itself visited nine wells, because the authors themselves could not travel.",
    "Recommendation 2 is supported by the findings of section 3.",
]

BLAMED = [
    "Seasonal pickers from the south bring these thefts with them every summer.",
    "The remaining spills are the work of sailors and migrants.",
    "Litter in the park is mostly the work of newcomers from the valleys.",
    "Attendance stays low in the harbour quarter because Roma families do not value school.",
    "Foreign drivers are to blame for most of the accidents on the pass.",
    "Foreign drivers have no feeling for the roads of others.",
    "The poor results are due to the teachers from abroad, who believe rumours.",
    "The low coverage is due to carers from abroad.",
    "Refugee parents do not care about the health of their children.",
    "People of that faith cannot be trusted with keys.",
    "Migrant workers are known to drive without a licence.",
    "The outbreak is the fault of the foreign crews.",
    "Itinerant traders are notorious for short weights.",
    "The noise comes with the displaced families, who have no respect for their neighbours.",
    "Dirt and quarrels arrived with the asylum seekers.",
    "Workers from the east are lazy and unreliable.",
]

NOT_BLAMED = [
    "Seasonal pickers from the south bring their tools with them every summer.",
    "The murals are the work of Roma artists and of migrants.",
    "Attendance stays low because Roma families live far from the school.",
    "Foreign drivers paid most of the tolls on the pass.",
    "The good results are due to the teachers from abroad.",
    "Refugee parents do not have access to the clinic.",
    "The spills are due to worn hoses, as foreign crews told the inspectors.",
    "Some residents blame newcomers from the valleys for the litter, but the count refutes this.",
    "The rumour that the outbreak is the fault of foreign crews is unfounded.",
    "Foreign crews are often cheated of their wages, and refugees wait for months.",
    "Workers from abroad are known to be better trained (Chamber of Labour, Census 2023, p. 4).",
    "The shortage of nurses is due to the departure of nurses to other economies.",
]

FORECASTS = [
    "Large fires will soon reach the edges of the ports.",
    "Without action, power shortages will force rationing in the towns.",
    "Unless something is done, landslides will cut off the upper valley.",
    "Once the canal is deeper, Norham will overtake its neighbours.",
    "If nothing changes, the last bakery will close before long.",
    "Sooner or later, a spill will close the beaches.",
    "Before long there will be no dentist left in the islands.",
    "The days of the small dairy are numbered.",
    "The next storm will find the harbour unprepared.",
    "It will not be long before the pumps fail.",
    "Rents in the old town will know only one direction.",
    "Night work will soon be the rule in the warehouses.",
]

NO_FORECASTS = [
    "Large fires will be reported to the duty officer at once.",
    "Once the form is signed, the clerk will return it to the applicant.",
    "Without a permit, lorries will be stopped at the gate.",
    "The second phase will start once the canal is deeper.",
    "The new ferry will reach the island in forty minutes.",
    "Shares will be rounded to whole numbers.",
]

LIKELIHOOD = [
    "The office regards a second strike as unlikely but by no means excluded.",
    "A failure of both pumps is considered improbable, but it cannot be ruled out.",
    "The board holds a closure to be rather unlikely in winter.",
    "A spill in the narrows is a remote possibility.",
    "A new outbreak remains a real possibility.",
    "The return of the disease is deemed very unlikely by the office.",
]

NO_LIKELIHOOD = [
    "Refunds are by no means excluded under the tariff.",
    "Remote villages are served by boat.",
    "It is possible to pay by card.",
]

# Words of likelihood behind the first one of a document.
LATER_LIKELIHOOD = [
    "The office regards a second strike as unlikely but by no means excluded.",
    "A failure of both pumps is considered improbable, though nobody knows.",
    "The return of the disease is deemed very unlikely in the north.",
    "A closure in winter is by no means excluded.",
    "Fog in June is seen as rather unlikely.",
]

UNADDRESSED = [
    "Awareness of floods must be raised and regional links deepened at all levels.",
    "Trust in the tap must be rebuilt and old habits overcome.",
    "Old pipes ought to be replaced more quickly.",
    "Synergies between the ports need to be used better.",
]

UNHEARD_OF = [
    "The ministry should buy 300 electric minibuses by 30 June 2027.",
    "The port office should hire 45 divers by May 2027.",
    "The council should build a museum of lighthouses.",
]

HEARD_OF = [
    "The port office should hire 12 pilots by May 2027.",
    "The ministry should buy 20 tugs with better engines by 2028.",
    "The council should publish the count of night calls each year.",
    "The council should build a museum of lighthouses, because 40 keepers retire.",
]
