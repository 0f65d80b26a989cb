"""The bench at a tiny size: each part runs and returns finite figures. Speed is not tested here."""

from __future__ import annotations

import json
import math

import pytest

from bench import check_in, fan_out, growth, many_processes, papers, postgresql, summary, tick
from bench.limiter import PER_SECOND, Limiter

pytestmark = pytest.mark.long("bench")


@pytest.fixture(autouse=True)
def _few_people(monkeypatch):
    for module, name, value in (
        (check_in, "WARM", 5), (check_in, "STEADY", 10), (tick, "IDLE", 3), (tick, "WARM", 1),
        (fan_out, "WARM", 1), (fan_out, "BETWEEN_TAPS", 0.2), (summary, "QUIET", 0.2),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, value)


def figures(results):
    """Return all numbers in the results after a round trip through JSON, as in the results file."""
    found = json.loads(json.dumps(results))
    if isinstance(found, dict | list):
        return [one for each in (found.values() if isinstance(found, dict) else found) for one in figures(each)]
    return [found] if isinstance(found, int | float) else []


def sane(part, results):
    """Assert that the figures are finite and not negative, and that all rows of the table have the same columns."""
    every = figures(results)
    assert every
    assert all(math.isfinite(one) and one >= 0 for one in every), results
    head, line, *rows = part.table(results).splitlines()
    assert rows
    assert {row.count("|") for row in (line, *rows)} == {head.count("|")}


async def test_the_check_in_part_measures_the_bot_beside_an_echo():
    results = await check_in.measure(1, 20, echoes=("telebot",))
    assert results["medians"]["telebot"]["rate"] > 0
    sane(check_in, results)


async def test_the_fan_out_part_measures_without_refusals():
    results = await fan_out.measure(branches=1, people=12, lead=4.0)
    assert results["notices"] == 13
    assert results["refused_by_window"] == results["refused_by_bucket"] == 0
    sane(fan_out, results)


async def test_three_processes_share_the_pace():
    results = await many_processes.measure(branches=1, people=12, lead=5.0)
    assert results["notices"] == 13
    assert results["refused_by_window"] == results["refused_by_bucket"] == 0
    sane(many_processes, results)


async def test_the_tick_part_returns_sane_figures():
    results = await tick.measure((12,), due=5, spread=3, seconds=1, rounds=2)
    assert results["12"]["duties"] == 96
    sane(tick, results)


async def test_the_summary_part_measures_a_year():
    results = await summary.measure(people=16, times=1)
    assert results["median"] > results["words"]
    sane(summary, results)


async def test_the_papers_part_measures_record_and_workbook():
    results = await papers.measure(sizes=(8, 16), times=1)
    assert list(results) == ["record 8", "workbook 8", "record 16", "workbook 16"]
    assert all(20 < one["memory"] < 256 for one in results.values()), results
    sane(papers, results)


async def test_the_growth_part_returns_sane_figures():
    results = await growth.measure((2,), rush=20, people=5)
    assert results["2"]["refused"] == 0
    assert results["2"]["people"] >= 35
    sane(growth, results)


async def test_the_other_storage_part_returns_sane_figures():
    results = await postgresql.measure(1, 20)
    assert results["server"]["synchronous_commit"] == "on"
    sane(postgresql, results)


def test_the_limiter_allows_thirty_messages_in_any_second():
    limiter = Limiter()
    passed = [at / 100 for at in range(500) if limiter.admit(at / 100)]
    assert all(later - first >= 1 for first, later in zip(passed, passed[PER_SECOND:], strict=False))
    assert len(passed) == 5 * PER_SECOND
    assert limiter.by_window > 0


def test_the_limiters_bucket_refills_thirty_a_second():
    limiter = Limiter()
    assert [limiter.admit(at) for at in (0.0,) * PER_SECOND] == [True] * PER_SECOND
    assert not limiter.admit(0.001)
    assert limiter.by_bucket == 1
