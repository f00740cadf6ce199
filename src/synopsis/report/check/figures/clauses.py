"""Clauses: which words of a sentence a figure stands among, and which it shares."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from synopsis.report.check.figures.figure import Shape
from synopsis.report.check.figures.mentions import Mention
from synopsis.report.check.figures.patterns import listed, phrase
from synopsis.report.check.words import Lexicon

Span = tuple[int, int]
_JOINT = re.compile(r",|;|\s(?:and|or)\s")
_IN_PASSING = (Shape.RANK, Shape.DURATION, Shape.FACTOR)
_WIDEST_JOINT = 24
_LONG_ASIDE = re.compile(r"\(([^()]{18,400})\)")


@dataclass(frozen=True, slots=True)
class Place:
    """A mention's own words: the span of its clause, of its part of it, and what it shares.

    `following` is where the words right behind it end, at the next number. `turn` are the words
    that a number has in a row to whose order "respectively" points.
    """

    clause: Span
    own: Span
    head: Span
    is_joint: bool = False
    following: int = -1
    turn: str = ""


@cache
def _borders(lexicon: Lexicon) -> re.Pattern[str]:
    clause = listed(lexicon, "clause")
    return re.compile(
        rf"[;:](?=\s)|\s[\u2013\u2014-]\s"
        rf"|,\s(?=(?:[^\W\d_]{{2,7}}\s)?{clause}\s(?!(?:19|20)\d\d(?!\d))|[^\W\d_]{{3,18}}ing\s)|[.!?]\s"
        rf"|(?<![\w-]){listed(lexicon, 'reporting')}\sthat\s"
        rf"|\s(?={listed(lexicon, 'contrast')}\s)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=4096)
def clause_spans(text: str, lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans of the clauses of a sentence; a long aside in brackets is one of its own."""
    cuts = {0, len(text)}
    cuts |= {border.end() for border in _borders(lexicon).finditer(text)}
    for aside in _LONG_ASIDE.finditer(text):
        cuts |= {*aside.span()}
    return tuple(pairwise(sorted(cuts)))


def places_of(text: str, found: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Place, ...]:
    """Where each mention of a sentence stands."""
    clauses = [clause_at(text, one.core, lexicon) for one in found]
    members: dict[Span, list[Mention]] = {}
    for mention, clause in zip(found, clauses, strict=True):
        if mention.shape not in _IN_PASSING:
            members.setdefault(clause, []).append(mention)
    parted = {clause: _joints(text, mates, lexicon) for clause, mates in members.items()}
    return tuple(
        _place(one, clause, parted.get(clause, ()))
        for one, clause in zip(found, clauses, strict=True)
    )


def clause_at(text: str, offset: int, lexicon: Lexicon) -> Span:
    """The span of the clause in which a place of a sentence lies."""
    spans = clause_spans(text, lexicon)
    return next((span for span in spans if span[0] <= offset < span[1]), spans[-1])


@dataclass(frozen=True, slots=True)
class Joint:
    """Two neighbours of a clause: where their words part, and how; -1 where they do not part."""

    left: Mention
    right: Mention
    at: int
    is_elliptic: bool
    is_bare: bool


def _joints(text: str, mates: list[Mention], lexicon: Lexicon) -> tuple[Joint, ...]:
    return tuple(
        Joint(
            left,
            right,
            *_joint(text, left, right, lexicon),
            _is_bare(text[left.end : right.start], lexicon),
        )
        for left, right in pairwise(mates)
    )


def _place(mention: Mention, clause: Span, joints: tuple[Joint, ...]) -> Place:
    """A mention's part of its clause, between its neighbours."""
    parting = [one for one in joints if one.at >= 0]
    before = [one for one in parting if one.right.core <= mention.core][-1:]
    after = [one for one in parting if one.left.core >= mention.core][:1]
    start = before[0].at if before else clause[0]
    end = max(after[0].at if after else clause[1], mention.end)
    is_elliptic = any(one.is_elliptic for one in before)
    head = (clause[0], joints[0].left.start if is_elliptic else clause[0])
    is_joint = any(one.is_bare for one in joints if mention in (one.left, one.right))
    following = next((one.right.start for one in joints if one.left is mention), end)
    return Place(clause, (start, end), head, is_joint, min(end, following))


def _is_bare(between: str, lexicon: Lexicon) -> bool:
    """Whether nothing but a joiner or a hedge parts two numbers."""
    if len(between) > _WIDEST_JOINT or "(" in between:
        return False
    bare = phrase(lexicon, "joiners", "hedges_between", "range_closing", "range_opening")
    return not bare.sub(" ", between).strip(" ,")


@cache
def _turn(lexicon: Lexicon) -> re.Pattern[str]:
    """Words right before a number which set it against the one before: "to", "from", "against"."""
    names = listed(lexicon, "range_closing", "range_opening", "against")
    hedge = listed(lexicon, "hedges_between")
    return re.compile(rf"\s{names}(?:\sthe)?(?:\s{hedge})?\s$", re.IGNORECASE)


def _joint(text: str, left: Mention, right: Mention, lexicon: Lexicon) -> tuple[int, bool]:
    """Where the words of two neighbours part, and whether the second only continues the first."""
    between = text[left.end : right.start]
    turn = _turn(lexicon).search(between)
    if turn:
        return left.end + turn.start(), True
    joints = list(_JOINT.finditer(between))
    if not joints:
        return -1, False
    if not between[joints[-1].end() :].strip(" ("):
        return left.end + joints[-1].start(), True
    return left.end + joints[0].end(), False
