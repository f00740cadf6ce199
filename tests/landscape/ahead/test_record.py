import pytest

from synopsis.landscape import LandscapeError
from synopsis.landscape.ahead.record import COLUMNS, OutlookRecord, RecordLine, parse_record


def row(*cells: str) -> dict[str, str]:
    return dict(zip(COLUMNS, cells, strict=True))


SAMPLE = (
    row("made_up", "origins", "first", "2019-12", "", ""),
    row("made_up", "skill", "naive", "0.128", "0.083", "0.177"),
    row("made_up", "coverage_active", "0.5", "0.497", "", ""),
    row("made_up", "coverage_active", "0.8", "0.79", "", ""),
    row("other", "skill", "naive", "-0.01", "-0.1", "0.02"),
)


def test_record_keeps_its_lines_by_pool_and_thing() -> None:
    record = parse_record(SAMPLE)
    assert record.pools == ("made_up", "other")
    assert [one.of for one in record.of("made_up", "coverage_active")] == ["0.5", "0.8"]
    skill = record.line("made_up", "skill")
    assert skill is not None
    assert (skill.value, skill.low, skill.high) == (0.128, 0.083, 0.177)


def test_period_of_a_record_has_text_and_no_value() -> None:
    line = parse_record(SAMPLE).line("made_up", "origins", "first")
    assert line is not None
    assert (line.value, line.text) == (None, "2019-12")


def test_line_that_is_not_there_is_none() -> None:
    assert parse_record(SAMPLE).line("made_up", "skill", "poisson") is None
    assert OutlookRecord().line("made_up", "skill") is None


def test_figure_that_stands_twice_is_refused() -> None:
    with pytest.raises(LandscapeError, match="stands twice"):
        OutlookRecord((RecordLine("a", "skill", "b", 0.1), RecordLine("a", "skill", "b", 0.2)))


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (("a", "skill", "b", "much", "", ""), "no number"),
        (("a", "skill", "b", "0.1", "low", ""), "no number"),
        (("", "skill", "b", "0.1", "", ""), "neither of which pool"),
    ],
)
def test_row_that_is_no_figure_is_refused(cells: tuple[str, ...], why: str) -> None:
    with pytest.raises(LandscapeError, match=why):
        parse_record([row(*cells)])


def test_columns_of_another_table_are_refused() -> None:
    with pytest.raises(LandscapeError, match="columns"):
        parse_record([{"pool": "a", "score": "1"}])
