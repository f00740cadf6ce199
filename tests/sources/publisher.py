"""A publisher on the loopback that misbehaves as told: each path has a list of answers."""

import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

BODY = b"place,period,indicator,value\n" + b"".join(
    b"ALB,%d,total_population,1234567\n" % year for year in range(1850, 2000)
)


@dataclass
class Answer:
    """One answer: status, headers, body; `act` takes the wire over after the headers."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    length: int | None = None
    act: Callable[["Wire"], None] | None = None


class Wire(BaseHTTPRequestHandler):
    """One connection; HTTP/1.0 unless an answer states its length."""

    protocol_version = "HTTP/1.1"
    publisher: "Publisher"

    def do_GET(self) -> None:
        self.publisher.asked.append((self.path, dict(self.headers.items())))
        queue = self.publisher.answers.get(self.path, [Answer(404)])
        answer = queue.pop(0) if len(queue) > 1 else queue[0]
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.act is None or answer.length is not None:
            length = len(answer.body) if answer.length is None else answer.length
            self.send_header("Content-Length", str(length))
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            if answer.act:
                answer.act(self)
            else:
                self.wfile.write(answer.body)
        except OSError:
            return  # the reader left, as it should
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Say nothing."""

    def break_off(self) -> None:
        """Cut the line."""
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_RDWR)


@dataclass
class Publisher:
    """A running server: what it answers, and what it was asked."""

    url: str
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def says(self, path: str, *answers: Answer) -> str:
        """Answer a path with these, the last one for ever; the address to ask."""
        self.answers[path] = list(answers)
        return self.url + path


@contextmanager
def publishing() -> Iterator[Publisher]:
    """A publisher on a free port, gone afterwards."""
    publisher = Publisher("")
    wire = type("BoundWire", (Wire,), {"publisher": publisher})
    server = ThreadingHTTPServer(("127.0.0.1", 0), wire)
    server.daemon_threads = True
    publisher.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield publisher
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def drop_after(body: bytes) -> Callable[[Wire], None]:
    """Send some bytes and cut the line."""

    def act(wire: Wire) -> None:
        wire.wfile.write(body)
        wire.break_off()

    return act


def endless(wire: Wire) -> None:
    """Send for ever."""
    while True:
        wire.wfile.write(b"1,2,3,4\n" * 4096)


def drip(wire: Wire) -> None:
    """Send a byte now and then."""
    for _ in range(1000):
        wire.wfile.write(b"x")
        wire.wfile.flush()
        time.sleep(0.01)


def chunked(*chunks: bytes, whole: bool = True) -> Callable[[Wire], None]:
    """Send chunks, with or without the last one that says it is over."""

    def act(wire: Wire) -> None:
        for chunk in chunks:
            wire.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
        if whole:
            wire.wfile.write(b"0\r\n\r\n")

    return act
