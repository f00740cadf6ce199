"""Excalibur's files are read as published; anything else is refused in one sentence."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.landscape import LandscapeError
from synopsis.landscape.elicitation.excalibur import BYTES_MAX, parse_excalibur, read_excalibur
from synopsis.landscape.elicitation.panel import Background, Panel

HEAD = "* CLASS ASCII OUTPUT FILE. NQ=   3   QU=   5  50  95\n"
DTT = HEAD + (
    "    1     SY01    1   Unins uni 5 UNI  1.0E+0000  2.00000E+0000  3.0 What? \n"
    "    1     SY01    2      log item LOG  1.00000E+0000  2.00000E+0000  3.00000E+0000 \n"
    "    2     SY 2    1   Unins uni 5 UNI -9.99500E+0002 -9.99500E+0002 -9.99500E+0002 \n"
    "    2     SY 2    2      log item LOG  2 4 8\n"
)
RLS = (
    "    1   Unins uni 5  2.50000E+0000 UNI  What was it, 5 UNI or 6? \n"
    "    2      log item -9.99500E+0002 LOG\n"
)


def parse(dtt: str = DTT, rls: str = RLS) -> Panel:
    return parse_excalibur(dtt.encode(), rls.encode())


def refusal(dtt: bytes, rls: bytes) -> str:
    """Why two files are refused, "" where they are read."""
    try:
        parse_excalibur(dtt, rls)
    except LandscapeError as error:
        return error.sentence
    return ""


def test_the_published_case_is_read_whole(arkansas: Panel) -> None:
    assert arkansas.quantiles == (0.05, 0.25, 0.5, 0.75, 0.95)
    assert arkansas.experts == ("AR01", "AR03", "AR06", "AR07")
    assert arkansas.answers.shape == (4, 30, 5)
    assert not np.isnan(arkansas.answers).any()
    assert arkansas.is_seed.tolist() == [True] * 10 + [False] * 20
    assert arkansas.questions[1].truth == -0.74
    assert arkansas.questions[2].code == "Unins <100 FPL"
    assert arkansas.questions[2].text.startswith("What was the rate of uninsurance")
    assert arkansas.answers[2, 0].tolist() == [-30, 1, 20, 150, 250]


def test_missing_answers_stay_missing_and_codes_may_hold_anything() -> None:
    held = parse()
    assert held.experts == ("SY01", "SY 2")
    assert [one.code for one in held.questions] == ["Unins uni 5", "log item"]
    assert [one.background for one in held.questions] == [Background.UNIFORM, Background.LOG]
    assert [one.truth for one in held.questions] == [2.5, None]
    assert held.questions[0].text == "What was it, 5 UNI or 6?"
    assert np.isnan(held.answers[1, 0]).all()
    assert held.answers[1, 1].tolist() == [2, 4, 8]


def test_windows_line_ends_and_old_letters_are_read() -> None:
    dtt = DTT.replace("What", "Wh\xe4t").replace("\n", "\r\n").encode("cp1252")
    assert parse_excalibur(dtt + b"\x1a", RLS.encode()).experts == ("SY01", "SY 2")


@pytest.mark.parametrize(
    ("dtt", "rls", "told"),
    [
        ("", RLS, "it is empty in the .dtt file"),
        (HEAD, RLS, "it holds no answers in the .dtt file"),
        ("\0" + DTT, RLS, "it is no text"),
        (DTT.replace("QU=", "XX="), RLS, "names no quantiles"),
        (DTT.replace("  95", ""), RLS, "promises 3 quantiles and names 2"),
        (DTT.replace("5  50", "50  5"), RLS, "the quantiles do not rise"),
        (DTT.replace("2 4 8", "2 4"), RLS, "no UNI or LOG with 3 quantiles behind it in .*line 5"),
        (DTT.replace("2 4 8", "2 4 nan"), RLS, "no UNI or LOG with 3 quantiles behind it"),
        (DTT.replace("2 4 8", "2 4 1e999"), RLS, "too large to be a number in .*line 5"),
        (DTT.replace("2 4 8", "8 4 2"), RLS, "do not rise in the answer of SY 2 to 'log item'"),
        (DTT.replace("2 4 8", "0 4 8"), RLS, "its scale cannot hold"),
        (DTT.replace("    2     SY 2    1", "    x     SY 2    1"), RLS, "columns .*line 4"),
        (DTT.replace("SY 2    2      log", "SY 2    1      log"), RLS, "to one expert and"),
        (DTT.replace("SY 2    1 ", "SY01    1 "), RLS, "SY01 answers 'Unins uni 5' twice"),
        (DTT + " UNI" * 1_001, RLS, "more than 4,000 signs in the .dtt file, line 6"),
        (DTT, "", "it is empty in the .rls file"),
        (DTT, RLS.replace("Unins uni 5 ", "Unins uni 6 "), "no true value of a question .*line 1"),
        (DTT, RLS + RLS, "the true value of 'Unins uni 5' stands twice in .*line 3"),
        (DTT, RLS.replace("2.50000E+0000", "2.5E+999"), "too large to be a number"),
        (DTT, RLS.replace("UNI", "XXX"), "no true value of a question"),
    ],
)
def test_hostile_files_are_refused_in_one_sentence(dtt: str, rls: str, told: str) -> None:
    with pytest.raises(LandscapeError, match=told):
        parse(dtt, rls)


def test_a_file_that_is_not_there_or_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LandscapeError, match="it cannot be read: no such file"):
        read_excalibur(tmp_path / "a.dtt", tmp_path / "a.rls")
    with pytest.raises(LandscapeError, match="more than 16,777,216 bytes"):
        parse_excalibur(b" " * (BYTES_MAX + 1), b"")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.binary(max_size=120), st.booleans())
def test_any_bytes_are_read_or_refused(dtt: bytes, rls: bytes, has_head: bool) -> None:  # noqa: FBT001
    assert "\n" not in refusal(HEAD.encode() + dtt if has_head else dtt, rls)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(DTT) - 1), st.integers(0, len(RLS) - 1), st.characters(max_codepoint=255))
def test_a_changed_sign_is_read_or_refused(place: int, other: int, sign: str) -> None:
    dtt = DTT[:place] + sign + DTT[place + 1 :]
    rls = RLS[:other] + sign + RLS[other + 1 :]
    assert "\n" not in refusal(dtt.encode(), RLS.encode())
    assert "\n" not in refusal(DTT.encode(), rls.encode())
