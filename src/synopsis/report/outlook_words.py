"""Words of outlooks: months, values and probabilities as a reader wants them."""

from synopsis.landscape import ahead
from synopsis.report.prose import numbered, words
from synopsis.vocabulary import Frequency, Period, Sentence, Span, Unit, digits

# The quantiles that tables and explanations show.
SHOWN = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)


def month_words(period: Period) -> str:
    """A month in words; any other period as it is written."""
    if period.frequency is Frequency.MONTH:
        return f"{period.first:%B %Y}"
    return str(period)


def value_words(prospect: ahead.Prospect, value: float) -> str:
    """A value as its measure is written: counts whole."""
    return digits(value, 0) if prospect.series.indicator.unit is Unit.COUNT else digits(value)


def level_words(level: float) -> str:
    """A quantile's level in percent."""
    return f"{100 * level:g} %"


def chance_words(chance: float) -> str:
    """A probability in percent; what lies at the edge is not made certain."""
    if chance < 0.01:
        return "under 1 %"
    return "over 99 %" if chance > 0.99 else f"{100 * chance:.0f} %"


def newest_month(prospect: ahead.Prospect) -> Span:
    """The newest month that an outlook rests on, at the entry of its months."""
    last = prospect.fan.last
    return Span(month_words(last) if last else "no month", address=prospect.months)


def why_none(prospect: ahead.Prospect) -> Sentence:
    """Why a series has no outlook; its numerals lead to the entry of its months."""
    why = prospect.fan.why_not
    if prospect.series.points:
        return numbered(why, prospect.months)
    return words("".join(sign for sign in why if not sign.isdigit()))


def quantiles_said(prospect: ahead.Prospect, number: int) -> str:
    """The quantiles of one coming month as its explanation says them."""
    step = prospect.fan.steps[number]
    return "; ".join(
        f"{level_words(level)}: {value_words(prospect, step.at(level))}" for level in SHOWN
    )
