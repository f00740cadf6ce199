"""Words of size against the figures beside them: majorities, multiples, sharp and slight."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.note import Hit
from synopsis.report.check.rules.amounts.bands import Band, bands
from synopsis.report.check.rules.amounts.multiples import against_movement, size_tokens
from synopsis.report.check.rules.amounts.stated import ends_range, listed
from synopsis.report.check.tokens import last_tokens, sentences_with, tokens_of
from synopsis.report.check.words import Lexicon, either
from synopsis.report.check.words.stem import stems

_ENDS = re.compile(r"\s?(?:%|\w+(?:\s\w+)?)?\s?(?:[,;).–]|$|of\b|in (?:19|20)\d\d\))")  # noqa: RUF001
_DASHED = re.compile(r"(?:^|\s)[–—-]\s?$|\($")  # noqa: RUF001


@dataclass(frozen=True, slots=True)
class Share:
    """A share as it is written: in per cent, or as one number out of another."""

    start: int
    end: int
    value: float
    words: str
    is_ratio: bool = False


def word_against_value(case: Case) -> Iterator[Hit]:
    """Words of size that the figure of the same clause does not bear out."""
    lexicon = case.lexicon
    sized, banded, moved = sized_words(lexicon), banded_tokens(lexicon), size_tokens(lexicon)
    tokens = tokens_of(case)
    for sentence in sentences_with(case, banded | moved):
        before = case.document.before(sentence)
        if not banded.isdisjoint(tokens[sentence.number]):
            for found in sized.finditer(sentence.text):
                yield from _against_share(sentence, found, before, lexicon)
        if not moved.isdisjoint(tokens[sentence.number]):
            yield from against_movement(sentence, before, lexicon)


def _against_share(
    sentence: Sentence, found: re.Match[str], before: Sentence | None, lexicon: Lexicon
) -> Iterator[Hit]:
    text = sentence.text
    band = bands(lexicon)[re.sub(r"\s+", " ", found.group().lower())]
    if not is_share_word(text, found, lexicon):
        return
    share = _share_after(text, found.end(), band, lexicon)
    share = share or _share_before(text, found, band, lexicon)
    if share is None:
        if before is not None:
            yield from _against_share_before(sentence, found, band, before, lexicon)
    elif (severity := band.severity(share.value)) is not None:
        span = min(found.start(), share.start), max(found.end(), share.end)
        said = f"{share.words}, which is {share.value:.3g} %" if share.is_ratio else share.words
        why = f"“{found.group()}” promises {band.promise}, but the figure beside it is {said}."
        yield Hit(sentence, *span, why, severity=severity)


def _against_share_before(
    sentence: Sentence, found: re.Match[str], band: Band, before: Sentence, lexicon: Lexicon
) -> Iterator[Hit]:
    """A conclusion in the next sentence: "... 41 %. That a majority knew of it is a success."""
    shares = [share_of(one) for one in shares_in(lexicon).finditer(before.text)]
    if band.within or len(shares) != 1 or not _draws(sentence, found, before, lexicon):
        return
    share = shares[0]
    if share is None or shares_in(lexicon).search(sentence.text):
        return
    if (severity := band.severity(share.value)) is not None:
        why = f"“{found.group()}” promises {band.promise}; the sentence before says {share.words}."
        yield Hit(sentence, *found.span(), why, other=before, severity=severity)


def _draws(sentence: Sentence, found: re.Match[str], before: Sentence, lexicon: Lexicon) -> bool:
    """Whether the sentence draws a conclusion from the one before, on the same matter."""
    patterns, opening = _binding(lexicon), sentence.text[: found.start()]
    if patterns["concludes"].fullmatch(opening):
        return True
    stop = re.search(r"[,;:.]", sentence.text[found.end() :])
    clause = sentence.text[: found.end() + (stop.start() if stop else len(sentence.text))]
    if not patterns["drawn"].search(clause) or re.search(r"[;:.]", opening):
        return False
    subject = set(stems(opening, lexicon)) or set(stems(clause, lexicon))
    share = shares_in(lexicon).search(before.text)
    told = patterns["ending"].search(before.text, share.end() if share else 0)
    matter = before.text[: told.start()] if told else before.text
    return not subject.isdisjoint(stems(matter, lexicon))


