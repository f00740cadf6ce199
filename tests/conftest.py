"""The demo workspace, made once for all who only read it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from synopsis.catalog import View, Workspace, init_workspace, open_workspace
from synopsis.evidence import SHIPPED, gather
from synopsis.indicators import Series, measure
from synopsis.landscape import Picture, assess

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
HERE = Path(__file__).parent
# What takes minutes goes first, so that no worker is left alone with it at the end.
LONGEST = (
    "edition/test_derivation.py",
    "docs/test_docs.py",
    "edition/test_powercut.py",
    "edition",
)


def pytest_configure(config: pytest.Config) -> None:
    """Workers take files in the order below, not those with the most tests first."""
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    ranks = {path: rank for rank, path in enumerate(LONGEST)}

    def rank(item: pytest.Item) -> int:
        path = item.path.relative_to(HERE)
        return min(ranks.get(str(one), len(LONGEST)) for one in (path, *path.parents))

    items.sort(key=rank)


def make_demo(folder: Path) -> Workspace:
    """A workspace of the Western Balkans with the shipped figures, by a clock that stands."""
    init_workspace(folder, "western-balkans", NOON)
    workspace = open_workspace(folder, lambda: NOON)
    gather(workspace.view(), origin=SHIPPED)
    return workspace


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return make_demo(tmp_path_factory.mktemp("workspace") / "demo")


@pytest.fixture(scope="session")
def demo_view(demo: Workspace) -> View:
    return demo.view()


@pytest.fixture(scope="session")
def measured(demo_view: View) -> tuple[Series, ...]:
    return measure(demo_view)


@pytest.fixture(scope="session")
def picture(demo_view: View, measured: tuple[Series, ...]) -> Picture:
    return assess(demo_view, measured)
