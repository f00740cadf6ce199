from pathlib import Path

import pytest

from synopsis.sources import Fetched, Request, fetch
from synopsis.sources.errors import FetchError
from synopsis.sources.transfer import Limits, Line
from tests.sources.publisher import (
    BODY,
    Answer,
    Publisher,
    chunked,
    drip,
    drop_after,
    endless,
)

QUICK = Limits(size=1 << 20, seconds=5, silence=2, attempts=3)
VALIDATED = {"ETag": '"one"', "Accept-Ranges": "bytes"}


class Waits:
    """A sleep that notes how long it was asked to last and returns at once."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def take(url: str, into: Path, waits: Waits | None = None, **known: str) -> Fetched:
    return fetch(Request(url, "text/csv", **known), into, QUICK, Line(sleep=waits or Waits()))


def refusal(url: str, into: Path, limits: Limits = QUICK) -> FetchError:
    """The error of a fetch that must fail and leave nothing behind."""
    with pytest.raises(FetchError) as caught:
        fetch(Request(url, "text/csv"), into, limits, Line(sleep=Waits()))
    assert list(into.iterdir()) == []
    assert caught.value.sentence.count("\n") == 0
    return caught.value


def content(fetched: Fetched) -> bytes:
    assert fetched.path is not None
    return fetched.path.read_bytes()


def test_fetch_takes_bytes_and_validators(publisher: Publisher, tmp_path: Path) -> None:
    headers = {
        "ETag": '"one"',
        "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT",
        "Content-Type": "text/csv; charset=windows-1250",
    }
    fetched = take(publisher.says("/a", Answer(headers=headers, body=BODY)), tmp_path)
    assert content(fetched) == BODY
    assert (fetched.etag, fetched.last_modified) == ('"one"', headers["Last-Modified"])
    assert (fetched.media, fetched.charset, fetched.size) == ("text/csv", "windows-1250", len(BODY))


def test_fetch_asks_only_for_what_is_new(publisher: Publisher, tmp_path: Path) -> None:
    url = publisher.says("/a", Answer(304))
    fetched = take(url, tmp_path, etag='"one"')
    assert fetched == Fetched(url, not_modified=True, etag='"one"')
    assert publisher.asked[0][1]["If-None-Match"] == '"one"'
    assert list(tmp_path.iterdir()) == []


def test_fetch_asks_by_date_without_an_etag(publisher: Publisher, tmp_path: Path) -> None:
    day = "Mon, 01 Jan 2024 00:00:00 GMT"
    assert take(publisher.says("/a", Answer(304)), tmp_path, last_modified=day).not_modified
    assert publisher.asked[0][1]["If-Modified-Since"] == day


def test_fetch_refuses_not_modified_to_an_open_question(
    publisher: Publisher, tmp_path: Path
) -> None:
    assert "status 304" in refusal(publisher.says("/a", Answer(304)), tmp_path).sentence


def test_fetch_waits_as_long_as_it_is_asked(publisher: Publisher, tmp_path: Path) -> None:
    waits = Waits()
    busy = Answer(429, {"Retry-After": "7"})
    url = publisher.says("/a", busy, Answer(body=BODY))
    assert content(take(url, tmp_path, waits)) == BODY
    assert waits.seconds == [7.0]


def test_fetch_counts_a_date_from_the_servers_clock(publisher: Publisher, tmp_path: Path) -> None:
    waits = Waits()
    busy = Answer(503, {"Retry-After": "Fri, 31 Dec 1999 23:59:59 GMT"})
    assert content(take(publisher.says("/a", busy, Answer(body=BODY)), tmp_path, waits)) == BODY
    assert waits.seconds == [1.0]


def test_fetch_does_not_wait_for_ever(publisher: Publisher, tmp_path: Path) -> None:
    url = publisher.says("/a", Answer(429, {"Retry-After": "86400"}))
    assert "asks to wait 86,400 seconds" in refusal(url, tmp_path).sentence


def test_fetch_backs_off_longer_each_time(publisher: Publisher, tmp_path: Path) -> None:
    waits = Waits()
    url = publisher.says("/a", Answer(500), Answer(500), Answer(body=BODY))
    assert content(take(url, tmp_path, waits)) == BODY
    assert waits.seconds == [1.0, 2.0]


def test_fetch_gives_up_after_all_attempts(publisher: Publisher, tmp_path: Path) -> None:
    error = refusal(publisher.says("/a", Answer(500)), tmp_path)
    assert "status 500 (3 attempts)" in error.sentence
    assert len(publisher.asked) == 3


def test_fetch_does_not_insist_on_what_is_not_there(publisher: Publisher, tmp_path: Path) -> None:
    assert "status 404" in refusal(publisher.url + "/none", tmp_path).sentence
    assert len(publisher.asked) == 1


def test_fetch_goes_on_where_it_stopped(publisher: Publisher, tmp_path: Path) -> None:
    half = len(BODY) // 2
    rest = {**VALIDATED, "Content-Range": f"bytes {half}-{len(BODY) - 1}/{len(BODY)}"}
    url = publisher.says(
        "/a",
        Answer(headers=VALIDATED, length=len(BODY), act=drop_after(BODY[:half])),
        Answer(206, rest, BODY[half:]),
    )
    assert content(take(url, tmp_path)) == BODY
    asked = publisher.asked[1][1]
    assert (asked["Range"], asked["If-Range"]) == (f"bytes={half}-", '"one"')


def test_fetch_starts_anew_when_the_file_has_changed(publisher: Publisher, tmp_path: Path) -> None:
    url = publisher.says(
        "/a",
        Answer(headers=VALIDATED, length=len(BODY), act=drop_after(BODY[:100])),
        Answer(headers={"ETag": '"two"'}, body=BODY.upper()),
    )
    assert content(take(url, tmp_path)) == BODY.upper()


@pytest.mark.parametrize(
    "answer",
    [
        Answer(206, {"ETag": '"one"', "Content-Range": "bytes 5-9/10"}, b"wrong"),
        Answer(206, {"ETag": '"two"', "Content-Range": "bytes 100-104/105"}, b"other"),
        Answer(206, {"ETag": '"one"'}, b"which"),
        Answer(416),
    ],
)
def test_fetch_refuses_another_part(publisher: Publisher, tmp_path: Path, answer: Answer) -> None:
    broken = Answer(headers=VALIDATED, length=len(BODY), act=drop_after(BODY[:100]))
    url = publisher.says("/a", broken, answer, Answer(body=BODY))
    assert content(take(url, tmp_path)) == BODY
    assert "Range" not in publisher.asked[2][1]


def test_fetch_never_keeps_a_file_cut_short(publisher: Publisher, tmp_path: Path) -> None:
    cut = Answer(length=len(BODY), act=drop_after(BODY[:100]))
    assert "(3 attempts)" in refusal(publisher.says("/a", cut), tmp_path).sentence


def test_fetch_never_keeps_a_cut_chunked_body(publisher: Publisher, tmp_path: Path) -> None:
    headers = {"Transfer-Encoding": "chunked"}
    cut = Answer(headers=headers, act=chunked(BODY[:50], whole=False))
    whole = Answer(headers=headers, act=chunked(BODY[:50], BODY[50:]))
    assert content(take(publisher.says("/a", cut, whole), tmp_path)) == BODY
    (tmp_path / "cut").mkdir()
    assert "connection failed" in refusal(publisher.says("/b", cut), tmp_path / "cut").sentence


@pytest.mark.parametrize("length", [len(BODY) + 1, len(BODY) * 2])
def test_fetch_refuses_a_length_that_is_too_long(
    publisher: Publisher, tmp_path: Path, length: int
) -> None:
    refusal(publisher.says("/a", Answer(body=BODY, length=length)), tmp_path)


def test_fetch_stops_an_endless_body(publisher: Publisher, tmp_path: Path) -> None:
    error = refusal(publisher.says("/a", Answer(act=endless)), tmp_path)
    assert "larger than 1,048,576 bytes" in error.sentence


def test_fetch_refuses_a_stated_size_beyond_the_limit(publisher: Publisher, tmp_path: Path) -> None:
    url = publisher.says("/a", Answer(body=b"x", length=1 << 40))
    assert "larger than" in refusal(url, tmp_path).sentence


def test_fetch_stops_a_slow_drip(publisher: Publisher, tmp_path: Path) -> None:
    limits = Limits(seconds=0.1, silence=1, attempts=3)
    error = refusal(publisher.says("/a", Answer(act=drip)), tmp_path, limits)
    assert "longer than 0.1 seconds" in error.sentence


def test_fetch_stops_waiting_for_silence(publisher: Publisher, tmp_path: Path) -> None:
    def silent(wire: object) -> None:
        del wire
        import time

        time.sleep(0.4)

    limits = Limits(seconds=5, silence=0.1, attempts=1)
    error = refusal(publisher.says("/a", Answer(length=10, act=silent)), tmp_path, limits)
    assert "connection failed" in error.sentence


@pytest.mark.parametrize("target", ["file:///etc/hosts", "ftp://127.0.0.1/x", "https://127.0.0.1/"])
def test_fetch_does_not_leave_the_scheme(publisher: Publisher, tmp_path: Path, target: str) -> None:
    url = publisher.says("/a", Answer(302, {"Location": target}))
    assert "another scheme" in refusal(url, tmp_path).sentence


def test_fetch_follows_a_redirect_within_the_scheme(publisher: Publisher, tmp_path: Path) -> None:
    publisher.says("/b", Answer(body=BODY))
    fetched = take(publisher.says("/a", Answer(301, {"Location": "/b"})), tmp_path)
    assert content(fetched) == BODY
    assert fetched.url == publisher.url + "/b"


def test_fetch_does_not_run_in_circles(publisher: Publisher, tmp_path: Path) -> None:
    url = publisher.says("/a", Answer(302, {"Location": "/a"}))
    assert "redirects more than 5 times" in refusal(url, tmp_path).sentence


def test_fetch_refuses_a_page_where_data_are_expected(publisher: Publisher, tmp_path: Path) -> None:
    page = Answer(headers={"Content-Type": "text/html; charset=utf-8"}, body=b"<html>gone</html>")
    assert "an HTML page came" in refusal(publisher.says("/a", page), tmp_path).sentence


def test_fetch_refuses_packed_bytes(publisher: Publisher, tmp_path: Path) -> None:
    packed = Answer(headers={"Content-Encoding": "gzip"}, body=b"\x1f\x8b")
    assert "packed the bytes" in refusal(publisher.says("/a", packed), tmp_path).sentence


@pytest.mark.parametrize(
    "url", ["file:///etc/hosts", "ftp://x/y", "http://", "http://a:b@c/", "x", "http://[::1"]
)
def test_fetch_refuses_what_is_not_http(tmp_path: Path, url: str) -> None:
    assert "not plain HTTP" in refusal(url, tmp_path).sentence


def test_fetch_tells_that_nobody_answers(tmp_path: Path) -> None:
    limits = Limits(seconds=5, silence=1, attempts=2)
    error = refusal("http://127.0.0.1:1/x", tmp_path, limits)
    assert "connection failed" in error.sentence


def test_fetch_tells_that_the_disk_refuses(publisher: Publisher, tmp_path: Path) -> None:
    url = publisher.says("/a", Answer(body=BODY))
    with pytest.raises(FetchError, match="nothing can be written there"):
        take(url, tmp_path / "absent")


def test_fetch_shows_its_progress(publisher: Publisher, tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    url = publisher.says("/a", Answer(body=BODY))
    fetch(
        Request(url), tmp_path, QUICK, Line(progress=lambda done, total: seen.append((done, total)))
    )
    assert seen[-1] == (len(BODY), len(BODY))
