"""Recommendations without evidence, without an addressee, or without an owner."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.reasoning.horizons import settled_by
from synopsis.report.check.rules.reasoning.proposals import (
    Proposal,
    asks,
    find_proposals,
    is_addressed,
    is_proposing_heading,
    names_addressee,
)
from synopsis.report.check.rules.reasoning.wording import alternatives, listed
from synopsis.report.check.sourcing import own_sources
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import stems

SHARED = 2
"""Stems that a recommendation shares with a sentence of evidence to be about the same thing."""

Item = tuple[Sentence, ...]


def recommendation_without_addressee(case: Case) -> Iterable[Hit]:
    """Recommendations that ask nobody: one note for a list, at its introduction or first item."""
    for proposal in find_proposals(case):
        if not is_addressed(proposal, case.lexicon):
            asking = [one for one in proposal.items if asks(one[0].text, case.lexicon)]
            lacking = [one for one in asking or proposal.items if not _is_addressed(case, one)]
            yield from _told(
                proposal, lacking, "name nobody who is to act", "names nobody who is to act"
            )


def recommendation_without_evidence(case: Case) -> Iterable[Hit]:
    """Recommendations that point to no finding, figure or source, in their own words or before."""
    reasoned = listed(case.lexicon, "reasoned_sections", "recommending", "wishes")
    for proposal in find_proposals(case):
        told = (proposal.heading, *(one.text for one in proposal.introduction))
        if any(map(reasoned.search, told)) and not _is_grounded_before(case, proposal):
            lacking = [one for one in proposal.items if not _is_grounded(case, one)]
            hits = _told(
                proposal, lacking, "point to no finding, figure or source",
                "points to no finding, figure or source",
            )  # fmt: skip
            known = {one[0].number for one in lacking if _needs_none(case, one)}
            for hit in hits:
                hinted = hit.sentence.number in known or len(known) == len(lacking)
                yield replace(hit, severity=Severity.HINT) if hinted else hit


def recommendation_without_owner(case: Case) -> Iterable[Hit]:
    """Recommendations that somebody is asked to act on, with no owner and no date."""
    for proposal in find_proposals(case):
        addressed = is_addressed(proposal, case.lexicon)
        asked = [one for one in proposal.items if addressed or _is_addressed(case, one)]
        lacking = [one for one in asked if not _is_owned(case, one)]
        if lacking and not _is_dated(case, proposal):
            sentence = lacking[0][0]
            why = _count(len(lacking), "have", "has") + " neither an owner nor a date."
            yield Hit(sentence, 0, len(sentence.text), why, severity=Severity.HINT)


def _is_addressed(case: Case, item: Item) -> bool:
    owned = (listed(case.lexicon, "owners").search(one.text) for one in item)
    return any(owned) or any(names_addressee(one.text, case.lexicon) for one in item)


def _is_owned(case: Case, item: Item) -> bool:
    text = " ".join(one.text for one in item)
    owner = listed(case.lexicon, "owner_words").search(text)
    return owner is not None or settled_by(text, case.lexicon).horizon


def _is_dated(case: Case, proposal: Proposal) -> bool:
    text = " ".join(one.text for one in proposal.introduction)
    return (
        listed(case.lexicon, "owner_words").search(text) is not None
        or settled_by(text, case.lexicon).horizon
    )


def _is_grounded_before(case: Case, proposal: Proposal) -> bool:
    """Whether the introduction says on what the recommendations rest."""
    last = proposal.introduction[-1].block if proposal.introduction else None
    speaks = listed(case.lexicon, "recommendation_sections")
    return any(
        _points(case, one)
        for one in proposal.introduction
        if (one,) not in proposal.items and (one.block is last or speaks.search(one.text))
    )


def _is_grounded(case: Case, item: Item) -> bool:
    return any(_points(case, one) for one in item)


def _has_figure(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence gives a number that is no date."""
    return any(map(str.isdigit, _dates(lexicon).sub(" ", sentence.text)))


