import pytest

from tests.report.check.rules.reasoning.reading import found

RULE = "group-blamed-without-source"

BLAMED = [
    "Migrants commit most of the thefts in the old town.",
    "Muslim communities pose a threat to public order.",
    "Roma are responsible for the rise in crime.",
    "Most burglaries are committed by foreigners.",
    "Afghan gangs control the smuggling of tobacco.",
    "Violence in the camps is caused by Syrians.",
    "Refugees bring crime and disease to the border towns.",
    "The threat from Muslims has grown.",
    "Orthodox communities support radical violence.",
    "The traffickers are mostly Afghans and Pakistanis.",
    "A majority of the smugglers come from the ethnicities of the south.",
    "Ethnic minorities are involved in drug trafficking.",
    "Jews control the crime of the city.",
    "Asylum seekers are behind the wave of robberies.",
    "Nigerian networks run the trafficking of drugs.",
    "Thefts by Roma have increased.",
    "Foreigners account for the growth of violence.",
    "Religious communities spread extremism among the young.",
]

NOT_BLAMED = [
    "Attacks on Roma have increased.",
    "Discrimination against Muslims fuels extremism.",
    "The law protects minorities against violence.",
    "Migrants are victims of traffickers.",
    "Smugglers prey on migrants and refugees.",
    "Hate crimes against Jews rose by 4 %.",
    "The Muslim Council condemned the violence.",
    "The Roma Integration Strategy addresses crime prevention.",
    "“Migrants commit most of the thefts,” a leaflet says.",
    "Violent extremism of all kinds is a threat.",
    "Migrants commit 4 % of the thefts.[^1]\n\n[^1]: Police, Statistics of crime, 2023, p. 5.",
    "According to the Police Yearbook 2023, foreigners committed 4 % of the thefts.",
    "Migrants face violence at the border.",
    "Criminals smuggle migrants across the river.",
    "Do migrants commit more crime?",
    "There is no evidence that migrants commit more crime.",
    "Migrants do not commit more crime than residents.",
    "Disinformation says that refugees bring crime.",
    "Anti-migrant violence rose.",
    "Trafficking of migrants is a crime.",
    "The claim that Roma steal is a stereotype and spreads hate crime.",
    "Refugees fled the violence.",
    "Roma women told of violence against them.",
    "Muslim and Orthodox leaders condemned extremism together.",
    "The Albanian police seized drugs from traffickers.",
    "Syrians work in agriculture; crime fell.",
    "Extremist groups recruit online.",
    "Foreigners pay a fee of EUR 20.",
    "The officers investigated crimes committed by migrants and by residents.",
    "The Orthodox Church called for an end to the violence.",
]


@pytest.mark.parametrize("text", BLAMED)
def test_group_as_doer_of_harm_without_source_is_told(text: str) -> None:
    assert len(found(RULE, text)) == 1


@pytest.mark.parametrize("text", NOT_BLAMED)
def test_group_as_victim_or_with_source_is_left(text: str) -> None:
    assert found(RULE, text) == []
