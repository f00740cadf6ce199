"""Recommendations as a text gives them: lists of items, and sentences that recommend."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.rules.reasoning.prose import (
    Passage,
    innermost,
    is_told,
    is_under,
    passages,
    unquoted,
)
from synopsis.report.check.rules.reasoning.wording import listed, shaped, word_set
from synopsis.report.check.words import Lexicon

LONGEST_HEADING = 12
"""A heading of more words only mentions recommendations."""

INTRODUCTION = 6
"""So many blocks before a list may lead to it."""

ASKED = 80
"""In so many characters behind "we recommend that" stands who is to act."""

SUBJECT = 6
"""So many words at most tell who is to act."""

DOER = 90
"""In so many characters behind such words a body is named."""

_LEAD = re.compile(r"^[\W\d]{0,8}(?:[^:.]{1,60}[:.]\s+)?")
_NUMBERING = " \t*•–-·0123456789.()"  # noqa: RUF001
_ACRONYM = re.compile(r"\b[A-Z][A-Z]{1,7}\b")
_WORDS = re.compile(r"[\w-]+")
_BY = re.compile(r"\bby\s+(?:the|each|all|every|an?)\s+[^.,;]{2,60}", re.IGNORECASE)
_LABEL = re.compile(r"^[^:.]{2,90}[:.]\s|\([^)]{2,90}\)|[–—]\s?[^.]{2,60}\.?$")  # noqa: RUF001

_OBLIGED = r"""
    (?<!\w)(?<!may\ )(?<!might\ )(?<!could\ )(?<!not\ ){obliging}
    (?:\s+(?:also|not|therefore|further|urgently|now|jointly|each|\w{2,18}ly))?
    \s+(?P<verb>be\s+[a-z]{2,20}|[a-z]{2,20})\b
  | (?<!\w){obliging}(?P<list>\s?:)"""
_FURTHERED = r"(?<!\w){obliging}\s+(?:\w{2,20}\s+)?be\s+(?:\w{2,20}\s+)?{furthered}(?!\w)"
"""Conclusions that end in "the programme should be continued"."""


@dataclass(frozen=True, eq=False, slots=True)
class Proposal:
    """Recommendations that stand together: their introduction and each one's sentences."""

    introduction: tuple[Sentence, ...]
    items: tuple[tuple[Sentence, ...], ...]
    heading: str
    is_list: bool

    @property
    def is_introduced(self) -> bool:
        """Whether words right before the list lead to it."""
        return bool(self.introduction) and self.introduction[-1].text.rstrip().endswith(":")


@lru_cache(maxsize=8)
def find_proposals(case: Case) -> tuple[Proposal, ...]:
    """Every list of recommendations, and each section's sentences that recommend."""
    every = passages(case.document)
    found: list[Proposal] = []
    place = 0
    while place < len(every):
        run = _run_of_items(every, place)
        found += _as_list(case, every, place, run) if run else _as_prose(case, every, place)
        place += run or 1
    return tuple(found)


def _run_of_items(every: Sequence[Passage], place: int) -> int:
    run = 0
    while place + run < len(every) and every[place + run].block.kind is Kind.ITEM:
        run += 1
    return run


def _as_list(case: Case, every: Sequence[Passage], place: int, run: int) -> Iterator[Proposal]:
    items, lexicon = every[place : place + run], case.lexicon
    introduction = _introduction(every, place)
    under = is_proposing(items[0].block.section, lexicon)
    led = bool(introduction) and bool(listed(lexicon, "recommending").search(introduction[-1].text))
    asked = [one for one in items if asks(one.sentences[0].text, lexicon)]
    if (under or led) and len(asked) * 2 >= len(items):
        sentences = tuple(one.sentences for one in items)
        yield Proposal(introduction, sentences, innermost(items[0].block), is_list=True)


def _introduction(every: Sequence[Passage], place: int) -> tuple[Sentence, ...]:
    """The paragraphs of the same section before a list."""
    section = every[place].block.section
    found: list[Sentence] = []
    for passage in reversed(every[max(0, place - INTRODUCTION) : place]):
        if passage.block.section != section or passage.block.kind is not Kind.PARAGRAPH:
            break
        found[:0] = passage.sentences
    return tuple(found)


