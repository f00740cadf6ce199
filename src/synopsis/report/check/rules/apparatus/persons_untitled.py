"""Names of persons that stand without a title, known by the words around them."""

import re
from functools import cache

from synopsis.report.check.words import Lexicon, either

CAPITAL = r"[A-ZÀ-ÖØ-ÞČĆŠŽĐ\u0400-\u042f]"
_PART = rf"{CAPITAL}[a-zà-öø-ÿčćšžđ\u0430-\u045f][\w'\u2019-]{{0,20}}"
_FIRST = rf"(?:{_PART}|(?<![\w.]){CAPITAL}\.(?:\s?{CAPITAL}\.)?)"
_PERSON = rf"{_FIRST}(?:\s{CAPITAL}\.)?(?:\s{_PART}){{1,2}}"
_SPEAKS = re.compile(rf"({_PERSON})\s(?=[a-z])")
_SLOT = re.compile(r"\{([A-Za-z_]+)\}")
# "her deputy, X Y, said that she"
_OWNED = (
    r"{START}{possessives}\s(?:[a-z][\w\u2019'-]{0,20}\s){0,3}?(?!{she_things},)"
    r"[a-z][\w\u2019'-]{1,20},\s{NAME},\s[a-z]{2,15}\s(?:[a-z]{1,15}\s)?{pronouns}\s"
)
_WAYS = (
    r"{START}{persons},?\s(?:called\s|named\s)?{NAME}{END}",
    r"^{Persons}\s{NAME}{END}",
    r"{START}{persons}\sof\sthe\s(?:[\w-]{1,20}\s){0,2}?[\w-]{1,20},\s{NAME},",
    r"{START}{roles}\s(?:of|for|at|in)\s(?:[\w-]{1,20}\s){0,4}?[a-z][\w-]{1,20},\s{NAME},(?=\s[a-z])",
    r"{START}{NAME},\s(?:1[6-9]|[2-8]\d),\s(?!{places}\s)(?=[a-z])",
    r"{START}{NAME},\s{AN}{WORDS}{persons}s?(?!\w)",
    r"{START}{NAME},\s{kinds}{persons}(?=[,.)]|\s(?:of|at|in|from|for|to|on|and|with)\s)",
    _OWNED,
    r"{START}{NAME}\s{is_a}\s{WORDS}{persons}(?!\w)",
    r"{START}{NAME},?\s\(?{who_alone}(?!\w)",
    r"{START}{NAME},?\s{person_links}(?!\w)",
    r"{START}{person_agents}\sby\s{NAME}{END}",
    r"{START}{NAME}[\u2019']s\s(?:[\w-]{1,15}\s)?{person_owned}(?!\w)",
)
"""The ways to tell a person by name without a title; a slot stands for words or a piece."""


@cache
def untitled(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """A name behind or before what a person is, or with what only a person does or has."""
    pieces = _pieces(lexicon)
    return tuple(re.compile(_SLOT.sub(lambda slot: pieces[slot[1]], one)) for one in _WAYS)


def _pieces(lexicon: Lexicon) -> dict[str, str]:
    """What stands in the slots of the ways: words of lists, a name, and what may be around it."""
    lists = (
        "who_alone", "person_agents", "person_owned", "person_links", "is_a", "she_things",
        "possessives", "roles",
    )  # fmt: skip
    nouns, kinds = (lexicon.words("apparatus", name) for name in ("person_nouns", "person_kinds"))
    return {name: lexicon.either("apparatus", name) for name in lists} | {
        "NAME": rf"({_PERSON})",
        "START": r"(?<![\w-])",
        "END": rf"(?!\s{CAPITAL}|\w)",
        "WORDS": r"(?:[\w\u2019'-]{1,20}\s){0,3}?",
        "AN": r"(?:then\s|now\s)?(?:an?|the|his|her|their|one\sof\sthe)\s",
        "persons": either(nouns),
        "Persons": either(word.capitalize() for word in nouns),
        "kinds": rf"(?:{either(kinds)}\s){{0,2}}",
        "pronouns": either(lexicon.word_set("apparatus", "pronouns")),
        "places": lexicon.either("apparatus", "before_places", "small_words"),
    }


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
