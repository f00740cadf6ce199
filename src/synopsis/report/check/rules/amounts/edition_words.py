"""How the words around a figure name what an edition holds: indicator, place, year and unit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.figures.clauses import clause_at
from synopsis.report.check.figures.context import known_places, places_in
from synopsis.report.check.figures.figure import Change, Figure, Shape
from synopsis.report.check.figures.marks import marks_in
from synopsis.report.check.figures.patterns import listed, phrase, shaped
from synopsis.report.check.terms import Terms
from synopsis.report.check.values import Value
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import WORD, stem_of, stem_set, stems

_BRACKET = re.compile(r"\(([^()]{0,120})\)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CAPITAL = re.compile(r"(?<!\w)[A-Z][^\W\d_]+")
_NAME_BEFORE = re.compile(r"([A-Z][^\W\d_]+)\s$")
_PER_CENT = re.compile(r"%|per ?cent|pct", re.IGNORECASE)
_PER_NUMBER = re.compile(r"per\s(\d[\d,. ]*\d)", re.IGNORECASE)
_LABEL = r"^{}\s\d{1,3}(?:\.\d{1,3}){0,3}[.:]?\s"
_LARGEST = 1_000  # cells of a table whose words above are looked for
_DASH = r"[\u2013/-]"
_PLAIN = frozenset({"stage 1", "stage 3", "stage 6"})  # an outcome, an average, of a year
_SCALED = re.compile(r"thousand|million|billion|'000|(?<!\w)(?:mn|bn|k)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """What a figure is said to be: its words, those that stand for more, its place and year."""

    words: frozenset[str]
    own: frozenset[str]
    marks: frozenset[str]
    around: str
    place: str
    year: int


def words_of(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The stems of all words of a text but stop words; "population" counts here."""
    idle = _idle_stems(lexicon)
    generic = (stem_of(one[0], lexicon) for one in WORD.finditer(text))
    kept = frozenset(stem for stem in generic if stem in idle)
    return kept | frozenset(stems(text, lexicon))


def _idle_stems(lexicon: Lexicon) -> frozenset[str]:
    return stem_set(lexicon, "figures", "generic")


@cache
def _empty(lexicon: Lexicon) -> frozenset[str]:
    """Stems that say nothing of what a value is: words of level and of change, generic words."""
    lists = ("level_words", "up", "down", "unsigned", "labels", "region_words", "at_parity")
    money = (word for said in lexicon.entry("figures", "currencies").values() for word in said)
    words = " ".join((*lexicon.words("figures", *lists, "of_output"), *money))
    return _idle_stems(lexicon) | {stem_of(one, lexicon) for one in WORD.findall(words)}


def codes_of(terms: Terms | None) -> Mapping[str, str]:
    """Names of economies, without an asterisk, and their place codes; the region's under none."""
    if terms is None:
        return {}
    found = {
        name.rstrip("*").lower(): economy.place.code
        for economy in terms.region.economies
        for name in economy.names.values()
    }
    return {**found, "": terms.region.place.code}


def said_of(case: Case, figure: Figure) -> Said | None:
    """What a figure is said to be; nothing where its place, its year or its kind is not plain."""
    is_level = figure.change is Change.NONE or (
        figure.shape is Shape.POINT and figure.change is Change.UNSIGNED
    )
    if not is_level or figure.shape in (Shape.FACTOR, Shape.RANK, Shape.DURATION):
        return None
    if figure.sentence.block.kind is Kind.CELL:
        return _in_table(case, figure)
    year, place = _year(figure, case.lexicon), _place(figure, codes_of(case.terms), case.lexicon)
    if year is None or not place:
        return None
    text = figure.sentence.text
    start, end = clause_at(figure.sentence.text, figure.start, case.lexicon)
    clause = _without_citations(text[start:end], case.lexicon)
    own = figure.subject & words_of(clause, case.lexicon)
    generic = words_of(clause, case.lexicon) & _idle_stems(case.lexicon)
    noun = words_of(figure.noun, case.lexicon)
    names = words_of(" ".join(figure.places), case.lexicon)
    left = (own | noun) - names - _empty(case.lexicon)
    whole = own | noun | generic | figure.echo
    marks = _marks(clause, figure.places, case.lexicon)
    return Said(whole, left, marks, text[start:end], place, year)


