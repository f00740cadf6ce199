"""Whether Spark can run here, and the one address that all its tests share."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

SPARK = "pyspark"
# Java's sockets on the Python side are closed by the collector, at any later time.
QUIET = pytest.mark.filterwarnings(
    "ignore:unclosed <socket:ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


def need_spark() -> None:
    """Leave a test out, saying so, where Spark cannot run; CI leaves nothing out."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which(str(Path(home, "bin", "java")) if home else "java")
    if java and find_spec("pyspark"):
        return
    if os.environ.get("CI") == "true":
        pytest.fail("CI leaves nothing out, and there is no Java or no pyspark")
    pytest.skip("no Spark here: install Java 17 and the extra 'spark'")
