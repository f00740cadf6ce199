"""The verb `trace`: from any number of an edition down to the row of its snapshot and publisher."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from synopsis.catalog import View, read_draft
from synopsis.evidence import Locator
from synopsis.report.content import OriginEntry
from synopsis.report.errors import ReportError
from synopsis.report.render import DOCX, PDF
from synopsis.report.trail import FILE, Trail, read_trail
from synopsis.report.walk import Sighting, walk_docx, walk_html, walk_pdf
from synopsis.vocabulary import Citation, Leads, SynopsisError


def _silent(_: str) -> None:
    """Say nothing of the progress."""


_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


@dataclass(frozen=True, slots=True)
class Row:
    """A published row, found again in its snapshot just now."""

    citation: Citation
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Chain:
    """The way of one number down: its entry, what it was derived from, and the rows."""

    entry: OriginEntry
    inputs: tuple[OriginEntry, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Walk:
    """Every numeral of a rendered edition: counts by file and fate, and those that are broken."""

    counts: Mapping[str, Mapping[str, int]]
    broken: tuple[str, ...]
    rows: int

    @property
    def total(self) -> int:
        """How many numerals were met."""
        return sum(sum(fates.values()) for fates in self.counts.values())


@dataclass(slots=True)
class Tracer:
    """Follows the numbers of one set of outputs; each snapshot is read once."""

    view: View
    folder: Path
    trail: Trail = field(init=False)
    _locator: Locator = field(init=False)
    _known: dict[str, str] = field(init=False, default_factory=dict)
    _told: dict[tuple[str, bool], frozenset[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Read the trail beside the outputs; an error where there are none."""
        self._locator = Locator(self.view)
        self.trail = read_trail(self._read(FILE))

    @classmethod
    def of(cls, view: View) -> "Tracer":
        """The tracer of a view's edition, or of its draft where it has none."""
        if view.edition is not None:
            return cls(view, view.root / "editions" / view.edition.key)
        draft = read_draft(view)
        if draft is None:
            raise ReportError("there is no draft yet", remedy="run `synopsis build` first")
        return cls(view, draft.folder)

    def trace(self, wanted: str) -> Chain:
        """The chain of one id."""
        entry = self.trail.entry(wanted)
        inputs = tuple(self._inputs(entry))
        citations = dict.fromkeys(
            (*entry.citations, *(cited for one in inputs for cited in one.citations))
        )
        found = tuple(Row(one, dict(self._locator.find_again(one))) for one in citations)
        return Chain(entry, inputs, found)

    def _inputs(self, entry: OriginEntry) -> Iterator[OriginEntry]:
        """What an entry was derived from, all the way down."""
        for address in entry.inputs:
            one = self.trail.entry(address.anchor)
            yield one
            yield from self._inputs(one)

    def trace_all(self, progress: Callable[[str], None] = _silent) -> Walk:
        """Walk the rendered HTML, PDF and DOCX; follow every numeral to its rows."""
        pages = {
            path.relative_to(self.folder / "html").as_posix(): path.read_bytes()
            for path in sorted((self.folder / "html").rglob("*.html"))
        }
        counts: dict[str, Counter[str]] = {}
        broken: list[str] = []
        walks: tuple[tuple[str, Callable[[], Iterable[Sighting]]], ...] = (
            ("HTML", lambda: walk_html(pages)),
            ("PDF", lambda: walk_pdf(self._read(PDF))),
            ("DOCX", lambda: walk_docx(self._read(DOCX))),
        )
        for face, walk in walks:
            progress(f"walking the {face}")
            fates = counts.setdefault(face, Counter())
            for sighting in walk():
                entry, fault = self._follow(sighting)
                fates[_fate(sighting, entry, fault)] += 1
                if fault:
                    broken.append(f"{face}, {sighting.where}: '{sighting.context}': {fault}")
        return Walk(counts, tuple(broken), len(self._known))

    def _follow(self, sighting: Sighting) -> tuple[OriginEntry | None, str]:
        """The entry that explains a numeral, and why it is broken; exempt ones have neither."""
        if sighting.is_broken:
            return None, sighting.why or "it leads nowhere"
        if sighting.exempt is not None or sighting.leads is None:
            return None, ""
        try:
            entry = self.trail.entry(sighting.leads.anchor)
        except ReportError as error:
            return None, error.sentence
        if not _says(self._numbers_of(entry, is_wide=_is_wide(entry, sighting)), sighting):
            return entry, f"its origin {entry.address.id} does not say {sighting.numeral}"
        return entry, self._rows_fault(entry)

    def _numbers_of(self, entry: OriginEntry, *, is_wide: bool) -> frozenset[str]:
        """The numbers that an entry tells, its steps included where it is read widely."""
        key = (entry.address.anchor, is_wide)
        if key not in self._told:
            steps = [step.text for step in entry.steps] if is_wide else []
            texts = (entry.address.id, entry.label, entry.shown, *steps)
            self._told[key] = frozenset(number for text in texts for number in _numbers(text))
        return self._told[key]

    def _rows_fault(self, entry: OriginEntry) -> str:
        """Why an entry's rows cannot be found again, its inputs' rows included."""
        anchor = entry.address.anchor
        if anchor not in self._known:
            self._known[anchor] = ""
            faults = [self._citation_fault(one) for one in entry.citations]
            faults += [self._rows_fault(self.trail.entry(one.anchor)) for one in entry.inputs]
            self._known[anchor] = next(filter(None, faults), "")
        return self._known[anchor]

    def _citation_fault(self, citation: Citation) -> str:
        try:
            self._locator.find_again(citation)
        except SynopsisError as error:
            return error.sentence
        return ""

    def _read(self, name: str) -> bytes:
        try:
            return (self.folder / name).read_bytes()
        except OSError as error:
            raise ReportError(
                f"there is no {name}", where=str(self.folder), remedy="run `synopsis build` first"
            ) from error


def _fate(sighting: Sighting, entry: OriginEntry | None, fault: str) -> str:
    """What became of a numeral: broken, exempt, or resolved, and to what."""
    if fault or entry is None:
        return f"exempt: {sighting.exempt.value}" if sighting.exempt and not fault else "broken"
    if entry.citations or entry.inputs:
        return "resolved to published rows"
    return "resolved to a source" if entry.source else "resolved to a named choice"


def _is_wide(entry: OriginEntry, sighting: Sighting) -> bool:
    """Whether all that an entry says may be what a numeral says.

    On a page a number must be what its entry shows or is called; inside the explanations
    themselves, rows, dates and digests are its own words too.
    """
    file = sighting.where.split("#")[0]
    is_on_page = file.endswith(".html") and not file.startswith("origins/")
    return not is_on_page or entry.address.leads is not Leads.NUMBER


def _says(told: frozenset[str], sighting: Sighting) -> bool:
    """Whether the whole number that a numeral is part of is told: sign, point and all."""
    seen = (one for one in _numbers(sighting.context) if sighting.numeral in _RUN.findall(one))
    return any(one in told for one in seen)


_RUN = re.compile(r"\d+")
_NUMBER = re.compile(r"[+\N{MINUS SIGN}]?\d(?:[\d,]*\d)?(?:\.\d+)?")


@lru_cache(maxsize=256)
def _numbers(text: str) -> tuple[str, ...]:
    """The numbers of a text with sign, grouping and point, and those of digests cut to twelve.

    The numerals of one text are followed one after the other, so that it is read once for all.
    """
    cut = " ".join(digest[:12] for digest in _DIGEST.findall(text))
    return tuple(_NUMBER.findall(f"{text} {cut}"))
