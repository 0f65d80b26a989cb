"""A Party day's life up to the day: dated, announced, reminded of (rules 3 to 16). Dating it writes its duties."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import deliveries, duties, events, links
from bot.domain.activity import attendance, moving
from bot.domain.branch import people, unreachable
from bot.domain.duties import Verdict
from bot.domain.refusals import Refused
from bot.domain.roles import Office
from bot.domain.rules import Rules, rules_of
from bot.domain.waking import awake
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.obligations import Duty


@dataclass(frozen=True)
class Arrangement:
    """When, where and with whom an activity is to be held."""

    starts_at: datetime
    ends_at: datetime
    place: str
    host: Person
    recorder: Person


@dataclass(frozen=True)
class Forecast:
    """Whether the 80 % can still be reached (rule 16): those who may come against those needed."""

    activity: Activity
    standing: attendance.Standing

    @property
    def possible(self) -> int:
        """Members not on leave whom a message can reach."""
        return sum(1 for person in self.standing.missing if person.reachable)

    @property
    def unreachable(self) -> tuple[Person, ...]:
        """Members not on leave whom no message can reach."""
        return tuple(person for person in self.standing.missing if not person.reachable)

    @property
    def in_doubt(self) -> bool:
        """Fewer can be expected than are needed."""
        return self.possible < self.standing.needed


async def get(db: AsyncSession, activity_id: int, branch_id: int | None = None) -> Activity:
    """The activity, if it belongs to the branch.

    Raises:
        Refused: `activity-gone`.
    """
    activity = await db.get(Activity, activity_id) if 0 < activity_id < 2**31 else None  # forged ids are of any size
    if activity is None or (branch_id is not None and activity.branch_id != branch_id):
        raise Refused("activity-gone")
    return activity


async def load(db: AsyncSession, activity_ids: Iterable[int | None]) -> None:
    """Read several by one statement, for a session in which `get` is about to be asked for each of them."""
    ids = [one for one in activity_ids if one is not None]
    db.info["activities"] = (await db.scalars(_SEVERAL, {"ids": ids})).all()  # else it would not hold on to them


_SEVERAL = select(Activity).where(Activity.id.in_(bindparam("ids", expanding=True)))


async def of_year(db: AsyncSession, branch_id: int, year: int) -> Sequence[Activity]:
    """The activities of a year, by month and start."""
    query = select(Activity).where(Activity.branch_id == branch_id, Activity.year == year)
    return (await db.scalars(query.order_by(Activity.month, Activity.starts_at, Activity.id))).all()


async def of_month(db: AsyncSession, branch_id: int, year: int, month: int) -> Sequence[Activity]:
    """The activities of one month."""
    return [activity for activity in await of_year(db, branch_id, year) if activity.month == month]


async def ahead(db: AsyncSession, branch_id: int) -> Sequence[Activity]:
    """Dated activities that have not ended, the next one first."""
    query = select(Activity).where(
        Activity.branch_id == branch_id, Activity.dated_at.is_not(None), Activity.ended_at.is_(None)
    )
    return (await db.scalars(query.order_by(Activity.starts_at))).all()


async def create(db: AsyncSession, branch_id: int, year: int, month: int, form: str, content: str) -> Activity:
    """A new activity of a month, not dated yet."""
    activity = Activity(
        branch_id=branch_id, year=year, month=month, form=form, content=content, secret=links.new_secret(), revision=0
    )
    db.add(activity)
    await db.flush()
    await db.refresh(activity, ["branch"])
    return activity


def hours_of(activity: Activity) -> float | None:
    """How long it lasted, in hours, or, before its end, is planned to last; None before it is dated.

    What ended by itself lasted as planned: nobody was there for the half hour that the bot waited.
    """
    if activity.starts_at is None or activity.ends_at is None:
        return None
    ended = activity.ended_at or activity.ends_at
    by_itself = ended >= activity.ends_at + rules_of(activity.branch).ends_by_itself_after
    return ((activity.ends_at if by_itself else ended) - activity.starts_at) / timedelta(hours=1)


def notice_due(starts_at: datetime, rules: Rules) -> datetime:
    """By when the notice must stand in the group: T − 5 d (rule 12)."""
    return starts_at - rules.notice


def posting_time(starts_at: datetime, zone: str, rules: Rules) -> datetime:
    """When the bot posts the notice: the last morning not later than T − 5 d, so that an outage has some room."""
    due = notice_due(starts_at, rules).astimezone(ZoneInfo(zone))
    morning = datetime.combine(due.date(), rules.morning, tzinfo=ZoneInfo(zone))
    return morning if morning <= due else morning - timedelta(days=1)


async def arrange(
    db: AsyncSession,
    activity: Activity,
    plan: Arrangement,
    *,
    by: Person,
    now: datetime,
    reason: str | None = None,
) -> None:
    """Fix, or change, when and where an activity is held and by whom; writes or moves its duties.

    Changing what is already announced, and announcing later than five days ahead, need a `reason`: the first is refused
    without one (rules 7, 8), the second too (rule 12: the record says how late and why).

    Raises:
        Refused: `not-allowed`, `already-ended`, `arranged-past`, `arranged-end-first`, `arranged-other-month`,
            `change-needs-reason`, `late-notice-needs-reason`.
    """
    await people.require_office(db, by)
    _refuse_impossible(activity, plan, now)
    rules = rules_of(activity.branch)
    changed = changes(activity, plan)
    announced = activity.announced_at is not None
    told = announced and bool(reportable(changed))
    if told and not reason:
        raise Refused("change-needs-reason")
    late = not announced and notice_due(plan.starts_at, rules) < now
    if late and not reason:
        raise Refused("late-notice-needs-reason", latest=notice_due(plan.starts_at, rules))
    if late:
        activity.late_notice_reason = reason
    kind = "arranged" if activity.dated_at is None else "rearranged"
    moved = "starts_at" in changed
    activity.starts_at, activity.ends_at, activity.place = plan.starts_at, plan.ends_at, plan.place
    activity.host_id, activity.recorder_id, activity.host, activity.recorder = (
        plan.host.id, plan.recorder.id, plan.host, plan.recorder,
    )  # fmt: skip
    if activity.dated_at is not None and changed:
        activity.revision += 1
    activity.dated_at = activity.dated_at or now
    events.note(
        db,
        kind,
        branch_id=activity.branch_id,
        activity_id=activity.id,
        by_id=by.id,
        now=now,
        reason=reason,
        changed=changed,
    )
    if moved:
        await moving.void_check_ins(db, activity, by=by, now=now, reason=reason)
    await db.flush()
    await _owe(db, activity, rules, now, moved=moved)
    if moved:
        await unreachable.redate(db, activity.id, due_at=plan.starts_at)
    if told:
        await _announce_change(db, activity, now, changed)


async def change_content(
    db: AsyncSession, activity: Activity, content: str, *, by: Person, now: datetime, reason: str
) -> dict[str, list[str | None]]:
    """Another content than the plan says (rule 10): old, new and reason are kept, the announced told anew.

    What changed, as field → [old, new]; empty when it says the same.

    Raises:
        Refused: `not-allowed`, `already-ended`, `change-needs-reason`.
    """
    await people.require_office(db, by)
    if activity.ended_at is not None:
        raise Refused("already-ended", form=activity.form)
    if not reason:
        raise Refused("change-needs-reason")
    if activity.content == content:
        return {}
    changed: dict[str, list[str | None]] = {"content": [activity.content, content]}
    activity.content = content
    if activity.dated_at is not None:
        activity.revision += 1
    events.note(
        db, "theme-changed", branch_id=activity.branch_id, activity_id=activity.id, by_id=by.id, now=now,
        reason=reason, changed=changed,
    )  # fmt: skip
    await db.flush()
    if activity.announced_at is not None:
        await _announce_change(db, activity, now, changed)
    return changed


def changes(activity: Activity, plan: Arrangement) -> dict[str, list[str | None]]:
    """What the arrangement would change, as field → [old, new]; empty for an activity not dated yet."""
    if activity.dated_at is None:
        return {}
    pairs: dict[str, tuple[datetime | str | None, datetime | str | None]] = {
        "starts_at": (activity.starts_at, plan.starts_at),
        "ends_at": (activity.ends_at, plan.ends_at),
        "place": (activity.place, plan.place),
        "host": (activity.host.name if activity.host else None, plan.host.name),
        "recorder": (activity.recorder.name if activity.recorder else None, plan.recorder.name),
    }
    return {field: [_plain(old), _plain(new)] for field, (old, new) in pairs.items() if _plain(old) != _plain(new)}


def reportable(changed: dict[str, list[str | None]]) -> dict[str, list[str | None]]:
    """Of what changed, what members and the superior are told (rules 7, 8): another recorder is no change of theirs."""
    return {field: values for field, values in changed.items() if field != "recorder"}


def _plain(value: datetime | str | None) -> str | None:
    if isinstance(value, datetime):
        return value.astimezone(ZoneInfo("UTC")).isoformat()
    return value


def _refuse_impossible(activity: Activity, plan: Arrangement, now: datetime) -> None:
    if activity.ended_at is not None:
        raise Refused("already-ended", form=activity.form)
    kept = activity.starts_at if activity.dated_at is not None else None
    if (plan.starts_at, plan.ends_at) == (kept, activity.ends_at):
        return
    if plan.ends_at <= plan.starts_at:
        raise Refused("arranged-end-first", month=activity.month)
    if plan.starts_at == kept:
        return
    if plan.starts_at <= now:
        raise Refused("arranged-past", at=plan.starts_at, month=activity.month)
    local = plan.starts_at.astimezone(ZoneInfo(activity.branch.zone))
    if (local.year, local.month) != (activity.year, activity.month):
        raise Refused("arranged-other-month", month=activity.month, given=local.month)


async def _owe(db: AsyncSession, activity: Activity, rules: Rules, now: datetime, *, moved: bool) -> None:
    """Everything the bot itself must do for this activity until its end (rules 12, 16, 59, 71)."""
    starts, ends = activity.starts_at, activity.ends_at
    if starts is None or ends is None:
        raise ValueError("an activity without a date owes nothing")
    opens = starts - rules.opens_before
    if activity.announced_at is None:
        notice = max(now, posting_time(starts, activity.branch.zone, rules))
        await _duty(db, activity, "notice", Office.SECRETARY, notice_due(starts, rules), notice)
    await _duty(db, activity, "forecast", Office.SECRETARY, starts - rules.forecast)
    await _duty(db, activity, "eve", Office.SECRETARY, starts - rules.reminder)
    await _duty(db, activity, "opening", "host", opens, again=moved)
    await _duty(db, activity, "ending", "host", ends + rules.ends_by_itself_after)
    for kind in ("month-open", "month-proposal"):
        await duties.settle(db, kind, now=now, branch_id=activity.branch_id, activity_id=activity.id)


async def _duty(
    db: AsyncSession,
    activity: Activity,
    kind: str,
    owner: str,
    due_at: datetime,
    next_at: datetime | None = None,
    *,
    again: bool = False,
) -> None:
    await duties.owe(
        db,
        kind,
        branch_id=activity.branch_id,
        activity_id=activity.id,
        owner=owner,
        due_at=due_at,
        next_at=next_at or due_at,
        again=again,
    )


async def _announce_change(
    db: AsyncSession, activity: Activity, now: datetime, changed: dict[str, list[str | None]]
) -> None:
    """Tell everybody anew (rule 8): in the group and privately; the pinned notice is worded anew too."""
    tag, args = str(activity.revision), {"changed": changed}
    await deliveries.to_group(
        db, "change-notice", branch_id=activity.branch_id, activity_id=activity.id, now=now, key=tag, args=args
    )
    await deliveries.refresh(db, activity.id, ("notice",), now=now)
    everybody = await people.roster(db, activity.branch_id)
    out_of_reach = await deliveries.to_people(
        db, "change-copy", everybody, activity_id=activity.id, now=now, key=tag, args=args
    )
    for person in out_of_reach:
        due = max(activity.starts_at or now, now)
        await unreachable.owe_call(db, person, activity.id, due_at=due, again=True)


# --- what the tick does when a duty comes due -------------------------------------------------------------------------


async def announce(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Post the notice in the group and to everybody privately (rules 12, 15); of no use once the activity began."""
    activity = await get(db, duty.activity_id or 0)
    if _over(activity, now) or activity.announced_at is not None:
        return Verdict.DROPPED
    await deliveries.to_group(db, "notice", branch_id=activity.branch_id, activity_id=activity.id, now=now)
    everybody = await people.roster(db, activity.branch_id)
    for person in await deliveries.to_people(db, "notice-copy", everybody, activity_id=activity.id, now=now):
        await unreachable.owe_call(db, person, activity.id, due_at=activity.starts_at or now)
    activity.announced_at = now
    overdue = now > duty.due_at
    events.note(
        db, "announced", branch_id=activity.branch_id, activity_id=activity.id, now=now,
        hours_late=round((now - duty.due_at) / timedelta(hours=1), 1) if overdue else 0,
        reason=activity.late_notice_reason,
    )  # fmt: skip
    return Verdict.DONE


