"""What time it is: the one clock at the edge, given to whatever needs it."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Time as the bot sees it; a sandbox may run it faster, hold it still or move it."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""

    async def sleep(self, seconds: float) -> None:
        """Wait that many seconds of this clock's time."""

    def wall(self, at: datetime) -> datetime | None:
        """The real instant at which this clock will show `at`; None while it stands still."""

    def on_move(self, moved: Callable[[], None]) -> None:
        """Have `moved` called whenever the clock jumps or changes its pace."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Wait that many real seconds."""
        await asyncio.sleep(seconds)

    def wall(self, at: datetime) -> datetime | None:
        """A real clock shows an instant when it comes."""
        return at

    def on_move(self, moved: Callable[[], None]) -> None:
        """The machine's clock is never moved by us: nothing to call."""
