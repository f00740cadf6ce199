"""Deliveries: the bytes of a resource as they are had: shipped, from disk, or from the network."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from synopsis.catalog import Receipt, View
from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.offer import SHIPPED, Offer
from synopsis.sources import Fetched, Request, bundle, format_of

Fetcher = Callable[[Request, Path], Fetched]


@dataclass(frozen=True, slots=True)
class Delivery:
    """Bytes and what the publisher said of them; no bytes where nothing has changed."""

    data: bytes | None
    url: str
    media: str = ""
    etag: str = ""
    last_modified: str = ""


def bring(view: View, offer: Offer, previous: Receipt | None, fetcher: Fetcher) -> Delivery:
    """The bytes of an offer, asked for only if changed where the publisher can tell."""
    if offer.url:
        return _fetched(offer, previous, fetcher)
    if offer.path:
        return Delivery(_read(offer.path), f"file:{offer.path.name}")
    path = view.profile.path(offer.resource.shipped)
    return Delivery(_read(path), f"{SHIPPED}:{offer.resource.shipped}")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise EvidenceError(
            f"the file cannot be read ({error.strerror})", where=str(path), remedy="check it"
        ) from error


def _fetched(offer: Offer, previous: Receipt | None, fetcher: Fetcher) -> Delivery:
    known = previous if previous and previous.url == offer.url else None
    request = Request(
        offer.url,
        offer.resource.media,
        etag=known.etag if known else "",
        last_modified=known.last_modified if known else "",
    )
    with _passing_folder() as folder:
        first = fetcher(request, Path(folder))
        if first.path is None:
            return Delivery(None, offer.url)
        pages = _pages(offer, _read(first.path), Path(folder), fetcher)
    if len(pages) == 1:
        return Delivery(pages[0], offer.url, _media(first), first.etag, first.last_modified)
    # The first page's validators say nothing of the others, so they are not kept.
    named = {f"page-{number:04d}.json": page for number, page in enumerate(pages, start=1)}
    return Delivery(bundle(named), offer.url, "application/zip")


def _media(fetched: Fetched) -> str:
    """Media type and charset as the server declared them; kept, and never used to parse."""
    return f"{fetched.media}; charset={fetched.charset}" if fetched.charset else fetched.media


def _passing_folder() -> "TemporaryDirectory[str]":
    """A folder for what is being fetched, gone afterwards."""
    try:
        return TemporaryDirectory(prefix="synopsis-")
    except OSError as error:
        raise EvidenceError(
            f"there is no room for what is fetched ({error.strerror})",
            remedy="free space in the system's folder for temporary files",
        ) from error


def _pages(offer: Offer, first: bytes, folder: Path, fetcher: Fetcher) -> list[bytes]:
    """The first page and all that follow it."""
    pages = [first]
    form = format_of(offer.card, offer.resource)
    for url in form.pages(first, offer.url) if form.pages else ():
        fetched = fetcher(Request(url, offer.resource.media), folder)
        if fetched.path is None:
            raise EvidenceError("a page was not sent", where=url, remedy="gather again")
        pages.append(_read(fetched.path))
    return pages
