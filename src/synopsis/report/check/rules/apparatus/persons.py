"""Names of persons where their roles would do."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import RUNNING, Kind, Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.apparatus.persons_untitled import (
    CAPITAL,
    behind_place,
    given_by,
    perhaps_places,
    subject,
    untitled,
)
from synopsis.report.check.rules.apparatus.references import stands_under
from synopsis.report.check.terms import Terms, ending
from synopsis.report.check.words import Lexicon

_NAME = rf"{CAPITAL}[\w'\u2019.-]{{1,20}}"
_TOLD = RUNNING | {Kind.CAPTION}
_HEAD = 4  # blocks at the head and at the foot, where letters and by-lines name persons
_LINE = 100  # characters of a block that may be such a line
_FEW = 4  # persons of whom each is told
_SPEECH = re.compile(r"[“”\"«»„]")
_ONE = "A person is named where the role would tell a reader all that is needed."
_MANY = (
    "{} persons are named where their roles say what a reader needs; this is the first, and each "
    "section tells of its own."
)


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """A title and a name; an office and a name; a name and a role; a role and a name."""
    titles, offices, roles = (
        lexicon.either("apparatus", name) for name in ("person_titles", "role_titles", "roles")
    )
    reporting = lexicon.either("apparatus", "reporting", "person_deeds")
    any_role = lexicon.pattern("apparatus", "roles").pattern
    return (
        re.compile(rf"(?<!\w){titles}\s+((?:{_NAME}\s?){{1,4}})"),
        re.compile(rf"(?<!\w){offices}\s+({_NAME}\s{_NAME})"),
        re.compile(
            rf"(?<!\w)({_NAME}\s{_NAME}),?\s\(?"
            rf"(?:the\s|a\s|an\s|(?:[\w\u2019'-]{{1,20}}\s){{0,2}}?)(?i:{any_role})"
        ),
        re.compile(rf"(?<![\w-]){roles},?\s({_NAME}\s{_NAME})(?!\s{CAPITAL})"),
        re.compile(rf"(?<!\w){offices}\s+({_NAME})\s{reporting}(?!\w)"),
    )


@cache
def _apart(lexicon: Lexicon) -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    """What is no person: words of things, what is named after one, and who wrote a text."""
    return (
        frozenset(lexicon.words("apparatus", "not_persons", "never_names")),
        re.compile(rf"\s?{lexicon.either('apparatus', 'named_after')}\b"),
        lexicon.pattern("apparatus", "authorship"),
    )


def personal_name(case: Case) -> Iterator[Hit]:
    """Persons named in open text: each of a few, or the first of many and of each section."""
    found = list(_named(case))
    names = _persons(case.lexicon, [sentence.text[start:end] for sentence, start, end in found])
    count = len(set(names))
    is_many = count > _FEW
    told: set[object] = set()
    for number, (sentence, start, end) in enumerate(found):
        key = sentence.block.section if is_many else names[number]
        if key in told:
            continue
        told.add(key)
        is_sure = number == 0 if is_many else _SPEECH.search(sentence.text) is None
        why = _MANY.format(count) if is_many and number == 0 else _ONE
        severity = Severity.CAUTION if is_sure else Severity.HINT
        yield Hit(sentence, start, end, why, severity=severity)


def _persons(lexicon: Lexicon, names: list[str]) -> list[str]:
    """For each name the person it stands for: “Mr. Sample” is the Sample named in full before."""
    titles = {
        word.lower()
        for title in lexicon.words("apparatus", "person_titles", "role_titles", "person_nouns")
        for word in re.findall(r"[^\W\d_]+", title)
    }
    full: dict[str, str] = {}
    found = []
    for name in names:
        words = [one.lower() for one in re.findall(r"[^\W\d_]+", name)]
        words = [one for one in words if one not in titles] or words
        key = f"{words[0]} {words[-1]}" if words else name
        if len(words) == 1:
            key = full.get(key.split()[0], key)
        elif words:
            full[words[-1]] = key
        found.append(key)
    return found


def _named(case: Case) -> Iterator[tuple[Sentence, int, int]]:
    blocks = case.document.blocks
    edges = {id(block) for block in (*blocks[:_HEAD], *blocks[-_HEAD:])}
    for sentence in case.document.sentences:
        block = sentence.block
        if block.kind not in _TOLD or stands_under(block, case.lexicon, "people_sections"):
            continue
        is_line = len(block.text) < _LINE and not block.text.rstrip().endswith((".", "!", "?"))
        if is_line and id(block) in edges:  # a letter's head, a signature, a by-line
            continue
        span = _first_name(case.lexicon, sentence) or _untitled(case, sentence)
        if span is not None:
            yield sentence, *span


def _first_name(lexicon: Lexicon, sentence: Sentence) -> tuple[int, int] | None:
    things, named_after, authorship = _apart(lexicon)
    text = sentence.text
    if authorship.search(text[:80]) and sentence.block.kind is not Kind.CAPTION:
        return None
    for number, pattern in enumerate(_patterns(lexicon)):
        for match in pattern.finditer(text):
            end = _name_end(match, things, is_titled=number == 0)
            if end is None or sentence.is_quoted(*match.span()):
                continue
            if not named_after.match(text, end):
                return match.start(), end
    return None


def _untitled(case: Case, sentence: Sentence) -> tuple[int, int] | None:
    """The first name without a title that only a person can have where it stands."""
    lexicon, text = case.lexicon, sentence.text
    things, named_after, authorship = _apart(lexicon)
    if authorship.match(text):
        return None
    found = [one for pattern in untitled(lexicon) for one in pattern.finditer(text)]
    single = (given_by(lexicon).search(text), subject(lexicon, text, _text_behind(sentence)))
    found += [one for one in single if one]
    sure = len(found)
    found += [one for pattern in perhaps_places(lexicon) for one in pattern.finditer(text)]
    for number, match in enumerate(found):
        end = _name_end(match, things, is_titled=False)
        if end is None or sentence.is_quoted(match.start(1), end):
            continue
        if any(word.removesuffix("s") in things for word in match[1].split()):
            continue
        before = text[max(0, match.start(1) - 12) : match.start(1)]
        if named_after.match(text, end) or (
            number >= sure and behind_place(lexicon).search(before)
        ):
            continue
        if not (case.terms and _places(case.terms).search(match[1])):
            return match.start(1), end
    return None


def _text_behind(sentence: Sentence) -> str:
    """The beginning of what stands behind a sentence in its block."""
    end = sentence.start + len(sentence.text)
    return sentence.block.text[end : end + 40].lstrip()


@lru_cache(maxsize=4)
def _places(terms: Terms) -> re.Pattern[str]:
    """The region's names and places, and those elsewhere, none of which is a person's."""
    return ending((*terms.about, *terms.elsewhere, *terms.groups))


def _name_end(match: re.Match[str], things: frozenset[str], *, is_titled: bool) -> int | None:
    """Where a person's name ends; nothing where a word of it is a body's, a place's or a role's.

    Behind a title the name ends where such a word begins: what is left is still a person.
    """
    end = match.start(1)
    for word in re.finditer(r"\S+", match[1]):
        plain = word[0].strip(".,;:\u2019'").removesuffix("\u2019s").removesuffix("'s")
        is_initial = len(plain) == 1 and word[0].endswith(".")
        if not is_initial and _is_thing(plain, things):
            return end if is_titled and end > match.start(1) else None
        end = match.start(1) + word.end()
    return end if end > match.start(1) else None


def _is_thing(word: str, things: frozenset[str]) -> bool:
    """Whether a capitalised word belongs to a body, a place or an acronym."""
    return word in things or (len(word) > 1 and word.isupper())
