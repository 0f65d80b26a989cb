"""[全年材料]: all papers of a year as a zip; a message tells how far it is, and a button stops it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

import structlog
from telegram.error import TelegramError

from bot.documents import pdf
from bot.documents.archive import Archive
from bot.domain.branch import people, powers
from bot.domain.branch.powers import Power
from bot.domain.refusals import Refused
from bot.domain.report import year_work
from bot.handlers.year_making import YearMaker
from bot.telegram import sending
from bot.telegram.send_queue import Lane
from bot.views import callbacks
from bot.views import ledger as ledger_views
from bot.views import year_papers as views

if TYPE_CHECKING:
    from datetime import datetime

    from telegram import Update

    from bot.context import Context
    from bot.storage.tables.branch import Branch, Person
    from bot.telegram.message import Message

log = structlog.get_logger()

EVERY = 3.0  # seconds between two edits of the message, which Telegram counts
PAUSES = (3.0, 10.0)  # seconds before a part that Telegram did not take is sent again
LAST_WORDS = 3.0  # seconds in which a stopped work tells so


async def begin(update: Update, context: Context, branch_id: int, year: int) -> None:
    """Begin to make the papers, unless the branch's are being made already."""
    await _begin(context, branch_id, year, pdfs=False)


async def begin_with_pdfs(update: Update, context: Context, branch_id: int, year: int) -> None:
    """Begin to make the papers, also as PDFs; without LibreOffice, as Word files alone."""
    await _begin(context, branch_id, year, pdfs=pdf.program() is not None)


async def _begin(context: Context, branch_id: int, year: int, *, pdfs: bool) -> None:
    async with context.transaction() as db:
        me = await powers.officer(db, context.account, Power.READ_LEDGER, branch_id)
        branch = await people.branch_of(db, me)
        running = context.services.running
        if running.has(branch.id):
            raise Refused("year-papers-running")
        if running.full:
            raise Refused("year-papers-busy")
        work = _Work(context, branch, year, me, pdfs=pdfs)
        await year_work.goes_on(db, me, year, now=context.now)
        running.begin(branch.id, work.run())
    await context.popup()
    await work.told.wait()


async def stop(update: Update, context: Context, branch_id: int, year: int) -> None:
    """[停止]: stop the work; after a restart of the bot there is none, and the message says so."""
    async with context.transaction() as db:
        me = await powers.officer(db, context.account, Power.READ_LEDGER, branch_id)
        branch = await people.branch_of(db, me)
        if not context.services.running.has(branch.id):
            await year_work.end(db, me, now=context.now)
    if context.services.running.cancel(branch.id):
        await context.popup()
    else:
        await context.edit(views.stopped(branch, year, context.t))


class _Work:
    """The making of a branch's papers for the officer who asked, in their private chat."""

    def __init__(self, context: Context, branch: Branch, year: int, me: Person, *, pdfs: bool) -> None:
        self._pdfs = pdfs
        self._bot, self._services, self._t = context.bot, context.services, context.t
        self._account, self._chat = context.account, context.account.telegram_id
        self._branch, self._year, self._me = branch, year, me
        self._message: int | None = None
        self._told_at: datetime | None = None
        self._beat_at = context.now
        self.told = asyncio.Event()  # the message is there

    async def run(self) -> None:
        """Make, pack and send; whatever happens, the message says how it ended."""
        try:
            await self._make()
            await self._end()
        except asyncio.CancelledError:
            with suppress(TimeoutError):
                async with asyncio.timeout(LAST_WORDS):
                    if await self._say(views.stopped(self._branch, self._year, self._t, pdfs=self._pdfs)):
                        await self._end()
            raise
        except Exception:  # a task of its own: no handler of updates would tell the officer
            log.exception("the papers of a year were not made")
            if await self._say(views.failed(self._branch, self._year, self._t, pdfs=self._pdfs)):
                await self._end()
        finally:
            self.told.set()

    async def _end(self) -> None:
        """Note that the officer knows how the work ended; otherwise they are told later that it broke off."""
        async with self._services.database.begin() as db:
            await year_work.end(db, self._me, now=self._services.clock.now())

    async def _beat(self) -> None:
        """Note from time to time that the work goes on."""
        now = self._services.clock.now()
        if now - self._beat_at >= year_work.EVERY:
            self._beat_at = now
            async with self._services.database.begin() as db:
                await year_work.goes_on(db, self._me, self._year, now=now)

    async def _make(self) -> None:
        services, t = self._services, self._services.library.of(self._branch.language, self._branch.zone)
        maker = YearMaker(
            services.database, services.materials, services.clock, self._branch, self._year, t, self._me,
            pdfs=self._pdfs,
        )  # fmt: skip
        of = await maker.count()
        await self._progress(0, of)
        done = made = 0
        with Archive() as archive:
            async for file in maker.files():
                done += 1
                if file.data is not None:
                    made += 1
                    await asyncio.to_thread(archive.add, file.name, file.data)
                await self._progress(done, of)
                await self._beat()
            if maker.troubles:
                await asyncio.to_thread(archive.add, *views.notes(maker.troubles, t))
            await asyncio.to_thread(archive.close)
            await self._require_officer()
            name = ledger_views.file_name(t.plain("year-papers-file", branch=self._branch.name or "", year=self._year))
            for number in range(archive.parts):
                data = await asyncio.to_thread(archive.read, number)
                await self._send(views.part(name, number + 1, archive.parts, data, self._t))
            await self._say(views.finished(self._year, made, archive.parts, maker.troubles, self._t))

    async def _require_officer(self) -> None:
        """Refuse to send to a person who meanwhile is no officer of the branch any more."""
        async with self._services.database.read() as db:
            await powers.officer(db, self._account, Power.READ_LEDGER, self._branch.id)

    async def _progress(self, done: int, of: int) -> None:
        """Tell how far it is, at most every three seconds."""
        now = self._services.clock.now()
        if self._told_at is not None and (now - self._told_at).total_seconds() < EVERY:
            return
        self._told_at = now
        await self._say(views.progress(self._branch, self._year, done, of, self._t))

    async def _say(self, message: Message) -> bool:
        """Edit the one message about the work, or send it; return False if it was not told."""
        try:
            if self._message is not None:
                outcome = await sending.edit(self._bot, self._chat, self._message, message, Lane.EDIT)
                if not isinstance(outcome, sending.Gone):  # else the officer has deleted it
                    return isinstance(outcome, sending.Sent)
            outcome = await sending.send(self._bot, self._chat, message, lane=Lane.ANSWER)
        except TelegramError as problem:
            log.warning("the progress was not told", error=type(problem).__name__)
            return False
        if isinstance(outcome, sending.Sent):
            self._message = outcome.message_id
        self.told.set()
        return isinstance(outcome, sending.Sent)

    async def _send(self, message: Message) -> None:
        for pause in (*PAUSES, None):
            outcome = await sending.send(self._bot, self._chat, message, lane=Lane.ANSWER)
            if isinstance(outcome, sending.Sent):
                return
            if pause is None or not isinstance(outcome, sending.Delayed):
                break
            await self._services.clock.sleep(outcome.seconds or pause)
        raise TelegramError(f"a part was not sent: {type(outcome).__name__}")


HANDLERS = (
    callbacks.YEAR_PAPERS.handler(begin),
    callbacks.YEAR_PAPERS_PDF.handler(begin_with_pdfs),
    callbacks.YEAR_PAPERS_STOP.handler(stop),
)
