"""Two processes find what one finds; where the other one fails, its part is done here."""

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from synopsis.report.check import check_documents, read_text
from synopsis.report.check.case import Case
from synopsis.report.check.figures import find_figures
from synopsis.report.check.hands import look_by_hands, look_through
from synopsis.report.check.note import Hit
from synopsis.report.check.terms import Terms
from synopsis.report.check.words import load_lexicon

_FAULTS = (
    "A majority of respondents (47 %) support plan {n}.",
    "Losses will grow in district {n}.",
    "Exports of mill {n} rose from 30 tonnes in 2021 to 20 tonnes in 2022.",
    "All respondents of group {n} agreed.",
    "Office {n} opened in May 2021 and is well attended.",
)


def _long_text() -> str:
    drawn = random.Random(4)  # noqa: S311  # no secret
    told = [drawn.choice(_FAULTS).format(n=number) for number in range(800)]
    return "\n\n".join(" ".join(told[at : at + 4]) for at in range(0, 800, 4))


def _case() -> Case:
    document, lexicon = read_text(_long_text()), load_lexicon("en")
    return Case(document, find_figures(document, lexicon), lexicon)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_two_processes_find_what_one_finds(terms: Terms) -> None:
    document = read_text(_long_text())
    alone = check_documents([document], terms)
    together = check_documents([document], terms, hands=2)
    assert together.notes == alone.notes
    assert len(alone.notes) > 100


def _first(case: Case) -> Iterator[Hit]:
    yield Hit(case.document.sentences[0], 0, 3, "here")


def _in_a_child_alone(home: int) -> None:
    if os.getpid() != home:
        raise RuntimeError


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_what_fails_beside_is_done_here() -> None:
    case, home = _case(), os.getpid()

    def breaks(case: Case) -> Iterator[Hit]:
        _in_a_child_alone(home)
        yield from _first(case)

    found = look_by_hands({"mine": _first}, {"yours": breaks}, [case], 2)
    assert [(name, hit.why) for name, hit in found] == [("mine", "here"), ("yours", "here")]
    assert len(look_through({"mine": _first}, [case])) == 1


def _children() -> set[str]:
    """Processes that this one has begun and not yet seen the end of, also of other tests."""
    return set(
        "".join(one.read_text() for one in Path("/proc/self/task").glob("*/children")).split()
    )


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_no_process_is_left_behind_where_a_rule_breaks() -> None:
    case = _case()

    def breaks(case: Case) -> Iterator[Hit]:
        raise ValueError(case.document.file)

    before = _children()
    with pytest.raises(ValueError, match=r"text\.md"):
        look_by_hands({"mine": breaks}, {"yours": _first}, [case], 2)
    assert _children() <= before
