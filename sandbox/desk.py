"""The branch's bot on the sandbox, in one process and in virtual time: what the tests and the played month stand on."""

from __future__ import annotations

from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Self

from pydantic import SecretStr

from bot.app import BranchBot
from bot.config import Settings
from sandbox.clock import MovableClock
from sandbox.telegram import Sandbox

if TYPE_CHECKING:
    from datetime import datetime, timedelta
    from pathlib import Path

TOKEN = "700000001:sandbox-token-of-the-branch-bot"  # noqa: S105 - it opens nothing but the sandbox
USERNAME = "dangri_bot"
NAME = "主题党日助手"


class Desk:
    """`async with Desk(folder, start) as desk`: people act on `desk.telegram`, time moves by `desk.until(at)`.

    Everything anybody does returns when the bot has dealt with it, so that what follows can be looked at directly.
    """

    def __init__(
        self,
        folder: Path,
        start: datetime,
        *,
        port: int = 0,
        address: str | None = None,
        seed: int | None = 7,
        database_url: str | None = None,
    ) -> None:
        self.folder = folder
        self.clock = MovableClock(start)
        self.telegram = Sandbox(self.clock, seed=seed)
        self.account = self.telegram.bot(TOKEN, USERNAME, NAME)
        self._port = port
        self._address = address
        self._database_url = database_url
        self._stack = AsyncExitStack()
        self.bot: BranchBot

    async def __aenter__(self) -> Self:
        """Serve the Bot API and start the bot on it."""
        url = await self._stack.enter_async_context(self.telegram.serving(self._port))
        self.url = self._address or url
        await self.start_bot()
        self.telegram.settle = self.settle
        return self

    async def __aexit__(self, *_problem: object) -> None:
        """Stop the bot, then the server."""
        self.telegram.settle = None
        await self.bot.stop()
        await self._stack.aclose()

    async def start_bot(self) -> None:
        """Start the bot, or start it again after `stop_bot`: it finds everything in its database."""
        settings = Settings(
            _env_file=None,  # type: ignore[call-arg] # the desk does not look at anybody's .env
            telegram_bot_token=SecretStr(TOKEN),
            telegram_api_base_url=self.url,
            telegram_proxy=None,
            database_url=self._database_url,
            data_dir=self.folder,
        )
        self.bot = BranchBot(settings, self.clock)
        await self.bot.start(strikes=False)  # virtual time moves only here, so nobody else has to look at the clock

    async def stop_bot(self) -> None:
        """The bot is down: what people do now waits in Telegram."""
        self.telegram.settle = None
        await self.bot.stop()

    async def restart_bot(self) -> None:
        """The bot comes back."""
        await self.start_bot()
        self.telegram.settle = self.settle
        await self.settle()

    async def settle(self) -> None:
        """Wait until the bot has taken in every update, handled it, and sent whatever is due."""
        await self.telegram.confirmed()
        await self.bot.catch_up()

    async def until(self, at: datetime) -> None:
        """Let time pass up to `at`, stopping at every instant at which the bot has something to do."""
        while True:
            await self.settle()
            due = await self.bot.tick.earliest()
            if due is None or due > at:
                break
            self.clock.set(max(due, self.clock.now()))
        if at > self.clock.now():
            self.clock.set(at)
        await self.settle()

    async def passes(self, delta: timedelta) -> None:
        """Let that much time pass."""
        await self.until(self.clock.now() + delta)
