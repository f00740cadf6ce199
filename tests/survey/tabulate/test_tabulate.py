from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from synopsis.catalog.profile import load_profile
from synopsis.evidence import waves
from synopsis.survey import mean, tabulate
from synopsis.survey.errors import SurveyError
from synopsis.survey.house import House
from synopsis.survey.tabulate.yearbook import FEW, Part, Reason, Table, Yearbook
from synopsis.survey.wave_sample import design_of
from synopsis.vocabulary import Region
from tests.survey.small_wave import wave


@cache
def region() -> Region:
    return load_profile("western-balkans").region


@cache
def yearbook(people: int = 300, *by: str) -> Yearbook:
    names = by or ("economy", "sex", "age")
    return tabulate.tabulate(wave(people=people), names, House(), region())


def table(book: Yearbook, name: str) -> Table:
    return next(one for one in book.tables if one.question.id == name)


def test_columns_are_the_region_its_economies_in_order_and_the_domains() -> None:
    columns = yearbook(300, "economy*sex").columns
    assert [one.label for one in columns[:7]] == [
        "Western Balkans", "Albania", "Bosnia and Herzegovina", "Kosovo*", "Montenegro",
        "North Macedonia", "Serbia",
    ]  # fmt: skip
    assert [one.letter for one in columns[:9]] == ["", *"ABCDEF", "A", "B"]
    assert (columns[7].place, columns[7].domain, columns[7].category) == ("ALB", "sex", "Women")


def test_tables_agree_with_the_plain_estimate() -> None:
    made, book = wave(), yearbook()
    safety = table(book, "safety")
    design = design_of(made, House()).within(made.places == "SRB")
    codes = made.column("safety")
    asked = mean(design, (codes == 3).astype(float)[:, None], ("neither",))
    at = book.place("SRB")
    assert safety.share[2, at] == pytest.approx(float(asked.values[0]), rel=1e-12)
    assert safety.se[2, at] == pytest.approx(float(asked.se[0]), rel=1e-9)


def test_domains_are_not_tabled_as_questions() -> None:
    assert [one.question.id for one in yearbook().tables] == [
        "safety",
        "threat",
        "worry",
        "joining",
    ]


def test_those_who_do_not_know_are_a_line_and_the_refused_are_counted_outside() -> None:
    threat, safety = table(yearbook(), "threat"), table(yearbook(), "safety")
    assert safety.lines[5].code == waves.Silence.DONT_KNOW.code
    assert [silence for silence, _ in threat.silences] == [waves.Silence.REFUSED]
    column = yearbook().place("WB6")
    refused = threat.silences[0][1][column]
    assert threat.n[column] + refused == 1500


def test_an_economy_without_respondents_is_not_covered_and_never_nought() -> None:
    book = yearbook()
    at = book.place("XKX")
    for one in book.tables:
        assert {one.reason(line, at) for line in range(len(one.lines))} == {Reason.NOT_COVERED}
        assert np.isnan(one.share[:, at]).all()


def test_hidden_numbers_are_not_in_the_tables() -> None:
    for one in yearbook().tables:
        hidden = one.reasons != Reason.SHOWN
        for values in (one.share, one.se, one.low, one.high, one.deff, one.n_effective):
            assert np.isnan(values[hidden]).all()
        assert (one.letters[hidden] == "").all()


def test_a_small_base_is_suppressed_and_the_next_larger_flagged() -> None:
    small = yearbook(25, "economy")
    flagged = yearbook(40, "economy")
    at = small.place("ALB")
    assert table(small, "threat").reason(0, at) is Reason.SMALL_BASE
    assert bool(table(flagged, "safety").is_flagged[at])
    assert not bool(table(flagged, "safety").is_flagged[flagged.place("WB6")])


def test_a_small_base_is_told_for_it_could_be_had_by_subtraction() -> None:
    book = yearbook(8, "economy")
    found = table(book, "worry")
    at = book.place("ALB")
    assert found.n[at] == 8
    assert found.reason(0, at) is Reason.SMALL_BASE


def test_a_scale_has_a_mean_and_a_net_of_its_headline() -> None:
    lines = table(yearbook(), "safety").lines
    assert [one.part for one in lines[6:]] == [Part.MEAN, Part.HEADLINE]
    assert lines[7].label == "Net: Rather safe + Very safe"
    safety = table(yearbook(), "safety")
    at = yearbook().place("WB6")
    assert safety.share[7, at] == pytest.approx(safety.share[3, at] + safety.share[4, at])


def test_a_question_along_time_shows_what_was_not_reported() -> None:
    joining = table(yearbook(), "joining")
    at = yearbook().place("WB6")
    assert joining.lines[-1].part is Part.UNREPORTED
    made = wave()
    silent = made.column("joining") == waves.Silence.REFUSED.code
    expected = made.drawn.weights[silent].sum() / made.drawn.weights.sum()
    assert joining.share[-1, at] == pytest.approx(expected)


def test_letters_stand_within_their_block() -> None:
    safety = table(yearbook(), "safety")
    named = {
        letter.upper()
        for column in yearbook().block(2)
        for cell in safety.letters[:, column]
        for letter in str(cell).split()
    }
    assert named <= {"A", "B"}


def test_a_domain_that_was_not_asked_is_one_sentence() -> None:
    with pytest.raises(SurveyError, match="no background question 'income'"):
        tabulate.tabulate(wave(), ["income"], House(), region())


