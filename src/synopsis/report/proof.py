"""An edition's own prose held to the prose check: an error there keeps it from being frozen."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from synopsis.catalog import Profile
from synopsis.report.check import Note, Severity, check_documents, load_terms, read_text
from synopsis.report.check.rules import load_cards
from synopsis.report.errors import ReportError

_PAGES = "html/"
# Origins and the record are lists of values and of publishers' own words.
_LISTS = ("html/origins/", "html/record.html", "html/assets/", "html/charts/")
# Data is computed and has its own proof; pictures repeat it.
_DATA = re.compile(r"<(svg|table|script|style|nav|iframe)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
# Lines under pictures name publishers and files, or repeat on every page how to read them; marks of
# citations and words of confidence stand behind a sentence, and are proven by `trace`.
_LINES = re.compile(
    r'<p class="(?:source|take|key|subtitle|readout|codes)">.*?</p>|<ul class="legend">.*?</ul>'
    r'|<sup class="marks">.*?</sup>|<span class="confidence">.*?</span>|<a class="more".*?</a>',
    re.DOTALL,
)
_BODY = re.compile(r"<main\b.*?</main\s*>", re.DOTALL | re.IGNORECASE)
_NOTES = re.compile(r'<p class="footnote">.*?</p>', re.DOTALL)
_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ORIGIN, _REMARK = "origins/of-", "origins/of-remark.html"
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL | re.IGNORECASE)
_SHEET = "check.yml"


@dataclass(frozen=True, slots=True)
class Leave:
    """A wish in the region's or workspace's cards that a rule be silent on some words."""

    rule: str
    words: str
    because: str

    def covers(self, note: Note) -> bool:
        """Whether a note is of the rule and its sentence holds the words."""
        return note.rule == self.rule and self.words in note.excerpt


def check_prose(outputs: Mapping[str, bytes], profile: Profile) -> tuple[Note, ...]:
    """The notes on the pages of an edition that its authors could do something about.

    Each paragraph is read once, where it first stands. Of one whose numerals are all computed,
    rules that compare figures say nothing: `trace` and `verify` hold each of them to its origin.
    """
    pages = {
        path: data.decode()
        for path, data in sorted(outputs.items())
        if path.startswith(_PAGES) and path.endswith(".html") and not path.startswith(_LISTS)
    }
    seen: set[str] = set()
    documents = tuple(read_text(_prose(page, seen), path, "en") for path, page in pages.items())
    computed = {text for page in pages.values() for text in _computed(page)}
    notes = check_documents(documents, load_terms(profile)).notes
    return tuple(note for note in notes if not _is_traced(note, computed))


def refuse_errors(outputs: Mapping[str, bytes], profile: Profile) -> None:
    """Refuse outputs whose prose has errors: how many, and the first with its page and words."""
    wishes = _wishes(profile)
    errors = [
        note
        for note in check_prose(outputs, profile)
        if note.severity is Severity.ERROR and not any(wish.covers(note) for wish in wishes)
    ]
    if not errors:
        return
    first, number = errors[0], len(errors)
    remedy = first.remedy.strip().rstrip(".")
    count = "an error" if number == 1 else f"{number} errors, the first"
    raise ReportError(
        f'the prose of the edition has {count} of {first.rule}: "{first.words}" '
        f"({first.why.rstrip('.')})",
        where=first.position.file,
        remedy=f"{remedy[:1].lower()}{remedy[1:]}, or give a reason to leave it in {_SHEET}",
    )


def _is_traced(note: Note, computed: Collection[str]) -> bool:
    """Whether a note compares figures of a paragraph whose numerals are all computed."""
    card = load_cards().get(note.rule)
    is_of_figures = card is not None and card.family == "amounts"
    block = note.hit.sentence.block.text if note.hit else note.excerpt
    return is_of_figures and _bare(block) in computed


def _computed(page: str) -> Iterator[str]:
    """The paragraphs of a page whose numerals lead to origins, and none to a card's own words."""
    for paragraph in _PARAGRAPH.findall(page):
        if _ORIGIN in paragraph and _REMARK not in paragraph:
            yield _bare(unescape(_TAG.sub("", _LINES.sub("", paragraph))))


def _bare(text: str) -> str:
    return "".join(text.split())


def _prose(page: str, seen: set[str]) -> str:
    """A page without pictures, tables of data, the lines that say whose they are, and what is seen.

    Its paragraphs are added to those seen.
    """
    body, title = _BODY.search(page), _TITLE.search(page)
    told = _LINES.sub("", _DATA.sub("", body[0] if body else page))

    def once(found: re.Match[str]) -> str:
        text = _bare(found[1])
        is_seen = text in seen
        seen.add(text)
        return "" if is_seen else found[0]

    told = _PARAGRAPH.sub(once, told) + "".join(_NOTES.findall(page))
    return f"<html><head>{title[0] if title else ''}</head><body>{told}</body></html>"


def _wishes(profile: Profile) -> tuple[Leave, ...]:
    """What the cards ask to leave; each gives its reason."""
    found = []
    for entry in profile.sheet(_SHEET).get("ignore") or ():
        wish = Leave(*(str(entry.get(key) or "") for key in ("rule", "words", "because")))
        if not (wish.rule and wish.words and wish.because):
            raise ReportError(
                "a request to leave something gives no rule, no words or no reason",
                where=_SHEET,
                remedy="give rule, words and because",
            )
        found.append(wish)
    return tuple(found)
