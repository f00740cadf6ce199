"""The exact engine in several processes: parts of one search, or many searches.

What a process finds does not depend on the others, so that the answer is the same with one as with
several. Where a process breaks down its part is searched again in this one.
"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from time import monotonic
from typing import TypeVar

import numpy as np

from synopsis.landscape.scenarios.exact_layers import Layers, Words
from synopsis.landscape.scenarios.exact_solver import Answer
from synopsis.landscape.scenarios.exact_walk import Walk, start

SPLIT = 4096  # partial states of the layer at which a search is divided
PARTS = 8  # a worker: parts are of unequal work, and few make the last one wait

Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the partial states of one layer, to be walked to the end."""

    layers: Layers
    step: int
    words: Words
    until: float | None
    most: int


def in_processes(
    work: Callable[[Task], Result], tasks: Sequence[Task], workers: int
) -> list[Result]:
    """The results in the order of the tasks; `work` is a function of a module."""
    if workers < 2 or len(tasks) < 2:
        return [work(task) for task in tasks]
    results: list[Result] = []
    try:
        # A fresh interpreter: a copy of this one could hold a lock that nobody releases.
        context = get_context("spawn")
        with ProcessPoolExecutor(workers, context, initializer=end_with_parent) as pool:
            results.extend(pool.map(work, tasks))
    except BrokenProcessPool:
        return [*results, *(work(task) for task in tasks[len(results) :])]
    return results


def end_with_parent() -> None:
    """Have this process end when the one that started it does, be it killed.

    A worker that outlived it would wait for ever, and hold open what its parent wrote to.
    """
    parent = parent_process()
    if parent is not None:
        Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def walked(part: Part) -> Answer:
    """The states of a part, and why it stopped."""
    open_: list[list[Words]] = [[] for _ in range(part.layers.depth + 1)]
    open_[part.step].append(part.words)
    walk = Walk(part.layers, lambda: is_past(part.until), part.most, open_=open_)
    stopped = walk.go()
    return Answer(walk.states(), stopped)


def is_past(until: float | None) -> bool:
    """Whether a time of the monotonic clock has come."""
    return until is not None and monotonic() >= until


def layer_states(layers: Layers, until: float | None, most: int, workers: int = 1) -> Answer:
    """All states of the layers until a time of the monotonic clock, or one more than `most`."""
    words, step = start(), 0
    while workers > 1 and words.shape[1] < SPLIT and layers.after(step) < layers.depth:
        pieces, step = layers.grown(step, words), layers.after(step)
        if not pieces:
            return Answer(np.zeros((0, layers.depth), dtype=np.int64), "")
        words = np.concatenate(pieces, axis=1)
    count = workers * PARTS if workers > 1 else 1
    parts = [
        Part(layers, step, np.ascontiguousarray(words[:, first::count]), until, most)
        for first in range(min(count, words.shape[1]))
    ]
    answers = in_processes(walked, parts, workers)
    stops = [one.stopped for one in answers if one.stopped]
    states = np.concatenate([one.states for one in answers])
    return Answer(states, stops[0] if stops else "scenarios" if len(states) > most else "")
