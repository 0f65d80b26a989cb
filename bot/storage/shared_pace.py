"""Slots for sending: Telegram limits the messages of a token, so all processes of one bot share one row.

A process reserves one slot at a time, when it has a message to send. So the processes alternate, and an answer waits
behind at most one reminder of each other process. Instants are seconds of the database's clock, as the clocks of the
processes may differ. The data that a crash loses here matters for a minute at most, so no commit waits for the disk.
While the database is away, each process keeps a pace of its own.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, NamedTuple

import structlog
from sqlalchemy import Double, and_, case, cast, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.storage.engine import address
from bot.storage.engine.postgresql import notice_silent_peers

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection
from bot.storage.tables.pace import BotPace, GroupPace

log = structlog.get_logger()

PATIENCE = 1.0  # seconds for the database to answer
MOST_AHEAD = 100  # slots; each process holds one at most, so a later one was taken before the clock went back
LONGEST_HOLD = 86400.0  # seconds; a hold that ends later was written before the clock went back
REST = 5.0  # seconds without a request after the database failed to answer

NOW: Any = cast(func.extract("epoch", func.clock_timestamp()), Double)
# Valid to the end of the transaction. Sent with the first statement, as it is not worth a round trip of its own.
QUICKLY = func.set_config("synchronous_commit", "off", True)


class Slot(NamedTuple):
    """The seconds until the reserved slot; or, without one, the seconds until this group is free or a stop ends.

    `group_refused` are the seconds for which Telegram takes no message to this group.
    """

    wait: float = 0.0
    group_busy: float = 0.0
    stopped: float = 0.0
    group_refused: float = 0.0


class Group(NamedTuple):
    """A group and its limits: at most `burst` messages in `window` seconds, `spacing` seconds between two."""

    chat_id: int
    burst: int
    window: float
    spacing: float


class Slots:
    """The slots of one bot, over a connection of its own, so that messages never wait for the handlers' connections."""

    def __init__(self, url: str, bot_id: int) -> None:
        where, told = address.split(url)
        self._engine = create_async_engine(where, hide_parameters=True, connect_args=told, pool_size=1, max_overflow=0)
        notice_silent_peers(self._engine.sync_engine)
        self._bot_id = bot_id
        self._ask_again_at = 0.0

    async def reserve(self, interval: float, catch_up: float, group: Group | None) -> Slot:
        """Reserve the next slot, `interval` after the last one; it makes up for at most `catch_up` seconds of delay."""
        return await self._asked(self._reserve(interval, catch_up, group)) or Slot()

    async def stop(self, seconds: float) -> None:
        """Stop sending in all processes for this many seconds."""
        await self._asked(self._stop(seconds))

    async def hold(self, chat_id: int, seconds: float) -> None:
        """Stop sending to this group in all processes for this many seconds."""
        await self._asked(self._hold(chat_id, seconds))

    async def close(self) -> None:
        """Close the connection."""
        await self._engine.dispose()

    async def _asked(self, question: Any) -> Any:  # noqa: ANN401 - of the awaited result's type
        now = asyncio.get_running_loop().time()
        if now < self._ask_again_at:
            question.close()
            return None
        try:
            async with asyncio.timeout(PATIENCE):
                return await question
        except (OSError, TimeoutError, SQLAlchemyError) as problem:
            kind = type(getattr(problem, "orig", None) or problem).__name__
            log.warning("the pace is not shared while the database is away", error=kind)
            self._ask_again_at = now + REST
            return None

    async def _reserve(self, interval: float, catch_up: float, group: Group | None) -> Slot:
        row = BotPace
        behind = func.greatest(func.least(row.free_at, NOW + MOST_AHEAD * interval), NOW - catch_up) + interval
        query = insert(row).values(bot_id=self._bot_id, free_at=NOW + interval, stopped_until=0.0)
        stopped = and_(row.stopped_until > NOW, row.free_at < NOW + MOST_AHEAD * interval)
        changed = {"free_at": case((stopped, row.free_at), else_=behind),
                   "stopped_until": case((stopped, row.stopped_until), else_=0.0)}  # fmt: skip
        query = query.on_conflict_do_update(index_elements=[row.bot_id], set_=changed)
        async with self._engine.connect() as connection, connection.begin() as transaction:
            asked = await connection.execute(query.returning(row.free_at, row.stopped_until, NOW, QUICKLY))
            free_at, stopped_until, now, _ = asked.one()
            if stopped_until > now:
                return Slot(stopped=stopped_until - now)
            at = max(now, free_at - interval)
            if group is not None:
                busy_until, refused_until = await self._write_to(connection, group, at)
                if max(busy_until, refused_until) > at:
                    await transaction.rollback()
                    return Slot(group_busy=max(busy_until - now, 0.0), group_refused=max(refused_until - now, 0.0))
        return Slot(at - now)

    async def _write_to(self, connection: AsyncConnection, group: Group, at: float) -> tuple[float, float]:
        """Record a message to the group unless it is too early for one.

        Return the earliest time for it by our pace, and the time until which Telegram refuses the group.
        """
        row, whose = GroupPace, {"bot_id": self._bot_id, "chat_id": group.chat_id}
        known = (await connection.execute(select(row.times, row.refused_until).filter_by(**whose))).one_or_none()
        times = [time for time in (known.times if known else ()) if abs(at - time) < group.window]
        refused_until: float = known.refused_until if known and known.refused_until < at + LONGEST_HOLD else 0.0
        full = len(times) >= group.burst
        may_at: float = max(
            times[-1] + group.spacing if times else 0.0, times[-group.burst] + group.window if full else 0.0
        )
        if max(may_at, refused_until) <= at:
            later = {"times": [*times, at], "refused_until": 0.0}
            query = insert(row).values(**whose, **later)
            await connection.execute(query.on_conflict_do_update(index_elements=list(whose), set_=later))
        return may_at, refused_until

    async def _hold(self, chat_id: int, seconds: float) -> None:
        row, whose, until = GroupPace, {"bot_id": self._bot_id, "chat_id": chat_id}, NOW + seconds
        query = insert(row).values(**whose, times=[], refused_until=until)
        later = {"refused_until": func.greatest(row.refused_until, until)}
        async with self._engine.begin() as connection:
            await connection.execute(query.on_conflict_do_update(index_elements=list(whose), set_=later))

    async def _stop(self, seconds: float) -> None:
        row, until = BotPace, NOW + seconds
        query = insert(row).values(bot_id=self._bot_id, free_at=NOW, stopped_until=until)
        later = {"stopped_until": func.greatest(row.stopped_until, until)}
        async with self._engine.begin() as connection:
            await connection.execute(query.on_conflict_do_update(index_elements=[row.bot_id], set_=later))
