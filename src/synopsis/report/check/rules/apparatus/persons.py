"""Names of persons where their roles would do."""

import re
from collections.abc import Iterator
from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.apparatus.persons_untitled import (
    behind_place,
    given_by,
    perhaps_places,
    subject,
    untitled,
)
from synopsis.report.check.rules.apparatus.references import stands_under
from synopsis.report.check.terms import Terms, ending
from synopsis.report.check.words import Lexicon, any_of, either

_CAPITAL = r"[A-ZÀ-ÖØ-ÞČĆŠŽĐ\u0400-\u042f]"
_NAME = rf"{_CAPITAL}[\w'\u2019.-]{{1,20}}"
_TOLD = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.CAPTION})
_HEAD, _FEW, _LINE = 4, 4, 100


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """A title and a name; an office and a name; a name and a role; a role and a name."""
    titles = either(lexicon.words("apparatus", "person_titles"))
    offices = either(lexicon.words("apparatus", "role_titles"))
    written = lexicon.words("apparatus", "roles")
    roles, small = any_of(written).pattern, either(written)
    reporting = either(lexicon.words("apparatus", "reporting"))
    return (
        re.compile(rf"(?<!\w)(?:{titles})\s+((?:{_NAME}\s?){{1,4}})"),
        re.compile(rf"(?<!\w)(?:{offices})\s+({_NAME}\s{_NAME})"),
        re.compile(
            rf"(?<!\w)({_NAME}\s{_NAME}),?\s\(?"
            rf"(?:the\s|a\s|an\s|(?:[\w\u2019'-]{{1,20}}\s){{0,2}}?)(?i:{roles})"
        ),
        re.compile(rf"(?<![\w-])(?:{small}),?\s({_NAME}\s{_NAME})(?!\s{_CAPITAL})"),
        re.compile(rf"(?<!\w)(?:{offices})\s+({_NAME})\s(?:{reporting})(?!\w)"),
    )


@lru_cache(maxsize=8)
def _sets(lexicon: Lexicon) -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    return (
        frozenset(
            word
            for name in ("not_persons", "never_names")
            for word in lexicon.words("apparatus", name)
        ),
        re.compile(rf"\s?{either(lexicon.words('apparatus', 'named_after'))}\b"),
        any_of(lexicon.words("apparatus", "authorship")),
    )


def personal_name(case: Case) -> Iterator[Hit]:
    """Persons named in open text: each of a few, or the first of many and of each section."""
    found = list(_named(case))
    names = _persons(case.lexicon, [sentence.text[start:end] for sentence, start, end in found])
    many = len(set(names)) > _FEW
    told: set[object] = set()
    for number, (sentence, start, end) in enumerate(found):
        key = sentence.block.section if many else names[number]
        if key in told:
            continue
        told.add(key)
        speaks = bool(re.search(r"[“”\"«»„]", sentence.text))
        sure = number == 0 if many else not speaks
        yield Hit(
            sentence, start, end, _why(len(set(names)) if many and number == 0 else 1),
            severity=Severity.CAUTION if sure else Severity.HINT,
        )  # fmt: skip


def _why(count: int) -> str:
    if count > 1:
        return (
            f"{count} persons are named where their roles say what a reader needs; this is the "
            "first, and each section tells of its own."
        )
    return "A person is named where the role would tell a reader all that is needed."


def _persons(lexicon: Lexicon, names: list[str]) -> list[str]:
    """For each name the person it stands for: “Mr. Sample” is the Sample named in full before."""
    titles = {
        word.lower()
        for name in ("person_titles", "role_titles", "person_nouns")
        for title in lexicon.words("apparatus", name)
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
    blocks = {id(block) for block in case.document.blocks[:_HEAD]}
    last = {id(block) for block in case.document.blocks[-_HEAD:]}
    for sentence in case.document.sentences:
        block = sentence.block
        if block.kind not in _TOLD or stands_under(block, case.lexicon, "people_sections"):
            continue
        is_edge = id(block) in blocks or id(block) in last
        is_line = len(block.text) < _LINE and not block.text.rstrip().endswith((".", "!", "?"))
        if is_edge and is_line:  # a letter's head, a signature, a by-line
            continue
        span = _first_name(case.lexicon, sentence) or _untitled(case, sentence)
        if span is not None:
            yield sentence, *span


def _first_name(lexicon: Lexicon, sentence: Sentence) -> tuple[int, int] | None:
    things, named_after, authorship = _sets(lexicon)
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
    things, named_after, authorship = _sets(lexicon)
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
        if _is_thing(plain, things):
            return end if is_titled and end > match.start(1) else None
        end = match.start(1) + word.end()
    return end if end > match.start(1) else None


def _is_thing(word: str, things: frozenset[str]) -> bool:
    """Whether a capitalised word belongs to a body, a place or an acronym."""
    return word in things or (len(word) > 1 and word.isupper())
