"""Deliveries of feeds: files on disk where they lie, and from the publisher by its list of files.

The list names each file with its size and MD5, and only files of the host that gives the list are
fetched. One that is kept by its address is not fetched again, since a feed's files do not change.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import md5
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from synopsis.catalog import View
from synopsis.evidence.delivery import Fetcher
from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.offer import SHIPPED, Offer
from synopsis.sources import Fetched, Request, format_of

_PIECE = 1 << 20
_LIST = "text/plain"


@dataclass(frozen=True, slots=True)
class Came:
    """A file of a feed and what the publisher said of it; no path where the lake has it already."""

    offer: Offer
    path: Path | None
    url: str
    media: str = ""
    etag: str = ""
    last_modified: str = ""


# What is kept of a listed file: nothing where it must be fetched.
Kept = Callable[[Offer], Came | None]


def bring_feed(view: View, offer: Offer, fetcher: Fetcher, kept: Kept) -> Iterator[Came]:
    """The files of an offer, one after the other; each is gone when the next is asked for."""
    if offer.path:
        yield Came(offer, offer.path, f"file:{offer.path.name}")
    elif offer.url:
        yield from _fetched(offer, fetcher, kept)
    else:
        shipped = offer.resource.shipped
        yield Came(offer, view.profile.path(shipped), f"{SHIPPED}:{shipped}")


def _fetched(offer: Offer, fetcher: Fetcher, kept: Kept) -> Iterator[Came]:
    feed = format_of(offer.card, offer.resource).feed
    if feed is None or feed.listed is None:
        with _passing_folder() as folder:
            yield _came(offer, fetcher(Request(offer.url, offer.resource.media), folder))
        return
    with _passing_folder() as folder:
        listed = feed.listed(_list(offer, fetcher, folder).read_bytes())
    for one in listed:
        _check_host(offer, one.url)
    for one in listed:
        part = replace(offer, url=one.url, resource=offer.resource.part(_name(one.url)))
        if had := kept(part):
            yield had
            continue
        with _passing_folder() as folder:
            came = _came(part, fetcher(Request(one.url, offer.resource.media), folder))
            if came.path:
                _check_sum(came.path, one)
            yield came


def _list(offer: Offer, fetcher: Fetcher, folder: Path) -> Path:
    fetched = fetcher(Request(offer.url, _LIST), folder)
    if fetched.path is None:
        raise EvidenceError("the list of files was not sent", where=offer.url, remedy="try again")
    return fetched.path


def _came(offer: Offer, fetched: Fetched) -> Came:
    if fetched.path is None:
        raise EvidenceError("nothing was sent", where=offer.url, remedy="gather again")
    return Came(offer, fetched.path, offer.url, fetched.media, fetched.etag, fetched.last_modified)


def _check_host(offer: Offer, url: str) -> None:
    """Refuse an address elsewhere: a list that anyone on the way may write says where to go."""
    host = _host(url)
    if not host or host != _host(offer.url):
        raise EvidenceError(
            f"the list of files names an address of another host ({url[:120]})",
            where=offer.name,
            remedy=f"look at {offer.url}, and name the right list in the source card",
        )


def _host(url: str) -> str:
    """The host of an address, its port and whatever else stands there; empty of a broken one."""
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


def _check_sum(path: Path, listed: Any) -> None:  # noqa: ANN401  # a listed file of the sources
    """Refuse a file that is not the one which the publisher's list describes."""
    state, size = md5(usedforsecurity=False), 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            state.update(piece)
            size += len(piece)
    if (size, state.hexdigest()) != (listed.size, listed.md5):
        raise EvidenceError(
            "the file is not the one that the publisher's list describes (size or MD5)",
            where=listed.url,
            remedy="gather again",
        )


def _name(url: str) -> str:
    return urlsplit(url).path.rsplit("/", 1)[-1]


@contextmanager
def _passing_folder() -> Iterator[Path]:
    """A folder for what is being fetched, gone afterwards."""
    try:
        folder = TemporaryDirectory(prefix="synopsis-")
    except OSError as error:
        raise EvidenceError(
            f"there is no room for what is fetched ({error.strerror})",
            remedy="free space in the system's folder for temporary files",
        ) from error
    with folder as name:
        yield Path(name)
