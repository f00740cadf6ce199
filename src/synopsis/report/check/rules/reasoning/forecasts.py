"""Forecasts that can never be scored: without horizon, without probability, or unresolved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.reasoning.foretelling import foretells, suffered
from synopsis.report.check.rules.reasoning.generals import is_general
from synopsis.report.check.rules.reasoning.horizons import (
    Settled,
    has_horizon,
    settled_by,
    settled_by_heading,
    settled_for_all,
)
from synopsis.report.check.rules.reasoning.impending import find_impending
from synopsis.report.check.rules.reasoning.likelihood import declared_scale
from synopsis.report.check.rules.reasoning.masses import is_sweeping
from synopsis.report.check.rules.reasoning.prose import (
    VOICED,
    Passage,
    is_told,
    is_under,
    passages,
    unquoted,
)
from synopsis.report.check.rules.reasoning.prospects import Force, Prospect, find_prospects
from synopsis.report.check.rules.reasoning.wording import listed, shaped, word_set
from synopsis.report.check.sourcing import own_sources
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import stems

DENSE = 4
"""So many unscorable forecasts make a text of forecasts, where a mere possibility counts too."""

SHORT_HEADING = 7
"""A longer heading tells of a matter; a short one names the kind of section."""

SPACING = 400
"""Words for each forecast, at most, in a text of forecasts."""


_AHEAD = r"(?<!\w)(?:{will|prospects}|{foretelling}\s+(?:that|is|are|of))(?!\w)"
"""Words that look ahead, and no mere danger or question of the past."""


@dataclass(frozen=True, eq=False, slots=True)
class Forecast:
    """A sentence that foretells, the clause that does, and what is settled of it."""

    sentence: Sentence
    prospect: Prospect
    settled: Settled


def forecasts_without_horizon(case: Case) -> Iterable[Hit]:
    """Forecasts in the document's own voice that lack a horizon, a probability or a resolution."""
    found = [one for one in find_forecasts(case) if not _is_settled(one.settled)]
    bare = [one for one in found if _is_bare(one.settled)]
    words = sum(one.text.count(" ") + 1 for one in case.document.sentences)
    dense = len(bare) >= DENSE and len(bare) * SPACING >= words
    spoken = {id(one.sentence.block) for one in bare if one.prospect.force is not Force.POSSIBLE}
    return [
        _hit(one, case.lexicon, among=dense and id(one.sentence.block) in spoken) for one in found
    ]


def find_forecasts(case: Case) -> Iterator[Forecast]:
    """The first forecast of every sentence, with what its surroundings settle."""
    every = passages(case.document)
    lexicon = case.lexicon
    overall = settled_for_all(every, lexicon)
    for passage in every:
        section = passage.block.section
        plans = is_under(section, lexicon, "planning_sections", SHORT_HEADING)
        if not plans or is_under(section[-1:], lexicon, "outlook_sections"):
            yield from _in_passage(case, passage, overall | settled_by_heading(passage, lexicon))


def _in_passage(case: Case, passage: Passage, given: Settled) -> Iterator[Forecast]:
    before: Sentence | None = None
    for sentence in passage.sentences if passage.block.kind in VOICED else ():
        found = _forecast(sentence, before, case.lexicon)
        if found is not None and not _leans_on_source(case, sentence):
            yield Forecast(sentence, found, given | _around(case, passage, sentence, found))
        before = sentence


def _around(case: Case, passage: Passage, sentence: Sentence, found: Prospect) -> Settled:
    """What the sentence itself gives, and those of its paragraph that speak of forecasts."""
    lexicon = case.lexicon
    settled = settled_by(unquoted(sentence), lexicon)
    scale = declared_scale(case)
    if scale and found.force is Force.LIKELY and scale.words_in(sentence.text):
        settled |= Settled(probability=True)
    place = sentence.number - passage.sentences[0].number
    before, behind = passage.sentences[:place], passage.sentences[place + 1 :]
    for other in (*before[:1], *before[1:][-1:]):
        settled |= _lent_before(other, sentence, lexicon)
    for other in behind[:1]:
        settled |= _lent_behind(other, sentence, lexicon)
    return settled


def _lent_before(other: Sentence, sentence: Sentence, lexicon: Lexicon) -> Settled:
    """What a sentence settles of a forecast that stands behind it."""
    if not _looks_ahead(other, sentence, lexicon):
        return Settled()
    return replace(settled_by(other.text, lexicon), resolution=False)


