"""Names of persons that stand without a title, known by the words around them."""

import re
from functools import cache

from synopsis.report.check.words import Lexicon, either

CAPITAL = r"[A-ZÀ-ÖØ-ÞČĆŠŽĐ\u0400-\u042f]"
_PART = rf"{CAPITAL}[a-zà-öø-ÿčćšžđ\u0430-\u045f][\w'\u2019-]{{0,20}}"
_FIRST = rf"(?:{_PART}|(?<![\w.]){CAPITAL}\.(?:\s?{CAPITAL}\.)?)"
_PERSON = rf"{_FIRST}(?:\s{CAPITAL}\.)?(?:\s{_PART}){{1,2}}"
_SPEAKS = re.compile(rf"({_PERSON})\s(?=[a-z])")


@cache
def untitled(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """A name behind or before what a person is, or with what only a person does or has."""
    nouns = lexicon.words("apparatus", "person_nouns")
    persons, opening = either(nouns), either(word.capitalize() for word in nouns)
    lists = (
        "who_alone", "person_agents", "person_owned", "person_links", "is_a", "person_kinds",
        "she_things", "possessives", "roles",
    )  # fmt: skip
    alone, agents, owned, links, is_a, kind, not_persons, possessive, roles = (
        lexicon.either("apparatus", name) for name in lists
    )
    pronouns = either(lexicon.word_set("apparatus", "pronouns"))
    places = lexicon.either("apparatus", "before_places", "small_words")
    start, behind = r"(?<![\w-])", rf"(?!\s{CAPITAL}|\w)"
    words, kinds = r"(?:[\w\u2019'-]{1,20}\s){0,3}?", rf"(?:{kind}\s){{0,2}}"
    article = r"(?:then\s|now\s)?(?:an?|the|his|her|their|one\sof\sthe)\s"
    return (
        re.compile(rf"{start}{persons},?\s(?:called\s|named\s)?({_PERSON}){behind}"),
        re.compile(rf"^{opening}\s({_PERSON}){behind}"),
        re.compile(
            rf"{start}{persons}\sof\sthe\s(?:[\w-]{{1,20}}\s){{0,2}}?[\w-]{{1,20}},"
            rf"\s({_PERSON}),"
        ),
        re.compile(
            rf"{start}{roles}\s(?:of|for|at|in)\s(?:[\w-]{{1,20}}\s){{0,4}}?[a-z][\w-]{{1,20}},"
            rf"\s({_PERSON}),(?=\s[a-z])"
        ),
        re.compile(rf"{start}({_PERSON}),\s(?:1[6-9]|[2-8]\d),\s(?!{places}\s)(?=[a-z])"),
        re.compile(rf"{start}({_PERSON}),\s{article}{words}{persons}s?(?!\w)"),
        re.compile(
            rf"{start}({_PERSON}),\s{kinds}{persons}"
            r"(?=[,.)]|\s(?:of|at|in|from|for|to|on|and|with)\s)"
        ),
        re.compile(
            rf"{start}{possessive}\s(?:[a-z][\w\u2019'-]{{0,20}}\s){{0,3}}?"
            rf"(?!{not_persons},)[a-z][\w\u2019'-]{{1,20}},\s({_PERSON}),\s[a-z]{{2,15}}\s(?:[a-z]{{1,15}}\s)?"
            rf"{pronouns}\s"
        ),
        re.compile(rf"{start}({_PERSON})\s{is_a}\s{words}{persons}(?!\w)"),
        re.compile(rf"{start}({_PERSON}),?\s\(?{alone}(?!\w)"),
        re.compile(rf"{start}({_PERSON}),?\s{links}(?!\w)"),
        re.compile(rf"{start}{agents}\sby\s({_PERSON}){behind}"),
        re.compile(rf"{start}({_PERSON})[\u2019']s\s(?:[\w-]{{1,15}}\s)?{owned}(?!\w)"),
    )


@cache
def perhaps_places(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """A name with what persons do, and so do places or those who live there."""
    apart, deeds = (lexicon.either("apparatus", name) for name in ("who", "person_deeds"))
    return (
        re.compile(rf"(?<![\w-])({_PERSON}),\s{apart}(?!\w)"),
        re.compile(rf"(?<![\w-])({_PERSON})\s{deeds}(?!\w)"),
    )


@cache
def behind_place(lexicon: Lexicon) -> re.Pattern[str]:
    """A word behind which two capitals are a place: of Novi Sad, in New York."""
    return re.compile(rf"{lexicon.either('apparatus', 'before_places')}\s$")


@cache
def _pronoun(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"{lexicon.either('apparatus', 'pronouns')}\s")


def subject(lexicon: Lexicon, text: str, after: str) -> re.Match[str] | None:
    """A name that opens a sentence and that the next one takes up by “he” or “she”."""
    return _SPEAKS.match(text) if _pronoun(lexicon).match(after) else None


@cache
def given_by(lexicon: Lexicon) -> re.Pattern[str]:
    """What a person gave, told by the words for what was given: advice was given by."""
    things = lexicon.pattern("apparatus", "personal_things").pattern
    return re.compile(rf"(?i:{things})\s[^.;]{{0,80}}?\sby\s({_PERSON})(?!\s{CAPITAL}|\w)")
