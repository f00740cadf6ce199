"""Which prospects foretell something of the world, and which are plans, rules or hopes."""

import re

from synopsis.report.check.document import Sentence
from synopsis.report.check.rules.reasoning.masses import is_of_many
from synopsis.report.check.rules.reasoning.prospects import (
    Force,
    Prospect,
    core_of,
    is_one_of,
    is_worldly,
)
from synopsis.report.check.rules.reasoning.wording import listed, shaped, word_set
from synopsis.report.check.words import Lexicon

OPENING = 12
"""Among so many words at its head a sentence says who acts."""

_AMOUNT = re.compile(r"\s+(?:by|from|to)\s+[^\d.]{0,12}\d")

_PURPOSE = r"\s{purposes}\s"
"""Behind these stands what a thing is for, and not what it is: "a hotline for victims"."""

_PUT_UNDER = r"^(?:\s+[\w*’'-]+){0,7}?\s+{put_under}\b"  # noqa: RUF001
"""Under what a thing is put, or comes: "put the budget under strain"."""

_HAD = r"(?:\s+[\w-]+){0,4}?\s+{had}\b"
_CHANGED = r"(?:\s+[\w-]+){0,2}?\s+{changed}\b"
_BEFALLS = r"(?:\s+(?:{adverbs}|\w{2,20}ly)){0,3}\s+{PARTICIPLE}\b"


def foretells(one: Prospect, before: Sentence | None, lexicon: Lexicon) -> bool:
    """Whether a prospect says what is to come of the world, and no plan, rule or hope."""
    if one.force is not Force.POSSIBLE and (_is_dire(one, lexicon) or is_of_many(one, lexicon)):
        return True
    if _may_be_planned(one, lexicon) or not _comes_to_pass(one, lexicon):
        return False
    if _is_held_for_sure(one, lexicon) or one.head == "there":
        return True
    if is_one_of(one.head, lexicon, "pronouns"):
        return _stands_for_world(before, one, lexicon)
    return _is_of_the_world(one, lexicon)


def _may_be_planned(one: Prospect, lexicon: Lexicon) -> bool:
    """Whether it is what a body will do, what a measure would gain, or a rule that stays."""
    return (
        is_one_of(one.head, lexicon, "bodies")
        or _is_measure(one, lexicon)
        or _stays_as_laid_down(one, lexicon)
    )


def _is_of_the_world(one: Prospect, lexicon: Lexicon) -> bool:
    """Whether its subject, or what it does to something, is the world's and nobody's plan."""
    if one.verb in word_set(lexicon, "keeps"):
        told = f"{shaped(lexicon, _PURPOSE).split(one.subject, maxsplit=1)[0]} {one.rest}"
        return is_worldly(one.head, lexicon) or is_worldly(told, lexicon, "hazards")
    if is_worldly(one.subject, lexicon):
        return True
    if one.force is Force.POSSIBLE:
        return False
    if _AMOUNT.match(one.rest):
        return is_worldly(one.head, lexicon)
    swings = one.verb in word_set(lexicon, "turns") | word_set(lexicon, "stand")
    return swings or is_worldly(one.rest, lexicon)


def _stands_for_world(before: Sentence | None, one: Prospect, lexicon: Lexicon) -> bool:
    """A pronoun is about the world where the sentence before is, and no plan or rule."""
    if before is None or not (is_worldly(one.rest, lexicon) or is_worldly(one.subject, lexicon)):
        return False
    planned = listed(lexicon, "proposing").search(before.text)
    first = (word.strip(",.’'()") for word in before.text.casefold().split()[:OPENING])  # noqa: RUF001
    acts = any(is_one_of(word, lexicon, "bodies") for word in first)
    return planned is None and not acts and is_worldly(before.text, lexicon)


def _is_measure(one: Prospect, lexicon: Lexicon) -> bool:
    """Whether it says what something done about a thing would gain."""
    opening = one.subject.split()[0] if one.subject else ""
    done = is_one_of(one.head, lexicon, "measures") or opening.lower().endswith("ing")
    return done and one.verb in word_set(lexicon, "gains")


def _stays_as_laid_down(one: Prospect, lexicon: Lexicon) -> bool:
    """Whether it only says that a rule or thing stays as it is: "prices will remain fixed"."""
    laid_down = listed(lexicon, "laid_down").match(" ".join(one.rest.split()[:3]))
    return one.verb in word_set(lexicon, "stays") and laid_down is not None


def _is_dire(one: Prospect, lexicon: Lexicon) -> bool:
    """Whether nobody can have planned it: what a threat does, or how a thing breaks down."""
    if one.verb not in word_set(lexicon, "idle") and _is_threat(one, lexicon):
        return True
    following = "".join(one.rest.split()[:1]).lower()
    acts_on = following != "and" and following in word_set(lexicon, "determiners")
    if one.verb in word_set(lexicon, "dire") and not acts_on:
        return True
    return listed(lexicon, "dire_phrases").match(f"{one.verb}{one.rest}") is not None


def _is_threat(one: Prospect, lexicon: Lexicon) -> bool:
    """Whether the subject does harm: "smugglers", "criminal groups"; no "crime prevention team"."""
    if is_one_of(one.head, lexicon, "threats"):
        return True
    named = " ".join(core_of(one.subject, lexicon).split()[-2:])
    return is_one_of(one.head, lexicon, "bands") and is_worldly(named, lexicon, "hazards")


def _is_held_for_sure(one: Prospect, lexicon: Lexicon) -> bool:
    """Whether words such as "inevitably" show that it is held to come, and nobody's plan."""
    if one.force is not Force.SURE or is_one_of(one.head, lexicon, "pronouns"):
        return False
    said = " ".join((one.words, *one.rest.split()[:3]))
    trend = listed(lexicon, "trends").match(one.subject)
    return trend is not None or listed(lexicon, "held_for_sure").search(said) is not None


def _comes_to_pass(one: Prospect, lexicon: Lexicon) -> bool:
    """Whether its verb, with what follows it, is one of coming to pass."""
    if one.verb == "have":
        had = shaped(lexicon, _HAD).match(one.rest)
        return had is not None and one.force is not Force.POSSIBLE
    if one.verb in word_set(lexicon, "stand"):
        return _befalls(one, lexicon)
    if one.verb in word_set(lexicon, "puts") and shaped(lexicon, _PUT_UNDER).search(one.rest):
        return True
    return one.verb in word_set(lexicon, "turns") | word_set(lexicon, "effects")


def _befalls(one: Prospect, lexicon: Lexicon) -> bool:
    """Whether what "will be" comes over the world, and is not brought about by a plan."""
    if one.head == "there":
        changed = shaped(lexicon, _CHANGED).match(one.rest)
        return changed is not None and is_worldly(one.rest, lexicon)
    if suffered(lexicon).match(one.rest) is None:
        return False
    planned = shaped(lexicon, _BEFALLS, PARTICIPLE="{planned_too}").match(one.rest)
    return planned is None or is_worldly(core_of(one.subject, lexicon), lexicon)


def suffered(lexicon: Lexicon) -> re.Pattern[str]:
    """What a thing "will be" that befalls it."""
    return shaped(lexicon, _BEFALLS, PARTICIPLE="{suffered|planned_too}")
