"""Faults of reasoning in words of any sort: any verb, any group, any way to name one's own text."""

# A bare claim, the heading of the other place, and its paragraph, which leaves the claim open.
IN_DOUBT = [
    (
        "The crew of the Petrel dumped its ballast in the inner basin.",
        "Waters of the basin",
        (
            "The oil film was seen on 3 May. The logbook suggests that the Petrel may have dumped "
            "its ballast in the basin; a leak at the fuel pier cannot be ruled out."
        ),
    ),
    (
        "The monks of Sella sold the missing bell to a foundry.",
        "The bells",
        (
            "Two ledgers are left. They hint that the monks may have sold the bell to a foundry in "
            "the valley; nobody has found the receipt."
        ),
    ),
    (
        "A wholesaler in the harbour mixed the cheap oil into the bottles.",
        "Tests of oil",
        (
            "The bottles came from four shops. It is thought that a wholesaler in the harbour "
            "mixed cheap oil into some of the bottles, but the seals were intact."
        ),
    ),
    (
        "Shade trees lengthen the life of the tram rails.",
        "Tracks",
        (
            "On the two lines with shade trees the rails lasted longer. New tram wheels came into "
            "use in the same year, and the workshop cannot separate the trees from the wheels."
        ),
    ),
    (
        "School gardens raise the attendance of pupils.",
        "School gardens",
        (
            "Attendance rose at five schools with gardens. Free lunches began in the same month; "
            "the gardens are a possible cause among several, and pupils were not asked."
        ),
    ),
    (
        "A shortage of anaesthetists delays the hip operations of the province.",
        "Hip operations",
        (
            "Nine surgeons were heard. They point to anaesthetists as one possible reason of the "
            "delay; the sample is small, and the authors warn against reading more into it."
        ),
    ),
    (
        "Evening courses reduce the debts of young farmers.",
        "Courses for farmers",
        (
            "Young farmers who took evening courses had smaller debts. The difference may have "
            "contributed little more than chance, and the figures do not show that courses "
            "reduce debts."
        ),
    ),
]
# The same, where the claim is another one, or careful itself.
NOT_IN_DOUBT = [
    (
        "A permit ends as used or as expired, and a late permit ends as void.",
        "Late permits",
        "A permit ends at noon. A late permit is void at the gate, and a void one cannot be shown.",
    ),
    (
        "The date of a permit is the day on which it was due at the gate.",
        "Dates of permits",
        "The date of a permit is the first day on which the permit could have been due.",
    ),
    (
        "The crew of the Petrel painted the hull in the inner basin.",
        "Waters of the basin",
        "The logbook suggests that the Gannet may have dumped its ballast near the fuel pier.",
    ),
    (
        "The bank lowered the rate on farm loans in May.",
        "Rates",
        "The bank may lower the rate on farm loans again in June.",
    ),
    (
        "Shade trees may lengthen the life of the tram rails.",
        "Tracks",
        "On lines with shade trees the rails lasted longer; the workshop cannot separate causes.",
    ),
    (
        "Salt damages the bridges of the province.",
        "Bridges",
        (
            "The bridges of the province were painted in May. The paint may have helped the "
            "painters more than the bridges."
        ),
    ),
    (
        "Free lunches cost the council 40,000 euros.",
        "School gardens",
        "Attendance rose at five schools; free lunches are a possible cause among several.",
    ),
]
CIRCULAR = [
    "The ferry is the safest way, which is borne out by the third conclusion of this report.",
    "That the archive needs a new roof is further supported by the recommendations of this report.",
    "The lead of barley over wheat is once again confirmed by the final finding of this study.",
    "That the port is too small is amply proved by our own workshop.",
    "The need for nurses is also demonstrated in the opening judgement of this assessment.",
]
NOT_CIRCULAR = [
    "The lead of barley is further confirmed by the second finding of the farm census of 2022.",
    "The need for nurses is also confirmed by the figures of the health fund.",
    "The council's own workshop repaired the three boats in March 2024.",
    "That the port is too small is further confirmed by the ship counts in Table 4 of this report.",
]
BLAMED = [
    "Older drivers are to blame for the crashes on the ring road.",
    "Pensioners are largely to blame for the queues at the counter.",
    "Weekend guests from the capital are responsible for most of the rubbish at the lake.",
    "Boys are to blame for the low marks of the whole class.",
    "Young nurses are at fault for the high turnover on the wards.",
    "Skateboarders are responsible for the damage to the steps of the town hall.",
    "Villagers from the upper valley are to blame for the spread of the weed.",
]
NOT_BLAMED = [
    "Older drivers are responsible for renewing their licence every three years.",
    "Teachers are responsible for the timetable and the keys of the laboratory.",
    "Tenants are responsible for damage that they cause to the flat.",
    "Nurses are responsible for the night shift on all wards.",
    "It is not true that pensioners are to blame for the queues at the counter.",
    "Worn tyres are to blame for the crashes on the ring road.",
    "The habits of drivers are to blame for the wear of the clutch.",
    "In one district police officers abuse Roma families, and Roma families abuse nobody.",
    "Roma children from the lower town are prone to asthma.",
    "Firefighters and residents are responsible for the waste bins.",
    "Parents are responsible for the loss of library books.",
    "The teachers are to blame for the delay, said a parent.",
    "Refugees ignore the offers of the agency because the forms are in one language.",
]
ONE_FORECAST = (
    "# Of ports\n\n## Method\n\nA forecast is made on one point. The board puts the probability "
    "that the number of ships in 2026, counted at the gate, will exceed that of 2025 at 70 per "
    "cent; the forecast will be resolved in January 2027.\n\n## Outlook\n\nSmugglers will move "
    "from the piers to the marinas.\n"
)
ALL_FORECASTS = (
    "# Of ports\n\n## Method\n\nAll forecasts refer to the year 2026, carry a probability of 70 "
    "per cent and are resolved in January 2027.\n\n## Outlook\n\nSmugglers will move "
    "from the piers to the marinas.\n"
)
