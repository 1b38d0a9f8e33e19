"""Files opened against polars merely reading them: `python tests/benchmarks/opening.py DATA`.

Each published data set becomes a dataset (names and codes looked up, years joined, coverage
found); polars reads the same file into columns (the workbook: python-calamine into rows), nothing
more. Then made-up networks of more and more claims, opened from their folder against polars
reading the same CSV files. Each measurement is a process of its own: seconds of the work without
imports, and the most memory that the process took. The two take turns.
"""

import argparse
import gzip
import io
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SETS = {
    "atop": "atop-alliances/atop_dyad_year.csv.gz",
    "bilateral-trade": "bilateral-trade/trade.csv.gz",
    "cow-igo": "igo-membership/igo_year.csv.gz",
    "cow-igo, by state": "igo-membership/state_year.csv.gz",
    "cow-mid": "disputes/cow_mid_dyad_year.csv.gz",
    "cow-war": "disputes/cow_war_inter_dyad_year.csv.gz",
    "gsdb": "sanctions/gsdb_cases.csv",
    "tss-rivalries": "rivalries/tss_rivalries.csv",
    "ucdp-esd": "ucdp-external-support/ucdp-esd-ay-181.xlsx",
}
CLAIMS = (1_000, 10_000, 100_000, 500_000)
ACTORS = 2_000


def main() -> None:
    """Measure both and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="the folder of the published data sets")
    parser.add_argument("--rounds", type=int, default=5, help="times each (%(default)s)")
    parser.add_argument("--one", choices=WORK, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        print(json.dumps(_measured(WORK[options.one], options.data)))
        return
    print("| data set | rows | claims | ours: s, MB | reading: s, MB | ours ÷ it: time, memory |")
    print("|---|--:|--:|--:|--:|--:|")
    for name, path in SETS.items():
        print(_row(name, options.data / path, "convert", "scan", options.rounds), flush=True)
    print("\n| network | rows | claims | ours: s, MB | polars: s, MB | ours ÷ it: time, memory |")
    print("|---|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        for claims in CLAIMS:
            path = Path(folder) / str(claims)
            _write(path, claims)
            print(_row("folder", path, "open", "scan", options.rounds), flush=True)


def _row(name: str, path: Path, ours: str, theirs: str, rounds: int) -> str:
    # In turn, so that a slow minute hits both alike.
    pairs = [(_run(ours, path), _run(theirs, path)) for _ in range(rounds)]
    mine, its = (
        {key: statistics.median(run[key] for run in runs) for key in ("seconds", "megabytes")}
        for runs in zip(*pairs, strict=True)
    )
    claims, rows = pairs[0][0]["found"], pairs[0][1]["found"]
    return (
        f"| {name} | {rows:,} | {claims:,} | {mine['seconds']:.3f}, {mine['megabytes']:,.0f} "
        f"| {its['seconds']:.3f}, {its['megabytes']:,.0f} | "
        f"{mine['seconds'] / its['seconds']:.1f}, {mine['megabytes'] / its['megabytes']:.1f} |"
    )


def _run(work: str, path: Path) -> dict:
    command = [sys.executable, __file__, str(path), "--one", work]
    return json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def _measured(work: Callable[[], Callable[[Path], int]], path: Path) -> dict:
    do = work()
    started = time.perf_counter()
    found = do(path)
    seconds = time.perf_counter() - started
    return {"seconds": seconds, "megabytes": _peak(), "found": found}


def _peak() -> float:
    """The most memory this process had, MB (Linux)."""
    # What getrusage says begins with its parent's.
    status = Path("/proc/self/status").read_text()
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1000


# ---- what is measured: each imports what it needs, then does it ---- #
def _convert() -> Callable[[Path], int]:
    from alliance_network.formats import read_file
    from alliance_network.formats.file import file_at

    return lambda path: len(read_file(file_at(path)).claims)


def _open() -> Callable[[Path], int]:
    from alliance_network.formats import open_dataset

    return lambda path: len(open_dataset(path).claims)


def _scan() -> Callable[[Path], int]:
    import polars as pl
    from python_calamine import CalamineWorkbook

    def read(path: Path) -> int:
        if path.is_dir():
            return sum(len(pl.read_csv(one, infer_schema=False)) for one in path.glob("*.csv"))
        if path.suffix == ".xlsx":
            return len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()) - 1
        data = path.read_bytes()
        if path.suffix == ".gz":
            data = gzip.decompress(data)
        return len(pl.read_csv(io.BytesIO(data), infer_schema_length=None))

    return read


WORK = {"convert": _convert, "open": _open, "scan": _scan}


def _write(path: Path, claims: int) -> None:
    """A made-up network of so many claims, about ties that several of them share."""
    import numpy as np
    import polars as pl

    from alliance_network.formats.folder import write_folder
    from alliance_network.formats.vocabulary import RELATIONS
    from alliance_network.model.actor import Actor
    from alliance_network.model.dataset import Dataset
    from alliance_network.model.source import Source

    chance = np.random.default_rng(claims)
    actors = np.array([f"actor-{number:04d}" for number in range(ACTORS)])
    one = chance.integers(0, ACTORS, claims)
    other = (one + chance.integers(1, ACTORS, claims)) % ACTORS
    start = chance.integers(1950, 2010, claims)
    relations = ("backing", "alliance", "exports", "sanctions", "rivalry")
    write_folder(
        Dataset(
            name="made-up",
            title="Made up",
            actors=tuple(Actor(id=id_, kind="state", name=id_) for id_ in actors.tolist()),
            relations=tuple(RELATIONS[id_] for id_ in relations),
            sources=tuple(Source(id=id_, title=id_) for id_ in ("one", "two", "three")),
            claims=pl.DataFrame(
                {
                    "from": actors[one],
                    "to": actors[other],
                    "relation": np.array(relations)[chance.integers(0, 5, claims)],
                    "start": start.astype(str),
                    "end": (start + chance.integers(0, 9, claims)).astype(str),
                    "source": np.array(["one", "two", "three"])[chance.integers(0, 3, claims)],
                    "locator": [f"row {number}" for number in range(claims)],
                }
            ),
        ),
        path,
    )


if __name__ == "__main__":
    main()
