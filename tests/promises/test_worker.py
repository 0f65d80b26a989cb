"""Work in a separate process: its results, and its failures to return one."""

import asyncio
import os
import runpy
import signal
import sys

import pytest

from bot import worker
from bot.domain.refusals import Refused
from tests.support.office_files import xlsx
from tests.support.waiting import eventually

SLEEPS = "import os, pathlib, time; pathlib.Path({!r}).write_text(str(os.getpid())); time.sleep(60)"


def talks():
    sys.stdout.write("a library that talks")
    return os.getpid()


def refuses(name):
    raise Refused("file-broken", name=name)


def dies():
    os.kill(os.getpid(), signal.SIGKILL)


def exists(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_work_runs_in_another_process_despite_printed_output():
    assert await worker.call(talks) not in {None, os.getpid()}


async def test_a_refusal_is_returned_with_its_values():
    with pytest.raises(Refused) as refused:
        await worker.call(refuses, "计划.docx")
    assert (refused.value.key, refused.value.values) == ("file-broken", {"name": "计划.docx"})


async def test_work_beyond_the_time_limit_is_killed(tmp_path, monkeypatch):
    monkeypatch.setattr(worker, "SECONDS", 5.0)  # some of which the process needs to start
    script = tmp_path / "sleeps.py"  # imports nothing slow
    script.write_text(SLEEPS.format(str(tmp_path / "pid")))
    with pytest.raises(TimeoutError):
        await worker.call(runpy.run_path, str(script))
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


async def test_a_killed_process_raises_died():
    with pytest.raises(worker.Died):
        await worker.call(dies)


@pytest.fixture
async def kept():
    process = worker.Kept()
    yield process
    await process.close()


async def test_the_process_that_draws_is_kept_for_the_next_call(kept):
    first = await kept.call(talks)
    assert await kept.call(talks) == first
    assert await worker.call(talks) != first


async def test_a_call_at_the_same_time_gets_its_own_process(kept):
    assert len(set(await asyncio.gather(kept.call(talks), kept.call(talks)))) == 2


async def test_a_kept_process_that_died_is_replaced(kept):
    first = await kept.call(talks)
    with pytest.raises(worker.Died):
        await kept.call(dies)
    assert await kept.call(talks) != first


async def test_a_kept_process_ends_after_a_while(kept, monkeypatch):
    monkeypatch.setattr(worker, "KEPT_SECONDS", 0.01)
    first = await kept.call(talks)
    await eventually(lambda: not exists(first))


async def test_a_closed_process_has_ended(kept):
    first = await kept.call(talks)
    await kept.close()
    assert not exists(first)


async def test_a_file_that_takes_too_long_is_refused_in_words(town, monkeypatch):
    monkeypatch.setattr(worker, "SECONDS", 0.01)
    li = town["李书记"]
    await li.says("/plan")
    await li.taps("导入计划")
    await li.sends_file("计划.xlsx", xlsx([["月份", "内容"], ["1月", "学习"]]))
    li.sees("“计划.xlsx”读了一分钟还没读完")


async def test_the_bots_process_loads_no_drawing_or_file_libraries():
    heavy = {"matplotlib", "numpy", "openpyxl", "docx", "lxml", "fontTools", "icalendar"}
    code = f"import bot.__main__, sys; print(*sorted({heavy!r} & set(sys.modules)))"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE)
    found, _ = await process.communicate()
    assert (process.returncode, found.split()) == (0, [])
