"""Summaries of an activity, a quarter or a year: figures and gaps (rules 3, 16, 29, 75, 76, 82).

They contain nothing about an open ballot, no score and no ranking of people (rules §8).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.absence import leave, makeup_tasks
from bot.domain.absence.long_absence import LongAbsence, long_absent
from bot.domain.activity import activities, duration
from bot.domain.attendance.standing import Standing, standing_of
from bot.domain.branch import people, terms
from bot.domain.branch.terms import Span
from bot.domain.evaluation.ballot import Counts
from bot.domain.evaluation.result import Result, result_of
from bot.domain.obligations import group_posts
from bot.domain.obligations.kinds import DutyKind
from bot.domain.plan import proposals, yearly_plan
from bot.domain.plan.draft import Finding
from bot.domain.report.period import Period
from bot.domain.rules import Rules, rules_of, rules_then
from bot.domain.schedule import notice
from bot.domain.schedule.recorded_later import is_open
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.obligations import Duty


class Gap(StrEnum):
    """Something that an activity still lacks."""

    NOT_DATED = "not-dated"
    NO_NOTICE = "no-notice"
    HELD = "held"
    HOST = "host"
    RECORDER = "recorder"
    LEAVE = "leave"
    HEADS = "heads"
    BALLOT = "ballot"
    CONTACT = "contact"
    REVIEW = "review"
    MAKEUP = "makeup"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class Sheet:
    """One activity in figures. `standing` is None before the activity is dated; `gaps` counts the items lacking.

    `over` is true if the month has passed without a date for the activity; nothing can be done about it any more.
    `not_in_branch` are the people whom a record of an earlier month leaves out (不在支部).
    `correctable` is true once there may be check-ins to correct. `unposted` are the kinds of posts that the group
    refused and never got.
    """

    activity: Activity
    standing: Standing | None
    result: Result
    makeups: makeup_tasks.Figures
    gaps: dict[Gap, int]
    over: bool = False
    correctable: bool = False
    not_in_branch: tuple[Person, ...] = ()
    unposted: tuple[str, ...] = ()

    @property
    def held(self) -> bool:
        """True if the activity took place."""
        return self.activity.held

    @property
    def recorded_later(self) -> bool:
        """True if it took place before the branch was set up, and an officer recorded it afterwards (补记)."""
        return self.held and self.activity.recorded_later_at is not None

    @property
    def hours(self) -> float | None:
        """The duration in hours, planned until the end of the activity and actual after it."""
        return duration.hours_of(self.activity)

    @property
    def short(self) -> bool:
        """True if the duration is under half a day (rule 6)."""
        return self.hours is not None and self.hours < rules_then(self.activity).half_day_hours

    @property
    def notice(self) -> timedelta | None:
        """The time between the posting of the notice in the group and the start (rule 12); None without either."""
        if self.activity.posted_at is None or self.activity.starts_at is None:
            return None
        return self.activity.starts_at - self.activity.posted_at

    @property
    def notice_late(self) -> bool:
        """True if the notice was shorter than rule 12 demands."""
        return self.notice is not None and self.notice < rules_then(self.activity).notice

    @property
    def share(self) -> float | None:
        """Members present, as a share of all members; None before the end of the activity."""
        return self.standing.share if self.held and self.standing else None

    @property
    def low(self) -> bool:
        """True if the rate of satisfaction is low (rule 75); False without a rate."""
        line = rules_then(self.activity).satisfied_share
        return self.result.rate is not None and self.result.rate < line

    @property
    def heads_missing(self) -> int:
        """The head count minus the number of check-ins; 0 if they agree or there is no head count (rule 58)."""
        if self.activity.head_count is None or self.standing is None:
            return 0
        return self.activity.head_count - self.standing.there


@dataclass(frozen=True)
class Stretch:
    """A quarter or a year in figures; `rules` are those of the activities attended, or the branch's if there are none.

    `cancelled` are the activities that came to nothing, `unrecorded` the months that had passed when the branch was set
    up, without an activity that the bot knows, and `recordable` those whose activity may be recorded later.
    `returned` are the people who were away from the branch for a part of the year, with their times in it.
    """

    period: Period
    sheets: tuple[Sheet, ...]
    rules: tuple[Rules, ...]
    unrecorded: tuple[int, ...]
    recordable: tuple[int, ...]
    cancelled: tuple[Activity, ...]
    long_absent: tuple[LongAbsence, ...]
    findings: tuple[Finding, ...]
    returned: tuple[tuple[Person, list[Span]], ...] = ()

    @property
    def held(self) -> tuple[Sheet, ...]:
        """The activities that have ended."""
        return tuple(sheet for sheet in self.sheets if sheet.held)

    @property
    def attended(self) -> tuple[Sheet, ...]:
        """Those with check-ins: entries of an officer (补记) must not pass for them in any figure."""
        return tuple(sheet for sheet in self.held if not sheet.recorded_later)

    @property
    def needed(self) -> tuple[float, ...]:
        """The required shares of members (rule 16); several if the branch changed its figure between activities."""
        return tuple(sorted({rules.present_share for rules in self.rules}))

    @property
    def low_lines(self) -> tuple[float, ...]:
        """The rates of satisfaction below which a result is low (rule 75), likewise."""
        return tuple(sorted({rules.satisfied_share for rules in self.rules}))

    @property
    def low_limit(self) -> int:
        """The number of low results in a year that has consequences (rule 75), by the last activity held."""
        return self.rules[-1].low_results

    @property
    def months_held(self) -> int:
        """The number of months in which an activity was held (rule 3)."""
        return len({sheet.activity.month for sheet in self.held})

    @property
    def months_recorded_later(self) -> int:
        """The number of these months that have only activities recorded later."""
        return self.months_held - len({sheet.activity.month for sheet in self.attended})

    @property
    def mean_share(self) -> float | None:
        """The mean share of members present; None if no activity with check-ins has ended."""
        return _mean([sheet.share for sheet in self.attended])

    @property
    def below(self) -> tuple[Sheet, ...]:
        """The activities that missed the share of rule 16."""
        return tuple(sheet for sheet in self.attended if sheet.standing and not sheet.standing.reached)

    @property
    def leaves(self) -> int:
        """The number of leaves of members, over all activities that have ended, without those recorded later."""
        return sum(len(sheet.standing.leave) for sheet in self.attended if sheet.standing)

    @property
    def makeups(self) -> makeup_tasks.Figures:
        """The figures of the make-up studies of all activities together."""
        every = [sheet.makeups for sheet in self.sheets]
        return makeup_tasks.Figures(
            open=sum(each.open for each in every),
            submitted=sum(each.submitted for each in every),
            accepted=sum(each.accepted for each in every),
            overdue=sum(each.overdue for each in every),
        )

    @property
    def mean_rate(self) -> float | None:
        """The mean rate of satisfaction (rule 76); None without any rate."""
        return _mean([sheet.result.rate for sheet in self.sheets])

    @property
    def dimensions(self) -> Counts | None:
        """The counts of the levels of each dimension, summed over the ballots whose detail may be shown.

        A ballot with too few voters is left out; otherwise its detail could be derived by subtracting the others.
        """
        told = [sheet.result.dimensions for sheet in self.sheets if sheet.result.dimensions]
        if not told:
            return None
        return tuple(tuple(map(sum, zip(*levels, strict=True))) for levels in zip(*told, strict=True))

    @property
    def low(self) -> int:
        """The number of activities whose rate of satisfaction is low (rule 75)."""
        return sum(
            1
            for sheet in self.sheets
            if sheet.result.rate is not None and sheet.result.rate < rules_then(sheet.activity).satisfied_share
        )


def _mean(shares: Sequence[float | None]) -> float | None:
    known = [share for share in shares if share is not None]
    return sum(known) / len(known) if known else None


async def default_period(db: AsyncSession, branch: Branch, *, now: datetime) -> Period:
    """Return this month; if it has no activity, the month of the last activity that has started, if there is one."""
    year, month = proposals.this_month(branch, now)
    if await activities.of_month(db, branch.id, year, month):
        return Period.month(year, month)
    newest = await activities.newest_begun(db, branch.id, now=now)
    return Period.month(newest.year, newest.month) if newest else Period.month(year, month)


async def months_with_activities(db: AsyncSession, branch_id: int, year: int) -> list[int]:
    """Return the months of a year that have a dated activity."""
    every = await activities.of_year(db, branch_id, year)
    return sorted({activity.month for activity in every if activity.dated_at is not None})


async def sheets(db: AsyncSession, branch: Branch, period: Period, *, now: datetime) -> tuple[Sheet, ...]:
    """Return every activity of the period in figures."""
    every = await activities.of_year(db, branch.id, period.year)
    return tuple([await sheet(db, activity, now=now) for activity in every if activity.month in period.months])


async def cancelled(db: AsyncSession, branch: Branch, period: Period) -> tuple[Activity, ...]:
    """Return the activities of the period that were cancelled or not held."""
    every = await activities.cancelled_in(db, branch.id, period.year)
    return tuple(activity for activity in every if activity.month in period.months)


async def stretch(
    db: AsyncSession, branch: Branch, period: Period, *, long_absences: bool = False, now: datetime
) -> Stretch:
    """Return a quarter or a year in figures.

    Findings about the plan are included for a whole year, long absences, if wanted, for the whole present year.
    """
    whole = period == Period.whole(period.year)
    this_year = period.year == proposals.this_month(branch, now)[0]
    found = await sheets(db, branch, period, now=now)
    held = {each.activity.month for each in found if each.held}
    here = {m: [each.activity for each in found if each.activity.month == m] for m in period.months}
    return Stretch(
        period,
        found,
        tuple(rules_then(each.activity) for each in found if each.held and not each.recorded_later)
        or (rules_of(branch),),
        tuple(m for m in period.months if m not in held and proposals.before_setup(branch, period.year, m)),
        tuple(m for m in period.months if is_open(branch, period.year, m, here[m])),
        await cancelled(db, branch, period),
        tuple(await long_absent(db, branch.id, now=now)) if long_absences and whole and this_year else (),
        await yearly_plan.findings(db, branch, period.year) if whole else (),
        await _returned(db, branch, period.year) if whole else (),
    )


async def _returned(db: AsyncSession, branch: Branch, year: int) -> tuple[tuple[Person, list[Span]], ...]:
    zone = ZoneInfo(branch.zone)

    def was_away(times: Sequence[Span]) -> bool:
        breaks = ((one.until, later.since) for one, later in pairwise(times))
        return any(end and end.astimezone(zone).year <= year <= back.astimezone(zone).year for end, back in breaks)

    return tuple((person, times) for person, times in await terms.returned(db, branch.id) if was_away(times))


async def sheet(db: AsyncSession, activity: Activity, *, now: datetime) -> Sheet:
    """Return one activity in figures."""
    standing = await standing_of(db, activity) if activity.dated_at is not None else None
    result = await result_of(db, activity)
    makeups = await makeup_tasks.figures(db, activity)
    over = activity.dated_at is None and (activity.year, activity.month) < proposals.this_month(activity.branch, now)
    gaps = {} if over or activity.recorded_later_at is not None else await _gaps(db, activity, result, makeups, now)
    correctable = not (activity.opened_at is None and activity.ended_at is None)
    left_out = tuple((await people.by_id(db, activity.not_in_branch or ())).values())
    unposted = tuple(await group_posts.refused_of(db, activity.id))
    return Sheet(activity, standing, result, makeups, gaps, over, correctable, left_out, unposted)


async def _gaps(
    db: AsyncSession, activity: Activity, result: Result, makeups: makeup_tasks.Figures, now: datetime
) -> dict[Gap, int]:
    if activity.dated_at is None or activity.starts_at is None:
        return {Gap.NOT_DATED: 1}
    ended = activity.held
    notice_due = notice.notice_due(activity.starts_at, rules_then(activity))
    counted = {
        Gap.NO_NOTICE: activity.posted_at is None and now > notice_due,
        Gap.HELD: activity.unconfirmed,
        Gap.HOST: activity.ended_at is None and not _here(activity.host),
        Gap.RECORDER: not _here(activity.recorder),
        Gap.LEAVE: await leave.pending_count(db, activity),
        Gap.HEADS: ended and activity.head_count is None,
        Gap.BALLOT: ended and _no_ballot(activity, result),
        Gap.CONTACT: await _to_contact(db, activity),
        Gap.REVIEW: makeups.submitted,
        Gap.MAKEUP: makeups.open,
        Gap.OVERDUE: makeups.overdue,
    }
    return {gap: int(count) for gap, count in counted.items() if count}


def _here(person: Person | None) -> bool:
    return person is not None and person.left_at is None


def _no_ballot(activity: Activity, result: Result) -> bool:
    return activity.ballot_closes_at is None or (result.closed and result.rate is None)


async def _to_contact(db: AsyncSession, activity: Activity) -> int:
    query = select(func.count(Duty.person_id.distinct())).where(
        Duty.activity_id == activity.id, Duty.kind.in_((DutyKind.CONTACT, DutyKind.CALL)), Duty.done_at.is_(None)
    )
    return (await db.scalars(query)).one()
