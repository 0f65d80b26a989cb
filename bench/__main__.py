"""Measure, print tables and write bench/results.json: `make bench`, or `python -m bench --rounds 1` for a quick look.

The real bot runs in a process of its own on the last core; the local server in place of Telegram runs on the first.
Parts that are not measured keep their results.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import check_in, compare, fan_out, growth, many_processes, papers, postgresql, summary, tick
from bench.process import repeated

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

RESULTS = Path(__file__).parent / "results.json"
ROUNDS = 5

# For each part, the function that measures it, given the rounds and the rush, and the one that formats its results.
PARTS: dict[str, tuple[Callable[[int, int], Coroutine[Any, Any, Any]], Callable[[Any], str]]] = {
    "check-in": (check_in.measure, check_in.table),
    "fan-out": (lambda rounds, _rush: repeated(rounds, fan_out.measure), fan_out.table),
    "many-processes": (lambda rounds, _rush: repeated(rounds, many_processes.measure), many_processes.table),
    "tick": (lambda rounds, _rush: tick.measure(rounds=rounds), tick.table),
    "summary": (lambda rounds, _rush: summary.measure(times=rounds), summary.table),
    "papers": (lambda rounds, _rush: papers.measure(times=rounds), papers.table),
    "growth": (lambda rounds, rush: growth.measure(rush=rush, rounds=rounds), growth.table),
    "postgresql": (postgresql.measure, postgresql.table),
}


def machine() -> str:
    """Describe the machine that the figures were measured on."""
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--rounds", type=int, help=f"rounds of each part: {ROUNDS}, or {compare.ROUNDS} against a commit"
    )
    parser.add_argument("--rush", type=int, default=5000, help="how many members check in at once")
    parts = f"parts to measure: {', '.join(PARTS)}; against a commit: {', '.join(compare.PARTS)}"
    parser.add_argument("--parts", "--only", metavar="PART,…", help=parts)
    parser.add_argument(
        "--against", metavar="COMMIT", help="measure this tree and a commit's in turns, and compare them"
    )
    asked = parser.parse_args()
    there = compare.PARTS if asked.against else PARTS
    chosen = [name.strip() for name in asked.parts.split(",")] if asked.parts else list(there)
    if unknown := sorted(set(chosen) - set(there)):
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(there)}")
    if asked.rounds is not None and asked.rounds < 1:
        parser.error("--rounds: at least 1")
    if not asked.against:
        measure_all(chosen, asked.rounds or ROUNDS, asked.rush)
        return
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as after Ctrl-C, bots are ended and files removed
    try:
        passed = compare.compare(asked.against, chosen, rounds=asked.rounds or compare.ROUNDS, rush=asked.rush)
    except compare.NoSuchCommitError as error:
        parser.error(str(error))
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
    sys.exit(0 if passed else 1)


def measure_all(chosen: Sequence[str], rounds: int, rush: int) -> None:
    """Measure the chosen parts; print and write the results of each as soon as it ends."""
    os.sched_setaffinity(0, {0})
    results: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    for name in chosen:
        measure, table = PARTS[name]
        results[name] = asyncio.run(measure(rounds, rush))
        results["machine"] = machine()
        RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"\n{name}: {machine()}\n\n{table(results[name])}", flush=True)


if __name__ == "__main__":
    main()