def test_texts_are_in_the_language_asked_where_it_is_known() -> None:
    made = tabulate.tabulate(wave(), ["economy"], House(), region(), "mk")
    assert made.tables[0].question.text(made.language) == wave().codebook.questions[0].wording["mk"]


def test_each_economy_alike_is_the_mean_of_the_economies_with_its_error() -> None:
    made = wave(people=500, without="")
    book = tabulate.tabulate(made, ["equal"], House(), region())
    assert [one.label for one in book.columns[:3]] == [
        "Western Balkans", "Each economy alike", "Albania",
    ]  # fmt: skip
    safety = table(book, "safety")
    economies = [book.place(code) for code in ("ALB", "BIH", "XKX", "MNE", "MKD", "SRB")]
    assert safety.share[2, 1] == pytest.approx(safety.share[2, economies].mean())
    # Economies share no units, so their variances add up.
    assert safety.se[2, 1] == pytest.approx(np.sqrt((safety.se[2, economies] ** 2).sum()) / 6)
    assert safety.low[2, 1] < safety.share[2, 1] < safety.high[2, 1]


def test_the_mean_of_economies_is_not_told_where_one_is_not_covered() -> None:
    book = tabulate.tabulate(wave(), ["equal"], House(), region())
    for one in book.tables:
        assert np.isnan(one.share[:, 1]).all()
        assert Reason.SHOWN not in {one.reason(line, 1) for line in range(len(one.lines))}


@cache
def filtered() -> waves.Wave:
    """A wave in which only those who fear a disaster were asked when they will join."""
    made = wave()
    codes = made.codes.copy()
    at = [made.columns.index(name) for name in ("threat", "joining")]
    codes[codes[:, at[0]] != 3, at[1]] = waves.Silence.NOT_ASKED.code
    return replace(made, codes=codes)


def test_a_base_that_tells_a_hidden_answer_of_its_filter_is_hidden() -> None:
    book = tabulate.tabulate(filtered(), ("sex",), House(), region())
    threat, joining = table(book, "threat"), table(book, "joining")
    hidden = threat.reasons[2] == Reason.HELD_BACK
    assert 0 < hidden.sum() < len(hidden) - 1
    assert (joining.n[hidden] == FEW).all()
    for values in (joining.weighted_base, joining.df, joining.effective_base):
        assert np.isnan(values[hidden]).all()
    for grid in (joining.deff, joining.n_effective):
        assert np.isnan(grid[:, hidden]).all()
    asked = (joining.n > 0) & ~hidden
    assert np.isfinite(joining.weighted_base[asked]).all()
    assert (threat.n > 0).sum() == len(hidden) - 1, "its own base is told"


def test_those_who_were_not_asked_are_no_silence_of_a_filtered_question() -> None:
    book = tabulate.tabulate(filtered(), ("sex",), House(), region())
    silences = {silence for silence, _ in table(book, "joining").silences}
    assert waves.Silence.NOT_ASKED not in silences


@pytest.mark.parametrize("people", [60, 120, 300])
def test_whatever_parts_them_two_books_hide_the_same_cells_of_economies(people: int) -> None:
    made = wave(people=people)
    books = [
        tabulate.tabulate(made, by, House(), region()) for by in (("sex",), ("age", "economy*sex"))
    ]
    for one, other in zip(*(book.tables for book in books), strict=True):
        assert (one.reasons[:, :7] == other.reasons[:, :7]).all()


def test_the_reasons_of_economies_are_those_of_every_book() -> None:
    book = yearbook()
    places = [at for at, one in enumerate(book.columns[:7]) if one.place != "XKX"]
    for one in book.tables:
        labels, reasons = tabulate.economy_reasons(wave(), one.question, House(), region())
        assert reasons.shape == (7, len(labels))
        lines = [line for line in one.lines if line.part is not Part.UNREPORTED]
        assert [label for label in labels if label != "Net"] == [
            line.label for line in lines if line.part is not Part.HEADLINE
        ]
        assert (one.reasons[: len(lines), places] == reasons[places].T).all()


def test_a_mean_is_hidden_beside_a_hidden_answer() -> None:
    safety = table(yearbook(), "safety")
    hidden = (safety.reasons[:6] != Reason.SHOWN).any(axis=0)
    assert hidden.any()
    assert (safety.reasons[6, hidden] != Reason.SHOWN).all()
    assert (safety.reasons[6, ~hidden] == Reason.SHOWN).all()


def test_what_was_not_reported_is_not_had_by_subtraction() -> None:
    book = yearbook(100, "sex", "age")
    unreported = table(book, "joining").reasons[-1]
    assert (unreported == Reason.TOO_FEW).any()
    for block in range(1, len(book.blocks)):
        own = unreported[[at for at in book.block(block) if book.columns[at].place != "XKX"]]
        assert (own != Reason.SHOWN).sum() != 1 or unreported[0] != Reason.SHOWN


def test_a_reader_is_told_one_word_for_cells_hidden_for_themselves_and_beside() -> None:
    assert Reason.TOO_FEW.words == Reason.HELD_BACK.words == "held back"
    assert Reason.TOO_FEW.sign == Reason.HELD_BACK.sign
    assert Reason.SMALL_BASE.sign != Reason.HELD_BACK.sign
