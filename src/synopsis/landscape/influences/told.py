"""Loops and paths in words: one sentence with the lines of the report behind each step."""

from synopsis.landscape.influences.graph import CodedLink, Graph
from synopsis.landscape.influences.influence import Sign, Strength
from synopsis.landscape.influences.loops import Loop, LoopKind, Path

_VERBS = {
    Strength.ASSERTED: ("means", "acts on"),
    Strength.EXPECTED: ("is expected to mean", "is expected to act on"),
    Strength.POSSIBLE: ("may mean", "may act on"),
    Strength.CONDITIONAL: ("on a condition means", "on a condition acts on"),
    Strength.MEASURE: ("is meant to bring", "is meant to act on"),
}
_ENDS = {
    LoopKind.REINFORCING: "the loop reinforces itself",
    LoopKind.BALANCING: "the loop balances itself",
    LoopKind.UNDETERMINED: "whether the loop reinforces or balances itself is left open",
}


def told(chain: Loop | Path, graph: Graph) -> str:
    """One sentence that tells a loop or a path, each step with its lines and references."""
    steps = "; ".join(_step(link, graph) for link in chain.links)
    if isinstance(chain, Loop):
        return f"{steps}: {_ENDS[chain.kind]}."
    return f"{steps}."


def _step(link: CodedLink, graph: Graph) -> str:
    """More of one concept means more or less of another, by the lines that say so."""
    source, target = (graph.concepts[end].name for end in (link.source, link.target))
    verb, open_verb = _VERBS[link.strength]
    amount = {Sign.MORE: "more", Sign.LESS: "less"}.get(link.sign)
    act = f"{verb} {amount} of" if amount else open_verb
    dispute = ", though the report also says the opposite" if link.is_disputed else ""
    return f"more of “{source}” {act} “{target}” ({cited(link)}){dispute}"


def cited(link: CodedLink) -> str:
    """The lines of the report behind a link, and the report's own references there."""
    lines = f"lines {'; '.join(link.lines)}"
    return f"{lines}; {', '.join(link.references)}" if link.references else lines
