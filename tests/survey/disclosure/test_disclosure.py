from dataclasses import replace

import numpy as np
import pytest

from synopsis.survey.disclosure.gate import (
    HELD_BACK,
    SHOWN,
    TOO_FEW,
    TOO_SMALL_A_BASE,
    Answered,
    Besides,
    Limits,
    chosen_of,
    gate,
    gate_flags,
    primary,
)
from synopsis.survey.disclosure.scheme import Banner, Scheme
from synopsis.survey.errors import SurveyError
from tests.survey.disclosure.worlds import LIMITS, World, ends, recovered


@pytest.mark.parametrize("start", range(0, 80, 20))
def test_attacker_recovers_no_hidden_cell_in_many_small_worlds(start: int) -> None:
    worlds = [World(seed) for seed in range(start, start + 20)]
    assert [recovered(world, world.gate()) for world in worlds] == [0] * 20


@pytest.mark.parametrize("start", range(200, 230, 15))
def test_attacker_recovers_none_where_economies_were_settled_before(start: int) -> None:
    for seed in range(start, start + 15):
        world = World(seed)
        reasons, settled = world.gate_in_two_steps(), world.settled
        assert (reasons[: len(settled)] == settled).all()
        bare = np.ones(reasons.shape, dtype=np.bool_)
        bare[: len(settled)] = settled != SHOWN
        assert recovered(world, reasons, ends(world, bare)) == 0, seed


def test_two_books_of_one_wave_hide_the_same_cells_of_the_economies() -> None:
    found = 0
    for seed in range(24):
        world = World(seed)
        books = [
            [*world.banners[:2], world.banner(("sex",))],
            [*world.banners[:2], world.banner(("economy", "sex"))],
        ]
        one, other = (
            gate(Scheme.of(book), world.answered, LIMITS, world.settled)[: len(world.settled)]
            for book in books
        )
        assert (one == other).all()
        apart = (gate(Scheme.of(book), world.answered, LIMITS) for book in books)
        alone = [one[: len(world.settled)] for one in apart]
        found += bool((alone[0] != alone[1]).any())
    assert found > 0, "without the first step the books differ"


def test_attacker_finds_who_told_no_group_where_they_are_no_column() -> None:
    found = 0
    for seed in range(24):
        world = World(seed)
        whole = Scheme.of(world.banners)
        if len(whole.members) == whole.printed:
            continue
        bare = replace(
            whole,
            members=whole.members[: whole.printed],
            importance=whole.importance[: whole.printed],
        )
        found += recovered(world, gate(bare, world.answered, LIMITS), only_exact=True)
    assert found > 5


def test_one_who_told_no_sex_is_not_told_by_the_columns_of_both_sexes() -> None:
    rng = np.random.default_rng(5)
    codes, sex = rng.integers(0, 3, 1000), rng.integers(0, 2, 1000)
    sex[17] = -1
    banners = [Banner((), np.zeros(1000, dtype=np.int64), 1), Banner(("sex",), sex, 2)]
    found = gate(Scheme.of(banners), Answered(codes, np.ones(1000), 3), LIMITS)
    assert found.shape == (3, 3)
    assert (found[0] == SHOWN).all()
    assert (found[1:] != SHOWN).any(axis=0).all()
    codes[17] = -1
    found = gate(Scheme.of(banners), Answered(codes, np.ones(1000), 3), LIMITS)
    assert (found == SHOWN).all(), "who is in no base of the question is no cell of it"


def test_a_mean_is_hidden_beside_a_hidden_answer() -> None:
    for seed in range(60):
        world = World(seed)
        if len(world.numbers):
            reasons = world.gate()
            hidden = (reasons[:, : world.answers] != SHOWN).any(axis=1)
            assert (reasons[hidden, world.answers] != SHOWN).all()


def test_attacker_recovers_cells_where_nothing_is_held_back_besides() -> None:
    worlds = [World(seed) for seed in range(15)]
    first = [
        np.where(reasons == HELD_BACK, SHOWN, reasons)
        for reasons in (world.gate() for world in worlds)
    ]
    found = [recovered(*pair, only_exact=True) for pair in zip(worlds, first, strict=True)]
    assert sum(found) > 20


