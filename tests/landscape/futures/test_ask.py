import pytest

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.futures.ask import asked_links
from tests.landscape.futures.worlds import shipped, small


def test_every_link_of_the_model_is_asked_with_what_the_report_says() -> None:
    landscape = shipped()
    asked = asked_links(landscape)
    assert len(asked) == int((landscape.amounts != 0).sum())
    assert all(one.lines and one.evidence for one in asked)
    assert all(landscape.names[one.source] in one.sentence for one in asked)


def test_pair_of_which_the_report_says_nothing_may_be_asked() -> None:
    asked = asked_links(small([("a", "+", "b")]), [("b", "a")])
    assert [one.link for one in asked] == [("b", "a")]
    assert asked[0].evidence == ("The report says nothing of this link.",)


def test_unknown_concept_is_refused_with_those_there_are() -> None:
    with pytest.raises(LandscapeError, match="use two of: a, b"):
        asked_links(small([("a", "+", "b")]), [("a", "z")])
