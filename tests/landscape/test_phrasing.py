import pytest

from synopsis.evidence import StatedFigure
from synopsis.landscape import Picture, phrasing


def figure(picture: Picture, name: str) -> StatedFigure:
    return next(one for one in picture.stated if one.id == name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("F001", "about 60 %"),
        ("F002", "more than 60 %"),
        ("F019", "\N{MINUS SIGN}3 percentage points"),
        ("F011", "348 % (relative change)"),
        ("F079", "2030"),
        ("F093", "1244/1999"),
        ("F058", "2 to 3"),
    ],
)
def test_figure_keeps_hedge_and_unit(picture: Picture, name: str, text: str) -> None:
    assert phrasing.stated_span(figure(picture, name)).text == text
