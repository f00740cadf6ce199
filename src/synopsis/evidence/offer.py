"""Offers: where the resources of cards are had: shipped, on disk, or from their publishers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from synopsis.catalog import View
from synopsis.evidence.errors import EvidenceError
from synopsis.sources import Card, Resource

SHIPPED = "shipped"


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


def list_offers(view: View, cards: Iterable[Card], origin: Path | str | None) -> tuple[Offer, ...]:
    """What there is to gather: from the network (None), the region's folder, or a path on disk.

    From the network, a source without any address gives its shipped table.
    """
    cards = tuple(cards)
    if isinstance(origin, Path):
        return _on_disk(cards, origin)
    economies = ";".join(place.code for place in view.profile.region.places)
    return tuple(offer for card in cards for offer in _offered(card, economies, origin == SHIPPED))


def files_of(origin: Path) -> tuple[Path, ...]:
    """The files of a folder and the folders below it, but for hidden ones; or the one file."""
    if not origin.exists():
        raise EvidenceError("there is no such file or folder", where=str(origin))
    if not origin.is_dir():
        return (origin,)
    return tuple(
        path
        for path in sorted(origin.rglob("*"))
        if not path.is_dir()
        and not any(part.startswith(".") for part in path.relative_to(origin).parts)
    )


def fits(path: Path, pattern: str) -> bool:
    """Whether a file has a name that a pattern means; with a `/`, the end of its path."""
    if "/" in pattern:
        return fnmatchcase(path.absolute().as_posix(), f"*/{pattern}")
    return fnmatchcase(path.name, pattern)


def _offered(card: Card, economies: str, shipped: bool) -> Iterator[Offer]:  # noqa: FBT001
    from_network = not shipped and any(resource.url for resource in card.resources)
    for resource in card.resources:
        if from_network and resource.url:
            yield Offer(card, resource, url=resource.url.replace("{economies}", economies))
        if not from_network and resource.shipped:
            yield Offer(card, resource)


def _on_disk(cards: tuple[Card, ...], origin: Path) -> tuple[Offer, ...]:
    """Files by the patterns of the cards, one for each resource; a choice is never guessed."""
    paths = files_of(origin)
    found = tuple(
        Offer(card, resource.part(path.name), path=path)
        for card in cards
        for resource in card.resources
        if resource.file
        for path in paths
        if fits(path, resource.file)
    )
    if not found:
        patterns = sorted({one.file for card in cards for one in card.resources if one.file})
        raise EvidenceError(
            "no file there has a name that a source card expects",
            where=str(origin),
            remedy=f"name it like {' or '.join(patterns[:4])}"
            if patterns
            else "gather it without --from, or write in its card how a file is named",
        )
    _check_choice(found)
    return found


def _check_choice(offers: tuple[Offer, ...]) -> None:
    """Refuse two files for one resource, and one file for two that no layout tells apart."""
    names: dict[str, Offer] = {}
    files: dict[Path | None, Offer] = {}
    for offer in offers:
        twin = names.get(offer.name)
        if not offer.resource.layout:
            twin = twin or files.get(offer.path)
        if twin:
            raise EvidenceError(
                f"the file {offer.path} is not the only one for {offer.name}, or is for "
                f"{twin.name} as well ({twin.path})",
                remedy="leave one file for each resource in the folder",
            )
        names[offer.name] = files[offer.path] = offer