def _marks(text: str, places: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    """The words that part a value from the plain one: a group, a plan, a month, a condition."""
    for place in sorted(places, key=len, reverse=True):
        text = text.replace(place, " ")
    return marks_in(text, lexicon) - _PLAIN


def _without_citations(text: str, lexicon: Lexicon) -> str:
    """A text without the brackets that name a source, and without "according to ..."."""
    for one in reversed([*_BRACKET.finditer(text)]):
        if _is_citation(text, one, lexicon):
            text = f"{text[: one.start()]} {text[one.end() :]}"
    return re.sub(r"(?i)\baccording to [^,;:]{2,60}", " ", text)


def _is_citation(text: str, bracket: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether brackets name a source: a name and a year, or a year behind a name."""
    if not _YEAR.search(bracket[1]):
        return False
    if _CAPITAL.search(bracket[1]):
        return not known_places(bracket[1], lexicon)
    before = _NAME_BEFORE.search(text[: bracket.start()])
    return before is not None and not known_places(before[1], lexicon)


def _year(figure: Figure, lexicon: Lexicon) -> int | None:
    """The one calendar year of a figure; a source's year and a part of a year are none."""
    text = figure.sentence.text
    if not _YEAR.search(text):
        return figure.years[0] if len(figure.years) == 1 else None
    bare = _without_citations(text, lexicon)
    years = [one for one in figure.years if str(one) in bare]
    if not years and not figure.years:
        found = {int(one[0]) for one in _YEAR.finditer(bare)}
        years = [*found] if len(found) == 1 else []
    if len(years) != 1 or _is_part(bare, years[0], lexicon):
        return None
    return years[0]


def _is_part(text: str, year: int, lexicon: Lexicon) -> bool:
    """Whether a year is named with a month, a quarter, a half or another year."""
    return _parts_of(year, lexicon).search(text) is not None


@lru_cache(maxsize=256)
def _parts_of(year: int, lexicon: Lexicon) -> re.Pattern[str]:
    before = rf"(?<![^\W\d_])(?:{listed(lexicon, 'months', 'within_year')}\s?|{_DASH}\s?)"
    return re.compile(rf"{before}{year}|{year}\s?{_DASH}\s?\d", re.IGNORECASE)


def _place(figure: Figure, codes: Mapping[str, str], lexicon: Lexicon) -> str:
    """The code of the one place named; the region's where none is; empty where unsure."""
    bare = _without_citations(figure.sentence.text, lexicon)
    cited = {one for one in figure.places if one in figure.sentence.text and one not in bare}
    named = {place.rstrip("*").lower() for place in figure.places - cited if not place.isupper()}
    if not named:
        above = " ".join((figure.sentence.text, *figure.sentence.block.section))
        return "" if known_places(above, lexicon) else codes.get("", "")
    known = [codes[one] for one in named if one in codes]
    return known[0] if len(known) == 1 == len(named) else ""


def _in_table(case: Case, figure: Figure) -> Said | None:
    """A cell: its indicator stands in its head, its stub or the words above the table."""
    slot, lexicon = figure.sentence.block.slot, case.lexicon
    if slot is None or figure.sentence.text.strip() != figure.words.strip():
        return None
    beside = f"{slot.head} ; {slot.stub}"
    above = caption_of(case, figure.sentence)
    years = figure.years or tuple({int(one[0]) for one in _YEAR.finditer(above)})
    places = figure.places or places_in(f"in {above}", lexicon)
    codes = codes_of(case.terms)
    known = [codes[one.lower()] for one in places if one.lower() in codes]
    if len(years) != 1 or len(known) != 1 or _SCALED.search(f"{beside} {above}"):
        return None
    names = words_of(" ".join(places), lexicon)
    own = words_of(beside, lexicon) - names - _empty(lexicon)
    text = beside if own else f"{beside} ; {above}"
    words = words_of(text, lexicon)
    marks = _marks(f"{beside} {above}", places, lexicon)
    own = words - names - _empty(lexicon)
    return Said(words, own, marks, f"{beside} ; {above}", known[0], years[0])


def caption_of(case: Case, cell: Sentence) -> str:
    """The caption of a cell's table, else the heading right above it."""
    for number in range(cell.number - 1, max(-1, cell.number - _LARGEST), -1):
        block = case.document.sentences[number].block
        if block.kind is not Kind.CELL:
            above = block.text if block.kind in (Kind.CAPTION, Kind.HEADING) else ""
            return shaped(case.lexicon, _LABEL, "labels").sub("", above)
    return ""


def fits_unit(value: Value, figure: Figure, said: Said, lexicon: Lexicon) -> bool:
    """Whether a figure is written in a value's unit, or may be."""
    is_cell = figure.sentence.block.kind is Kind.CELL
    words = f"{figure.words} {said.around}" if is_cell else figure.words
    if _PER_CENT.search(value.unit):
        is_share = figure.shape is Shape.PERCENT or (is_cell and bool(_PER_CENT.search(words)))
        of_output = phrase(lexicon, "of_output").search(said.around) is not None
        return is_share and ("GDP" in value.unit) == of_output
    if unit := currency_of(value.unit, lexicon):
        is_money = figure.shape is Shape.MONEY or is_cell
        return is_money and unit == (
            _at_parity(figure, said, lexicon) or currency_of(words, lexicon)
        )
    if _base_of(value.unit) != _base_of(said.around):
        return False
    if is_cell and (_PER_CENT.search(words) or currency_of(words, lexicon)):
        return False
    is_index = figure.shape is Shape.POINT and not shaped(lexicon, r"{}", "pp").search(words)
    return figure.shape is Shape.COUNT or (is_index and "percentage" not in words.lower())


def _at_parity(figure: Figure, said: Said, lexicon: Lexicon) -> str:
    """The first of the currencies, in which sums at parity of purchasing power are held."""
    around = f"{figure.sentence.text} {said.around}"
    is_parity = phrase(lexicon, "at_parity").search(around) is not None
    return next(iter(_currencies(lexicon)), "") if is_parity else ""


def _base_of(text: str) -> str:
    """The number of which a rate is told: "per 100,000"."""
    found = _PER_NUMBER.search(text)
    return found[1] if found else ""


def currency_of(text: str, lexicon: Lexicon) -> str:
    """The currency that a text names first, by the name that an edition gives it; else nothing."""
    found = (name for name, pattern in _currencies(lexicon).items() if pattern.search(text))
    return next(found, "")


@cache
def _currencies(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    """The names and signs of each currency, by its name."""
    names: Mapping[str, list[str]] = lexicon.entry("figures", "currencies")
    return {
        name: re.compile("|".join(_whole(one) for one in (name, *said)), re.IGNORECASE)
        for name, said in names.items()
    }


def _whole(word: str) -> str:
    """A word that no letter may adjoin; a sign such as that of the euro has no such edge."""
    start = r"(?<!\w)" if word[0].isalpha() else ""
    return start + re.escape(word) + (r"(?!\w)" if word[-1].isalpha() else "")
