"""Counts against the items under the headings that bear their names, or that they point to.

"It names four strengths and three weaknesses"; "five sources, which are described in Annex 1".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile

from synopsis.report.check.case import Case
from synopsis.report.check.document import Block, Kind, Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.stated import listed
from synopsis.report.check.rules.amounts.told_lists import Said
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import stems

_BULLET = re.compile(r"[-–—•*·]\s|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s(?=\S)")  # noqa: RUF001
_NUMBERING = re.compile(r"^\W*(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+)?")
_FEWEST = 2


@dataclass(frozen=True, eq=False, slots=True)
class Headed:
    """A heading without its number, the number itself, and the items right under it."""

    name: str
    label: str
    items: tuple[Block, ...]


def under_headings(case: Case, sentence: Sentence, said: Sequence[Said]) -> Iterator[Hit]:
    """The counts that differ from the list under their heading."""
    if sentence.block.kind not in (Kind.PARAGRAPH, Kind.ITEM) or not said:
        return
    named = [(one, _named(case, one, sentence)) for one in said]
    is_row = sum(found is not None for _, found in named) >= _FEWEST
    for one, found in named:
        headed = (found if is_row else None) or _pointed(case, one, sentence)
        if headed is None or any(item is sentence.block for item in headed.items):
            continue
        if len(headed.items) != one.value and len(headed.items) * 2 >= one.value:
            yield _hit(case, sentence, one, headed)


def _hit(case: Case, sentence: Sentence, said: Said, headed: Headed) -> Hit:
    why = (
        f"{said.value} {said.noun} are announced; under “{headed.name}” stand {len(headed.items)}."
    )
    first = next(iter(case.document.of(headed.items[0])), None)
    return Hit(sentence, said.start, said.end, why, other=first, severity=Severity.CAUTION)


def _named(case: Case, one: Said, sentence: Sentence) -> Headed | None:
    """The list under the one heading that is no more than the name of what was counted."""
    if _patterns(case.lexicon)["closed"].match(sentence.text, one.end) is None:
        return None
    found = [headed for headed in _headed(case) if headed.name.lower() == one.noun]
    return found[0] if len(found) == 1 else None


def _pointed(case: Case, one: Said, sentence: Sentence) -> Headed | None:
    """The list under the heading to which the sentence points, where that names the things."""
    told = _patterns(case.lexicon)["pointed"].match(sentence.text, one.end)
    if told is None:
        return None
    label = re.sub(r"\s+", " ", told["label"].lower())
    thing = {*stems(one.noun, case.lexicon)}
    found = [headed for headed in _headed(case) if _bears(headed, label)]
    of_these = [one for one in found if thing and thing <= {*stems(one.name, case.lexicon)}]
    return of_these[0] if len(found) == len(of_these) == 1 else None


def _bears(headed: Headed, label: str) -> bool:
    """Whether a heading is "Annex 1. Sources" or, for "Section 6", begins with its number."""
    own = re.sub(r"\s+", " ", headed.name.lower())
    is_named = re.match(rf"{re.escape(label)}(?![\w]|\.\d)", own) is not None
    return is_named or label.rpartition(" ")[2] == headed.label


@lru_cache(maxsize=4)
def _headed(case: Case) -> tuple[Headed, ...]:
    """The headings that have a list right under them, and nothing but this list."""
    blocks, found = case.document.blocks, []
    for place, block in enumerate(blocks):
        if block.kind is not Kind.HEADING:
            continue
        items = tuple(takewhile(_is_item, blocks[place + 1 :]))
        level = min((one.level for one in items), default=0)
        outer = tuple(one for one in items if one.level == level)
        rest = takewhile(lambda one: one.kind is not Kind.HEADING, blocks[place + 1 + len(items) :])
        if len(outer) >= _FEWEST and not any(map(_is_item, rest)):
            number = _NUMBERING.match(block.text)
            at = number.end() if number else 0
            label = re.sub(r"[^\d.]", "", block.text[:at]).strip(".")
            found.append(Headed(block.text[at:].strip(" :*"), label, outer))
    return tuple(found)


def _is_item(block: Block) -> bool:
    """Whether a block is an item, or a line of plain text that opens as one."""
    is_line = block.kind is Kind.PARAGRAPH and _BULLET.match(block.text) is not None
    return block.kind is Kind.ITEM or is_line


@cache
def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    parts, told = listed(lexicon, "text_parts"), listed(lexicon, "set_out")
    label = rf"(?P<label>{parts}\s(?:[A-Z]\b|\d{{1,2}}(?:\.\d{{1,2}})*|[IVX]{{1,4}}\b))"
    sources = {
        "closed": rf"(?:[,.;]|\s(?:{listed(lexicon, 'joins')})\s|$)",
        "pointed": rf",?\s\(?(?:which\s|that\s)?(?:(?:are|were|is)\s)?(?:all\s)?"
        rf"(?:{told}\s(?:in|by|under)|see)\s(?:the\s)?{label}",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
