"""Words of records: how past outlooks and warnings fared, each figure at its address."""

from synopsis.landscape import ahead
from synopsis.vocabulary import Address, digits, number_at

_SHARES = frozenset({"skill", "coverage", "held", "printed", "pit", "distance"})
_OF_BANDS = ("coverage", "held", "printed")
_WHATS = {
    "crps": "mean error (CRPS) of",
    "scaled": "mean error against the last five years, of",
    "log_score": "mean log score of",
    "interval_score": "mean interval score of",
    "skill": "error below that of",
    "coverage_active": "active months by PIT inside the band that should hold",
    "coverage_everywhere": "months by PIT inside the band that should hold",
    "held_active": "active months inside the band, its ends included, that should hold",
    "held_everywhere": "months inside the band, its ends included, that should hold",
    "printed_active": "active months inside the band with whole ends that should hold",
    "printed_everywhere": "months inside the band with whole ends that should hold",
    "pit_active": "share of active months in tenth",
    "pit_everywhere": "share of months in tenth",
    "distance": "distance from even tenths,",
    "horizon_mixture": "mean error (CRPS) of this method, months ahead:",
    "horizon_baseline": "mean error (CRPS) of the best simple method, months ahead:",
    "origins": "months looked ahead from,",
    "series": "series,",
    "outlooks": "outlooks scored,",
    "below_zero": "bounds below nought,",
}
_METHODS = {
    "mixture": "this method",
    "active": "active months",
    "everywhere": "all months",
    "last_twelve": "the last twelve months, each as likely",
    "last_three_years": "the last three years, each as likely",
    "history": "all months before, each as likely",
    "same_season": "the same months of all years",
    "naive": "the newest month again",
    "seasonal_naive": "the same month of the year before",
    "poisson": "chance around the newest month (Poisson)",
    "always_zero": "nought every month",
}


def line_at(line: ahead.RecordLine) -> Address:
    """Where a figure of the record is explained."""
    return number_at("record", *(one.replace(" ", "_") for one in line.parts if one))


def record_at(record: ahead.ConditionRecord) -> Address:
    """Where the record of a condition is explained."""
    parts = (record.condition, record.trend, record.data, record.part)
    return number_at("warning_record", *(one.replace(" ", "_") for one in parts))


def method_name(name: str) -> str:
    """A method's name in words."""
    return _METHODS.get(name, name.replace("_", " "))


def line_name(line: ahead.RecordLine) -> str:
    """What a figure of the record is."""
    of = method_name(line.of)
    if line.what.startswith(_OF_BANDS):
        of = share_words(float(line.of))
    what = _WHATS.get(line.what, line.what.replace("_", " "))
    return f"Record of outlooks, {line.pool}: {what} {of}".strip().rstrip(",")


def line_said(line: ahead.RecordLine) -> str:
    """A figure with its interval, as its explanation says it."""
    if line.value is None:
        return line.text
    text = figure_words(line.what, line.value)
    if line.low is None or line.high is None:
        return text
    return f"{text} ({figure_words(line.what, line.low)} to {figure_words(line.what, line.high)})"


def figure_words(what: str, value: float) -> str:
    """A figure as its kind is written: shares in percent, errors by their digits."""
    return share_words(value) if what.partition("_")[0] in _SHARES else digits(value)


def share_words(share: float) -> str:
    """A share in percent with a true minus, one place where it needs it."""
    text = f"{abs(100 * share):.1f}".removesuffix(".0")
    return f"\N{MINUS SIGN}{text} %" if share < 0 and text != "0" else f"{text} %"


def found_words(record: ahead.ConditionRecord) -> str:
    """How many episodes were seen before they came, with the interval of that share."""
    return f"{record.detected} of {record.episodes}{_between(record.recall)}"


def held_words(record: ahead.ConditionRecord) -> str:
    """How many of the alerts that were judged came true, with the interval of that share."""
    judged = record.hits + record.false_alarms
    return f"{record.hits} of {judged}{_between(record.precision)}"


def false_words(record: ahead.ConditionRecord) -> str:
    """False alarms per economy and year."""
    if not record.economy_years:
        return "not covered"
    return f"{record.false_alarms / record.economy_years:.2f}"


def chance_found(record: ahead.ConditionRecord) -> str:
    """The share of episodes that as many alerts at random would have found."""
    return "not covered" if record.chance_recall is None else share_words(record.chance_recall)


def condition_said(record: ahead.ConditionRecord) -> str:
    """All figures of a condition's record, as its explanation says them."""
    lead = ""
    if record.median_lead_days is not None:
        lead = f"; median lead {digits(record.median_lead_days)} days"
    return (
        f"found {found_words(record)}; came true {held_words(record)}; {record.alerts} alerts, "
        f"{record.false_alarms} false and {record.set_aside} set aside in "
        f"{digits(record.economy_years, 0)} economy-years, {false_words(record)} false per economy "
        f"and year; at random {chance_found(record)} would have been found{lead}; cut off "
        f"{record.cut_off}"
    )


def _between(ends: tuple[float, float] | None) -> str:
    return "" if ends is None else f" ({share_words(ends[0])} to {share_words(ends[1])})"
