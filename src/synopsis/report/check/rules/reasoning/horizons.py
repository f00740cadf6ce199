"""What makes a forecast one that can be scored: its horizon, its probability, its resolution."""

import re
from dataclasses import dataclass
from functools import cache

from synopsis.report.check.rules.reasoning.prose import Passage, innermost
from synopsis.report.check.rules.reasoning.wording import alternatives, listed
from synopsis.report.check.words import Lexicon


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


@cache
def _horizon(lexicon: Lexicon) -> re.Pattern[str]:
    def words(name: str) -> str:
        return alternatives(lexicon, name)

    one = rf"(?:\d{{1,3}}|{words('count_words')})"
    number = rf"{one}(?:\s*(?:–|-|to|or)\s*{one})?"  # noqa: RUF001
    single = words("horizon_single")
    return re.compile(
        rf"(?<!\w)(?:{words('horizon_words')})(?!\w)"
        rf"|(?<!\w)(?:{words('horizon_before')})[\s-]{{1,2}}(?:the\s+)?(?:end\s+of\s+|Q[1-4]\s+)?"
        r"(?:20\d\d|2100)(?!\w)"
        rf"|(?:20\d\d)\s?(?:–|-|/)\s?(?:20)?\d\d(?!\w)"  # noqa: RUF001
        rf"|(?<!\w)(?:{words('horizon_spans')})\s+(?:{number}\s+(?:{words('horizon_units')})"
        rf"|(?:{single}))(?!\w)"
        rf"|(?<!\w)in\s+(?:about\s+)?{number}\s+(?:{words('horizon_units')})(?!\w)"
        rf"|(?<!\w){number}[\s-](?:{words('horizon_units')})\s+(?:horizon|outlook|ahead|from now)"
        rf"|(?<!\w){alternatives(lexicon, 'months')}\s+20\d\d(?!\d)",
        re.IGNORECASE,
    )


@cache
def _probability(lexicon: Lexicon) -> re.Pattern[str]:
    chance = alternatives(lexicon, "chances")
    share = r"\d{1,3}(?:[.,]\d{1,2})?(?:\s?%)?(?:\s?(?:–|-|to|and)\s?\d{1,3})?\s?(?:%|per\s?cent\b)"  # noqa: RUF001
    ratio = r"0?\.\d{1,3}|(?:one|two|three|four|1|2|3|4|9)\s+in\s+(?:\w{2,6}|\d{1,3})"
    return re.compile(
        rf"(?<!\w)(?:{chance})\b[^.;]{{0,40}}?(?:{share}|{ratio})"
        rf"|(?:{share}|{ratio})[^.;%]{{0,25}}?(?<!\w)(?:{chance})\b"
        rf"|\((?:p\s*=\s*)?(?:{share}|0\.\d{{1,3}})\)|\bp\s?[=≈<>]\s?0?\.\d",
        re.IGNORECASE,
    )


def settled_by(text: str, lexicon: Lexicon) -> Settled:
    """Which of the three a text gives: a date or span ahead, a number or bound, a way to know."""
    return Settled(
        _horizon(lexicon).search(text) is not None,
        _probability(lexicon).search(text) is not None,
        listed(lexicon, "resolving").search(text) is not None,
    )


def settled_by_heading(passage: Passage, lexicon: Lexicon) -> Settled:
    """A heading such as "Outlook to 2030" gives the horizon to what stands under it."""
    heading = innermost(passage.block)
    given = _horizon(lexicon).search(heading) is not None
    ahead = listed(lexicon, "forecast_words", "assessments").search(heading) is not None
    return Settled(horizon=given and ahead)


def settled_for_all(passages: tuple[Passage, ...], lexicon: Lexicon) -> Settled:
    """What a sentence declares for every forecast of the document: "All forecasts run to 2027"."""
    found = Settled()
    for passage in passages:
        for sentence in passage.sentences:
            if listed(lexicon, "forecast_sets").search(sentence.text) and _every_forecast(
                lexicon
            ).search(sentence.text):
                found |= settled_by(sentence.text, lexicon)
    return found


@cache
def _every_forecast(lexicon: Lexicon) -> re.Pattern[str]:
    """Words that speak of the document's forecasts as such."""
    sets = alternatives(lexicon, "forecast_sets")
    return re.compile(
        rf"(?<!\w){alternatives(lexicon, 'every')}\s+(?:[\w-]+\s+){{0,2}}?(?:{sets})(?!\w)"
        rf"|(?<!\w)(?:{sets})\s+(?:[\w-]+\s+){{0,6}}?"
        rf"{alternatives(lexicon, 'declaring')}(?!\w)",
        re.IGNORECASE,
    )
