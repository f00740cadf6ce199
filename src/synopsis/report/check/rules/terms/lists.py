"""Lists of economies: their order, and one that is left out without a word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Block, Kind, Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.apparatus.references import is_reference, of_block
from synopsis.report.check.terms import Body, Terms
from synopsis.report.check.words import Lexicon, any_of, either

_AND = r"(?i:and|as well as|or|&|dhe|i|te|\u0438|\u0442\u0430)"
_NAME = r"[A-ZČĆŠŽĐ\u0410-\u042f][\w.\u2019'-]{1,20}"
_GAP = re.compile(rf"[*†\s\d]{{0,4}}(?:[,;/]\s?|\s)?(?:{_AND}\s)?")
_LOOSE = re.compile(
    r"[*†\s\d]{0,4}(?:(?:[,;/]\s?|\s|\(|\))"
    rf"(?:(?:{_NAME}|and|of|the|as well as|or|&)(?=[\s,;*(])){{0,2}}[*]?){{1,14}}\s?"
)
_NEAR = 60  # characters before a list in which its number stands


@dataclass(frozen=True, slots=True)
class Named:
    """One economy in a list: its place code, and where it stands."""

    code: str
    start: int
    end: int


@lru_cache(maxsize=8)
def _names(terms: Terms) -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {name: code for code, spelt in terms.names.items() for name in spelt}
    return re.compile(rf"(?<![\w-]){either(codes)}(?![\w-])"), codes


def named_in(terms: Terms, text: str) -> tuple[Named, ...]:
    """The economies that a text names, in order."""
    pattern, codes = _names(terms)
    return tuple(Named(codes[one[0]], *one.span()) for one in pattern.finditer(text))


def _runs(terms: Terms, text: str, gap: re.Pattern[str], longest: int) -> Iterator[list[Named]]:
    """Names that stand in one list, with nothing between them but what a list allows."""
    run: list[Named] = []
    for one in named_in(terms, text):
        if run:
            between = text[run[-1].end : one.start]
            if len(between) > longest or not gap.fullmatch(between):
                yield run
                run = []
        run.append(one)
    if run:
        yield run


def _sentences(case: Case, terms: Terms) -> Iterator[Sentence]:
    """Sentences with at least three economies, in the author's own words."""
    pattern, _ = _names(terms)
    for sentence in case.document.sentences:
        if len(sentence.text) < 20 or sentence.is_quoted():
            continue
        if len(pattern.findall(sentence.text)) > 2 and not _is_cited(case, sentence):
            yield sentence


def _is_cited(case: Case, sentence: Sentence) -> bool:
    """Whether a reference holds the names in its title; a footnote that lists them speaks."""
    return is_reference(sentence, case.lexicon) and len(sentence.text) < 160


def economies_out_of_order(case: Case) -> Iterator[Hit]:
    """Lists of three economies or more that follow no alphabet."""
    terms = case.terms
    if terms is None:
        return
    for sentence in _sentences(case, terms):
        for run in _runs(terms, sentence.text, _GAP, 14):
            written = [sentence.text[one.start : one.end] for one in run]
            if len(run) < 3 or _is_sorted(terms, run, written):
                continue
            names = _ordered(terms, run)
            yield Hit(
                sentence, run[0].start, run[-1].end,
                "The economies are not in alphabetical order, which may read as a ranking.",
                f"Write: {', '.join(names)}.",
            )  # fmt: skip


def _ordered(terms: Terms, run: Sequence[Named]) -> list[str]:
    codes = {one.code for one in run}
    return [one.name() for one in terms.region.economies if one.place.code in codes]


def _is_sorted(terms: Terms, run: Sequence[Named], written: Sequence[str]) -> bool:
    order = [place.code for place in terms.region.places]
    places = [order.index(one.code) for one in run]
    return places == sorted(places) or list(written) == sorted(written)


def economy_missing_from_list(case: Case) -> Iterator[Hit]:
    """Lists of members or of what is covered that name most of the economies and not all."""
    terms = case.terms
    if terms is None:
        return
    for sentence in _sentences(case, terms):
        for run in _runs(terms, sentence.text, _LOOSE, 90):
            hit = _missing(case, terms, sentence, run)
            if hit is not None:
                yield hit
                break
    yield from _in_columns(case, terms)


def _missing(case: Case, terms: Terms, sentence: Sentence, run: Sequence[Named]) -> Hit | None:
    lacking = _lacking(terms, {one.code for one in run})
    if (
        not 0 < len(lacking) <= 2
        or len(terms.region.places) < 5
        or _explains(case, terms, sentence, lacking)
    ):
        return None
    opened = sentence.text[max(0, run[0].start - 60) : run[0].start]
    members = any_of(case.lexicon.words("terms", "membership")).search(sentence.text)
    is_whole = bool(re.search(r"[:(\u2013—-]\s?(?:the\s)?$", opened)) and members is not None
    if len(lacking) == 2 and not is_whole:
        return None
    body = _body(terms, sentence.text)
    is_right = body is not None and body.outside.issuperset(lacking)
    if is_right or _is_counted(case, sentence.text[: run[0].start], len(run)):
        return _told(terms, sentence, (run[0].start, run[-1].end), lacking, Severity.HINT)
    return _told(
        terms, sentence, (run[0].start, run[-1].end), lacking,
        Severity.CAUTION if members else Severity.HINT,
    )  # fmt: skip


