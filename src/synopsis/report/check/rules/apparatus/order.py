"""What the reading itself is not sure of: the order of columns, letters, pages, the language."""

from collections.abc import Iterable, Iterator

from synopsis.report.check.case import Case
from synopsis.report.check.document import Doubt
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.apparatus.references import whole


def reading_order_doubted(case: Case) -> Iterator[Hit]:
    """Each doubt of the order of words, at the sentence where it begins."""
    yield from _told(case, "compare the words with the page", is_order=True)


def reading_doubted(case: Case) -> Iterator[Hit]:
    """Each doubt of what was read at all: letters, pages without text, the language."""
    yield from _told(case, "compare what was read with the file", is_order=False)


def _once_a_page(doubts: Iterable[Doubt]) -> list[Doubt]:
    """The first doubt of each page, where there are pages: one look at a page settles them all."""
    seen: set[int | None] = set()
    kept = []
    for doubt in doubts:
        page = doubt.sentence.position.page
        if page is None or page not in seen:
            kept.append(doubt)
        seen.add(page)
    return kept


def _told(case: Case, advice: str, *, is_order: bool) -> Iterator[Hit]:
    """The first doubt aloud, the others as hints: whoever looks at one page looks at the next."""
    doubts = _once_a_page(doubt for doubt in case.document.doubts if doubt.is_order is is_order)
    for place, doubt in enumerate(doubts):
        start, end = whole(doubt.sentence)
        what = doubt.what[:1].upper() + doubt.what[1:].rstrip(".")
        why = f"{what}; {advice}."
        yield Hit(doubt.sentence, start, end, why, severity=Severity.HINT if place else None)
