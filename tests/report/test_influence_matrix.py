"""The matrix holds what acts and what is acted on, and nothing that was not said."""

import os
import re
import subprocess
import sys

from synopsis.report.influence_marks import Arc, Node
from synopsis.report.influence_matrix import matrix_svg

NODES = (
    Node("a", "Alpha", "factor"),
    Node("b", "Beta", "trend"),
    Node(
        "c", "A concept with a name that is far too long for the head of any column\u2020", "trend"
    ),
    Node("d", "Delta that is never linked", "trend"),
)
ARCS = (Arc("a", "b", 1, 3, "a on b", "n-x"), Arc("b", "c", -1, 1, "b on c"))


def test_concept_without_links_has_neither_row_nor_column() -> None:
    drawn = matrix_svg(NODES, ARCS, 200)
    assert "Delta" not in drawn
    assert drawn.count(">Alpha<") == 1
    assert drawn.count(">Beta<") == 2


def test_every_link_has_one_mark() -> None:
    drawn = matrix_svg(NODES, ARCS, 200)
    assert drawn.count("data-words") - drawn.count('data-words="promotes"') - drawn.count(
        'data-words="restricts"'
    ) == len(ARCS)


def test_long_name_is_cut_and_keeps_its_mark() -> None:
    drawn = matrix_svg(NODES, ARCS, 200)
    assert "\u2026\u2020" in drawn
    assert "any column" not in drawn


def test_picture_has_no_numeral_in_its_text() -> None:
    drawn = matrix_svg(NODES, ARCS, 200)
    assert not re.search(r">[^<]*\d[^<]*<", drawn)


def test_layers_stand_apart() -> None:
    joined = [Node(one.code, one.name, "one") for one in NODES]
    heights = [
        float(
            matrix_svg(nodes, (*ARCS, Arc("c", "a", 1, 1, "")), 200)
            .split('height="')[1]
            .split('"')[0]
        )
        for nodes in (NODES, joined)
    ]
    assert heights[0] > heights[1]


def test_matrix_is_the_same_whatever_the_hashes_of_words() -> None:
    drawn = {
        subprocess.run(
            [sys.executable, "-c", _DRAW], env={**os.environ, "PYTHONHASHSEED": seed},
            check=True, capture_output=True,
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(drawn) == 1


_DRAW = """
from synopsis.report.influence_marks import Arc, Node
from synopsis.report.influence_matrix import matrix_svg
nodes = [Node(name, name, "trend") for name in ("alpha", "beta", "gamma", "delta", "epsilon")]
arcs = [Arc(a.code, b.code, 1, 2, "w") for a in nodes for b in nodes if a != b]
print(matrix_svg(nodes, arcs, 120.0))
"""
