"""Who cooperates on what: membership, threats and functions by mechanism, overlaps and gaps."""

from synopsis.landscape import framework
from synopsis.report.chapters.mechanism_cards import one_by_one
from synopsis.report.chapters.mechanism_matrix import functions_part, threats_part
from synopsis.report.content import Block, Grid, Heading, Items, Page, Paragraph, Tone
from synopsis.report.framework_text import fact_at, name_span, names, topic_at
from synopsis.report.material import Material
from synopsis.report.prose import joined, words
from synopsis.vocabulary import Place, Sentence, Span, Voice, number_at

_LEAD = (
    "Which bodies, processes, networks and instruments the economies work through, who belongs to "
    "them, which threats they answer, and what nobody answers."
)


def mechanisms_page(material: Material) -> Page:
    """The mechanisms of cooperation, with what each statement rests on."""
    return Page(
        "mechanisms",
        words("Who cooperates on what"),
        (
            Paragraph(words(_LEAD), Tone.LEAD),
            *_standing_out(material),
            *_membership(material),
            *threats_part(material),
            *functions_part(material),
            *one_by_one(material),
            *_spellings(material),
            *_stakeholders(material),
        ),
        short="Mechanisms",
        group="Cooperation",
    )


def _standing_out(material: Material) -> tuple[Block, ...]:
    """Gaps first, then what rests on little, then where many meet."""
    cooperation = material.cooperation
    threats = framework.threats_covered(cooperation.mechanisms, cooperation.threats)
    functions = framework.functions_covered(cooperation.mechanisms, cooperation.functions)
    items = [
        *_topic_line("No mechanism named here answers: ", "threats", threats.gaps),
        *_topic_line("No mechanism is named for these functions: ", "functions", functions.gaps),
        *_topic_line("Answered by our assessment alone: ", "threats", threats.thin),
        *_asked_for(threats),
        *_most_shared(threats),
        *_constraints(material),
    ]
    head = Heading(words("What stands out"), 2, "stands-out")
    return (head, Items(tuple(items))) if items else ()


def _topic_line(
    begin: str, kind: str, topics: tuple[framework.Topic, ...]
) -> tuple[Paragraph, ...]:
    if not topics:
        return ()
    said = words(f"{begin}{', '.join(one.name.lower() for one in topics)}.")
    return (Paragraph(said, Tone.CAVEAT, cites=tuple(topic_at(kind, one) for one in topics)),)


def _asked_for(matrix: framework.CoverageMatrix) -> tuple[Paragraph, ...]:
    """Of the threats whose answer needs cooperation by the report's words, the least answered."""
    asked = [one for one in matrix.topics if one.is_asked_for]
    if not asked:
        return ()
    least = min(asked, key=lambda one: len(matrix.mechanisms_of(one.id)))
    named = ", ".join(one.name.lower() for one in asked)
    said = joined(
        (
            words(f"The report fears for the answer to {named}. Of these, the fewest mechanisms "
                  f"answer {least.name.lower()}: "),
            names(matrix.mechanisms_of(least.id)),
            words("."),
        ),
        "",
    )  # fmt: skip
    return (Paragraph(said, cites=(topic_at("threats", least),)),)


def _most_shared(matrix: framework.CoverageMatrix) -> tuple[Paragraph, ...]:
    shared = matrix.overlaps()
    if not shared:
        return ()
    topic, mechanisms = shared[0]
    said = joined(
        (words(f"Most mechanisms meet on {topic.name.lower()}: "), names(mechanisms), words(".")),
        "",
    )
    return (Paragraph(said, cites=(topic_at("threats", topic),)),)


def _constraints(material: Material) -> tuple[Paragraph, ...]:
    """Principles of mechanisms, which whoever proposes something has to respect."""
    return tuple(
        Paragraph(
            joined((words("A principle to respect in proposals: "), words(fact.text),
                    words(" ("), (name_span(one),), words(")")), ""),
            cites=(fact_at(one, "principles", fact),),
        )
        for one in material.cooperation.mechanisms
        for fact in one.principles
    )  # fmt: skip


def _membership(material: Material) -> tuple[Block, ...]:
    """Who is member of what, the economies in alphabetical order; nothing known is hatched."""
    known = [one for one in material.cooperation.mechanisms if one.members]
    silent = [one for one in material.cooperation.mechanisms if not one.members]
    places = material.region.places
    rows = tuple(((name_span(one),), *(_standing(one, place) for place in places)) for one in known)
    note = words(
        "Not covered means that neither the report nor a public source at hand says it; it does "
        "not mean that the economy stands apart. Each cell opens its instrument and its source."
    )
    more = joined((words("Membership by economy is not known, or has no meaning, for: "),
                   names(silent), words(".")), "")  # fmt: skip
    return (
        Heading(words("Who belongs to what"), 2, "membership"),
        Grid(
            "membership-table",
            words("Membership by economy"),
            (words("Mechanism"), *(words(material.region.name(place)) for place in places)),
            rows,
            (False,) * (len(places) + 1),
            note=note,
        ),
        *((Paragraph(more, Tone.NOTE),) if silent else ()),
    )


def _standing(mechanism: framework.Mechanism, place: Place) -> Sentence:
    one = framework.standing_of(mechanism, place)
    if one is None:
        return ()
    return (Span(one.words, address=number_at("mechanism", mechanism.id, "members", one.place)),)


def _spellings(material: Material) -> tuple[Block, ...]:
    """Other spellings with what they stand for; no source is corrected in silence."""
    aliases = material.cooperation.aliases
    if not aliases:
        return ()
    rows = tuple(
        (
            (Span(one.spelling, Voice.QUOTE, number_at("alias", one.id)),),
            words(one.kind.value),
            (name_span(material.cooperation.mechanism(one.mechanism)),),
            (Span(one.lines, address=number_at("alias", one.id)),)
            if one.lines
            else words("not in the report"),
        )
        for one in aliases
    )
    heads = ("As it is written", "Kind", "Stands for", "Lines of the report")
    return (
        Heading(words("Names and spellings"), 2, "spellings"),
        Paragraph(
            words("Texts keep the spelling that they have; this table says what is meant."),
            Tone.NOTE,
        ),
        Grid(
            "spellings-table",
            words("Names and spellings of mechanisms"),
            tuple(words(head) for head in heads),
            rows,
            (False,) * len(heads),
        ),
    )


def _stakeholders(material: Material) -> tuple[Block, ...]:
    classes = material.cooperation.stakeholders
    if not classes:
        return ()
    items = tuple(
        Paragraph(words(f"{one.name}: {one.about}"), cites=(topic_at("stakeholders", one),))
        for one in classes
    )
    return (
        Heading(words("Who should sit at the table"), 2, "stakeholders"),
        Paragraph(
            words("Classes of stakeholders, never persons. The report praises meetings in which "
                  "several of them took part."),
            Tone.NOTE,
        ),
        Items(items),
    )  # fmt: skip
