"""Write docs/rules: a page for each rule of the prose check, from its card, and a table of all.

Run it as `python tools/write_rules.py`. The same cards give the same pages.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from synopsis.catalog import load_profile
from synopsis.report.check.rules import ACROSS, RULES, RuleCard, load_cards
from synopsis.vocabulary import Region

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "rules"
_WIDTH = 120
_FAMILIES = {
    "amounts": "Amounts: figures against each other, their words, their base and their source",
    "reasoning": "Reasoning: forecasts, likelihood, evidence and recommendations",
    "apparatus": "Apparatus: footnotes, references, dates and acronyms",
    "terms": "Terms: the region's names and words",
}
_MEANINGS = {
    "error": "the text contradicts itself beyond doubt; an edition with one is not frozen",
    "caution": "a careful editor would nearly always ask for a change",
    "hint": "worth a look when there is time",
}
_INTRODUCTION = (
    "What [`synopsis check`](../commands/check.md) says, and when it keeps quiet. Each page has "
    "the reason, examples that the rule notes, near misses that it must not note, and what it does "
    "not see. The examples are the rule's tests. A rule may raise or lower the severity of a "
    "single note where the case is plainer, or less plain, than usual."
)
_STRAIGHT = str.maketrans("\u201c\u201d\u2019", '""\'')
_JOINED = re.compile(r"[\w-]*$")
_NAMED = re.compile(r"\"[^\"\n]*\"|`[^`]*`|\]\([^)]*\)")
_WISH = "On a line of its own before the paragraph, with your reason:"


def _ignored(name: str) -> str:
    return f"<!-- synopsis: ignore {name} because ... -->"


def write_pages() -> dict[str, str]:
    """Every page by its file name."""
    cards = load_cards()
    pages = {f"{name}.md": _footed(_page(card)) for name, card in cards.items()}
    return {"README.md": _footed(_index(cards.values())), **pages}


def _page(card: RuleCard) -> str:
    across = name_across(card.name)
    parts = [
        f"# `{card.name}`: {_line(card.title)}\n",
        _wrapped(f"Severity: {card.severity.value} ({_MEANINGS[card.severity.value]}).{across}"),
        f"## Why\n\n{_wrapped(card.reason)}",
        f"## What mends it\n\n{_wrapped(card.remedy)}",
        f"## It notes\n\n{_examples(card.fires)}",
        f"## It keeps quiet on\n\n{_examples(card.quiet)}",
        *([f"## What it does not see\n\n{_wrapped(card.limits)}"] if card.limits.strip() else []),
        f"## To leave it\n\n{_wrapped(_WISH)}\n{_examples([_ignored(card.name)])}",
        "[All rules](README.md)\n",
    ]
    return "\n".join(parts)


def name_across(name: str) -> str:
    """What is said of a rule that looks at all files of one check together."""
    return " It looks at all files of one check together." if name in ACROSS else ""


def _index(cards: Iterable[RuleCard]) -> str:
    found = sorted(cards, key=lambda card: card.name)
    families = [*_FAMILIES, *sorted({card.family for card in found} - {*_FAMILIES})]
    head = f"# The rules of the prose check\n\n{_wrapped(_INTRODUCTION)}"
    return "\n".join((head, *_tables(found, families), _counted(found)))


def _tables(cards: list[RuleCard], families: list[str]) -> Iterator[str]:
    for family in families:
        its = [card for card in cards if card.family == family]
        if its:
            yield f"## {_FAMILIES.get(family, family.capitalize())}\n"
            yield "| rule | severity | what it notes |\n|---|---|---|"
            yield from (_row(card) for card in its)
            yield ""


def _row(card: RuleCard) -> str:
    title = _line(card.title).replace("|", "\\|")
    return f"| [`{card.name}`]({card.name}.md) | {card.severity.value} | {title} |"


def _counted(cards: list[RuleCard]) -> str:
    told = ", ".join(
        f"{sum(card.severity.value == one for card in cards)} of {one}s" for one in _MEANINGS
    )
    return f"{len(cards)} rules: {told}, as their usual severity.\n"


def _examples(texts: Iterable[str]) -> str:
    """Examples as blocks of code, so that nobody takes their words for ours."""
    return "\n".join(f"```markdown\n{text.strip()}\n```\n" for text in texts)


def _wrapped(text: str) -> str:
    return textwrap.fill(_line(text), _WIDTH, break_long_words=False, break_on_hyphens=False) + "\n"


def _line(text: str) -> str:
    """A text in one line, with straight quotation marks."""
    return _named(" ".join(text.translate(_STRAIGHT).split()))


def _named(text: str) -> str:
    """A text in which words that the region avoids are named in quotation marks, not used."""
    named = [one.span() for one in _NAMED.finditer(text)]
    for rule in _region().rules:
        excused = named + [one.span() for way in rule.exceptions for one in way.finditer(text)]
        named += [
            one.span()
            for one in rule.pattern.finditer(text)
            if not any(a <= one.start() and one.end() <= b for a, b in excused)
        ]
    for start, end in sorted(set(named), reverse=True):
        if not _NAMED.fullmatch(text[start:end]):
            ahead = _JOINED.sub("", text[:start])
            text = f'{ahead}"{text[len(ahead) : end]}"{text[end:]}'
    return text


@cache
def _region() -> Region:
    return load_profile("western-balkans").region


def _footed(page: str) -> str:
    """A page with the footnotes that the names in it owe."""
    owed = _region().footnotes(page)
    return "\n".join((page, *(_wrapped(note.replace("*", "\\*", 1)) for note in owed)))


def main() -> None:
    """Write the pages, and take away those of rules that are no more."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    pages = write_pages()
    for name, text in pages.items():
        (FOLDER / name).write_text(text, "utf-8")
    for path in FOLDER.glob("*.md"):
        if path.name not in pages:
            path.unlink()
    unlisted = {*RULES, *ACROSS} ^ {*load_cards()}
    if unlisted:
        raise SystemExit(f"no card, or no function: {', '.join(sorted(unlisted))}")


if __name__ == "__main__":
    main()
