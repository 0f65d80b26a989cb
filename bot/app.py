"""The bot put together. Read this first: every conversation in order; `catalogue.py` lists duties and messages.

An update arrives by `polling` or the webhook, passes `ingest`, finds its handler in `conversations()`, changes the
database in one transaction and is answered. What must happen later, or be sent to others, is written in the same
transaction as a duty or a delivery; the tick carries it out when it is due.
"""

import asyncio
from functools import partial
from types import ModuleType
from typing import Any, cast

import structlog
from starlette.routing import Route
from telegram.ext import Application, BaseHandler, ContextTypes
from yarl import URL

from bot import texts
from bot.backup import before_migration
from bot.catalogue import DUTIES, LETTERS
from bot.clock import Clock, SystemClock
from bot.config import Settings
from bot.context import Context, Services
from bot.domain import ownership
from bot.errors import on_error
from bot.handlers import (
    agenda,
    binding,
    blocked_days,
    check_in,
    checks,
    corrections,
    departed,
    gate,
    group,
    ledger,
    message_parts,
    new_group,
    objection,
    office_changes,
    own_forms,
    own_record,
    paper_sheets,
    papers,
    paste,
    plan,
    proof,
    record,
    recorded_later,
    roster,
    roster_import,
    schedule,
    setup,
    start,
    steps,
    summary,
    terms,
    todo,
    year_papers,
    year_pictures,
)
from bot.handlers import ballot as ballot_handlers
from bot.handlers import help as help_handlers
from bot.handlers import leave as leave_handlers
from bot.handlers import makeup as makeup_handlers
from bot.handlers import settings as settings_handlers
from bot.handlers.year_papers import LAST_WORDS
from bot.metrics import Metrics
from bot.scheduler.clock import TickScheduler
from bot.scheduler.tick import Tick
from bot.storage.directory_lock import Lock
from bot.storage.engine.database import Database
from bot.storage.shared_pace import Slots
from bot.telegram import menus
from bot.telegram.pace import Pace
from bot.telegram.request import AiohttpRequest
from bot.telegram.send_queue import Lane
from bot.updates.bulk_check_in import BulkCheckIn
from bot.updates.ingest import STOP_SECONDS, Ingest
from bot.updates.polling import Polling
from bot.updates.webhook import Webhook
from bot.web.health import Health
from bot.worker import scratch
from bot.worker.jobs import drawing, writing

log = structlog.get_logger()

# The conversations, in the order in which their handlers are tried.
CONVERSATIONS: tuple[ModuleType, ...] = (
    group,  # the bot is added or removed, or its group moves to another id
    setup,  # /setup: the branch and its habits
    settings_handlers,  # /settings: the figures that a branch may set
    roster,  # /roster: the people of the branch
    roster_import,  # lists of people, imported or added
    new_group,  # the branch moves to another group
    terms,  # departures
    departed,  # what is erased of people who have left
    binding,  # 认领身份: the person behind an account
    office_changes,  # changes of offices and accounts, contested and decided; the secretary's hand-over
    plan,  # /plan: the year, read from a file
    blocked_days,  # /blocked: days without activities
    schedule,  # a month: date, time, place, host, recorder
    steps,  # the nine steps of an activity, and its timeline
    agenda,  # 议程
    leave_handlers,  # 请假
    check_in,  # 签到, the host's card, the end
    corrections,  # 更正
    paper_sheets,  # 纸质表
    ballot_handlers,  # 测评
    makeup_handlers,  # 补学
    papers,  # 材料: the papers that a branch hands in
    record,  # /record: minutes, decisions and photos
    own_forms,  # 模板: forms of the branch's own
    proof,  # 核对文件: papers that came back
    paste,  # 粘贴文本: the record as text for an official system
    summary,  # /summary
    year_pictures,  # 图表: pictures of a year
    year_papers,  # 全年材料: all papers of a year
    ledger,  # 台账: the workbook of a year, and what the secretary reports on
    checks,  # 检查并上报: the check before sending, and the receipt
    recorded_later,  # 补记: months before the branch was set up
    todo,  # /todo
    own_record,  # /me
    objection,  # 异议: objections to one's own record
    help_handlers,  # /help, /language, and commands that belong in the private chat
)


def conversations() -> list[BaseHandler[Any, Any, Any]]:
    """Return every handler in order: the gate's refusals first, the answers to what no conversation takes last."""
    return [
        *gate.HANDLERS,
        *(handler for module in CONVERSATIONS for handler in module.HANDLERS),
        *start.handlers(CONVERSATIONS),
    ]


