from synopsis.indicators import change
from synopsis.landscape.ahead.kept import read_kept, write_kept
from tests.landscape.ahead.foreseen import prospect

VALUES: list[float | None] = [None if at == 20 else at / 3 // 1 for at in range(48)]


def test_what_was_kept_reads_back_as_the_same() -> None:
    one, other = prospect(VALUES), prospect(VALUES, "SRB", has_steps=False)
    refused = change.Refusal("no month is covered")
    found = ((one.fan, one.dated), (other.fan, refused))
    kept = read_kept(write_kept(found), (one.monthly, other.monthly))
    assert kept == found


def test_what_was_kept_of_other_series_is_none() -> None:
    one = prospect(VALUES)
    kept = write_kept([(one.fan, one.dated)])
    assert read_kept(kept, (one.monthly, one.monthly)) is None
