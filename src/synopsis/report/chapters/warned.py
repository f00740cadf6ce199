"""Warnings: those that wait for an answer, and what is watched where none stands."""

from collections.abc import Iterator, Sequence

from synopsis.landscape import Trend, ahead, warnings
from synopsis.report.content import Block, Grid, Heading, Items, Paragraph, Tone
from synopsis.report.likelihood_origin import band, scale_at
from synopsis.report.material import Material
from synopsis.report.prose import capital, joined, numbered, words
from synopsis.report.record_words import found_words, held_words, record_at
from synopsis.report.warning_origin import warning_at
from synopsis.vocabulary import Likelihood, Place, Scale, Sentence, Span, compose

_COMMAND = (
    "The command synopsis warnings shows what each condition says, raises what is due, and takes "
    "the answers."
)
_CANNOT = "What cannot be told today, for want of newer figures or of any series, is no all-clear"
_HELD_BACK = "held back"
_NO_RECORD = "Its condition was never tested against history."


def waiting(material: Material) -> tuple[Block, ...]:
    """The warnings of the whole region that wait for an answer, or why none does."""
    head = Heading(words("Warnings that wait for an answer"), 2, "warnings")
    standing = material.foresight.open_warnings
    if not standing:
        return head, *_none(material.foresight.watched)
    items = Items(tuple(_item(material, one) for one in standing))
    rest = Paragraph(words(f"{_untold(material.foresight.watched)} {_COMMAND}"), Tone.NOTE)
    return head, items, rest


def of_place(material: Material, place: Place) -> tuple[Block, ...]:
    """The open warnings of one place as whole cards, or that none stands."""
    own = [one for one in material.foresight.open_warnings if one.record["place"] == place.code]
    watched = [one for one in material.foresight.watched if one.place == place]
    if not own and not watched:
        return ()
    head = Heading(words("Warnings"), 2, "warnings")
    if not own:
        return head, *_none(watched)
    rest = Paragraph(words(_untold(watched)), Tone.NOTE)
    return head, *(warning_card(material, one) for one in own), rest


def of_trend(material: Material, trend: Trend) -> tuple[Block, ...]:
    """What is watched of a trend, where, and what each condition says."""
    own = [one for one in material.foresight.watched if one.card.trend == trend.id]
    if not own:
        return ()
    return (
        Heading(words("What is watched"), 2, "watched"),
        Grid(
            f"watched-{trend.id}",
            words("Warnings of this trend, and what their conditions say"),
            tuple(map(words, ("Warning", "Where", "What its conditions say", "It stands"))),
            tuple(_rows(material, own)),
            (False, False, False, False),
            note=words(f"{_CANNOT}. {_COMMAND}"),
        ),
    )


def _none(watched: Sequence[warnings.WatchedPlace]) -> tuple[Paragraph, ...]:
    """An empty state that says what would be here, why it is not, and what would bring it."""
    return (
        Paragraph(words(f"No warning stands. {_untold(watched)} {_COMMAND}".strip()), Tone.EMPTY),
    )


def _untold(watched: Sequence[warnings.WatchedPlace]) -> str:
    """Which watched conditions cannot be told today."""
    names = dict.fromkeys(
        one.card.name
        for one in watched
        if None in dict(one.due).values() and True not in dict(one.due).values()
    )
    if not names:
        return "Every watched condition can be told."
    return f"{_CANNOT}: {'; '.join(names)}."


def _item(material: Material, one: warnings.StandingWarning) -> Paragraph:
    """A warning in short: why it was noticed, who must answer by when, and what was agreed."""
    record, at = one.record, warning_at(one)
    tested = _tested(material, one)
    sure, why = ahead.warning_sureness(one, len(tested))
    said = compose(
        "{name}, {place}. Noticed: {why}. To be answered by {due}: {role}. Agreed: {actions}.",
        name=Span(str(record["name"])),
        place=Span(material.region.name(Place(record["place"]))),
        why=_why(material, one),
        role=Span(str(record["role"])),
        due=Span(str(record["due"]), address=at),
        actions=numbered("; ".join(_inside(str(text)) for text in record["actions"]), at),
    )
    margin = numbered(one.caveat, at) + words(f" {capital(why)}. ")
    return Paragraph(
        said,
        Tone.FINDING,
        confidence=sure,
        cites=(at,),
        margin=margin + (_fared(material, one) if tested else ()),
        page=f"trend-{record['trend']}",
    )


def warning_card(material: Material, one: warnings.StandingWarning) -> Grid:
    """A warning whole: what a receiver needs to act, and what must be said with it."""
    at = warning_at(one)
    name = material.region.name(Place(one.record["place"]))
    return Grid(
        f"warning-{one.id.replace('/', '-')}",
        words(f"{one.record['name']}, {name}: {one.record['stage']}"),
        (words("What"), words("It says")),
        tuple((words(what), said) for what, said in _lines(material, one) if said),
        (False, False),
        source=compose("In full: {warning}.", warning=Span("the warning's entry", address=at)),
    )


