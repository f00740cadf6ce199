from pathlib import Path

import pytest

from synopsis.evidence import SHIPPED, gather
from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.offer import files_of, fits, list_offers
from synopsis.sources import Resource
from tests.evidence.workspaces import Desk


@pytest.mark.parametrize(
    ("path", "pattern", "is_meant"),
    [
        ("a/b/population.csv", "population*.csv", True),
        ("a/b/Population.csv", "population*.csv", False),
        ("a/b/population.csv", "b/population.csv", True),
        ("a/bb/population.csv", "b/population.csv", False),
        ("a/b/population.csv", "c/population.csv", False),
    ],
)
def test_a_pattern_means_a_name_or_the_end_of_a_path(
    path: str, pattern: str, *, is_meant: bool
) -> None:
    assert fits(Path(path), pattern) is is_meant


def test_a_folder_is_read_with_the_folders_below_it_but_for_hidden_ones(desk: Desk) -> None:
    below = desk.inbox / "deep" / "deeper"
    below.mkdir(parents=True)
    (desk.inbox / ".git").mkdir()
    for path in (below / "b.csv", desk.inbox / "a.csv", desk.inbox / ".git" / "c.csv"):
        path.touch()
    assert [path.name for path in files_of(desk.inbox)] == ["a.csv", "b.csv"]


def test_a_file_below_the_folder_is_gathered(desk: Desk) -> None:
    source = desk.population()
    below = desk.inbox / "2026" / "march"
    below.mkdir(parents=True)
    source.rename(below / source.name)
    (found,) = gather(desk.view, origin=desk.inbox)
    assert (found.source, found.was_new) == ("un_population", True)


def test_every_file_of_a_feed_is_a_part_of_its_own() -> None:
    feed = Resource("events", "export", "text/csv", file="*.export.CSV.zip", each_file=True)
    assert feed.part("20231130143000.export.CSV.zip").id == "events.20231130143000"
    assert feed.part("a (copy).zip").id == "events.a-copy"
    assert Resource("whole", "csv", "text/csv", file="*.csv").part("x.csv").id == "whole"


def test_nothing_there_is_told(desk: Desk) -> None:
    with pytest.raises(EvidenceError, match="no such file or folder"):
        gather(desk.view, origin=desk.inbox / "absent")
    with pytest.raises(EvidenceError, match="no file there has a name"):
        gather(desk.view, origin=desk.inbox)
    assert gather(desk.view, ("un_population",), SHIPPED)


def test_sources_that_expect_no_file_are_told(desk: Desk) -> None:
    with pytest.raises(EvidenceError, match="gather it without --from, or write in its card"):
        list_offers(desk.view, (), desk.inbox)
