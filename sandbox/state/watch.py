"""Waiting for something to become true, or just to happen, woken by events instead of by the clock."""

import asyncio
from collections.abc import Callable


class Watch:
    """Tells those who wait that something happened; `count` is how often it did."""

    def __init__(self) -> None:
        self.count = 0
        self._waiting: set[asyncio.Future[None]] = set()

    def tell(self) -> None:
        """Something happened: everybody looks again."""
        self.count += 1
        for future in self._waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, true: Callable[[], object], seconds: float) -> bool:
        """Wait until `true()` holds, at most so many real seconds; whether it does."""
        try:
            async with asyncio.timeout(seconds):
                while not true():
                    await self.after(self.count)
        except TimeoutError:
            return bool(true())
        return True

    async def after(self, count: int) -> int:
        """Wait until more has happened than `count`; how much it is now."""
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
