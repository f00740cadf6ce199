"""Which prospects foretell something of the world, and which are plans, rules or hopes."""

import re
from functools import cache

from synopsis.report.check.document import Sentence
from synopsis.report.check.rules.reasoning.masses import is_of_many
from synopsis.report.check.rules.reasoning.prospects import (
    Force,
    Prospect,
    core_of,
    is_one_of,
    is_worldly,
)
from synopsis.report.check.rules.reasoning.wording import alternatives, listed, word_set
from synopsis.report.check.words import Lexicon

_AMOUNT = re.compile(r"\s+(?:by|from|to)\s+[^\d.]{0,12}\d")


def foretells(one: Prospect, before: Sentence | None, lexicon: Lexicon) -> bool:
    """Whether a prospect says what is to come of the world, and no plan, rule or hope."""
    if one.force is not Force.POSSIBLE and (_is_dire(one, lexicon) or is_of_many(one, lexicon)):
        return True
    if is_one_of(one.head, lexicon, "bodies") or not _comes_to_pass(one, lexicon):
        return False
    if _is_measure(one, lexicon) or _stays_as_laid_down(one, lexicon):
        return False
    if _is_held_for_sure(one, lexicon):
        return True
    if is_one_of(one.head, lexicon, "pronouns"):
        return _stands_for_world(before, one, lexicon)
    return one.head == "there" or _is_of_the_world(one, lexicon)


def _is_of_the_world(one: Prospect, lexicon: Lexicon) -> bool:
    """Whether its subject, or what it does to something, is the world's and nobody's plan."""
    if one.verb in _verbs(lexicon, "keeps"):
        told = f"{_purpose(lexicon).split(one.subject, maxsplit=1)[0]} {one.rest}"
        return is_worldly(one.head, lexicon) or is_worldly(told, lexicon, "hazards")
    if is_worldly(one.subject, lexicon):
        return True
    if one.force is Force.POSSIBLE:
        return False
    if _AMOUNT.match(one.rest):
        return is_worldly(one.head, lexicon)
    swings = one.verb in _verbs(lexicon, "turns") or one.verb in _verbs(lexicon, "stand")
    return swings or is_worldly(one.rest, lexicon)


def _stands_for_world(before: Sentence | None, one: Prospect, lexicon: Lexicon) -> bool:
    """A pronoun is about the world where the sentence before is, and no plan or rule."""
    if before is None or not (is_worldly(one.rest, lexicon) or is_worldly(one.subject, lexicon)):
        return False
    planned = listed(lexicon, "proposing").search(before.text)
    first = " ".join(before.text.split()[:12]).casefold()
    acts = any(is_one_of(word.strip(",.’'()"), lexicon, "bodies") for word in first.split())  # noqa: RUF001
    return planned is None and not acts and is_worldly(before.text, lexicon)


def _is_measure(one: Prospect, lexicon: Lexicon) -> bool:
    """Whether it says what something done about a thing would gain."""
    opening = one.subject.split()[0] if one.subject else ""
    done = is_one_of(one.head, lexicon, "measures") or opening.lower().endswith("ing")
    return done and one.verb in _verbs(lexicon, "gains")


def _stays_as_laid_down(one: Prospect, lexicon: Lexicon) -> bool:
    """Whether it only says that a rule or thing stays as it is: "prices will remain fixed"."""
    words = one.rest.split()[:3]
    laid_down = listed(lexicon, "laid_down").match(" ".join(words))
    return one.verb in _verbs(lexicon, "stays") and laid_down is not None


def _is_dire(one: Prospect, lexicon: Lexicon) -> bool:
    """Whether nobody can have planned it: what a threat does, or how a thing breaks down."""
    if one.verb not in _verbs(lexicon, "idle") and _is_threat(one, lexicon):
        return True
    following = one.rest.split()[:1]
    acts_on = bool(following) and following[0].lower() in word_set(lexicon, "determiners")
    if one.verb in _verbs(lexicon, "dire") and (not acts_on or following[0].lower() == "and"):
        return True
    return _breaks_down(lexicon).match(f"{one.verb}{one.rest}") is not None


