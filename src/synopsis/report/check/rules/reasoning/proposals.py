"""Recommendations as a text gives them: lists of items, and sentences that recommend."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.rules.reasoning.prose import (
    Passage,
    innermost,
    is_told,
    passages,
    unquoted,
)
from synopsis.report.check.rules.reasoning.wording import alternatives, listed, word_set
from synopsis.report.check.words import Lexicon

LONGEST_HEADING = 12
"""A heading of more words only mentions recommendations."""

_LEAD = re.compile(r"^[\W\d]{0,8}(?:[^:.]{1,60}[:.]\s+)?")
_ACRONYM = re.compile(r"\b[A-Z][A-Z]{1,7}\b")


@dataclass(frozen=True, eq=False, slots=True)
class Proposal:
    """Recommendations that stand together: their introduction and each one's sentences."""

    introduction: tuple[Sentence, ...]
    items: tuple[tuple[Sentence, ...], ...]
    heading: str
    is_list: bool

    @property
    def first(self) -> Sentence:
        """Where a note on all of them stands: the introduction's last words, or the first item."""
        return self.introduction[-1] if self.is_introduced else self.items[0][0]

    @property
    def is_introduced(self) -> bool:
        """Whether words right before the list lead to it."""
        return bool(self.introduction) and self.introduction[-1].text.rstrip().endswith(":")


def find_proposals(case: Case) -> list[Proposal]:
    """Every list of recommendations, and each section's sentences that recommend."""
    every = passages(case.document)
    found: list[Proposal] = []
    place = 0
    while place < len(every):
        run = _run_of_items(every, place)
        if run:
            found.extend(_as_list(case, every, place, run))
            place += run
            continue
        found.extend(_as_prose(case, every, place))
        place += 1
    return found


def _run_of_items(every: Sequence[Passage], place: int) -> int:
    run = 0
    while place + run < len(every) and every[place + run].block.kind is Kind.ITEM:
        run += 1
    return run


def _as_list(case: Case, every: Sequence[Passage], place: int, run: int) -> Iterator[Proposal]:
    items = every[place : place + run]
    heading = items[0].block.section
    introduction = _introduction(every, place)
    lexicon = case.lexicon
    under = is_proposing_heading(heading, lexicon)
    led = bool(introduction) and bool(listed(lexicon, "recommending").search(introduction[-1].text))
    asked = [one for one in items if asks(one.sentences[0].text, lexicon)]
    if (under or led) and len(asked) * 2 >= len(items):
        sentences = tuple(one.sentences for one in items)
        yield Proposal(introduction, sentences, innermost(items[0].block), is_list=True)


def _introduction(every: Sequence[Passage], place: int) -> tuple[Sentence, ...]:
    """The paragraphs of the same section before a list."""
    section = every[place].block.section
    found: list[Sentence] = []
    for passage in reversed(every[max(0, place - 6) : place]):
        if passage.block.section != section or passage.block.kind is not Kind.PARAGRAPH:
            break
        found[:0] = passage.sentences
    return tuple(found)


