"""Long polling that confirms to Telegram only the updates that are settled and answered."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from typing import TYPE_CHECKING, Any

from telegram.error import Conflict, EndPointNotFound, InvalidToken, NetworkError, RetryAfter

from bot.telegram.pace import seconds_of
from bot.updates.kinds import KINDS
from bot.updates.progress import Progress

if TYPE_CHECKING:
    from telegram import Bot

    from bot.updates.ingest import Begun, Ingest

log = logging.getLogger(__name__)

# The library's own get_updates raises when it cannot read one update, and writes the whole batch to the log.
# The raw call does neither. It warns of endpoints that are also methods of the bot; this spelling is not one.
GET_UPDATES = "get_Updates"
BATCH = 100
AGAIN_SECONDS = 0.25  # until the next poll while replies are still on their way
FEW = 50  # replies that may be on their way during the next poll: that many updates come again and are read in vain
RETENTION = 24 * 3600.0  # seconds; Telegram keeps no update longer, so an older offset confirms nothing
CONFLICTS, CONFLICT_WINDOW = 3, 60.0  # this many refusals in this many seconds are no coincidence


class Polling:
    """The update source that asks Telegram for updates.

    The next poll's offset confirms all updates before the first one that is not settled, or whose replies are still on
    their way; updates that the poll brings again are not started again. Delays after a failed poll, and after a batch
    that found no database, are real seconds and double from `first_delay` to `longest_delay`.
    """

    def __init__(
        self,
        ingest: Ingest,
        bot: Bot,
        *,
        poll_timeout: int = 25,
        first_delay: float = 1.0,
        longest_delay: float = 30.0,
    ) -> None:
        self._ingest = ingest
        self._bot = bot
        self._poll_timeout = poll_timeout
        self._first_delay = first_delay
        self._longest_delay = longest_delay
        self._kept: Begun = {}
        self._kept_at = 0.0
        self._taking = False  # True while a batch is being taken: a stop then waits for it
        self._conflicts: deque[float] = deque(maxlen=CONFLICTS)

    async def run(self) -> None:
        """Poll until the intake stops. Raises Conflict if another process uses the token, InvalidToken if it is bad."""
        polling = asyncio.create_task(self._go_on())
        stop = asyncio.create_task(self._ingest.stopping.wait())
        try:
            await asyncio.wait([polling, stop], return_when=asyncio.FIRST_COMPLETED)
            if self._taking and not polling.done():
                await asyncio.wait([polling], timeout=self._ingest.seconds_left())
            if polling.done():
                polling.result()  # raises the error that ended it
        finally:
            stop.cancel()
            polling.cancel()
            await asyncio.gather(polling, stop, return_exceptions=True)
        await self._finish()

    async def _go_on(self) -> None:
        delay = self._first_delay
        while not self._ingest.stopping.is_set():
            batch = await self._poll()
            self._taking = True
            fresh = await self._take(batch)
            self._taking = False
            if self._ingest.stopping.is_set():
                return
            if any(progress.must_come_again for progress in self._kept.values()):
                await asyncio.sleep(delay)
                delay = min(delay * 2, self._longest_delay)
                continue
            delay = self._first_delay
            if not fresh and len(batch) < BATCH:
                self._ingest.ready.set()
                self._ingest.caught_up.set()
            await self._replies()

    async def _take(self, batch: list[dict[str, Any]]) -> bool:
        """Handle the updates that a poll brought for the first time until they are settled; True if there were any."""
        known = {number: each for number, each in self._kept.items() if not each.must_come_again}
        fresh = [raw for raw in batch if raw["update_id"] not in known]
        self._kept = {raw["update_id"]: known.get(raw["update_id"]) or Progress() for raw in batch}
        self._kept_at = asyncio.get_running_loop().time()
        if fresh:
            await self._settle(fresh)
        return bool(fresh)

    async def _settle(self, batch: list[dict[str, Any]]) -> None:
        begun: Begun = {}
        try:
            await self._ingest.take(batch, begun)
        finally:
            self._kept |= begun
        await asyncio.gather(*(progress.wait_settled() for progress in begun.values() if not progress.settled))

    async def _replies(self) -> None:
        """Wait until most replies are out, but only briefly: new updates wait too."""
        waited_for = [one.task for one in self._kept.values() if one.task is not None and not one.may_be_forgotten]
        if waited_for:
            await asyncio.wait([waited_for[max(0, len(waited_for) - FEW)]], timeout=AGAIN_SECONDS)

    async def _poll(self) -> list[dict[str, Any]]:
        """Return the next batch; retry until there is one."""
        delay = self._first_delay
        while True:
            try:
                return await self._get_updates(self._poll_timeout if self._ingest.caught_up.is_set() else 0)
            except InvalidToken:
                log.critical("no updates: the token is wrong")
                raise
            except Conflict as conflict:
                if not self._passing(conflict):
                    log.critical("no updates: another process polls with this token, or a webhook is set for it")
                    raise
                log.warning("another process polls with this token; next try in %.1f s", delay)
            except RetryAfter as flood:
                await asyncio.sleep(seconds_of(flood))
                continue
            except NetworkError as error:
                log.warning("no updates: %s; next try in %.1f s", error.message, delay)
            await asyncio.sleep(delay)
            delay = min(delay * 2, self._longest_delay)

    def _passing(self, conflict: Conflict) -> bool:
        """True if the conflict may pass because the other poller is about to end, as after a restart.

        Telegram refuses the older of two polls. So the process that polled first is the first to get a third refusal,
        and ends; the newer one goes on. A webhook does not go away by itself.
        """
        now = asyncio.get_running_loop().time()
        self._conflicts.append(now)
        few = len(self._conflicts) < CONFLICTS or now - self._conflicts[0] > CONFLICT_WINDOW
        return few and "webhook" not in conflict.message.lower()

    async def _get_updates(self, wait: int, limit: int = BATCH, patience: float = 10.0) -> list[dict[str, Any]]:
        """Call once. Send an offset until Telegram has received it once, then none, and never one older than a day.

        After a week without updates Telegram continues with a random id. An old offset that is sent again could be
        above it and confirm, that is drop, updates that the bot has not seen. Without an offset Telegram returns the
        earliest unconfirmed update, whatever its id; ids of different batches are never compared.
        """
        if asyncio.get_running_loop().time() - self._kept_at > RETENTION:
            self._kept.clear()
        request = {"timeout": wait, "limit": limit, "allowed_updates": list(KINDS)}
        if (offset := self._offset()) is not None:
            request["offset"] = offset
        try:
            batch: Any = await self._bot.do_api_request(GET_UPDATES, api_kwargs=request, read_timeout=wait + patience)
        except EndPointNotFound as error:  # the raw call raises it for 401 and 404
            raise InvalidToken from error
        self._ingest.note_contact()
        return sorted(batch, key=lambda raw: int(raw["update_id"]))

    def _offset(self) -> int | None:
        """Return the offset that confirms all updates before the first one to keep; None if it confirms nothing."""
        kept = next((number for number, progress in self._kept.items() if not progress.may_be_forgotten), None)
        if kept is None:
            return max(self._kept) + 1 if self._kept else None
        return kept if kept != min(self._kept) else None

    async def _finish(self) -> None:
        """End `run`: let replies go out, then send the last offset by a short poll and ignore its answer."""
        await self._ingest.stop()
        if self._offset() is None:
            return
        try:
            await self._get_updates(0, limit=1, patience=1.0)
        except (NetworkError, RetryAfter, Conflict, InvalidToken) as error:
            log.warning("the last updates are not confirmed and will come again: %s", error.message)
