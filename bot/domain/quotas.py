"""Quotas of the operator: files that an account may send in a day, and that a branch may keep in a year."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.refusals import Refused
from bot.storage.tables.branch import Branch
from bot.storage.tables.materials import Material
from bot.storage.tables.received import ReceivedFiles

MEGABYTE = 1024 * 1024
KEPT = timedelta(days=3)


@dataclass(frozen=True)
class Quotas:
    """The most that is taken: files and bytes of an account in a day, bytes of a branch in a year."""

    files_a_day: int = 60
    bytes_a_day: int = 200 * MEGABYTE
    bytes_a_year: int = 2000 * MEGABYTE


async def take(db: AsyncSession, account_id: int, size: int, quotas: Quotas, *, zone: str, now: datetime) -> None:
    """Count a file of that many bytes before it is fetched, whatever becomes of it.

    Raises:
        Refused: `files-many-today` (`limit`), `files-large-today` (`limit` in MB).
    """
    row = await _today(db, account_id, zone, now)
    if row.files >= quotas.files_a_day:
        raise Refused("files-many-today", limit=quotas.files_a_day)
    if row.size + size > quotas.bytes_a_day:
        raise Refused("files-large-today", limit=quotas.bytes_a_day // MEGABYTE)
    row.files += 1
    row.size += size
    await db.flush()


async def _today(db: AsyncSession, account_id: int, zone: str, now: datetime) -> ReceivedFiles:
    """Return the account's row of today, locked."""
    day = now.astimezone(ZoneInfo(zone)).date()
    row = await db.get(ReceivedFiles, (account_id, day), with_for_update=True)
    if row is not None:
        return row
    try:
        async with db.begin_nested():
            row = ReceivedFiles(account_id=account_id, day=day, files=0, size=0)
            db.add(row)
    except IntegrityError:  # a simultaneous update of the same account created it
        return await db.get_one(ReceivedFiles, (account_id, day), with_for_update=True)
    return row


async def refuse_full(db: AsyncSession, branch: Branch, size: int, quotas: Quotas, *, now: datetime) -> None:
    """Refuse another file of that many bytes if the branch has kept as many this year as it may.

    Raises:
        Refused: `files-branch-full` (`limit` in MB, `year`).
    """
    local = now.astimezone(ZoneInfo(branch.zone))
    began = local.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    kept = select(func.coalesce(func.sum(Material.size), 0)).where(
        Material.branch_id == branch.id, Material.stored_at >= began
    )
    if (await db.scalar(kept) or 0) + size > quotas.bytes_a_year:
        raise Refused("files-branch-full", limit=quotas.bytes_a_year // MEGABYTE, year=local.year)


async def forget_old(db: AsyncSession, *, now: datetime) -> None:
    """Delete the counts of past days."""
    await db.execute(delete(ReceivedFiles).where(ReceivedFiles.day < (now - KEPT).date()))
