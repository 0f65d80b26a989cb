"""Comparison of a commit with the working tree: both are measured, the verdict is right, and nothing is left behind."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bench import compare, part
from bench.__main__ import main
from bench.compare import FIGURES, NOW
from tests.support.waiting import eventually

CHECKOUT = Path(__file__).parents[2]
in_a_repository = pytest.mark.skipif(not (CHECKOUT / ".git").exists(), reason="commits need the git repository")


def started(folder, *options):
    """Start `python -m bench` with its temporary files in the folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "bench", *options],
        cwd=CHECKOUT,
        env=os.environ | {"TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell starts what runs in the background with SIGINT ignored, and the tests may run there.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no thread is running yet
    )


@pytest.fixture
def refusal(monkeypatch, capsys):
    """Run the command in this process until it refuses; return the exit code and standard error."""
    usual = signal.getsignal(signal.SIGTERM)

    def refused(*options):
        monkeypatch.setattr(sys, "argv", ["bench", *options])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, capsys.readouterr().err

    yield refused
    signal.signal(signal.SIGTERM, usual)


def runs_of(figure, before, now):
    return {(figure.part, "v1"): [{figure.key: one} for one in before], (figure.part, NOW): [{figure.key: now}]}


@pytest.mark.long("bench")
@in_a_repository
def test_compare_measures_both_trees(tmp_path):
    with started(tmp_path, "--against", "HEAD", "--rounds", "1", "--parts", "start") as process:
        printed, progress = process.communicate()
    _head, _line, row = printed.splitlines()
    start, name, before, now, ratio, word = (cell.strip() for cell in row.strip("|").split("|"))
    assert (start, name) == ("start", "to the first answer")
    assert all(cell.split()[1] in {"s", "ms"} and float(cell.split()[0]) > 0 for cell in (before, now))
    assert float(ratio) > 0
    assert word in {"within 5 %", "better", "worse"}
    assert process.returncode == (word == "worse")
    assert "start, HEAD: to the first answer" in progress
    assert f"start, {NOW}: to the first answer" in progress
    assert list(tmp_path.iterdir()) == []


@pytest.mark.long("bench")
@in_a_repository
async def test_an_interrupt_leaves_nothing_behind(tmp_path):
    with started(tmp_path, "--against", "HEAD", "--rounds", "1", "--parts", "start") as process:
        await eventually(lambda: any(tmp_path.glob("*/branch.db")), 30)
        assert any(tmp_path.glob("bench-against-*/bot"))
        process.send_signal(signal.SIGINT)
        _, progress = await asyncio.to_thread(process.communicate)
    assert process.returncode == 128 + signal.SIGINT
    assert "Traceback" not in progress
    assert list(tmp_path.iterdir()) == []


@in_a_repository
def test_an_unknown_commit_is_reported_with_an_example(refusal):
    code, complaint = refusal("--against", "nowhere")
    assert code == 2
    assert "no such commit in this repository: nowhere; for example: python -m bench --against HEAD~1" in complaint


def test_an_unknown_part_is_reported_with_the_known_ones(refusal):
    code, complaint = refusal("--against", "HEAD", "--parts", "start,summary")
    assert code == 2
    assert "no such part: summary; there are check-in, fan-out, tick, start" in complaint


def test_a_tree_without_a_bench_is_an_error(tmp_path):
    with pytest.raises(RuntimeError, match=r"start in .* ended with 1"):
        compare.measured("start", tmp_path, 1)


def test_compare_runs_and_shows_the_same_parts():
    assert set(part.PARTS) == set(compare.PARTS) == {figure.part for figure in FIGURES}


@pytest.mark.parametrize(
    ("rate", "now", "word"),
    [
        (True, 104, "within 5 %"),
        (True, 96, "within 5 %"),
        (True, 106, "better"),
        (True, 94, "worse"),
        (False, 104, "within 5 %"),
        (False, 96, "within 5 %"),
        (False, 106, "worse"),
        (False, 94, "better"),
    ],
)
def test_a_figure_may_change_by_five_percent(rate, now, word):
    figure = next(one for one in FIGURES if one.rate == rate and not one.tail)
    ratio, found = compare.verdict(figure, runs_of(figure, [1, 100, 1000], now), "v1")
    assert (ratio, found) == (now / 100, word)


def test_compare_does_not_judge_the_slowest_of_a_round():
    tails = {figure.key for figure in FIGURES if figure.tail}
    assert tails == {"p99", "late_p99"}
    figure = next(one for one in FIGURES if one.tail)
    assert compare.verdict(figure, runs_of(figure, [1.0], 2.0), "v1") == (2.0, "not judged")


def test_the_table_shows_a_rate_without_a_unit():
    before = [{"rate": rate, "p99": 0.002} for rate in (3000, 3600.4, 3500)]
    runs = {("check-in", "v1"): before, ("check-in", NOW): before[2:]}
    _head, _line, row, _tail = compare.table(runs, "v1").splitlines()
    assert row == "| check-in | check-ins a second | 3500 (3000 to 3600) | 3500 (3500 to 3500) | 1.000 | within 5 % |"


def test_a_row_shows_medians_and_extremes():
    figure = next(one for one in FIGURES if one.key == "start")
    *_, row = compare.table(runs_of(figure, [1.5, 0.5, 1.0], 1.25), "v1").splitlines()
    assert row == (
        "| start | to the first answer | 1.00 s (500 ms to 1.50 s) | 1.25 s (1.25 s to 1.25 s) | 1.250 | worse |"
    )
