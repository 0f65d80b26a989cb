"""Waiting for something to become true, woken by events instead of by the clock."""

import asyncio
from collections.abc import Callable


class Watch:
    """Tells those who wait that something happened."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def tell(self) -> None:
        """Something happened: everybody looks again."""
        for future in self._waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, true: Callable[[], object], seconds: float) -> bool:
        """Wait until `true()` holds, at most so many real seconds; whether it does."""
        try:
            async with asyncio.timeout(seconds):
                while not true():
                    await self._next()
        except TimeoutError:
            return bool(true())
        return True

    async def _next(self) -> None:
        future = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await future
        finally:
            self._waiting.discard(future)
