"""Change of the theme for a major event; old, new and reason are recorded (rule 10)."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.obligations import deliveries
from bot.domain.plan.anniversaries import mended
from bot.domain.refusals import Refused
from bot.domain.schedule import approval
from bot.domain.schedule.change import CARDS, announce_change
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person

CHANGED = "theme-changed"  # the kind of the timeline's entry


async def change_content(
    db: AsyncSession,
    activity: Activity,
    content: str,
    *,
    by: Person,
    now: datetime,
    reason: str,
    same_theme: bool = False,
) -> dict[str, list[str | None]]:
    """Replace the planned content (rule 10), record old, new and reason, and announce the change if there was a notice.

    An approval of the old content is asked for again, unless only a mistake was mended (`same_theme`).

    Return the change as field → [old, new]; empty if the content is the same.

    Raises:
        Refused: `not-allowed`, `already-cancelled`, `already-ended`, `change-needs-reason`.
    """
    await powers.require(db, by, Power.SCHEDULE)
    activities.refuse_cancelled(activity)
    if activity.ended_at is not None:
        raise Refused("already-ended", form=activity.form)
    if not reason:
        raise Refused("change-needs-reason")
    if activity.content == content:
        return {}
    changed: dict[str, list[str | None]] = {"content": [activity.content, content]}
    old, activity.content = activity.content, content
    detail: dict[str, Any] = {"reason": reason, "changed": changed}
    if activity.dated_at is not None:
        activity.revision += 1
        detail["revision"] = activity.revision
    timeline.note(db, CHANGED, activity, by=by, now=now, **detail)
    await db.flush()
    if not same_theme:
        await approval.ask_again(db, activity, old, now=now)
    if activity.announced_at is not None:
        await announce_change(db, activity, now, changed)
    await deliveries.refresh(db, activity.id, CARDS, now=now)
    return changed


async def mend_anniversary(
    db: AsyncSession, activity: Activity, said: int, *, by: Person, now: datetime, reason: str
) -> None:
    """Write the right count for an anniversary that the plan has wrong, before the notice goes out.

    Raises:
        Refused: `button-void` if the notice is out or no such anniversary is left; as `change_content`.
    """
    form, content = mended(activity.form, said, activity.year), mended(activity.content, said, activity.year)
    if activity.announced_at is not None or (form, content) == (activity.form, activity.content):
        raise Refused("button-void")
    if content == activity.content:
        await powers.require(db, by, Power.SCHEDULE)
        activities.refuse_cancelled(activity)
        timeline.note(db, CHANGED, activity, by=by, now=now, reason=reason, changed={"content": [activity.form, form]})
    activity.form = form
    await change_content(db, activity, content, by=by, now=now, reason=reason, same_theme=True)
    await deliveries.refresh(db, activity.id, CARDS, now=now)
