import re

from lxml import etree

from synopsis.report.palette import LIGHT
from synopsis.report.profile_picture import NARROW, WIDE, Standing, profile_svg
from synopsis.vocabulary import Place
from tests.report.sample_picture import TRENDS, sample_picture

PICTURE = sample_picture()


def standings(place: str) -> list[Standing]:
    return [
        Standing(trend.name, PICTURE.cells[trend.id, Place(place)], (12.0, 40.0, 75.5), "told")
        for trend in TRENDS
    ]


def texts(svg: str) -> list[str]:
    return ["".join(node.itertext()) for node in etree.fromstring(svg).iter("{*}text")]


def test_profile_names_trends_and_no_other_economy() -> None:
    said = " ".join(texts(profile_svg(standings("ALB"), WIDE, LIGHT)))
    assert all(trend.name.split()[0] in said for trend in TRENDS)
    assert not [name for name in ("Serbia", "Montenegro", "Kosovo*") if name in said]


def test_profile_holds_no_digits_and_fits_a_phone() -> None:
    for measure in (WIDE, NARROW):
        svg = profile_svg(standings("ALB"), measure, LIGHT)
        assert not re.search(r"\d", " ".join(texts(svg)))
    assert NARROW.width <= 358


def test_median_takes_in_the_economy_itself() -> None:
    one = standings("ALB")[0]
    assert one.own.level is not None
    levels = sorted([12.0, 40.0, 75.5, one.own.level.percentile])
    assert one.middle == (levels[1] + levels[2]) / 2
    assert Standing("Alone", one.own, (), "told").middle is None


def test_economy_that_is_not_covered_has_its_own_look() -> None:
    svg = profile_svg(standings("BIH"), WIDE, LIGHT)
    assert "not covered" in texts(svg)
