"""Compare this tree with a commit: `python -m bench --against COMMIT` measures both in turns.

The bench of each tree measures the bot of that tree, in a process of its own (`bench/part.py`), as modules may have
moved between the two. The turns alternate (A B B A), so that a machine that slows down favours neither.
"""

from __future__ import annotations

import io
import json
import os
import signal
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TREE = Path(__file__).resolve().parents[1]
NOW = "this tree"
ROUNDS = 9
TOLERANCE = 0.05
QUIET_LOAD = 1.0  # above it, other processes disturb the measurement
END_SECONDS = 30  # for a part to end its bot and remove its files
COMMIT_UNKNOWN = "no such commit in this repository: {}; for example: python -m bench --against HEAD~1"


@dataclass(frozen=True)
class Figure:
    """One figure of a part, by the key that the bench gives it."""

    part: str
    key: str
    name: str
    rate: bool = False  # a number of which more is better; else it is a time in seconds
    tail: bool = False  # the few slowest of a round: too noisy for a verdict

    def shown(self, value: float) -> str:
        """Return the value, a time with its unit."""
        if self.rate:
            return f"{value:.4g}"
        return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.3g} ms"


FIGURES = (
    Figure("check-in", "rate", "check-ins a second", rate=True),
    Figure("check-in", "p99", "p99 at 300 a second", tail=True),
    Figure("fan-out", "rate", "notices a second", rate=True),
    Figure("fan-out", "p50", "tap to answer p50"),
    Figure("fan-out", "p99", "tap to answer p99", tail=True),
    Figure("tick", "idle", "idle tick"),
    Figure("tick", "taken", "500 due: taken"),
    Figure("tick", "carried_out", "500 due: carried out"),
    Figure("tick", "late_p50", "late p50"),
    Figure("tick", "late_p99", "late p99", tail=True),
    Figure("start", "start", "to the first answer"),
)
# Each part, with the seconds that one measurement usually takes.
PARTS = {"check-in": 15.0, "fan-out": 55.0, "tick": 30.0, "start": 5.0}

Runs = dict[tuple[str, str], list[dict[str, float]]]  # by part and tree


class NoSuchCommitError(Exception):
    """The repository has no such commit."""


@contextmanager
def exported(commit: str) -> Iterator[Path]:
    """Give a temporary copy of the commit's tree; an export leaves nothing in the repository, unlike a worktree."""
    found = subprocess.run(["git", "-C", TREE, "rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}"],
                           capture_output=True, text=True, check=False)  # fmt: skip
    if found.returncode != 0:
        raise NoSuchCommitError(COMMIT_UNKNOWN.format(commit))
    archive = subprocess.run(["git", "-C", TREE, "archive", found.stdout.strip()], capture_output=True, check=True)
    with tempfile.TemporaryDirectory(prefix="bench-against-") as folder:
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
            files.extractall(folder, filter="data")
        yield Path(folder)


def compare(commit: str, parts: Sequence[str], *, rounds: int, rush: int) -> bool:
    """Measure both trees in turns and print the table; return True if no figure is worse."""
    with exported(commit) as before:
        if (load := os.getloadavg()[0]) > QUIET_LOAD:
            report(f"warning: the machine is busy (load {load:.1f}): the ratios will be unreliable")
        trees = {commit: before, NOW: TREE}
        for tree in trees.values():
            subprocess.run([sys.executable, "-m", "compileall", "-q", "bot", "bench"], cwd=tree, check=True)
        runs = measured_in_turns(trees, parts, rounds=rounds, rush=rush)
    print(table(runs, commit))
    return not any(verdict(figure, runs, commit)[1] == "worse" for figure in measured_figures(runs))


