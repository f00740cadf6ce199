"""Clauses in nearly the same words that differ in a number, a negation or a hedge."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from synopsis.report.check.case import Case
from synopsis.report.check.document import ASIDE, Kind, Sentence
from synopsis.report.check.figures.cells import places_meet, years_meet
from synopsis.report.check.figures.clauses import clause_spans
from synopsis.report.check.figures.context import YEAR, all_years, known_places
from synopsis.report.check.figures.find import content
from synopsis.report.check.figures.marks import marks_in
from synopsis.report.check.figures.patterns import patterns_of, phrase, word_set
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.contradicting import clashing_sentences, spoken_of
from synopsis.report.check.rules.amounts.frames import any_number, share_a_frame
from synopsis.report.check.rules.amounts.near_twins import near_twins
from synopsis.report.check.rules.amounts.sections import (
    Sections,
    are_templates,
    between_sections,
    sections_of,
)
from synopsis.report.check.rules.amounts.turned_digits import turned_digits
from synopsis.report.check.words import Lexicon
from synopsis.vocabulary import Hedge

_FEWEST = 4  # content stems that tell a clause from another
_FEWEST_ALIKE = 3  # as much where no other word differs
_LONGEST = 2000
_OVER = {Hedge.MORE_THAN, Hedge.AT_LEAST}
_UNDER = {Hedge.LESS_THAN, Hedge.AT_MOST, Hedge.ALMOST}
_CHANGED, _LONG = 2, 3  # numbers that differ; digits of a number that two clauses share


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence, or a clause of it: where it stands, its words, and its numbers by their value."""

    sentence: Sentence
    start: int
    end: int
    words: Counter[str]
    numbers: tuple[str, ...]
    stems: frozenset[str]

    @property
    def text(self) -> str:
        """The words as written."""
        return self.sentence.text[self.start : self.end]


def near_duplicates_disagree(case: Case) -> Iterable[Hit]:
    """Twin clauses, of which one says what the other denies or counts otherwise."""
    twins = (_hit(first, second, case.lexicon) for first, second in _twins(case))
    found = [hit for hit in (*twins, *near_twins(case), *turned_digits(case)) if hit is not None]
    told = clashing_sentences(case) if found else frozenset()
    between = between_sections((hit.other or hit.sentence, hit.sentence) for hit in found)
    seen: set[tuple[int, int]] = set()
    for hit in found:
        other = hit.other or hit.sentence
        both, key = sections_of(other, hit.sentence), (other.number, hit.sentence.number)
        if key in seen or spoken_of(other, hit.sentence, told):
            continue
        if _are_parallel(both, case.lexicon) or are_templates(both, between[both]):
            continue
        if not share_a_frame(case, other, hit.sentence):
            seen.add(key)
            yield hit


def _are_parallel(both: Sections, lexicon: Lexicon) -> bool:
    """Whether two sections are of different places."""
    one, two = (known_places(" ; ".join(section[1:]), lexicon) for section in both)
    return bool(one and two) and one != two


def _twins(case: Case) -> Iterator[tuple[Clause, Clause]]:
    """Neighbouring pairs of clauses with equal stems, in different blocks."""
    by_stems: dict[frozenset[str], list[Sentence]] = defaultdict(list)
    spans: dict[tuple[int, frozenset[str]], tuple[int, int]] = {}
    for sentence in case.document.sentences:
        for start, end, stems in _keys(sentence, case.lexicon):
            if spans.setdefault((sentence.number, stems), (start, end)) == (start, end):
                by_stems[stems].append(sentence)
    for stems, same in by_stems.items():
        for one, two in pairwise(same):
            if one.block is two.block or one.text == two.text:
                continue
            yield (
                _clause(one, spans[one.number, stems], stems, case.lexicon),
                _clause(two, spans[two.number, stems], stems, case.lexicon),
            )


