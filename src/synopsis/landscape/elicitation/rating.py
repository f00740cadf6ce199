"""Ratings: how strongly, to an expert, one descriptor acts on another, or that they cannot say.

Strengths are those of cross-impact balances, from -3 (strongly restricts) over 0 (no influence) to
3 (strongly promotes): W. Weimer-Jehle (2006). "Cannot say" is the want of a rating, never 0.
"""

import re
from dataclasses import dataclass, field

from synopsis.landscape.errors import LandscapeError
from synopsis.vocabulary import Confidence

Link = tuple[str, str]  # codes of the source and of the target descriptor

STRONGEST = 3
NO_INFLUENCE = "no influence"
CANNOT_SAY = "cannot say"
SYNTHETIC = "SYNTHETIC"
STRENGTHS = {
    **{str(one): one for one in range(STRONGEST, 0, -1)},
    NO_INFLUENCE: 0,
    **{str(-one): -one for one in range(1, STRONGEST + 1)},
    CANNOT_SAY: None,
}
_HANDLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,62}")
_TEXT_MAX = 2_000


@dataclass(frozen=True, slots=True)
class AskedLink:
    """A link that experts are asked about: our sentence of it, and what it rests on.

    `evidence` holds citations as they are printed; `lines` where the report says it.
    """

    source: str
    target: str
    sentence: str
    evidence: tuple[str, ...] = ()
    lines: str = ""

    def __post_init__(self) -> None:
        """Refuse a link without its ends or its sentence."""
        if not (self.source and self.target and self.sentence.strip()):
            raise LandscapeError(
                "a link is asked without its source, target or sentence",
                where=f"the link {told_link(self.link)}",
            )

    @property
    def link(self) -> Link:
        """The codes of its ends."""
        return self.source, self.target


@dataclass(frozen=True, slots=True)
class Rating:
    """What one expert holds of one link; `strength` is None where they cannot say."""

    link: Link
    expert: str
    strength: int | None
    confidence: Confidence | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse names instead of handles, links without ends, and strengths off the scale."""
        check_handle(self.expert)
        if len(self.link) != 2 or not all(self.link):
            raise LandscapeError("a rating names no link", where=f"the ratings of {self.expert}")
        where = f"the rating of {told_link(self.link)} by {self.expert}"
        if self.strength is not None and abs(self.strength) > STRONGEST:
            raise LandscapeError(
                f"{self.strength} is no strength", where=where, remedy=f"use {', '.join(STRENGTHS)}"
            )
        if len(self.reason) > _TEXT_MAX:
            raise LandscapeError(f"its reason has more than {_TEXT_MAX:,} signs", where=where)

    @property
    def word(self) -> str:
        """The strength as it stands in a sheet."""
        return next(word for word, strength in STRENGTHS.items() if strength == self.strength)

    @property
    def is_synthetic(self) -> bool:
        """Whether it was made up to show the method, by nobody."""
        return is_synthetic(self.expert)


@dataclass(frozen=True, slots=True)
class Dispute:
    """One link with all that is held of it: every expert's standing rating, by handle."""

    link: Link
    ratings: tuple[Rating, ...] = field(default_factory=tuple)

    @property
    def strengths(self) -> tuple[int, ...]:
        """The strengths, without those who cannot say, rising."""
        return tuple(sorted(one.strength for one in self.ratings if one.strength is not None))

    @property
    def spread(self) -> int:
        """The strongest less the weakest strength; 0 where fewer than two experts say any."""
        return self.strengths[-1] - self.strengths[0] if self.strengths else 0

    @property
    def is_disputed(self) -> bool:
        """Whether some hold that it promotes and some that it restricts."""
        return bool(self.strengths) and self.strengths[0] < 0 < self.strengths[-1]


def check_handle(expert: str) -> None:
    """Refuse an expert who is not named by a pseudonymous handle."""
    if not _HANDLE.fullmatch(expert):
        raise LandscapeError(
            f"'{expert[:80]}' is no handle of an expert",
            remedy="use a pseudonym of letters, digits, dots, hyphens and underscores",
        )


def is_synthetic(expert: str) -> bool:
    """Whether a handle says that nobody stands behind it."""
    return expert.upper().startswith(SYNTHETIC)


def told_link(link: Link) -> str:
    """A link as errors tell it."""
    return " -> ".join(link)


def parse_strength(text: str) -> int | None:
    """A strength from the word or number in a sheet.

    Raises LandscapeError where it is neither a whole number on the scale nor one of the words.
    """
    word = " ".join(text.replace("\N{MINUS SIGN}", "-").split()).casefold().removeprefix("+")
    word = re.sub(r"\.0+$", "", word)
    if word in ("0", "-0"):
        return 0
    if word not in STRENGTHS:
        raise LandscapeError(f"'{text[:40]}' is no strength", remedy=f"use {', '.join(STRENGTHS)}")
    return STRENGTHS[word]
