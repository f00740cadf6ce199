"""Words of outlooks: months, values and probabilities as a reader wants them."""

from synopsis.indicators import outlook
from synopsis.landscape import ahead, phrasing
from synopsis.report.prose import numbered, words
from synopsis.vocabulary import Frequency, Period, Sentence, Span, Unit, digits

SHOWN = outlook.SHOWN


def bare_name(name: str) -> str:
    """A measure's name without its rhythm, which stands beside it."""
    return name.removesuffix(", by month")


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
    return words(phrasing.without_digits(why))


def quantiles_said(prospect: ahead.Prospect, number: int) -> str:
    """The quantiles of one coming month as its explanation says them."""
    step = prospect.fan.steps[number]
    return "; ".join(
        f"{level_words(level)}: {value_words(prospect, step.at(level))}" for level in SHOWN
    )
