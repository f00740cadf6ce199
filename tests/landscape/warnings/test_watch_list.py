from typing import Any

import pytest

from synopsis.landscape import LandscapeError
from synopsis.landscape.warnings.watch_list import parse_processes, parse_tasks

TASK = {"id": "t", "name": "Look", "trend": "tensions", "owner": "desk", "watch": ["x"],
        "every_days": 30, "action": "Call.", "assessment": "why"}  # fmt: skip
PROCESS = {"id": "p", "name": "Peace", "place": "ALB", "trend": "tensions", "quiet": "It is quiet.",
           "yet": "It can break.", "reviewer": "desk", "lines": "1-2"}  # fmt: skip


def test_task_and_process_are_read() -> None:
    assert parse_tasks({"tasks": [TASK]})[0].every_days == 30
    assert parse_processes({"processes": [PROCESS]})[0].grounds.lines == "1-2"


@pytest.mark.parametrize(
    "changes",
    [{"watch": []}, {"why_no_series": "none"}, {"every_days": 0}, {"action": ""}, {"by": "me"}],
)
def test_task_that_nobody_could_do_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(LandscapeError):
        parse_tasks({"tasks": [{**TASK, **changes}]})


@pytest.mark.parametrize("key", ["quiet", "yet", "reviewer", "lines"])
def test_process_without_a_part_is_refused(key: str) -> None:
    part = {name: value for name, value in PROCESS.items() if name != key}
    with pytest.raises(LandscapeError):
        parse_processes({"processes": [part]})
