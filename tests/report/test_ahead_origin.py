import pytest

from synopsis.report.ahead_origin import LEVELS_AT, ahead_entry, pool_at
from synopsis.report.content import Document, OriginEntry
from synopsis.report.likelihood_origin import scale_at
from synopsis.report.material import Material
from synopsis.vocabulary import Scale, number_at


def step(found: OriginEntry, what: str) -> str:
    return next(one.text for one in found.steps if one.what == what)


def test_coming_month_says_its_levels_and_what_it_was_made_from(
    document: Document, material: Material
) -> None:
    own = material.foresight.of_indicator("wb_route_detections")[0]
    found = document.origins[own.step_at(own.fan.steps[0].period)]
    assert "2.5 %: " in found.shown
    assert "97.5 %: " in found.shown
    assert str(own.fan.last) in step(found, "Made from")
    assert all(name.replace("_", " ") in step(found, "Weights") for name in own.fan.weights)
    assert found.inputs == (own.months, pool_at(own.fan.pool))


def test_months_go_down_to_their_rows(document: Document, material: Material) -> None:
    own = material.foresight.of_indicator("wb_route_detections")[0]
    found = document.origins[own.months]
    assert len(found.citations) > 100
    assert "2 months after" in step(found, "Published")


def test_pool_names_every_series_that_shares_the_past(document: Document) -> None:
    found = document.origins[pool_at("detections")]
    assert len(found.inputs) == 7
    assert found.shown.startswith("7 series")


def test_month_that_the_publisher_does_not_list_says_why_it_is_nought(
    document: Document, material: Material
) -> None:
    noughts = [
        own.series.address(point)
        for own in material.foresight.of_indicator("nationals_detected")
        for point in own.series.points
        if not point.inputs
    ]
    assert noughts
    entry = ahead_entry(material, noughts[0])
    assert entry is None  # it is a point, and explained as one
    own = next(one for one in material.foresight.of_indicator("nationals_detected")
               if any(not point.inputs for point in one.series.points))  # fmt: skip
    assert "lists nothing in it" in step(document.origins[own.months], "Months not listed")


def test_probability_says_its_word_scale_and_what_settles_it(
    document: Document, material: Material
) -> None:
    own = material.foresight.of_indicator("wb_route_detections")[0]
    assert own.statement is not None
    found = document.origins[own.chance_at]
    assert own.statement.likelihood.word in found.shown
    assert "ICD 203 scale" in found.shown
    assert "publisher's figure" in step(found, "Settled by")
    assert own.series.derived(str(own.statement.than)) in found.inputs


def test_change_of_level_says_between_which_months_it_lies(
    document: Document, material: Material
) -> None:
    own = next(one for one in material.foresight.prospects if one.marks)
    mark = own.marks[-1]
    found = document.origins[own.mark_at(mark)]
    assert f"between {mark.earliest} and {mark.latest}" in found.shown


def test_levels_and_scale_are_explained(material: Material) -> None:
    assert ahead_entry(material, LEVELS_AT)
    scale = ahead_entry(material, scale_at(Scale.ICD_203))
    assert scale is not None
    assert "likely 55\N{EN DASH}80 %" in scale.shown


@pytest.mark.parametrize(
    "parts",
    [
        ("wb_route_detections", "WB6", "outlook-1999-01"),
        ("wb_route_detections", "WB6", "since-1999-01"),
        ("wb_route_detections", "WB6", "expected-1999-01"),
        ("wb_route_detections", "ALB", "months"),
        ("record", "detections", "made_up"),
        ("warning", "made_up", "ALB"),
        ("warning_record", "made_up"),
        ("calendar", "made_up"),
    ],
)
def test_what_is_not_there_is_not_explained(material: Material, parts: tuple[str, ...]) -> None:
    assert ahead_entry(material, number_at(*parts)) is None


def test_every_figure_of_the_records_has_an_address_of_its_own(material: Material) -> None:
    from synopsis.report.record_words import line_at, record_at

    lines = [line_at(one) for one in material.foresight.record.lines]
    records = [record_at(one) for one in material.foresight.book.records]
    assert len(lines) == len(set(lines))
    assert len(records) == len(set(records)) > 0
    for address in (*lines, *records):
        assert ahead_entry(material, address)
