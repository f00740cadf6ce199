"""Spark: one context a process, in local mode or on a cluster, quiet and shut to the outside.

A local one listens on the loopback alone. Its warehouse, scratch files and log lie in a passing
folder, so that it leaves nothing behind.
"""

import atexit
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synopsis.catalog.engines.address import Address
from synopsis.catalog.engines.refusal import not_installed, told_of
from synopsis.catalog.errors import StoreError, WorkspaceError
from synopsis.catalog.rows import schema

if TYPE_CHECKING:
    import ibis

_MASTER = "spark.master"
_MIRROR = "lake"  # our own option beside Spark's: where the cluster finds the lake's files
_WAIT_MILLISECONDS = 5_000
_SETTINGS = {
    "spark.app.name": "synopsis",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
}
_LOCAL = {
    _MASTER: "local[2]",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "2",
    # Many small queries and then the end: compiling each of them costs more than it saves.
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}
_TROUBLE = re.compile(r"(?m)^.*?(?:Exception|Error)\b(?: occurred.*)?:?\s*(.+)$")
# What Hadoop's paths take for patterns.
_PATTERNS = str.maketrans({sign: f"\\{sign}" for sign in "{}[]*?\\"})


def connect_spark(address: Address) -> Any:  # noqa: ANN401  # an Ibis backend
    """A session of its own in the context of this process."""
    try:
        from synopsis.catalog.engines.arrow import ArrowBackend  # heavy: only when used
    except ImportError as error:
        raise not_installed(address, error) from error
    ArrowBackend.register_options()
    connection = ArrowBackend().connect(_session(settings_of(address)).newSession())
    connection.address = address
    return connection


def settings_of(address: Address) -> tuple[tuple[str, str], ...]:
    """Spark's settings for an address: ours, unless the address says otherwise."""
    named = {key: value for key, value in address.options.items() if key != _MIRROR}
    strays = sorted(key for key in named if not key.startswith("spark."))
    if strays:
        raise WorkspaceError(
            f"no setting of Spark is called {', '.join(strays)}",
            where="synopsis.toml",
            remedy=f"use names that begin with 'spark.', or '{_MIRROR}'",
        )
    if address.server:
        named = {_MASTER: f"spark://{address.server}", **named}
    elsewhere = "PYSPARK_GATEWAY_PORT" in os.environ  # spark-submit has chosen a master already
    is_local = named.get(_MASTER, "local").startswith("local") and not elsewhere
    return tuple(sorted({**_SETTINGS, **(_LOCAL if is_local else {}), **named}.items()))


def read_by_spark(
    connection: Any,  # noqa: ANN401  # an Ibis backend
    address: Address,
    lake: Path,
    files: Sequence[Path],
) -> "ibis.Table":
    """The rows of files in one scan; a column that a file lacks is missing in its rows."""
    from pyarrow.parquet import read_schema  # heavy: only when used

    columns = {field.name: field.type for path in files for field in read_schema(path.resolve())}
    mirror = address.options.get(_MIRROR, "")
    places = [place_of(path, lake, mirror) for path in files]
    with told_of(address):
        return connection.read_places(columns, places)


def empty_in_spark(connection: Any, columns: Mapping[str, str]) -> "ibis.Table":  # noqa: ANN401
    """A table with columns and no rows."""
    return connection.read_places({one.name: one.type for one in schema(columns)}, ())


def place_of(path: Path, lake: Path, mirror: str) -> str:
    """Where Spark finds a file of the lake: in its mirror where one is named, else as it lies."""
    folder = f"file://{str(lake.resolve()).translate(_PATTERNS)}"
    inner = path.resolve().relative_to(lake.resolve()).as_posix()
    return f"{mirror.rstrip('/') if mirror else folder}/{inner}"


