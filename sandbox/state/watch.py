"""Waiting for events and conditions without polling."""

import asyncio
from collections.abc import Callable


class Watch:
    """Wakes waiting tasks after each event; `count` is the number of events so far."""

    def __init__(self) -> None:
        self.count = 0
        self._waiting: set[asyncio.Future[None]] = set()

    def tell(self) -> None:
        """Report an event, so that all waiting tasks check again."""
        self.count += 1
        for future in self._waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, true: Callable[[], object], seconds: float) -> bool:
        """Wait until `true()` holds, at most `seconds` real seconds; return True if it does."""
        try:
            async with asyncio.timeout(seconds):
                while not true():
                    await self.after(self.count)
        except TimeoutError:
            return bool(true())
        return True

    async def after(self, count: int) -> int:
        """Wait until the number of events differs from `count`; return the new number."""
        while self.count == count:
            await self._told()
        return self.count

    async def _told(self) -> None:
        future = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await future
        finally:
            self._waiting.discard(future)
