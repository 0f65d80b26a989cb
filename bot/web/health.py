"""Health checks and metrics of the bots of a process. Nothing here is about a person.

`/healthz` answers while process and loop are alive: if it does not, restart the process. `/readyz` lists what keeps a
bot from its work; a restart would seldom help. It is 503 only if no bot can work: a load balancer then sends this
process nothing, and one bot in trouble does not take the others out of service. `/metrics` is for Prometheus;
`partyday_ready` is the readiness of each bot.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.domain import seen_updates
from bot.domain.evaluation import ballot_period
from bot.domain.obligations import deliveries, duties
from bot.metrics import Together

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from starlette.requests import Request

    from bot.context import Services
    from bot.metrics import Metrics

CONTACT_WITHIN = timedelta(seconds=90)  # a poll lasts 25 s, its retries 30 s
TICKED_WITHIN = timedelta(seconds=150)  # there is a tick every 15 s; a batch may wait through a flood stop of 60 s
PATIENCE = 5.0  # seconds for the database to answer
TRIED_EVERY = 5.0  # seconds between two test writes, however many requests come

STARTING = "starting: no updates are taken in yet"
STOPPING = "stopping"
KEYS_UNSEEN = "keys of open ballots that are not in DATA_DIR, which all processes of a bot must share: {count}"


class Intake(Protocol):
    """The part of the bot that takes updates in."""

    last_contact: datetime | None
    ready: asyncio.Event
    caught_up: asyncio.Event


class Ticking(Protocol):
    """The part of the bot that carries out what is due."""

    progressed_at: datetime | None


class Health:
    """The health of one bot.

    `trouble` is the reason why it cannot start or has stopped for good. The figures of its database are read only while
    it is `open`.
    """

    def __init__(self, services: Services, intake: Intake, tick: Ticking) -> None:
        self.open = self.stopping = False
        self.trouble: str | None = None
        self._services = services
        self._intake = intake
        self._tick = tick
        self._trying = asyncio.Lock()
        self._tried_at: float | None = None
        self._write_failed: str | None = None

    async def reasons(self) -> list[str]:
        """Return the reasons why the bot cannot do its work; an empty list if it can."""
        found = await self._reasons()
        self._services.metrics.ready.set(not found)
        return found

    async def look(self) -> None:
        """Update the metrics that are not counted as events happen."""
        await asyncio.gather(self.reasons(), self._look_into_database())

    async def _reasons(self) -> list[str]:
        if self.trouble is not None:
            return [self.trouble]
        if self.stopping:
            return [STOPPING]
        if not self._intake.ready.is_set():
            return [STARTING]
        found = [
            await self._database_trouble() or await self._key_trouble(),
            self._too_long_ago(self._intake.last_contact, CONTACT_WITHIN, "Telegram was not heard"),
        ]
        if self._intake.caught_up.is_set():  # there is deliberately no tick before
            found.append(self._too_long_ago(self._tick.progressed_at, TICKED_WITHIN, "the clock did not strike"))
        return [reason for reason in found if reason is not None]

    def _too_long_ago(self, at: datetime | None, limit: timedelta, what: str) -> str | None:
        if at is None:
            return f"{what} yet"
        ago = self._services.clock.now() - at
        return f"{what} for {ago.total_seconds():.0f} s" if ago > limit else None

    async def _database_trouble(self) -> str | None:
        """Return the reason why the database cannot be written; None if it can.

        Only a committed write shows that the disk takes it.
        """
        async with self._trying:
            now = asyncio.get_running_loop().time()
            if self._tried_at is None or now - self._tried_at >= TRIED_EVERY:
                self._write_failed = await self._write()
                self._tried_at = asyncio.get_running_loop().time()
            return self._write_failed

    async def _write(self) -> str | None:
        try:
            async with asyncio.timeout(PATIENCE), self._services.database.begin() as db:
                await seen_updates.prove_writable(db, now=self._services.clock.now())
        except TimeoutError:
            return f"the database did not take a write within {PATIENCE:.0f} s"
        except Exception as problem:  # noqa: BLE001 - a boundary: any failure is the answer of the check
            kind = type(getattr(problem, "orig", None) or problem).__name__
            return f"the database cannot be written ({kind})"
        return None

    async def _key_trouble(self) -> str | None:
        """Return the reason why votes cannot be taken; None if the keys of all open ballots are here."""
        try:
            async with asyncio.timeout(PATIENCE), self._services.database.read() as db:
                unseen = await ballot_period.unseen(db)
        except Exception:  # noqa: BLE001 - a boundary: the next check finds out what the database lacks
            return None
        return KEYS_UNSEEN.format(count=len(unseen)) if unseen else None

    async def _look_into_database(self) -> None:
        if self.trouble is not None or not self.open or self.stopping:
            return
        figures, now = self._services.metrics, self._services.clock.now()
        try:
            async with asyncio.timeout(PATIENCE), self._services.database.read() as db:
                waiting, promised = await deliveries.waiting(db)
                due, failing = await duties.earliest(db), await duties.failing(db)
        except Exception:  # noqa: BLE001 - a boundary: the other metrics are needed even more while the database fails
            figures.database_up.set(0)
            return
        figures.database_up.set(1)
        figures.deliveries_waiting.set(waiting)
        figures.oldest_delivery.set(_age(promised, now))
        figures.oldest_duty.set(_age(due, now))
        figures.duties_failing.set(failing)


class Board:
    """The HTTP answers for all bots of a process, each named by its number."""

    def __init__(self, bots: Mapping[str, tuple[Health, Metrics]]) -> None:
        self._healths = {bot: health for bot, (health, _metrics) in bots.items()}
        self._figures = Together({bot: metrics for bot, (_health, metrics) in bots.items()})

    def routes(self) -> list[Route]:
        """Return its routes."""
        return [Route("/healthz", self.alive), Route("/readyz", self.ready), Route("/metrics", self.metrics)]

    async def alive(self, _request: Request) -> Response:
        """Answer 200: an answer is proof enough that the loop runs."""
        return JSONResponse({"alive": True})

    async def ready(self, _request: Request) -> Response:
        """Answer 200 while any bot can do its work, else 503, with the reasons of the bots that cannot."""
        found = await asyncio.gather(*(health.reasons() for health in self._healths.values()))
        ready = not all(found)
        named = [(f"{bot}: " if len(found) > 1 else "", each) for bot, each in zip(self._healths, found, strict=True)]
        reasons = [f"{name}{reason}" for name, each in named for reason in each]
        return JSONResponse({"ready": ready, "reasons": reasons}, status_code=200 if ready else 503)

    async def metrics(self, _request: Request) -> Response:
        """Answer with all metrics, including what waits in the databases now."""
        await asyncio.gather(*(health.look() for health in self._healths.values()))
        return Response(generate_latest(self._figures.registry), media_type=CONTENT_TYPE_LATEST)


def _age(at: datetime | None, now: datetime) -> float:
    return max(0.0, (now - at).total_seconds()) if at is not None else 0.0
