"""Words of likelihood, which mean nothing without the scale that they belong to."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Document, Kind, Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.reasoning.prose import LONGEST, own_voice, unquoted
from synopsis.report.check.rules.reasoning.wording import (
    FAMILY,
    Wording,
    listed,
    shaped,
    word_set,
)
from synopsis.report.check.tokens import first_tokens
from synopsis.report.check.words import Lexicon, any_of, either
from synopsis.vocabulary import Scale, likelihood_words

TOLD = 3
"""So many places at most are told in a document without a scale."""

SHORT_CELL = 5
"""A cell with fewer blanks is an entry of a table, and no sentence."""

BEHIND = 30
"""In so many characters behind a word stands the number that it means."""

_SHARE = re.compile(
    r"\d{1,3}(?:[.,]\d)?\s?(?:%|per\s?cent)|0?\.\d\d?|\d{1,2}\s?(?:–|-|to)\s?\d{1,3}"  # noqa: RUF001
)
_any_of = cache(any_of)
_NEXT = re.compile(r"\s+([a-z-]{3,30})")
_AROUND = ' .“”"'

_DEFINITION = r"""
    [“\"‘'*_(]{0,2}(?<!\w)(?P<word>{likelihood})(?!\w)[”\"’'*_)]{0,2}
    (?:\s+{scale_means}\s[^.;]{0,50}?|\s?[:=]\s?|,?\s?\()
    [^;()]{0,25}?(?:\d{1,3}(?:[.,]\d)?\s?(?:%|per\s?cent|(?:–|-|to|and)\s?\d{1,3})|0\.\d)"""  # noqa: RUF001
_CHANCE = r"""(?:\d{1,3}(?:[.,]\d)?(?:\s?(?:–|-|to)\s?\d{1,3})?\s?(?:%|per\s?cent)
    |0?\.\d|{ratios})"""  # noqa: RUF001
_NUMBERED = r"(?<!\w){chance_nouns}\b[^.;]{0,40}?\s\(?{CHANCE}(?!\w)|{CHANCE}\s+{chance_nouns}\b"
"""A number that says how likely: "a probability of 70 per cent", "chances are two in three"."""


_REGARDED = r"(?<!\w){regarding}\s(?:[^.;]{2,80}\s)?as\s*$"


@dataclass(frozen=True, slots=True)
class DeclaredScale:
    """A scale that a document says it keeps to, with its words; none where they are not told."""

    name: str
    words: frozenset[str]

    def words_in(self, text: str) -> bool:
        """Whether a text has a word of the scale; any word counts where they are not told."""
        return not self.words or _any_of(self.words).search(text) is not None


@dataclass(frozen=True, eq=False, slots=True)
class Use:
    """One word of likelihood, used of what may come or be."""

    sentence: Sentence
    start: int
    end: int

    @property
    def word(self) -> str:
        """The word in small letters with single spaces."""
        return " ".join(self.sentence.text[self.start : self.end].casefold().split())


@lru_cache(maxsize=8)
def declared_scale(case: Case) -> DeclaredScale | None:
    """The scale that the document names, or gives in a sentence or table of words and numbers."""
    every = (_named(one.text, case.lexicon) for one in case.document.sentences)
    named = next(filter(None, every), None)
    defined = _defined(case.document, case.lexicon)
    if defined:
        return DeclaredScale(named.name if named else "the scale of the document", defined)
    return named


def _named(text: str, lexicon: Lexicon) -> DeclaredScale | None:
    for scale, spellings in _known_scales(lexicon):
        if spellings.search(text):
            return scale
    other = listed(lexicon, "other_scales").search(text)
    return DeclaredScale(text[slice(*other.span())], frozenset()) if other else None


@cache
def _known_scales(lexicon: Lexicon) -> tuple[tuple[DeclaredScale, Wording], ...]:
    """The scales whose words are known, and how each may be spelt."""
    found = []
    for name, spellings in dict(lexicon.entry(FAMILY, "scales")).items():
        words = {one.lower() for one in spellings}
        spelt = Wording(re.compile(rf"(?<!\w){either(words)}(?!\w)"), first_tokens(words))
        found.append((DeclaredScale(str(name), frozenset(likelihood_words(Scale(name)))), spelt))
    return tuple(found)


def _defined(document: Document, lexicon: Lexicon) -> frozenset[str]:
    """The words that a sentence or a table's row gives numbers."""
    likely = listed(lexicon, "likelihood")
    words: set[str] = set()
    rows: dict[tuple[int, int], list[str]] = {}
    for sentence in document.sentences:
        slot = sentence.block.slot
        if slot is not None:
            rows.setdefault((slot.table, slot.row), []).append(sentence.text)
        elif len(sentence.text) <= LONGEST and likely.search(sentence.text):
            words |= _defined_in(sentence.text, lexicon)
    for cells in rows.values():
        graded = {one.strip(_AROUND).casefold() for one in cells}
        if _SHARE.search(" ".join(cells)):
            words |= {one for one in graded if likely.fullmatch(one)}
    return frozenset(words)


def _defined_in(text: str, lexicon: Lexicon) -> set[str]:
    """Words that the sentence defines; one in brackets behind one word is a single forecast."""
    found = list(shaped(lexicon, _DEFINITION).finditer(text))
    meant = listed(lexicon, "scale_means").search(text) is not None
    return {one["word"].casefold() for one in found} if meant or len(found) > 1 else set()


def likelihood_without_scale(case: Case) -> Iterable[Hit]:
    """Words of likelihood in a document that declares no scale, told once; and words off it."""
    uses = list(find_uses(case))
    if not uses:
        return []
    scale = declared_scale(case)
    return _undeclared(uses, case.lexicon) if scale is None else list(_off_scale(uses, scale))


def find_uses(case: Case) -> Iterator[Use]:
    """The words of likelihood that the document uses of what may come or be."""
    lexicon = case.lexicon
    words, idioms = listed(lexicon, "likelihood"), listed(lexicon, "likelihood_idioms")
    for _, sentence in own_voice(case.document):
        if sentence.block.kind is Kind.CELL and sentence.text.count(" ") < SHORT_CELL:
            continue
        text = unquoted(sentence)
        if not words.may_be_in(text) or _is_of_chance(text, lexicon):
            continue
        other = [found.span() for found in idioms.finditer(text)]
        for found in words.finditer(text):
            idiom = any(start <= found.start() < end for start, end in other)
            if not idiom and _is_judgement(text, found, lexicon):
                yield Use(sentence, found.start(), found.end())


def _is_of_chance(text: str, lexicon: Lexicon) -> bool:
    """Whether a sentence speaks of statistics, or gives its likelihood as a number."""
    if listed(lexicon, "statistics").search(text):
        return True
    return shaped(lexicon, _NUMBERED, CHANCE=_CHANCE).search(text) is not None


def _is_judgement(text: str, found: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a word judges what may come or be: unnumbered, of no thought case, and of nobody."""
    before, after = text[: found.start()], text[found.end() :]
    if _has_number(text, found.end()) or listed(lexicon, "attributions").search(before):
        return False
    last = before.lower().split()[-1:]
    if word_set(lexicon, "thought").intersection(last) and not _is_regarded(before, lexicon):
        return False
    is_ability = found[0].split()[-1] in word_set(lexicon, "able")
    if is_ability and word_set(lexicon, "able_to").intersection(after.split()[:1]):
        return False
    return found[0] not in word_set(lexicon, "attributive") or not _names_next(after, lexicon)


def _is_regarded(before: str, lexicon: Lexicon) -> bool:
    """Whether somebody regards a thing "as" what follows, which is no comparison."""
    return shaped(lexicon, _REGARDED).search(before) is not None


def _names_next(after: str, lexicon: Lexicon) -> bool:
    """Whether the word only describes the noun behind it: "a probable actor"."""
    following = _NEXT.match(after)
    return following is not None and following[1] not in word_set(lexicon, "likelihood_goes_on")


def _has_number(text: str, end: int) -> bool:
    """A number right behind the word says what it means."""
    return _SHARE.search(text, end, end + BEHIND) is not None and "(" in text[end : end + 12]


def _undeclared(uses: list[Use], lexicon: Lexicon) -> list[Hit]:
    """The first use stands for all; further graded judgements of what is to come, up to a few."""
    mild = word_set(lexicon, "likelihood_mild")
    counts = Counter(one.word for one in uses)
    ahead = listed(lexicon, "will", "may", "foreseen")
    first = next((one for one in uses if ahead.search(one.sentence.text)), uses[0])
    told = ", ".join(f"“{word}” ({_times(count)})" for word, count in counts.most_common())
    graver = len(uses) > 2 or len(counts) > 1 or any(word not in mild for word in counts)
    grave = graver or is_graded(first, lexicon)
    severity = Severity.CAUTION if grave else Severity.HINT
    why = f"No scale says what the words of likelihood mean in numbers: {told}."
    found = [Hit(first.sentence, first.start, first.end, why, severity=severity)]
    seen = {first.sentence.number}
    for one in uses:
        graded = one.word not in mild and is_graded(one, lexicon)
        if graded and one.sentence.number not in seen and len(found) < TOLD:
            seen.add(one.sentence.number)
            again = f"“{one.word}” has no number either, for the document declares no scale."
            found.append(Hit(one.sentence, one.start, one.end, again, severity=Severity.CAUTION))
    return found


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def is_graded(use: Use, lexicon: Lexicon) -> bool:
    """Whether a word is the judgement of a sentence: "a rise is very likely", "it is probable"."""
    text = use.sentence.text
    before, after = text[: use.start].split()[-3:], text[use.end : use.end + 8].split()[:1]
    judged = any(word.lower() in word_set(lexicon, "judging") for word in before)
    goes_on = not word_set(lexicon, "judged_goes_on").isdisjoint(after)
    ends = not after or goes_on or text[use.end : use.end + 1] in ",.;"
    return judged and ends


def _off_scale(uses: list[Use], scale: DeclaredScale) -> Iterator[Hit]:
    """The first use of each word that the declared scale does not have."""
    seen: set[str] = set()
    for one in uses:
        if scale.words and one.word not in scale.words | seen:
            seen.add(one.word)
            yield Hit(
                one.sentence,
                one.start,
                one.end,
                f"“{one.word}” is no word of {scale.name}, the scale that the document keeps to.",
                severity=Severity.HINT,
            )
