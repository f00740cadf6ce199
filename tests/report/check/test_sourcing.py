"""What a sentence rests on, and what only sounds like it."""

import pytest

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.figures import find_figures
from synopsis.report.check.sourcing import is_sourced, is_sourced_near, named_sources
from synopsis.report.check.texts import read_text
from synopsis.report.check.words import load_lexicon

SOURCED = [
    "Unemployment stood at *14 %*.[^1]\n\n[^1]: Statistical Office, Labour Force Survey 2023.",
    "Prices rose. Unemployment stood at *14 %*.[^1]\n\n[^1]: Statistical Office, Annual Report.",
    "Unemployment stood at *14 %* (Statistical Office, 2023).",
    "Unemployment stood at *14 %* (Labour Force Survey 2023, p. 12).",
    "According to the Balkan Barometer 2023, *62 %* of respondents trust the police.",
    "Data of the World Bank show that remittances make up *9 %* of output.",
    "World Bank data put remittances at *9 %* of output.",
    "The Ministry of Interior recorded *312* offences in 2022.",
    "Police records list *312* offences.",
    "In Eurostat's latest labour data the share is *14 %*.",
    "The share is *14 %*, as reported by the statistical office.",
    "As the 2023 survey shows, *62 %* of respondents trust the police.",
    "UNHCR counted *4,200* arrivals in 2022.",
    "Some *14 %* are without work, as Table 3 shows.",
    (
        "The Labour Force Survey of 2023 covers all households. Of these households, *14 "
        "%* have no work."
    ),
    (
        "The survey by the Institute for Example was published in May. The survey found "
        "that *62 %* agree."
    ),
    (
        "All figures are taken from the labour register unless stated otherwise.\n\nSome "
        "*14 %* have no work."
    ),
    "This brief draws on data of the labour register.\n\nSome *14 %* have no work.",
    "We interviewed 1,204 adults in May 2023.\n\nTrust in the police is at *62 %*.",
    "Some *14 %* have no work.\n\nFigures: ministry's annual report 2023.",
    "The study “Work and Leaving Home” asked students: *62 %* plan to leave.",
    "The share is *14 %* [3].",
    "See https://example.org/labour: *14 %* have no work.",
    (
        "The labour register of 2023 shows the following:\n\n- Some *14 %* have no work.\n- "
        "Half are young."
    ),
]
BARE = [
    "Some *70 %* of attacks come from abroad.",
    "Panellists said that *70 %* of attacks come from abroad.",
    "According to participants, *70 %* of attacks come from abroad.",
    "According to experts, *70 %* of attacks come from abroad.",
    "It was noted that *70 %* of attacks come from abroad.",
    "Mr. Example noted that *70 %* of attacks come from abroad.",
    "Studies show that *70 %* of attacks come from abroad.",
    "Research suggests that *70 %* of attacks come from abroad.",
    "Serbia recorded a rise of *12 %* in exports.",
    "A study showed that *63 %* of students plan to leave.",
    (
        "Unemployment is 14 %.[^1] Some *70 %* of attacks come from abroad.\n\n[^1]: "
        "Labour Force Survey."
    ),
    "The Statistical Office puts unemployment at 14 %. Some *70 %* of attacks come from abroad.",
    "In the Western Balkans, *70 %* of attacks come from abroad.",
    "The conference heard that *70 %* of attacks come from abroad.",
    "Most analysts believe that *70 %* of attacks come from abroad.",
    "In 2022, *70 %* of attacks came from abroad.",
    "Many observers estimate that *70 %* of attacks come from abroad.",
    "Reports of violence rose by *70 %*.",
    "The discussion revealed that *70 %* of attacks come from abroad.",
    "Albania and Serbia saw *70 %* of all attacks (spring 2022 excluded from this).",
]


def _at(text: str) -> tuple[Case, Sentence]:
    """The case of a text, and its sentence between asterisks."""
    before, marked, _ = text.split("*", 2)
    document = read_text(before + marked + text.split("*", 2)[2])
    lexicon = load_lexicon("en")
    case = Case(document, find_figures(document, lexicon), lexicon)
    return case, next(one for one in document.sentences if marked in one.text)


@pytest.mark.parametrize("text", SOURCED)
def test_sourced_sentence_is_known(text: str) -> None:
    case, sentence = _at(text)
    assert is_sourced(case, sentence)


@pytest.mark.parametrize("text", BARE)
def test_bare_sentence_is_not_sourced(text: str) -> None:
    case, sentence = _at(text)
    assert named_sources(case, sentence) == ()


def test_footnote_is_named_by_its_words() -> None:
    case, sentence = _at(SOURCED[0])
    assert named_sources(case, sentence)[0] == "Statistical Office, Labour Force Survey 2023."


def test_opening_of_a_section_lends_its_source_but_not_nearly() -> None:
    case, sentence = _at(
        "# Views\n\nLet us see what people say, as documented in the Balkan Barometer 2023.\n\n"
        "Arrivals grew by *60 %*.\n\n# Other\n\nNothing."
    )
    assert is_sourced(case, sentence)
    assert not is_sourced_near(case, sentence)
