"""Deliveries: the bytes of a resource as they are had: shipped, from disk, or from the network."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from tempfile import TemporaryDirectory

from synopsis.catalog import Receipt, View
from synopsis.evidence.errors import EvidenceError
from synopsis.sources import Card, Fetched, Request, Resource, bundle, format_of

SHIPPED = "shipped"
Fetcher = Callable[[Request, Path], Fetched]


@dataclass(frozen=True, slots=True)
class Offer:
    """One resource and where it is had; without a path or an address, from the region's folder."""

    card: Card
    resource: Resource
    path: Path | None = None
    url: str = ""

    @property
    def name(self) -> str:
        """Source and resource, for errors and progress."""
        return f"{self.card.id}/{self.resource.id}"


@dataclass(frozen=True, slots=True)
class Delivery:
    """Bytes and what the publisher said of them; no bytes where nothing has changed."""

    data: bytes | None
    url: str
    media: str = ""
    etag: str = ""
    last_modified: str = ""


def list_offers(view: View, cards: Iterable[Card], origin: Path | str | None) -> tuple[Offer, ...]:
    """What there is to gather: from the network (None), the region's folder, or a path on disk.

    From the network, a source without any address gives its shipped table.
    """
    cards = tuple(cards)
    if isinstance(origin, Path):
        return _on_disk(cards, origin)
    economies = ";".join(place.code for place in view.profile.region.places)
    return tuple(offer for card in cards for offer in _offered(card, economies, origin == SHIPPED))


def _offered(card: Card, economies: str, shipped: bool) -> Iterator[Offer]:  # noqa: FBT001
    from_network = not shipped and any(resource.url for resource in card.resources)
    for resource in card.resources:
        if from_network and resource.url:
            yield Offer(card, resource, url=resource.url.replace("{economies}", economies))
        if not from_network and resource.shipped:
            yield Offer(card, resource)


def _on_disk(cards: tuple[Card, ...], origin: Path) -> tuple[Offer, ...]:
    """Files by the patterns of the cards, one for each resource; a choice is never guessed."""
    if not origin.exists():
        raise EvidenceError("there is no such file or folder", where=str(origin))
    paths = sorted(origin.iterdir()) if origin.is_dir() else [origin]
    found = [
        Offer(card, resource, path=path)
        for card in cards
        for resource in card.resources
        for path in paths
        if resource.file and fnmatchcase(path.name, resource.file)
    ]
    if not found:
        patterns = sorted({one.file for card in cards for one in card.resources if one.file})
        raise EvidenceError(
            "no file there has a name that a source card expects",
            where=str(origin),
            remedy=f"name it like {' or '.join(patterns[:4])}",
        )
    _check_choice(found)
    return tuple(found)


def _check_choice(offers: list[Offer]) -> None:
    """Refuse two files for one resource, and one file for two."""
    files = [offer.path.name for offer in offers if offer.path]
    names = [offer.name for offer in offers]
    for name, file in zip(names, files, strict=True):
        if names.count(name) > 1 or files.count(file) > 1:
            raise EvidenceError(
                f"the file {file} is not the only one for {name}, or is for another as well",
                remedy="leave one file for each resource in the folder",
            )


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
