"""Plain claims about the world that cite nothing, in a document that cites nearly all its figures.

"Burglaries cost the residents about 48 million euros a year."
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import RUNNING, Kind, Sentence
from synopsis.report.check.figures.figure import Change, Figure, Shape
from synopsis.report.check.naming import naming_patterns
from synopsis.report.check.rules.amounts.stated import YEAR, listed
from synopsis.report.check.sourcing import grounds
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import stems

_CITED = 6
"""Sentences with figures that say where they are from: fewer are no custom."""
_NEARLY_ALL = 0.65
"""Their part of all that state a figure as a fact."""
_MANY = 100
_DIGIT = re.compile(r"\d")
_QUANTITIES = (Shape.COUNT, Shape.MONEY, Shape.OTHER, Shape.DURATION, Shape.PERCENT)


@lru_cache(maxsize=4)
def plain_claims(case: Case) -> Mapping[int, tuple[int, int]]:
    """By the number of its sentence, where a claim about the world stands that cites nothing."""
    if not case.lexicon.words("amounts", "habitual") or not _is_custom(case):
        return {}
    found = {}
    for number in _figured(case):
        sentence = case.document.sentences[number]
        if _is_bare(case, sentence) and (figure := _claimed(case, sentence)) is not None:
            found[number] = (figure.start, figure.end)
    return found


@lru_cache(maxsize=4)
def _figured(case: Case) -> tuple[int, ...]:
    """The numbers of the sentences of running text that hold a figure."""
    numbers = {
        one.sentence.number
        for one in case.figures
        if one.sentence.block.kind in RUNNING and one.shape in _QUANTITIES
    }
    return tuple(sorted(numbers))


def _is_custom(case: Case) -> bool:
    """Whether nearly all sentences that state a figure as a fact say where it is from."""
    patterns = _patterns(case.lexicon)
    told = [
        is_cited
        for one in map(case.document.sentences.__getitem__, _figured(case))
        if (is_cited := _is_cited(case, one)) or not patterns["unfactual"].search(one.text)
    ]
    return told.count(True) >= max(_CITED, _NEARLY_ALL * len(told))


def _is_cited(case: Case, sentence: Sentence) -> bool:
    """Whether it rests on anything near, or ends with a reference in brackets."""
    found, number = grounds(case), sentence.number
    if found.own[number] or found.near[number]:
        return True
    return _patterns(case.lexicon)["referred"].search(sentence.text) is not None


def _is_bare(case: Case, sentence: Sentence) -> bool:
    """Whether it says a thing of the present as a fact, of no year, and cites nothing."""
    text, patterns, block = sentence.text, _patterns(case.lexicon), sentence.block
    if block.kind not in (Kind.PARAGRAPH, Kind.ITEM) or _is_cited(case, sentence) or block.quoted:
        return False
    if YEAR.search(text) or _leans(text, case.lexicon):
        return False
    if any(patterns[one].search(text) for one in ("unfactual", "past", "own")):
        return False
    heading = "".join(block.section[-1:])
    if patterns["parts"].search(heading) or naming_patterns(case.lexicon).methods.search(heading):
        return False
    return not _is_taken_up(case, sentence)


def _leans(text: str, lexicon: Lexicon) -> bool:
    """Whether it goes on with the sentence before; "only nine of the 21" need not."""
    patterns = _patterns(lexicon)
    if any(patterns[one].match(text) for one in ("average_one", "number_of")):
        return False
    if patterns["part_of"].fullmatch(text):
        return False
    return naming_patterns(lexicon).leans.match(text) is not None


def _is_taken_up(case: Case, sentence: Sentence) -> bool:
    """Whether the next sentence leans on it and says where it is from."""
    after = case.document.sentences[sentence.number + 1 : sentence.number + 2]
    return any(
        one.block is sentence.block
        and naming_patterns(case.lexicon).leans.match(one.text)
        and _is_cited(case, one)
        for one in after
    )


def _claimed(case: Case, sentence: Sentence) -> Figure | None:
    """The one quantity of a sentence that is told as a habit, an average, or a part of a stock."""
    figures = [
        one
        for one in case.figures_in(sentence)
        if one.shape in _QUANTITIES and one.change is Change.NONE
    ]
    patterns, text = _patterns(case.lexicon), sentence.text
    for one in figures[:2]:
        is_habit = patterns["habit"].search(text) or patterns["rate"].match(text, one.end)
        is_part = patterns["part_of"].fullmatch(text)
        is_said = is_habit and _DIGIT.search(one.words)
        is_fact = is_said or is_part or _is_stock(one, case.lexicon) or _is_sum(one, case.lexicon)
        if is_fact and not _is_told(case, one):
            return one
    return None


def _is_stock(figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a sentence begins with so many things that are somewhere."""
    patterns, text = _patterns(lexicon), figure.sentence.text
    if figure.low < _MANY or not patterns["stock"].fullmatch(text, 0, figure.start):
        return False
    return patterns["standing"].match(text, figure.end) is not None


