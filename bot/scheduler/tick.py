"""One tick: carry out the duties that are due, send the promised messages, edit the outdated ones."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog

from bot.domain.activity import activities, group_card
from bot.domain.branch import addressees, branches, group_move
from bot.domain.duty_execution import carry_out
from bot.domain.evaluation import ballot_period
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.group_posts import Cause
from bot.scheduler import outcomes
from bot.scheduler.clean_up import clean_up
from bot.telegram import sending
from bot.telegram.callbacks import within
from bot.telegram.send_queue import Lane

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession
    from telegram.ext import ExtBot

    from bot.context import Services
    from bot.storage.tables.obligations import Delivery, Duty
    from bot.telegram.message import Letter

log = structlog.get_logger()

BATCH = 50
AT_ONCE = 2  # messages worded in parallel: with a whole batch at once, taps would wait behind them
SOME = 10  # duties claimed by one statement: no other process can carry out those that this one holds
TOGETHER = 0.02  # seconds in which duties start in one transaction: taps wait that long, and for the end of the last
CLEAN_UP_EVERY = timedelta(hours=1)


class Tick:
    """Carries out the duties that are due and sends the promised messages. Two runs never overlap.

    `progressed_at` is the last time that a run ended or made progress.
    """

    def __init__(
        self, bot: ExtBot[Any], services: Services, work: Mapping[str, duties.Work], letters: Mapping[str, Letter]
    ) -> None:
        self._bot = bot
        self._services = services
        self._work = work
        self._letters = letters
        self._running = asyncio.Lock()
        self._wording = asyncio.Semaphore(AT_ONCE)
        self._halted = False
        self._under_way: dict[asyncio.Task[None], Delivery] = {}
        self._unnoted: list[tuple[Delivery, sending.Outcome | None]] = []
        self.progressed_at: datetime | None = None
        self._clean_up_at = services.clock.now()

    def halt(self) -> None:
        """Finish the messages under way and start nothing more."""
        self._halted = True

    def cut_off(self) -> None:
        """Cancel the messages under way; they stay leased."""
        for delivering in self._under_way:
            delivering.cancel()

    async def run(self) -> datetime | None:
        """Carry out everything that is due now; a failure is put off and does not delay the rest.

        Return the time when something comes due next; None if there is none.
        """
        async with self._running:
            began, outcome = time.perf_counter(), "failed"
            due: datetime | None = None
            try:
                while not self._halted:
                    due, untidy = await self._look()  # almost every run finds nothing to do, which should cost little
                    if untidy:
                        await self._tend(untidy)
                        due = await self.earliest()
                    if not self._is_due(due) or not (await self._carry_out_duties() or await self._send()):
                        break
                    self.progressed_at = self._services.clock.now()
                await self._land(0)
                await self._clean_up()
                self.progressed_at, outcome = self._services.clock.now(), "done"
                return due
            finally:
                await asyncio.gather(*self._under_way, return_exceptions=True)
                self._under_way.clear()
                self._services.metrics.ticks.labels(outcome).inc()
                self._services.metrics.tick_seconds.observe(time.perf_counter() - began)
                log.debug("ticked", outcome=outcome)

    async def earliest(self) -> datetime | None:
        """Return the time when the next duty or delivery comes due; None if there is none."""
        due, _untidy = await self._look()
        return due

    async def _look(self) -> tuple[datetime | None, Collection[int]]:
        """Return the time when something comes due next, and the activities whose ballots need tending."""
        async with self._services.database.read() as db:
            found = (await duties.earliest(db), await deliveries.earliest(db, now=self._services.clock.now()))
            untidy = await ballot_period.untidy(db)
        return min((at for at in found if at is not None), default=None), untidy

    def _is_due(self, due: datetime | None) -> bool:
        under_way = bool(self._under_way or self._unnoted)
        return under_way or (due is not None and due <= self._services.clock.now())

    async def _clean_up(self) -> None:
        now = self._services.clock.now()
        if now < self._clean_up_at or self._halted:
            return
        self._clean_up_at = now + CLEAN_UP_EVERY
        await clean_up(self._services)

    async def tend_ballots(self) -> None:
        """Destroy the keys of ballots that are not open, at the latest now; start those over whose votes are lost.

        A failure is logged and tried again at the next tick.
        """
        async with self._services.database.read() as db:
            untidy = await ballot_period.untidy(db)
        await self._tend(untidy)

    async def _tend(self, activity_ids: Collection[int]) -> None:
        database = self._services.database
        for activity_id in sorted(activity_ids):
            try:
                await database.run_transaction(
                    partial(ballot_period.tend, activity_id=activity_id, now=self._services.clock.now())
                )
            except Exception as problem:  # the tick's boundary: one bad ballot must not stop the others
                if database.is_away(problem):
                    raise
                log.exception("ballot not tended", activity=activity_id)

    async def _carry_out_duties(self) -> bool:
        async with self._services.database.read() as db:
            ids = await duties.due(db, now=self._services.clock.now(), limit=BATCH)
        for duty_id in await self._together(ids):
            await self._carry_out(duty_id)
        return bool(ids)

    async def _together(self, ids: Sequence[int]) -> list[int]:
        """Carry out several duties in one transaction, since each commit waits for the disk.

        Return the duties to try alone: those of a branch that another transaction holds, and all those of a
        transaction in which one failed, as it was rolled back.
        """
        alone: list[int] = []
        waiting = list(ids)
        while waiting:
            ids, waiting, begun = waiting[:SOME], waiting[SOME:], 0
            try:
                async with self._services.database.begin() as db:
                    until = time.perf_counter() + TOGETHER
                    claimed, busy = await duties.claim(db, ids, now=self._services.clock.now())
                    alone += busy
                    ids = [duty.id for duty in claimed]
                    await activities.load(db, [duty.activity_id for duty in claimed])
                    while begun < len(claimed) and (not begun or time.perf_counter() < until):
                        begun += 1
                        await self._do(db, claimed[begun - 1])
            except Exception as problem:  # the tick's boundary: the duties are then tried one by one
                if not begun:  # the duties were not even read
                    if self._services.database.is_away(problem):
                        raise
                    begun = len(ids)
                alone += ids[:begun]  # the faulty one fails again alone, and is logged there
            waiting = [*ids[begun:], *waiting]
        return alone

    async def _carry_out(self, duty_id: int) -> None:
        database = self._services.database
        try:
            await database.run_transaction(lambda db: self._alone(db, duty_id))
        except Exception as problem:  # the tick's boundary: one bad duty must not stop the others
            if database.is_away(problem):
                raise
            log.exception("duty failed", duty=duty_id)
            now = self._services.clock.now()
            async with database.begin() as db:
                duty = await duties.claim_one(db, duty_id, now=now)
                if duty is not None:
                    duties.push_ahead(duty, now=now)

    async def _alone(self, db: AsyncSession, duty_id: int) -> None:
        duty = await duties.claim_one(db, duty_id, now=self._services.clock.now())
        if duty is not None:
            await self._do(db, duty)

    async def _do(self, db: AsyncSession, duty: Duty) -> None:
        """Carry out a duty if it is still due."""
        now = self._services.clock.now()
        if duties.is_due(duty, now=now):
            duties.finish(duty, await carry_out(db, duty, self._work, now=now), now=now)

    async def _send(self) -> bool:
        """Send some of the promised messages; False if none is left or under way, or outcomes cannot be recorded.

        While there are more, half a batch stays under way, so that sending does not pause between batches.
        """
        late, self._unnoted = self._unnoted, []  # an unrecorded message would be sent once more
        self._unnoted += [one for one in late if not await self._noted(*one)]
        if self._unnoted:
            return False
        async with self._services.database.begin() as db:
            room = BATCH - len(self._under_way)
            ours = [one.id for one in self._under_way.values()]  # even if a clock set forward has ended their leases
            claimed = await deliveries.claim(db, now=self._services.clock.now(), limit=room, besides=ours)
        latest = {_addressee(delivery): delivering for delivering, delivery in self._under_way.items()}
        for delivery in claimed:
            before = latest.get(_addressee(delivery))
            latest[_addressee(delivery)] = delivering = asyncio.create_task(self._deliver(delivery, before))
            self._under_way[delivering] = delivery
        if not self._under_way:
            return False
        await self._land(BATCH // 2 if claimed else 0)
        return True

    async def _land(self, most: int) -> None:
        """Wait until at most that many messages are under way. Raises the errors of recording their outcomes."""
        while len(self._under_way) > most:
            done, _ = await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
            for delivered in done:
                del self._under_way[delivered]
                if not delivered.cancelled():
                    delivered.result()

    async def _deliver(self, delivery: Delivery, before: asyncio.Task[None] | None) -> None:
        """Deliver a message after the one `before` it, which goes to the same person or group.

        Both could be worded at the same time, and the shorter work would overtake the longer one.
        """
        if before is not None:
            await asyncio.wait((before,))
        try:
            outcome = await self._attempt(delivery)
        except Exception as problem:  # the tick's boundary: one bad delivery must not stop the others
            if not self._services.database.is_away(problem):
                log.exception("delivery failed", delivery=delivery.id, kind=delivery.kind)
            outcome = sending.Delayed(None)
        outcomes.report(delivery, outcome)
        if not await self._noted(delivery, outcome):
            self._unnoted.append((delivery, outcome))

    async def _noted(self, delivery: Delivery, outcome: sending.Outcome | None) -> bool:
        """Record the outcome of a delivery; False while the database is away."""
        try:
            now = self._services.clock.now
            await self._services.database.run_transaction(lambda db: outcomes.note(db, delivery, outcome, now=now()))
        except ConnectionError as problem:
            if not self._services.database.is_away(problem):
                raise
            return False
        return True

    async def _attempt(self, delivery: Delivery) -> sending.Outcome | None:
        async with self._wording, self._services.database.read() as db:
            now = self._services.clock.now()
            if not await addressees.still_addressed(db, delivery) or await group_card.is_outdated(
                db, delivery, now=now
            ):
                return None
            address = await branches.address(db, delivery)
            if address is None:
                return sending.Unpostable(Cause.REMOVED, "the bot is not in the group")
            if await group_move.was_left(db, delivery):
                return None
            texts = self._services.library.of(address.language, address.zone)
            message = await self._letters[delivery.kind](db, delivery, texts)
        if message is None:
            return None
        if delivery.without_photo:
            message = message.without_photo()
        if delivery.account_id is not None:
            message = within(message, delivery.branch_id)  # the person may belong to several branches
        if delivery.message_id is not None:
            return await sending.edit(
                self._bot,
                address.chat_id,
                delivery.message_id,
                message,
                Lane.EDIT,
                caption_only=message.photo is not None,
            )
        return await sending.send(self._bot, address.chat_id, message, lane=Lane.REMINDER, thread_id=address.thread_id)


def _addressee(delivery: Delivery) -> tuple[int | None, int | None]:
    return delivery.account_id, delivery.branch_id if delivery.account_id is None else None
