"""Names of persons that stand without a title, known by the words around them."""

import re
from functools import lru_cache

from synopsis.report.check.words import Lexicon, any_of, either

CAPITAL = r"[A-ZÀ-ÖØ-ÞČĆŠŽĐ\u0400-\u042f]"
_PART = rf"{CAPITAL}[a-zà-öø-ÿčćšžđ\u0430-\u045f][\w'\u2019-]{{0,20}}"
_PERSON = rf"{_PART}(?:\s{CAPITAL}\.)?(?:\s{_PART}){{1,2}}"
_SPEAKS = re.compile(rf"({_PERSON})\s(?=[a-z])")


def _lower(lexicon: Lexicon) -> str:
    """He, she, his and her in small letters."""
    return either(word.lower() for word in lexicon.words("apparatus", "pronouns"))


@lru_cache(maxsize=8)
def untitled(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """A name behind or before what a person is, or with what only a person does or has."""
    nouns = lexicon.words("apparatus", "person_nouns")
    persons, opening = either(nouns), either(word.capitalize() for word in nouns)
    alone, agents, owned, links, is_a = (
        either(lexicon.words("apparatus", name))
        for name in ("who_alone", "person_agents", "person_owned", "person_links", "is_a")
    )
    not_persons = either(lexicon.words("apparatus", "she_things"))
    possessive = either(lexicon.words("apparatus", "possessives"))
    start, behind = r"(?<![\w-])", rf"(?!\s{CAPITAL}|\w)"
    words = r"(?:[\w\u2019'-]{1,20}\s){0,3}?"
    kinds = rf"(?:{either(lexicon.words('apparatus', 'person_kinds'))}\s){{0,2}}"
    article = r"(?:then\s|now\s)?(?:an?|the|his|her|their|one\sof\sthe)\s"
    return (
        re.compile(rf"{start}(?:{persons}),?\s(?:called\s|named\s)?({_PERSON}){behind}"),
        re.compile(rf"^(?:{opening})\s({_PERSON}){behind}"),
        re.compile(
            rf"{start}(?:{persons})\sof\sthe\s(?:[\w-]{{1,20}}\s){{0,2}}?[\w-]{{1,20}},"
            rf"\s({_PERSON}),"
        ),
        re.compile(rf"{start}({_PERSON}),\s{article}{words}(?:{persons})s?(?!\w)"),
        re.compile(
            rf"{start}({_PERSON}),\s{kinds}(?:{persons})"
            r"(?=[,.)]|\s(?:of|at|in|from|for|to|on|and|with)\s)"
        ),
        re.compile(
            rf"{start}(?:{possessive})\s(?:[a-z][\w\u2019'-]{{0,20}}\s){{0,3}}?"
            rf"(?!(?:{not_persons}),)[a-z][\w\u2019'-]{{1,20}},\s({_PERSON}),\s[a-z]{{2,15}}\s(?:[a-z]{{1,15}}\s)?"
            rf"(?:{_lower(lexicon)})\s"
        ),
        re.compile(rf"{start}({_PERSON})\s(?:{is_a})\s{words}(?:{persons})(?!\w)"),
        re.compile(rf"{start}({_PERSON}),?\s\(?(?:{alone})(?!\w)"),
        re.compile(rf"{start}({_PERSON}),?\s(?:{links})(?!\w)"),
        re.compile(rf"{start}(?:{agents})\sby\s({_PERSON}){behind}"),
        re.compile(rf"{start}({_PERSON})[\u2019']s\s(?:[\w-]{{1,15}}\s)?(?:{owned})(?!\w)"),
    )


@lru_cache(maxsize=8)
def perhaps_places(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """A name with what persons do, and so do places or those who live there."""
    apart, deeds = (either(lexicon.words("apparatus", name)) for name in ("who", "person_deeds"))
    return (
        re.compile(rf"(?<![\w-])({_PERSON}),\s(?:{apart})(?!\w)"),
        re.compile(rf"(?<![\w-])({_PERSON})\s(?:{deeds})(?!\w)"),
    )


@lru_cache(maxsize=8)
def behind_place(lexicon: Lexicon) -> re.Pattern[str]:
    """A word behind which two capitals are a place: of Novi Sad, in New York."""
    return re.compile(rf"{either(lexicon.words('apparatus', 'before_places'))}\s$")


@lru_cache(maxsize=8)
def _pronoun(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"{either(lexicon.words('apparatus', 'pronouns'))}\s")


def subject(lexicon: Lexicon, text: str, after: str) -> re.Match[str] | None:
    """A name that opens a sentence and that the next one takes up by “he” or “she”."""
    return _SPEAKS.match(text) if _pronoun(lexicon).match(after) else None


@lru_cache(maxsize=8)
def given_by(lexicon: Lexicon) -> re.Pattern[str]:
    """What a person gave, told by the words for what was given: advice was given by."""
    things = any_of(lexicon.words("apparatus", "personal_things")).pattern
    return re.compile(rf"(?i:{things})\s[^.;]{{0,80}}?\sby\s({_PERSON})(?!\s{CAPITAL}|\w)")
