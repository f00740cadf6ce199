"""What makes a forecast one that can be scored: its horizon, its probability, its resolution."""

from dataclasses import dataclass

from synopsis.report.check.rules.reasoning.prose import Passage, innermost
from synopsis.report.check.rules.reasoning.wording import listed, shaped
from synopsis.report.check.words import Lexicon

_COUNT = r"(?:\d{1,3}|{count_words})"
_NUMBER = r"{COUNT}(?:\s*(?:–|-|to|or)\s*{COUNT})?"  # noqa: RUF001
_HORIZON = r"""
    (?<!\w){horizon_words}(?!\w)
  | (?<!\w){horizon_before}[\s-]{1,2}(?:the\s+)?(?:end\s+of\s+|Q[1-4]\s+)?(?:20\d\d|2100)(?!\w)
  | (?:20\d\d)\s?[–/-]\s?(?:20)?\d\d(?!\w)
  | (?<!\w){horizon_spans}\s+(?:{NUMBER}\s+{horizon_units}|{horizon_single})(?!\w)
  | (?<!\w)in\s+(?:about\s+)?{NUMBER}\s+{horizon_units}(?!\w)
  | (?<!\w){NUMBER}[\s-]{horizon_units}\s+(?:horizon|outlook|ahead|from\ now)
  | (?<!\w){months}\s+20\d\d(?!\d)"""  # noqa: RUF001

_SHARE = r"\d{1,3}(?:[.,]\d{1,2})?(?:\s?%)?(?:\s?(?:–|-|to|and)\s?\d{1,3})?\s?(?:%|per\s?cent\b)"  # noqa: RUF001
_RATIO = r"0?\.\d{1,3}|(?:one|two|three|four|1|2|3|4|9)\s+in\s+(?:\w{2,6}|\d{1,3})"
_PROBABILITY = r"""
    (?<!\w){chances}\b[^.;]{0,40}?(?:{SHARE}|{RATIO})
  | (?<!\w){chances}\s+(?:that|of)\s[^;]{3,200}?\sat\s+(?:about\s+|around\s+)?(?:{SHARE}|{RATIO})
  | (?:{SHARE}|{RATIO})[^.;%]{0,25}?(?<!\w){chances}\b
  | \((?:p\s*=\s*)?(?:{SHARE}|0\.\d{1,3})\)
  | \bp\s?[=≈<>]\s?0?\.\d"""

_EVERY_FORECAST = r"""
    (?<!\w){every}\s+(?:[\w-]+\s+){0,2}?{forecast_sets}(?!\w)
  | (?<!\w){forecast_sets}\s+(?:[\w-]+\s+){0,6}?{declaring}(?!\w)"""
"""Words that speak of the document's forecasts as such."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Which of the three a text gives."""

    horizon: bool = False
    probability: bool = False
    resolution: bool = False

    def __or__(self, other: "Settled") -> "Settled":
        """What either of two texts gives."""
        return Settled(
            self.horizon or other.horizon,
            self.probability or other.probability,
            self.resolution or other.resolution,
        )


def settled_by(text: str, lexicon: Lexicon) -> Settled:
    """Which of the three a text gives: a date or span ahead, a number or bound, a way to know."""
    probability = shaped(lexicon, _PROBABILITY, SHARE=_SHARE, RATIO=_RATIO)
    return Settled(
        has_horizon(text, lexicon),
        probability.search(text) is not None,
        listed(lexicon, "resolving").search(text) is not None,
    )


def has_horizon(text: str, lexicon: Lexicon) -> bool:
    """Whether a text names a date or span ahead: "by 2030", "in the next two years"."""
    return shaped(lexicon, _HORIZON, COUNT=_COUNT, NUMBER=_NUMBER).search(text) is not None


def settled_by_heading(passage: Passage, lexicon: Lexicon) -> Settled:
    """A heading such as "Outlook to 2030" gives the horizon to what stands under it."""
    heading = innermost(passage.block)
    ahead = listed(lexicon, "forecast_words", "assessments").search(heading) is not None
    return Settled(horizon=ahead and has_horizon(heading, lexicon))


def settled_for_all(passages: tuple[Passage, ...], lexicon: Lexicon) -> Settled:
    """What a sentence declares for every forecast of the document: "All forecasts run to 2027"."""
    sets, every = listed(lexicon, "forecast_sets"), shaped(lexicon, _EVERY_FORECAST)
    found = Settled()
    for passage in passages:
        for sentence in passage.sentences:
            said = every.search(sentence.text) if sets.may_be_in(sentence.text) else None
            given = settled_by(sentence.text, lexicon) if said else Settled()
            if said is not None and not (given.probability and _is_of_one(said[0], lexicon)):
                found |= given
    return found


def _is_of_one(words: str, lexicon: Lexicon) -> bool:
    """Whether a declaration with a probability of its own is of that single forecast."""
    return listed(lexicon, "single_forecasts").match(words) is not None
