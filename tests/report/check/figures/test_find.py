"""Figures of all shapes, and what only looks like one."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.report.check import read_text
from synopsis.report.check.document import Anchor, Block, Document, Kind, Position, Sentence
from synopsis.report.check.figures import Change, Figure, Shape, find_figures
from synopsis.report.check.words import LANGUAGES, load_lexicon
from tests.report.check.figures.phrases import NOTHING, PHRASES


def document_of(*texts: str, kind: Kind = Kind.PARAGRAPH, language: str = "en") -> Document:
    """One block with a sentence for each text."""
    whole = " ".join(texts)
    block = Block(kind, whole, (Anchor(0, Position("made.md", 1)),))
    starts = [sum(len(one) + 1 for one in texts[:at]) for at in range(len(texts))]
    sentences = tuple(
        Sentence(text, block.position(start), block, start, number)
        for number, (text, start) in enumerate(zip(texts, starts, strict=True))
    )
    return Document("made.md", "made", language, (block,), sentences)


def figures_of(*texts: str, language: str = "en") -> tuple[Figure, ...]:
    return find_figures(document_of(*texts, language=language), load_lexicon(language))


@pytest.mark.parametrize(
    ("text", "words", "shape", "value", "hedge"), [one for one in PHRASES if one[1]]
)
def test_a_figure_is_read_with_shape_value_and_hedge(
    text: str, words: str, shape: str, value: float | tuple[float, float], hedge: str
) -> None:
    figure = figures_of(text)[0]
    low, high = value if isinstance(value, tuple) else (value, value)
    assert (figure.words, figure.shape, figure.hedge) == (words, shape, hedge)
    assert (figure.low, figure.high) == pytest.approx((low, high))


@pytest.mark.parametrize("text", NOTHING)
def test_dates_labels_and_names_are_no_figures(text: str) -> None:
    assert [one.words for one in figures_of(text) if one.shape is not Shape.RANK] == []


@pytest.mark.parametrize(
    ("text", "change", "against"),
    [
        ("Trust rose by 5 %.", Change.UP, ""),
        ("Trust fell by 5 %.", Change.DOWN, ""),
        ("Trust rose 5 %.", Change.UP, ""),
        ("Arrivals saw a 59.5% increase compared to 2021.", Change.UP, "2021"),
        ("Arrivals saw an increase of 12 % since 2018.", Change.UP, "2018"),
        ("Growth of 3 % is foreseen.", Change.UP, ""),
        ("It was down 5 % from the year before.", Change.DOWN, "the year before"),
        ("It is 3% less than last year.", Change.DOWN, "last year"),
        ("It is 3% more than in 2020.", Change.UP, "2020"),
        ("There was an 8-point increase.", Change.UP, ""),
        ("It changed by 4 points.", Change.UNSIGNED, ""),
        ("Seizures doubled.", Change.UP, ""),
        ("Seizures halved.", Change.DOWN, ""),
        ("It was +5 % in a year.", Change.UP, ""),
        ("It was -5 % in a year.", Change.DOWN, ""),
        ("Trust rose to 47 %.", Change.NONE, ""),
        ("Trust stands at 47 %.", Change.NONE, ""),
        ("Corruption increased, 47 % believe.", Change.NONE, ""),
        ("A reduction in staff of 12 % is planned.", Change.DOWN, ""),
        ("Costs decreased sharply by 12 %.", Change.DOWN, ""),
    ],
)
def test_a_change_is_told_from_a_level(text: str, change: Change, against: str) -> None:
    figure = figures_of(text)[0]
    assert (figure.change, figure.against) == (change, against)


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("Over 55 speakers came.", ["speakers"]),
        ("There were 19 different economies.", ["different economies"]),
        ("47 % of Western Balkan respondents agree.", ["Western Balkan respondents"]),
        ("47 % of the region's citizens agree.", ["region's citizens"]),
        ("47 % of all cyberattacks failed.", ["cyberattacks"]),
        ("47 respondents agree.", ["respondents"]),
        ("The 85 staff work here.", ["staff"]),
        ("12 took part.", [""]),
    ],
)
def test_what_is_counted_is_named(text: str, nouns: list[str]) -> None:
    assert [one.noun for one in figures_of(text)] == nouns


@pytest.mark.parametrize(
    ("texts", "years"),
    [
        (["In 2022, 47 % agreed."], [(2022,)]),
        (["They were 312 in 2023, against 260 in 2022."], [(2023,), (2022,)]),
        (["It rose from 40 % in 2021 to 47 % in 2023."], [(2021,), (2023,)]),
        (["34 % believe that it will happen by 2030."], [()]),
        (["It fell by 8 % since 2019."], [()]),
        (["The survey of 2022 is new.", "Some 47 % agreed."], [(2022,)]),
        (["In 2020-2022, 47 % agreed."], [(2020, 2021, 2022)]),
        (["Some 47 % agreed."], [()]),
    ],
)
def test_the_nearest_years_hold(texts: list[str], years: list[tuple[int, ...]]) -> None:
    assert [one.years for one in figures_of(*texts)] == years


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("In Albania, 47 % agree.", [{"Albania"}]),
        ("47 % of Serbian citizens agree.", [{"Serbia"}]),
        ("47 % agree in Albania and 32 % in Serbia.", [{"Albania"}, {"Serbia"}]),
        ("In Bosnia and Herzegovina 47 % agree.", [{"Bosnia and Herzegovina"}]),
        ("In Kosovo* 47 % agree.", [{"Kosovo"}]),
        ("47 % of the region agree.", [set()]),
    ],
)
def test_places_are_named_by_name_or_adjective(text: str, places: list[set[str]]) -> None:
    assert [set(one.places) for one in figures_of(text)] == places


def test_one_unit_serves_two_numbers() -> None:
    first, second = figures_of("Bread and water rose, to 47 and 32 per cent, respectively.")
    assert (first.low, first.shape, second.low) == (47, Shape.PERCENT, 32)
    assert first.subject == second.subject == frozenset()


def test_a_rise_from_one_level_to_another_is_no_range() -> None:
    assert [one.low for one in figures_of("Trust rose from 40 to 47 %.")] == [40, 47]


def test_a_pronoun_brings_the_sentence_before() -> None:
    text = ("Smuggling of arms is common.", "About 60 % of citizens fear it.")
    (figure,) = figures_of(*text)
    assert {"smuggl", "arm"} <= figure.echo
    assert figures_of(text[0], "About 60 % of citizens fear floods.")[0].echo == frozenset()


def test_decimal_commas_are_read_by_language() -> None:
    assert figures_of("Povjerenje je 59,5 %.", language="bs")[0].low == 59.5
    assert figures_of("Trust is 59.5 %.")[0].low == 59.5


@settings(max_examples=60, deadline=400)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_gives_figures_within_it(text: str) -> None:
    for figure in figures_of(text or " "):
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.low <= figure.high


_PIECES = st.sampled_from(
    [
        "60",
        "%",
        "per",
        "cent",
        "a",
        "third",
        "of",
        "one",
        "in",
        "four",
        "from",
        "3",
        "to",
        "5",
        ",",
        "(",
        ")",
        "-",
        ".",
        "2022",
        "more",
        "than",
        "twice",
        "rose",
        "by",
        "€",
        "1,2",
    ]
)


@settings(max_examples=60, deadline=400)
@given(st.lists(_PIECES, max_size=40), st.sampled_from(LANGUAGES))
def test_any_mix_of_numbers_gives_figures_within_it(pieces: list[str], language: str) -> None:
    text = " ".join(pieces) or " "
    for figure in figures_of(text, language=language):
        assert 0 <= figure.start < figure.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["1", "1 ", "1,", "one ", "(", "2022-", "up to ", "a third ", "1.1."]
)
def test_long_monotonous_text_is_read_quickly(piece: str) -> None:
    begun = time.perf_counter()
    figures_of(piece * 20_000)
    assert time.perf_counter() - begun < 10


def test_a_report_is_read_quickly(shared_report: Path) -> None:
    document = read_text(shared_report.read_text("utf-8"), "report.txt", "en")
    begun = time.perf_counter()
    found = find_figures(document, load_lexicon("en"))
    assert time.perf_counter() - begun < 3
    assert sum(one.shape is Shape.PERCENT for one in found) >= 20