def _keys(sentence: Sentence, lexicon: Lexicon) -> Iterator[tuple[int, int, frozenset[str]]]:
    """The spans of a sentence, of its first clause, and of what is behind a colon, with stems."""
    text = sentence.text
    if sentence.block.kind in ASIDE or len(text) > _LONGEST:
        return
    stems = content(text, lexicon)
    if len(stems) >= _FEWEST_ALIKE:
        yield 0, len(text), stems
    colon = text.find(": ")
    behind = (colon + 2, len(text)) if colon > 0 else (0, 0)
    for start, end in dict.fromkeys((clause_spans(text, lexicon)[0], behind)):
        part = content(text[start:end], lexicon)
        if len(part) >= _FEWEST_ALIKE and part != stems:
            yield start, end, part


def _clause(
    sentence: Sentence, span: tuple[int, int], stems: frozenset[str], lexicon: Lexicon
) -> Clause:
    text = sentence.text[slice(*span)].replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").lower()
    for short, long in dict(lexicon.entry("figures", "shortened")).items():
        text = text.replace(str(short), str(long))
    numbers = tuple(_value(one, lexicon) for one in any_number(lexicon).finditer(text))
    words = Counter(re.findall(r"[^\W\d_]+", any_number(lexicon).sub(" ", text)))
    return Clause(sentence, *span, words, numbers, stems)


def _value(match: re.Match[str], lexicon: Lexicon) -> str:
    value = patterns_of(lexicon).values.get(match[0])
    return match[0] if value is None else f"{value:g}"


def _hit(first: Clause, second: Clause, lexicon: Lexicon) -> Hit | None:
    """A hit where twins differ in nothing but a negation, a number or a quantity in words."""
    if first.words == second.words and first.numbers == second.numbers:
        return None
    hit = _compared(first, second, lexicon)
    return hit if hit is not None and _same_setting(first, second, lexicon) else None


def _compared(first: Clause, second: Clause, lexicon: Lexicon) -> Hit | None:
    """A hit for the first way in which twins disagree."""
    apart = (first.words - second.words) + (second.words - first.words)
    denied = _negations(second, lexicon) - _negations(first, lexicon)
    if denied:
        return _denied(first, second, apart, lexicon)
    if Counter(first.numbers) != Counter(second.numbers):
        return _counted(first, second, apart, lexicon)
    return _hedged(first, second, apart, lexicon)


def _same_setting(first: Clause, second: Clause, lexicon: Lexicon) -> bool:
    """Whether twins speak of the same years, places, groups and stages, not in one list."""
    groups = phrase(lexicon, "groups", "months")
    one, two = first.text, second.text
    return (
        years_meet(all_years(one, lexicon), all_years(two, lexicon))
        and places_meet(known_places(one, lexicon), known_places(two, lexicon), lexicon)
        and Counter(word[0].lower() for word in groups.finditer(one))
        == Counter(word[0].lower() for word in groups.finditer(two))
        and _labels(one, lexicon) == _labels(two, lexicon)
        and not _are_of_one_list(first.sentence, second.sentence)
    )


def _labels(text: str, lexicon: Lexicon) -> set[str]:
    """The dates, labels and identifiers of a text."""
    masks = patterns_of(lexicon).masks.finditer(text)
    return {one[0].lower() for one in masks if any(map(str.isalpha, one[0]))}


def _are_of_one_list(first: Sentence, second: Sentence) -> bool:
    """Whether two sentences are items of one section, which may be parallels."""
    kinds = {first.block.kind, second.block.kind}
    return kinds == {Kind.ITEM} and first.block.section == second.block.section


def _negations(clause: Clause, lexicon: Lexicon) -> int:
    return sum(clause.words[word] for word in lexicon.words("figures", "negations"))


def _is_only(apart: Counter[str], lexicon: Lexicon, *names: str) -> bool:
    """Whether only stop words or words of some lists tell twins apart."""
    allowed = lexicon.words("figures", "stop", *names)
    return set(apart) <= {part for word in allowed for part in word.lower().split()}


