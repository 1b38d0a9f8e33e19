"""Claims into histories: time and memory by the number of claims, against sorting the same claims.

python tests/benchmarks/histories.py

Made-up networks with about ten claims a tie, in yearly and shorter periods, a tenth of them
denials, from twelve sources with coverage of their own and gaps in it. Each size runs in a process
of its own, so that its peak of memory is its own.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from pathlib import Path

SIZES = (1_000, 10_000, 100_000, 500_000)
CLAIMS_OF_A_TIE = 10
ROUNDS = 3
SEED = 20_261_128


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--one", type=int, help="measure this size in this process")
    options = parser.parse_args()
    if options.one is not None:
        print(json.dumps(measured(options.one)))
        return
    columns = (
        "claims",
        "ties",
        "intervals",
        "histories, ms",
        "÷ sorting",
        "µs a claim",
        "latest, ms",
        "as of a day, ms",
        "memory, MB",
    )
    print(f"| {' | '.join(columns)} |")
    print(f"|{'--:|' * len(columns)}")
    for size in map(int, options.sizes.split(",")):
        run = [sys.executable, __file__, "--one", str(size)]
        found = json.loads(subprocess.run(run, capture_output=True, text=True, check=True).stdout)
        print(
            f"| {size:,} | {found['ties']:,} | {found['intervals']:,} "
            f"| {1000 * found['histories']:,.0f} | {found['histories'] / found['sorting']:.1f} "
            f"| {1e6 * found['histories'] / size:.1f} | {1000 * found['latest']:,.0f} "
            f"| {1000 * found['day']:.1f} | {found['memory']:,.0f} |",
            flush=True,
        )


def measured(size: int) -> dict[str, float]:
    """Seconds and megabytes for a network of so many claims, the best of a few rounds."""
    from alliance_network.history import Evidence, Histories, ties_of
    from alliance_network.model.remembered import forget

    dataset = made_up(size)
    # A process can forget its own peak, which making the network up has set (Linux).
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before = _memory("VmRSS")
    found: dict[str, float] = {}

    def keep(name: str, since: float) -> None:
        took = time.perf_counter() - since
        found[name] = min(took, found.get(name, took))

    for _ in range(ROUNDS):
        start = time.perf_counter()
        dataset.claims.sort("relation", "from", "to", "start", "end")
        keep("sorting", start)
        forget()
        known = Histories(dataset, Evidence())
        start = time.perf_counter()
        table = known.table
        keep("histories", start)
        start = time.perf_counter()
        _ = known.latest
        keep("latest", start)
        start = time.perf_counter()
        known.at(730_000)
        keep("day", start)
    found["ties"], found["intervals"] = len(ties_of(dataset)), len(table)
    found["memory"] = _memory("VmHWM") - before
    return found


def made_up(size: int):
    """A network of so many claims, seeded."""
    import polars as pl

    from alliance_network.model.actor import Actor
    from alliance_network.model.claim import CLAIM_SCHEMA
    from alliance_network.model.coverage import COVERAGE_SCHEMA
    from alliance_network.model.dataset import Dataset
    from alliance_network.model.relation import Relation
    from alliance_network.model.source import Source

    rng = random.Random(SEED)
    relations = ("backing", "trade", "sanctions", "attack")
    sources = [f"source-{n:02}" for n in range(12)]
    ties = size // CLAIMS_OF_A_TIE
    actors = [f"actor-{n:04}" for n in range(max(20, int((2 * ties) ** 0.5)))]
    pairs = [(*rng.sample(actors, 2), rng.choice(relations)) for _ in range(ties)]
    claims = []
    for row in range(size):
        from_, to, relation = pairs[row % ties]
        first = rng.randint(1990, 2015)
        start = f"{first}" if rng.random() < 0.6 else f"{first}-{rng.randint(1, 12):02}"
        claims.append(
            {
                "id": f"claim-{row}",
                "from": from_,
                "to": to,
                "relation": relation,
                "start": start,
                "end": str(first + rng.randint(0, 4)),
                "stance": "denies" if rng.random() < 0.1 else "asserts",
                "source": rng.choice(sources),
            }
        )
    coverage = [
        {"source": source, "relation": relation, "first": str(first), "last": str(last)}
        for source in sources
        for relation in relations
        for first, last in ((1990, rng.randint(1996, 2004)), (2005, rng.randint(2010, 2020)))
    ]
    return Dataset(
        name="made-up",
        title="Made up",
        actors=tuple(Actor(id=id_, kind="state", name=id_) for id_ in actors),
        relations=tuple(
            Relation(id=id_, label=id_, verb=id_, event=id_ == "attack", order=n)
            for n, id_ in enumerate(relations)
        ),
        sources=tuple(Source(id=id_, title=id_) for id_ in sources),
        coverage=pl.DataFrame(coverage, schema=COVERAGE_SCHEMA),
        claims=pl.DataFrame(claims, schema=CLAIM_SCHEMA),
    )


def _memory(what: str) -> float:
    """Memory of this process, MB: "VmRSS" now, "VmHWM" at most."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(what)) / 1024


if __name__ == "__main__":
    main()
