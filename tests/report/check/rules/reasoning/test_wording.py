import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from synopsis.report.check.rules import reasoning
from synopsis.report.check.rules.reasoning.wording import (
    FAMILY,
    PIECES,
    listed,
    may_agree,
    shaped,
    years_in,
)
from synopsis.report.check.words import load_lexicon

ENGLISH = load_lexicon("en")
SLOT = re.compile(r"\{([A-Za-z_]+(?:\|[a-z_]+)*)\}")


def nodes() -> Iterator[ast.AST]:
    """All that stands in the code of the family."""
    for path in sorted(Path(str(reasoning.__file__)).parent.glob("*.py")):
        yield from ast.walk(ast.parse(path.read_text("utf-8")))


def strings() -> set[str]:
    return {
        node.value
        for node in nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def slots() -> set[str]:
    """The lists and pieces that have a place in some shape."""
    return {name for text in strings() for found in SLOT.findall(text) for name in found.split("|")}


def test_every_slot_of_a_shape_is_a_list_or_a_piece() -> None:
    given = {node.arg for node in nodes() if isinstance(node, ast.keyword)}
    assert slots() - set(ENGLISH.families[FAMILY]) - set(PIECES) - strings() - given == set()


def test_every_list_is_read_by_a_rule() -> None:
    assert set(ENGLISH.families[FAMILY]) - slots() - strings() == set()


def test_no_list_has_a_word_twice() -> None:
    lists = {name: ENGLISH.words(FAMILY, name) for name in ENGLISH.families[FAMILY]}
    assert {name for name, words in lists.items() if len(set(words)) < len(words)} == set()


def test_shape_is_filled_with_lists_and_pieces() -> None:
    pattern = shaped(
        ENGLISH, r"{may|will} {ADVERB} \s+ {VERB}  \b", VERB=r"(?:be|{matter_of_time})"
    )
    assert pattern.match("Might possibly be") is not None
    assert pattern.match("will only a matter of time") is not None
    assert pattern.match("must be") is None


def test_list_that_a_language_lacks_finds_nothing() -> None:
    assert shaped(ENGLISH, r"{no_such_list}?\w+").match("word") is not None
    assert shaped(ENGLISH, r"{no_such_list}\w+").match("word") is None
    assert listed(ENGLISH, "no_such_list").search("word") is None


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("in 2021", "from 2021 to 2023", True),
        ("in 2021", "in 2023", False),
        ("in 2021", "of late", True),
        ("", "", True),
        ("20219", "in 2023", True),
    ],
)
def test_years_agree_unless_both_give_others(one: str, other: str, agree: bool) -> None:  # noqa: FBT001
    assert may_agree(years_in(one), years_in(other)) is agree