def _is_sum(figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a sentence says no more than what some things came to: "Its losses came to ..."."""
    patterns, text = _patterns(lexicon), figure.sentence.text
    is_count = figure.shape is Shape.COUNT and patterns["number_of"].match(text) is not None
    if figure.low < _MANY or not (is_count or figure.shape is Shape.MONEY):
        return False
    is_summed = patterns["summed"].fullmatch(text, 0, figure.start) is not None
    return is_summed and patterns["ends"].fullmatch(text, figure.end) is not None


def _is_told(case: Case, figure: Figure) -> bool:
    """Whether the same figure of the same matter stands elsewhere."""
    matter = set(stems(figure.sentence.text, case.lexicon))
    return any(
        one.low == figure.low
        and one.shape is figure.shape
        and one.sentence is not figure.sentence
        and not matter.isdisjoint(stems(one.sentence.text, case.lexicon))
        for one in case.figures
    )


@cache
def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    times, rough = listed(lexicon, "habit_units"), listed(lexicon, "rough")
    present, summing = listed(lexicon, "present_verbs"), listed(lexicon, "summing")
    each = rf"(?:{listed(lexicon, 'per_words')}|an?)"
    sources = {
        "referred": r"\((?=[^()]*[a-z]{3})[^()]{4,120}\)[.\s”\"']*$",
        "unfactual": rf"(?<![\w-]){listed(lexicon, 'unfactual')}(?![\w-])",
        "past": rf"\b{listed(lexicon, 'past')}\b",
        "own": rf"(?<![\w-]){listed(lexicon, 'own_business')}(?![\w-])",
        "parts": rf"(?<![\w-]){listed(lexicon, 'normative_parts')}(?![\w-])",
        "habit": rf"(?<![\w-]){listed(lexicon, 'habitual')}(?![\w-])",
        "rate": rf"(?:\s[\w’-]+){{0,4}}?\s(?:{each}\s{times}|{listed(lexicon, 'habit_adverbs')})\b",  # noqa: RUF001
        "part_of": rf"\W*(?:{listed(lexicon, 'only_words')}\s)?[\w-]+\s(?:out\s)?of\s(?:the|all)\s"
        rf"[^,;:.]{{0,30}}?\d[\d,]*(?:\s[\w-]+){{1,4}}?\s{present}\s.{{0,200}}",
        "average_one": rf"\W*{listed(lexicon, 'average_ones')}\s(?-i:[a-z])[\w-]*\s"
        rf"(?!{listed(lexicon, 'copulas')}\b)[a-z]+s\s",
        "summed": rf"\W*(?:the\s)?(?-i:[A-Za-z])[^,;:.()\d]{{8,90}}?\s{summing}\s(?:{rough}\s)?",
        "number_of": rf"\W*the\s{listed(lexicon, 'numbering')}\sof\s"
        rf"(?!{lexicon.either('figures', 'pronouns')}\b)",
        "ends": r"(?:\s[\w’-]+){0,6}\W*",  # noqa: RUF001
        "stock": rf"\W*(?:(?:{rough})\s)?",
        "standing": rf"(?:\s[\w-]+){{1,4}}?\s{present}\s",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
