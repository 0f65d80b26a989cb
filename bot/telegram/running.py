"""Work that goes on after its update was answered, such as a year's papers; one at a time for each key."""

import asyncio
from collections.abc import Coroutine, Hashable
from typing import Any

MOST = 2  # at once in one process: each waits for the same worker


class Running:
    """The long work of one bot. A process that dies loses it: its message offers to begin again."""

    def __init__(self) -> None:
        self._tasks: dict[Hashable, asyncio.Task[None]] = {}

    def has(self, key: Hashable) -> bool:
        """True if the work with this key goes on."""
        return key in self._tasks

    @property
    def full(self) -> bool:
        """True if no more work may begin now."""
        return len(self._tasks) >= MOST

    def begin(self, key: Hashable, work: Coroutine[Any, Any, None]) -> None:
        """Begin the work; the caller has checked `has` and `full`."""
        task = self._tasks[key] = asyncio.create_task(work, name=f"long work {key}")
        task.add_done_callback(lambda _done: self._tasks.pop(key, None))

    def cancel(self, key: Hashable) -> bool:
        """Stop the work; return False if there is none."""
        task = self._tasks.get(key)
        return task is not None and task.cancel()

    async def quiet(self) -> None:
        """Wait until no work goes on."""
        while tasks := tuple(self._tasks.values()):
            await asyncio.wait(tasks)

    async def stop(self, seconds: float) -> None:
        """Stop all work, and give it some seconds to tell its readers."""
        tasks = tuple(self._tasks.values())
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=seconds)
