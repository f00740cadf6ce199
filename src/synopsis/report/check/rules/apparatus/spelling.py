"""One word or name spelt in two ways."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import islice, permutations, product

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.apparatus.closeness import folded, is_one_apart, is_swapped
from synopsis.report.check.rules.apparatus.joined import compounds
from synopsis.report.check.rules.apparatus.references import is_reference
from synopsis.report.check.terms import Spelling
from synopsis.report.check.words import any_of, either

Place = tuple[Sentence, int, int]
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_ISE = re.compile(r".{2,}[iy]([sz])(?:e|es|ed|ing|ation|ations|er|ers)")
_END = re.compile(r"(\w+)\W{0,2}$")
_LONG, _LONGEST = 5, 30  # letters of words that are compared
_ENDING = 2  # letters at the end in which two forms of one word may differ
_RARE = 2  # places of a word that may be a slip
_CROWD = 12  # words of one shape that are too many to be slips of each other
_ENOUGH = 60  # places of a word that are kept
_MOST = 3  # names that are told with and without diacritics
_NEAR = 16  # sentences, of other cells, that may stand between the two lines of one
_TORN = 100  # characters, as much in one block
_BRITISH = str.maketrans({"z": "s", "u": None})


@lru_cache(maxsize=4)
def _words(case: Case) -> Mapping[str, list[Place]]:
    """The words of the document's own text with their first places; references are left out."""
    found: dict[str, list[Place]] = {}
    for sentence in case.document.sentences:
        if sentence.block.kind is Kind.FOOTNOTE and is_reference(sentence, case.lexicon):
            continue
        for match in _WORD.finditer(sentence.text):
            places = found.setdefault(match[0], [])
            if len(places) < _ENOUGH:
                places.append((sentence, match.start(), match.end()))
    return found


def spelling_variants(case: Case) -> Iterator[Hit]:
    """Known confusions, names that are written otherwise, and odd ones out in equal phrases."""
    words = _words(case)
    yield from _confused(case, words)
    yield from _renamed(case)
    yield from _odd(case, words)
    yield from _bare(words)
    yield from _mixed(case, words)
    yield from compounds(case)


def _confused(case: Case, words: Mapping[str, list[Place]]) -> Iterator[Hit]:
    confusable = case.lexicon.entry("apparatus", "confusable")
    for word, places in words.items():
        right = confusable.get(word.lower())
        if right is None:
            continue
        other = next(
            (one[0] for one in words.get(str(right), ()) if _is_alike(one, places[0])), None
        )
        for sentence, start, end in places:
            yield Hit(
                sentence, start, end,
                f"“{word}” is written where “{right}” is meant"
                + (", as the same phrase has it elsewhere." if other else "."),
                f"Write “{right}”.",
                other=other,
            )  # fmt: skip


def _beside(place: Place) -> tuple[str, str]:
    """The words before and behind a word."""
    sentence, start, end = place
    before = _WORD.findall(sentence.text[max(0, start - 40) : start])
    behind = _WORD.findall(sentence.text[end : end + 60])
    return " ".join(before[-1:]).lower(), " ".join(behind[:2]).lower()


def _is_alike(left: Place, right: Place) -> bool:
    return _beside(left)[1] == _beside(right)[1] != ""


def _renamed(case: Case) -> Iterator[Hit]:
    spellings = {one.wrong: one for one in case.terms.spellings} if case.terms else {}
    if not spellings:
        return
    pattern = re.compile(any_of(spellings).pattern)
    told: set[str] = set()
    for sentence in case.document.sentences:
        for match in pattern.finditer(sentence.text):
            one = spellings[match[0]]
            is_told = one.wrong in told and not one.sure
            if is_told or _is_kept(case, sentence, match, one):
                continue
            if _is_parted(case, sentence, match, one):
                continue
            told.add(one.wrong)
            yield Hit(
                sentence, match.start(), match.end(),
                f"“{one.wrong}” is written “{one.right}” in this region's texts.",
                f"Write “{one.right}”.",
                severity=Severity.CAUTION if one.sure else Severity.HINT,
            )  # fmt: skip


def _is_kept(case: Case, sentence: Sentence, match: re.Match[str], one: Spelling) -> bool:
    if sentence.is_quoted(*match.span()) or is_reference(sentence, case.lexicon):
        return True
    before = re.findall(r"\w+", sentence.text[max(0, match.start() - 30) : match.start()])[-1:]
    return bool(before) and before[0] in one.unless


def _is_parted(case: Case, sentence: Sentence, match: re.Match[str], one: Spelling) -> bool:
    """Whether a word on a page is the rest of a name that a line's end parted.

    Where the cells of a table are not drawn, the first word of the name ends a block shortly
    before, or stands before the words of another cell.
    """
    if sentence.position.page is None:
        return False
    if _torn(one.unless).search(sentence.text, max(0, match.start() - _TORN), match.start()):
        return True
    if match.start() + sentence.start:
        return False
    near = case.document.sentences[max(0, sentence.number - _NEAR) : sentence.number]
    ends = (_END.search(before.text[-40:]) for before in near)
    return any(end is not None and end[1] in one.unless for end in ends)


