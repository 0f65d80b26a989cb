"""Worker processes: their answers, their limits, and that nothing of them stays."""

import asyncio
import os
import signal
import sys

import pytest

from bot.domain.refusals import Refused
from bot.worker import seccomp
from bot.worker.jobs import AT_ONCE, ORDINARY, WAITING, Busy, Failed, Kept, Pool, files
from bot.worker.limits import MEBIBYTE
from bot.worker.process import Died
from tests.support import worker_jobs as jobs
from tests.support.browser import CHECKOUT
from tests.support.kernel import LANDLOCK
from tests.support.waiting import eventually


def exists(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def done(job, data=b"", **arguments):
    return await Pool().do(job, arguments, data)


async def test_work_runs_in_another_process_despite_printed_output():
    pid, _ = await done(jobs.TALKS)
    assert pid != os.getpid()
    assert not exists(pid)


async def test_bytes_go_there_and_back():
    data = bytes(range(256)) * 40_000
    assert await done(jobs.TURNS, data) == (len(data), data[::-1])


async def test_the_worker_has_none_of_the_bots_settings(monkeypatch):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:secret")
    monkeypatch.setenv("DATABASE_URL", "postgresql+asyncpg://bot:secret@127.0.0.1/branch")
    names, _ = await done(jobs.TELLS)
    assert not {"TELEGRAM_BOT_TOKEN", "DATABASE_URL"} & set(names)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux closes a process's memory to others")
async def test_the_bots_own_memory_and_environment_are_closed_to_its_workers():
    code = (
        "import asyncio, ctypes\nfrom bot.worker.jobs import Pool\nfrom tests.support.worker_jobs import TALKS\n"
        "asyncio.run(Pool().do(TALKS, {}, b''))\nprint(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    bot = await asyncio.create_subprocess_exec(sys.executable, "-c", code, cwd=CHECKOUT, stdout=asyncio.subprocess.PIPE)
    dumpable, _ = await bot.communicate()
    assert dumpable.strip() == b"0"


async def test_a_refusal_is_returned_with_its_values():
    with pytest.raises(Refused) as refused:
        await done(jobs.REFUSES, name="计划.docx")
    assert (refused.value.key, refused.value.values) == ("file-broken", {"name": "计划.docx"})


async def test_an_error_of_the_job_tells_its_place_and_nothing_of_the_contents():
    with pytest.raises(Failed, match=r"KeyError.*worker_jobs.py") as failed:
        await done(jobs.FAILS, "身份证号".encode())
    assert "身份证号" not in str(failed.value)


@pytest.mark.parametrize("job", [jobs.SWALLOWS, jobs.WATCHED], ids=["by the kernel", "by the bot"])
async def test_a_job_that_takes_too_much_memory_is_stopped(job):
    with pytest.raises(Died):
        await done(job)


async def test_a_job_that_takes_too_much_processor_time_is_stopped():
    with pytest.raises(Died, match=str(-signal.SIGXCPU)):
        await done(jobs.SPINS)


async def test_a_job_that_takes_too_long_is_killed(tmp_path):
    fifo = tmp_path / "pid"
    os.mkfifo(fifo)
    waiting = asyncio.create_task(done(jobs.sleeping(2, tmp_path), fifo=str(fifo)))
    pid = int(await asyncio.to_thread(fifo.read_text))
    with pytest.raises(TimeoutError):
        await waiting
    assert not exists(pid)


async def test_a_killed_process_raises_died():
    with pytest.raises(Died):
        await done(jobs.DIES)


async def test_a_job_can_write_no_file(tmp_path):
    said, _ = await done(jobs.writing(tmp_path), path=str(tmp_path / "a"))
    assert said == "File too large"


@pytest.mark.skipif(not LANDLOCK, reason="the kernel has no Landlock")
async def test_a_job_sees_no_file_of_the_bot_and_no_network(tmp_path):
    secret = tmp_path / ".env"
    secret.write_text("TELEGRAM_BOT_TOKEN=1:secret")
    assert (await done(jobs.READS, path=str(secret)))[0] == "Permission denied"
    assert (await done(jobs.READS, path=str(CHECKOUT / "README.md")))[0] == "Permission denied"
    server = await asyncio.start_server(lambda _reader, writer: writer.close(), "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        assert (await done(jobs.CONNECTS, port=port))[0] == "Permission denied"
    assert (await done(jobs.OPENS_SOCKETS))[0] == ["Permission denied", "Permission denied"]


async def test_what_a_job_started_ends_with_it():
    started, _ = await done(jobs.STARTS_ANOTHER)
    await eventually(lambda: not started or not exists(started))


async def test_a_worker_ends_with_the_bot_that_started_it(tmp_path):
    fifo = tmp_path / "pid"
    os.mkfifo(fifo)
    code = (
        "import asyncio\nfrom bot.worker.jobs import Pool\nfrom tests.support.worker_jobs import sleeping\n"
        f"asyncio.run(Pool().do(sleeping(60, {str(tmp_path)!r}), {{'fifo': {str(fifo)!r}}}, b''))"
    )
    bot = await asyncio.create_subprocess_exec(sys.executable, "-c", code, cwd=CHECKOUT)
    pid = int(await asyncio.to_thread(fifo.read_text))
    bot.kill()
    await bot.wait()
    await eventually(lambda: not exists(pid))


@pytest.mark.parametrize("job", [jobs.LIES, jobs.SAYS_MUCH], ids=["of another type", "too large"])
async def test_an_answer_that_cannot_be_right_is_not_taken(job):
    with pytest.raises(Died):
        await done(job)


async def test_few_work_at_once_some_wait_and_the_rest_is_refused():
    pool = Pool(at_once=1, waiting=1)
    async with pool.place(), pool.place():
        with pytest.raises(Busy):
            async with pool.place():
                pass
        first, second = await asyncio.gather(*(pool.do(jobs.TALKS, {}, b"") for _ in range(2)))
    assert first != second
    async with pool.place():
        pass


def test_the_limits_are_those_that_the_documentation_promises():
    memory, seconds = f"{ORDINARY.memory // MEBIBYTE} MiB of address space", f"{ORDINARY.seconds:g} s in all"
    promised = (
        f"at most {memory}, {ORDINARY.processor_seconds} s of processor time, {seconds}, {ORDINARY.open_files} open"
    )
    security = (CHECKOUT / "docs" / "security.md").read_text(encoding="utf-8")
    assert promised in " ".join(security.split())
    assert (AT_ONCE, WAITING) == (2, 16)
    assert "Two work at once, sixteen files wait" in security


async def test_no_more_than_two_files_are_looked_at_at_once():
    times = [time for time, _ in await asyncio.gather(*(files.do(jobs.RESTS, {}, b"") for _ in range(4)))]
    at_once = [sum(began <= moment < ended for began, ended in times) for moment, _ in times]
    assert max(at_once) <= 2


@pytest.fixture
async def kept():
    process = Kept()
    yield process
    await process.close()


async def test_the_process_that_draws_is_kept_for_the_next_job(kept):
    first, _ = await kept.do(jobs.TALKS, {})
    assert await kept.do(jobs.TALKS, {}) == (first, b"")


async def test_jobs_at_the_same_time_take_turns_in_one_process(kept):
    assert len(set(await asyncio.gather(kept.do(jobs.TALKS, {}), kept.do(jobs.TALKS, {})))) == 1


async def test_a_kept_process_that_died_is_replaced(kept):
    first, _ = await kept.do(jobs.TALKS, {})
    with pytest.raises(Died):
        await kept.do(jobs.DIES, {})
    assert (await kept.do(jobs.TALKS, {}))[0] != first


async def test_a_closed_process_has_ended(kept):
    first, _ = await kept.do(jobs.TALKS, {})
    await kept.close()
    assert not exists(first)


@pytest.mark.skipif(not seccomp.known() or sys.platform != "linux", reason="needs Linux's seccomp")
async def test_a_job_with_threads_starts_threads_and_no_process():
    assert await done(jobs.THREADS) == ((True, 0), b"")


async def test_the_bots_process_loads_no_drawing_or_file_libraries():
    heavy = {"matplotlib", "numpy", "openpyxl", "docx", "lxml", "fontTools", "icalendar", "PIL", "pi_heif", "pypdfium2"}
    code = f"import bot.__main__, sys; print(*sorted({heavy!r} & set(sys.modules)))"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE)
    found, _ = await process.communicate()
    assert (process.returncode, found.split()) == (0, [])
