"""Acronyms that are not explained, explained twice, or doubled."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.apparatus.acronyms import (
    Acronyms,
    Meaning,
    Use,
    acronyms_of,
    small_words,
)
from synopsis.report.check.rules.apparatus.closeness import stemmed
from synopsis.report.check.rules.apparatus.known import (
    is_known,
    meant,
    ordinary,
    registered,
    words_of,
)
from synopsis.report.check.rules.apparatus.references import stands_under
from synopsis.report.check.words import Lexicon

_COUNTED = re.compile(r"([^\W\d_]{1,5})\d{1,4}[A-Z]?")
_SERIES = 3  # numbers that make identifiers of one row
_RUNNING = frozenset({Kind.PARAGRAPH, Kind.ITEM})
_LIST = re.compile(r"(?:[A-ZČĆŠŽĐ][\w-]{1,9}(?:,\s|\sand\s|,\sand\s|/|;\s)){2,}")


def acronym_undefined(case: Case) -> Iterator[Hit]:
    """Acronyms of the running text that the document never gives in full, one note for each."""
    if not ordinary(case.lexicon):  # a language without a list of what needs no words
        return
    found = acronyms_of(case)
    series = _series({*found.body, *found.aside})
    for name, uses in found.body.items():
        if is_known(case, name, found) or meant(case, name, found) or name in series:
            continue
        first = uses[0]
        if len(uses) == 1 and _is_part_of_name(first):
            continue
        yield Hit(
            first.sentence, first.start, first.end,
            f"“{name}” is used {_times(len(uses))} and never given in full.",
            severity=_weight(case, name, uses),
        )  # fmt: skip


def _series(names: Iterable[str]) -> frozenset[str]:
    """Identifiers that count: the same letters with three numbers or more, such as EP01 to EP19."""
    found: dict[str, set[str]] = {}
    for name in names:
        if counted := _COUNTED.fullmatch(name):
            found.setdefault(counted[1], set()).add(name)
    return frozenset(
        name for numbered in found.values() if len(numbered) >= _SERIES for name in numbered
    )


def _weight(case: Case, name: str, uses: list[Use]) -> Severity:
    """Twice in running text is enough, or once as the noun of a body; a list of bodies is not."""
    if all(_is_listed(one) for one in uses):
        return Severity.HINT
    enough = len(uses) > (2 if len(name) == 2 else 1)
    before = uses[0].sentence.text[max(0, uses[0].start - 20) : uses[0].start]
    last = re.findall(r"\w+\s$", before)
    among = bool(last) and last[0].strip().lower() in _leading(case.lexicon)
    is_body = uses[0].sentence.block.kind in _RUNNING and name.isalpha() and 3 <= len(name) <= 6
    return Severity.CAUTION if enough or (among and is_body) else Severity.HINT


@lru_cache(maxsize=8)
def _leading(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.words("apparatus", "before_bodies"))


def _is_part_of_name(use: Use) -> bool:
    """Whether a word with a capital stands right behind: a name of which capitals are a part."""
    return bool(re.match(r"\s[A-ZČĆŠŽĐ][a-z]", use.sentence.text[use.end :]))


def _is_listed(use: Use) -> bool:
    """Whether an acronym stands in a list of short names, such as of parties or participants."""
    text = use.sentence.text
    return bool(_LIST.search(text[max(0, use.start - 60) : use.end + 40]))


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def acronym_doubled(case: Case) -> Iterator[Hit]:
    """An acronym with its own last word behind it, and one that is explained twice."""
    found = acronyms_of(case)
    yield from _repeated_word(case, found)
    again = False
    for name, each in found.meanings.items():
        told = [one for one in each if one.words and one.sentence.block.kind is not Kind.FOOTNOTE]
        first, twice = _twice(case, told)
        other = _otherwise(case, told)
        if other is not None:
            yield Hit(
                other.sentence, other.start, other.end,
                f"“{name}” stands for “{other.words}” here and for “{told[0].words}” elsewhere.",
                "Let each acronym stand for one name.",
                other=told[0].sentence,
                severity=Severity.CAUTION,
            )  # fmt: skip
        elif first and twice:
            yield Hit(
                twice.sentence, twice.start, twice.end,
                f"“{name}” is given in full {_times(len(told))}; once is enough.",
                "Explain an acronym where it is first used, and only there.",
                other=first.sentence,
                severity=Severity.HINT if again else Severity.CAUTION,
            )  # fmt: skip
            again = True


def _twice(case: Case, told: Iterable[Meaning]) -> tuple[Meaning | None, Meaning | None]:
    """Two places of open text in one part of the document that explain an acronym.

    A summary and an annex are read without the rest, and may explain what it explains.
    """
    first: dict[tuple[str, ...], Meaning] = {}
    for one in told:
        block = one.sentence.block
        if block.kind not in _RUNNING or one.sentence.is_quoted(one.start, one.end):
            continue
        is_apart = stands_under(block, case.lexicon, "summary_sections")
        earlier = first.setdefault(block.section if is_apart else (), one)
        if earlier.sentence is not one.sentence:
            return earlier, one
    return None, None


def _otherwise(case: Case, told: list[Meaning]) -> Meaning | None:
    """The first place where other words stand behind the acronym than at first."""
    small = small_words(case.lexicon)
    for one in told[1:]:
        first, here = stemmed(told[0].words, small), stemmed(one.words, small)
        if not (first <= here or here <= first or len(first & here) * 2 > len(first)):
            return one
    return None


def _repeated_word(case: Case, found: Acronyms) -> Iterator[Hit]:
    last = dict(_last_words(case, found))
    owned = set(case.lexicon.words("apparatus", "own_things"))
    told: set[str] = set()
    for name, uses in (*found.body.items(), *found.aside.items()):
        wanted = last.get(name)
        for use in uses if wanted else ():
            behind = re.match(r"s?\s([^\W\d_]{3,20})(?!\s[A-ZČĆŠŽĐ])", use.sentence.text[use.end :])
            if not behind or not _is_word(behind[1], str(wanted)) or name in told:
                continue
            if behind[1].lower().rstrip("s") in owned and not behind[1].istitle():
                continue
            told.add(name)
            yield Hit(
                use.sentence, use.start, use.end + behind.end(),
                f"The last letter of “{name}” already stands for “{wanted}”.",
                f"Write “{name}” alone, or the name in full.",
                severity=_doubling(behind[1], owned),
            )  # fmt: skip


def _doubling(word: str, owned: Iterable[str]) -> Severity:
    return Severity.HINT if word.lower().rstrip("s") in owned else Severity.CAUTION


def _last_words(case: Case, found: Acronyms) -> Iterator[tuple[str, str]]:
    """The last word of each acronym's name, where its last letter stands for it."""
    for name, word in dict(case.lexicon.entry("apparatus", "doubled")).items():
        yield str(name), str(word)
    known = {**registered(case.terms)}
    known |= {name: words_of(found, name) for name in found.meanings if words_of(found, name)}
    for name, words in known.items():
        last = re.findall(r"[^\W\d_]+", words)[-1:]
        if last and last[0][0].upper() == name[-1:] and len(name) > 1:
            yield name, last[0]


def _is_word(left: str, right: str) -> bool:
    """Whether two words are one, in the plural or in another spelling."""
    plain = [
        re.sub(r"(?:ies|y|s)$", "", one.lower().replace("z", "s").replace("centre", "center"))
        for one in (left, right)
    ]
    return plain[0] == plain[1]
