"""A record of the updates that have taken effect, so that no update takes effect twice."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables.seen import SeenUpdate

KEPT = timedelta(hours=48)  # Telegram repeats an update for 24 hours at most
PROOF = -1  # Telegram's numbers are positive


async def remember(db: AsyncSession, update_id: int, *, now: datetime) -> bool:
    """Record that this update takes effect in this transaction; False if it already did in an earlier one."""
    try:
        async with db.begin_nested():
            db.add(SeenUpdate(update_id=update_id, seen_at=now))
    except IntegrityError:
        return False
    return True


async def prove_writable(db: AsyncSession, *, now: datetime) -> None:
    """Write a placeholder row, always the same one, to prove that the database accepts writes."""
    note = await db.get(SeenUpdate, PROOF)
    if note is None:
        db.add(SeenUpdate(update_id=PROOF, seen_at=now))
    else:
        note.seen_at = now


async def seen(db: AsyncSession, update_id: int) -> bool:
    """True if this update took effect in an earlier transaction."""
    return await db.get(SeenUpdate, update_id) is not None


async def forget_old(db: AsyncSession, *, now: datetime) -> None:
    """Delete the records of updates that Telegram no longer repeats."""
    await db.execute(delete(SeenUpdate).where(SeenUpdate.seen_at < now - KEPT))
