"""Receiving: one answer judged by its status and headers, and its bytes taken as they come."""

import re
from collections.abc import Mapping
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING

from synopsis.sources.errors import FetchError
from synopsis.sources.transfer import Call, Fetched

if TYPE_CHECKING:
    import urllib3

_CHUNK = 1 << 16
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")


def receive(call: Call, response: "urllib3.BaseHTTPResponse", url: str) -> Fetched:
    """Judge the status, take the bytes, and say what they are."""
    if response.status == 304 and (call.request.etag or call.request.last_modified):
        return Fetched(
            url, not_modified=True, etag=call.request.etag,
            last_modified=call.request.last_modified,
        )  # fmt: skip
    _check_status(call, response)
    media, charset = _media(response)
    _check_media(call, response, media)
    total = _continued(call, response) if response.status == 206 else _begun(call, response)
    _take(call, response, total)
    return Fetched(
        url=url,
        path=Path(call.part.file.name),
        size=call.part.size,
        media=media,
        charset=charset,
        etag=response.headers.get("ETag", ""),
        last_modified=response.headers.get("Last-Modified", ""),
    )


def _check_status(call: Call, response: "urllib3.BaseHTTPResponse") -> None:
    if response.status in (200, 206):
        return
    stale = response.status in (304, 416) and call.part.size > 0
    if stale:
        call.part.restart()
    raise FetchError(
        f"the server answered with status {response.status}",
        where=call.request.url,
        remedy="look at the address in a browser, or try again later",
        again=response.status in _AGAIN or stale,
        wait=_retry_after(response.headers),
    )


def _retry_after(headers: Mapping[str, str]) -> float:
    """Seconds that the server asks to wait; a date is counted from the server's own clock."""
    stated = headers.get("Retry-After", "").strip()
    if stated.isascii() and stated.isdigit():
        return float(stated[:9])
    try:
        until = parsedate_to_datetime(stated)
        return max(0.0, (until - parsedate_to_datetime(headers.get("Date", ""))).total_seconds())
    except (TypeError, ValueError):
        return 0.0


def _media(response: "urllib3.BaseHTTPResponse") -> tuple[str, str]:
    """Media type and charset as the server declares them."""
    declared = Message()
    declared["Content-Type"] = response.headers.get("Content-Type", "") or "application/x-unstated"
    return declared.get_content_type(), str(declared.get_content_charset() or "")


def _check_media(call: Call, response: "urllib3.BaseHTTPResponse", media: str) -> None:
    if media == "text/html" and call.request.media not in ("", "text/html"):
        raise FetchError(
            f"an HTML page came where {call.request.media} was expected",
            where=call.request.url,
            remedy="open the address in a browser: the publisher may have moved the file",
        )
    if response.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise FetchError(
            "the server packed the bytes although it was asked not to",
            where=call.request.url,
            remedy="fetch the file by hand and gather it with --from",
        )


def _begun(call: Call, response: "urllib3.BaseHTTPResponse") -> int | None:
    """A whole answer: start anew; the length that the server states."""
    call.part.restart()
    etag = response.headers.get("ETag", "")
    weak = etag.startswith("W/") or not etag
    if response.headers.get("Accept-Ranges", "") == "bytes" or not weak:
        call.part.validator = response.headers.get("Last-Modified", "") if weak else etag
    stated = response.headers.get("Content-Length", "")
    total = int(stated) if stated.isascii() and stated.isdigit() else None
    call.check_size(total or 0)
    return total


def _continued(call: Call, response: "urllib3.BaseHTTPResponse") -> int | None:
    """A part of an answer: it must begin where we stopped, or all is fetched again."""
    span = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
    etag = response.headers.get("ETag", call.part.validator)
    another = call.part.validator.startswith('"') and etag != call.part.validator
    if span is None or int(span[1]) != call.part.size or another:
        call.part.restart()
        raise FetchError(
            "the server sent another part than was asked for",
            where=call.request.url,
            remedy="try again",
            again=True,
        )
    total = None if span[3] == "*" else int(span[3])
    call.check_size(total or 0)
    return total


def _take(call: Call, response: "urllib3.BaseHTTPResponse", total: int | None) -> None:
    """Write the bytes as they come, watching size and time; check that all came."""
    while chunk := response.read1(_CHUNK):
        call.part.append(chunk)
        call.check_size(call.part.size)
        call.check_time()
        call.line.progress(call.part.size, total)
    if total is not None and call.part.size != total:
        raise FetchError(
            f"the file broke off after {call.part.size:,} of {total:,} bytes",
            where=call.request.url,
            remedy="try again",
            again=True,
        )
