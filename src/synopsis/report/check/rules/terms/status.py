"""The asterisk of a designated name, and the footnote that it leads to."""

import re
from collections.abc import Iterator
from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.note import Hit
from synopsis.report.check.rules.apparatus.references import is_reference, whole
from synopsis.report.check.rules.terms.scope import own_words
from synopsis.report.check.terms import Terms, designated
from synopsis.report.check.words import Lexicon, any_of
from synopsis.vocabulary import WordRule

_RUNNING = frozenset({Kind.PARAGRAPH, Kind.ITEM})
_WORD = re.compile(r"\w+")
# How many words on either side are held to those of the footnote, and how many there must be.
_WIDE, _CUT, _REACH = 3, 2, 60


@lru_cache(maxsize=8)
def _rules(terms: Terms) -> tuple[WordRule, ...]:
    """The region's rules on names that carry a mark at every mention."""
    return tuple(rule for rule in terms.region.rules if rule.id.endswith("-asterisk"))


def status_asterisk(case: Case) -> Iterator[Hit]:
    """Each mention of a designated name without its asterisk, in the author's own words."""
    terms = case.terms
    if terms is None:
        return
    for rule in _rules(terms):
        for sentence, match in own_words(case, terms, rule.pattern):
            if _is_excused(rule, sentence.text, match) or _is_noted(case, sentence, match):
                continue
            if any(_is_wording(one, sentence.text, match) for one in _wordings(terms)):
                continue
            yield Hit(
                sentence, match.start(), match.end(),
                f"“{match[0]}” stands without its asterisk, which it must carry at every mention.",
                f"Write “{match[0]}*”, with its footnote at the first mention.",
            )  # fmt: skip


def _is_excused(rule: WordRule, text: str, match: re.Match[str]) -> bool:
    return any(
        one.start() <= match.start() and match.end() <= one.end()
        for pattern in rule.exceptions
        for one in pattern.finditer(text)
    )


@lru_cache(maxsize=8)
def _wordings(terms: Terms) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """The words around each designated name within the footnotes of the designations."""
    made = []
    for designation in terms.region.designations.values():
        text = designation.footnote
        made += [
            (_words(text[: one.start()])[::-1], _words(text[one.end() :]))
            for one in designated(terms).finditer(text)
        ]
    return tuple(made)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(text))


def _is_wording(
    wording: tuple[tuple[str, ...], tuple[str, ...]], text: str, match: re.Match[str]
) -> bool:
    """Whether the words beside a name are those of the footnote, which a line's end may cut."""
    before = _words(text[max(0, match.start() - _REACH) : match.start()])[::-1]
    beside = (
        *zip(before[:_WIDE], wording[0], strict=False),
        *zip(_words(text[match.end() : match.end() + _REACH])[:_WIDE], wording[1], strict=False),
    )
    return len(beside) >= _CUT and all(here == there for here, there in beside)


def _is_noted(case: Case, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the mark right behind the name leads to the designation itself."""
    for mark in sentence.marks:
        near = match.end() <= mark.start <= match.end() + 1
        texts = (one.text for one in case.document.footnotes.get(mark.label, ()))
        if near and _names_resolution(case.lexicon, " ".join(texts)):
            return True
    return False


@lru_cache(maxsize=16)
def _pattern(lexicon: Lexicon, name: str) -> re.Pattern[str]:
    return any_of(lexicon.words("terms", name))


def _names_resolution(lexicon: Lexicon, text: str) -> bool:
    return bool(_pattern(lexicon, "resolution").search(text))


def _names_opinion(lexicon: Lexicon, text: str) -> bool:
    return bool(_pattern(lexicon, "opinion").search(text))


def status_footnote(case: Case) -> Iterator[Hit]:
    """The first marked mention of a designated name, where the designation's footnote lacks."""
    terms = case.terms
    if terms is None or not _rules(terms):
        return
    found = [one for one in own_words(case, terms, designated(terms)) if _is_body(case, one[0])]
    if not found:
        return
    notes = [one for one in case.document.sentences if _is_designation(case, one)]
    halves = _halves(case, notes)
    if any(resolution for resolution, _ in halves) and any(opinion for _, opinion in halves):
        return
    marked = [one for one in found if one[0].text[one[1].end() : one[1].end() + 1] == "*"]
    running = (one for one in marked if one[0].block.kind in _RUNNING)
    sentence, match = next(running, (marked or found)[0])
    start, end = match.span()
    other = notes[0] if notes else None
    if other is not None:  # the note is there and is cut: what lacks is to be written there
        sentence, other, (start, end) = other, sentence, whole(other)
    yield Hit(
        sentence, start, end, _lack(halves, match[0], is_there=bool(notes)), _remedy(terms),
        other=other,
    )  # fmt: skip


def _is_designation(case: Case, sentence: Sentence) -> bool:
    """Whether a sentence of a note is the footnote of a designation, whole or cut."""
    block = sentence.block
    is_note = block.kind is Kind.FOOTNOTE or block.text.lstrip().startswith("*")
    return is_note and bool(_pattern(case.lexicon, "designation").search(sentence.text))


def _halves(case: Case, notes: list[Sentence]) -> list[tuple[bool, bool]]:
    """Which of the two grounds each sentence names: of the notes, or of all where none is there."""
    blocks = {id(one.block) for one in notes}
    return [
        (_names_resolution(case.lexicon, one.text), _names_opinion(case.lexicon, one.text))
        for one in case.document.sentences
        if not notes or id(one.block) in blocks
    ]


def _is_body(case: Case, sentence: Sentence) -> bool:
    return sentence.block.kind is not Kind.FOOTNOTE and not is_reference(sentence, case.lexicon)


def _lack(halves: list[tuple[bool, bool]], name: str, *, is_there: bool) -> str:
    if any(resolution for resolution, _ in halves):
        return f"The footnote of {name} names the resolution, and not the Court's opinion."
    if any(opinion for _, opinion in halves):
        return f"The footnote of {name} names the Court's opinion, and not the resolution."
    if is_there:
        return f"The footnote of {name} names neither the resolution nor the Court's opinion."
    return f"{name} is named, and the footnote on its designation is nowhere in the document."


def _remedy(terms: Terms) -> str:
    texts = [one.footnote for one in terms.region.designations.values()]
    return f"Add the footnote: “{texts[0]}”" if texts else ""
