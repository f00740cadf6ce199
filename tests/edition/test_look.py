"""The demo's own pages in a browser: no serious fault, nothing cut off, no broken policy."""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.edition.stages import Stage
from tests.report.look.test_look import look, missing

PAGES = (
    "index.html",
    "trend-migration.html",
    "trend-organised_crime.html",
    "economy-XKX.html",
    "gaps.html",
    "sources.html",
    "references.html",
    "origins/of-unemployment.html",
)


@pytest.fixture(scope="module")
def seen(built: Stage, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    if lacking := missing():
        reason = f"pages were not looked at: no {', no '.join(lacking)}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    pages: Path = built.folder / "draft" / "html"
    return look(pages, tmp_path_factory.mktemp("seen"), *PAGES)


def test_every_page_is_seen_at_both_widths_in_both_themes(seen: list[dict[str, Any]]) -> None:
    assert len(seen) == 4 * len(PAGES)


def test_no_page_has_a_serious_fault(seen: list[dict[str, Any]]) -> None:
    grave = {"serious", "critical"}
    found = [(one["page"], fault) for one in seen for fault in one["faults"]]
    assert [(page, fault) for page, fault in found if fault["impact"] in grave] == []


def test_no_page_is_cut_off_or_breaks_its_policy(seen: list[dict[str, Any]]) -> None:
    assert [one["page"] for one in seen if one["overflow"] > 0 or one["noise"]] == []