def _denied(first: Clause, second: Clause, apart: Counter[str], lexicon: Lexicon) -> Hit | None:
    if not set(apart) <= word_set(lexicon, "negations") and (
        len(first.stems) < _FEWEST or not _is_only(apart, lexicon, "negations")
    ):
        return None
    is_later = _negations(second, lexicon) > _negations(first, lexicon)
    says, denies = ("the other", "this one") if is_later else ("this one", "the other")
    return _told(
        first,
        second,
        (second.start, second.end),
        f"Two sentences in the same words, but {denies} denies what {says} says.",
    )


def _counted(first: Clause, second: Clause, apart: Counter[str], lexicon: Lexicon) -> Hit | None:
    """Twins with other numbers; the fewer the stems, the more alike the other words must be."""
    if len(first.stems) < _FEWEST and sum(apart.values()) > _FEWEST:
        return None
    if marks_in(first.text, lexicon) != marks_in(second.text, lexicon):
        return None
    if len(first.numbers) == len(second.numbers):
        changed = sum(a != b for a, b in zip(first.numbers, second.numbers, strict=True))
        if changed > 1 and (apart or not _keep_one(first, second)):
            return None
    elif sum(apart.values()) > 3 or not _gives_one_more(first, second):
        return None
    one, two = (" and ".join(numbers) for numbers in _apart(first, second))
    if not (one and two) and YEAR.fullmatch(one or two):
        return None  # one of the two is only dated more closely
    why = (
        f"The same words stand elsewhere with “{one}” instead of “{two}”."
        if one and two
        else f"The same words stand elsewhere, but “{one or two}” is said in one place only."
    )
    return _told(first, second, _differing(first, second, lexicon), why)


def _gives_one_more(first: Clause, second: Clause) -> bool:
    """Whether one clause has a single number more, and else those of the other but for one."""
    one, two = Counter(first.numbers), Counter(second.numbers)
    return (
        abs(one.total() - two.total()) == 1 and min((one - two).total(), (two - one).total()) <= 1
    )


def _keep_one(first: Clause, second: Clause) -> bool:
    """Whether two clauses share a long number and all years, and differ in two numbers at most."""
    left, right = _apart(first, second)
    is_dated = any(YEAR.fullmatch(number) for number in (*left, *right))
    shared = {*first.numbers} & {*second.numbers}
    kept = [
        one for one in shared if not YEAR.fullmatch(one) and sum(map(str.isdigit, one)) >= _LONG
    ]
    return len(left) == len(right) <= _CHANGED and not is_dated and bool(kept)


def _apart(first: Clause, second: Clause) -> tuple[list[str], list[str]]:
    """The numbers that each of two clauses has alone."""
    one, two = Counter(first.numbers), Counter(second.numbers)
    return [*(one - two).elements()], [*(two - one).elements()]


def _differing(first: Clause, second: Clause, lexicon: Lexicon) -> tuple[int, int]:
    """The span of the first number that the other clause lacks, or of the whole clause."""
    _, left = _apart(first, second)
    text = second.text.lower()
    for match in any_number(lexicon).finditer(text):
        if _value(match, lexicon) in left:
            return second.start + match.start(), second.start + match.end()
    return second.start, second.end


def _hedged(first: Clause, second: Clause, apart: Counter[str], lexicon: Lexicon) -> Hit | None:
    """Twins of one number, "more than" in one and "less than" in the other."""
    one, two = _hedges(first, lexicon), _hedges(second, lexicon)
    crossed = (one & _OVER and two & _UNDER) or (one & _UNDER and two & _OVER)
    if not crossed or not apart:
        return None
    return _told(
        first,
        second,
        _differing(first, second, lexicon),
        "The same words stand elsewhere with a hedge that says the contrary.",
    )


def _hedges(clause: Clause, lexicon: Lexicon) -> set[Hedge]:
    """The hedges before the numbers of a clause."""
    return {
        hedge
        for hedge, shape in patterns_of(lexicon).before
        for number in any_number(lexicon).finditer(clause.text)
        if shape.search(clause.text[: number.start()][-28:])
    }


def _told(first: Clause, second: Clause, span: tuple[int, int], why: str) -> Hit:
    return Hit(second.sentence, *span, why, other=first.sentence, severity=Severity.CAUTION)