@cache
def _session(settings: tuple[tuple[str, str], ...]) -> Any:  # noqa: ANN401  # a SparkSession
    """The one context of this process, stopped and swept at its end."""
    from pyspark import SparkContext  # heavy: only when used
    from pyspark.sql import SparkSession  # heavy: only when used

    if SparkContext._active_spark_context is not None:  # noqa: SLF001  # there is no other question
        raise WorkspaceError(
            "Spark already runs in this process with other settings",
            where="synopsis.toml",
            remedy="run it in a process of its own",
        )
    folder = tempfile.TemporaryDirectory(prefix="synopsis-spark-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    context = _started({**_own_folders(Path(folder.name)), **dict(settings)}, Path(folder.name))
    return SparkSession(context)


def _own_folders(folder: Path) -> Mapping[str, str]:
    return {
        "spark.local.dir": str(folder / "scratch"),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
    }


def _started(settings: Mapping[str, str], folder: Path) -> Any:  # noqa: ANN401  # a SparkContext
    """A context over a Java process whose words go to a log."""
    from py4j.protocol import Py4JError  # heavy: only when used
    from pyspark import SparkConf, SparkContext  # heavy: only when used

    conf = SparkConf(loadDefaults=False).setAll(list(settings.items()))
    gateway = _launched(conf, folder)
    _check_master(gateway, settings.get(_MASTER, ""))
    try:
        context = SparkContext(gateway=gateway, conf=conf)
    except Py4JError as error:
        reason = str(getattr(error, "java_exception", error)).strip().split("\n")[0]
        raise StoreError(
            f"Spark does not start: {reason}",
            where="synopsis.toml",
            remedy="see to the engine's settings and the cluster, and run it again",
        ) from error
    atexit.register(_stop, context, gateway)
    return context


def _launched(conf: Any, folder: Path) -> Any:  # noqa: ANN401  # a py4j gateway
    """Java with Spark in it."""
    from pyspark.errors import PySparkRuntimeError  # heavy: only when used
    from pyspark.java_gateway import launch_gateway  # heavy: only when used

    home = os.environ.get("JAVA_HOME")
    if not shutil.which(f"{home}/bin/java" if home else "java"):
        raise WorkspaceError(
            f"Spark needs Java, and there is none {f'in JAVA_HOME ({home})' if home else 'here'}",
            remedy="install Java 17 or later or set JAVA_HOME to it, or set engine to duckdb",
        )
    launch: Any = launch_gateway  # pyspark publishes no types for it
    log = folder / "spark.log"
    with log.open("wb") as out:
        try:
            return launch(conf, {"stdout": out, "stderr": subprocess.STDOUT})
        except PySparkRuntimeError as error:
            words = _TROUBLE.search(log.read_text("utf-8", "replace"))
            raise WorkspaceError(
                f"Spark does not start: {words[1] if words else 'Java ended without a word'}",
                remedy="see to Java, which must be 17 or later, and to the engine's settings",
            ) from error


def _check_master(gateway: Any, master: str) -> None:  # noqa: ANN401  # a py4j gateway
    """Refuse a master that does not answer; Spark itself would wait for it for a minute."""
    from py4j.protocol import Py4JJavaError  # heavy: only when used

    if not master.startswith("spark://"):
        return
    net = gateway.jvm.java.net
    for server in master.removeprefix("spark://").split(","):
        host, _, port = server.rpartition(":")
        with suppress(Py4JJavaError):
            socket = net.Socket()
            socket.connect(net.InetSocketAddress(host, int(port or 0)), _WAIT_MILLISECONDS)
            socket.close()
            return
    gateway.shutdown()
    raise StoreError(
        f"no Spark master answers at {master}",
        where="synopsis.toml",
        remedy="start it, correct the engine's address, or set engine to duckdb",
    )


def _stop(context: Any, gateway: Any) -> None:  # noqa: ANN401  # Spark's own
    """Stop Spark, then the Java that we started, before its folder is swept."""
    context.stop()
    gateway.shutdown()
    own = getattr(gateway, "proc", None)
    if own is not None:
        own.stdin.close()
        own.wait(30)
