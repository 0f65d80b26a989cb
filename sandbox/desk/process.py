"""The bot in a process of its own, which follows the desk's clock and can be killed.

Both sides exchange lines of JSON. The desk sends `clock` after each move of the clock, and `settle` to ask the bot to
finish its present work and to report its next duty. The bot sends `ready`, `settled`, and `sleep` to sleep while the
clock stands still; the clock then jumps.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import os
import signal
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bot.app import BranchBot
from bot.config import Settings
from sandbox.state.clock import MovableClock

if TYPE_CHECKING:
    from collections.abc import Mapping

START_SECONDS = 60.0
STOP_SECONDS = 20.0


class BotProcess:
    """The desk's side. The bot gets its settings from `environment` only, not from the shell's environment."""

    def __init__(self, clock: MovableClock, environment: Mapping[str, str]) -> None:
        self._clock = clock
        names = {name.upper() for name in Settings.model_fields}
        self._environment = {k: v for k, v in os.environ.items() if k.upper() not in names} | dict(environment)
        self._process: asyncio.subprocess.Process | None = None
        self._listening: asyncio.Task[None] | None = None
        self._ready = asyncio.Event()
        self._questions: dict[int, asyncio.Future[datetime | None]] = {}
        self._numbers = itertools.count(1)
        clock.on_move(self._tell_clock)

    @property
    def running(self) -> bool:
        """True while the process lives."""
        return self._process is not None and self._process.returncode is None

    @property
    def pid(self) -> int:
        """The id of the process, for signals from tests."""
        assert self._process is not None
        return self._process.pid

    async def start(self) -> None:
        """Start the process and wait until the bot is ready; raise RuntimeError if it ends instead."""
        self._ready.clear()
        pipe = asyncio.subprocess.PIPE
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "sandbox", "bot", stdin=pipe, stdout=pipe, env=self._environment
        )
        self._listening = asyncio.create_task(self._listen(self._process))
        self._tell_clock()
        ready = asyncio.create_task(self._ready.wait())
        await asyncio.wait({ready, self._listening}, timeout=START_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        if not self._ready.is_set():
            ready.cancel()
            await self.kill()
            raise RuntimeError("the bot's process did not start; what it wrote stands above")

    async def stop(self) -> None:
        """Stop the process gracefully: it finishes the work it has begun."""
        if self.running:
            assert self._process is not None
            self._process.terminate()
            try:
                async with asyncio.timeout(STOP_SECONDS):
                    await self._process.wait()
            except TimeoutError:
                self._process.kill()
        await self._gone()

    async def kill(self) -> None:
        """Kill the process, as a power cut does."""
        if self.running:
            assert self._process is not None
            self._process.kill()
        await self._gone()

    async def settle(self) -> datetime | None:
        """Let the bot finish its present work; return the time of its next duty, None if it is dead."""
        if not self.running:
            return None
        number, answer = next(self._numbers), asyncio.get_running_loop().create_future()
        self._questions[number] = answer
        self._write({"settle": number})
        due: datetime | None = await answer
        return due

    async def _gone(self) -> None:
        if self._process is not None:
            await self._process.wait()
        if self._listening is not None:
            await self._listening

    def _tell_clock(self) -> None:
        if self.running:
            self._write({"clock": self._clock.state()})

    def _write(self, line: dict[str, Any]) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        with contextlib.suppress(ConnectionError, RuntimeError):  # the process has just died
            self._process.stdin.write(json.dumps(line).encode() + b"\n")

    async def _listen(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        async for line in process.stdout:
            self._hear(json.loads(line))
        await process.wait()
        for answer in self._questions.values():
            if not answer.done():
                answer.set_result(None)
        self._questions.clear()

    def _hear(self, said: dict[str, Any]) -> None:
        if "ready" in said:
            self._ready.set()
        elif "sleep" in said:
            target = datetime.fromisoformat(said["sleep"])
            if not self._clock.pace and target > self._clock.now():
                self._clock.set(target)
        elif (answer := self._questions.pop(said["settled"], None)) is not None and not answer.done():
            answer.set_result(said["next"] and datetime.fromisoformat(said["next"]))


class FollowedClock(MovableClock):
    """A copy of the desk's clock in the bot's process."""

    def __init__(self) -> None:
        super().__init__(datetime.now(UTC))

    async def jump(self, target: datetime) -> None:
        """Ask the desk to move its clock, and wait for the move."""
        _say({"sleep": target.isoformat()})
        await self.moves(1.0)


async def run_bot_process() -> None:
    """Run the bot's side, `python -m sandbox bot`, until its input ends or SIGTERM comes."""
    clock, reader, loop = FollowedClock(), asyncio.StreamReader(), asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    clock.follow(json.loads(await reader.readline())["clock"])
    bot = BranchBot(Settings(_env_file=None), clock)  # type: ignore[call-arg] # the settings come from the desk
    started = asyncio.Event()
    listening = asyncio.create_task(_take_orders(reader, clock, bot, started))
    loop.add_signal_handler(signal.SIGTERM, listening.cancel)
    loop.add_signal_handler(signal.SIGINT, lambda: None)  # Ctrl-C reaches the desk, which then stops this process
    try:
        await bot.open()
        await bot.start()
        started.set()
        _say({"ready": True})
        await asyncio.wait({listening})
    finally:
        listening.cancel()
        await bot.stop()


async def _take_orders(
    reader: asyncio.StreamReader, clock: FollowedClock, bot: BranchBot, started: asyncio.Event
) -> None:
    settling: set[asyncio.Task[None]] = set()
    async for line in reader:
        said = json.loads(line)
        if "clock" in said:
            clock.follow(said["clock"])
        else:
            task = asyncio.create_task(_settle(bot, said["settle"], started))
            settling.add(task)
            task.add_done_callback(settling.discard)


async def _settle(bot: BranchBot, number: int, started: asyncio.Event) -> None:
    await started.wait()
    await bot.catch_up()
    due = await bot.tick.earliest()
    _say({"settled": number, "next": due and due.isoformat()})


def _say(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()
