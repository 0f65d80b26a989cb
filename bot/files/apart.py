"""Files from outside are looked at in worker processes only; this process handles their bytes without reading them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeVar

import structlog

from bot.domain.names import quoted
from bot.domain.refusals import Refused
from bot.worker.jobs import Busy, Job, files
from bot.worker.process import Died

log = structlog.get_logger()

T = TypeVar("T")


@asynccontextmanager
async def place() -> AsyncIterator[None]:
    """Hold a place among the files that are fetched and looked at.

    Raises:
        Refused: `files-busy` when too many wait.
    """
    try:
        async with files.place():
            yield
    except Busy:
        raise Refused("files-busy") from None


async def look_at(job: Job[T], name: str, data: bytes, *, heavy: str, **more: object) -> tuple[T, bytes]:
    """Have a worker do a job with a file and further arguments; return its value and bytes.

    Raises:
        Refused: as the job, and `heavy` with `name` if it would take more memory or time than a job may.
    """
    try:
        return await files.do(job, {"name": name, **more}, data)
    except (TimeoutError, Died) as problem:
        log.warning("the worker was stopped", job=job.name, why=str(problem) or "time is up")
        raise Refused(heavy, name=quoted(name)) from None
