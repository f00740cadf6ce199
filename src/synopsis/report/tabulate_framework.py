"""The tables of the region's framework in the data package."""

from collections.abc import Iterator

from synopsis.landscape import framework
from synopsis.report.data import Cell, Column, Kind, Table
from synopsis.report.framework_text import said
from synopsis.report.material import Material
from synopsis.vocabulary import number_at, plain

_BASIS = (
    ("basis", "the region's report, a public source, or our assessment"),
    ("lines", "lines of the region's report"),
    ("references", "the report's own notes there, by their ids in the table of references"),
    ("publisher", "publisher of the public source"),
    ("title", "title of the public source"),
    ("grade", "grade of the public source by the Admiralty code"),
    ("reasoning", "why, where it is our assessment"),
)


def framework_tables(material: Material) -> tuple[Table, ...]:
    """One table for each list of the framework that the region has."""
    if not material.cooperation.mechanisms:
        return ()
    return (
        _mechanisms(material),
        _memberships(material),
        _coverage(material),
        _aliases(material),
        _triggers(material),
        _hypotheses(material),
    )


def _columns(*named: tuple[str, str]) -> tuple[Column, ...]:
    return tuple(Column(name, Kind.TEXT, told) for name, told in named)


def _grounds(grounds: framework.Grounds) -> tuple[Cell, ...]:
    source = grounds.source
    return (
        grounds.basis,
        grounds.lines,
        " ".join(grounds.references),
        source.publisher if source else "",
        source.title if source else "",
        str(source.grade) if source else "",
        grounds.assessment,
    )


def _mechanisms(material: Material) -> Table:
    columns = _columns(
        ("mechanism", "identifier of the mechanism"),
        ("title_of_mechanism", "its full name"),
        ("short", "its short name"),
        ("kind", "organisation, process, programme, plan, network, agency or instrument"),
        ("founded", "when it began, ISO 8601 or as stated"),
        ("remit", "what it is for"),
        *_BASIS,
    )
    rows = tuple(
        (one.id, one.name, one.short, one.kind.value, _founded(material, one),
         _filled(material, one.remit), *_grounds(one.remit.grounds))
        for one in material.cooperation.mechanisms
    )  # fmt: skip
    return Table("mechanisms", "Mechanisms", "Bodies, processes, networks and instruments of "
                 "cooperation; the basis is that of the remit.", columns, rows,
                 ("mechanism",))  # fmt: skip


def _founded(material: Material, one: framework.Mechanism) -> str | None:
    if one.founded is None:
        return None
    return one.founded.date or _filled(material, one.founded)


def _filled(material: Material, fact: framework.Fact) -> str:
    """A fact's text with the stated figures that it names."""
    address = number_at("mechanism", "fact")
    return plain(said(fact, address, material.stated))


def _memberships(material: Material) -> Table:
    columns = _columns(
        ("mechanism", "identifier of the mechanism"),
        ("place_code", "ISO 3166-1 alpha-3 code; XKX for Kosovo*"),
        ("place_name", "name of the economy in English"),
        ("standing", "how the economy stands to it; empty: not known"),
        ("since", "since when, ISO 8601; empty: not known"),
        ("instrument", "by which instrument; empty: not known"),
        *_BASIS,
    )
    places, mechanisms = material.region.places, material.cooperation.mechanisms
    rows: list[tuple[Cell, ...]] = [
        (one.mechanism, one.place.code, material.region.name(one.place), one.standing.value,
         one.since or None, one.instrument or None, *_grounds(one.grounds))
        for one in framework.memberships_of(mechanisms, places)
    ]  # fmt: skip
    rows += [
        (mechanism, place.code, material.region.name(place), *(None for _ in columns[3:]))
        for mechanism, place in framework.unknown_standings(mechanisms, places)
    ]
    return Table("memberships", "Memberships", "Which economy belongs to which mechanism; a row "
                 "without a standing is not known.", columns, tuple(rows),
                 ("mechanism", "place_code"))  # fmt: skip