async def foresee(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Warn the secretary while the date can still move, only if the 80 % is in doubt (rule 16)."""
    activity = await get(db, duty.activity_id or 0)
    at = awake(now, activity.branch)
    if _over(activity, at):
        return Verdict.DROPPED
    if at > now:
        return at
    if (await forecast(db, activity)).in_doubt:
        secretary = await people.holders(db, activity.branch_id, Office.SECRETARY)
        await deliveries.to_people(
            db, "forecast", secretary, activity_id=activity.id, now=now, key=str(activity.revision)
        )
    return Verdict.DONE


async def remind(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """One private reminder to everybody not on leave, not at night.

    Of no use once the activity began, nor when the notice itself went out later than this was due.
    """
    activity = await get(db, duty.activity_id or 0)
    at = awake(now, activity.branch)
    if _over(activity, at) or (activity.announced_at is not None and activity.announced_at > duty.due_at):
        return Verdict.DROPPED
    if at > now:
        return at
    excused = await attendance.excused(db, activity.id)
    expected = [person for person in await people.roster(db, activity.branch_id) if person.id not in excused]
    await deliveries.to_people(db, "eve", expected, activity_id=activity.id, now=now, key=str(activity.revision))
    return Verdict.DONE


async def forecast(db: AsyncSession, activity: Activity) -> Forecast:
    """How the 80 % looks from here."""
    return Forecast(activity, await attendance.standing(db, activity))


def _over(activity: Activity, now: datetime) -> bool:
    return activity.starts_at is None or now >= activity.starts_at


DUTIES: dict[str, duties.Work] = {"notice": announce, "forecast": foresee, "eve": remind}