def _is_counted(case: Case, before: str, count: int) -> bool:
    """Whether the words before say how many there are: a choice of some, and not all of them."""
    number = dict(case.lexicon.entry("terms", "counts")).get(count, str(count))
    told = rf"(?<!\w)(?:{number}|{count})(?!\w)"
    near = re.search(told, before[-_NEAR:], re.IGNORECASE)
    return bool(near or re.search(rf"{told}\s(?:of\sthe|economies)\s", before, re.IGNORECASE))


def _lacking(terms: Terms, codes: set[str]) -> list[str]:
    return [place.code for place in terms.region.places if place.code not in codes]


def _told(
    terms: Terms, sentence: Sentence, span: tuple[int, int], lacking: Sequence[str], grave: Severity
) -> Hit:
    names = " and ".join(_name(terms, code) for code in lacking)
    body = _body(terms, sentence.text)
    known = ""
    if body and any(code in body.outside for code in lacking):
        known = f" The registry has {names} outside {body.short}; the text does not say so."
    elif body and any(code in body.members for code in lacking):
        known = f" The registry has {names} in {body.short}."
    return Hit(
        sentence, *span,
        f"The list names all economies of the region but {names}, and gives no reason.{known}",
        f"Add {names}, or say why the list leaves it out.",
        severity=grave,
    )  # fmt: skip


def _name(terms: Terms, code: str) -> str:
    return next(one.name() for one in terms.region.economies if one.place.code == code)


def _body(terms: Terms, text: str) -> Body | None:
    """The body of the registry of which a sentence speaks."""
    found = (one for one in terms.bodies if re.search(rf"\b{re.escape(one.short)}\b", text))
    return next(found, None)


@lru_cache(maxsize=8)
def _reasons(lexicon: Lexicon) -> re.Pattern[str]:
    return any_of(lexicon.words("terms", "leaving_out"))


def _explains(case: Case, terms: Terms, sentence: Sentence, lacking: Sequence[str]) -> bool:
    """Whether the sentence, or one beside it, names who is left out or says that some are."""
    near = case.document.sentences[max(0, sentence.number - 1) : sentence.number + 2]
    around = [one for one in near if one.block is sentence.block]
    named = {one.code for each in around for one in named_in(terms, each.text)}
    return not named.isdisjoint(lacking) or bool(_reasons(case.lexicon).search(sentence.text))


def _in_columns(case: Case, terms: Terms) -> Iterator[Hit]:
    """Items one below the other, or the heads of a table's rows, that begin with economies."""
    for blocks in _columns(case):
        first = [named_in(terms, block.text[:60]) for block in blocks]
        codes = [one[0].code for one in first if one and one[0].start < 4]
        lacking = _lacking(terms, set(codes))
        text = " ".join(block.text for block in blocks)
        if len(set(codes)) != len(terms.region.places) - 1 or len(codes) < len(blocks) - 3:
            continue
        sentences = of_block(case, blocks[-1])
        named = {one.code for one in named_in(terms, text)}
        if (
            sentences
            and named.isdisjoint(lacking)
            and not _is_told_near(case, terms, blocks, lacking)
        ):
            end = max(1, len(sentences[0].text.rstrip()))
            yield _told(terms, sentences[0], (0, end), lacking, Severity.CAUTION)


def _is_told_near(
    case: Case, terms: Terms, blocks: Sequence[Block], lacking: Sequence[str]
) -> bool:
    """Whether a block right before or behind names who is left out."""
    order = {id(block): index for index, block in enumerate(case.document.blocks)}
    first, last = order[id(blocks[0])], order[id(blocks[-1])]
    near = (
        case.document.blocks[max(0, first - 3) : first] + case.document.blocks[last + 1 : last + 12]
    )
    return any(one.code in lacking for block in near for one in named_in(terms, block.text))


def _columns(case: Case) -> Iterator[list[Block]]:
    """Runs of items, and first columns of tables, of at least four blocks."""
    items: list[Block] = []
    tables: dict[int, list[Block]] = {}
    for block in case.document.blocks:
        if block.kind is Kind.ITEM:
            items.append(block)
            continue
        if len(items) > 3:
            yield items
        items = []
        if block.slot is not None and block.slot.column == 0:
            tables.setdefault(block.slot.table, []).append(block)
    if len(items) > 3:
        yield items
    yield from (column for column in tables.values() if len(column) > 3)
