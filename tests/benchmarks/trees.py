"""Run a command and measure its whole tree of processes: time, and memory at its peak (Linux)."""

import subprocess
import threading
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.02  # s between two looks


@dataclass(frozen=True)
class Run:
    """What a command took.

    Attributes
    ----------
    seconds : float
    megabytes : float
        Peak of the memory that is the processes' own, and their share of what they share (PSS).
    output : str
    """

    seconds: float
    megabytes: float
    output: str


def run(command: list[str], *, seconds: float = 300, **options: object) -> Run:
    """Run a command to its end; `options` are those of `subprocess.Popen`."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **options)
    peak, ended = [0], threading.Event()

    def watch() -> None:
        seen: set[int] = set()
        while not ended.is_set():
            # A browser's processes go on being its own when the one that started them ends.
            seen |= _tree({process.pid} | seen)
            peak[0] = max(peak[0], sum(map(_kilobytes, seen)))
            time.sleep(EVERY)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        output, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    finally:
        taken = time.perf_counter() - began
        ended.set()
        watcher.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, output)
    return Run(taken, peak[0] / 1000, output)


def _tree(roots: set[int]) -> set[int]:
    """Those processes and all below them."""
    children = defaultdict(list)
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name, in brackets, may hold anything.
            parent = path.read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue
        children[int(parent)].append(int(path.parent.name))
    found, left = set(), list(roots)
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left += children[one]
    return found


def _kilobytes(process: int) -> int:
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0  # It has ended.
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
