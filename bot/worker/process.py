"""One worker process as the bot sees it: started without secrets, asked, watched and killed with all it started."""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from dataclasses import asdict, replace
from tempfile import TemporaryDirectory
from typing import Any

from bot.worker.frames import LENGTHS, VERSION, packed
from bot.worker.limits import Limits, close_memory
from bot.worker.scratch import prefix

WATCHED_EVERY = 0.05  # seconds between two looks at the memory of a worker that the kernel does not limit
_HANDED_ON = ("MPLCONFIGDIR", "LANG", "LC_ALL", "SYSTEMROOT")
_OWN = {
    "MALLOC_ARENA_MAX": "1",
    "MPLBACKEND": "agg",
    "OMP_NUM_THREADS": "1",  # each thread of a numerical library takes address space
    "OPENBLAS_NUM_THREADS": "1",
    "OPENPYXL_DEFUSEDXML": "False",  # `Archive` has refused document types; the other parser is ten times as fast
    "OPENPYXL_LXML": "False",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONUTF8": "1",
}


class Died(Exception):  # noqa: N818 - named after the event
    """The process ended without an answer, most often because it went beyond a limit, or gave none that counts."""


class WorkerProcess:
    """A started worker process. End it with `end`, always."""

    def __init__(self, process: Process, limits: Limits, scratch: TemporaryDirectory[str] | None) -> None:
        self._process = process
        self._limits = limits
        self._scratch = scratch

    @classmethod
    async def start(cls, limits: Limits) -> "WorkerProcess":
        """Start a process in a session of its own, with neither the bot's environment nor its open files."""
        close_memory()
        scratch = TemporaryDirectory(prefix=prefix()) if limits.scratch else None
        environment = _environment()
        if scratch is not None:
            environment = {"MPLCONFIGDIR": scratch.name, **environment, "TMPDIR": scratch.name}
            limits = replace(limits, folders=(*limits.folders, scratch.name))
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot.worker.child",
            json.dumps({"limits": asdict(limits), "parent": os.getpid()}),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env=environment,
            cwd="/",
            start_new_session=True,
        )
        return cls(process, limits, scratch)

    @property
    def ended(self) -> bool:
        """True if the process runs no more."""
        return self._process.returncode is not None

    async def ask(self, work: str, arguments: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
        """Have the process do a job; return the answer's values and bytes.

        Raises TimeoutError, and Died.
        """
        asking = self._exchange(packed({"work": work, "arguments": arguments}, data))
        if self._limits.by_kernel:
            return await asking
        watching = asyncio.create_task(self._watch())
        try:
            return await asking
        finally:
            watching.cancel()

    async def _exchange(self, message: bytes) -> tuple[dict[str, Any], bytes]:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        try:
            async with asyncio.timeout(self._limits.seconds):
                stdin.write(message)
                await stdin.drain()
                head, size = LENGTHS.unpack(await stdout.readexactly(LENGTHS.size))
                if head > self._limits.answer or size > self._limits.data:
                    raise Died("its answer is too large")
                values, data = await stdout.readexactly(head), await stdout.readexactly(size)
        except (asyncio.IncompleteReadError, ConnectionError):
            self.kill()
            raise Died(f"exit code {await self._process.wait()}") from None
        return _checked(values), data

    async def _watch(self) -> None:
        """Kill the process once it uses more memory than it may."""
        while not self.ended:
            if await memory_of(self._process.pid) > self._limits.memory:
                self.kill()
            await asyncio.sleep(WATCHED_EVERY)

    async def end(self) -> None:
        """Kill the process, with all that it started, and close its pipes."""
        self.kill()
        try:
            await self._process.communicate()
        finally:
            if self._scratch is not None:
                self._scratch.cleanup()

    def kill(self) -> None:
        """Kill the process with all that it started."""
        if not self.ended:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)


async def memory_of(pid: int) -> int:
    """Return the bytes of memory that a process uses; 0 if it has ended."""
    ps = await asyncio.create_subprocess_exec("ps", "-o", "rss=", "-p", str(pid), stdout=PIPE, stderr=DEVNULL)
    told, _ = await ps.communicate()
    return int(told or 0) * 1024


def _environment() -> dict[str, str]:
    """Return the worker's environment: where its libraries are, and nothing of the bot's settings."""
    here = os.getcwd()  # noqa: PTH109 - an empty entry of the path means this folder
    path = os.pathsep.join(os.path.join(here, part) for part in sys.path)  # noqa: PTH118 - entries may be files
    return {**{name: os.environ[name] for name in _HANDED_ON if name in os.environ}, **_OWN, "PYTHONPATH": path}


def _checked(values: bytes) -> dict[str, Any]:
    """Return an answer as a dictionary if it is one of this version."""
    try:
        answer = json.loads(values)
    except (ValueError, RecursionError):
        raise Died("its answer is not JSON") from None
    if not isinstance(answer, dict) or answer.get("version") != VERSION:
        raise Died("its answer is of another version")
    return answer
