import pytest

from synopsis.evidence.waves import Kind
from synopsis.indicators import load_indicators
from synopsis.sources.card import parse_card
from synopsis.survey.errors import SurveyError
from synopsis.survey.release import file_of, release_cards, series_codes, source_of
from tests.survey.codebooks import CORRUPTION, codebook

REWORDED = {**CORRUPTION, "wording": {"en": "Is there more corruption?"}}
PLACES = ("ALB", "WB6")


def test_series_goes_on_while_waves_ask_alike() -> None:
    books = [codebook(2023, (CORRUPTION,)), codebook(2024, (CORRUPTION,))]
    assert series_codes(books, books[1]) == {"corruption_grown": "corruption_grown"}


def test_series_begins_anew_where_the_wording_changed() -> None:
    books = [codebook(year, (ask,)) for year, ask in ((2022, CORRUPTION), (2023, REWORDED))]
    books += [codebook(2024, (REWORDED,))]
    assert series_codes(books, books[0]) == {"corruption_grown": "corruption_grown"}
    anew = {"corruption_grown": "corruption_grown_since_2023"}
    assert series_codes(books, books[1]) == series_codes(books, books[2]) == anew


def test_release_cards_are_cards_of_their_rooms() -> None:
    cards = release_cards([codebook()], PLACES)
    source = parse_card(cards["sources/survey_synthetic_meter.yml"])
    indicators = load_indicators(
        card for name, card in cards.items() if name.startswith("indicators/")
    )
    assert [one.series for one in indicators] == [
        "corruption_grown",
        "insecurity_factors_arms",
        "insecurity_factors_news",
    ]
    assert set(source.units) == {one.series for one in indicators}
    assert {one.source for one in indicators} == {source.id}
    assert {one.places for one in indicators} == {PLACES}
    assert source.resources[0].each_file


def test_share_that_only_a_numeral_could_name_is_no_series() -> None:
    book = codebook()
    assert book.question("accession_horizon").headline
    assert "accession_horizon" not in series_codes([book], book)


def test_release_cards_say_that_a_wave_is_synthetic() -> None:
    for name, card in release_cards([codebook()], PLACES).items():
        told = card["origin"]["title"] if name.startswith("sources/") else card["name"]
        assert told.startswith("SYNTHETIC")
    real = release_cards([codebook(synthetic=False)], PLACES)
    assert not any(str(card.get("name", "")).startswith("SYNTHETIC") for card in real.values())


def test_indicator_of_a_survey_has_no_numerals_in_its_words() -> None:
    for name, card in release_cards([codebook()], PLACES).items():
        if name.startswith("indicators/"):
            texts = " ".join((card["name"], card["short"], card["caveat"], card["description"]))
            assert not any(sign.isdigit() for sign in texts)


def test_release_of_waves_is_marked_as_the_closest_of_them() -> None:
    closed = {"level": "AMBER", "owner": "SECRETARIAT"}
    books = [codebook(2023, released=closed, marking=closed), codebook(2024)]
    cards = release_cards(books, PLACES)
    assert cards["sources/survey_synthetic_meter.yml"]["marking"] == {
        "level": "TLP:AMBER",
        "owner": "SECRETARIAT",
        "releasable_to": [],
    }


def test_file_of_a_release_is_one_that_its_source_card_reads() -> None:
    book = codebook()
    assert file_of(book) == f"{source_of(book)}-synthetic_2023.estimates.parquet"


def test_release_needs_a_wave() -> None:
    with pytest.raises(SurveyError, match="no wave to release"):
        release_cards([], PLACES)


def test_question_of_several_answers_is_multiple() -> None:
    assert codebook().question("insecurity_factors").kind is Kind.MULTIPLE