def _coverage(material: Material) -> Table:
    columns = _columns(
        ("list", "threats or functions"),
        ("topic", "identifier of the threat or function"),
        ("topic_name", "its name"),
        ("mechanism", "identifier of the mechanism; empty: no mechanism, which is a gap"),
        *_BASIS,
    )
    return Table("mechanism_coverage", "Coverage by mechanisms", "Which mechanism answers which "
                 "threat and has which function; a pair that is not listed is not said, and not "
                 "denied.", columns, tuple(_covered(material)),
                 ("list", "topic", "mechanism"))  # fmt: skip


def _covered(material: Material) -> Iterator[tuple[Cell, ...]]:
    cooperation = material.cooperation
    for kind, matrix in (
        ("threats", framework.threats_covered(cooperation.mechanisms, cooperation.threats)),
        ("functions", framework.functions_covered(cooperation.mechanisms, cooperation.functions)),
    ):
        for topic in matrix.topics:
            found = matrix.mechanisms_of(topic.id)
            for one in found:
                grounds = _grounds(matrix.cells[topic.id, one.id])
                yield (kind, topic.id, topic.name, one.id, *grounds)
            if not found:
                yield (kind, topic.id, topic.name, None, *(None for _ in _BASIS))


def _aliases(material: Material) -> Table:
    columns = _columns(
        ("alias", "identifier of the spelling"),
        ("words", "the spelling as it is written"),
        ("mechanism", "identifier of the mechanism that it means"),
        ("kind", "in which way it differs from the name"),
        ("lines", "lines of the region's report that hold it; empty: not in the report"),
        ("note", "what must be said with it"),
    )
    rows = tuple(
        (one.id, one.spelling, one.mechanism, one.kind.value, one.lines or None, one.note or None)
        for one in material.cooperation.aliases
    )
    return Table("aliases", "Names and spellings", "Spellings of mechanisms; no source is "
                 "corrected.", columns, rows, ("alias",))  # fmt: skip


def _triggers(material: Material) -> Table:
    columns = _columns(
        ("trigger", "identifier"),
        ("name", "what may set off tension"),
        ("origin", "inside the region or outside"),
        ("base", "the report's own class of likelihood; it declares no scale"),
        ("works_through", "triggers that an event from outside may work through, our assessment"),
        ("trends", "trends that it bears on"),
        *_BASIS,
    )
    cooperation = material.cooperation
    rows: list[tuple[Cell, ...]] = [
        (one.id, one.name, "inside", one.base.value, None, " ".join(one.trends),
         *_grounds(one.grounds))
        for one in cooperation.triggers
    ]  # fmt: skip
    rows += [
        (one.id, one.name, "outside", None, " ".join(one.works_through), " ".join(one.trends),
         *_grounds(one.grounds))
        for one in cooperation.exogenous
    ]  # fmt: skip
    return Table("triggers", "Triggers", "What may set off tension, and events from outside that "
                 "may be turned into it.", columns, tuple(rows), ("trigger",))  # fmt: skip


def _hypotheses(material: Material) -> Table:
    columns = (
        *_columns(
            ("hypothesis", "identifier"),
            ("statement", "the explanation that was offered"),
            ("concept", "the perceived concept, as in the table of stated figures"),
            ("indicator", "the measured indicator; empty: none in the profile"),
            ("status", "untested, supported or refuted"),
            ("why", "why the figures say no more"),
        ),
        Column("sign", Kind.INTEGER, "expected direction: same or opposite, as a sign"),
        Column("lag", Kind.INTEGER, "years by which the measured value comes first", "years"),
        Column("pairs", Kind.INTEGER, "pairs of economy and year that have both values"),
        Column("pairs_needed", Kind.INTEGER, "pairs below which nothing is tested"),
    )
    verdicts = (
        framework.weigh(one, material.picture.stated, material.series)
        for one in material.cooperation.hypotheses
    )
    rows = tuple(
        (one.hypothesis.id, one.hypothesis.statement, one.hypothesis.concept,
         one.hypothesis.indicator or None, one.status.value, one.why, one.hypothesis.sign,
         one.hypothesis.lag, len(one.pairs), one.hypothesis.least_pairs)
        for one in verdicts
    )  # fmt: skip
    return Table("hypotheses", "Hypotheses", "Explanations of what citizens perceive, joined with "
                 "measured series on economy and year.", columns, rows,
                 ("hypothesis",))  # fmt: skip
