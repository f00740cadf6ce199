"""Fixtures of the catalog: workspaces in passing folders, and a PostgreSQL server."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from synopsis.catalog import View, Workspace
from tests.catalog.worlds import make_workspace

_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path)


@pytest.fixture
def view(workspace: Workspace) -> View:
    return workspace.view()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL database: given, or of a server started for these tests."""
    given = os.environ.get("SYNOPSIS_TEST_POSTGRESQL")
    if given:
        yield given
        return
    if not _BINARIES:
        if os.environ.get("CI") == "true":
            pytest.fail("CI leaves nothing out, and there is no PostgreSQL server")
        pytest.skip("no PostgreSQL server here: install one or set SYNOPSIS_TEST_POSTGRESQL")
    with tempfile.TemporaryDirectory(prefix="postgresql-") as folder:
        server = _start(Path(folder))
        try:
            yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
        finally:
            server.send_signal(signal.SIGINT)  # does not wait for its clients
            server.wait(30)


def _start(folder: Path) -> "subprocess.Popen[bytes]":
    """A server of its own on a socket in a folder; never as root, which it refuses."""
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    data, binaries = folder / "data", _BINARIES[-1]
    make = [str(binaries / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust"]
    subprocess.run(make, check=True, capture_output=True, cwd="/", user=user)  # ours
    run = [str(binaries / "postgres"), "-D", str(data), "-k", str(folder), "-h", ""]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(run, stdout=log, stderr=log, cwd="/", user=user)  # ours
    for _ in range(150):
        if (folder / ".s.PGSQL.5432").exists():
            break
        time.sleep(0.1)
    time.sleep(0.3)
    return server


@pytest.fixture
def ledger_address(postgresql: str) -> Iterator[str]:
    """A fresh PostgreSQL ledger, removed afterwards."""
    import sqlalchemy as sa

    engine = sa.create_engine(postgresql, poolclass=sa.NullPool)
    remove = sa.text("DROP TABLE IF EXISTS contributions")
    with engine.begin() as connection:
        connection.execute(remove)
    yield postgresql
    with engine.begin() as connection:
        connection.execute(remove)
    engine.dispose()
