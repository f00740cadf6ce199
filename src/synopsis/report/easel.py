"""The easel: charts drawn in a process of its own, beside whatever else an edition needs.

The drawing engine takes most of a second to start and holds the interpreter's lock while it
draws. The process ends by itself when its input does, so nothing outlives the one who asked.
"""

import json
import struct
import subprocess
import sys
from threading import Lock
from types import TracebackType
from typing import IO, Self

from synopsis.report.charts import Specification, drawn
from synopsis.report.errors import ReportError

# Before each answer: whether it is a picture (else an error in words), and its length in bytes.
_HEAD = struct.Struct("?Q")


class Easel:
    """A drawing process; `draw` may be called from several threads and answers one at a time."""

    def __init__(self) -> None:
        """Start the process; it makes itself ready while the caller goes on."""
        command = [sys.executable, "-c", f"from {__name__} import main; main()"]
        self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._lock = Lock()

    def __enter__(self) -> Self:
        """Use it for the length of a block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self._process.communicate()

    def draw(self, specification: Specification, form: str) -> bytes:
        """A specification drawn as `svg` or `png`; see `charts.drawn`."""
        request = json.dumps({"specification": specification, "form": form}).encode()
        with self._lock:
            try:
                is_picture, answer = self._ask(request)
            except (OSError, struct.error) as stopped:
                raise ReportError(
                    "the drawing process has stopped", remedy="run the command again"
                ) from stopped
        if not is_picture:
            raise ReportError(answer.decode(), where="a chart", remedy="report this as a fault")
        return answer

    def _ask(self, request: bytes) -> tuple[bool, bytes]:
        sent, answers = self._process.stdin, self._process.stdout
        if sent is None or answers is None:
            raise OSError
        sent.write(request + b"\n")
        sent.flush()
        is_picture, length = _HEAD.unpack(answers.read(_HEAD.size))
        return is_picture, answers.read(length)


class LateEasel:
    """An easel that is set up when first a picture is asked for: where most are drawn already."""

    def __init__(self) -> None:
        """Start nothing."""
        self._easel: Easel | None = None
        self._lock = Lock()

    def __enter__(self) -> Self:
        """Use it for the length of a block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process, if any was started."""
        if self._easel is not None:
            self._easel.__exit__(kind, error, trace)

    @property
    def is_set_up(self) -> bool:
        """Whether a process was started."""
        return self._easel is not None

    def draw(self, specification: Specification, form: str) -> bytes:
        """A specification drawn as `svg` or `png`; see `charts.drawn`."""
        with self._lock:
            self._easel = self._easel or Easel()
        return self._easel.draw(specification, form)


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Draw what is asked, line by line, until nothing more is."""
    drawn({"mark": "point", "data": {"values": []}}, "svg")
    for line in requests:
        asked = json.loads(line)
        try:
            answer, is_picture = drawn(asked["specification"], asked["form"]), True
        except (ReportError, ValueError) as error:
            answer, is_picture = str(error).encode(), False
        answers.write(_HEAD.pack(is_picture, len(answer)) + answer)
        answers.flush()


def main() -> None:
    """Serve the one who started this process."""
    serve(sys.stdin.buffer, sys.stdout.buffer)
