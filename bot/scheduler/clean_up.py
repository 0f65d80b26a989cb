"""The hourly clean-up: records that have served, and drafts and files that nothing refers to any more, are removed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

from bot.domain import materials, quotas, seen_updates
from bot.domain.absence import leftovers
from bot.domain.branch import accounts, message_parts
from bot.files import storing

if TYPE_CHECKING:
    from bot.context import Services

log = structlog.get_logger()


async def clean_up(services: Services) -> None:
    """Remove files from the disk, then rows: a backup under way finds a file for an hour after its row went."""
    async with services.database.read() as db:
        known = await materials.hashes(db)
    try:
        removed = await asyncio.to_thread(storing.sweep, services.materials, known)
    except OSError as problem:  # the tick's boundary: what cannot be removed must not stop it
        log.warning("files not removed", error=type(problem).__name__)
    else:
        if removed:
            log.info("files removed", files=removed)
    now = services.clock.now()
    async with services.database.begin() as db:
        await seen_updates.forget_old(db, now=now)
        await message_parts.forget_rests(db)
        await quotas.forget_old(db, now=now)
        await leftovers.drop(db, now=now)
        await accounts.forget_strangers(db, now=now)
