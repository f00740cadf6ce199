import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from synopsis.report.charts import drawn
from synopsis.report.html import render_html
from tests.report.sample import sample_document

HERE = Path(__file__).parent
PAGES = ("index.html", "economy_demography.html", "sources.html", "origins/index.html",
         "origins/of-synthetic-survey.html")  # fmt: skip


def chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for path in map(shutil.which, names) if path), None)


def missing() -> list[str]:
    """What looking at pages needs and is not there."""
    wanted = {
        "node": shutil.which("node"),
        "Chromium": chromium(),
        "npm modules (npm ci in tests/report/look)": (HERE / "node_modules" / "axe-core").is_dir(),
    }
    return [name for name, found in wanted.items() if not found]


def look(folder: Path, out: Path, *names: str) -> list[dict[str, Any]]:
    """Open pages at both widths in both themes; what was seen of each."""
    node, browser = shutil.which("node"), chromium()
    assert node
    assert browser
    command = [node, str(HERE / "look.mjs"), browser, str(out), *(str(folder / n) for n in names)]
    subprocess.run(command, check=True, timeout=240, env={**os.environ, "LOOK_SHOTS": "no"})
    seen: list[dict[str, Any]] = json.loads((out / "report.json").read_text("utf-8"))
    return seen


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's pages on disk; nothing where there is no browser to look with."""
    if lacking := missing():
        reason = f"pages were not looked at: no {', no '.join(lacking)}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    made = tmp_path_factory.mktemp("pages")
    for name, content in render_html(sample_document(), drawn).items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_bytes(content)
    return made


@pytest.fixture(scope="module")
def seen(folder: Path) -> list[dict[str, Any]]:
    (folder / "faulty.html").write_text("<html><body><img src='x.png'></body></html>")
    return look(folder, folder / "seen", *PAGES, "faulty.html")


@pytest.fixture(scope="module")
def used(folder: Path) -> dict[str, Any]:
    """What happened when the page of a trend was used as a reader does."""
    node, browser = shutil.which("node"), chromium()
    assert node
    assert browser
    command = [node, str(HERE / "behave.mjs"), browser, str(folder / "economy_demography.html")]
    done = subprocess.run(command, check=True, timeout=120, capture_output=True, text=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def good(seen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in seen if "faulty" not in one["page"]]


def test_pages_are_seen_at_both_widths_in_both_themes(seen: list[dict[str, Any]]) -> None:
    assert len(good(seen)) == 4 * len(PAGES)


def test_pages_have_no_serious_fault(seen: list[dict[str, Any]]) -> None:
    grave = {"serious", "critical"}
    assert [(o["page"], f) for o in good(seen) for f in o["faults"] if f["impact"] in grave] == []


def test_pages_fit_their_width_and_break_no_policy(seen: list[dict[str, Any]]) -> None:
    assert [(o["page"], o["overflow"], o["noise"]) for o in good(seen) if o["overflow"] > 0] == []
    assert [(one["page"], one["noise"]) for one in good(seen) if one["noise"]] == []


def test_faulty_page_is_found(seen: list[dict[str, Any]]) -> None:
    faulty = [one for one in seen if "faulty" in one["page"]]
    assert all({"image-alt", "html-has-lang"} <= {f["id"] for f in o["faults"]} for o in faulty)
    assert len(faulty) == 4


def test_page_is_used_by_keyboard(used: dict[str, Any]) -> None:
    assert used["first_stop"] == "Skip to the text"
    assert used["first_point"].startswith("Albania, 2014: 11.1 %")
    assert used["second_point"].startswith("Albania, 2015: ")


def test_number_opens_its_origin_and_gives_the_focus_back(used: dict[str, Any]) -> None:
    assert (used["dialog_opens"], used["dialog_closes"]) == (1, 0)
    assert used["entry"] == "Synthetic figure F018"
    assert used["focus_returns"] is True


def test_theme_is_chosen_and_kept(used: dict[str, Any]) -> None:
    assert (used["theme"], used["theme_kept"]) == ("dark", "dark")


def test_page_works_without_a_script(used: dict[str, Any]) -> None:
    assert used["theme_button_without_script"] is False
    assert used["link_without_script"] == "of-synthetic-survey.html#n-F018"


def test_table_behind_a_picture_is_printed(used: dict[str, Any]) -> None:
    assert used["table_is_printed"] is True
