"""How a sentence names a source in its own words: citations, publications, bodies that report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from synopsis.report.check.document import Sentence
from synopsis.report.check.tokens import last_tokens
from synopsis.report.check.words import Lexicon, either

_CITED = re.compile(
    r"[(\[](?=[^()\[\]]{0,150}[A-Z])[^()\[\]]{2,150}?[,:]?\s(?:19|20)\d\d[a-z]?(?:[^()\[\]]{0,40})[)\]]"
    r"|\[@[\w:-]{2,60}[^\]]{0,60}\]|\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,8}\]"  # noqa: RUF001
    r"|https?://\S{4,300}|\bdoi:\s?10\.\S{4,100}"
)
_CITING = ("(", "[", "http", "HTTP", "doi:", "DOI:")
_GAP = (
    r"(?:(?:[’']s|s[’'])(?:\s[\w’'-]{1,30}){0,3}?"  # noqa: RUF001
    r"|(?:\s(?-i:[A-Z\d])[\w’'-]{0,30}){0,4}?(?:\s[a-z-]{2,20})?)"  # noqa: RUF001
)
"""What may stand between a name and its publication: a genitive, or more of the name."""
_BETWEEN = re.compile(r"[\s,.;:()’'“”/-]+")  # noqa: RUF001
_TITLE = re.compile(r"[A-Z][\w'’-]*(?:\s+(?:[a-z]{1,4}|[A-Z0-9][\w'’-]*)){1,12}")  # noqa: RUF001


@dataclass(frozen=True, eq=False, slots=True)
class NamingPatterns:
    """The patterns of one language by which sources are named.

    `signs`, `published_words` and `recorded_words` are words without one of which no pattern, none
    of a publication and none of a record can be found.
    """

    attributed: re.Pattern[str]
    published: re.Pattern[str]
    issued: re.Pattern[str]
    recorded: re.Pattern[str]
    definite: re.Pattern[str]
    speakers: re.Pattern[str]
    known: re.Pattern[str]
    signs: frozenset[str]
    published_words: frozenset[str]
    recorded_words: frozenset[str]
    publication: re.Pattern[str]
    declares: re.Pattern[str]
    surveyed: re.Pattern[str]
    leans: re.Pattern[str]
    line: re.Pattern[str]
    methods: re.Pattern[str]
    display: re.Pattern[str]
    bracketed: re.Pattern[str]
    denied: re.Pattern[str]


def named_in_prose(patterns: NamingPatterns, sentence: Sentence) -> Iterator[str]:
    """The sources that a sentence names, as it names them."""
    text = sentence.text
    if any(sign in text for sign in _CITING):
        yield from (found.group().strip() for found in _CITED.finditer(text))
    if (line := patterns.line.match(text)) is not None:
        yield line.group().strip()
    words = frozenset(_BETWEEN.split(text.lower()))
    if patterns.signs.isdisjoint(words):
        return
    for pattern in (patterns.display, patterns.bracketed):
        yield from (found.group().strip() for found in pattern.finditer(text))
    for found in patterns.attributed.finditer(text):
        name = found["name"].strip()
        if not patterns.speakers.match(name) and (
            patterns.known.search(name) or any(map(str.isupper, name))
        ):
            yield name
    published = (patterns.published, patterns.issued)
    recorded = (patterns.recorded,)
    for pattern in (
        *(() if patterns.published_words.isdisjoint(words) else published),
        *(() if patterns.recorded_words.isdisjoint(words) else recorded),
    ):
        named = (found.group().strip() for found in pattern.finditer(text))
        yield from (one for one in named if not patterns.denied.search(one))
    yield from _titled(patterns, sentence)


def _titled(patterns: NamingPatterns, sentence: Sentence) -> Iterator[str]:
    """Titles in quotation marks, where the sentence also says that it is a publication."""
    if not sentence.block.quoted or not patterns.publication.search(sentence.text):
        return
    for start, end in sentence.block.quoted:
        inside = sentence.text[max(0, start - sentence.start) : max(0, end - sentence.start)]
        if 8 < len(inside) < 150 and _TITLE.match(inside.strip("“”\"'‘’«»„ ")):  # noqa: RUF001
            yield inside


@cache
def naming_patterns(lexicon: Lexicon) -> NamingPatterns:
    """The patterns of a language, compiled once."""
    lists = (
        "publications", "organisations", "titles_of_persons", "speakers", "records", "registers",
        "attributions", "definite", "having_none",
    )  # fmt: skip
    publication, body, persons, speakers, verbs, registers, attributions, definite, none = (
        lexicon.either("amounts", one) for one in lists
    )
    name, year = _proper_name(lexicon), r"(?:19|20)\d\d"
    helping = r"(?:(?:has|have|had|also)\s)?"
    return NamingPatterns(
        **_listed_patterns(lexicon),
        signs=_signs(lexicon),
        published_words=last_tokens(lexicon.words("amounts", "publications")),
        recorded_words=last_tokens(lexicon.words("amounts", "records", "registers")),
        attributed=_compiled(rf"\b(?:{attributions})\s+(?P<name>[^,;:.()]{{3,120}})"),
        published=_compiled(rf"(?<!\w)(?:{name}|{year}|\b(?:{body}))\b{_GAP}\s(?:{publication})\b"),
        issued=_compiled(
            rf"\b(?:{publication})\b(?:\s[a-z]{{2,20}}){{0,2}}?\s(?:(?:of|by|from)\s)?"
            rf"(?:the\s)?(?:{name}|{year}\b|(?:[a-z-]{{2,20}}\s){{0,2}}(?:{body})\b)"
        ),
        recorded=_compiled(
            rf"(?:(?<!\w){name}\s{helping}(?:{verbs})"
            rf"|(?:(?<!\w)(?-i:[A-Z]\w{{0,20}}[A-Z])\w{{0,9}}|\b(?:{body})\b"
            rf"(?:\s[\w’'-]{{1,30}}){{0,5}}?)\s{helping}(?:{verbs}|{registers}))\b"  # noqa: RUF001
        ),
        definite=_compiled(rf"\b(?:{definite})\s(?:[\w-]{{2,20}}\s)?(?:{publication})\b"),
        speakers=_compiled(
            rf"(?:(?:the|many|several|most|some)\s)?(?:{speakers}|(?:{persons})\.?\s)\b"
        ),
        known=_compiled(rf"\b(?:{publication}|{body}|{year})\b"),
        denied=_compiled(rf"\b{none}\b"),
        publication=_compiled(rf"\b(?:{publication})\b"),
        bracketed=_compiled(
            rf"\([^()]{{0,100}}?\b(?:{publication}|{body})\b[^()]{{0,60}}\b{year}\b[^()]{{0,30}}\)"
        ),
    )


def _proper_name(lexicon: Lexicon) -> str:
    """A word with a capital that is no common word at the opening of a sentence."""
    opening = [word.capitalize() for word in lexicon.words("amounts", "publications", "speakers")]
    vague = either([*lexicon.words("amounts", "vague"), *opening])
    return rf"(?!(?-i:{vague})\b)(?-i:[A-Z][\w&-]{{1,40}})"


def _listed_patterns(lexicon: Lexicon) -> dict[str, re.Pattern[str]]:
    """The patterns that the word list itself gives."""
    names = {
        "declares": "declaration_patterns",
        "surveyed": "survey_declaration_patterns",
        "leans": "leaning_patterns",
        "line": "source_line_patterns",
        "methods": "methods_patterns",
        "display": "display_patterns",
    }
    return {field: _compiled(_joined(lexicon, name)) for field, name in names.items()}


def _signs(lexicon: Lexicon) -> frozenset[str]:
    """The words without one of which a sentence names no source in prose."""
    lists = ("publications", "organisations", "attributions", "records", "registers", "displays")
    signs = lexicon.word_set("amounts", *lists)
    return frozenset(word for words in signs for word in words.split() if len(word) > 3)


def _joined(lexicon: Lexicon, name: str) -> str:
    return "|".join(f"(?:{one})" for one in lexicon.entry("amounts", name)) or r"(?!)"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
