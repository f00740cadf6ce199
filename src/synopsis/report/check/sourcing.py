"""What a sentence rests on: footnotes, citations, and publications or bodies named in prose."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

from synopsis.report.check.case import Case
from synopsis.report.check.document import RUNNING, Block, Kind, Sentence
from synopsis.report.check.naming import NamingPatterns, named_in_prose, naming_patterns
from synopsis.report.check.tokens import LONGEST
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import stems

Names = tuple[str, ...]
Group = Sequence[Sentence]
_LEAD, _LAST = 12, 4
"""Blocks that count as a document's opening, and as its end."""
_BASIS = 3
"""Sentences of a part in which its basis is named for the whole part."""
_OFTEN = 0.3
"""Share of the marks that stand within paragraphs where marks are set sentence by sentence."""


@dataclass(frozen=True, eq=False, slots=True)
class Grounds:
    """By a sentence's number: what it names itself, what its paragraph lends it, its section.

    What the document declares holds for all its figures; a survey of its own for what was asked.
    """

    own: tuple[Names, ...]
    near: tuple[Names, ...]
    wide: tuple[Names, ...]
    declared: Names
    asked: Names


def is_sourced(case: Case, sentence: Sentence) -> bool:
    """Whether a sentence rests on anything: itself, by its paragraph, section or document."""
    return bool(named_sources(case, sentence))


def named_sources(case: Case, sentence: Sentence) -> Names:
    """The sources of a sentence as they are named, the nearest first; a footnote by its words."""
    found, number = grounds(case), sentence.number
    lent = (*found.own[number], *found.near[number], *found.wide[number])
    return tuple(dict.fromkeys((*lent, *found.declared, *found.asked)))


def is_sourced_near(case: Case, sentence: Sentence) -> bool:
    """Whether the sentence, its paragraph, or the document as a whole says what it rests on."""
    found, number = grounds(case), sentence.number
    return bool(found.own[number] or found.near[number] or found.declared or found.asked)


def is_sourced_at_large(case: Case, sentence: Sentence) -> bool:
    """Whether a sentence rests on more than on a survey that the document says it made itself."""
    found, number = grounds(case), sentence.number
    return bool(found.own[number] or found.near[number] or found.wide[number] or found.declared)


def own_sources(case: Case, sentence: Sentence) -> Names:
    """The sources that the sentence itself names or marks."""
    return grounds(case).own[sentence.number]


def cites(case: Case) -> bool:
    """Whether the document is one that cites: a footnote, or two sentences that name a source."""
    named = sum(bool(one) for one in grounds(case).own)
    return bool(case.document.footnotes) or named > 1


@lru_cache(maxsize=8)
def grounds(case: Case) -> Grounds:
    """What every sentence of a document rests on, found in one pass."""
    patterns = naming_patterns(case.lexicon)
    sentences = case.document.sentences
    own = [_own(case, patterns, one) for one in sentences]
    near: list[Names] = [()] * len(sentences)
    groups = [list(found) for _, found in groupby(sentences, key=lambda one: id(one.block))]
    strict = case.lexicon if _marks_by_sentence(groups) else None
    for group in groups:
        _lend_in_paragraph(group, own, near, case.lexicon)
        _lend_to_leant_on(group, own, near, case.lexicon)
        _lend_backwards(group, own, near, strict)
    _lend_to_items(groups, own, near)
    _lend_to_shown(groups, patterns, own, near)
    wide = _lend_in_section(sentences, patterns, own)
    declared, asked = _declared(case, groups, patterns)
    return Grounds(tuple(own), tuple(near), tuple(wide), declared, asked)


def _own(case: Case, patterns: NamingPatterns, sentence: Sentence) -> Names:
    notes = [_footnote(case, mark.label) for mark in sentence.marks]
    if len(sentence.text) > LONGEST:
        return tuple(notes)
    return (*notes, *named_in_prose(patterns, sentence))


def _footnote(case: Case, label: str) -> str:
    words = " ".join(one.text for one in case.document.footnotes.get(label, ()))
    return words or f"[{label}]"


def _lend_in_paragraph(
    group: Group, own: Sequence[Names], near: list[Names], lexicon: Lexicon
) -> None:
    """A source named in prose holds for what follows on the same matter.

    A sentence that leans on the one before it leans on its sources too, marks and all.
    """
    named: Names = ()
    matter: set[str] = set()
    leans = naming_patterns(lexicon).leans
    for place, one in enumerate(group):
        before = group[place - 1].number if place else None
        if carried := _carried(own, one):
            named, matter = carried, set(stems(one.text, lexicon))
        elif own[one.number]:
            continue
        elif before is not None and leans.match(one.text):
            near[one.number] = own[before] or near[before]
        elif named:
            words = set(stems(one.text, lexicon))
            if words & matter or not words:
                near[one.number] = named
                matter |= words


def _lend_to_leant_on(
    group: Group, own: Sequence[Names], near: list[Names], lexicon: Lexicon
) -> None:
    """What a sentence that leans on the one before it names holds for that one too."""
    leans = naming_patterns(lexicon).leans
    for one, after in pairwise(group):
        if own[after.number] and not own[one.number] and leans.match(after.text):
            near[one.number] = near[one.number] or own[after.number]


