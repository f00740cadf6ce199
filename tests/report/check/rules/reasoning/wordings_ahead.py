"""Wordings of blame, likelihood and forecasts, and near misses, beyond `wordings.py`."""

BLAMED = [
    "The smuggling of cigarettes is firmly in Serb hands.",
    "Violent extremism in the valley is a Muslim problem.",
    "Burglaries have risen since the arrival of migrants.",
    (
        "Panellists noted that online fraud in the region is carried out mainly by Roma "
        "clans and spreads through their relatives abroad."
    ),
    "Participants reported that car theft is committed almost exclusively by Albanian gangs.",
    (
        "Several speakers warned that extortion on the coast is run for the most part by "
        "Serb groups."
    ),
    "It was stressed that smuggling on the lake is organised chiefly by Muslim families.",
    "Delegates agreed that Roma clans control the trade in stolen parts.",
    "One of the experts explained that most burglaries are committed by migrants.",
    "Residents complained that the thefts are the work of asylum seekers.",
    "Officials expressed concern that Albanian networks dominate the drug market.",
    "According to participants, most thefts are committed by Roma.",
    "Many participants were of the view that hate speech comes from Orthodox priests.",
    (
        "Speakers drew attention to the fact that arms trafficking is managed largely by "
        "Bosniak groups."
    ),
    "Prostitution is operated predominantly by Nigerian networks.",
    "Cybercrime is conducted in most cases by Chechen hackers.",
    "The riots were instigated by Croat hooligans.",
    "Some delegates believed that radicalisation is spread above all by Salafi preachers.",
    "Pickpocketing at the station lies in the hands of Roma families.",
    "The audience heard that Afghan men are responsible for the assaults.",
    "Everyone knows that illegal logging is done by Roma.",
    "Practitioners said that scams are planned and carried out by Albanian clans.",
    "Observers have remarked that violence in camps is triggered mostly by Syrians.",
]

NOT_BLAMED = [
    "Speakers noted that Roma children enrol in school more often than before.",
    "The fight against smuggling is in Serbian hands, as the treaty says.",
    "Panellists noted that online fraud is carried out mainly by organised gangs.",
    "Panellists noted that hate crime against Roma families is carried out mainly by extremists.",
    "Participants reported that Roma are often victims of fraud.",
    "Delegates agreed that Albanian police and Serbian customs control the trade in firearms.",
    "Speakers warned that migrants are exploited by smugglers.",
    "Participants reported that migrants suffer violence.",
    "Several speakers stressed that crime is not committed mainly by migrants.",
    "Speakers noted that the myth that crime is committed by migrants persists.",
    "Roma participants reported that theft is investigated by the police.",
    "Panellists noted that Muslim communities run programmes against radicalisation.",
    (
        "Some participants said that Serb and Albanian officers carried out joint operations "
        "against smuggling."
    ),
    (
        "The police reported that, according to the Police Yearbook 2023, 4 % of thefts were "
        "committed by foreigners."
    ),
    "It was noted that attacks on mosques were committed by extremists against Muslims.",
    (
        "Experts explained that trafficking is carried out mainly by people known to the "
        "migrant victims."
    ),
    "The workshop against violence was organised mainly by Roma women.",
    "The exhibition on crime was financed by the Albanian embassy.",
    "The campaign against hatred was initiated by Orthodox and Muslim leaders.",
    "Violence prevention is managed by Roma mediators.",
    "Online fraud was reported mainly by Albanian companies.",
    "Domestic violence is condemned by Muslim leaders.",
]