class BranchBot:
    """The running bot: its update source, its handlers, its scheduler and the objects that they share."""

    def __init__(self, settings: Settings, clock: Clock | None = None) -> None:
        if settings.telegram_bot_token is None or settings.bot_id is None:
            raise ValueError("a bot needs its token")
        self.settings = settings
        self.id = settings.bot_id
        self.clock = clock or SystemClock()
        self.lock = Lock(settings.data_dir)
        self.database = Database(settings.database, settings.ballot_keys)
        self.metrics = Metrics()
        self.services = Services(
            self.database,
            self.clock,
            texts.load(),
            settings.materials,
            self.metrics,
            settings.quotas,
            settings.open_to_branches,
        )
        pace = settings.messages_per_second
        self.slots = self._shared_slots()
        self.pace = Pace(
            self.clock, per_second=pace or 1.0, unlimited=not pace, sent=self.metrics.count_message, slots=self.slots
        )
        self.request = AiohttpRequest(proxy=settings.telegram_proxy, answered=self.metrics.count_answer)
        self.application = self._build(settings.telegram_bot_token.get_secret_value())
        self._send_message_url = URL(f"{self.application.bot.base_url}/sendMessage")
        bulk_check_in = BulkCheckIn(self.services, self._send_unread)
        self.ingest = Ingest(self.application, self.clock, bulk_check_in=bulk_check_in, metrics=self.metrics)
        self.tick = Tick(self.application.bot, self.services, DUTIES, LETTERS)
        self.scheduler = TickScheduler(self.tick, self.clock)
        self.health = Health(self.services, self.ingest, self.tick)
        self.update_source, self.routes = self._update_source()
        self.services.committed, self.services.ended = self.ingest.committed, self.ingest.ended
        self.services.wake = self.scheduler.wake
        self._receiving: asyncio.Task[None] | None = None
        self._stopping: asyncio.Task[None] | None = None

    def _build(self, token: str) -> Application[Any, Context, Any, Any, Services, Any]:
        types = ContextTypes(context=Context, bot_data=cast("type[Services]", lambda: self.services))
        application = (
            Application.builder()
            .token(token)
            .base_url(f"{self.settings.telegram_api_base_url}/bot")
            .base_file_url(f"{self.settings.telegram_api_base_url}/file/bot")
            .request(self.request)
            .get_updates_request(AiohttpRequest(proxy=self.settings.telegram_proxy, answered=self.metrics.count_answer))
            .rate_limiter(self.pace)
            .context_types(types)
            .updater(None)
            .job_queue(None)
            .build()
        )
        application.add_handlers({-1: message_parts.HANDLERS, 0: conversations()})
        application.add_error_handler(on_error)
        return cast("Application[Any, Context, Any, Any, Services, Any]", application)

    def _shared_slots(self) -> Slots | None:
        """Return the pace shared with other processes; None if there can be no other."""
        settings = self.settings
        if settings.webhook_url is None or not self.database.shared:
            return None
        return Slots(settings.database, self.id)

    def _update_source(self) -> tuple[Polling | Webhook, list[Route]]:
        """Return the update source, and the HTTP routes by which Telegram reaches it."""
        bot, root, chosen = self.application.bot, self.settings.webhook_url, self.settings.webhook_secret
        if root is None:
            return Polling(self.ingest, bot), []
        webhook = Webhook(self.ingest, bot, root, chosen.get_secret_value() if chosen else None)
        return webhook, webhook.routes()

    async def _send_unread(self, message: dict[str, Any]) -> None:
        """Send a message at the bot's pace, without reading the message that Telegram returns. Raises TelegramError."""
        where = (self._send_message_url, message)
        await self.pace.process_request(self.request.tell, where, {}, "sendMessage", message, Lane.ANSWER)

    async def open(self) -> None:
        """Migrate the database and make sure that it is this bot's, before any call to Telegram.

        Raises Occupied while a backup is being restored, BackupError if a database of an earlier version cannot be
        backed up, AnothersDatabase.
        """
        self.settings.data_dir.mkdir(parents=True, exist_ok=True)
        self.lock.take()
        await self.database.migrate(before=partial(before_migration.back_up, self.settings))
        async with self.database.begin() as db:
            await ownership.take(db, self.id, now=self.clock.now())
        await self.tick.tend_ballots()  # a process that died at a close has left its key
        await asyncio.to_thread(scratch.sweep)
        self.health.open = True

    async def start(self, *, scheduled: bool = True) -> None:
        """Log in to Telegram, handle the updates that waited, then start the scheduler; the database must be open.

        If not `scheduled`, the caller runs `catch_up` whenever it moves the clock. Raises TelegramError; `start` may be
        called again then.
        """
        await self.application.initialize()
        self.services.library = texts.load(username=self.application.bot.username)
        await menus.publish(self.application.bot, self.services.library)
        self._receiving = asyncio.create_task(self.update_source.run(), name="update source")
        # Check-ins that waited in Telegram must precede the duty that would count their members absent.
        await self._caught_up(self._receiving)
        if scheduled:
            self.scheduler.start()

    async def _caught_up(self, receiving: asyncio.Task[None]) -> None:
        """Wait until the updates that waited are settled; raise the update source's error if it ends before."""
        caught_up = asyncio.create_task(self.ingest.caught_up.wait())
        try:
            await asyncio.wait({receiving, caught_up}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            caught_up.cancel()
        if receiving.done():
            await receiving

    async def run(self) -> None:
        """After `start`, run until stopped, or until Telegram refuses the token or reports a conflict."""
        assert self._receiving is not None
        log.info("running", username=self.application.bot.username)
        await asyncio.shield(self._receiving)  # the canceller calls `stop`, which lets updates finish

    async def stop(self) -> None:
        """Finish what is running, confirm what was handled, close everything.

        Once begun, the stop runs to its end: all callers wait for the same stop, and cancelling one of them does not
        tear a connection that is being closed.
        """
        if self._stopping is None:
            self._stopping = asyncio.create_task(self._close(), name="stop")
        await asyncio.shield(self._stopping)

    async def _close(self) -> None:
        self.health.stopping = True
        await asyncio.gather(self.scheduler.stop(STOP_SECONDS), self.ingest.stop())
        if self._receiving is not None:
            await asyncio.gather(self._receiving, return_exceptions=True)
        await self.services.running.stop(LAST_WORDS)
        await self.application.shutdown()
        await self.application.bot.shutdown()  # closes the connections of a start that failed half-way
        await asyncio.gather(drawing.close(), writing.close())
        await self.database.close()
        if self.slots is not None:
            await self.slots.close()
        self.lock.release()

    async def catch_up(self) -> None:
        """Wait until every update taken in is handled, and carry out what is due now."""
        await self.ingest.quiet()
        await self.tick.run()
