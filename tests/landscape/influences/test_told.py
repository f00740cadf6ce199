"""A loop is told in one sentence with the lines and references behind each step."""

from synopsis.landscape.influences import coded, loops, paths, told
from tests.landscape.influences.small_map import link, small_map


def test_loop_is_told_in_one_sentence_with_its_lines() -> None:
    rows = [
        link("E001", "crime", "trust", "-", lines="344-345", reference="R024a"),
        link("E002", "trust", "crime", "-", lines="9", strength="possible"),
    ]
    graph = coded(small_map(rows), "tried")
    assert told(loops(graph).found[0], graph) == (
        "more of “Crime” means less of “Trust” (lines 344-345; R024a); more of “Trust” may mean "
        "less of “Crime” (lines 9): the loop reinforces itself."
    )


def test_open_and_disputed_steps_are_told_as_such() -> None:
    rows = [
        link("E001", "a", "b", "?", strength="expected"),
        link("E002", "b", "c"),
        link("E003", "b2", "c", "-"),
    ]
    graph = coded(small_map(rows, {"b2": "b"}), "tried")
    assert told(paths(graph, "a", "c").found[0], graph) == (
        "more of “A” is expected to act on “B” (lines 10-12); more of “B” means more of “C” "
        "(lines 10-12), though the report also says the opposite."
    )
