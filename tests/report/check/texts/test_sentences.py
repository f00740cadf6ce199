"""Where sentences end."""

# ruff: noqa: RUF001  # dashes, quotation marks and other letters are meant as they stand

import time

import pytest

from synopsis.report.check.texts.sentences import split_sentences

ENGLISH = [
    "One. | Two.",
    "It rose. | It fell! | Did it? | Yes.",
    "Mr. Example spoke. | Ms. A. Example replied.",
    "Dr. B. C. Example of the Institute spoke. | She left.",
    "See e.g. the report, i.e. the second one. | It is long.",
    "Compare No. 5 of Vol. 12, Art. 3, pp. 4-9. | Then read on.",
    "Is it so? | No. | The answer was given.",
    "The share was 59.5 per cent. | It was 3.2 in 2020.",
    "It cost 1.5 million. | 45 people came.",
    "In the U.S. National Council there is one. | In the U.S. | The rule holds.",
    "Drugs, weapons, etc. | Interestingly, the list is short.",
    "They sold drugs, weapons, etc. and left.",
    "Example et al. (2020) disagree. | Example et al. 2021 agree.",
    "He said “it rose.” | Then he left.",
    "He asked “why?” and left. | Nobody answered.",
    "It ended (see below.) | The rest follows.",
    "As shown in 3.2.) the rule holds.",
    "They waited ... and went. | They left…",
    "Really?! | Yes.",
    "It lasted from 2019 to 2021. | In 2022 it ended.",
    "3.2. An overview of the field",
    "1. The first point. | It has two parts.",
    "A. The first option. | B is the second.",
    "D1. The table is to be published. | Owner: the office.",
    "Table 1. Deaths by age",
    "ITEM 2. FIGURES OF THE YEAR",
    "Judgement 3. It is unlikely that it rises. | Confidence is high.",
    "It has three parts: first; second; third. | Done.",
    "First; second; and third.",
    "It met on 5 Jan. 2021 and 6 Feb. 2022. | It closed.",
    "Gen. Example and Lt. Col. Example came. | They left.",
    "The Example Co. Ltd. of Town paid. | It did.",
    "It begins at 10 a.m. | The chair speaks first.",
    "It begins at 10 a.m. on Monday.",
    "Annex B. Tables of the year",
    "Visit example.org. | It is new.",
    "Version 2.0.1 is out. | Use it.",
    "Approx. 60 came. | About 50 stayed.",
    "They met in St. Example. | They left.",
    "Was it 5 per cent? | 6 per cent? | Nobody knows.",
    "A heading without a stop",
    "47 %",
    "“We act. | We wait.” | So he said.",
    "The aim was met (cf. Annex A). | The rest was not.",
    "He (Mr. Example) came. | She (Ms. Example) did not.",
    "Vitamin C. | However, it helps.",
    "Prices rose vs. wages. | Wages fell.",
    "See Fig. 3 and Tab. 4. | They agree.",
    "It is a matter for the E.U. | The Council decides.",
    "Ibid. | The same holds.",
    "He lives at No. 10. | It is old.",
    "The end of Sec. 3. | Next.",
    "So did Example Jr. | The second came.",
    "One.   | Two.",
    "They asked 5. | 6 came.",
]
OTHERS = [
    ("bs", "Sastanak je održan 15. novembra 2023. godine. | Prisustvovalo je 40 osoba."),
    ("bs", "Na 8. Konferenciji je bilo 50 osoba. | Većina je otišla."),
    ("bs", "Gosp. Primjer je govorio o npr. granicama itd. | Onda je otišao."),
    ("cnr", "Vidi čl. 5 i str. 12. | Nijesu svi došli."),
    ("sr", "Састанак је одржан 15. новембра. | Било је 40 особа."),
    ("sr", "Sastanak je bio 3. maja 2022. | Na njemu je bilo 40 osoba."),
    ("mk", "Состанокот се одржа на 5. мај. | На него имаше 40 лица."),
    ("mk", "Види чл. 3 и стр. 4, т.е. целиот дел. | Готово."),
    ("sq", "Z. Shembull foli p.sh. për kufijtë. | Ai u largua."),
    ("sq", "Shih nr. 5 dhe faqe 3. | Raporti është i gjatë."),
    ("en", "هل هذا صحيح؟ | نعم."),
    ("en", "これは文です。 | 次の文です。"),
]


@pytest.mark.parametrize(("language", "marked"), [*(("en", one) for one in ENGLISH), *OTHERS])
def test_split_sentences_ends_where_a_reader_would(language: str, marked: str) -> None:
    """A bar shows each end."""
    wanted = [one.strip() for one in marked.split("|")]
    text = " ".join(wanted)
    assert [text[a:b] for a, b in split_sentences(text, language)] == wanted


def test_split_sentences_parts_what_no_space_parts() -> None:
    """A stop that a known first word follows ends a sentence even without a space."""
    text = "It flows in the region.It may stop. See example.Name of it."
    found = [text[a:b] for a, b in split_sentences(text)]
    assert found == ["It flows in the region.", "It may stop.", "See example.Name of it."]


@pytest.mark.parametrize("unit", ["a", ".", ". ", "e.g. ", "A. ", "“", "? ", "1. ", " "])
def test_split_sentences_takes_time_in_step_with_length(unit: str) -> None:
    """A million characters without a break are read in seconds."""
    text = unit * (1_000_000 // len(unit))
    begun = time.monotonic()
    split_sentences(text)
    assert time.monotonic() - begun < 15


def test_split_sentences_of_nothing_is_nothing() -> None:
    """No words, no sentences."""
    assert split_sentences("") == ()
    assert split_sentences("  \n ") == ()
