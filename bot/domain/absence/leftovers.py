"""The end of what is not kept for ever: unsubmitted drafts of leave, files of withdrawn requests, unused files.

A draft of make-up study holds no more than its file. The files on disk go later, by `bot.files.storing.sweep`.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Column, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch.accounts import expect_nothing
from bot.storage.tables.absence import Leave, LeaveState
from bot.storage.tables.base import Base
from bot.storage.tables.branch import Account
from bot.storage.tables.materials import Material
from bot.storage.tables.timeline import Event

DRAFT, SINCE = "leave-reason", "since"
DRAFTS_KEPT = timedelta(days=7)
WITHDRAWN_KEPT = timedelta(days=30)
WITHDRAWN = "leave-withdrawn"


async def drop(db: AsyncSession, *, now: datetime) -> None:
    """Forget drafts after 7 days, part files from requests withdrawn 30 days ago, and delete the rows of other files.

    Only rows of files that are 7 days old go: another transaction may be about to use a younger one.
    """
    drafts = await _current_drafts(db, now=now)
    await _part_from_withdrawn(db, now=now)
    query = delete(Material).where(Material.stored_at < now - DRAFTS_KEPT, Material.id.not_in(drafts))
    for column in _columns_of_files():
        query = query.where(Material.id.not_in(select(column).where(column.is_not(None))))
    await db.execute(query)


def _columns_of_files() -> list[Column[Any]]:
    """Return every column of the database that refers to a file, also of tables that are added later."""
    columns = [column for table in Base.metadata.sorted_tables for column in table.columns]
    return [one for one in columns if any(key.column.table is Material.__table__ for key in one.foreign_keys)]


async def _current_drafts(db: AsyncSession, *, now: datetime) -> list[int]:
    """Forget old drafts of leave; return the ids of the files of the others."""
    files = []
    for account in (await db.scalars(select(Account).where(Account.awaiting == DRAFT).with_for_update())).all():
        draft = dict(account.awaiting_data)
        if SINCE not in draft:  # of a version that did not note it
            account.awaiting_data = draft | {SINCE: now.timestamp()}
        elif datetime.fromtimestamp(draft[SINCE], UTC) < now - DRAFTS_KEPT:
            await expect_nothing(db, account)
            continue
        files.append(draft.get("material"))
    return [number for number in files if number is not None]


async def _part_from_withdrawn(db: AsyncSession, *, now: datetime) -> None:
    requests = select(Leave).where(Leave.state == LeaveState.WITHDRAWN, Leave.material_id.is_not(None))
    for leave in (await db.scalars(requests)).all():
        events = select(Event).where(
            Event.kind == WITHDRAWN, Event.activity_id == leave.activity_id, Event.person_id == leave.person_id
        )
        times = [event.at for event in await db.scalars(events) if event.detail.get("leave") == leave.id]
        if times and max(times) < now - WITHDRAWN_KEPT:
            leave.material_id = None
    await db.flush()
