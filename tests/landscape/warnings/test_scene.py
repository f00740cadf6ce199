"""What the scene knows, and that of a hidden source nothing is told: no text, count or id."""

import json
from datetime import date

import pytest

from synopsis.catalog import View, init_workspace, open_workspace
from synopsis.evidence import SHIPPED, gather
from synopsis.indicators import change, monthly
from synopsis.landscape.warnings import (
    append_answer,
    append_warnings,
    look,
    standing,
    survey_places,
    watch,
)
from synopsis.landscape.warnings.scene import months_of, open_book, watched
from synopsis.landscape.warnings.standing import Reply, record_of
from synopsis.vocabulary import Marking, Tlp
from tests.conftest import NOON
from tests.landscape.warnings.samples import series

SURGE_DAY = date(2022, 9, 15)
PEOPLE = """
[principals.chief]
clearance = "AMBER"
body = "MOI"
[principals.other]
clearance = "AMBER"
body = "MOD"
"""
HIDDEN = """id: frontex_detections
marking: {level: AMBER, owner: MOI}
"""


def test_months_between_are_missing_and_never_nought() -> None:
    made = months_of(series([3.0, None, 5.0]))
    assert made is not None
    assert made.family is change.Family.COUNT
    assert made.values[1] != made.values[1]
    assert months_of(series([])) is None


def test_value_that_is_no_count_is_watched_as_a_value() -> None:
    made = months_of(series([3.0, 4.5], unit="percent"))
    assert made is not None
    assert made.family is change.Family.VALUE


def test_series_of_a_kind_without_a_bound_is_refused_and_not_raised() -> None:
    counts, values = (months_of(series([3.0] * 40, unit=unit)) for unit in ("count", "percent"))
    assert counts is not None
    assert values is not None
    bounds = {change.SeriesClass.SPARSE: 3.0, change.SeriesClass.BUSY: 3.0}
    first, second = watched([counts, values], change.Thresholds(change.Choices(), bounds), [1, 1])
    assert first.judged
    assert [one.reason for one in second.refusals] == ["no bound was tuned for series of its kind"]


def test_every_series_is_judged_or_refused(demo_view: View) -> None:
    found = look(demo_view, monthly(demo_view), day=SURGE_DAY)
    assert ("wb_route_detections", "WB6") in found.sightings
    assert all(one.watch.judged or one.watch.refusals for one in found.sightings.values())


def test_earlier_day_reads_no_later_month(demo_view: View) -> None:
    many = monthly(demo_view)
    early = look(demo_view, many, day=SURGE_DAY).sightings
    for (name, _), one in early.items():
        assert one.newest is not None, name
        assert one.known is not None
        assert one.known <= SURGE_DAY
    late = look(demo_view, many, day=date(2024, 3, 1)).sightings
    for key, one in early.items():
        known = {alarm.period for alarm in one.watch.alarms}
        same = {a.period for a in late[key].watch.alarms if a.raised <= SURGE_DAY}
        assert known == same


def test_surge_of_summer_2022_is_told_on_the_day_it_could_be(demo_view: View) -> None:
    many = monthly(demo_view)
    ids = {one.id for one in watch(demo_view, many, day=SURGE_DAY)}
    assert "route_surge/WB6/2022-06/readiness" in ids
    before = {one.card.id for one in watch(demo_view, many, day=date(2022, 7, 31))}
    assert "route_surge" not in before


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> dict[str, View]:
    """The same workspace for three who look; the detections are for one of them."""
    folder = tmp_path_factory.mktemp("secret") / "demo"
    init_workspace(folder, "western-balkans", NOON)
    settings = folder / "synopsis.toml"
    settings.write_text(settings.read_text("utf-8") + PEOPLE, "utf-8")
    (folder / "cards" / "sources").mkdir(parents=True, exist_ok=True)
    (folder / "cards" / "sources" / "frontex_detections.yml").write_text(HIDDEN, "utf-8")
    opened = open_workspace(folder, lambda: NOON)
    gather(opened.view("chief"), origin=SHIPPED)
    return {name: opened.view(name or None) for name in ("", "chief", "other")}


def told(view: View, day: date | None = None) -> str:
    """All that warnings say to somebody, as text."""
    found = look(view, monthly(view), day=day)
    places = survey_places(found)
    noticed = [one for place in places for one in place.warnings]
    roles = {one.id: one.name for one in found.book.roles}
    stands = standing(view, noticed, roles)
    parts = [
        *(repr(one) for one in places),
        *(json.dumps(dict(one.record)) + one.id for one in stands),
        repr(open_book(view)),
    ]
    return "\n".join(parts)


def test_hidden_source_is_in_no_text_count_or_id(secret: dict[str, View]) -> None:
    chief = told(secret["chief"], SURGE_DAY)
    assert "route_surge/WB6/2022-06/readiness" in chief
    for name in ("", "other"):
        seen = told(secret[name], SURGE_DAY)
        for word in ("route_surge", "wb_route_detections", "nationals_detected", "Frontex, the",
                     "own_nationals", "14,697", "2022-06"):  # fmt: skip
            assert word not in seen, word
    assert told(secret[""], SURGE_DAY) == told(secret["other"], SURGE_DAY)


def test_raised_warning_and_its_answer_are_marked_as_their_source(
    secret: dict[str, View],
) -> None:
    chief = secret["chief"]
    noticed = watch(chief, monthly(chief), day=SURGE_DAY)
    own = [one for one in noticed if one.card.id == "route_surge"]
    assert own[0].marking == Marking(Tlp.AMBER, "MOI")
    roles = {one.step.receiver: "desk" for one in own}
    assert record_of(own[0], "desk")["why"]
    append_warnings(chief, own, roles)
    append_answer(chief, own[0].id, Reply.DECLINED, "counted twice")
    assert [one.kind for one in chief.contributions()] == ["warning", "warning_answer"]
    workspace = open_workspace(chief.root, lambda: NOON)
    for name in (None, "other"):
        assert workspace.view(name).contributions() == ()
        assert standing(workspace.view(name), (), {}) == ()
    (seen,) = standing(workspace.view("chief"), (), {})
    assert seen.state.value == "declined"
