"""The framework of a region is whole: no twin, no name that leads nowhere."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from synopsis.catalog import View
from synopsis.landscape import LandscapeError
from synopsis.landscape.framework import Framework, load_framework
from synopsis.landscape.framework.alias import Alias, AliasKind
from synopsis.landscape.framework.topic import parse_topics
from synopsis.landscape.framework.trigger import parse_exogenous
from tests.landscape.framework.worlds import mechanism, topic


def whole(**changes: Any) -> Framework:
    parts = {"mechanisms": (mechanism(),), "functions": (topic("talk"),),
             "threats": (topic("crime"),)}  # fmt: skip
    return Framework(**(parts | changes))


def test_framework_finds_a_mechanism_by_id() -> None:
    assert whole().mechanism("council").short == "MUC"
    with pytest.raises(LandscapeError, match="no mechanism 'nobody'"):
        whole().mechanism("nobody")


EVENT = {"id": "war", "name": "War", "works_through": ["spark"], "reasoning": "Why.", "lines": 2}


@pytest.mark.parametrize(
    "change",
    [
        {"threats": ()},
        {"functions": ()},
        {"mechanisms": (mechanism(), mechanism())},
        {"aliases": (Alias("A1", "Nobody", "nobody", AliasKind.VARIANT),)},
        {"aliases": (Alias("A1", "MUC", "council", AliasKind.ABBREVIATION),)},
        {"exogenous": parse_exogenous({"exogenous": [EVENT]})},
    ],
)
def test_framework_refuses_what_leads_nowhere(change: dict[str, Any]) -> None:
    with pytest.raises(LandscapeError):
        whole(**change)


def test_region_without_a_framework_has_an_empty_one(demo_view: View) -> None:
    bare = replace(demo_view.profile, found={})
    assert load_framework(bare) == Framework()


def test_workspace_may_override_a_list(demo_view: View, tmp_path: Path) -> None:
    path = tmp_path / "channels.yml"
    path.write_text("id: channels\nchannels: [{id: sea, name: Sea, lines: 1}]\n", "utf-8")
    found = {**demo_view.profile.found, "channels.yml": path}
    assert [one.id for one in load_framework(replace(demo_view.profile, found=found)).channels] == [
        "sea"
    ]


@pytest.mark.parametrize("part", [{"name": "No id", "lines": 1}, {"id": "x", "name": "X"}, "text"])
def test_topic_that_cannot_be_read_names_its_list(part: Any) -> None:
    with pytest.raises(LandscapeError, match=r"threats\.yml"):
        parse_topics({"threats": [part]}, "threats", "threats.yml")
