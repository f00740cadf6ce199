"""All, every and none of a group that was asked: of how many."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.roster import rosters
from synopsis.report.check.rules.amounts.stated import listed, prose, spelled
from synopsis.report.check.tokens import first_tokens, sentences_with, tokens_of
from synopsis.report.check.words import Lexicon

_SAMPLES = ("sample", "group", "total")
_OF_OTHERS = re.compile(r"\b(?!(?:interviews|talks|replies|answers)\b)[a-z]{3,20}s\sof\s$")
_SHOWN = (Kind.CELL, Kind.CAPTION)


def all_without_count(case: Case) -> Iterator[Hit]:
    """What all of a group answered, where nothing says how many they were."""
    patterns = _patterns(case.lexicon)
    for sentence in sentences_with(case, _openings(case.lexicon)):
        if sentence.block.kind in (Kind.HEADING, Kind.CELL):
            continue
        for found in _wholes(sentence.text, patterns):
            if _is_counted(case, sentence, found):
                continue
            firm = _is_firm(sentence.text, found, patterns)
            yield Hit(
                sentence,
                found.start(),
                found.end(),
                f"“{found.group().strip()}”: nothing says how many"
                f" {'they were' if 'looked' in found.groupdict() else 'were asked'}, and all of"
                " five is not all of five hundred.",
                severity=None if firm else Severity.HINT,
            )
            break


def _wholes(text: str, patterns: Mapping[str, re.Pattern[str]]) -> Iterator[re.Match[str]]:
    """What is said of all of a group: what they answered, or what was found in those looked at."""
    yield from patterns["whole"].finditer(text)
    if not patterns["procedure"].search(text):
        yield from patterns["seen"].finditer(text)


def _is_firm(text: str, found: re.Match[str], patterns: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether it is plain that they were asked, rather than that they spoke at a meeting."""
    named = found.groupdict()
    if named.get("everyone") and not named.get("where"):
        return False
    if named.get("gathered") is None:
        return True
    return any(patterns[one].search(text) is not None for one in ("feedback", "attitude"))


