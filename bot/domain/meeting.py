"""The day itself: check-in opens, heads are counted, the activity ends and what follows from its end begins."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import deliveries, duties, events
from bot.domain.absence import makeup
from bot.domain.activity import activities, attendance, moving
from bot.domain.activity.attendance import Recorded
from bot.domain.branch import people, unreachable
from bot.domain.duties import Verdict
from bot.domain.evaluation import ballot
from bot.domain.links import Link
from bot.domain.refusals import Refused
from bot.domain.roles import Office
from bot.domain.rules import rules_of
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.branch import Account, Person
from bot.storage.tables.obligations import Duty


async def open_check_in(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Post the check-in card in the group and give the host the live card (rules 58, 59).

    Those whose early tap was kept are told that it counts now. Of no use once check-in has closed.
    """
    activity = await activities.get(db, duty.activity_id or 0)
    if now >= attendance.window(activity).closes or activity.opened_at is not None:
        return Verdict.DROPPED
    activity.opened_at = now
    events.note(db, "check-in-opened", branch_id=activity.branch_id, activity_id=activity.id, now=now)
    date = str(activity.revision)  # a card of an earlier date is not the card of this one
    await deliveries.to_group(
        db, "checkin-card", branch_id=activity.branch_id, activity_id=activity.id, now=now, key=date
    )
    hosts = await _hosts(db, activity)
    await deliveries.to_people(db, "host-card", hosts, activity_id=activity.id, now=now, key=date)
    query = select(Attendance).where(Attendance.activity_id == activity.id, Attendance.how == "early")
    early = [kept.person for kept in (await db.scalars(query)).all()]
    await deliveries.to_people(db, moving.KEPT, early, activity_id=activity.id, now=now, key=date)
    return Verdict.DONE


async def check_in(db: AsyncSession, link: Link, account: Account, *, at: datetime, now: datetime) -> Recorded:
    """Check the account's person in by a link, as of Telegram's time `at`; see `attendance.check_in`.

    A tap that reached us only after the end, because the bot was away, counts like any other.
    """
    done = await attendance.check_in(db, link, account, at=at)
    await _came_after_all(db, done, now)
    return done


async def check_in_by_hand(
    db: AsyncSession, activity: Activity, person: Person, *, by: Person, reason: str, now: datetime
) -> Recorded:
    """An officer records somebody; see `attendance.by_hand`. After the end it undoes what followed from absence."""
    done = await attendance.by_hand(db, activity, person, by=by, reason=reason, now=now)
    await _came_after_all(db, done, now)
    return done


async def _came_after_all(db: AsyncSession, done: Recorded, now: datetime) -> None:
    if done.activity.ended_at is not None:
        await makeup.cancel(db, done.activity, done.person, now=now)
        await ballot.admit(db, done.activity, done.person, now)


async def count_heads(db: AsyncSession, activity: Activity, heads: int, *, by: Person, now: datetime) -> None:
    """The host says how many heads were seen (rule 58).

    Raises:
        Refused: `host-only`, `head-count-bad`.
    """
    await require_host(db, activity, by)
    most = len(await people.roster(db, activity.branch_id)) * 3
    if not 0 <= heads <= max(most, 100):
        raise Refused("head-count-bad", most=max(most, 100))
    activity.head_count = heads
    events.note(
        db, "heads-counted", branch_id=activity.branch_id, activity_id=activity.id, by_id=by.id, now=now, heads=heads
    )
    await deliveries.refresh(db, activity.id, ("host-card",), now=now)


async def end(db: AsyncSession, activity: Activity, *, by: Person, now: datetime) -> Activity:
    """The host ends the activity: ballots, the absentees' tasks and the cards follow at once (rules 65 to 67, 71).

    Ending twice is answered like ending once.

    Raises:
        Refused: `host-only`, `not-begun`.
    """
    await require_host(db, activity, by)
    if activity.ended_at is not None:
        return activity
    if activity.starts_at is None or now < activity.starts_at:
        raise Refused("not-begun", at=activity.starts_at or now, form=activity.form)
    await duties.settle(db, "ending", now=now, activity_id=activity.id)
    await _end(db, activity, ended_at=now, by=by, now=now)
    return activity


async def end_by_itself(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Nobody ended it: half an hour after its planned end it ends by itself, as of that instant, however late."""
    activity = await activities.get(db, duty.activity_id or 0)
    if activity.ended_at is not None:
        return Verdict.DROPPED
    await _end(db, activity, ended_at=min(duty.due_at, now), by=None, now=now)
    return Verdict.DONE


async def _end(db: AsyncSession, activity: Activity, *, ended_at: datetime, by: Person | None, now: datetime) -> None:
    activity.ended_at = ended_at
    hours = activities.hours_of(activity) or 0.0
    events.note(
        db, "ended", branch_id=activity.branch_id, activity_id=activity.id, by_id=by.id if by else None, now=now,
        hours=round(hours, 2), short=hours < rules_of(activity.branch).half_day_hours,
    )  # fmt: skip
    await db.flush()
    for kind in ("forecast", "eve", "opening", unreachable.CALL):  # who did not come is owed a contact instead
        await duties.settle(db, kind, now=now, activity_id=activity.id, outcome="dropped")
    standing = await attendance.standing(db, activity)
    await ballot.open_for(db, activity, now=now)
    await makeup.open_for(db, activity, standing, now=now)
    await deliveries.refresh(db, activity.id, attendance.CARDS, now=now)


async def require_host(db: AsyncSession, activity: Activity, person: Person) -> None:
    """Refuse unless the person is the host of this activity or an officer of its branch."""
    if person.id == activity.host_id or person.offices:
        return
    host = activity.host.name if activity.host else ""
    officers = [other.name for other in await people.roster(db, activity.branch_id) if other.offices]
    raise Refused("host-only", who=[host, *officers] if host and host not in officers else officers)


async def _hosts(db: AsyncSession, activity: Activity) -> Sequence[Person]:
    """Who gets the host card: the host, and the secretary when the host cannot be reached."""
    if activity.host is not None and activity.host.reachable:
        return [activity.host]
    return await people.holders(db, activity.branch_id, Office.SECRETARY)


DUTIES: dict[str, duties.Work] = {"opening": open_check_in, "ending": end_by_itself}