def is_share_word(text: str, found: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether `majority`, `most`, `half` are meant as shares of a group here."""
    before = text[max(0, found.start() - 30) : found.start()]
    after = text[found.end() : found.end() + 60]
    patterns = _senses(lexicon)
    superlative = patterns["superlative"].fullmatch(found.group()) is not None
    if patterns["before"].search(before):
        return False
    if patterns["after"].match(after) and not (superlative and patterns["noun"].match(after)):
        return False  # "the majority members", but "most members"
    if patterns["adverb"].fullmatch(found.group()) and patterns["adjective"].match(after):
        return False  # "overwhelmingly rural, ..."
    if not superlative:
        return True
    return bool(patterns["group"].match(after)) and not patterns["before_most"].search(before)


@cache
def _senses(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    nouns = listed(lexicon, "share_nouns")
    sources = {
        "before": rf"(?<![\w-]){listed(lexicon, 'not_before')}\s$",
        "before_most": rf"(?<![\w-]){listed(lexicon, 'not_before_superlative')}\s$",
        "after": rf"\s{listed(lexicon, 'not_after')}\b",
        "adverb": r"\w+ly",
        "adjective": r"(?:\s(?:and\s)?[a-z-]{3,20}){1,3}?(?:,|\s[–—(])",  # noqa: RUF001
        "noun": rf"\s{nouns}(?:,|\s\()",
        "superlative": listed(lexicon, "superlatives"),
        "group": r"\s(?:of\s(?:the|these|those|them|all|its|our|their)\b"
        rf"|(?:[\w*-]{{1,20}}\s){{0,3}}?{nouns}\b)",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}


def _share_after(text: str, place: int, band: Band, lexicon: Lexicon) -> Share | None:
    """The share that the words after bind: in brackets, after a comma or dash, after `of`."""
    found = shares_in(lexicon).search(text, place, place + (70 if band.within else 160))
    if found is None or _is_hedged(text, found, band, lexicon):
        return None
    between = text[place : found.start()]
    patterns = _binding(lexicon)
    if patterns["direct"].fullmatch(between):
        return share_of(found)
    ends = _is_measured(text, found, patterns) or _ENDS.match(text, found.end())
    if not ends or patterns["of_part"].match(text, found.end()):
        return None
    return share_of(found) if _is_bound(text, between, found, band, patterns) else None


def _is_bound(
    text: str,
    between: str,
    share: re.Match[str],
    band: Band,
    patterns: Mapping[str, re.Pattern[str]],
) -> bool:
    """Whether the words between a word of size and a share leave them together."""
    if band.within and "," in between and not _is_apposed(text, between, share, patterns):
        return False
    if between.startswith(",") and not band.stands_alone:
        return False
    if patterns["apart"].search(between) or patterns["breaks"].search(between):
        return False
    in_brackets = _DASHED.search(between) and between.count("(") <= 1
    return bool(in_brackets or patterns["comma"].fullmatch(between))


def _is_apposed(
    text: str, between: str, share: re.Match[str], patterns: Mapping[str, re.Pattern[str]]
) -> bool:
    """Whether a share stands between commas as the figure of the words before it.

    "Almost three quarters of the pupils, 58 per cent of 9,850, ate ..."
    """
    return patterns["of_group"].fullmatch(between) is not None and (
        _is_measured(text, share, patterns)
        or patterns["closed"].match(text, share.end()) is not None
    )


def _is_measured(text: str, share: re.Match[str], patterns: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether a ratio ends with its unit: "18 of 69 million cubic metres (table 1)"."""
    is_ratio = share["k"] is not None
    return is_ratio and patterns["measured"].match(text, share.end()) is not None


def _share_before(text: str, word: re.Match[str], band: Band, lexicon: Lexicon) -> Share | None:
    """The share to which the word is an apposition or a predicate: "47 %, a majority"."""
    if band.within:
        return None
    *_, last = (None, *shares_in(lexicon).finditer(text, max(0, word.start() - 130), word.start()))
    if last is None or _is_hedged(text, last, band, lexicon):
        return None
    between = text[last.end() : word.start()]
    patterns = _binding(lexicon)
    ends = re.match(r"\s*(?:[,.;)–]|$)", text[word.end() :]) is not None  # noqa: RUF001
    of_those = re.match(r"\s(?:of\s)?them\b", text[word.end() :]) is not None
    bound = (
        (ends and patterns["apposed"].fullmatch(between))
        or patterns["copula"].fullmatch(between)
        or (not of_those and patterns["follows"].fullmatch(between))
    )
    return share_of(last) if bound else None


@cache
def _binding(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    direct, following = listed(lexicon, "between_directly"), listed(lexicon, "following_from")
    opening = r"\)?(?:\sof\s[\w\s*’-]{1,60}?)?"  # noqa: RUF001
    sources = {
        "apart": rf"(?<![\w-]){listed(lexicon, 'apart')}(?![\w-])",
        "breaks": rf"[;:.]|{listed(lexicon, 'clause_breaks')}\b",
        "concludes": rf"\W*{following}\b[^,;:.]{{0,40}}?(?:\ban?\s|\bthe\s)?",
        "ending": rf"[,;]\s|\s{listed(lexicon, 'joins')}\s",
        "drawn": rf"\b{listed(lexicon, 'drawing')}\b",
        "follows": rf"[^;:.]{{0,110}},\s(?:and\s)?{following},?\s(?:an?\s|the\s)?",
        "direct": rf"\s?(?:share\s)?\(?(?:(?:{direct}|:)\s?){{0,2}}",
        "of_part": rf"\s(?:of\s{listed(lexicon, 'standing_for')}|{listed(lexicon, 'persons')})\b",
        "of_group": r"(?:\s[\w*’'-]{1,30}){0,8},\s",  # noqa: RUF001
        "measured": rf"(?:\s{lexicon.either('figures', 'scales')})?(?:\s(?-i:[a-z]+)){{0,2}}\s?"
        r"(?:[,().]|$)",
        "closed": r"(?:\sof\s(?:the\s|all\s|these\s)?\d[\d,]{0,12}(?:\s[\w*’'-]{2,30}){0,4})?"  # noqa: RUF001
        r"(?:,|\s?[–—]|[.)]|$)",  # noqa: RUF001
        "comma": rf"[^,;:()]{{0,90}},\s(?:{direct}\s){{0,2}}",
        "apposed": rf"{opening}(?:,|\s[–—-]|\s\()\s?"  # noqa: RUF001
        rf"(?:(?:{direct}|{listed(lexicon, 'linking')})\s){{0,2}}(?:an?\s|the\s)?",
        "copula": rf"{opening}\s{listed(lexicon, 'copulas')}\s(?:now\s|still\s|thus\s)?"
        r"(?:an?\s|the\s)",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}


@cache
def shares_in(lexicon: Lexicon) -> re.Pattern[str]:
    """A share: a per cent, or one number out of another."""
    count = r"\d{1,3}(?:,\d{3})*"
    return re.compile(
        r"(?<![\w.,–-])(?:"  # noqa: RUF001
        rf"(?P<n>\d{{1,3}}(?:\.\d{{1,4}})?)\s?{lexicon.either('figures', 'percent')}(?!\w)"
        rf"|(?P<k>{count})\s(?:out\s)?of\s(?:the\s|all\s)?(?P<m>{count})(?![\w%]))",
        re.IGNORECASE,
    )


def share_of(found: re.Match[str]) -> Share | None:
    """The share that was found; nothing where a part is greater than its whole."""
    if found["n"] is not None:
        return Share(*found.span(), float(found["n"]), found.group())
    part, whole = (float(found[name].replace(",", "")) for name in ("k", "m"))
    if not 0 <= part <= whole or not whole:
        return None
    return Share(*found.span(), 100 * part / whole, found.group(), is_ratio=True)


def _is_hedged(text: str, found: re.Match[str], band: Band, lexicon: Lexicon) -> bool:
    """Whether the figure is only a bound on the side that the word needs, or ends a range."""
    before = text[max(0, found.start() - 25) : found.start()]
    if ends_range(before):
        return True
    if band.above is None and band.below is None:
        return False
    way = "over" if band.above is not None else "under"
    return _bounds(lexicon)[way].search(before) is not None


@cache
def _bounds(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    """Hedges right before a figure that make it a lower or an upper bound."""
    hedges = lexicon.entry("figures", "hedges_before")
    over = (*hedges.get("more_than", ()), *hedges.get("at_least", ()))
    under = (*hedges.get("less_than", ()), *hedges.get("at_most", ()))
    return {
        way: re.compile(rf"{either(words)}\s$", re.IGNORECASE)
        for way, words in (("over", over), ("under", under))
    }


@cache
def banded_tokens(lexicon: Lexicon) -> frozenset[str]:
    """The last tokens of the words that promise a share."""
    return last_tokens(bands(lexicon))


@cache
def sized_words(lexicon: Lexicon) -> re.Pattern[str]:
    """Every word that promises a share."""
    return re.compile(rf"(?<![\w-]){either(bands(lexicon))}(?![\w-])", re.IGNORECASE)
