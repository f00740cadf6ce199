"""What experts are asked: each link of the landscape as a sentence with what the report says."""

from collections.abc import Iterable

from synopsis.landscape.elicitation.rating import AskedLink, Link, told_link
from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.futures.disagreement import startings
from synopsis.landscape.futures.model import Landscape
from synopsis.landscape.influences import CodedLink

_SAID = {"+": "promotes", "-": "restricts", "?": "acts on"}


def asked_links(landscape: Landscape, wanted: Iterable[Link] = ()) -> tuple[AskedLink, ...]:
    """The links to ask about, all of them or those wanted; of conditions nobody is asked.

    A wanted pair of concepts of which the report says nothing may be asked as well. Raises
    LandscapeError for concepts that the landscape does not hold.
    """
    codes = [one.id for one in landscape.concepts]
    chosen = tuple(wanted) or tuple(startings(landscape))
    for link in chosen:
        if link[0] == link[1]:
            raise LandscapeError(
                f"the link {told_link(link)} leads from a concept to itself",
                where=landscape.choices.where,
            )
        if unknown := [end for end in link if end not in codes]:
            raise LandscapeError(
                f"'{unknown[0]}' of the link {told_link(link)} is no concept of the model",
                where=landscape.choices.where,
                remedy=f"use two of: {', '.join(codes)}",
            )
    return tuple(_asked(landscape, link) for link in chosen)


def _asked(landscape: Landscape, link: Link) -> AskedLink:
    source, target = (landscape.names[end] for end in link)
    said = landscape.links(*link)
    evidence = tuple(map(_evidence, said)) or ("The report says nothing of this link.",)
    return AskedLink(
        *link,
        f"More of “{source}”: does it promote or restrict “{target}”, and how strongly?",
        evidence,
        "; ".join(line for one in said for line in one.lines),
    )


def _evidence(link: CodedLink) -> str:
    """What the report says, by its phrases."""
    phrases = "; ".join(f"{one.source} → {one.target}" for one in link.influences)
    return f"{_SAID[link.sign.value]} ({link.strength.value}): {phrases}"
