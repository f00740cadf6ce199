"""What may set things off: triggers, events from outside, channels, motives, and hypotheses."""

from collections.abc import Iterable

from synopsis.landscape import framework
from synopsis.report.content import Block, Grid, Heading, Items, Page, Paragraph, Tone
from synopsis.report.framework_origin import verdict_text
from synopsis.report.framework_text import topic_at
from synopsis.report.material import Material
from synopsis.report.prose import words
from synopsis.vocabulary import Sentence, Span, number_at

_LEAD = (
    "What the region's report names as the sparks of tension, the events from outside that may be "
    "turned into it, and the channels and motives through which this works."
)


def triggers_page(material: Material) -> Page:
    """Triggers and what works on them, with the explanations that figures cannot yet test."""
    return Page(
        "triggers",
        words("What may set things off"),
        (
            Paragraph(words(_LEAD), Tone.LEAD),
            *_triggers(material),
            *_exogenous(material),
            *_topics(material, "channels", "Through which channels", _CHANNELS),
            *_topics(material, "motives", "What moves people towards violence", _MOTIVES),
            *_hypotheses(material),
        ),
        short="Triggers",
        group="Cooperation",
    )


_CHANNELS = (
    "A channel serves whoever uses it: those who press on the region, and those who help it."
)
_MOTIVES = (
    "Motives, not ideologies, groups or communities: one list and one standard of evidence for all."
)


def _table(name: str, title: str, heads: tuple[str, ...], rows: Iterable[tuple[Sentence, ...]],
           note: str = "") -> Grid:  # fmt: skip
    return Grid(
        name,
        words(title),
        tuple(words(head) for head in heads),
        tuple(rows),
        (False,) * len(heads),
        note=words(note),
    )


def _triggers(material: Material) -> tuple[Block, ...]:
    triggers = material.cooperation.triggers
    if not triggers:
        return ()
    rows = (
        (
            words(one.name),
            (Span(one.base.value, address=number_at("trigger", one.id)),),
            _trends(material, one.trends),
            _watched(material, one.watch),
        )
        for one in triggers
    )
    return (
        Heading(words("Triggers"), 2, "triggers"),
        _table(
            "triggers-table",
            "Triggers and their base likelihood",
            ("Trigger", "Class of likelihood", "Bears on", "Measure to watch"),
            rows,
            "The classes are the report's own words and belong to no scale, so no probability is "
            "read into them. A dash: no measure in this picture speaks of it.",
        ),
        *_aggravators(material),
    )


def _aggravators(material: Material) -> tuple[Block, ...]:
    return tuple(
        Paragraph(
            words(f"{one.name}: {one.about[0].lower()}{one.about[1:]}"),
            Tone.CAVEAT,
            cites=(topic_at("aggravators", one),),
        )
        for one in material.cooperation.aggravators
    )


def _exogenous(material: Material) -> tuple[Block, ...]:
    events = material.cooperation.exogenous
    if not events:
        return ()
    known = {one.id: one.name for one in material.cooperation.triggers}
    rows = (
        (
            (Span(one.name, address=number_at("exogenous", one.id)),),
            words(", ".join(known[trigger] for trigger in one.works_through)),
            words(one.reasoning),
            _watched(material, one.watch),
        )
        for one in events
    )
    return (
        Heading(words("Events from outside"), 2, "exogenous"),
        _table(
            "exogenous-table",
            "Events from outside and the triggers that they may work through",
            ("Event", "May work through", "Why, by our assessment", "Measure to watch"),
            rows,
            "That such events can be turned into local tension is said by the report; by which "
            "trigger is our assessment.",
        ),
    )


def _topics(material: Material, kind: str, title: str, note: str) -> tuple[Block, ...]:
    topics: tuple[framework.Topic, ...] = getattr(material.cooperation, kind)
    if not topics:
        return ()
    items = tuple(
        Paragraph(
            words(f"{one.name}: {one.about}"),
            cites=(topic_at(kind, one),),
            margin=_trends(material, one.trends),
        )
        for one in topics
    )
    return Heading(words(title), 2, kind), Paragraph(words(note), Tone.NOTE), Items(items)


def _hypotheses(material: Material) -> tuple[Block, ...]:
    """Explanations that were offered, joined with figures as far as there are any."""
    if not material.cooperation.hypotheses:
        return ()
    verdicts = [
        framework.weigh(one, material.picture.stated, material.series)
        for one in material.cooperation.hypotheses
    ]
    rows = (
        (
            words(one.hypothesis.statement),
            _watched(material, (one.hypothesis.indicator,)),
            (Span(verdict_text(one), address=number_at("hypothesis", one.hypothesis.id)),),
            words(one.why),
        )
        for one in verdicts
    )
    return (
        Heading(words("Explanations offered"), 2, "hypotheses"),
        Paragraph(words(_state_of(verdicts)), Tone.CAVEAT),
        _table(
            "hypotheses-table",
            "Explanations and what figures say of them",
            ("Explanation", "Measured by", "State", "Why"),
            rows,
            "What citizens perceive is joined with what is measured, economy by economy and year "
            "by year; a pair is one economy in one year that has both.",
        ),
    )


def _state_of(verdicts: Iterable[framework.Verdict]) -> str:
    """Plainly, whether any explanation could be tested."""
    tested = [one for one in verdicts if one.status is not framework.Status.UNTESTED]
    if tested:
        return "Where figures support or refute an explanation, they show no cause."
    return (
        "None of these could be tested: survey shares were published for too few years and "
        "economies. They stand here so that nobody takes them for shown."
    )


def _trends(material: Material, wanted: Iterable[str]) -> Sentence:
    known = {one.id: one.short for one in material.picture.trends}
    return words(", ".join(known[one] for one in wanted if one in known))


def _watched(material: Material, wanted: Iterable[str]) -> Sentence:
    known = {one.indicator.id: one.indicator.name for one in material.series}
    current = {
        reading.series.indicator.id
        for cell in material.picture.cells.values()
        for reading in cell.readings
        if reading.is_current
    }
    said = [
        known[one] if one in current else f"{known[one]} (no current figure)"
        for one in wanted
        if one in known
    ]
    return words(", ".join(said) or "\N{EN DASH}")
