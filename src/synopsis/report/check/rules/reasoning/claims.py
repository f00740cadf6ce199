"""The claims of a document, how each is hedged, and pairs of claims that share their words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Document, Kind, Sentence
from synopsis.report.check.rules.reasoning.prose import (
    Passage,
    is_told,
    is_under,
    own_voice,
    passages,
    unquoted,
)
from synopsis.report.check.rules.reasoning.wording import (
    FAMILY,
    YEAR,
    listed,
    may_agree,
    shaped,
    word_set,
)
from synopsis.report.check.words import Lexicon, either
from synopsis.report.check.words.stem import stem_of, stems

COMMON = 40
"""A stem in more claims than this says too little to find a pair by."""

SUBSTANCE = 3
"""A sentence with fewer stems of substance makes no claim that could be known again."""

COMMON_SHARED = 2
"""So many of the stems that two claims share may be such common ones."""

OPENING = 6
"""So many blocks may open a document: its title, its key data, its first paragraph."""

BEHIND = 80
"""In so many characters behind a hedge stands what it weakens."""

LIMIT = 70
"""In so many characters behind "although" stands what limits a claim."""

_FEW = r"""\b(?:in|at|on)\s+(?:the\s+)?{few_places}\s+(?:[\w-]+\s+)?{places}\b
    (?=,?\s+(?:where|only|that|which)\b)"""
"""Where only it was found: "in one town, where 26 answered"."""

_STUDIED = r"""\b(?:in|at|on|of|among)\s+the\s+[\w-]+\s+(?:[\w-]+\s+)?{places}\s+
    (?:(?:that|which)\s+(?:were|was|we)\s+)?{looked_at}\b"""
"""Of what only it was found: "on the seven roads that were studied"."""

_REQUEST = r"""(?:,?\s(?:and|so|but|hence|thus|therefore|which\s+is\s+why|so\s+that)\s+|;\s*)
    (?:[\w’'-]+\s+){0,6}?{obliging}\b"""  # noqa: RUF001
_REASON = r"""^[^;]{0,120}?{obliging}\b[^;]{3,160}?
    (?:,\s(?:since|as|for|given\s+that)|,?\sbecause)\s"""
"""What is asked for, behind a fact or before it: "and should become the rule"."""

_NO_HEDGE = r"(?<!\w){no_hedges}(?!\w)"
_AGED = re.compile(
    r"\b(?:over|under|aged|above|below|older\sthan|younger\sthan)\s(?:the\sage\sof\s)?"
    r"\d{1,2}(?!\d|[.,]\d|\s?%|\sper)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:why|how|what|which|whether|where)\b|\w+ing\b", re.IGNORECASE)
_PLACED = r"\b(?:in|at|on|of|among)\s+(?:[\w-]+\s+){0,3}?{places}\b"
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w*-]+")
_ENUMERATED = re.compile(r"^\W*\d{1,2}(?:(?:\.\d{1,2}){1,3}|[.)])\s+(?=[A-Z])")
_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*")


@dataclass(frozen=True, eq=False, slots=True)
class Claim:
    """A sentence as a claim: its content stems, where its hedge and its caveat stand.

    `fact` is what it says without what it asks for.
    """

    sentence: Sentence
    stems: frozenset[str]
    in_summary: bool
    hedge: re.Match[str] | None
    caveat: re.Match[str] | None
    asserts: bool
    numbers: frozenset[str]
    fact: str

    @property
    def limit(self) -> str:
        """The words that hedge or limit it; nothing where none do."""
        found = self.hedge or self.caveat
        return found[0] if found else ""

    @property
    def behind_hedge(self) -> str:
        """What stands right behind the hedge, which is what it weakens."""
        if self.hedge is None:
            return ""
        return self.sentence.text[self.hedge.end() : self.hedge.end() + BEHIND]


@dataclass(frozen=True, eq=False, slots=True)
class Pair:
    """Two claims and what they share."""

    one: Claim
    other: Claim
    shared: frozenset[str]

    @property
    def overlap(self) -> float:
        """The share of the shorter claim's stems that both have."""
        return len(self.shared) / min(len(self.one.stems), len(self.other.stems))

    @property
    def likeness(self) -> float:
        """The share of all stems that both have."""
        return len(self.shared) / len(self.one.stems | self.other.stems)


@lru_cache(maxsize=8)
def read_claims(case: Case) -> list[Claim]:
    """The sentences that can be claims: in the document's own voice and of some substance."""
    found = []
    title = _title_over_all(case.document)
    for passage, sentence in (*own_voice(case.document), *_titles(case)):
        if sentence.block.kind is Kind.CELL and sentence.text.count(" ") < 7:
            continue
        claim = _claim(passage, sentence, title, case.lexicon)
        if len(claim.stems) >= SUBSTANCE:
            found.append(claim)
    return found


def _titles(case: Case) -> Iterator[tuple[Passage, Sentence]]:
    """Headings within a summary or recommendations that make a claim of their own."""
    lexicon = case.lexicon
    for passage in passages(case.document):
        block, one = passage.block, passage.sentences[0]
        if block.kind is not Kind.HEADING or not is_told(one) or _LABEL.match(one.text):
            continue
        relative = word_set(lexicon, "relatives").intersection(one.text.lower().split())
        if not relative and is_under(block.section[1:], lexicon, "summary_sections"):
            yield passage, one


def _claim(passage: Passage, sentence: Sentence, title: str, lexicon: Lexicon) -> Claim:
    text = shaped(lexicon, _NO_HEDGE).sub(_blank, without_months(unquoted(sentence), lexicon))
    fact = _fact_of(text, lexicon)
    asserts = _asserts(fact, lexicon)
    told = fact if asserts else text
    return Claim(
        sentence,
        content(told, lexicon),
        is_under(passage.block.section, lexicon, "summary_sections") or _opens(passage, title),
        listed(lexicon, "weak").search(text),
        _caveat_in(text, lexicon) or _caveat_after(passage, sentence, lexicon),
        asserts,
        frozenset(_NUMBER.findall(_AGED.sub("", _ENUMERATED.sub("", told)))),
        fact,
    )


def _fact_of(text: str, lexicon: Lexicon) -> str:
    """What a sentence states, without what it says should be done."""
    reason = shaped(lexicon, _REASON).search(text)
    if reason is not None:
        return text[reason.end() :]
    request = shaped(lexicon, _REQUEST).search(text)
    return text[: request.start()] if request is not None else text


def without_months(text: str, lexicon: Lexicon) -> str:
    """A text with the names of months blanked out, one of which is also a hedge."""
    return _month(lexicon).sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


@cache
def _month(lexicon: Lexicon) -> re.Pattern[str]:
    months = either(one.capitalize() for one in lexicon.words(FAMILY, "months"))
    return re.compile(rf"(?<=[\w,(]\s){months}(?!\w)")


def _opens(passage: Passage, title: str) -> bool:
    """Whether it is the opening of the document, which stands for a summary where none is."""
    return passage.number < OPENING and set(passage.block.section) <= {title}


def _title_over_all(document: Document) -> str:
    """The title where every heading stands under it; nothing where it is one section of many."""
    tops = {block.section[0] for block in document.blocks if block.section}
    return document.title if tops == {document.title} else ""


def content(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Stems without those of hedges, caveats and openings, which two mentions need not share."""
    bare = listed(lexicon, "hedges", "caveats").sub(" ", text)
    return like_stems(bare, lexicon) - _filling_stems(lexicon)


def like_stems(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The stems of a text, with "safer" as "safe" and "lit" as "light"."""
    alike = _alike(lexicon)
    return frozenset(alike.get(one, one) for one in stems(text, lexicon))


@cache
def _alike(lexicon: Lexicon) -> dict[str, str]:
    forms = dict(lexicon.entry(FAMILY, "forms")).items()
    return {stem_of(str(one), lexicon): stem_of(str(plain), lexicon) for one, plain in forms}


@cache
def _filling_stems(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(stem_of(word, lexicon) for word in lexicon.words(FAMILY, "filling"))


def _asserts(text: str, lexicon: Lexicon) -> bool:
    """Whether a sentence states a fact: nothing hedges it and nothing denies it."""
    weakened = listed(lexicon, "hedges", "weak", "negations", "caveats").search(text)
    return weakened is None and listed(lexicon, "causes", "plain_verbs").search(text) is not None


def _caveat_after(passage: Passage, sentence: Sentence, lexicon: Lexicon) -> re.Match[str] | None:
    """A caveat in the next sentence that points back: "This figure rests on a small sample"."""
    place = sentence.number - passage.sentences[0].number + 1
    if not 0 < place < len(passage.sentences):
        return None
    text = passage.sentences[place].text
    if not listed(lexicon, "caveat_openers").match(text):
        return None
    return _caveat_in(text, lexicon)


def _caveat_in(text: str, lexicon: Lexicon) -> re.Match[str] | None:
    """Words of a caveat, or a clause of concession that limits what is claimed."""
    found = listed(lexicon, "caveats").search(text) or shaped(lexicon, _FEW).search(text)
    concession = listed(lexicon, "concessive").search(text)
    if found is not None or concession is None:
        return found
    studied = shaped(lexicon, _STUDIED).search(text)
    if studied is not None:
        return studied
    limit = listed(lexicon, "limiting").search(text, concession.end(), concession.end() + LIMIT)
    return concession if limit is not None else None


def keeps_place(pair: Pair, lexicon: Lexicon) -> bool:
    """Whether a claim of a few places still says in the other mention that it is of places."""
    caveat = pair.one.caveat
    of_places = (shaped(lexicon, _FEW), shaped(lexicon, _STUDIED))
    if caveat is None or caveat.re not in of_places:
        return False
    return shaped(lexicon, _PLACED).search(pair.other.sentence.text) is not None


def find_pairs(weak: Sequence[Claim], bare: Sequence[Claim], least: int) -> Iterator[Pair]:
    """The pairs of a weak and a bare claim that share at least so many stems, by an index."""
    index: dict[str, list[int]] = defaultdict(list)
    for place, claim in enumerate(bare):
        for stem in claim.stems:
            index[stem].append(place)
    rare = {stem: places for stem, places in index.items() if len(places) <= COMMON}
    for claim in weak:
        met = Counter(place for stem in claim.stems for place in rare.get(stem, ()))
        for place, count in met.items():
            other = bare[place]
            if count >= least - COMMON_SHARED and other.sentence is not claim.sentence:
                shared = claim.stems & other.stems
                if len(shared) >= least and same_matter(claim, other):
                    yield Pair(claim, other, shared)


def same_matter(one: Claim, other: Claim) -> bool:
    """Claims with different numbers or under different names are different claims."""
    return all(map(may_agree, _particulars(one), _particulars(other)))


def may_be_of_one(one: Claim, other: Claim) -> bool:
    """Whether two claims share years and names, or one of them gives none."""
    (years, _, names), (others, _, theirs) = _particulars(one), _particulars(other)
    return may_agree(years, others) and may_agree(names, theirs)


def _particulars(claim: Claim) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The years of a claim, its other numbers, and the words with a capital inside it."""
    years = frozenset(one for one in claim.numbers if YEAR.fullmatch(one))
    return years, claim.numbers - years, frozenset(_NAME.findall(claim.sentence.text))