LIKELIHOOD = [
    "It is quite possible that the H3N2 component will dominate the coming winter.",
    "It is entirely possible that prices will rise.",
    "A rise in prices is quite conceivable.",
    (
        "A further fall in winter precipitation is very likely, and a succession of dry "
        "years is a distinct possibility."
    ),
    "It is increasingly likely that wells will run dry.",
    "A shortage is all but certain.",
    "The odds are that the strike will go on.",
    "There is every likelihood that the river will rise.",
    "It is not unlikely that the route will move.",
    "There is a serious possibility that the dam will break.",
    "It is a safe bet that tolls will rise.",
    "The likelihood is considerable that a strike will follow.",
    "A conflict is inconceivable.",
    "The mill will with high probability close.",
    "It is hardly conceivable that the treaty will hold.",
    "It is fairly likely that the snow will melt early.",
    "A blackout is quite probable.",
    "It is more than possible that fees will double.",
    "There is a considerable chance that the peak will come late.",
    "A new wave is rather unlikely.",
]

NO_LIKELIHOOD = [
    "It is possible to visit the museum on Sundays.",
    "It is quite possible to read the table without the note.",
    "Every conceivable effort was made.",
    "The best conceivable method was used.",
    "It is entirely possible to vote by post.",
    "Respondents found a move quite possible.",
    "The panel asked whether a move was conceivable.",
    "As soon as possible, the office will reply.",
    "It is possible that the reader knows this.",
    "The odds ratio was 1.4.",
    "Older people are less likely to vote.",
    "Younger people were less likely to vote than older people.",
    "Boys are less likely to answer.",
    "They are less likely than others to vote.",
    "A chance meeting was held.",
    "The probability is high (80 %) that prices rise.",
]

FORECASTS = [
    "Competition for water will sharpen.",
    "The demand for drugs will keep rising.",
    "Young families will turn their backs on the mountains.",
    "Illegal logging will not go away.",
    (
        "Under the pressure of rising costs, a large number of small farms will give up "
        "irrigation altogether."
    ),
    "Many shops will close.",
    "Thousands of households will switch to wood.",
    "More and more nurses will leave the region.",
    "Owing to higher rents, families will move out of the centre.",
    "A growing number of firms will lay off staff.",
    "Most smallholders will sell their land.",
    "Hundreds of villages will be abandoned.",
    "Faced with falling prices, farmers will quit.",
    "In the wake of the reform, many teachers will resign.",
    "Numerous small enterprises will go out of business.",
    "A whole generation of graduates will emigrate.",
    "Many residents will no longer afford a flat.",
    "As energy becomes dearer, factories will shut down.",
    "Large parts of the forest will disappear.",
    "Half of the clinics will fold.",
    "Many pensioners will fall into debt.",
    "Few start-ups will be left.",
    (
        "Trafficking in converted weapons will grow considerably in the years ahead and will "
        "shift to new routes."
    ),
    "Violence will increase in the coming years.",
    "Prices will rise over the next few years.",
    "Extremism will spread in the decades to come.",
    "Arms prices will fall in future.",
    "Unemployment will rise in the foreseeable future.",
]

NO_FORECASTS = [
    "Many families will welcome the new park.",
    "Several hundred volunteers will take part.",
    "Most of the budget will go to roads.",
    "In the next few years the archive will digitise its files.",
    "In the coming years the ministry will publish the data every quarter.",
    "Many schools will receive a grant.",
    "Most participants will arrive on Monday.",
    "Several teams will visit the site.",
    "The shop will close on Sunday for the fair, by order of the mayor.",
    "A large number of visitors will attend the fair.",
    "Most households will receive a letter.",
    "The farm will give up two fields for the road.",
    "Many pupils will reach the school by bus at noon.",
    "A number of posts will be advertised.",
    "The clinic will close at noon.",
    "Owing to the works, the shop will close on 4 May 2025.",
    "Due to the holiday, schools will close early.",
    "In view of the storm, the office will close.",
    "Many officers will retire in 2026, when they reach the age of 60.",
    "The village will move its archive.",
    "Because of repairs, residents will leave their cars at the station.",
    "Farms will be visited twice.",
    "Half of the staff will work from home.",
    "Prices will rise by 2026 with a probability of 80 %.",
    "The index will fall within two years (70 % probability).",
]
