"""Mechanisms by threats and by functions: marks in a grid, and the same in words."""

from synopsis.landscape import framework
from synopsis.report.content import Block, Grid, Heading, Paragraph, Tone
from synopsis.report.framework_text import names, topic_at
from synopsis.report.material import Material
from synopsis.report.prose import words
from synopsis.vocabulary import Sentence, Span, number_at

_GROUPS = {
    "regional": "in the region",
    "european": "of the European Union and its partners",
    "global": "worldwide",
}
_BASES = ("the region's report", "a public source", "our assessment")
_MARKS = dict(zip(_BASES, ("\N{BLACK CIRCLE}", "\N{FISHEYE}", "\N{WHITE CIRCLE}"), strict=True))
_NONE = words("\N{MIDDLE DOT}")
_KEY = (
    f"{_MARKS[_BASES[0]]} said by the report; {_MARKS[_BASES[1]]} said by a public source; "
    f"{_MARKS[_BASES[2]]} our assessment; \N{MIDDLE DOT} not said, which is no denial. A row that "
    "is not covered has no mechanism at all. The same stands in words below."
)


def threats_part(material: Material) -> tuple[Block, ...]:
    """Which mechanism answers which threat: a grid for each group, then all in words."""
    cooperation = material.cooperation
    matrix = framework.threats_covered(cooperation.mechanisms, cooperation.threats)
    if not matrix.topics:
        return ()
    return (
        Heading(words("Which threat is answered by whom"), 2, "threats"),
        Paragraph(words(_KEY), Tone.NOTE),
        *(_marked(matrix, group) for group in _GROUPS if _of_group(matrix, group)),
        _in_words(matrix, "threats", "Threats and who answers them"),
    )


def functions_part(material: Material) -> tuple[Block, ...]:
    """Which mechanism has which function, in words."""
    cooperation = material.cooperation
    matrix = framework.functions_covered(cooperation.mechanisms, cooperation.functions)
    if not matrix.topics:
        return ()
    return (
        Heading(words("What they do"), 2, "functions"),
        _in_words(matrix, "functions", "Functions and who has them"),
    )


def _of_group(matrix: framework.CoverageMatrix, group: str) -> tuple[framework.Mechanism, ...]:
    """The mechanisms of a group that answer anything."""
    busy = {mechanism for _, mechanism in matrix.cells}
    return tuple(one for one in matrix.mechanisms if one.group == group and one.id in busy)


def _marked(matrix: framework.CoverageMatrix, group: str) -> Grid:
    """Threats by the mechanisms of one group, a mark where a card names the pair."""
    columns, gaps = _of_group(matrix, group), {one.id for one in matrix.gaps}
    rows = tuple(
        (
            (Span(topic.name, address=topic_at("threats", topic)),),
            *(() if topic.id in gaps else _mark(matrix, topic, one) for one in columns),
        )
        for topic in matrix.topics
    )
    return Grid(
        f"threats-{group}",
        words(f"Threats and mechanisms {_GROUPS[group]}"),
        (words("Threat"), *(words(one.head) for one in columns)),
        rows,
        # Marks are set as narrowly as numbers, so that the grid fits a phone.
        (False, *(True for _ in columns)),
    )


def _mark(
    matrix: framework.CoverageMatrix, topic: framework.Topic, mechanism: framework.Mechanism
) -> Sentence:
    grounds = matrix.cells.get((topic.id, mechanism.id))
    if grounds is None:
        return _NONE
    address = number_at("mechanism", mechanism.id, "threats", topic.id)
    return (Span(_MARKS[grounds.basis], address=address),)


def _in_words(matrix: framework.CoverageMatrix, kind: str, title: str) -> Grid:
    """Each topic with its mechanisms, apart by what says so."""
    rows = tuple(_row(matrix, kind, topic) for topic in matrix.topics)
    heads = ("", "By the report", "By a public source", "By our assessment")
    first = words("Threat" if kind == "threats" else "Function")
    return Grid(
        f"{kind}-in-words",
        words(title),
        (first, *(words(head) for head in heads[1:])),
        rows,
        (False,) * len(heads),
        note=words("A dash: nothing of that kind. Not covered in a whole row: no mechanism."),
    )


def _row(
    matrix: framework.CoverageMatrix, kind: str, topic: framework.Topic
) -> tuple[Sentence, ...]:
    head = (Span(topic.name, address=topic_at(kind, topic)),)
    found = matrix.mechanisms_of(topic.id)
    if not found:
        return head, (), (), ()
    cells = (
        names(one for one in found if matrix.cells[topic.id, one.id].basis == basis)
        or words("\N{EN DASH}")
        for basis in _BASES
    )
    return head, *cells
