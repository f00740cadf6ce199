import pytest

from synopsis.report.check.note import Severity
from tests.report.check.rules.reasoning.reading import found, grave

RULE = "forecast-without-horizon"

FORECASTS = [
    "Organised crime will intensify across the region.",
    "Drug trafficking is likely to expand towards the coast.",
    "Unemployment among young people is expected to remain high.",
    "Ethnic tensions will very likely continue to grow.",
    "This year saw three attacks. They will become more frequent and the violence will spread.",
    "Energy prices are set to rise sharply.",
    "As technology evolves, criminal networks will adopt encrypted tools.",
    "If not addressed, corruption will undermine trust in the courts.",
    "There will be more attacks on critical infrastructure.",
    "The emigration of skilled workers will weaken the health sector.",
    "Political polarisation is bound to deepen.",
    "Disinformation threatens to erode the cohesion of society.",
    "It is expected that irregular migration will increase.",
    "There is a high risk that the conflict will escalate.",
    "Inflation will probably accelerate and poverty will worsen.",
    "Consequently, smuggling routes will shift to the north.",
    "Climate change will have devastating effects on agriculture and water.",
    "Prospects that extremist groups will recruit more members are very high.",
    "Cyberattacks are projected to double.",
    "Violent extremist groups will exploit local grievances.",
    "Demographic decline will be followed by labour shortages.",
    "The ageing of the population will strain pension budgets.",
]

NO_FORECASTS = [
    "The secretariat will publish the next edition on its website.",
    "The ministry will open two offices on the boundary/border.",
    "This chapter will show how prices affect trade.",
    "Applicants may be refused entry.",
    "Results may differ from those of other surveys.",
    "Operators must report incidents; the regulator may increase the fine.",
    "The index will rise if the share of unpaid bills rises.",
    "Crime could have increased without the patrols.",
    "Will violence return to the streets of the capital?",
    "“Crime will increase,” says the minister’s brief.",  # noqa: RUF001
    "According to the police, thefts will increase.",
    "Panellists argued that these changes could destabilise the region.",
    "Residents feared that rents would rise.",
    "The council should adopt a law, so that violence will decline.",
    "The project will improve access to clean water.",
    "Training will strengthen the skills of officers.",
    "We will expand the survey to all municipalities.",
    "Trade rose by 4 % in 2022 and violence fell.",
    "A person who is likely to suffer harm can ask for protection.",
    "The steering group will meet twice a year and the fund will grow by two partners.",
    "Countries that are expected to join take part as observers.",
    "It may be useful to read the annex first.",
    "The tram will be extended to the hospital.",
    "The government plans to reduce emissions.",
    "The report can be found on the website.",
    "Crime rates differ; the reader may want to compare them.",
    "Members may leave the association at any time.",
    "The budget will increase to EUR 4 million in 2025.",
    "Fees will rise on 1 January 2025.",
    "The road will remain closed while water pipes are laid.",
    "The market hall will move to the square behind the health centre.",
    "The tram will go past the hospital and the market.",
    "The exhibition will bring the trade of the lake to life.",
    "The law will affect how the court counts appeals.",
    "Investment in schools would reduce poverty.",
]

SETTLED = [
    (
        "Burglaries are likely (60 %) to increase by the end of 2025; resolved by the data of "
        "the statistical office."
    ),
    (
        "We judge with a probability of 70 % that unemployment will fall by May 2026, as measured "
        "by the labour force survey."
    ),
]


@pytest.mark.parametrize("text", FORECASTS)
def test_forecast_without_horizon_and_probability_is_a_caution(text: str) -> None:
    assert [hit.severity for hit in found(RULE, text)] == [Severity.CAUTION]


@pytest.mark.parametrize("text", NO_FORECASTS)
def test_forecast_is_no_plan_obligation_or_report(text: str) -> None:
    assert grave(RULE, text) == []


@pytest.mark.parametrize("text", SETTLED)
def test_forecast_with_all_three_is_left(text: str) -> None:
    assert found(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Violence will increase by 2027.", "how probable it is"),
        ("There is a 60 % chance that violence will increase.", "by when"),
        ("Violence is likely (65 %) to increase by 2027.", "by what it will be known"),
    ],
)
def test_forecast_that_lacks_only_some_is_a_hint(text: str, lacking: str) -> None:
    (hit,) = found(RULE, text)
    assert (hit.severity, lacking in hit.why) == (Severity.HINT, True)


def test_forecast_in_a_paragraph_with_a_horizon_is_a_hint() -> None:
    text = "The outlook covers the next two years. Violence will increase. Crime will spread."
    assert [hit.severity for hit in found(RULE, text)] == [Severity.HINT, Severity.HINT]


def test_forecast_takes_what_the_document_declares_for_all() -> None:
    text = (
        "All forecasts run to December 2026 and are resolved by the data of the police.\n\n"
        "# Outlook\n\nViolence will increase with a probability of 70 %."
    )
    assert found(RULE, text) == []


def test_possibility_is_a_caution_only_among_forecasts() -> None:
    one = "Economic hardship might strain social cohesion."
    many = " ".join(FORECASTS[:4])
    assert [hit.severity for hit in found(RULE, one)] == [Severity.HINT]
    assert found(RULE, f"{many}\n\n{one}")[-1].severity is Severity.HINT
    assert found(RULE, f"{many} {one}")[-1].severity is Severity.CAUTION


def test_forecast_is_told_once_a_sentence_and_not_in_headings_or_recommendations() -> None:
    text = (
        "# Crime will increase\n\nCrime will increase and violence will spread.\n\n"
        "# Recommendations\n\nCrime will increase unless patrols are paid.\n"
    )
    assert len(found(RULE, text)) == 1


@pytest.mark.parametrize("closer", ["", ")", "]", "’", "”", "»", "?)"])  # noqa: RUF001
def test_question_foretells_nothing_whatever_closes_it(closer: str) -> None:
    assert found(RULE, f"Crime will rise in the region, will it not?{closer}") == []


def test_word_of_the_scale_inside_another_word_gives_no_probability() -> None:
    scale = "Here “likely” means 60 to 80 per cent and “probable” means 80 to 95 per cent."
    (hit,) = found(RULE, f"# Scale\n\n{scale}\n\n# Outlook\n\nCrime is unlikely to fall by 2027.\n")
    assert "how probable it is" in hit.why