@cache
def _torn(first: tuple[str, ...]) -> re.Pattern[str]:
    """The first words of a name with other words behind them; "of" would make them its own."""
    return re.compile(rf"(?<!\w){either(first)}\s(?=[^\W_A-Z])(?!of(?!\w))")


def _odd(case: Case, words: Mapping[str, list[Place]]) -> Iterator[Hit]:
    """A rare word one letter away from a frequent one, between the same neighbours."""
    confusable = case.lexicon.entry("apparatus", "confusable")
    distinct = case.lexicon.word_set("apparatus", "distinct")
    if not distinct:  # a language whose endings this does not know
        return
    for rare, often in _neighbours({word: len(each) for word, each in words.items()}):
        if rare in confusable or _is_innocent(rare, often, distinct):
            continue
        pairs = product(words[rare], words[often])
        for place, other in islice((pair for pair in pairs if _is_same_phrase(*pair)), 1):
            yield Hit(
                *place,
                f"The same phrase has “{rare}” here and “{often}” elsewhere.",
                f"Write “{often}” if that is meant.",
                other=other[0],
                severity=_weight(rare, often, len(words[often])),
            )  # fmt: skip


def _weight(rare: str, often: str, count: int) -> Severity:
    """A doubled or a swapped letter is a slip; another letter may make another word."""
    slip = is_swapped(rare, often) or _undoubled(rare) == _undoubled(often)
    return Severity.CAUTION if slip or (len(rare) > 8 and count > 2) else Severity.HINT


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)


def _neighbours(counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Pairs of a rare and a more frequent word one letter apart.

    They share what remains when a letter is left out: the deletion index of spelling correction
    by symmetric deletes, so that no word is compared with all others.
    """
    pairs: dict[tuple[str, str], None] = {}
    for group in _shapes(counts).values():
        if 1 < len(group) < _CROWD:
            for rare, often in permutations(group, 2):
                if counts[rare] <= _RARE and counts[often] > counts[rare]:
                    pairs[rare, often] = None
    yield from (pair for pair in pairs if is_one_apart(*pair))


def _shapes(words: Iterable[str]) -> Mapping[str, list[str]]:
    """Words by what remains of each when one letter is left out, and by themselves."""
    shapes: dict[str, list[str]] = {}
    for word in words:
        if _LONG <= len(word) <= _LONGEST and word.isalpha() and word.islower():
            for shape in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
                shapes.setdefault(shape, []).append(word)
    return shapes


def _is_innocent(rare: str, often: str, distinct: frozenset[str]) -> bool:
    """Whether two words may well be two: other endings, other beginnings, two ways of spelling."""
    if rare not in distinct and _undoubled(rare) == _undoubled(often):
        return False
    if rare in distinct or often in distinct or rare[0] != often[0]:
        return True
    stem = min(len(rare), len(often)) - _ENDING
    if rare[:stem] == often[:stem]:
        return True
    is_british = rare.translate(_BRITISH) == often.translate(_BRITISH)
    return is_british and {*rare} ^ {*often} <= set("szu")


def _is_same_phrase(left: Place, right: Place) -> bool:
    one, other = _beside(left), _beside(right)
    if one[1] == other[1] and " " in one[1]:
        return True
    near = one[1].split(" ")[0] == other[1].split(" ")[0] != "" and one[0] == other[0] != ""
    return near and max(len(one[0]), len(one[1].split(" ")[0])) > 3


def _bare(words: Mapping[str, list[Place]]) -> Iterator[Hit]:
    """Names with and without their diacritics; a few are enough to tell."""
    names: dict[str, list[str]] = {}
    for word in words:
        if word[0].isupper() and len(word) >= _LONG and not word.isupper():
            names.setdefault(folded(word), []).append(word)
    several = (spelt for spelt in names.values() if len({one.lower() for one in spelt}) > 1)
    for spelt in islice(several, _MOST):
        rare, often = sorted(spelt, key=lambda one: len(words[one]))[:2]
        yield Hit(
            *words[rare][0], f"The name is spelt “{rare}” here and “{often}” elsewhere.",
            "Spell a name as its bearer does.", other=words[often][0][0], severity=Severity.HINT,
        )  # fmt: skip


def _mixed(case: Case, words: Mapping[str, list[Place]]) -> Iterator[Hit]:
    """British and American endings in one document, told once."""
    always = case.lexicon.words("apparatus", "always")
    if not always:
        return
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for word, places in words.items():
        match = _ISE.fullmatch(word) if word.islower() else None
        if match and not _is_set(word, always):
            counts[match[1]] += len(places)
            first.setdefault(match[1], word)
    if len(counts) < 2:
        return
    rare, often = sorted(counts, key=lambda sign: counts[sign])
    word = first[rare]
    yield Hit(
        *words[word][0],
        f"“{word}” has one spelling and {counts[often]} words of its kind the other (told once).",
        f"Write “{word.replace(rare, often)}”, or change the others."
        if word.count(rare) == 1 else "",
        other=words[first[often]][0][0],
        severity=Severity.HINT,
    )  # fmt: skip


def _is_set(word: str, always: tuple[str, ...]) -> bool:
    """Whether a word has one spelling only."""
    return any(word.startswith(one[:-1]) or word.endswith(one) for one in always)