def measured_in_turns(trees: dict[str, Path], parts: Sequence[str], *, rounds: int, rush: int) -> Runs:
    """Return all figures of all rounds; report the progress on standard error."""
    there, back = list(trees), list(reversed(trees))
    turns = [(number, part, tree) for number, part in product(range(rounds), parts)
             for tree in (back if number % 2 else there)]  # fmt: skip
    runs: Runs = {(part, tree): [] for part, tree in product(parts, trees)}
    took: dict[str, list[float]] = {part: [] for part in parts}
    report(f"{len(turns)} measurements, about {estimate(turns, took)}")
    for place, (number, part, tree) in enumerate(turns, 1):
        began = time.monotonic()
        figures = measured(part, trees[tree], rush)
        took[part].append(time.monotonic() - began)
        runs[part, tree].append(figures)
        seen = ", ".join(f"{one.name} {one.shown(figures[one.key])}" for one in FIGURES if one.part == part)
        report(f"round {number + 1} of {rounds}, {part}, {tree}: {seen}; left: about {estimate(turns[place:], took)}")
    return runs


def measured(part: str, tree: Path, rush: int) -> dict[str, float]:
    """Measure a part once, in a process in the tree; end the process and its bot on any failure."""
    script = (TREE / "bench" / "part.py").read_text(encoding="utf-8")
    command = (sys.executable, "-c", script, part, str(rush))
    # In a session of its own, it gets one SIGINT, from here: a second one would interrupt its own cleaning up.
    with subprocess.Popen(command, cwd=tree, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          start_new_session=True) as process:  # fmt: skip
        try:
            printed, complaints = process.communicate()
        except BaseException:
            _end(process)
            raise
    if process.returncode != 0:
        raise RuntimeError(f"{part} in {tree} ended with {process.returncode}:\n{complaints}")
    figures: dict[str, float] = json.loads(printed)
    return figures


def _end(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGINT)
    try:
        process.communicate(timeout=END_SECONDS)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def estimate(turns: Sequence[tuple[int, str, str]], took: dict[str, list[float]]) -> str:
    """Return how long these turns will take, judging by the turns so far."""
    seconds = sum(statistics.mean(took[part] or [PARTS[part]]) for _number, part, _tree in turns)
    return f"{seconds / 60:.0f} min" if seconds >= 60 else f"{seconds:.0f} s"


def report(line: str) -> None:
    """Print a line about the progress."""
    print(line, file=sys.stderr, flush=True)


def measured_figures(runs: Runs) -> list[Figure]:
    """Return the figures of the parts that were measured."""
    return [figure for figure in FIGURES if any(part == figure.part for part, _tree in runs)]


def verdict(figure: Figure, runs: Runs, commit: str) -> tuple[float, str]:
    """Return the ratio of the medians, this tree's to the commit's, and a word on it: `worse` fails the comparison."""
    before, now = (statistics.median(spread(figure, runs, tree)) for tree in (commit, NOW))
    ratio = now / before
    if figure.tail:
        return ratio, "not judged"
    if abs(ratio - 1) <= TOLERANCE:
        return ratio, f"within {TOLERANCE * 100:.0f} %"
    return ratio, "better" if (ratio > 1) == figure.rate else "worse"


def spread(figure: Figure, runs: Runs, tree: str) -> list[float]:
    """Return the figure of each round of a tree, in ascending order."""
    return sorted(figures[figure.key] for figures in runs[figure.part, tree])


def table(runs: Runs, commit: str) -> str:
    """Return a table of both medians of each figure, with their extremes, ratio and verdict."""
    lines = [f"| part | figure | {commit} | {NOW} | ratio | verdict |", "|---|---|---|---|---|---|"]
    for figure in measured_figures(runs):
        cells = []
        for tree in (commit, NOW):
            each = spread(figure, runs, tree)
            cells.append(
                f"{figure.shown(statistics.median(each))} ({figure.shown(each[0])} to {figure.shown(each[-1])})"
            )
        ratio, word = verdict(figure, runs, commit)
        lines.append(f"| {figure.part} | {figure.name} | {cells[0]} | {cells[1]} | {ratio:.3f} | {word} |")
    return "\n".join(lines)
