"""Fetching: one file over HTTP, whole or not at all, within limits, as politely as asked.

Conditional requests and ranges follow RFC 9110; waiting follows its Retry-After.
"""

import http.client
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from synopsis.sources.errors import FetchError
from synopsis.sources.receive import receive
from synopsis.sources.transfer import Call, Fetched, Limits, Line, Part, Request

if TYPE_CHECKING:
    import urllib3

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LIMITS, _LINE = Limits(), Line()


def fetch(request: Request, into: Path, limits: Limits = _LIMITS, line: Line = _LINE) -> Fetched:
    """Fetch one file into a folder; interrupted transfers go on where they stopped.

    Raises FetchError, in which case nothing is left in the folder.
    """
    import urllib3  # heavy: only when used

    _check_address(request.url)
    with _opened(into) as file:
        pool = urllib3.PoolManager(cert_reqs="CERT_REQUIRED", retries=False)
        deadline = line.now() + limits.seconds
        call = Call(request, limits, line, Part(file), deadline, pool)
        try:
            fetched = _insist(call)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
        finally:
            pool.clear()
    if fetched.not_modified:
        Path(file.name).unlink()
    return fetched


def _opened(into: Path) -> IO[bytes]:
    """A new file in the folder."""
    try:
        return NamedTemporaryFile(dir=into, prefix="fetched-", delete=False)
    except OSError as error:
        raise FetchError(
            f"nothing can be written there ({error.strerror})",
            where=str(into),
            remedy="free space on the disk, or allow writing there",
        ) from error


def _insist(call: Call) -> Fetched:
    """Try until it comes whole, waiting longer each time, or as long as the server asks."""
    for attempt in range(1, call.limits.attempts + 1):
        try:
            return _attempt(call)
        except FetchError as error:
            if not error.again:
                raise
            if attempt == call.limits.attempts:
                raise FetchError(
                    f"{error.what} ({attempt} attempts)", where=error.where, remedy=error.remedy
                ) from error
            call.line.sleep(_wait(call, error, attempt))
            call.check_time()
    raise FetchError("no attempt was allowed", where=call.request.url, remedy="allow one")


def _wait(call: Call, error: FetchError, attempt: int) -> float:
    wait: float = max(error.wait, call.limits.pause * 2 ** (attempt - 1))
    if wait > call.limits.patience:
        raise FetchError(
            f"the server asks to wait {wait:,.0f} seconds",
            where=call.request.url,
            remedy="try again then",
        )
    return wait


def _attempt(call: Call) -> Fetched:
    """One try: ask, follow, judge the answer, and take its bytes."""
    import urllib3  # heavy: only when used

    try:
        response, url = _follow(call)
        try:
            return receive(call, response, url)
        finally:
            response.close()
    except (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError) as error:
        raise FetchError(
            f"the connection failed ({type(error).__name__})",
            where=call.request.url,
            remedy="check the network and try again",
            again=not isinstance(error, urllib3.exceptions.SSLError),
        ) from error


def _follow(call: Call) -> tuple["urllib3.BaseHTTPResponse", str]:
    """The first answer that is no redirect; a redirect may not leave the scheme."""
    import urllib3  # heavy: only when used

    url = call.request.url
    timeout = urllib3.Timeout(connect=call.limits.silence, read=call.limits.silence)
    for _ in range(call.limits.redirects + 1):
        call.check_time()
        response = call.pool.request(
            "GET",
            url,
            headers=_headers(call),
            preload_content=False,
            redirect=False,
            timeout=timeout,
        )
        target = response.headers.get("Location")
        if response.status not in _REDIRECTS or not target:
            return response, url
        response.close()
        url = _redirected(url, target)
    raise FetchError(
        f"the address redirects more than {call.limits.redirects} times",
        where=call.request.url,
        remedy="put the final address on the card",
    )


def _redirected(url: str, target: str) -> str:
    joined = urljoin(url, target)
    if urlsplit(joined).scheme != urlsplit(url).scheme:
        raise FetchError(
            f"the address redirects to another scheme ({urlsplit(joined).scheme})",
            where=url,
            remedy="put the final address on the card if it is right",
        )
    _check_address(joined)
    return joined


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and parts.hostname and not parts.username
    except ValueError:
        sound = False
    if not sound:
        raise FetchError(
            "the address is not plain HTTP", where=url[:200], remedy="use https:// and a host"
        )


def _headers(call: Call) -> Mapping[str, str]:
    """Ask for the bytes as they are, for what is new, or for what is still missing."""
    headers = {"Accept-Encoding": "identity", "User-Agent": "synopsis"}
    if call.part.size and call.part.validator:
        headers |= {"Range": f"bytes={call.part.size}-", "If-Range": call.part.validator}
    elif call.request.etag:
        headers["If-None-Match"] = call.request.etag
    elif call.request.last_modified:
        headers["If-Modified-Since"] = call.request.last_modified
    return headers