def _is_threat(one: Prospect, lexicon: Lexicon) -> bool:
    """Whether the subject does harm: "smugglers", "criminal groups"; no "crime prevention team"."""
    if is_one_of(one.head, lexicon, "threats"):
        return True
    named = " ".join(core_of(one.subject, lexicon).split()[-2:])
    return is_one_of(one.head, lexicon, "bands") and is_worldly(named, lexicon, "hazards")


@cache
def _purpose(lexicon: Lexicon) -> re.Pattern[str]:
    """Behind these stands what a thing is for, and not what it is: "a hotline for victims"."""
    return re.compile(rf"\s{alternatives(lexicon, 'purposes')}\s", re.IGNORECASE)


@cache
def _breaks_down(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"{alternatives(lexicon, 'dire_phrases')}(?!\w)", re.IGNORECASE)


def _is_held_for_sure(one: Prospect, lexicon: Lexicon) -> bool:
    """Whether words such as "inevitably" show that it is held to come, and nobody's plan."""
    if one.force is not Force.SURE or is_one_of(one.head, lexicon, "pronouns"):
        return False
    said = " ".join((one.words, *one.rest.split()[:3]))
    trend = listed(lexicon, "trends").match(one.subject)
    return trend is not None or listed(lexicon, "held_for_sure").search(said) is not None


def _comes_to_pass(one: Prospect, lexicon: Lexicon) -> bool:
    if one.verb == "have":
        return _had(lexicon).match(one.rest) is not None and one.force is not Force.POSSIBLE
    if one.verb in _verbs(lexicon, "stand"):
        return _is_suffered(one, lexicon)
    if one.verb in _verbs(lexicon, "puts") and _put(lexicon).search(one.rest) is not None:
        return True
    return one.verb in _verbs(lexicon, "turns") | _verbs(lexicon, "effects")


def _is_suffered(one: Prospect, lexicon: Lexicon) -> bool:
    if one.head == "there":
        return _changed(lexicon).match(one.rest) is not None and is_worldly(one.rest, lexicon)
    if suffered(lexicon).match(one.rest) is None:
        return False
    core = core_of(one.subject, lexicon)
    return is_worldly(core, lexicon) or _planned(lexicon).match(one.rest) is None


@cache
def _verbs(lexicon: Lexicon, name: str) -> frozenset[str]:
    return word_set(lexicon, name)


@cache
def _had(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?:\s+[\w-]+){{0,4}}?\s+{alternatives(lexicon, 'had')}\b", re.IGNORECASE)


def suffered(lexicon: Lexicon) -> re.Pattern[str]:
    """What a thing "will be" that befalls it."""
    return _participle(lexicon, "suffered", "planned_too")


def _planned(lexicon: Lexicon) -> re.Pattern[str]:
    """What a thing "will be" by a plan as well: "will be tested", "will be shorter"."""
    return _participle(lexicon, "planned_too")


@cache
def _participle(lexicon: Lexicon, *names: str) -> re.Pattern[str]:
    adverb = rf"(?:\s+(?:{alternatives(lexicon, 'adverbs')}|\w{{2,20}}ly))"
    return re.compile(rf"{adverb}{{0,3}}\s+{alternatives(lexicon, *names)}\b", re.IGNORECASE)


@cache
def _put(lexicon: Lexicon) -> re.Pattern[str]:
    """Under what a thing is put, or comes: "put the budget under strain"."""
    return re.compile(
        rf"^(?:\s+[\w*’'-]+){{0,7}}?\s+{alternatives(lexicon, 'put_under')}\b",  # noqa: RUF001
        re.IGNORECASE,
    )


@cache
def _changed(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s+[\w-]+){{0,2}}?\s+{alternatives(lexicon, 'changed')}\b", re.IGNORECASE
    )
