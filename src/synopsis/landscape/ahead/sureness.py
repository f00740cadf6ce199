"""How sure an outlook is: never more than moderate, and why not more."""

from datetime import date

from synopsis.landscape.ahead.foresight import Prospect
from synopsis.landscape.ahead.record import OutlookRecord
from synopsis.landscape.warnings import StandingWarning
from synopsis.vocabulary import Confidence, Grade

# A warning speaks of now: what it rests on is old once the same season has come round again. The
# reason that is shown says it in words.
_OLD_DAYS = 366
# Fairly reliable and possibly true by the Admiralty code; what is worse bears no warning.
_LEAST = Grade("C", 3)


def sureness_of(prospect: Prospect, record: OutlookRecord, day: date) -> tuple[Confidence, str]:
    """The confidence of an outlook and the reason for it, in words without numerals.

    It is low where the months ahead are past already, or where no record shows that the method did
    better than simple ones on such series; a method of one kind alone never bears more than
    moderate confidence.
    """
    if prospect.is_past(day):
        return Confidence.LOW, "the months that it speaks of are past, and their figures not here"
    skill = record.line(prospect.fan.pool, "skill")
    if skill is None:
        return Confidence.LOW, "no record of past outlooks of such series is published"
    if ((skill.low if skill.low is not None else skill.value) or 0.0) <= 0:
        return Confidence.LOW, "its record does not show that it beats the best simple method"
    return (
        Confidence.MODERATE,
        "its record beats simple methods, and one method alone says it",
    )


def warning_sureness(warning: StandingWarning, records: int) -> tuple[Confidence, str]:
    """The confidence of a warning, and what holds it there; `records` is how many tests it had.

    Never high: what it rests on was not checked against its publisher.
    """
    timely = warning.record["timeliness"]
    if timely["age_days"] > _OLD_DAYS:
        return Confidence.LOW, "what it rests on is more than a year old"
    if not Grade.parse(timely["grade"]).meets(_LEAST):
        return Confidence.LOW, "the grade of what it rests on is low"
    if not records:
        return Confidence.LOW, "its condition was never tested against history"
    return Confidence.MODERATE, "its condition was tested against few episodes"