@cache
def _dates(lexicon: Lexicon) -> re.Pattern[str]:
    months = alternatives(lexicon, "months")
    return re.compile(
        rf"(?:\d{{1,2}}\s+)?(?:{months})(?:\s+(?:19|20)\d\d)?|\b(?:19|20)\d\d(?!\d)", re.IGNORECASE
    )


def _points(case: Case, sentence: Sentence) -> bool:
    """Whether a sentence points to evidence: a note, a source, a figure, a finding, a section."""
    if sentence.marks or own_sources(case, sentence) or _has_figure(sentence, case.lexicon):
        return True
    if _reason(case.lexicon).match(sentence.text):
        return True
    return listed(case.lexicon, "evidence_words").search(sentence.text) is not None


@cache
def _reason(lexicon: Lexicon) -> re.Pattern[str]:
    """A clause of reason before what is asked: "As four teams do not work at night, "."""
    opener, other = alternatives(lexicon, "reason_openers"), alternatives(lexicon, "no_reason")
    return re.compile(
        rf"[\W\d]{{0,8}}(?:[Rr]ecommendation\s+\d{{1,2}}\W{{1,3}})?(?:{opener})\s+(?!(?:{other})\b)"
        r"[^;]{10,300}?,\s",
        re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def _evidence(case: Case) -> tuple[frozenset[str], ...]:
    """The stems of each sentence of the body that gives a source or a figure."""
    found = []
    for sentence in case.document.sentences:
        block = sentence.block
        spoken = block.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.CELL)
        if not spoken or is_proposing_heading(block.section, case.lexicon):
            continue
        if own_sources(case, sentence) or _has_figure(sentence, case.lexicon):
            found.append(frozenset(stems(sentence.text, case.lexicon)))
    return tuple(found)


def _is_supported(case: Case, item: Item) -> bool:
    """Whether the body gives evidence on the same matter, though nothing points to it."""
    said = frozenset(stem for one in item for stem in stems(_asked_for(one, case), case.lexicon))
    least = max(SHARED, len(said) / 2)
    return any(len(said & one) >= least for one in _evidence(case))


def _asked_for(sentence: Sentence, case: Case) -> str:
    """What a sentence asks for, without the body that it asks."""
    asked = listed(case.lexicon, "obliging").search(sentence.text)
    if asked is None or not names_addressee(sentence.text, case.lexicon):
        return sentence.text
    after = sentence.text[asked.end() :]
    return sentence.text if after.split()[:1] == ["be"] else after


def _needs_none(case: Case, item: Item) -> bool:
    """Whether evidence stands in the body, or what is asked for is a matter of course."""
    return _is_supported(case, item) or _is_routine(case, item)


def _is_routine(case: Case, item: Item) -> bool:
    """Whether somebody is to publish, send or report a thing at a set time."""
    text = " ".join(one.text for one in item)
    acts = _routine(case.lexicon).search(text)
    return acts is not None and (
        _is_owned(case, item) or _EACH.search(text, acts.end()) is not None
    )


_EACH = re.compile(r"\b(?:each|every|once\s+an?|twice\s+an?)\s+[A-Za-z]+", re.IGNORECASE)


@cache
def _routine(lexicon: Lexicon) -> re.Pattern[str]:
    obliged, acts = alternatives(lexicon, "obliging"), alternatives(lexicon, "routine_acts")
    return re.compile(rf"(?:{obliged})\s+(?:{acts})\b", re.IGNORECASE)


def _told(proposal: Proposal, lacking: Sequence[Item], many: str, single: str) -> Iterable[Hit]:
    """One note for all of a list, or one for each that is unlike the others."""
    if not lacking:
        return
    if len(lacking) * 2 > len(proposal.items):
        sentence = proposal.first if proposal.is_list and proposal.is_introduced else lacking[0][0]
        why = _count(len(lacking), many, single) + "."
        yield Hit(sentence, 0, len(sentence.text), why)
        return
    for item in lacking:
        yield Hit(item[0], 0, len(item[0].text), f"Unlike the others, this one {single}.")


def _count(number: int, many: str, single: str) -> str:
    if number == 1:
        return f"This recommendation {single}"
    return f"{number} recommendations {many}"
