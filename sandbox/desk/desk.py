"""The bot, or several bots, on a sandbox in virtual time: the basis of most tests."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, suppress
from typing import TYPE_CHECKING, Self

from pydantic import SecretStr

from bot.config import Settings
from bot.fleet import Fleet
from bot.storage.engine.database import Database
from sandbox.desk.process import BotProcess
from sandbox.state.clock import MovableClock
from sandbox.web.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, timedelta
    from pathlib import Path

    from bot.app import BranchBot

TOKEN = "700000001:sandbox-token-of-the-branch-bot"  # noqa: S105 - it opens nothing but the sandbox
USERNAME = "dangri_bot"
NAME = "主题党日助手"
PATIENCE = 5.0  # seconds that a bot in a process of its own has to confirm its updates


class Desk:
    """`async with Desk(folder, start) as desk`: people act on `desk.telegram`, `desk.until(at)` moves the time.

    Each action returns once the bot has handled it, so that tests can check the result at once.
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
        http_listen: str | None = None,
        webhook_url: str | None = None,
        further: Mapping[str, str] | None = None,
        new_branches: str = "invited",
    ) -> None:
        """Prepare a sandbox and a bot; `further` holds the usernames of more bots by token."""
        self.folder = folder
        self.clock = MovableClock(start)
        self.telegram = Sandbox(self.clock, seed=seed)
        self.account = self.telegram.bot(TOKEN, USERNAME, NAME)
        self.tokens = [TOKEN, *(further or {})]
        for token, username in (further or {}).items():
            self.telegram.bot(token, username, NAME)
        self._port = port
        self._address = address
        self._database_url = database_url
        self._http_listen = http_listen
        self._webhook_url = webhook_url
        self._new_branches = new_branches
        self._stack = AsyncExitStack()
        self.fleet: Fleet

    @property
    def bot(self) -> BranchBot:
        """The bot; the first one of several."""
        return self.fleet.bots[0]

    @property
    def database(self) -> Database:
        """The bot's database, for facts that no chat shows."""
        return self.bot.database

    async def __aenter__(self) -> Self:
        """Serve the Bot API and start the bot on it."""
        url = await self._stack.enter_async_context(self.telegram.serving(self._port))
        self.url = self._address or url
        await self.start_bot()
        self.telegram.settle = self.settle
        return self

    async def __aexit__(self, *_problem: object) -> None:
        """Stop the bot, then the server."""
        await self.stop_bot()
        await self._stack.aclose()

    def settings(self) -> Settings:
        """Return the bot's settings, independent of the environment and of .env."""
        return Settings(
            _env_file=None,  # type: ignore[call-arg] # tests do not depend on a .env
            telegram_bot_token=SecretStr(", ".join(self.tokens)),
            telegram_api_base_url=self.url,
            telegram_proxy=None,
            database_url=self._database_url,
            data_dir=self.folder,
            http_listen=self._http_listen,
            webhook_url=self._webhook_url,
            new_branches=self._new_branches,
        )

    async def start_bot(self) -> None:
        """Start the bots, or start them again on their databases after `stop_bot`."""
        self.fleet = Fleet(self.settings(), self.clock)
        await self.fleet.start(scheduled=False)  # virtual time moves only here, so that no scheduler is needed
        if self.bot.health.trouble is not None:
            raise RuntimeError(self.bot.health.trouble)

    async def stop_bot(self) -> None:
        """Stop the bot; updates then wait in Telegram."""
        self.telegram.settle = None
        await self.fleet.stop()

    async def restart_bot(self) -> None:
        """Start the bot again and let it catch up."""
        await self.start_bot()
        self.telegram.settle = self.settle
        await self.settle()

    async def settle(self) -> None:
        """Wait until the bot has received and handled all updates and sent all due messages."""
        await self.telegram.confirmed()
        await self.fleet.catch_up()

    async def until(self, at: datetime) -> None:
        """Move the clock to `at`, stopping at each duty of the bot."""
        while (due := await self.next_due()) is not None and due <= at:
            self.clock.set(max(due, self.clock.now()))
        if at > self.clock.now():
            self.clock.set(at)
        await self.settle()

    async def next_due(self) -> datetime | None:
        """Let the bot finish its present work; return the time of its next duty."""
        await self.settle()
        found = [await bot.tick.earliest() for bot in self.fleet.bots if bot.health.trouble is None]
        return min((at for at in found if at is not None), default=None)

    async def passes(self, delta: timedelta) -> None:
        """Let `delta` pass, stopping at each duty of the bot."""
        await self.until(self.clock.now() + delta)


class ProcessDesk(Desk):
    """A desk with the bot in a process of its own, so that it can be killed."""

    process: BotProcess

    async def __aenter__(self) -> Self:
        """Serve the Bot API and start the process."""
        await super().__aenter__()
        settings = self.settings()
        self._database = Database(settings.database, settings.ballot_keys)
        return self

    async def __aexit__(self, *problem: object) -> None:
        """Stop the process, then the server."""
        await super().__aexit__(*problem)
        await self._database.close()

    @property
    def database(self) -> Database:
        """A second connection to the bot's database."""
        return self._database

    async def start_bot(self) -> None:
        """Start the process."""
        self.process = BotProcess(
            self.clock,
            {
                "TELEGRAM_BOT_TOKEN": TOKEN,
                "TELEGRAM_API_BASE_URL": self.url,
                "DATABASE_URL": self._database_url or "",
                "DATA_DIR": str(self.folder.resolve()),
                "LOG_LEVEL": "ERROR",
                "NEW_BRANCHES": self._new_branches,
            },
        )
        await self.process.start()

    async def stop_bot(self) -> None:
        """Stop the process gracefully."""
        self.telegram.settle = None
        await self.process.stop()

    async def next_due(self) -> datetime | None:
        """Let the bot finish its present work; return the time of its next duty, None while it is dead."""
        if self.process.running and self.telegram.faults.ends("down", self.clock.now()) is None:
            with suppress(TimeoutError):  # a bot that was cut off may poll again only later
                await asyncio.wait_for(self.telegram.confirmed(), PATIENCE)
        return await self.process.settle()

    async def settle(self) -> None:
        """Wait until the bot has finished its present work."""
        await self.next_due()
