from synopsis.landscape.futures.told import Turn, tell_scenario
from synopsis.landscape.scenarios.enumerate import enumerate_consistent
from synopsis.landscape.scenarios.search import Search
from tests.landscape.futures.worlds import shipped, small


def test_parts_add_up_to_the_score_and_each_to_its_balance() -> None:
    landscape = shipped()
    found = enumerate_consistent(landscape.matrix, Search(clamps=landscape.held))
    for number, state in enumerate(found.states.tolist()):
        told = tell_scenario(landscape, state, str(number))
        assert told.score == sum(one.balance for one in told.parts)
        for part in told.parts:
            assert part.balance == part.rest + sum(one.amount for one in part.supports)
            assert part.lead is None or part.lead >= 0


def test_every_support_of_the_shipped_landscape_has_its_lines() -> None:
    landscape = shipped()
    found = enumerate_consistent(landscape.matrix, Search(clamps=landscape.held))
    told = tell_scenario(landscape, found.states[0].tolist(), "A")
    supports = [one for part in told.parts for one in part.supports]
    assert supports
    assert all(one.links and all(link.lines for link in one.links) for one in supports)


def test_title_says_what_kind_of_future_it_is() -> None:
    parting = small([("a", "-", "b"), ("b", "-", "a")])
    titles = {tell_scenario(parting, state, "").title for state in ((0, 0), (1, 1), (2, 2), (0, 2))}
    assert titles == {
        "Things get better together",
        "Things stay as they are",
        "Things get worse together",
        "Some things get better while others get worse",
    }


def test_more_of_what_is_good_is_better() -> None:
    landscape = shipped()
    found = enumerate_consistent(landscape.matrix, Search(clamps=landscape.held))
    turns = {
        (part.concept.more.value, part.variant): part.turn
        for state in found.states.tolist()
        for part in tell_scenario(landscape, state, "").parts
        if part.variant in {"less", "more"}
    }
    assert turns["better", "more"] is turns["worse", "less"] is Turn.BETTER
    assert turns["better", "less"] is turns["worse", "more"] is Turn.WORSE
