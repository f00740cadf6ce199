"""Spark as an engine: its settings, its refusals, and that it leaves nothing behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from synopsis.catalog.engines.address import Address
from synopsis.catalog.engines.spark import place_of, settings_of
from synopsis.catalog.errors import WorkspaceError
from tests.catalog.spark_here import need_spark

CONNECT = """
import sys
from pathlib import Path
from synopsis.catalog.engine import Engine
from synopsis.vocabulary import SynopsisError
try:
    engine = Engine(sys.argv[1], Path(sys.argv[2]))
    print(engine.empty({"a": "text"}).count().to_pyarrow().as_py(), "rows")
except SynopsisError as error:
    print(error)
"""


def connect(address: str, folder: Path, **env: str) -> "subprocess.CompletedProcess[str]":
    """Connect in a process of its own, which ends."""
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", CONNECT, address, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        env={**os.environ, "TMPDIR": str(folder), **env},
    )


def settings(text: str) -> dict[str, str]:
    return dict(settings_of(Address.parse(text)))


def test_local_spark_keeps_to_the_loopback() -> None:
    made = settings("pyspark")
    assert made["spark.master"] == "local[2]"
    assert made["spark.driver.bindAddress"] == made["spark.driver.host"] == "127.0.0.1"
    assert made["spark.ui.enabled"] == "false"
    assert made["spark.sql.session.timeZone"] == "UTC"


def test_cluster_is_named_by_server_or_setting_and_chooses_its_own_driver_address() -> None:
    by_server = settings("pyspark://head:7077?spark.executor.memory=4g&lake=s3a://bucket/lake")
    assert by_server["spark.master"] == "spark://head:7077"
    assert by_server["spark.executor.memory"] == "4g"
    assert not {"lake", "spark.driver.host", "spark.driver.bindAddress"} & set(by_server)
    assert settings("pyspark://?spark.master=yarn")["spark.master"] == "yarn"


def test_master_of_spark_submit_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYSPARK_GATEWAY_PORT", "1")
    assert "spark.master" not in settings("pyspark")


def test_setting_that_spark_has_not_is_refused() -> None:
    with pytest.raises(WorkspaceError, match="no setting of Spark is called memory"):
        settings("pyspark://?memory=4g")


def test_file_is_found_in_the_lake_or_its_mirror(tmp_path: Path) -> None:
    path = tmp_path / "a [x]" / "t" / "source=y" / "1.parquet"
    lake = tmp_path / "a [x]"
    assert place_of(path, lake, "") == f"file://{tmp_path}/a \\[x\\]/t/source=y/1.parquet"
    assert place_of(path, lake, "s3a://b/lake/") == "s3a://b/lake/t/source=y/1.parquet"


def test_spark_without_java_is_told_with_the_remedy(tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="no pyspark here: install the extra 'spark'")
    told = connect("pyspark", tmp_path, JAVA_HOME=str(tmp_path / "nothing")).stdout
    assert told.startswith("Spark needs Java, and there is none in JAVA_HOME")
    assert "install Java 17 or later" in told
    assert told.count("\n") == 1


def test_master_that_does_not_answer_is_told_with_the_remedy(tmp_path: Path) -> None:
    need_spark()
    told = connect("pyspark://127.0.0.1:9", tmp_path).stdout
    assert told.startswith("no Spark master answers at spark://127.0.0.1:9")
    assert told.count("\n") == 1


def test_spark_that_cannot_start_is_told_by_its_own_reason(tmp_path: Path) -> None:
    need_spark()
    told = connect("pyspark://?spark.driver.memory=1k", tmp_path).stdout
    assert told.startswith("Spark does not start: Too small maximum heap")


def test_spark_is_quiet_and_leaves_nothing_behind(tmp_path: Path) -> None:
    need_spark()
    ended = connect("pyspark", tmp_path)
    assert ended.stdout == "0 rows\n"
    assert ended.stderr == ""
    assert [path.name for path in tmp_path.iterdir() if "hsperf" not in path.name] == []


def test_command_line_starts_without_any_engine() -> None:
    names = "('ibis', 'duckdb', 'pyspark', 'py4j', 'pyarrow', 'sqlglot', 'pandas')"
    code = f"import sys, synopsis.cli; print([name for name in {names} if name in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout == "[]\n"
