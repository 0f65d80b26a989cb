"""The choice of a date for a month's activity: proposal, choice, findings and decision.

The activity itself stores what an officer chooses before the date is fixed; `dated_at` is set when it is fixed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Self
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity import activities, preparation, sessions
from bot.domain.activity.preparation import Prepared
from bot.domain.branch import people, powers
from bot.domain.branch.powers import Power
from bot.domain.obligations import deliveries
from bot.domain.plan import blocked_days, proposals
from bot.domain.plan.draft import Finding
from bot.domain.refusals import Refused
from bot.domain.rules import rules_then
from bot.domain.schedule import cancellation, change, change_report, notice, set_date, theme_change
from bot.domain.schedule.arrangement import Arrangement, changes, fixed, reportable
from bot.domain.schedule.host import eligible_hosts, is_new_delegate, note_delegation
from bot.domain.schedule.recorder import usual_recorder
from bot.domain.times.holidays import is_day_off
from bot.domain.times.when import Span
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.obligations import Duty


@dataclass(frozen=True)
class Choice:
    """The arrangement of an activity as fixed, else as chosen so far, else as proposed.

    `span` is None if no day of the month is left; `posting` is when the notice for it goes out. `moved_from` and `why`
    are those of the proposal, if `span` is the proposed one.
    """

    activity: Activity
    span: Span | None
    place: str | None
    host: Person | None
    recorder: Person | None
    moved_from: date | None = None
    why: str | None = None
    findings: tuple[Finding, ...] = ()
    posting: datetime | None = None
    prepared: Prepared = field(default_factory=Prepared)

    @property
    def arrangement(self) -> Arrangement:
        """The choice as a complete arrangement.

        Raises:
            Refused: `no-day-left`, `place-missing`, `host-missing`, `recorder-missing` (rule 27).
        """
        if self.span is None:
            raise Refused("no-day-left", month=self.activity.month)
        if not self.place:
            raise Refused("place-missing", month=self.activity.month)
        if self.host is None:
            raise Refused("host-missing", month=self.activity.month)
        if self.recorder is None:
            raise Refused("recorder-missing", month=self.activity.month)
        return Arrangement(self.span.start, self.span.end, self.place, self.host, self.recorder)


@dataclass(frozen=True)
class Wish:
    """The changes that an officer asks for; a None field stays. Instants are ISO strings, for storage as JSON."""

    start: str | None = None
    end: str | None = None
    place: str | None = None
    host: int | None = None
    recorder: int | None = None
    content: str | None = None
    adopt: bool = False
    cancel: bool = False

    @classmethod
    def of_span(cls, span: Span) -> Self:
        """Return the wish for another time."""
        return cls(start=span.start.isoformat(), end=span.end.isoformat())

    @property
    def span(self) -> Span | None:
        """The requested time; None if the wish names none."""
        if self.start is None or self.end is None:
            return None
        return Span(datetime.fromisoformat(self.start), datetime.fromisoformat(self.end))

    def to_json(self) -> dict[str, Any]:
        """Return the wish as JSON, to be kept while the officer is asked for a reason."""
        return {name: value for name, value in vars(self).items() if value}


@dataclass(frozen=True)
class Decided:
    """The outcome of a wish: the present choice, and the changes to report as field → [old, new], with the report."""

    choice: Choice
    reported: dict[str, list[str | None]]
    reason: str | None = None
    report: Duty | None = None


async def choice_of(db: AsyncSession, activity: Activity, *, now: datetime) -> Choice:
    """Return the choice for an activity as fixed, chosen or proposed, with its findings.

    Nothing is proposed or found for an activity that has ended.
    """
    zone = ZoneInfo(activity.branch.zone)
    starts, ends = activity.starts_at, activity.ends_at
    if activity.ended_at is not None:
        span = Span(starts.astimezone(zone), ends.astimezone(zone)) if starts and ends else None
        return Choice(
            activity, span, activity.place, activity.host, activity.recorder,
            prepared=await preparation.of(db, activity),
        )  # fmt: skip
    host = activity.host or next(iter(await powers.in_charge(db, activity.branch_id, Power.HOST)), None)
    recorder = activity.recorder or await usual_recorder(db, activity.branch_id, host)
    choice = Choice(activity, None, activity.place or activity.branch.usual_place, host, recorder)
    if starts and ends and (activity.dated_at is not None or starts > now):
        choice = replace(choice, span=Span(starts.astimezone(zone), ends.astimezone(zone)))
    elif (proposed := proposals.proposal(activity.branch, activity.year, activity.month, now=now)) is not None:
        choice = replace(choice, span=proposed.span, moved_from=proposed.moved_from, why=proposed.why)
    prepared = await preparation.of(db, activity)
    return replace(choice, findings=tuple(_findings(choice, now)), posting=_posting(choice, now), prepared=prepared)


def _posting(choice: Choice, now: datetime) -> datetime | None:
    if choice.span is None:
        return None
    activity = choice.activity
    return max(now, notice.posting_time(choice.span.start, activity.branch.zone, rules_then(activity)))


def _findings(choice: Choice, now: datetime) -> Iterator[Finding]:
    """Yield the findings of rules 12 (notice), 6 (half a day), 4 (holidays) and 13 (days kept free) about the date."""
    activity, span = choice.activity, choice.span
    if span is None:
        return
    rules = rules_then(activity)
    if activity.announced_at is None and notice.notice_due(span.start, rules) < now:
        yield Finding("date-short-notice", {"days": rules.notice.days})
    if span.hours < rules.half_day_hours:
        yield Finding("date-short", {"hours": f"{span.hours:g}", "least": f"{rules.half_day_hours:g}"})
    if is_day_off(span.start.date()):
        yield Finding("date-holiday")
    if span.start.date() in blocked_days.blocked_days(activity.branch):
        yield Finding("date-blocked")


async def reason_needed(db: AsyncSession, activity: Activity, wish: Wish, *, now: datetime) -> str | None:
    """Return the cause for which the wish needs a reason; None if it needs none.

    By rules 7 and 8 (`fixed`: a change of a fixed date, time or place; `change` of what was announced), 10 (`theme`:
    another than the plan's), 25 (`delegation`: a host other than the secretary) and 12 (`notice`: a late one;
    `fixed-short`, `change-short`: a move to a date that is too near for one), or to cancel the activity (`cancel`,
    after the notice `cancel-announced`).

    Raises:
        Refused: `already-cancelled`, `already-ended`, `joint-session`, `joint-session-ended`, `host-not-eligible`,
            `recorder-not-member`, and as `Choice.arrangement`.
    """
    activities.refuse_cancelled(activity)
    if activity.ended_at is not None:
        raise Refused("already-ended", form=activity.form)
    if wish.cancel:
        return "cancel" if activity.announced_at is None else "cancel-announced"
    if wish.content is not None:
        return "theme"
    if wish.adopt and activity.dated_at is not None:
        return None
    choice = await _with(db, await choice_of(db, activity, now=now), wish)
    fixes = wish.adopt or activity.dated_at is not None
    changed = changes(activity, choice.arrangement) if activity.dated_at is not None else {}
    short = "-short" if "starts_at" in changed and _is_late(choice, now) else ""
    if activity.announced_at is not None:
        return f"change{short}" if reportable(changed) else None
    if fixed(changed):
        return f"fixed{short}"
    if (fixes or wish.host) and choice.host and await is_new_delegate(db, activity, choice.host):
        return "delegation"
    if not fixes or activity.late_notice_reason:
        return None
    return "notice" if _is_late(choice, now) else None


def _is_late(choice: Choice, now: datetime) -> bool:
    """True if a notice of the choice cannot be posted five days ahead any more (rule 12)."""
    return notice.notice_due(choice.arrangement.starts_at, rules_then(choice.activity)) < now


async def decide(
    db: AsyncSession, activity: Activity, wish: Wish, *, by: Person, now: datetime, reason: str | None = None
) -> Decided:
    """Carry out the officer's wish: keep a choice, fix the date, or change what is fixed.

    Adopting an adopted date again changes nothing.

    Raises:
        Refused: `not-allowed`, `host-not-eligible`, `recorder-not-member`, `host-needs-reason`, and as
            `Choice.arrangement`, `set_date.arrange`, `theme_change.change_content` and `cancellation.cancel`.
    """
    await powers.require(db, by, Power.SCHEDULE)
    if wish.cancel:
        await cancellation.cancel(db, activity, by=by, now=now, reason=reason or "")
        return Decided(await choice_of(db, activity, now=now), {}, reason, await change_report.newest(db, activity))
    if wish.content is not None:
        changed = await theme_change.change_content(db, activity, wish.content, by=by, now=now, reason=reason or "")
    else:
        changed = await _decide_date(db, activity, wish, by=by, now=now, reason=reason)
    report = await change_report.newest(db, activity) if changed else None
    reported = reportable(changed) if report is not None else {}
    return Decided(await choice_of(db, activity, now=now), reported, reason, report)


async def _decide_date(
    db: AsyncSession, activity: Activity, wish: Wish, *, by: Person, now: datetime, reason: str | None
) -> dict[str, list[str | None]]:
    choice = await _with(db, await choice_of(db, activity, now=now), wish)
    fixes = wish.adopt or activity.dated_at is not None
    if choice.host is not None and (fixes or wish.host) and await is_new_delegate(db, activity, choice.host):
        note_delegation(db, activity, choice.host, by=by, now=now, reason=reason)
    if not fixes:
        _keep(activity, choice, wish)
        await deliveries.refresh(db, activity.id, change.CARDS, now=now)
        return {}
    changed = changes(activity, choice.arrangement)
    if activity.dated_at is None or changed:
        await set_date.arrange(db, activity, choice.arrangement, by=by, now=now, reason=reason)
    return changed


def _keep(activity: Activity, choice: Choice, wish: Wish) -> None:
    """Store the choice in an activity whose date is not fixed yet."""
    if wish.span is not None:
        activity.session.starts_at, activity.session.ends_at = wish.span.start, wish.span.end
    if wish.place is not None:
        activity.session.place = wish.place
    if wish.host is not None and choice.host is not None:
        activity.host_id, activity.host = choice.host.id, choice.host
    if wish.recorder is not None and choice.recorder is not None:
        activity.recorder_id, activity.recorder = choice.recorder.id, choice.recorder


async def _with(db: AsyncSession, choice: Choice, wish: Wish) -> Choice:
    """Return the choice with the wish applied; in a joint session the host branch alone chooses time and place."""
    if wish.span is not None or wish.place is not None:
        await sessions.require_host_branch(db, choice.activity)
    branch_id = choice.activity.branch_id
    host, recorder = choice.host, choice.recorder
    if wish.host is not None:
        host = await people.on_roster(db, wish.host, branch_id)
        if not powers.may(host, Power.HOST_BY_DELEGATION):
            raise Refused(
                "host-not-eligible", name=host.name, who=[p.name for p in await eligible_hosts(db, branch_id)]
            )
    if wish.recorder is not None:
        recorder = await people.on_roster(db, wish.recorder, branch_id)
        if recorder.kind not in people.COUNTED:
            raise Refused("recorder-not-member", name=recorder.name)
    return replace(
        choice, span=wish.span or choice.span, place=wish.place or choice.place, host=host, recorder=recorder
    )
