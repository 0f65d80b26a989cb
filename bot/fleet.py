"""The bots of one process. They share one event loop and one HTTP server; everything else is each bot's own.

A problem on this machine, such as an unusable database, stops all bots before the first one calls Telegram: an
operator has just changed something and is still there. A problem that Telegram reports about one bot stops that bot
only, and is logged as critical: a token revoked in one committee must not silence the others. While Telegram cannot
be reached, the start is repeated: after a power cut the network may come up later than the bot.
"""

import asyncio
import gc
import itertools
import sqlite3

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import Conflict, InvalidToken, TelegramError

from bot import systemd
from bot.app import BranchBot
from bot.clock import Clock
from bot.config import TOKEN_REFUSED, Settings
from bot.web.health import Board
from bot.web.server import Server

log = structlog.get_logger()

PAUSES = (2, 5, 10, 20, 40, 60)  # seconds between tries to start a bot; the last one repeats

CONFLICT = (
    "Another process polls with this token and was started later. Only one may: stop the other one, on this machine or "
    "on another, then start this one again. Several can share the work behind a webhook (WEBHOOK_URL in .env.example)."
)
WEBHOOK_SET = (
    "A webhook is set for this bot, so that polling gets nothing. Set WEBHOOK_URL to run behind it, or remove it: "
    "`python -m bot doctor` says how."
)
UNUSABLE = "Telegram cannot be used: {words}. `python -m bot doctor` says more."
FELL = "The bot fell ({kind}). The log says where."


class CannotOpen(Exception):  # noqa: N818 - the name reads as a sentence
    """The database of `bot`, or a file beside it, cannot be opened; `reason` is the error."""

    def __init__(self, bot: BranchBot, reason: Exception) -> None:
        super().__init__(f"the database of bot {bot.id}")
        self.bot, self.reason = bot, reason


class Fleet:
    """One bot for each token in the settings."""

    def __init__(self, settings: Settings, clock: Clock | None = None) -> None:
        self.bots = tuple(BranchBot(each, clock) for each in settings.bots())
        board = Board({str(bot.id): (bot.health, bot.services.metrics) for bot in self.bots})
        routes = [*board.routes(), *(route for bot in self.bots for route in bot.routes)]
        self.server = Server(settings.listening, routes) if settings.listening else None
        self._crew: list[asyncio.Task[None]] = []
        self._watchdog: list[asyncio.Task[None]] = []
        self._hopeful = set(self.bots)  # at work, or still starting
        self._tried = {bot: asyncio.Event() for bot in self.bots}
        self._nobody_left = asyncio.Event()

    @property
    def several(self) -> bool:
        """True if there is more than one bot."""
        return len(self.bots) > 1

    def troubles(self) -> list[str]:
        """Return one sentence for each bot that does not work, saying why."""
        return [self.of(bot, trouble) for bot in self.bots if (trouble := bot.health.trouble) is not None]

    def of(self, bot: BranchBot, sentence: str) -> str:
        """Return the sentence, preceded by the bot's number if there are several bots."""
        return f"Bot {bot.id}: {sentence}" if self.several else sentence

    async def start(self, *, scheduled: bool = True) -> None:
        """Open all databases, then start all bots at once; return once each has started or failed a first time.

        Raises what stops all of them: CannotListen when HTTP_LISTEN is taken, CannotOpen, Occupied, BackupError,
        AnothersDatabase.
        """
        if self.server is not None:
            await self.server.start()  # first, so that a monitor can observe a slow start
        for bot in self.bots:  # one after the other: they may migrate
            try:
                await bot.open()
            except (OSError, SQLAlchemyError, sqlite3.Error) as problem:
                raise CannotOpen(bot, problem) from problem
        gc.enable()
        self._crew = [asyncio.create_task(self._keep(bot, scheduled), name=f"bot {bot.id}") for bot in self.bots]
        await asyncio.gather(*(tried.wait() for tried in self._tried.values()))

    async def run(self) -> list[str]:
        """Run until stopped, or until no bot is left at work; return the reasons, a sentence for each bot."""
        await self.start()
        gc.collect()
        gc.freeze()  # the objects so far live on; each full collection over them would delay taps by 0.1 s
        await self._nobody_left.wait()
        return self.troubles()

    async def stop(self) -> None:
        """Stop all bots at once, each in order."""
        systemd.tell("STOPPING=1")
        for task in (*self._crew, *self._watchdog):
            task.cancel()
        await asyncio.gather(*self._crew, return_exceptions=True)
        ends = await asyncio.gather(*(bot.stop() for bot in self.bots), return_exceptions=True)
        if self.server is not None:
            await self.server.stop()
        for problem in ends:
            if problem is not None:
                raise problem

    async def catch_up(self) -> None:
        """Have every working bot handle the updates that it took in and carry out what is due."""
        for bot in self.bots:
            if bot.health.trouble is None:
                await bot.catch_up()

    async def _keep(self, bot: BranchBot, scheduled: bool) -> None:
        """Run one bot to its end; an error ends this bot only."""
        if self.several:
            structlog.contextvars.bind_contextvars(bot=bot.id)  # in this task and the tasks that it creates
        try:
            await self._bring_to_work(bot, scheduled)
            await bot.run()
        except InvalidToken:
            self._note(bot, TOKEN_REFUSED)
        except Conflict as problem:
            self._note(bot, WEBHOOK_SET if "webhook" in problem.message.lower() else CONFLICT)
        except TelegramError as problem:
            self._note(bot, UNUSABLE.format(words=problem.message))
        except Exception as problem:  # this bot's boundary
            log.exception("the bot fell")
            self._note(bot, FELL.format(kind=type(problem).__name__))
        else:
            return
        await bot.stop()

    async def _bring_to_work(self, bot: BranchBot, scheduled: bool) -> None:
        """Start the bot; repeat while Telegram fails. Raises InvalidToken, Conflict: repeating would not help."""
        for pause in itertools.chain(PAUSES, itertools.repeat(PAUSES[-1])):
            try:
                await bot.start(scheduled=scheduled)
            except (InvalidToken, Conflict):
                raise
            except TelegramError as problem:
                bot.health.trouble = UNUSABLE.format(words=problem.message)
                log.warning("not started yet", trouble=bot.health.trouble, next_try_in=pause)
                self._tried[bot].set()
                await asyncio.sleep(pause)
            else:
                break
        bot.health.trouble = None
        self._tried[bot].set()
        if not self._watchdog:  # with the first bot: a slow second one must not make systemd kill all of them
            systemd.tell("READY=1")
            self._watchdog.append(asyncio.create_task(systemd.keep_telling(), name="watchdog"))

    def _note(self, bot: BranchBot, trouble: str) -> None:
        bot.health.trouble = trouble
        if self.several:
            log.critical("this bot is out", trouble=trouble)
        self._hopeful.discard(bot)
        self._tried[bot].set()
        if not self._hopeful:
            self._nobody_left.set()