def _lent_behind(other: Sentence, sentence: Sentence, lexicon: Lexicon) -> Settled:
    """What the next sentence settles of a forecast, where it still speaks of it."""
    if not _refers_back(other, sentence, lexicon):
        return Settled()
    given = settled_by(other.text, lexicon)
    is_dated = given.horizon and (given.resolution or given.probability)
    return replace(given, horizon=is_dated and _looks_ahead(other, sentence, lexicon))


def _refers_back(other: Sentence, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence after a forecast still speaks of it, and is no forecast of its own."""
    if listed(lexicon, "refers_back").match(other.text):
        return True
    said = frozenset(stems(sentence.text, lexicon))
    return len(said & frozenset(stems(other.text, lexicon))) * 2 > len(said)


def _looks_ahead(other: Sentence, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a neighbour speaks of forecasts as such, or foretells of the same matter."""
    if listed(lexicon, "forecast_words").search(other.text) and not _has_its_own(other, lexicon):
        return True
    if not shaped(lexicon, _AHEAD).search(other.text):
        return False
    if listed(lexicon, "goes_on").match(sentence.text):
        return True
    return not set(stems(sentence.text, lexicon)).isdisjoint(stems(other.text, lexicon))


def _has_its_own(other: Sentence, lexicon: Lexicon) -> bool:
    """Whether a neighbour gives the probability of what it foretells itself, and of that alone."""
    ahead = listed(lexicon, "will").search(unquoted(other))
    return ahead is not None and settled_by(unquoted(other), lexicon).probability


def _leans_on_source(case: Case, sentence: Sentence) -> bool:
    """Whether it is another's projection: a source and a horizon stand in the sentence itself."""
    return has_horizon(unquoted(sentence), case.lexicon) and bool(own_sources(case, sentence))


def _forecast(sentence: Sentence, before: Sentence | None, lexicon: Lexicon) -> Prospect | None:
    """The first clause of a sentence that foretells something of the world."""
    if not is_told(sentence) or listed(lexicon, "proposing").search(sentence.text):
        return None
    for one in find_prospects(sentence, lexicon):
        if foretells(one, before, lexicon) or is_sweeping(one, lexicon):
            return one
    return find_impending(sentence, lexicon)


def _is_settled(settled: Settled) -> bool:
    return settled.horizon and settled.probability and settled.resolution


def _is_bare(settled: Settled) -> bool:
    return not settled.horizon and not settled.probability


def _hit(one: Forecast, lexicon: Lexicon, *, among: bool) -> Hit:
    """A note on a forecast; `among` says that its paragraph foretells more, in a text that does."""
    counts = one.prospect.force is not Force.POSSIBLE or among
    bound = _is_conditional(one, lexicon) or is_general(one.sentence, one.prospect, lexicon)
    guessed = is_sweeping(one.prospect, lexicon) and not one.settled.probability
    grave = (_is_bare(one.settled) or guessed) and counts and not bound
    start, end = one.prospect.start, _end(one.prospect, lexicon)
    words = one.sentence.text[start:end]
    return Hit(
        one.sentence,
        start,
        end,
        f"“{words}” speaks of what is to come {_missing(one.settled)}.",
        severity=Severity.CAUTION if grave else Severity.HINT,
    )


def _is_conditional(one: Forecast, lexicon: Lexicon) -> bool:
    """Whether it hangs on a condition, and not on that all goes on: "if nothing is done"."""
    text = one.sentence.text
    found = listed(lexicon, "conditions").search(text)
    if found is None:
        return False
    if one.prospect.force is Force.POSSIBLE:
        return True
    condition = text[found.start() : one.prospect.start] or text[found.start() :]
    return listed(lexicon, "inaction").search(condition) is None


def _end(one: Prospect, lexicon: Lexicon) -> int:
    """Where the verb group ends; with what "will be" is said to be."""
    befalls = one.verb in word_set(lexicon, "stand") and one.head != "there"
    told = suffered(lexicon).match(one.rest) if befalls else None
    return one.end + told.end() if told else one.end


def _missing(settled: Settled) -> str:
    lacks = []
    if not settled.horizon:
        lacks.append("by when")
    if not settled.probability:
        lacks.append("how probable it is")
    if not settled.resolution:
        lacks.append("by what it will be known to have come true")
    told = ", ".join(lacks[:-1]) + (", or " if len(lacks) > 2 else " or ") if lacks[1:] else ""
    return f"but does not say {told}{lacks[-1]}"
