"""Random matrices with measures, and their answers by going through every state of every set."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

import numpy as np
import numpy.typing as npt

from synopsis.landscape.scenarios.crossimpact import CrossImpact, Descriptor
from synopsis.landscape.scenarios.measures import Goal, Hold, Measure, Push, Question
from synopsis.landscape.scenarios.search import Search

Table = npt.NDArray[np.int64]


def matrix_of(sizes: Sequence[int], rng: np.random.Generator, density: float = 0.4) -> CrossImpact:
    """A random matrix, self-impacts among it, with a bias here and there."""
    descriptors = tuple(
        Descriptor(f"d{place}", tuple(f"v{one}" for one in range(size)))
        for place, size in enumerate(sizes)
    )
    width, count = sum(sizes), len(sizes)
    owners = np.repeat(np.arange(count), sizes)
    links = rng.random((count, count)) < density
    cells = np.where(links[np.ix_(owners, owners)], rng.integers(-3, 4, (width, width)), 0)
    bias = rng.integers(-1, 2, width) * (rng.random(width) < 0.3)
    return CrossImpact("random", descriptors, cells, bias.astype(np.int64))


def random_matrix(rng: np.random.Generator, most: int = 6) -> CrossImpact:
    """A random matrix of two to `most` descriptors with two to four variants."""
    return matrix_of(rng.integers(2, 5, int(rng.integers(2, most + 1))).tolist(), rng)


def random_measures(
    model: CrossImpact, rng: np.random.Generator, count: int
) -> tuple[Measure, ...]:
    """Pushes and holds at random; the goal's descriptor, the first, is never held."""
    return tuple(_measure(model, rng, f"m{number}") for number in range(count))


def _measure(model: CrossImpact, rng: np.random.Generator, code: str) -> Measure:
    def word(place: int) -> str:
        return f"v{rng.integers(model.sizes[place])}"

    if rng.random() < 0.3:
        held = int(rng.integers(1, len(model.sizes)))
        return Measure(code, holds=(Hold(f"d{held}", word(held)),))
    places = rng.choice(len(model.sizes), size=int(rng.integers(1, 3)), replace=False).tolist()
    pushes = tuple(
        Push(f"d{place}", {word(place): int(rng.choice([-4, -2, 2, 4]))}) for place in places
    )
    return Measure(code, pushes=pushes)


def random_question(
    seed: int, most: int = 6, count: int = 4, search: Search | None = None
) -> Question:
    """A question about the first descriptor of a random matrix."""
    rng = np.random.default_rng(seed)
    model = random_matrix(rng, most)
    goal = Goal("d0", frozenset({f"v{rng.integers(model.sizes[0])}"}))
    return Question(model, random_measures(model, rng, count), goal, search or Search())


def all_states(model: CrossImpact) -> Table:
    """Every state there is, shape (product of sizes, n)."""
    return np.array(list(product(*(range(size) for size in model.sizes))), dtype=np.int64)


def brute_states(
    model: CrossImpact,
    held: Mapping[int, int] | None = None,
    bias: npt.NDArray[np.int64] | None = None,
    tolerance: int = 0,
) -> Table:
    """All consistent scenarios by the definition, looked up one state after the other."""
    states, held = all_states(model), held or {}
    sums = model.cells[states + model.offsets].sum(axis=1) + model.bias
    sums = sums + (0 if bias is None else bias)
    well = np.ones(len(states), dtype=np.bool_)
    for place, size in enumerate(model.sizes):
        first = int(model.offsets[place])
        if place in held:
            well &= states[:, place] == held[place]
            continue
        block = sums[:, first : first + size]
        chosen = block[np.arange(len(states)), states[:, place]]
        well &= chosen + tolerance >= block.max(axis=1)
    return np.asarray(states[well])


def brute_under(
    question: Question, chosen: Sequence[Measure], cells: Table | None = None
) -> Table | None:
    """The consistent scenarios under measures; None where two of them contradict."""
    model = question.model
    if cells is not None:
        model = CrossImpact(model.name, model.descriptors, cells, model.bias)
    bias, held = np.zeros(model.width, dtype=np.int64), dict(question.search.clamps)
    for measure in chosen:
        for push in measure.pushes:
            for word, amount in push.amounts.items():
                bias[model.offsets[int(push.descriptor[1:])] + int(word[1:])] += amount
        for hold in measure.holds:
            place, variant = int(hold.descriptor[1:]), int(hold.variant[1:])
            if held.setdefault(place, variant) != variant:
                return None
    return brute_states(model, held, bias, question.search.tolerance)


def brute_verdict(question: Question, chosen: Sequence[Measure], cells: Table | None = None) -> str:
    """What a set does, by all its scenarios."""
    states = brute_under(question, chosen, cells)
    if states is None:
        return "clash"
    if not len(states):
        return "vacuous"
    allowed = [int(word[1:]) for word in question.goal.variants]
    return "works" if np.isin(states[:, 0], allowed).all() else "refuted"


def brute_levels(question: Question, largest: int) -> Iterator[dict[tuple[str, ...], str]]:
    """The verdicts on all sets of each size, up to the first at which one works."""
    for size in range(min(largest, len(question.measures)) + 1):
        level = {
            tuple(one.code for one in chosen): brute_verdict(question, chosen)
            for chosen in combinations(question.measures, size)
        }
        yield level
        if "works" in level.values():
            return


def chain(push: int = 3) -> Question:
    """Unrest follows grievance by two steps; dialogue eases grievance."""
    words = ("low", "high")
    codes = ("unrest", "grievance", "pressure")
    cells = np.zeros((6, 6), dtype=np.int64)
    for source, target in ((1, 0), (2, 1)):
        block = np.array([[2, -2], [-2, 2]])
        cells[2 * source : 2 * source + 2, 2 * target : 2 * target + 2] = block
    model = CrossImpact(
        "chain",
        tuple(Descriptor(one, words) for one in codes),
        cells,
        np.array([0, 0, 0, 0, 0, 5]),
    )
    measures = (
        Measure("dialogue", "talks", pushes=(Push("grievance", {"low": push, "high": -push}),)),
        Measure("aid", "aid", pushes=(Push("unrest", {"low": 1}),)),
        Measure("deterrence", "deterrence", holds=(Hold("pressure", "low"),)),
    )
    return Question(model, measures, Goal("unrest", frozenset({"low"})))


def draws_of(question: Question, count: int, seed: int) -> Table:
    """Matrices of the same links in which every other judgement is one more or one less."""
    rng = np.random.default_rng(seed)
    cells = question.model.cells
    moved = rng.integers(-1, 2, (count, *cells.shape)) * (rng.random((count, *cells.shape)) < 0.5)
    return np.asarray(cells + moved * (cells != 0), dtype=np.int64)
