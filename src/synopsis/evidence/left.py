"""Left files: what lies in a folder and no source card takes, each with its reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from synopsis.catalog import View
from synopsis.evidence.offer import files_of, fits, list_offers
from synopsis.sources import recognise, visible_cards

_HEAD = 4096
_SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class Left:
    """A file that was not taken, and why."""

    path: Path
    reason: str


def left_files(view: View, origin: Path | str | None) -> tuple[Left, ...]:
    """The files at a path that no card of the region takes, by path; none elsewhere.

    The region's own `set_aside` gives the reason where its keeper wrote one.
    """
    if not isinstance(origin, Path):
        return ()
    taken = {offer.path for offer in list_offers(view, visible_cards(view), origin)}
    aside = [
        (str(item["file"]), str(item["reason"])) for item in view.profile.card.get(_SET_ASIDE, ())
    ]
    return tuple(Left(path, _why(path, aside)) for path in files_of(origin) if path not in taken)


def _why(path: Path, aside: Iterable[tuple[str, str]]) -> str:
    for pattern, reason in aside:
        if fits(path, pattern):
            return reason
    return f"it is {recognise(path.name, _head(path))}"


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""
