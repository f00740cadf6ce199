"""Sections that say the same things of different subjects, as those on "Lot A" and "Lot B" do."""

from collections import Counter
from collections.abc import Iterable, Sequence

from synopsis.report.check.document import Sentence

Sections = tuple[tuple[str, ...], tuple[str, ...]]


def sections_of(one: Sentence, two: Sentence) -> Sections:
    """The headings over two sentences."""
    return one.block.section, two.block.section


def between_sections(pairs: Iterable[tuple[Sentence, Sentence]]) -> Counter[Sections]:
    """How many pairs of sentences lie between two sections."""
    told = {(one.number, two.number): sections_of(one, two) for one, two in pairs}
    return Counter(told.values())


def are_templates(both: Sections, between: int) -> bool:
    """Whether two sections stand side by side and have more than one pair, or are named alike."""
    one, two = both
    are_siblings = len(one) == len(two) > 1 and one[:-1] == two[:-1] and one != two
    return are_siblings and (between > 1 or _are_named_alike(one, two))


def _are_named_alike(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether two headings differ in one word: "Lot A" and "Lot B"."""
    left, right = one[-1].lower().split(), two[-1].lower().split()
    apart = sum(a != b for a, b in zip(left, right, strict=False))
    return len(left) == len(right) > 1 and apart == 1