def _is_counted(case: Case, sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether the number of the group is given: for those who were asked, anywhere.

    For other groups it is to be given in the same part: a number of patients elsewhere is not the
    number of those who were asked. Everyone and nobody are counted in the sentence alone.
    """
    patterns, named = _patterns(case.lexicon), found.groupdict()
    if patterns["marker"].search(sentence.text):
        return True
    if named.get("everyone") or named.get("anyone"):
        return patterns["number"].search(sentence.text) is not None
    group = next(one for one in found.groups() if one).lower()
    if named.get("heard"):
        return _is_heard_number(case, sentence, group)
    if group in case.lexicon.words("amounts", "speaking_groups"):
        return _are_speakers_counted(case)
    if "looked" in named:
        return _is_tallied(case, group)
    return _is_asked_number(case, sentence, named, group)


def _is_asked_number(
    case: Case, sentence: Sentence, named: Mapping[str, str | None], group: str
) -> bool:
    """Whether the number of those who were asked is given where it is theirs."""
    patterns, counted = _patterns(case.lexicon), _counted(case.lexicon, group)
    part = sentence.block.section
    asked = named["asked"] or named["met"]
    for one in prose(case):
        here = one.block.section == part if part else one.block is sentence.block
        if (here or asked) and counted.search(one.text):
            beside = named["met"] is None or one.block is sentence.block
            if beside or (patterns["contact"].search(one.text) and _is_theirs(one.text, counted)):
                return True
        if here and named["persons"] is None and patterns["surveyed"].search(one.text):
            return True
    return False


def _is_heard_number(case: Case, sentence: Sentence, group: str) -> bool:
    """Whether the number of those who answered or took part is given, beside how, or here."""
    contact, counted = _patterns(case.lexicon)["contact"], _counted(case.lexicon, group)
    return any(
        one.block is sentence.block or contact.search(one.text) is not None
        for one in _speaking_of(case, group)
        if _is_theirs(one.text, counted)
    )


def _is_theirs(text: str, counted: re.Pattern[str]) -> bool:
    """Whether a number is of the group itself, and not of "the parents of 300 pupils"."""
    return any(not _OF_OTHERS.search(text, 0, one.start()) for one in counted.finditer(text))


def _is_tallied(case: Case, looked: str) -> bool:
    """Whether the document gives a number of the things looked at, in prose or in a table."""
    if _patterns(case.lexicon)["abstract"].fullmatch(looked):
        return True
    counted = _counted(case.lexicon, looked)
    if any(counted.search(one.text) for one in _speaking_of(case, looked)):
        return True
    shown = (one.text.lower() for one in case.document.blocks if one.kind in _SHOWN)
    return any(looked.rstrip("s") in one for one in shown)


def _are_speakers_counted(case: Case) -> bool:
    """Whether the document says how many spoke, or lists them under a label."""
    if any(one.labels for one in rosters(case).values()):
        return True
    groups = case.lexicon.words("amounts", "speaking_groups")
    every = [_counted(case.lexicon, one) for one in groups if one.endswith("s")]
    said = [one.text for group in groups for one in _speaking_of(case, group)]
    return any(one.search(text) for text in said for one in every)


@lru_cache(maxsize=64)
def _speaking_of(case: Case, group: str) -> tuple[Sentence, ...]:
    """The sentences with a number that name the group, or a sample or total."""
    last = group.rsplit(maxsplit=1)[-1].rstrip("s")
    words = frozenset((last, f"{last}s", *_SAMPLES))
    tokens = tokens_of(case)
    return tuple(one for one in prose(case) if not words.isdisjoint(tokens[one.number]))


@cache
def _openings(lexicon: Lexicon) -> frozenset[str]:
    return first_tokens(lexicon.words("amounts", "whole_openers", "everyone", "unanimous"))


@cache
def _counted(lexicon: Lexicon, group: str) -> re.Pattern[str]:
    """A number of that very group; "1 in 4 respondents" and "47 % of respondents" are none."""
    single = re.escape(group.rstrip("s"))
    value = (
        rf"(?<!in\s)(?<![\w.,])(?:\d{{1,3}}(?:[, ]\d{{3}})+|\d+|{spelled(lexicon)})(?!\s?%)(?!\w)"
    )
    return re.compile(
        rf"{value}(?:\s(?!of\b|in\b|out\b|per\b)[\w*-]{{2,20}}){{0,3}}?\s{single}s?\b"
        rf"|\b{single}s?\b\s?\(?(?:n\s?=\s?)?\(?\d|\b(?:number of|all|the)\s{single}s?\s\(\d"
        rf"|\b(?:sample|group|total)\sof\s(?:\w+\s)?\d[\d,]{{0,9}}(?![.,]?\d)"
        rf"(?=\W*$|[.,;)]|\s(?:was|were|is|are|in|at|from)\b|(?:\s[\w-]{{2,20}}){{0,3}}?\s{single})",
        re.IGNORECASE,
    )


@cache
def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    openers, verbs = listed(lexicon, "whole_openers"), listed(lexicon, "answering")
    asked, gathered = listed(lexicon, "asked_groups"), listed(lexicon, "gathered_groups")
    persons, attitudes = listed(lexicon, "persons"), listed(lexicon, "attitudes")
    passives, contacted = listed(lexicon, "passives"), listed(lexicon, "contacted")
    everyone, aimed = listed(lexicon, "everyone"), rf"(?!{listed(lexicon, 'musing')}\b)"
    joined = listed(lexicon, "survey_acts")
    place = rf"(?:\s(?:{listed(lexicon, 'gap_openers')}|who)\s[\w\s*’-]{{2,40}}?)?"  # noqa: RUF001
    unanimous = listed(lexicon, "unanimous")
    sources = {
        "whole": rf"(?<![\w-])(?:{openers})\s(?:[\w*-]{{2,20}}\s){{0,2}}?"
        rf"(?:(?P<asked>{asked})|(?P<gathered>{gathered}))\b"
        rf"(?:\s(?!(?:{passives})\b)[\w*’'-]{{2,20}}){{0,7}}?\s{aimed}(?:{verbs})\b"  # noqa: RUF001
        rf"|(?<![\w-])(?:{openers})\s(?:[\w*-]{{2,20}}\s){{0,2}}?(?P<met>[a-z-]{{3,25}})\s"
        rf"(?:(?:who|that|whom)\s)?(?:{contacted})\b(?!\sfor\b)"
        rf"(?:\s(?!(?:{passives})\b)[\w’'-]{{2,20}}){{0,5}}?"  # noqa: RUF001
        rf"\s(?:{verbs}|{attitudes})\b"
        rf"|(?<![\w-])(?:{openers})\s(?:[\w*-]{{2,20}}\s){{0,2}}?(?P<persons>{persons})\b"
        rf"{place}(?:\s[a-z]{{3,12}}ly)?\s{aimed}(?:{attitudes})\b"
        rf"|\b(?P<everyone>{everyone})\b(?P<where>{place})\s(?:{attitudes})\b"
        rf"|\b(?P<who>{asked}|{gathered})\b(?:\s[a-z]{{2,12}}){{0,2}}?\s(?:{unanimous})\b",
        "feedback": rf"\b{listed(lexicon, 'feedback')}\b",
        "attitude": rf"\b(?:{attitudes})\b",
        "number": r"(?<![\w.,])\d{1,3}(?![\w.,]\d|\s?%|\w)",
        **_looked_at(lexicon),
        "marker": r"\bn\s?=\s?\d",
        "contact": rf"\b(?:{joined}|{contacted}|n\s?=)",
        "surveyed": rf"\b(?:{joined})\b[^.;]{{0,60}}?\b\d[\d,]{{0,12}}\b(?!\s?%)"
        rf"|\b\d[\d,]{{0,12}}\s(?:[\w-]{{1,20}}\s){{0,3}}(?:{passives})\s(?:{joined})\b",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}


def _looked_at(lexicon: Lexicon) -> Mapping[str, str]:
    """What was found in all of those that somebody visited, inspected, tested or interviewed."""
    openers, looked = listed(lexicon, "whole_openers"), listed(lexicon, "looked_at")
    outcomes, answers = listed(lexicon, "outcomes"), listed(lexicon, "answering")
    contacted = listed(lexicon, "contacted")
    gap = rf"(?:\s(?!{listed(lexicon, 'modals')}\b)[\w’'-]{{1,20}})"  # noqa: RUF001
    found = rf"(?:{outcomes}|{answers}|{listed(lexicon, 'attitudes')})\b"
    owned = r"(?:[\w*-]{2,20}\s){0,2}?"
    belonging = r"(?:\s(?:of|from|in|at)\s(?:the\s)?[a-z-]{2,20}(?:\s[a-z-]{2,20})?)?"
    return {
        "seen": rf"(?<![\w-])(?:{openers})\s{owned}(?P<looked>[a-z-]{{3,25}})\s"
        rf"(?:(?:which|that|who|whom)\s)?(?:(?:we|were|was|had\sbeen|have\sbeen|it)\s)?(?:{looked})\b"
        rf"{gap}{{0,6}}?\s{found}"
        rf"|(?<![\w-])(?:{openers})\s(?:{looked}|interviewed|surveyed|consulted|polled)\s"
        rf"{owned}(?P<seen>[a-z-]{{3,25}}){gap}{{0,3}}?\s{found}"
        rf"|(?<![\w-])(?:{openers})\s{owned}(?P<kin>[a-z-]{{3,25}}){belonging}\s"
        rf"(?:who|whom|that|which)\s(?:were\s|was\s|we\s|had\sbeen\s)?"
        rf"(?:(?P<heard>{contacted})|{looked})\b{gap}{{0,6}}?\s{found}"
        rf"|\b(?P<anyone>{listed(lexicon, 'everyone')})\s(?:(?:who|whom|that)\s)?(?:{contacted})\b"
        rf"{gap}{{0,6}}?\s{found}",
        "procedure": rf"\b{listed(lexicon, 'procedural')}\b",
        "abstract": listed(lexicon, "not_grouped"),
    }