def is_proposing(section: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a heading above says that what follows is recommended."""
    return is_under(section, lexicon, "recommendation_sections", LONGEST_HEADING)


def asks(text: str, lexicon: Lexicon) -> bool:
    """Whether a sentence asks for something: an imperative, or a body that should."""
    if listed(lexicon, "recommending", "wishes", "needed").search(text):
        return True
    if _obliged(text, lexicon):
        return True
    heads = (text.lstrip(_NUMBERING), _LEAD.sub("", text, count=1))
    return any(_is_imperative(one, lexicon) for one in heads)


def _is_imperative(text: str, lexicon: Lexicon) -> bool:
    """Whether a text opens with a verb that asks, and no noun of the same letters."""
    words = _WORDS.findall(text[:60].casefold())[:3]
    while len(words) > 1 and words[0].endswith("ly"):
        words = words[1:]
    if not words or words[0] not in word_set(lexicon, "imperatives"):
        return False
    return words[1:2] not in (["of"], ["for"]) and not text[len(words[0]) :].startswith(":")


def _obliged(text: str, lexicon: Lexicon) -> re.Match[str] | None:
    """Words such as "should therefore be kept"; with `verb` what should be done."""
    return shaped(lexicon, _OBLIGED).search(text)


def _as_prose(case: Case, every: Sequence[Passage], place: int) -> Iterator[Proposal]:
    """The sentences of a paragraph that recommend; those before a list belong to the list."""
    passage, lexicon = every[place], case.lexicon
    if passage.block.kind is not Kind.PARAGRAPH or _leads_to_list(every, place):
        return
    under = is_proposing((innermost(passage.block),), lexicon)
    asking = tuple(
        (one,)
        for one in passage.sentences
        if is_told(one)
        and _recommends(one, lexicon, under=under)
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


def _recommends(sentence: Sentence, lexicon: Lexicon, *, under: bool) -> bool:
    """Whether a sentence recommends; `under` a heading that says so, less is enough."""
    text = unquoted(sentence)
    if listed(lexicon, "recommending", "wishes").search(text) or _furthers(sentence, lexicon):
        return True
    if not under:
        return False
    asked = listed(lexicon, "needed").search(text) or _obliged(text, lexicon)
    return asked is not None or _is_imperative(text, lexicon)


def _furthers(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether conclusions end in "the programme should be continued", by nobody."""
    heading, text = innermost(sentence.block), unquoted(sentence)
    if not listed(lexicon, "conclusion_sections").search(heading) or _BY.search(text):
        return False
    return shaped(lexicon, _FURTHERED).search(text) is not None


def _leads_to_list(every: Sequence[Passage], place: int) -> bool:
    following = place + 1 < len(every) and every[place + 1].block.kind is Kind.ITEM
    return following and every[place].block.text.rstrip().endswith(":")


def names_addressee(text: str, lexicon: Lexicon) -> bool:
    """Whether a sentence that asks says who is asked."""
    if listed(lexicon, "wishes").search(text):
        return _BY.search(text) is not None
    return _acts(text, lexicon) or _asks_body(text, lexicon)


def _asks_body(text: str, lexicon: Lexicon) -> bool:
    return _names_body(_doer(text, lexicon), lexicon)


def _names_body(text: str, lexicon: Lexicon) -> bool:
    """Whether words name a body by a noun such as "ministry", or by an acronym."""
    return bool(listed(lexicon, "addressees").search(text) or _ACRONYM.search(text))


def _acts(text: str, lexicon: Lexicon) -> bool:
    """Whether somebody is the subject of what should be done: no thing, and no passive."""
    words = [one.strip(".,;:’'").casefold() for one in _subject(text, lexicon)]  # noqa: RUF001
    return bool(words) and "be" not in words and not word_set(lexicon, "things").intersection(words)


def _subject(text: str, lexicon: Lexicon) -> list[str]:
    """The words in which the subject of what should be done stands: none of a passive."""
    asked = listed(lexicon, "recommending").search(text)
    if asked is not None:
        after = text[asked.end() : asked.end() + ASKED].split()
        if after[:1] == ["that"]:
            return after[1:][:SUBJECT]
        return after[:SUBJECT] if asked[0].endswith("that") else []
    obliged = _obliged(text, lexicon)
    if obliged is None or not obliged["verb"] or obliged["verb"].lower().split()[0] == "be":
        return []
    return text[: obliged.start()].split()[-SUBJECT:]


def _doer(text: str, lexicon: Lexicon) -> str:
    """The part of a sentence that says who is to act."""
    asked, obliged = listed(lexicon, "recommending").search(text), _obliged(text, lexicon)
    parts = [found[0] for found in _BY.finditer(text)]
    if obliged is not None and not (obliged["verb"] or "").lower().startswith("be "):
        parts.append(text[: obliged.start()])
    if asked is not None:
        parts.append(text[asked.end() : asked.end() + DOER])
    if obliged is None and asked is None:
        parts += [found[0] for found in _LABEL.finditer(text)]
    return " | ".join(parts)


def is_addressed(proposal: Proposal, lexicon: Lexicon) -> bool:
    """Whether the heading, or a list's introduction, names who is asked."""
    wished = any(listed(lexicon, "wishes").search(one[0].text) for one in proposal.items)
    if listed(lexicon, "addressees").search(proposal.heading) and not wished:
        return True
    return proposal.is_list and any(_addresses(one.text, lexicon) for one in proposal.introduction)


def _addresses(text: str, lexicon: Lexicon) -> bool:
    if listed(lexicon, "addressing").search(text):
        return _names_body(text, lexicon)
    return asks(text, lexicon) and _asks_body(text, lexicon)
