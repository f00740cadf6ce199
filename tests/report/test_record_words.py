import pytest

from synopsis.landscape.ahead import RecordLine
from synopsis.report.record_words import line_name, line_said, share_words


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.128, "12.8 %"), (0.8, "80 %"), (-0.031, "\N{MINUS SIGN}3.1 %"), (0.0, "0 %")],
)
def test_share_is_written_in_percent_with_a_true_minus(share: float, words: str) -> None:
    assert share_words(share) == words


def test_skill_says_its_interval() -> None:
    line = RecordLine("made_up", "skill", "naive", 0.128, 0.083, 0.177)
    assert line_said(line) == "12.8 % (8.3 % to 17.7 %)"
    assert "the newest month again" in line_name(line)


def test_coverage_says_what_it_should_be() -> None:
    assert "hold 80 %" in line_name(RecordLine("made_up", "coverage_active", "0.8", 0.79))


def test_error_is_no_share_and_a_period_is_as_written() -> None:
    assert line_said(RecordLine("made_up", "crps", "mixture", 224.31)) == "224.3"
    assert line_said(RecordLine("made_up", "origins", "last", None, text="2022-12")) == "2022-12"