def _lines(material: Material, one: warnings.StandingWarning) -> Iterator[tuple[str, Sentence]]:
    """The lines of a card, in the order in which a receiver asks."""
    record, at, timely = one.record, warning_at(one), one.record["timeliness"]
    yield "Why it was noticed", _why(material, one)
    yield "Must be said with it", numbered(one.caveat, at)
    yield "What is expected", _forecast(one)
    yield "Who must answer", words(capital(str(record["role"])))
    yield "By when", (Span(str(record["due"]), address=at),)
    yield "Agreed action", numbered("; ".join(_bare(str(one)) for one in record["actions"]), at)
    yield "How it stands", _state(one)
    sure, why = ahead.warning_sureness(one, len(_tested(material, one)))
    yield "Confidence", words(f"{sure.word}: {why}")
    yield (
        "Data",
        compose(
            "of {period}, known by {known}, {age} days old, grade {grade}",
            period=Span(str(timely["period"]), address=at),
            known=Span(str(timely["known"]), address=at),
            age=Span(str(timely["age_days"]), address=at),
            grade=Span(str(timely["grade"]), address=at),
        ),
    )
    yield "Record of its condition", _fared(material, one)


def _state(one: warnings.StandingWarning) -> Sentence:
    said = words(one.state.value)
    for answer in one.answers:
        said += numbered(
            f"; {answer.reply.value} on {answer.day.isoformat()} by {answer.handle}: "
            f"{answer.reason}",
            warning_at(one),
        )
    return said


def _forecast(one: warnings.StandingWarning) -> Sentence:
    """The expectation with its word, scale, horizon and what settles it."""
    forecast, at = one.record["forecast"], warning_at(one)
    likelihood = Likelihood(forecast["word"], Scale(forecast["scale"]))
    scale = scale_at(likelihood.scale)
    return compose(
        "{says}: {word} ({band} on the {scale} scale) within {days} days; settled by: {settled}",
        says=numbered(_bare(str(forecast["says"])), at),
        word=Span(likelihood.word),
        band=Span(band(likelihood), address=scale),
        scale=Span(likelihood.scale.value, address=scale),
        days=Span(str(forecast["horizon_days"]), address=at),
        settled=numbered(_bare(str(forecast["resolution"])), at),
    )


def _why(material: Material, one: warnings.StandingWarning) -> Sentence:
    """Why it was noticed; each numeral leads to its own origin where it was noticed just now."""
    for watched in material.foresight.watched:
        for own in watched.warnings:
            if own.id == one.id and one.state is warnings.State.NOTICED:
                return joined(own.because, "; ")
    return numbered(str(one.record["why"]), warning_at(one))


def _tested(material: Material, one: warnings.StandingWarning) -> list[ahead.ConditionRecord]:
    """The records of a warning's alarms on the part of history that nothing was tuned on."""
    records = material.foresight.book.records_of(str(one.record["card"]))
    return [own for own in records if own.part == _HELD_BACK and own.data == "published"]


def _fared(material: Material, one: warnings.StandingWarning) -> Sentence:
    tested = _tested(material, one)
    if not tested:
        return words(_NO_RECORD)
    return joined((_told(own) for own in tested), "; ")


def _told(own: ahead.ConditionRecord) -> Sentence:
    at = record_at(own)
    return compose(
        "Its condition found {found} episodes, and {held} of its alerts came true",
        found=Span(found_words(own), address=at),
        held=Span(held_words(own), address=at),
    )


def _rows(
    material: Material, watched: Sequence[warnings.WatchedPlace]
) -> Iterator[tuple[Sentence, ...]]:
    """One row for each card and answer that some places share."""
    groups: dict[tuple[str, str, str], tuple[Sentence, list[str]]] = {}
    for one in watched:
        said = joined((own.because for own in one.verdicts), "; ")
        text = "".join(span.text for span in said)
        known = groups.setdefault((one.card.name, text, _stands(one)), (said, []))
        known[1].append(material.region.name(one.place))
    for (name, _, stands), (said, places) in groups.items():
        yield words(name), words(", ".join(places)), said, words(stands)


def _stands(one: warnings.WatchedPlace) -> str:
    due = dict(one.due)
    if due[ahead.Stage.ACTION] is True:
        return "action is due"
    if due[ahead.Stage.READINESS] is True:
        return "readiness is due"
    return "cannot be told" if None in due.values() else "not due"


def _inside(text: str) -> str:
    """A sentence as a part of another."""
    return _bare(f"{text[:1].lower()}{text[1:]}")


def _bare(text: str) -> str:
    return text.rstrip(". ")
