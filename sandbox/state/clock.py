"""A clock that stands still until a test moves it, or runs at a pace of its own."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta


class MovableClock:
    """Virtual time: `set`, `advance` and `sleep` move it; with a `pace` it runs.

    The pace is virtual seconds for each real second; 0 stands still. `turns` counts the jumps and changes of pace. It
    satisfies `bot.clock.Clock`.
    """

    def __init__(self, start: datetime, *, pace: float = 0.0) -> None:
        if start.tzinfo is None:
            raise ValueError("the clock needs an aware datetime")
        self._shown = start.astimezone(UTC)
        self._since = datetime.now(UTC)
        self._pace = pace
        self._listeners: list[Callable[[], None]] = []
        self._sleepers: set[asyncio.Event] = set()
        self.turns = 0

    @property
    def pace(self) -> float:
        """Virtual seconds for each real second."""
        return self._pace

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        if not self._pace:
            return self._shown
        return self._shown + (datetime.now(UTC) - self._since) * self._pace

    def set(self, at: datetime) -> None:
        """Move the clock to `at`, forwards or backwards."""
        self._shown, self._since = at.astimezone(UTC), datetime.now(UTC)
        self._moved()

    def advance(self, delta: timedelta) -> None:
        """Move forward by `delta`."""
        self.set(self.now() + delta)

    def run(self, pace: float) -> None:
        """Set the pace: virtual seconds for each real second; 0 stops the clock."""
        self._shown, self._since, self._pace = self.now(), datetime.now(UTC), pace
        self._moved()

    def state(self) -> dict[str, str | float]:
        """Return the state that another process on this machine passes to `follow` to show the same time."""
        return {"shown": self._shown.isoformat(), "since": self._since.isoformat(), "pace": self._pace}

    def follow(self, state: Mapping[str, str | float]) -> None:
        """Show the same time as the clock that this `state` comes from."""
        self._shown = datetime.fromisoformat(str(state["shown"]))
        self._since = datetime.fromisoformat(str(state["since"]))
        self._pace = float(state["pace"])
        self._moved()

    async def sleep(self, seconds: float) -> None:
        """Sleep for `seconds` of virtual time: a clock that stands still jumps at once, a running one waits."""
        target = self.now() + timedelta(seconds=max(seconds, 0.0))
        await asyncio.sleep(0)
        while (left := (target - self.now()).total_seconds()) > 0:
            if self._pace:
                await self.moves(left / self._pace)
            else:
                await self.jump(target)

    async def jump(self, target: datetime) -> None:
        """Jump to `target`, the time at which a sleeper wants to wake."""
        self.set(target)
        await asyncio.sleep(0)

    async def moves(self, longest: float) -> None:
        """Wait until the clock jumps or changes its pace, at most `longest` real seconds."""
        moved = asyncio.Event()
        self._sleepers.add(moved)
        try:
            async with asyncio.timeout(longest):
                await moved.wait()
        except TimeoutError:
            pass
        finally:
            self._sleepers.discard(moved)

    def wall(self, at: datetime) -> datetime | None:
        """Return the real time at which this clock will show `at`; None while it stands still."""
        if not self._pace:
            return None
        return datetime.now(UTC) + (at - self.now()) / self._pace

    def on_move(self, moved: Callable[[], None]) -> None:
        """Call `moved` each time the clock jumps or changes its pace."""
        self._listeners.append(moved)

    def _moved(self) -> None:
        self.turns += 1
        for sleeper in self._sleepers:
            sleeper.set()
        for listener in tuple(self._listeners):
            listener()
