"""Times of complete enumeration, for docs/benchmarks.md: random matrices and experts' draws.

    python tools/bench_scenarios.py [--only NAME] [--seeds 50] [--record FILE] [--generator FILE]

The matrices come from the generator that the bars name (a file with `random_model`). Each seed's
figures are kept in the record as soon as they are known; what it holds is not measured again.
"""

import argparse
import importlib.util
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from synopsis.landscape.scenarios.crossimpact import CrossImpact, Descriptor
from synopsis.landscape.scenarios.draws import enumerate_draws
from synopsis.landscape.scenarios.exact import exact_states

ROOT = Path(__file__).parents[1]
ROWS = {  # descriptors, density, family, seconds of the bar for its 95th percentile
    "30 free": (30, 0.3, "free", 10),
    "40 free": (40, 0.3, "free", 30),
    "30 ordinal": (30, 0.5, "ordinal", 120),
}
DRAWS = {"draws free": (27, 0.3, "free", 60), "draws ordinal": (27, 0.3, "ordinal", 60)}
COUNT, EXPERTS, DISAGREEMENT = 1000, 8, 0.25
WORDS = ("low", "middle", "high")

Generator = Callable[..., tuple[Any, Any]]


def main() -> None:
    """Measure what is asked for and print a line a row."""
    shared = Path(os.environ.get("SYNOPSIS_SHARED", ROOT.parent / "shared"))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=[*ROWS, *DRAWS])
    parser.add_argument("--seeds", type=int, default=50)
    parser.add_argument("--record", type=Path, default=Path("bench_scenarios.json"))
    default = shared / "reference" / "landscape" / "generate.py"
    parser.add_argument("--generator", type=Path, default=default)
    asked = parser.parse_args()
    if not asked.generator.exists():
        sys.stdout.write(f"No generator of matrices at {asked.generator}: nothing measured.\n")
        return
    record = json.loads(asked.record.read_text()) if asked.record.exists() else {}
    generate = load_generator(asked.generator)
    for name in [asked.only] if asked.only else [*ROWS, *DRAWS]:
        seeds = asked.seeds if name in ROWS else 1
        for seed in range(seeds):
            key = f"{name}/{seed}"
            if key not in record:
                record[key] = measured(name, generate, seed)
                asked.record.write_text(json.dumps(record, indent=1) + "\n")
        tell(name, [record[f"{name}/{seed}"] for seed in range(seeds)])


def load_generator(path: Path) -> Generator:
    """The function `random_model` of a file."""
    spec = importlib.util.spec_from_file_location("generate", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Generator = module.random_model
    return found


def measured(name: str, generate: Generator, seed: int) -> dict[str, Any]:
    """One seed: seconds on the wall and of all cores, scenarios, and whether it was complete."""
    count, density, family, _ = {**ROWS, **DRAWS}[name]
    sizes, cells = generate(count, 3, density, family, seed)
    variants = [WORDS[:size] for size in sizes.tolist()]
    descriptors = tuple(Descriptor(f"d{place}", words) for place, words in enumerate(variants))
    model = CrossImpact(name, descriptors, cells)
    draws = drawn(cells, family, seed) if name in DRAWS else None
    wall, cores = time.perf_counter(), spent()
    found = [exact_states(model)] if draws is None else list(enumerate_draws(model, draws))
    return {
        "wall": round(time.perf_counter() - wall, 3),
        "alone": round(spent()[0] - cores[0], 3),
        "others": round(spent()[1] - cores[1], 3),
        "scenarios": sum(len(one.states) for one in found),
        "complete": all(one.complete for one in found),
        "engine": found[0].engine,
    }


def spent() -> tuple[float, float]:
    """Seconds of cores by this process, and by those that it started and that have ended."""
    own, others = (resource.getrusage(who) for who in (0, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime, others.ru_utime + others.ru_stime


def drawn(cells: np.ndarray, family: str, seed: int) -> np.ndarray:
    """Matrices in which every link is that of one of several experts, who differ in strength.

    An expert differs from the matrix in a quarter of the links, by one; the sums of rows of
    judgement groups stay nought, and ordinal links stay ordinal.
    """
    rng = np.random.default_rng([seed, 1])
    count = len(cells) // 3
    links = cells.reshape(count, 3, count, 3).transpose(0, 2, 1, 3)
    experts = np.stack([links] * EXPERTS)
    for number in np.ndindex(EXPERTS, count, count):
        if experts[number].any() and rng.random() < DISAGREEMENT:
            experts[number] += difference(rng, family)
    picked = rng.integers(EXPERTS, size=(COUNT, count, count))
    first, second = np.indices((count, count))
    drawn_links = experts[picked, first, second]
    return drawn_links.transpose(0, 1, 3, 2, 4).reshape(COUNT, *cells.shape)


def difference(rng: np.random.Generator, family: str) -> np.ndarray:
    """By what an expert's link differs: one step of strength, or one unit moved in each row."""
    if family == "ordinal":
        push = np.array([-1, 0, 1])
        return np.asarray(rng.choice([-1, 1]) * np.outer(push, push))
    rows = np.tile([1, -1, 0], (3, 1))
    return np.asarray(rng.permuted(rows, axis=1))


def tell(name: str, rows: list[dict[str, Any]]) -> None:
    """A line: the percentiles and how many were complete, against the bar."""
    bar = {**ROWS, **DRAWS}[name][3]
    wall = [row["wall"] for row in rows]
    quiet = [row["alone"] + row["others"] / 2 for row in rows]
    complete = sum(row["complete"] for row in rows)
    sys.stdout.write(
        f"{name}: median {np.median(wall):.2f} s, 95th percentile {np.percentile(wall, 95):.2f} s, "
        f"longest {max(wall):.2f} s (bar {bar} s); two free cores by their time: 95th percentile "
        f"{np.percentile(quiet, 95):.2f} s; {complete} of {len(rows)} complete\n"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    main()
