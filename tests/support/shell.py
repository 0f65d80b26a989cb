"""The command line as real processes, with the sandbox as Telegram."""

import asyncio
import os
import sys
from contextlib import asynccontextmanager
from pathlib import Path

from bot.clock import SystemClock
from bot.config import Settings
from sandbox.web.sandbox import Sandbox

TOKEN = "700000004:run-as-a-process"
OTHER_TOKEN = "700000005:another-bot"
CHECKOUT = Path(__file__).parents[2]
PATIENCE = 60  # seconds; other tests may keep both cores busy


class Shell:
    """Starts `python -m bot` in a folder of its own, with only the given settings.

    `through` is a command, such as `prlimit`, that starts it.
    """

    def __init__(self, folder):
        self.folder = folder
        self.through = ()
        self.started = []

    async def start(self, *arguments, **settings):
        names = {name.upper() for name in Settings.model_fields}
        usual = {name: value for name, value in os.environ.items() if name.upper() not in names}
        process = await asyncio.create_subprocess_exec(
            *self.through,
            sys.executable,
            "-m",
            "bot",
            *arguments,
            cwd=self.folder,
            env=usual | {"PYTHONPATH": str(CHECKOUT)} | settings,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        self.started.append(process)
        return process

    async def says(self, *arguments, **settings):
        """Run to the end; return the exit code, standard output and standard error."""
        return await ended(await self.start(*arguments, **settings))

    async def end(self):
        for process in self.started:
            if process.returncode is None:
                process.kill()
                await process.communicate()


async def ended(process):
    """Wait for the end; return the exit code and the output, which must show no traceback and no token."""
    out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert b"Traceback" not in err
    assert b"-a-process" not in out + err
    return process.returncode, out.decode(), err.decode()


@asynccontextmanager
async def telegram_serving():
    """Serve a sandbox with one bot; yield it and the settings that lead to it."""
    telegram = Sandbox(SystemClock(), seed=7)
    telegram.bot(TOKEN, "branch_bot", "支部助手")
    async with telegram.serving() as url:
        yield telegram, {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_BASE_URL": url}