def is_proposing_heading(section: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a heading above says that what follows is recommended."""
    return any(
        one.count(" ") < LONGEST_HEADING and listed(lexicon, "recommendation_sections").search(one)
        for one in section
    )


def asks(text: str, lexicon: Lexicon) -> bool:
    """Whether a sentence asks for something: an imperative, or a body that should."""
    if listed(lexicon, "recommending", "wishes", "needed").search(text):
        return True
    if _obliged(lexicon).search(text):
        return True
    return _imperative(text, lexicon)


def _imperative(text: str, lexicon: Lexicon) -> bool:
    bare = text.lstrip(" \t*•–-·0123456789.()")  # noqa: RUF001
    heads = [bare, _LEAD.sub("", text, count=1)]
    return any(_begins(one, lexicon) for one in heads)


def _begins(text: str, lexicon: Lexicon) -> bool:
    words = re.findall(r"[\w-]+", text[:60].casefold())[:3]
    while len(words) > 1 and words[0].endswith("ly"):
        words = words[1:]
    noun = len(words) > 1 and words[1] in {"of", "for"}
    noun = noun or text[len(words[0]) if words else 0 :].startswith(":")
    return bool(words) and words[0] in word_set(lexicon, "imperatives") and not noun


@cache
def _obliged(lexicon: Lexicon) -> re.Pattern[str]:
    adverb = r"(?:\s+(?:also|not|therefore|further|urgently|now|jointly|each|\w{2,18}ly))?"
    return re.compile(
        rf"(?<!\w)(?<!may )(?<!might )(?<!could )(?<!not )"
        rf"{alternatives(lexicon, 'obliging')}{adverb}\s+"
        r"(?P<verb>be\s+[a-z]{2,20}|[a-z]{2,20})\b"
        rf"|(?<!\w){alternatives(lexicon, 'obliging')}(?P<list>\s?:)",
        re.IGNORECASE,
    )


def _as_prose(case: Case, every: Sequence[Passage], place: int) -> Iterator[Proposal]:
    """The sentences of a paragraph that recommend; those before a list belong to the list."""
    passage, lexicon = every[place], case.lexicon
    if passage.block.kind is not Kind.PARAGRAPH or _leads_to_list(every, place):
        return
    under = is_proposing_heading((innermost(passage.block),), lexicon)
    asking = tuple(
        (one,)
        for one in passage.sentences
        if is_told(one)
        and _recommends(one, lexicon, under)
        and not _is_lesson(one, passage, lexicon)
    )
    if asking:
        yield Proposal(passage.sentences, asking, innermost(passage.block), is_list=False)


def _is_lesson(sentence: Sentence, passage: Passage, lexicon: Lexicon) -> bool:
    """Whether a sentence before it said that lessons follow."""
    return any(
        listed(lexicon, "lesson_words").search(one.text)
        for one in passage.sentences
        if one.number < sentence.number
    )


def _recommends(sentence: Sentence, lexicon: Lexicon, under: bool) -> bool:  # noqa: FBT001
    text = unquoted(sentence)
    if listed(lexicon, "recommending", "wishes").search(text):
        return True
    if under and listed(lexicon, "needed").search(text):
        return True
    if _furthers(sentence, text, lexicon):
        return True
    return under and (_obliged(lexicon).search(text) is not None or _begins(text, lexicon))


def _furthers(sentence: Sentence, text: str, lexicon: Lexicon) -> bool:
    """Whether conclusions end in "the programme should be continued", by nobody."""
    heading = innermost(sentence.block)
    if not listed(lexicon, "conclusion_sections").search(heading) or _BY.search(text):
        return False
    return _furthered(lexicon).search(text) is not None


@cache
def _furthered(lexicon: Lexicon) -> re.Pattern[str]:
    obliged, furthered = alternatives(lexicon, "obliging"), alternatives(lexicon, "furthered")
    return re.compile(
        rf"(?<!\w)(?:{obliged})\s+(?:\w{{2,20}}\s+)?be\s+(?:\w{{2,20}}\s+)?(?:{furthered})(?!\w)",
        re.IGNORECASE,
    )


def _leads_to_list(every: Sequence[Passage], place: int) -> bool:
    following = place + 1 < len(every) and every[place + 1].block.kind is Kind.ITEM
    return following and every[place].block.text.rstrip().endswith(":")


def names_addressee(text: str, lexicon: Lexicon) -> bool:
    """Whether a sentence that asks says who is asked."""
    if listed(lexicon, "wishes").search(text):
        return _BY.search(text) is not None
    return _acts(text, lexicon) or _names_body(text, lexicon)


def _names_body(text: str, lexicon: Lexicon) -> bool:
    doer = _doer(text, lexicon)
    return bool(listed(lexicon, "addressees").search(doer) or _ACRONYM.search(doer))


def _acts(text: str, lexicon: Lexicon) -> bool:
    """Whether somebody is the subject of what should be done: no thing, and no passive."""
    obliged, asked = _obliged(lexicon).search(text), listed(lexicon, "recommending").search(text)
    if asked is not None:
        after = text[asked.end() : asked.end() + 80].split()
        subject = after[1:7] if after[:1] == ["that"] else after[:6] * asked[0].endswith("that")
    elif obliged is not None and obliged["verb"]:
        subject = text[: obliged.start()].split()[-6:]
        if obliged["verb"].lower().split()[0] == "be":
            return False
    else:
        return False
    words = [one.strip(".,;:’'").casefold() for one in subject]  # noqa: RUF001
    return bool(words) and "be" not in words and not word_set(lexicon, "things").intersection(words)


def _doer(text: str, lexicon: Lexicon) -> str:
    """The part of a sentence that says who is to act."""
    asked = listed(lexicon, "recommending").search(text)
    obliged = _obliged(lexicon).search(text)
    parts = [found[0] for found in _BY.finditer(text)]
    if obliged is not None:
        passive = (obliged["verb"] or "").lower().startswith("be ")
        parts += [] if passive else [text[: obliged.start()]]
    if asked is not None:
        parts.append(text[asked.end() : asked.end() + 90])
    if obliged is None and asked is None:
        parts += [found[0] for found in _LABEL.finditer(text)]
    return " | ".join(parts)


_BY = re.compile(r"\bby\s+(?:the|each|all|every|an?)\s+[^.,;]{2,60}", re.IGNORECASE)
_LABEL = re.compile(r"^[^:.]{2,90}[:.]\s|\([^)]{2,90}\)|[–—]\s?[^.]{2,60}\.?$")  # noqa: RUF001


def is_addressed(proposal: Proposal, lexicon: Lexicon) -> bool:
    """Whether the heading, or a list's introduction, names who is asked."""
    wished = any(listed(lexicon, "wishes").search(one[0].text) for one in proposal.items)
    if listed(lexicon, "addressees").search(proposal.heading) and not wished:
        return True
    return proposal.is_list and any(_addresses(one.text, lexicon) for one in proposal.introduction)


def _addresses(text: str, lexicon: Lexicon) -> bool:
    if listed(lexicon, "addressing").search(text):
        named = listed(lexicon, "addressees").search(text)
        return named is not None or _ACRONYM.search(text) is not None
    return asks(text, lexicon) and _names_body(text, lexicon)
