"""The tables of the influence map in the data package: every link, every coding, every loop."""

from collections.abc import Iterator

from synopsis.landscape import futures, influences
from synopsis.report.data import Cell, Column, Kind, Table
from synopsis.report.material import Material

_T, _N, _I, _B = Kind.TEXT, Kind.NUMBER, Kind.INTEGER, Kind.TRUTH


def influence_tables(material: Material) -> tuple[Table, ...]:
    """The map as it was read, by every coding; nothing where the region has no model."""
    found = material.model
    if found is None:
        return ()
    return (_influences(found), _concepts(found), _coded(found), _loops(found))


def _columns(*named: tuple[str, str]) -> tuple[Column, ...]:
    return tuple(Column(name, _T, told) for name, told in named)


def _influences(found: futures.Futures) -> Table:
    columns = (
        *_columns(
            ("influence", "identifier of the link"),
            ("source", "what acts, in our own words"),
            ("target", "what it acts on, in our own words"),
            ("sign", "+ more of the target, - less of it, ? left open"),
            ("strength", "how firmly the report says it"),
            ("kind", "cause, or enabler that multiplies what others cause"),
            ("lag", "how long it takes, where the report says so"),
            ("condition", "the condition that the report names; empty: none"),
        ),
        Column("is_contested", _B, "the report itself says that it is contested"),
        *_columns(
            ("lines", "lines of the region's report"),
            ("references", "the report's own notes there, by their ids"),
            ("changed", "what was changed when the link was read again; empty: nothing"),
            ("note", "why it was changed"),
        ),
    )
    rows = tuple(
        (one.id, one.source, one.target, one.sign.value, one.strength.value, one.kind.value,
         one.lag.value, one.condition or None, one.is_contested, one.lines,
         " ".join(one.references), " ".join(one.changed), one.note)
        for one in found.landscape.influence_map.influences
    )  # fmt: skip
    return Table("influences", "Influences", "Every link that the region's report names, read "
                 "again and told in our own words.", columns, rows, ("influence",))  # fmt: skip


def _concepts(found: futures.Futures) -> Table:
    columns = (
        *_columns(
            ("coding", "identifier of the coding"),
            ("concept", "identifier of the concept"),
            ("name", "its name"),
            ("layer", "factor, actor, trigger, trend, outcome, measure or enabler"),
            ("trend", "the trend to which it belongs; empty: none"),
            ("more_is", "which way more of it goes for security"),
        ),
        Column("is_exogenous", _B, "decided mostly outside the region"),
        Column("is_contested", _B, "the concept itself is contested"),
        *_columns(
            ("lines", "lines of the report that name it"),
            ("phrases", "phrases of links that count as it; a minus: as its opposite"),
        ),
    )
    rows = tuple(
        row
        for coding in found.landscape.influence_map.codings.values()
        for row in _concepts_of(coding)
    )
    return Table("influence_concepts", "Concepts of codings", "What phrases of the report count "
                 "as, by each coding.", columns, rows, ("coding", "concept"))  # fmt: skip


def _concepts_of(coding: influences.Coding) -> Iterator[tuple[Cell, ...]]:
    phrases: dict[str, list[str]] = {}
    for phrase, counts in coding.counts.items():
        for count in counts:
            minus = "- " if count.is_opposite else ""
            phrases.setdefault(count.concept, []).append(f"{minus}{phrase}")
    for one in coding.concepts.values():
        yield (coding.id, one.id, one.name, one.layer.value, one.trend or None, one.more.value,
               one.is_exogenous, one.is_contested, one.lines,
               "; ".join(phrases.get(one.id, ())))  # fmt: skip


def _coded(found: futures.Futures) -> Table:
    columns = (
        *_columns(
            ("coding", "identifier of the coding"),
            ("source", "identifier of the concept that acts"),
            ("target", "identifier of the concept that it acts on"),
            ("sign", "+ more of the target, - less of it, ? left open"),
            ("strength", "the firmest way in which the report says it"),
        ),
        Column("is_disputed", _B, "the report also says the opposite"),
        Column("is_inward", _B, "a concept on itself; drawn in no picture"),
        *_columns(
            ("influences", "links that say so, by their ids"),
            ("lines", "lines of the region's report"),
            ("references", "the report's own notes there, by their ids"),
        ),
    )
    rows = tuple(
        (name, one.source, one.target, one.sign.value, one.strength.value, one.is_disputed,
         one.source == one.target, " ".join(own.id for own in one.influences),
         "; ".join(one.lines), " ".join(one.references))
        for name in found.landscape.influence_map.codings
        for graph in (influences.coded(found.landscape.influence_map, name),)
        for one in (*graph.links, *graph.inward)
    )  # fmt: skip
    return Table("coded_links", "Links between concepts", "The links of the report as each coding "
                 "reads them, causes alone.", columns, rows,
                 ("coding", "source", "target", "sign"))  # fmt: skip


def _loops(found: futures.Futures) -> Table:
    columns = (
        Column("coding", _T, "identifier of the coding"),
        Column("loop", _T, "its concepts in order, each followed by the sign of what it does"),
        Column("kind", _T, "reinforcing, balancing, or undetermined"),
        Column("links", _I, "how many links it has", "links"),
        Column("share", _N, "share of defensible codings in which it closes by the same sign"),
        Column("codings", _I, "defensible codings drawn", "codings"),
        Column("seed", _I, "seed of the draws"),
    )
    rows = tuple(
        (found.landscape.graph.coding,
         " ".join(part for link in one.loop.links for part in (link.source, link.sign.value)),
         one.loop.kind.value, len(one.loop.links), one.robust.share, one.robust.draws,
         one.robust.seed)
        for one in found.loops.found
    )  # fmt: skip
    return Table("loops", "Loops", "Chains of influence that close, with the share of codings in "
                 "which each survives.", columns, rows, ("coding", "loop"))  # fmt: skip
