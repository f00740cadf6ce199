"""Layer by layer: all partial states of a fixed order at once, many rules in one machine word.

Descriptors are decided in a fixed order (see `exact_order`). Each rule is a lane of a few bits in
a word of a partial state: it holds what may still be added before the rule is broken, and its
highest bit is lost when it is. Lanes of a descriptor that is not decided yet are lifted so that
they cannot lose theirs. So one addition judges several rules of thousands of partial states, and
whatever is left when all is decided is consistent; nothing is left out but what breaks a rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from synopsis.landscape.scenarios.exact_model import Rule, Rules

Words = npt.NDArray[np.uint64]  # shape (words, partial states)
Chosen = npt.NDArray[np.int64] | None  # numbers of partial states; None for all

WORD = 64
LANES = (8, 16, 32, 64)  # bits of a lane: the sums of a rule must fit below its highest
WIDE = 16  # words from which on it pays to write partial states anew less often


@dataclass(frozen=True, slots=True)
class Layers:
    """The layers of an order: what each choice adds to each word, and which words it may break.

    Word w is carried after step `first[w]` until step `last[w]`; the last words hold the choices.
    """

    order: tuple[int, ...]
    codes: tuple[tuple[int, ...], ...]  # of each step: the rows of `added`, one a variant
    added: Words  # (codes, words)
    judged: tuple[tuple[int, ...], ...]  # of each code: words that it may break
    start: npt.NDArray[np.uint64]
    first: npt.NDArray[np.int64]
    last: npt.NDArray[np.int64]
    top: np.uint64  # the highest bit of every lane
    bits: int  # of a packed choice

    @property
    def depth(self) -> int:
        """Descriptors to decide."""
        return len(self.order)

    def live(self, step: int) -> list[int]:
        """The words that partial states carry before a step."""
        return np.flatnonzero((self.first < step) & (step <= self.last)).tolist()

    def after(self, step: int) -> int:
        """The step before which partial states are written again."""
        return min(step + (2 if len(self.start) < WIDE else 3), self.depth)

    def states(self, words: Words) -> npt.NDArray[np.int64]:
        """The states that words of the last layer hold: shape (S, n)."""
        found = np.zeros((words.shape[1], self.depth), dtype=np.int64)
        a_word = WORD // self.bits
        for step, place in enumerate(self.order):
            row = words[step // a_word] >> np.uint64(self.bits * (step % a_word))
            found[:, place] = row & np.uint64((1 << self.bits) - 1)
        return found

    def grown(self, step: int, words: Words) -> list[Words]:
        """The partial states of the next layer: each with all variants that break no rule."""
        before, live = self.live(step), self.live(self.after(step))
        row = {word: at for at, word in enumerate(before)}
        kept = [row[word] for word in live if word in row]
        nodes = [_Node(self, row, words, None, np.zeros_like(self.start))]
        for at in range(step, self.after(step)):
            nodes = [one for node in nodes for one in node.children(at)]
        if len(kept) < len(before):
            words = words[kept]
        return [one.written(words, live) for one in nodes]


@dataclass(frozen=True, slots=True)
class _Node:
    """Some partial states of a layer after the same choices: which they are, and what is added."""

    layers: Layers
    row: dict[int, int]  # the rows of the words of the layer
    words: Words
    chosen: Chosen
    added: npt.NDArray[np.uint64]

    def children(self, step: int) -> Iterator["_Node"]:
        """Those that a further choice leaves, for each variant that leaves any."""
        cache: dict[int, npt.NDArray[np.uint64]] = {}
        for code in self.layers.codes[step]:
            added = self.added + self.layers.added[code]
            kept = self._kept(code, added, cache)
            if kept is None:
                yield _Node(self.layers, self.row, self.words, self.chosen, added)
            elif len(kept):
                chosen = kept if self.chosen is None else self.chosen[kept]
                yield _Node(self.layers, self.row, self.words, chosen, added)

    def _kept(
        self,
        code: int,
        added: npt.NDArray[np.uint64],
        cache: dict[int, npt.NDArray[np.uint64]],
    ) -> Chosen:
        """Which of these break no rule by a choice; None for all."""
        top, sums = self.layers.top, None
        for word in self.layers.judged[code]:
            if word not in self.row:
                begun = self.layers.start[word : word + 1] + added[word]
                if (begun[0] & top) != top:
                    return np.zeros(0, dtype=np.int64)
                continue
            if word not in cache:
                held = self.words[self.row[word]]
                cache[word] = held if self.chosen is None else held.take(self.chosen, mode="clip")
            if sums is None:
                sums = cache[word] + added[word]
            else:
                sums &= cache[word] + added[word]
        if sums is None:
            return None
        sums &= top
        return np.flatnonzero(sums == top)

    def written(self, words: Words, live: list[int]) -> Words:
        """These as they are in the next layer, from the words that live on."""
        old = np.array([word in self.row for word in live])
        added = self.added[live][:, None]
        held = words if self.chosen is None else words.take(self.chosen, axis=1, mode="clip")
        if old.all() and held is not words:
            held += added
            return held
        after = np.empty((len(live), held.shape[1]), dtype=np.uint64)
        after[old] = held
        after[~old] = self.layers.start[live][~old][:, None]
        after += added
        return after


def layers_of(rules: Rules, order: tuple[int, ...]) -> Layers:
    """Lay the rules out for an order."""
    plan = _Plan.of(rules, order)
    bits = max(1, (max(rules.sizes) - 1).bit_length())
    added, judged = plan.choices()
    start, first, last = plan.words()
    packed = _packed(plan, bits)
    count = packed.shape[1]
    a_word = WORD // bits
    return Layers(
        order,
        tuple(plan.of_place[place] for place in order),
        np.hstack([added, packed]),
        judged,
        np.concatenate([start, np.zeros(count, dtype=np.uint64)]),
        np.concatenate([first, np.arange(count) * a_word]),
        np.concatenate([last, np.full(count, len(order))]),
        np.uint64(sum(1 << (one + plan.lane - 1) for one in range(0, WORD, plan.lane))),
        bits,
    )


def _packed(plan: "_Plan", bits: int) -> Words:
    """What each choice adds to the words that hold choices."""
    a_word = WORD // bits
    packed = np.zeros((len(plan.codes), -(-len(plan.step) // a_word)), dtype=np.uint64)
    for code, (place, variant) in enumerate(plan.codes):
        step = int(plan.step[place])
        packed[code, step // a_word] = variant << (bits * (step % a_word))
    return packed


@dataclass(frozen=True, slots=True)
class _Plan:
    """Rules as lanes of words, sorted by word: what each code (an open variant) does to each."""

    codes: list[tuple[int, int]]
    of_place: list[tuple[int, ...]]
    step: npt.NDArray[np.int64]  # (n,): when each descriptor is decided
    rules: list[Rule]
    lane: int
    shift: npt.NDArray[np.uint64]  # (rules,)
    heads: npt.NDArray[np.int64]  # the first rule of each word
    weight: npt.NDArray[np.int64]  # (codes, rules)
    begins: npt.NDArray[np.bool_]  # (codes, rules): the choice of which makes the rule hold

    @classmethod
    def of(cls, all_rules: Rules, order: tuple[int, ...]) -> "_Plan":
        """Rules of a descriptor stand together, descriptors in their order."""
        step = np.argsort(order)
        rules = sorted(all_rules.rules, key=lambda one: int(step[one.place]))
        largest = max((one.total for one in rules), default=0)
        lane = next(bits for bits in LANES if largest < 1 << (bits - 1))
        places = _lanes([one.place for one in rules], WORD // lane)
        codes = [(place, one) for place, kept in enumerate(all_rules.open_) for one in kept]
        number = {code: at for at, code in enumerate(codes)}
        weight = np.zeros((len(codes), len(rules)), dtype=np.int64)
        begins = np.zeros((len(codes), len(rules)), dtype=np.bool_)
        for column, rule in enumerate(rules):
            for place, weights in rule.form:
                for variant in all_rules.open_[place]:
                    weight[number[place, variant], column] = weights[variant]
            for variant in rule.variants:
                begins[number[rule.place, variant], column] = True
        return cls(
            codes,
            [
                tuple(number[place, one] for one in kept)
                for place, kept in enumerate(all_rules.open_)
            ],
            step,
            rules,
            lane,
            np.array([lane * one for _, one in places], dtype=np.uint64),
            np.flatnonzero([one == 0 for _, one in places]),
            weight,
            begins,
        )

    def choices(self) -> tuple[Words, tuple[tuple[int, ...], ...]]:
        """What each code adds to each word, and the words that it may break."""
        if not self.rules:
            return np.zeros((len(self.codes), 0), dtype=np.uint64), ((),) * len(self.codes)
        lift = np.array([one.total - one.most for one in self.rules], dtype=np.int64)
        less = (self.weight + self.begins * lift).astype(np.uint64) << self.shift
        added = np.uint64(0) - np.add.reduceat(less, self.heads, axis=1)
        decided = self.step[[place for place, _ in self.codes]]
        holds = self.step[[one.place for one in self.rules]]
        may = (self.begins | (self.weight > 0)) & (holds <= decided[:, None])
        judged = np.logical_or.reduceat(may, self.heads, axis=1)
        return added, tuple(tuple(np.flatnonzero(one).tolist()) for one in judged)

    def words(self) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Each word with nothing decided, and the first and last steps that change it."""
        if not self.rules:
            none = np.zeros(0, dtype=np.int64)
            return none.astype(np.uint64), none, none
        tops = np.uint64(sum(1 << (one + self.lane - 1) for one in range(0, WORD, self.lane)))
        total = np.array([one.total for one in self.rules], dtype=np.uint64) << self.shift
        decided = self.step[[place for place, _ in self.codes]][:, None]
        changes = (self.weight > 0) | self.begins
        first = np.where(changes, decided, len(self.step)).min(axis=0)
        last = np.where(changes, decided, -1).max(axis=0)
        return (
            np.add.reduceat(total, self.heads) + tops,
            np.minimum.reduceat(first, self.heads),
            np.maximum.reduceat(last, self.heads),
        )


def _lanes(places: list[int], room: int) -> list[tuple[int, int]]:
    """Word and lane of each rule: rules of a descriptor share a word where they fit into one."""
    found: list[tuple[int, int]] = []
    word, lane = 0, 0
    for at, place in enumerate(places):
        is_new = at > 0 and places[at - 1] != place
        needs = places.count(place) if is_new else 1
        if lane and lane + needs > room:
            word, lane = word + 1, 0
        found.append((word, lane))
        lane += 1
    return found
