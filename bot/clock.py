"""The clock of the bot, passed to every part that needs the time."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """The time as the bot sees it; a sandbox may speed it up, stop it or move it."""

    def now(self) -> datetime:
        """Return the current time, aware, in UTC."""

    async def sleep(self, seconds: float) -> None:
        """Wait that many seconds of this clock's time."""

    def wall(self, at: datetime) -> datetime | None:
        """Return the real time at which this clock will show `at`; None while it stands still."""

    def on_move(self, moved: Callable[[], None]) -> None:
        """Call `moved` whenever the clock jumps or changes its speed."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the current time, aware, in UTC."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Wait that many real seconds."""
        await asyncio.sleep(seconds)

    def wall(self, at: datetime) -> datetime | None:
        """Return `at`: this clock shows real time."""
        return at

    def on_move(self, moved: Callable[[], None]) -> None:
        """Do nothing: the bot never moves the machine's clock."""
