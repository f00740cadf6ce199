"""Figures that rest on a study which nobody could look up."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.note import Hit
from synopsis.report.check.rules.amounts.stated import YEAR, listed, not_after
from synopsis.report.check.rules.apparatus.references import is_reference
from synopsis.report.check.tokens import first_tokens, sentences_with
from synopsis.report.check.words import Lexicon

_GLUED = re.compile(r"[^\W\d][”’\"')]?[.,]\d{1,3}\s*$")  # noqa: RUF001
"""A footnote's number that reading has left at the end of the words."""


def study_unnamed(case: Case) -> Iterator[Hit]:
    """A figure that "a study" showed, where nothing says which study that is."""
    yield from _unnamed(case)


def unnamed_sentences(case: Case) -> frozenset[int]:
    """The numbers of the sentences whose figure rests on a study without a name."""
    return frozenset(hit.sentence.number for hit in _unnamed(case))


@lru_cache(maxsize=4)
def _unnamed(case: Case) -> tuple[Hit, ...]:
    patterns = _patterns(case.lexicon)
    nouns = first_tokens(case.lexicon.words("amounts", "study_nouns", "study_bare"))
    return tuple(
        hit
        for sentence in sentences_with(case, nouns)
        if not is_reference(sentence, case.lexicon)
        and (hit := _unnamed_in(sentence, patterns)) is not None
    )


def _unnamed_in(sentence: Sentence, patterns: Mapping[str, re.Pattern[str]]) -> Hit | None:
    text = sentence.text
    if not patterns["figure"].search(text) or sentence.block.kind is Kind.HEADING:
        return None
    for found in patterns["study_said"].finditer(text):
        if _is_named(sentence, found, patterns) or _is_in_name(text, found, patterns["noun"]):
            continue
        return Hit(
            sentence,
            found.start(),
            found.end(),
            f"The figure rests on “{found.group().strip()}”, but not which one: no title, year or"
            " reference of that very work is given.",
        )
    return None


def _is_named(
    sentence: Sentence, found: re.Match[str], patterns: Mapping[str, re.Pattern[str]]
) -> bool:
    """Whether a mark, an address, a title or a year belongs to the study itself."""
    text = sentence.text
    if (
        sentence.marks
        or "http" in text
        or _GLUED.search(text)
        or patterns["reference"].search(text)
    ):
        return True
    if YEAR.search(text, max(0, found.start() - 25), found.end()):
        return True
    if re.match(r"[^.]{0,12}\((?:[^()]{0,60})(?:19|20)\d\d", text[found.end() :]):
        return True
    inside = (found.start() + sentence.start, found.end() + sentence.start)
    return any(inside[0] <= start and end <= inside[1] for start, end in sentence.block.quoted)


def _is_in_name(text: str, found: re.Match[str], noun: re.Pattern[str]) -> bool:
    """Whether the noun is part of a name: written with a capital, though no sentence opens."""
    spoken = noun.search(text, found.start(), found.end())
    return spoken is not None and spoken.start() > 0 and spoken.group()[0].isupper()


@cache
def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    nouns, verbs = listed(lexicon, "study_nouns"), listed(lexicon, "study_verbs")
    openers, bare = listed(lexicon, "study_openers"), listed(lexicon, "study_bare")
    percent = lexicon.either("figures", "percent")
    parts = lexicon.either("figures", "whole_fractions", "fractions")
    unowned = not_after(lexicon, "owners")
    made = listed(lexicon, "made_by")
    study = (
        rf"(?:\b(?:{openers})\s(?:[\w-]{{2,20}}\s){{0,3}}?(?:{nouns})"
        rf"|(?<![\w-]){unowned}(?:{bare})|{unowned}(?<!\w)(?:{nouns})\s(?:{made}))"
    )
    cited = listed(lexicon, "attributions")
    sources = {
        "study_said": rf"{study}\b(?:[^.;:()%]{{0,90}}?)\b(?:{verbs})\b|\b(?:{cited})\s{study}\b",
        "noun": rf"\b(?:{nouns}|{bare})\b",
        "figure": rf"\d\s?(?:{percent})|\d{{2,}}|\b{parts}\b",
        "reference": r"\[\d{1,3}\]|\[@",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
