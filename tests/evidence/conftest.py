"""Fixtures of evidence: a workspace, and a publisher on the loopback."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.evidence.workspaces import Desk
from tests.sources.publisher import Publisher, publishing


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Ibis 12 calls a method that DuckDB 2 calls deprecated; neither is ours to change."""
    mark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(mark)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with publishing() as running:
        yield running
