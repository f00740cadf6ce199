"""Lists that stand in another sentence than their count and begin with the noun that was counted.

"Its programme ran over six sessions." - "The sessions were devoted to A; B; C; D; and E."
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import RUNNING, Sentence
from synopsis.report.check.rules.amounts.listing import Counted
from synopsis.report.check.rules.amounts.stated import listed, number, read_number
from synopsis.report.check.words import Lexicon

_FEWEST, _MOST = 3, 12
"""Items of a list that says which the things are: shorter and longer ones are not counted."""
_VERB = 24
"""Characters behind the name of the things in which their verb and its adverbs stand."""
_BEFORE = 12
"""Characters before a count in which a word narrows it: "other four"."""
_BRACKETS = re.compile(r"\s?[(\[][^()\[\]]{0,120}[)\]]")


@dataclass(frozen=True, slots=True)
class Said:
    """A number of things that a sentence states: where it stands, and their name."""

    start: int
    end: int
    value: int
    noun: str


@dataclass(frozen=True, eq=False, slots=True)
class ToldList:
    """How many things a sentence lists that begins with their name."""

    number: int
    noun: str
    sentence: Sentence
    is_sure: bool


def list_elsewhere(case: Case, sentence: Sentence, said: Said) -> ToldList | None:
    """The one list of the things that were counted, where it has another number of them."""
    noun, value = said.noun, said.value
    found = [one for one in _lists(case) if one.noun == noun and one.sentence is not sentence]
    if len(found) != 1 or not _FEWEST <= value <= _MOST:
        return None
    told = found[0]
    if told.number == value or told.number * 2 < value or not (told.is_sure or told.number < value):
        return None
    others = _values(case).get(noun, frozenset()) - {value}
    patterns, text = _patterns(case.lexicon), sentence.text
    inside = text[max(0, said.start - _BEFORE) : said.end]
    is_narrowed = patterns["narrowed"].search(inside) or patterns["apiece"].match(text, said.end)
    return None if others or is_narrowed else told


@lru_cache(maxsize=4)
def _lists(case: Case) -> tuple[ToldList, ...]:
    return tuple(_find_lists(case))


def _find_lists(case: Case) -> Iterator[ToldList]:
    patterns = _patterns(case.lexicon)
    for one in case.document.sentences:
        opened = patterns["opened"].match(one.text) if one.block.kind in RUNNING else None
        if opened is None or _is_partial(one.text, opened.end(), case.lexicon):
            continue
        tail = _BRACKETS.sub("", one.text[opened.end() :]).strip().rstrip(". ")
        noun, held = opened["noun"].lower(), patterns["gathered"].match(tail)
        is_held = held is not None or noun in _held(case.lexicon)
        counted = _items(tail, case.lexicon, is_held=is_held)
        if counted is not None and noun not in _persons(case.lexicon):
            yield ToldList(counted[0], _times(noun) if held else noun, one, counted[1])


def _is_partial(text: str, place: int, lexicon: Lexicon) -> bool:
    """Whether the words say that only some of the things are listed."""
    patterns = _patterns(lexicon)
    first = text.find(";", place)
    if patterns["partial"].search(text[: first if first >= 0 else len(text)]):
        return True
    return patterns["some"].search(text[: place + _VERB]) is not None


def _times(noun: str) -> str:
    """The name under which the meetings of a body are counted."""
    return f"{noun} met"


def gatherings(sentence: Sentence, lexicon: Lexicon) -> Iterator[Said]:
    """Where it is said how often a body met."""
    for found in _patterns(lexicon)["often"].finditer(sentence.text):
        value = int(read_number(found, "n", lexicon).value)
        yield Said(found.start("n"), found.end(), value, _times(found["noun"].lower()))


@lru_cache(maxsize=4)
def _values(case: Case) -> Mapping[str, frozenset[int]]:
    """By noun, every number of it that the document states."""
    counted = _patterns(case.lexicon)["counted"]
    found: dict[str, set[int]] = {}
    for sentence in case.document.sentences:
        for one in counted.finditer(sentence.text):
            value = read_number(one, "n", case.lexicon).value
            found.setdefault(one["noun"].lower(), set()).add(int(value))
    return {noun: frozenset(values) for noun, values in found.items()}


@cache
def _held(lexicon: Lexicon) -> frozenset[str]:
    """Things that take place, each at its place and on its day."""
    return lexicon.word_set("amounts", "held_things", "of_one_subject")


@cache
def _persons(lexicon: Lexicon) -> frozenset[str]:
    """Those who do things together: a list behind their name is no list of them."""
    return lexicon.word_set("amounts", "persons", "gathered_groups", "roles")


def _items(tail: str, lexicon: Lexicon, *, is_held: bool) -> tuple[int, bool] | None:
    """How many items the end of a sentence lists, and whether they are parted beyond doubt.

    Places and days are items only of what is held at them.
    """
    by_semicolon = _by_semicolons(tail, lexicon)
    if by_semicolon:
        return by_semicolon, True
    if ";" in tail:
        return None
    if is_held and (dates := _dates(tail, lexicon)):
        return dates, True
    return _parallel(tail, lexicon, is_held=is_held)


def _by_semicolons(tail: str, lexicon: Lexicon) -> int:
    if not _patterns(lexicon)["telling"].match(tail):
        return 0
    pieces = [one.strip() for one in tail.split(";")]
    are_clauses = any(_patterns(lexicon)["finite"].search(one) for one in pieces[1:])
    return len(pieces) if len(pieces) >= _FEWEST and not are_clauses else 0


def _dates(tail: str, lexicon: Lexicon) -> int:
    """Days in a row: "on 14 January, 4 February and 3 May 2025"."""
    found = _patterns(lexicon)["days"].search(tail)
    if found is None:
        return 0
    days = re.findall(r"(?<!\d)\d{1,2}(?!\d)", found["days"])
    return len(days) if len(days) >= _FEWEST else 0


def _parallel(tail: str, lexicon: Lexicon, *, is_held: bool) -> tuple[int, bool] | None:
    """Items that begin alike: "to advise on A, to help with B and to train C"."""
    patterns = _patterns(lexicon)
    for name in (*(("preposition",) if is_held else ()), "purpose", "determiner"):
        for opened in patterns[name].finditer(tail):
            alike = name != "determiner"
            word = re.escape(opened["word"]) if alike else patterns["article"].pattern
            pieces = _pieces(tail[opened.start("word") :], word, lexicon)
            if len(pieces) >= _FEWEST and _are_whole(pieces, lexicon):
                return len(pieces), alike
    return None


def _pieces(run: str, word: str, lexicon: Lexicon) -> list[str]:
    """The items of a list that each begin with a word, the last behind an "and"; else nothing."""
    parting = _parting(word, lexicon)
    partings = list(parting.finditer(run))
    ends = [bool(one["and"] or one["last"]) for one in partings]
    if not ends or not ends[-1] or any(ends[:-1]):
        return []
    return parting.split(run)[:: parting.groups + 1]


@cache
def _parting(word: str, lexicon: Lexicon) -> re.Pattern[str]:
    joins = _joins(lexicon)
    return re.compile(
        rf",\s(?:(?P<and>{joins})\s)?(?={word}\s)|\s(?P<last>{joins})\s(?={word}\s)",
        re.IGNORECASE,
    )


def _joins(lexicon: Lexicon) -> str:
    return listed(lexicon, "joins")


def _are_whole(pieces: list[str], lexicon: Lexicon) -> bool:
    """Whether no piece may hold two items or be a clause that explains the one before."""
    patterns = _patterns(lexicon)
    return not any("," in one or patterns["finite"].search(one) for one in pieces)


def count_clauses(words: str, lexicon: Lexicon) -> Counted | None:
    """How many clauses stand in a row behind a colon: "A was late, B was lost, and C fell ill"."""
    patterns = _patterns(lexicon)
    pieces = re.split(r",\s|;\s", words.strip(" ."))
    if len(pieces) < 2 or not re.match(rf"{_joins(lexicon)}\s", pieces[-1], re.IGNORECASE):
        return None
    for one in pieces:
        bare = re.sub(rf"^{_joins(lexicon)}\s", "", one, flags=re.IGNORECASE)
        if patterns["subordinate"].match(bare) or not patterns["verb"].search(bare):
            return None
        if len(bare.split()) < 3 or patterns["two"].search(bare):
            return None
    number_of = len(pieces)
    return Counted(number_of, number_of, number_of, is_sure=False)


@cache
def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    article, month = listed(lexicon, "list_determiners"), lexicon.either("figures", "months")
    day = rf"\d{{1,2}}(?:\s{month})?(?:\s(?:19|20)\d\d)?"
    joins, finite = _joins(lexicon), listed(lexicon, "finite_verbs")
    sources = {
        "opened": rf"\W*{listed(lexicon, 'list_openers')}\s(?:[a-z-]{{3,15}}\s)?"
        rf"(?P<noun>[a-z-]{{3,24}}s(?=\s)|[a-z-]{{3,20}}(?=\s{listed(lexicon, 'gathering')}\s))\s",
        "gathered": rf"{listed(lexicon, 'gathering')}\s",
        "partial": rf"(?<![\w-]){listed(lexicon, 'partial')}(?![\w-])",
        "some": rf"(?<![\w-]){listed(lexicon, 'not_all')}(?![\w-])",
        "often": rf"\b(?P<noun>[a-z-]{{3,20}})\s(?:[a-z]{{2,14}}ly\s)?"
        rf"{listed(lexicon, 'gathering')}"
        rf"\s{number(lexicon, 'n')}\s{listed(lexicon, 'times_words')}\b",
        "narrowed": rf"(?<![\w-]){listed(lexicon, 'narrowing')}(?![\w-])",
        "apiece": rf"\s{listed(lexicon, 'narrowing', 'per_words')}(?![\w-])",
        "counted": rf"{number(lexicon, 'n')}\s(?:[\w*’-]{{2,20}}\s){{0,2}}?"  # noqa: RUF001
        r"(?P<noun>[a-z][a-z-]{2,24}s)\b",
        "days": rf"\bon\s(?P<days>{day}(?:,\s{day})+,?\s{joins}\s{day})(?!\s?[%\d])",
        "preposition": rf"\s(?P<word>{listed(lexicon, 'list_prepositions')})\s",
        "purpose": rf"^{listed(lexicon, 'copulas')}\s(?P<word>to)\s",
        "telling": rf"{listed(lexicon, 'copulas', 'taking_up', 'composed_of', 'called')}\b"
        rf"|(?:[a-z]+\s)?{listed(lexicon, 'given_to')}\b",
        "determiner": rf"^{listed(lexicon, 'copulas', 'composed_of')}\s(?P<word>{article})\s",
        "article": rf"{article}",
        "finite": rf"\b{finite}\b",
        "verb": rf"\b(?:{finite}|[a-z]{{2,18}}ed|{listed(lexicon, 'finite')})\b",
        "subordinate": rf"{listed(lexicon, 'clause_openers')}\b",
        "two": rf"\s{joins}\s[^,;]{{0,60}}\b{finite}\b",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
