"""The record of a branch's settings: each change with old and new value, who made it, when and why (rules §7)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.settings import SettingChange, SettingReason


async def record(
    db: AsyncSession,
    branch: Branch,
    figure: str,
    old: Any,  # noqa: ANN401 - JSON
    new: Any,  # noqa: ANN401 - JSON
    *,
    by: Person | None,
    now: datetime,
    reason: str | None = None,
    undoes: SettingChange | None = None,
    **detail: Any,  # noqa: ANN401 - what else the event tells
) -> SettingChange:
    """Record a change that was made now, also in the timeline."""
    change = SettingChange(
        branch_id=branch.id, figure=figure, old=old, new=new, by_id=by.id if by else None, by=by,
        undoes_id=undoes.id if undoes else None, at=now, given=SettingReason(reason=reason) if reason else None,
    )  # fmt: skip
    db.add(change)
    await db.flush()
    timeline.note(
        db, "setting-changed", branch, by=by, now=now, field=figure, old=old, new=new, change=change.id, **detail
    )
    return change


async def last_of(db: AsyncSession, branch_id: int, figure: str) -> SettingChange | None:
    """Return the last change of a setting; None if it was never changed."""
    query = select(SettingChange).where(SettingChange.branch_id == branch_id, SettingChange.figure == figure)
    return (await db.scalars(query.order_by(SettingChange.id.desc()).limit(1))).one_or_none()


async def last_of_each(db: AsyncSession, branch_id: int) -> Mapping[str, SettingChange]:
    """Return the last change of each setting that was ever changed."""
    newest = select(func.max(SettingChange.id)).where(SettingChange.branch_id == branch_id)
    query = select(SettingChange).where(SettingChange.id.in_(newest.group_by(SettingChange.figure)))
    return {change.figure: change for change in (await db.scalars(query)).all()}
