"""Tables that are about members of the region: their cells, their heads and their titles."""

from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Block, Kind
from synopsis.report.check.rules.terms.lists import named_in
from synopsis.report.check.rules.terms.scope import names_elsewhere
from synopsis.report.check.terms import Terms

_FEWEST = 2  # members that a table names


def lists_members(case: Case, terms: Terms, block: Block) -> bool:
    """Whether a block is of a table that names members of the region and no place elsewhere."""
    return id(block) in _blocks_of_members(case, terms)


@lru_cache(maxsize=4)
def _blocks_of_members(case: Case, terms: Terms) -> frozenset[int]:
    """The cells of such tables and the captions right above or below them, by identity."""
    tables: dict[int, list[int]] = {}
    for index, block in enumerate(case.document.blocks):
        if block.slot is not None:
            tables.setdefault(block.slot.table, []).append(index)
    blocks = case.document.blocks
    found: set[int] = set()
    for places in tables.values():
        cells = [blocks[index] for index in places]
        named = {one.code for cell in cells for one in named_in(terms, cell.text)}
        if len(named) < _FEWEST or any(names_elsewhere(terms, cell.text) for cell in cells):
            continue
        beside = [blocks[n] for n in (places[0] - 1, places[-1] + 1) if 0 <= n < len(blocks)]
        found |= {id(one) for one in cells}
        found |= {id(one) for one in beside if one.kind is Kind.CAPTION}
    return frozenset(found)
