import pytest

from synopsis.report.check.note import Severity
from tests.report.check.rules.reasoning.reading import found, grave

RULE = "likelihood-without-scale"

UNDECLARED = [
    "It is very likely that prices will rise. An attack is unlikely.",
    "The route will almost certainly move north.",
    "Violence is highly unlikely to return.",
    "There is a realistic possibility that the talks fail.",
    "A return to war is a remote possibility.",
    "The ceasefire will probably hold. A relapse is improbable.",
    "Growth will likely slow. Debt will likely rise. Trade will likely fall.",
    "It is highly probable that recruitment moves online.",
    "The vote will most likely be delayed. Turnout is likely to fall.",
    "A shortage is probable and a strike is likely.",
    "Smuggling is extremely likely to adapt.",
    "An escalation is very unlikely this year.",
    "The law will probably pass. A veto is unlikely.",
    "A drought is about as likely as not.",
    "The supply will very probably recover.",
    "An outage is nearly certain in the coming winter.",
]

QUIET = [
    "Older people are more likely than younger people to vote.",
    "Women are twice as likely to report theft.",
    "Likely voters were asked in June.",
    "The remote areas have no signal.",
    "Remote work is common.",
    "We list the most likely candidates.",
    "“An attack is very likely,” the paper wrote.",
    "Is an attack very likely?",
    "Men were three times more likely to own a firearm.",
    "There was probable cause for the search.",
    "Prices rose by 3 %.",
    "An attack is very likely (80–95 %).",  # noqa: RUF001
    "Respondents are equally likely to be drawn.",
    "The likely reader of this page is in a hurry.",
    "The house is the most likely to be sold.",
    "Such words are used in this text in the sense of ICD 203. It is very likely that prices rise.",
    "We use the PHIA probability yardstick. A strike is highly likely.",
    "“Likely” means 55 to 80 %, “very likely” means 80 to 95 %. A strike is very likely.",
    "Likely (55–75 %), highly likely (80–90 %). A strike is highly likely.",  # noqa: RUF001
    "We use the calibrated language of the IPCC. Drought is very likely.",
    (
        "| Word | Probability |\n|---|---|\n| likely | 55–80 % |\n| very likely | 80–95 % |\n\n"  # noqa: RUF001
        "A strike is very likely."
    ),
    "Probability is a number between 0 and 1.",
    "The sample is a probability sample.",
    "Each household had an even number of members.",
    "Certain groups were left out.",
    "The probable range is given in the table.",
]


@pytest.mark.parametrize("text", UNDECLARED)
def test_likelihood_without_scale_is_told(text: str) -> None:
    told = found(RULE, text)
    assert {hit.severity for hit in told} == {Severity.CAUTION}
    assert len(told) <= 3


@pytest.mark.parametrize("text", QUIET)
def test_likelihood_with_scale_or_in_another_sense_is_left(text: str) -> None:
    assert found(RULE, text) == []


def test_likelihood_once_and_in_passing_is_a_hint() -> None:
    text = "The works will likely delay the ferry."
    assert [hit.severity for hit in found(RULE, text)] == [Severity.HINT]


@pytest.mark.parametrize(
    "text",
    [
        "A delay is likely.",
        "A return of the storks to the lower marsh is likely.",
        "It is probable that the glass works close.",
        "A second vote seems likely, and the council knows it.",
    ],
)
def test_likelihood_once_as_the_judgement_of_a_sentence_is_a_caution(text: str) -> None:
    assert Severity.HINT not in [hit.severity for hit in found(RULE, text)] != []


def test_likelihood_off_the_declared_scale_is_a_hint() -> None:
    text = "We use the PHIA yardstick. A strike is very likely. Rain is likely."
    (hit,) = found(RULE, text)
    assert (hit.words, hit.severity) == ("very likely", Severity.HINT)


def test_likelihood_words_are_counted_in_the_reason() -> None:
    text = "It is very likely that it rains. It is very likely that it snows. Hail is unlikely."
    assert "“very likely” (2 times), “unlikely” (once)" in grave(RULE, text)[0].why


def test_graded_judgements_are_told_where_they_stand_up_to_three() -> None:
    text = " ".join(
        f"It is very likely that the {one} will fall." for one in ["north", "south", "west", "east"]
    )
    told = grave(RULE, f"{text} Fog is likely.")
    assert [hit.sentence.text.split()[-3] for hit in told] == ["north", "south", "west"]


def test_plain_likely_after_the_first_is_not_told_again() -> None:
    text = "It is very likely that it rains. The wind is likely to turn. Fog is likely."
    assert [hit.words for hit in grave(RULE, text)] == ["very likely"]