def _lend_backwards(
    group: Group, own: Sequence[Names], near: list[Names], lexicon: Lexicon | None
) -> None:
    """The one mark at the end of a paragraph holds for all of it.

    With a lexicon, as in a document that marks sentence by sentence, it holds only for what
    speaks of the same matter.
    """
    last = group[-1]
    marked = [one for one in group if one.marks]
    if marked != [last] or last.marks[-1].start < len(last.text.rstrip(" .”\"')")) - 1:
        return
    matter = set(stems(last.text, lexicon)) if lexicon is not None else set()
    for one in group[:-1]:
        if lexicon is None or matter & set(stems(one.text, lexicon)):
            near[one.number] = near[one.number] or own[last.number]


def _marks_by_sentence(groups: Sequence[Group]) -> bool:
    """Whether the document sets its marks sentence by sentence rather than by paragraph."""
    marks = [one is group[-1] for group in groups if len(group) > 1 for one in group if one.marks]
    return bool(marks) and marks.count(False) > _OFTEN * len(marks)


def _carried(own: Sequence[Names], sentence: Sentence) -> Names:
    """What a sentence lends to those that follow: names in prose, no footnote and no address."""
    named = own[sentence.number][len(sentence.marks) :]
    return tuple(one for one in named if not one.startswith("http"))


def _lend_to_items(groups: Sequence[Group], own: Sequence[Names], near: list[Names]) -> None:
    """Items take the source of the words before them that lead to them by a colon."""
    lent: Names = ()
    for group in groups:
        if group[0].block.kind is Kind.ITEM:
            _lend(group, lent, near)
        else:
            last = group[-1]
            said = own[last.number] or near[last.number]
            lent = said if last.text.rstrip().endswith(":") else ()


def _lend_to_shown(
    groups: Sequence[Group], patterns: NamingPatterns, own: Sequence[Names], near: list[Names]
) -> None:
    """A table or list takes the source of a line below it, and so does the block above a line."""
    lent: Names = ()
    table = -1
    for group in reversed(groups):
        block = group[0].block
        if patterns.line.match(group[0].text):
            lent, table = own[group[0].number], -1
        elif _is_shown(block) and table in (-1, _table(block)):
            _lend(group, lent, near)
            table = _table(block)
        elif lent:
            if table == -1:
                _lend(group, lent, near)
            lent = ()


def _is_shown(block: Block) -> bool:
    return block.kind in (Kind.CELL, Kind.ITEM, Kind.CAPTION)


def _table(block: Block) -> int:
    return block.slot.table if block.slot is not None else -2


def _lend(group: Group, names: Names, near: list[Names]) -> None:
    for one in group:
        near[one.number] = near[one.number] or names


def _lend_in_section(
    sentences: Sequence[Sentence], patterns: NamingPatterns, own: Sequence[Names]
) -> list[Names]:
    """Words such as `the survey` lean on what was named before in their part of the document.

    What a part's opening names with its basis holds for the whole part.
    """
    wide: list[Names] = []
    before: Names = ()
    opening: dict[tuple[str, ...], Names] = {}
    part: tuple[str, ...] = ("",)
    place = 0
    for one in sentences:
        place += 1
        if one.block.section != part:
            part, place = one.block.section, 0
        named = _carried(own, one)
        if place <= _BASIS and named and patterns.attributed.search(one.text):
            opening.setdefault(part, named)
        leaning = before if patterns.definite.search(one.text) else ()
        wide.append(leaning or _opened(opening, part))
        before = named or before
    return wide


def _opened(opening: dict[tuple[str, ...], Names], part: tuple[str, ...]) -> Names:
    """What the opening of this part said, or of the part that holds it."""
    for depth in range(len(part), 0, -1):
        if part[:depth] in opening:
            return opening[part[:depth]]
    return opening.get((), ()) if not part else ()


def _declared(case: Case, groups: Sequence[Group], patterns: NamingPatterns) -> tuple[Names, Names]:
    """What the document says that all its figures rest on: in its opening, methods, last lines.

    That a survey was made speaks for all figures only where nothing else is cited by a mark.
    """
    found, asked = [], []
    for index, group in enumerate(groups):
        block = group[0].block
        if block.kind not in RUNNING:
            continue
        at_edge = index < _LEAD or index >= len(groups) - _LAST
        if at_edge and patterns.line.match(block.text) and not _shown_before(groups, index):
            found.append(block.text)
        if at_edge or _is_of_methods(block, patterns):
            read = [one.text for one in group if len(one.text) <= LONGEST]
            found += [text for text in read if patterns.declares.search(text)]
            asked += [text for text in read if _asks(text, patterns)]
    return tuple(found), () if case.document.footnotes else tuple(asked)


def _is_of_methods(block: Block, patterns: NamingPatterns) -> bool:
    return bool(block.section) and patterns.methods.search(block.section[-1]) is not None


def _asks(text: str, patterns: NamingPatterns) -> bool:
    return "%" not in text and patterns.surveyed.search(text) is not None


def _shown_before(groups: Sequence[Group], index: int) -> bool:
    """Whether a table or caption stands right before: the line is its own."""
    kinds = (Kind.CELL, Kind.CAPTION)
    return index > 0 and groups[index - 1][0].block.kind in kinds
