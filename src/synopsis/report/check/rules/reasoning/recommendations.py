"""Recommendations without evidence, without an addressee, or without an owner."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.reasoning.horizons import has_horizon
from synopsis.report.check.rules.reasoning.proposals import (
    Proposal,
    asks,
    find_proposals,
    is_addressed,
    is_proposing,
    names_addressee,
)
from synopsis.report.check.rules.reasoning.prose import VOICED
from synopsis.report.check.rules.reasoning.wording import listed, shaped
from synopsis.report.check.sourcing import own_sources
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import stems

SHARED = 2
"""Stems that a recommendation shares with a sentence of evidence to be about the same thing."""

THING = 4
"""So many stems tell what is to be bought."""

_EACH = re.compile(r"\b(?:each|every|once\s+an?|twice\s+an?)\s+[A-Za-z]+", re.IGNORECASE)
_DATE = r"(?:\d{1,2}\s+)?{months}(?:\s+{YEAR})?|\b{YEAR}(?!\d)"
_OWN_NUMBER = (
    r"^\W*(?:(?:recommendation|proposal|measure|action|r|no\.)\s?)?\d{1,2}(?:\.\d{1,2})*\W"
)
"""The number that a recommendation has itself: "Recommendation 3."."""

_AMOUNT_ASKED = r"""{obliging}\s+(?:\w{2,18}ly\s+)?{acquiring}\s+(?:[a-z]{2,12}\s+){0,2}?
    \d[\d,. ]{0,12}\s?(?P<thing>[a-z][^.;,\d]{3,90}?)
    (?=\s(?:by|before|until|from|in|within|over|for|at|with|during|to)\s|[.;,]|$)"""
"""How many of what somebody is to buy, hire or build."""

_ROUTINE = r"{obliging}\s+{routine_acts}\b"
_REASON = r"""[\W\d]{0,8}(?:[Rr]ecommendation\s+\d{1,2}\W{1,3})?
    {reason_openers}\s+(?!{no_reason}\b)[^;]{10,300}?,\s"""
"""A clause of reason before what is asked: "As four teams do not work at night, "."""

Item = tuple[Sentence, ...]


def recommendation_without_addressee(case: Case) -> Iterable[Hit]:
    """Recommendations that ask nobody: one note for a list, at its introduction or first item."""
    for proposal in find_proposals(case):
        if not is_addressed(proposal, case.lexicon):
            asking = [one for one in proposal.items if asks(one[0].text, case.lexicon)]
            lacking = [one for one in asking or proposal.items if not _is_addressed(case, one)]
            yield from _told(proposal, lacking, "name", "nobody who is to act")


def recommendation_without_evidence(case: Case) -> Iterable[Hit]:
    """Recommendations that point to no finding, figure or source, in their own words or before."""
    reasoned = listed(case.lexicon, "reasoned_sections", "recommending", "wishes")
    for proposal in find_proposals(case):
        told = (proposal.heading, *(one.text for one in proposal.introduction))
        if any(map(reasoned.search, told)) and not _is_grounded_before(case, proposal):
            lacking = [one for one in proposal.items if not _is_grounded(case, one)]
            known = {one[0].number for one in lacking if _needs_none(case, one)}
            for hit in _told(proposal, lacking, "point", "to no finding, figure or source"):
                is_hint = hit.sentence.number in known or len(known) == len(lacking)
                yield replace(hit, severity=Severity.HINT) if is_hint else hit


def recommendation_without_owner(case: Case) -> Iterable[Hit]:
    """Recommendations that somebody is asked to act on, with no owner and no date."""
    for proposal in find_proposals(case):
        addressed = is_addressed(proposal, case.lexicon)
        asked = [one for one in proposal.items if addressed or _is_addressed(case, one)]
        lacking = [one for one in asked if not _is_owned(case, one)]
        if lacking and not _is_owned(case, proposal.introduction):
            sentence = lacking[0][0]
            have = "has" if len(lacking) == 1 else "have"
            why = f"{_counted(lacking)} {have} neither an owner nor a date."
            yield Hit(sentence, 0, len(sentence.text), why, severity=Severity.HINT)


def _is_addressed(case: Case, item: Item) -> bool:
    owned = (listed(case.lexicon, "owners").search(one.text) for one in item)
    return any(owned) or any(names_addressee(one.text, case.lexicon) for one in item)


def _is_owned(case: Case, said: Item) -> bool:
    """Whether sentences give an owner or a date."""
    text = " ".join(one.text for one in said)
    owner = listed(case.lexicon, "owner_words").search(text)
    return owner is not None or has_horizon(text, case.lexicon)


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
    """Whether a sentence gives a number that is no date and not its own."""
    return _has_digit(sentence.text, lexicon)


def _is_unheard_of(case: Case, sentence: Sentence) -> bool:
    """Whether all its figures say how much it asks for of a thing that the text never spoke of."""
    asked = shaped(case.lexicon, _AMOUNT_ASKED).search(sentence.text)
    if asked is None or _has_digit(sentence.text[: asked.start()], case.lexicon):
        return False
    if _has_digit(sentence.text[asked.end() :], case.lexicon):
        return False
    thing = frozenset(stems(asked["thing"], case.lexicon)[:THING])
    told = _body(case)
    return bool(thing and told) and not any(2 * len(thing & one) > len(thing) for one in told)


def _has_digit(text: str, lexicon: Lexicon) -> bool:
    bare = shaped(lexicon, _OWN_NUMBER).sub(" ", text)
    return any(map(str.isdigit, shaped(lexicon, _DATE).sub(" ", bare)))


@lru_cache(maxsize=8)
def _body(case: Case) -> tuple[frozenset[str], ...]:
    """The stems of each sentence, heading and cell outside of recommendations and notes."""
    kinds = (Kind.FOOTNOTE, Kind.RECORD)
    return tuple(
        frozenset(stems(one.text, case.lexicon))
        for one in case.document.sentences
        if one.block.kind not in kinds and not is_proposing(one.block.section, case.lexicon)
    )


def _points(case: Case, sentence: Sentence) -> bool:
    """Whether a sentence points to evidence: a note, a source, a figure, a finding, a section."""
    if sentence.marks or own_sources(case, sentence):
        return True
    if _has_figure(sentence, case.lexicon) and not _is_unheard_of(case, sentence):
        return True
    if shaped(case.lexicon, _REASON).match(sentence.text):
        return True
    return listed(case.lexicon, "evidence_words").search(sentence.text) is not None


@lru_cache(maxsize=8)
def _evidence(case: Case) -> tuple[frozenset[str], ...]:
    """The stems of each sentence of the body that gives a source or a figure."""
    found = []
    for sentence in case.document.sentences:
        block = sentence.block
        if block.kind not in VOICED or is_proposing(block.section, case.lexicon):
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
    acts = shaped(case.lexicon, _ROUTINE).search(text)
    return acts is not None and (
        _is_owned(case, item) or _EACH.search(text, acts.end()) is not None
    )


def _told(proposal: Proposal, lacking: Sequence[Item], verb: str, what: str) -> Iterable[Hit]:
    """One note for all of a list, or one for each that is unlike the others."""
    if len(lacking) * 2 <= len(proposal.items):
        for item in lacking:
            why = f"Unlike the others, this one {verb}s {what}."
            yield Hit(item[0], 0, len(item[0].text), why)
        return
    is_led = proposal.is_list and proposal.is_introduced
    sentence = proposal.introduction[-1] if is_led else lacking[0][0]
    verb = f"{verb}s" if len(lacking) == 1 else verb
    yield Hit(sentence, 0, len(sentence.text), f"{_counted(lacking)} {verb} {what}.")


def _counted(lacking: Sequence[Item]) -> str:
    one = len(lacking) == 1
    return "This recommendation" if one else f"{len(lacking)} recommendations"
