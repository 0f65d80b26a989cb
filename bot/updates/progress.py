"""The progress of one update, from its arrival to its last reply."""

from __future__ import annotations

import asyncio
import math
import time
from dataclasses import dataclass, field

from bot.metrics import Outcome

REPLY_SECONDS = 10.0  # that a person's next update, and Telegram, wait for the replies to a settled one


def _future() -> asyncio.Future[bool]:
    return asyncio.get_running_loop().create_future()


@dataclass(slots=True, eq=False)
class Progress:
    """The progress of one update: first it runs, then it is settled, then it is answered.

    It is settled as soon as its effect is committed, or when `task` ends without one. It is answered when `task` is
    done; `task` is None for an update without a reply. Telegram may forget an update that is both, or that was settled
    `REPLY_SECONDS` ago. An update that found no database, or was cut off, must come again.
    """

    kind: str = "unknown"
    task: asyncio.Task[None] | None = None
    outcome: Outcome = Outcome.IGNORED
    began: float = field(default_factory=time.perf_counter)
    _settled: asyncio.Future[bool] = field(default_factory=_future)  # True if Telegram may forget it
    _reply_deadline: float = math.inf  # by the loop's time

    @classmethod
    def settled_at_once(cls, task: asyncio.Task[None] | None = None) -> Progress:
        """Return the progress of an update whose effect is committed, or which has none; `task` replies."""
        progress = cls(task=task)
        progress.settle()
        return progress

    def settle(self, *, forget: bool = True) -> None:
        """Record that the effect is committed or the update has ended; only the first call counts."""
        if not self._settled.done():
            self._settled.set_result(forget)
            self._reply_deadline = asyncio.get_running_loop().time() + REPLY_SECONDS

    @property
    def settled(self) -> bool:
        """True if the effect is committed, or the update has ended without one."""
        return self._settled.done()

    @property
    def must_come_again(self) -> bool:
        """True if the update found no database or was cut off, so that Telegram must send it again."""
        cut_off = self.task is not None and self.task.cancelled()
        return cut_off or (self._settled.done() and not self._settled.result())

    @property
    def may_be_forgotten(self) -> bool:
        """True if Telegram may forget the update."""
        if not self._settled.done() or self.must_come_again:
            return False
        return self.task is None or self.task.done() or asyncio.get_running_loop().time() > self._reply_deadline

    async def wait_settled(self) -> None:
        """Wait until the update is settled."""
        if not self._settled.done():
            await asyncio.wait([self._settled])

    async def wait_answered(self) -> None:
        """Wait until the update is settled and answered, but at most `REPLY_SECONDS` for replies that Telegram delays.

        Waiting longer would keep the whole batch unconfirmed, and delay the next updates of all other people.
        """
        await self.wait_settled()
        if self.task is not None:
            await asyncio.wait([self.task], timeout=REPLY_SECONDS)
