"""Origins of warnings and of records: the ledger, the calendar, the files of the profile."""

from collections.abc import Callable, Iterator, Mapping

from synopsis.indicators import Series
from synopsis.landscape import ahead, warnings
from synopsis.report.content import OriginEntry, Step
from synopsis.report.material import Material
from synopsis.report.record_words import (
    condition_said,
    line_at,
    line_name,
    line_said,
    record_at,
)
from synopsis.vocabulary import Address, Place, Voice, digits, number_at

Found = OriginEntry | None


def warning_at(one: warnings.StandingWarning) -> Address:
    """Where a warning is explained whole."""
    return number_at("warning", *one.id.split("/"))


def verdicts_on(material: Material, address: Address) -> Iterator[ahead.Verdict]:
    """The verdicts that rest on an address."""
    for watched in material.foresight.watched:
        yield from (one for one in watched.verdicts if address in one.rests_on)


def made_entry(
    material: Material, address: Address, series: Series, inputs: tuple[Address, ...]
) -> Found:
    """What a warning asked of an outlook: the bound, the span of months and the chance."""
    said = dict.fromkeys(
        "".join(span.text for span in one.because) for one in verdicts_on(material, address)
    )
    if not said:
        return None
    place = material.region.name(series.place)
    return OriginEntry(
        address,
        f"{series.indicator.name}, {place}, what warnings ask of the outlook",
        "; ".join(said),
        (Step("Method", "the largest probability of any one coming month within the span"),),
        source=series.indicator.source,
        inputs=inputs,
    )


def expected_entry(material: Material, address: Address, series: Series) -> Found:
    """What the past of a series led one to expect in the month of an alarm."""
    alarms = [one.alarm for one in verdicts_on(material, address) if one.alarm]
    if not alarms:
        return None
    alarm = alarms[0]
    place = material.region.name(series.place)
    low, high, seen = (digits(value, 0) for value in (alarm.low, alarm.high, alarm.seen))
    return OriginEntry(
        address,
        f"{series.indicator.name}, {place}, expected in {alarm.period}",
        f"{low} to {high}; {seen} was seen",
        (
            Step("Method", "Bayesian online change-point detection, from months before it alone"),
            Step("Alarm", f"surprise {alarm.surprise:.2f}, raised from {alarm.bound:.2f} on"),
            Step("Known", f"first on {alarm.raised.isoformat()}"),
        ),
        source=series.indicator.source,
        inputs=(series.derived(str(alarm.period)),),
    )


def _warning(material: Material, address: Address, _: list[str]) -> Found:
    one = next((own for own in material.foresight.warnings if warning_at(own) == address), None)
    if one is None:
        return None
    record, forecast, timely = one.record, one.record["forecast"], one.record["timeliness"]
    watched = [own for own in material.foresight.watched
               if (own.card.id, own.place.code) == (record["card"], record["place"])]  # fmt: skip
    rests = (at for own in watched for verdict in own.verdicts if verdict.holds
             for at in verdict.rests_on)  # fmt: skip
    answers = "; ".join(
        f"{own.reply.value} on {own.day.isoformat()} by {own.handle}: {own.reason}"
        for own in one.answers
    )
    data = (
        f"of {timely['period']}, known {timely['known']}, {timely['age_days']} days old, grade "
        f"{timely['grade']}"
    )
    parts = (
        ("noticed", record["why"]),
        ("raised", record["raised"]),
        ("answer due", record["due"]),
        ("agreed", "; ".join(map(str, record["actions"]))),
        ("expected", f"{forecast['says']} within {forecast['horizon_days']} days"),
        ("settled by", forecast["resolution"]),
        ("must be said with it", one.caveat),
        ("data", data),
        ("answers", answers),
    )
    return OriginEntry(
        address,
        f"Warning: {record['name']}, {material.region.name(Place(record['place']))}",
        "; ".join(f"{what}: {said}" for what, said in parts if said),
        (
            Step("State", one.state.value),
            Step("Likelihood", f"{forecast['word']}, {forecast['scale']}"),
        ),
        inputs=tuple(dict.fromkeys(rests)),
    )


def _calendar(material: Material, address: Address, _: list[str]) -> Found:
    entry = next((one for one in material.foresight.book.calendar if one.address == address), None)
    if entry is None:
        return None
    days = entry.first.isoformat()
    if entry.last != entry.first:
        days = f"{days} to {entry.last.isoformat()}"
    verified = entry.verified.isoformat() if entry.verified else "never"
    return OriginEntry(
        address,
        entry.name,
        days,
        (
            Step("Written in", "calendar.yml of the profile"),
            Step("Source", entry.source, Voice.TITLE),
            *((Step("Lines of the report", entry.lines),) if entry.lines else ()),
            Step("Read at its source", verified),
        ),
        source="published_figures" if entry.lines else "",
    )


def _record(material: Material, address: Address, _: list[str]) -> Found:
    one = next((own for own in material.foresight.record.lines if line_at(own) == address), None)
    if one is None:
        return None
    file = f"{ahead.RECORD_FILE} of the profile: {', '.join(filter(None, one.parts))}"
    return OriginEntry(address, line_name(one), line_said(one), (Step("Written in", file),))


def _condition(material: Material, address: Address, _: list[str]) -> Found:
    own = (one for one in material.foresight.book.records if record_at(one) == address)
    one = next(own, None)
    if one is None:
        return None
    return OriginEntry(
        address,
        f"Record of a condition: {one.condition.replace('/', ', ')}, {one.part}, {one.data}",
        condition_said(one),
        (
            Step("Written in", f"{ahead.CONDITIONS_FILE} of the profile"),
            Step("Looked at", f"{one.first} to {one.last}; cut off {one.cut_off}"),
            Step("Intervals", "exact binomial (Clopper and Pearson), 95 %"),
        ),
    )


WARNING_KINDS: Mapping[str, Callable[[Material, Address, list[str]], Found]] = {
    "warning": _warning,
    "calendar": _calendar,
    "record": _record,
    "warning_record": _condition,
}
