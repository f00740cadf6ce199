"""A language's words, read from its folder of YAML files, one file for each family of rules."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from synopsis.report.check.words.tree import either
from synopsis.report.errors import ReportError

LANGUAGES = ("en", "sq", "bs", "mk", "cnr", "sr")


@dataclass(frozen=True, eq=False, slots=True)
class Lexicon:
    """The words of one language by family and name; a language that is begun lacks some."""

    language: str
    families: Mapping[str, Mapping[str, Any]]

    def entry(self, family: str, name: str) -> Any:  # noqa: ANN401  # as the YAML has it
        """A list or mapping of words; an empty mapping where the language has none yet."""
        return self.families.get(family, {}).get(name, {})

    def words(self, family: str, *names: str) -> tuple[str, ...]:
        """The words of some lists, and the keys of mappings, one after the other."""
        return tuple(str(word) for name in names for word in self.entry(family, name))

    def word_set(self, family: str, *names: str) -> frozenset[str]:
        """The words of some lists in small letters."""
        return _word_set(self, family, names)

    def either(self, family: str, *names: str) -> str:
        """The words of some lists as one group of a longer pattern."""
        return _either(self, family, names)

    def pattern(self, family: str, *names: str) -> re.Pattern[str]:
        """Any of the words of some lists, whole and in any case; nothing where there are none."""
        return _pattern(self, family, names)


@cache
def _word_set(lexicon: Lexicon, family: str, names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.lower() for word in lexicon.words(family, *names))


@cache
def _either(lexicon: Lexicon, family: str, names: tuple[str, ...]) -> str:
    return either(lexicon.words(family, *names))


@cache
def _pattern(lexicon: Lexicon, family: str, names: tuple[str, ...]) -> re.Pattern[str]:
    return any_of(lexicon.words(family, *names))


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of whole words or phrases, the longest first; it finds nothing where none given."""
    return re.compile(rf"(?<![\w-]){either(words)}(?!\w)", re.IGNORECASE)


@cache
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of a language; one sentence where there is none."""
    if language not in LANGUAGES:
        raise ReportError(
            f"there are no words for the language '{language}'",
            remedy=f"use one of {', '.join(LANGUAGES)}",
        )
    folder = files("synopsis.report.check.words") / language
    read = {
        one.name.removesuffix(".yml"): read_words(one.read_text("utf-8"), f"{language}/{one.name}")
        for one in sorted(folder.iterdir(), key=lambda item: item.name)
        if one.name.endswith(".yml")
    }
    return Lexicon(language, read)


def read_words(text: str, name: str) -> Mapping[str, Any]:
    """The lists of one file; one sentence where YAML took a word for something else."""
    lists = yaml.load(text, yaml.CSafeLoader) or {}
    for place, word in _not_words(lists):
        raise ReportError(
            f"words/{name}: the list '{place}' holds {word}, which is no word",
            remedy="put words such as on, off, yes, no and null in quotation marks",
        )
    return lists


def _not_words(lists: Any, place: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """What YAML reads as true, false or nothing where a word should stand, with its list."""
    if isinstance(lists, dict):
        for key, value in lists.items():
            if key is None or isinstance(key, bool):
                yield place or "(top)", str(key).lower()
            yield from _not_words(value, place or str(key))
    elif isinstance(lists, list):
        for value in lists:
            if value is None or isinstance(value, bool):
                yield place, str(value).lower()
            yield from _not_words(value, place)
