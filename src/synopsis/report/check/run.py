"""The check itself: every rule over every document, and what the authors asked to be left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from synopsis.report.check.case import Case
from synopsis.report.check.document import Document, Ignored
from synopsis.report.check.figures import find_figures
from synopsis.report.check.hands import look_by_hands
from synopsis.report.check.note import Hit, Note, Other, Severity
from synopsis.report.check.rules import ACROSS, RULES, RuleCard, load_cards
from synopsis.report.check.terms import Terms
from synopsis.report.check.values import Value
from synopsis.report.check.words import load_lexicon


@dataclass(frozen=True, eq=False, slots=True)
class Spared:
    """A note that the author asked not to be told, and the reason that was given."""

    note: Note
    wish: Ignored


@dataclass(frozen=True, eq=False, slots=True)
class Checked:
    """What a check found: notes, the gravest first; what was left on request; idle wishes."""

    documents: tuple[Document, ...]
    notes: tuple[Note, ...]
    spared: tuple[Spared, ...] = ()
    idle: tuple[Ignored, ...] = ()

    def counted(self, severity: Severity) -> int:
        """How many notes of one severity there are."""
        return sum(note.severity is severity for note in self.notes)


def check_documents(
    documents: Sequence[Document],
    terms: Terms | None = None,
    values: tuple[Value, ...] = (),
    hands: int = 1,
) -> Checked:
    """Every rule over every document, and the rules that look at all of them together.

    `hands` is how many processes may work on a long text; what is found does not depend on it.
    """
    cases = [_case(document, terms, values) for document in documents]
    notes_found = _notes(cases, hands)
    once = {(one.rule, one.position, one.excerpt, one.words): one for one in notes_found}
    notes = sorted(once.values(), key=_order)
    wishes = [wish for document in documents for wish in document.ignored]
    spared = [Spared(note, wish) for note in notes if (wish := _wish(note, wishes)) is not None]
    left = {id(one.note) for one in spared}
    heard = {id(one.wish) for one in spared}
    return Checked(
        tuple(documents),
        tuple(note for note in notes if id(note) not in left),
        tuple(spared),
        tuple(wish for wish in wishes if id(wish) not in heard),
    )


def _case(document: Document, terms: Terms | None, values: tuple[Value, ...]) -> Case:
    lexicon = load_lexicon(document.language)
    return Case(document, find_figures(document, lexicon), lexicon, terms, values)


def _notes(cases: Sequence[Case], hands: int) -> Iterator[Note]:
    cards = load_cards()
    amounts = {name: look for name, look in RULES.items() if cards[name].family == "amounts"}
    others = {name: look for name, look in RULES.items() if name not in amounts}
    for name, hit in look_by_hands(others, amounts, cases, hands):
        yield _told(cards[name], hit)
    for name, look_across in ACROSS.items():
        for hit in look_across(cases):
            yield _told(cards[name], hit)


def _told(card: RuleCard, hit: Hit) -> Note:
    sentence, other = hit.sentence, None
    if hit.other is not None:
        other = Other(hit.other.position, hit.other.text, hit.more)
    elif hit.more:
        other = Other(more=hit.more)
    return Note(
        card.name, hit.severity or card.severity, sentence.position, sentence.text,
        hit.words, hit.why, hit.remedy or card.remedy, other, hit,
    )  # fmt: skip


def _order(note: Note) -> tuple[int, str, int, int, int, int, str, str]:
    """By severity, and then as the words stand in the text."""
    place, hit = note.position, note.hit
    number, start = (hit.sentence.number, hit.start) if hit else (0, 0)
    where = place.file, place.page or 0, place.line, number, start
    return note.severity.rank, *where, note.rule, note.words


def _wish(note: Note, wishes: Sequence[Ignored]) -> Ignored | None:
    """The wish that covers a note: its rule, in its block, and with a reason."""
    if note.hit is None:
        return None
    block = note.hit.sentence.block
    covering = (
        wish for wish in wishes if wish.rule == note.rule and wish.block is block and wish.reason
    )
    return next(covering, None)