def test_gate_counts_people_and_not_weights() -> None:
    codes = np.repeat([0, 1], [991, 9])
    weights = np.where(codes == 1, 1000.0, 1.0)
    whole = [Banner((), np.zeros(1000, dtype=np.int64), 1)]
    assert gate(Scheme.of(whole), Answered(codes, weights, 2), LIMITS).tolist() == [
        [TOO_FEW, TOO_FEW]
    ]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([40, 50], [SHOWN, SHOWN]),
        ([10, 30], [SHOWN, SHOWN]),
        ([9, 31], [TOO_FEW, TOO_FEW]),
        ([0, 40], [SHOWN, SHOWN]),
        ([1, 20, 20], [TOO_FEW, SHOWN, SHOWN]),
        ([95, 5, 3], [TOO_FEW, TOO_FEW, TOO_FEW]),
        ([15, 14], [TOO_SMALL_A_BASE, TOO_SMALL_A_BASE]),
        ([0, 0], [SHOWN, SHOWN]),
    ],
)
def test_primary_hides_few_people_in_a_cell_against_it_and_in_its_base(
    counts: list[int], expected: list[int]
) -> None:
    assert primary(np.array([counts]), LIMITS)[0].tolist() == expected


def test_gate_hides_a_partner_in_both_directions() -> None:
    sex = np.repeat([0, 1], 200)
    codes = np.concatenate([np.repeat([0, 1, 2], [5, 95, 100]), np.repeat([0, 1, 2], [50, 70, 80])])
    banners = [Banner((), np.zeros(400, dtype=np.int64), 1), Banner(("sex",), sex, 2)]
    found = gate(Scheme.of(banners), Answered(codes, np.ones(400), 3), LIMITS)
    assert found[1, 0] == TOO_FEW
    assert (found[1] != SHOWN).sum() >= 2, "its column must not give it back"
    assert (found[:, 0] != SHOWN).sum() >= 2, "its row must not give it back"


def test_gate_counts_a_net_and_a_mean_among_what_is_published() -> None:
    codes = np.repeat([0, 1, 2, 3], [100, 4, 100, 50])
    whole = Scheme.of([Banner((), np.zeros(254, dtype=np.int64), 1)])
    besides = Besides((1.0, 2.0, 3.0, float("nan")), (True, True, False, False))
    found = gate(whole, Answered(codes, np.ones(254), 4, besides), LIMITS)[0].tolist()
    assert found[1] == TOO_FEW
    left = [at for at in range(4) if found[at] != SHOWN]
    away = np.array([-1.0, 0.0, 1.0, 0.0]) * (found[4] == SHOWN)
    net = np.array([1.0, 1.0, 0.0, 0.0]) * (found[5] == SHOWN)
    known = np.array([np.ones(4), away, net])[:, left]
    assert len(left) - np.linalg.matrix_rank(known) >= 1


def test_a_net_of_too_few_people_is_hidden() -> None:
    codes = np.repeat([0, 1, 2, 3], [4, 3, 100, 50])
    whole = Scheme.of([Banner((), np.zeros(157, dtype=np.int64), 1)])
    net = Besides((), (True, True, False, False))
    found = gate(whole, Answered(codes, np.ones(157), 4, net), LIMITS)[0].tolist()
    assert found[4] == TOO_FEW


def test_gate_leaves_a_table_without_small_cells_alone() -> None:
    codes = np.tile([0, 1], 300)
    banners = [Banner((), np.zeros(600, dtype=np.int64), 1)]
    assert (gate(Scheme.of(banners), Answered(codes, np.ones(600), 2), LIMITS) == SHOWN).all()


def test_gate_of_several_answers_treats_each_as_a_table_of_its_own() -> None:
    flags = np.zeros((400, 2), dtype=np.bool_)
    flags[:5, 0] = True
    flags[::2, 1] = True
    sex = np.tile([0, 1], 200)
    banners = [Banner((), np.zeros(400, dtype=np.int64), 1), Banner(("sex",), sex, 2)]
    chosen = chosen_of(flags, np.ones(400, dtype=np.bool_), np.ones(400))
    found = gate_flags(Scheme.of(banners), chosen, LIMITS)
    assert (found[:, 0] != SHOWN).all()
    assert found[0, 1] == SHOWN


def test_gate_is_the_same_each_time() -> None:
    world = World(3)
    assert (world.gate() == world.gate()).all()


def test_limits_that_hide_nothing_are_refused() -> None:
    with pytest.raises(SurveyError, match="no limits"):
        Limits(0, 30)


def test_scheme_ties_variables_that_no_block_crosses() -> None:
    world = World(1)
    banners = [world.banner(term) for term in ((), ("economy",), ("sex",))]
    scheme = Scheme.of(banners)
    assert len(scheme.atoms) == 3
    assert len(Scheme.of([*banners, world.banner(("economy", "sex"))]).atoms) == 2
