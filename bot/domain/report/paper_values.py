"""The values of papers (rules 2, 8, 18, 59, 64, 68): a report with who decided and the offices held; changes; plans."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.absence import makeup_tasks
from bot.domain.activity import activities
from bot.domain.branch import people
from bot.domain.day import entries, own_words
from bot.domain.obligations.kinds import DutyKind
from bot.domain.refusals import Refused
from bot.domain.report import activity_report
from bot.domain.report.activity_report import ActivityReport
from bot.domain.report.checks import loading, table
from bot.domain.roles import Office
from bot.storage.tables.absence import Leave, LeaveState, Makeup
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.obligations import Duty
from bot.storage.tables.papers import PaperKind
from bot.storage.tables.plan import Plan, Theme
from bot.storage.tables.record import Minute
from bot.storage.tables.terms import OfficeTerm
from bot.storage.tables.timeline import Event

RECORD = PaperKind.RECORD
OF_ACTIVITY = (
    RECORD,
    PaperKind.SIGN_IN,
    PaperKind.MINUTES,
    PaperKind.EVALUATION,
    PaperKind.CIRCULAR,
    PaperKind.REQUEST,
    PaperKind.BLANK_SIGN_IN,
    PaperKind.BLANK_BALLOT,
)
"""The papers that are about an activity as a whole."""
BEFORE_END = (PaperKind.REQUEST, PaperKind.BLANK_SIGN_IN, PaperKind.BLANK_BALLOT)
BLANK = (PaperKind.BLANK_SIGN_IN, PaperKind.BLANK_BALLOT)


@dataclass(frozen=True)
class Values:
    """An activity as papers print it: of the reasons for findings, the report has those whose finding still stands.

    `people` are those whom the report names by number, such as who decided on leave. `offices` are those that the host
    and the recorder held at the start.
    """

    report: ActivityReport
    people: Mapping[int, Person] = field(default_factory=dict)
    offices: Mapping[int, Sequence[Office]] = field(default_factory=dict)

    @property
    def activity(self) -> Activity:
        """The activity."""
        return self.report.activity

    @property
    def branch(self) -> Branch:
        """The branch."""
        return self.activity.branch

    def name(self, person_id: int | None) -> str:
        """Return the name of a person whom the report names by number; empty without one."""
        person = self.people.get(person_id or 0)
        return person.name if person is not None else ""

    def supplementary(self, sent_at: datetime) -> bool:
        """True if what was sent then came afterwards (补记), as `entries.is_late`."""
        return entries.is_late(sent_at, self.activity, self._filed_at)

    def entered_at(self, row: Minute) -> datetime:
        """Return when a minute came into the record, as `own_words.entered_at`."""
        return own_words.entered_at(row, self.report.events, self._filed_at)

    @property
    def _filed_at(self) -> datetime | None:
        return self.report.filings[0].sent_at if self.report.filings else None


@dataclass(frozen=True)
class ChangeReport:
    """A change of an activity that the superior committee is told of (rule 8)."""

    activity: Activity
    event: Event
    filed_at: datetime | None


@dataclass(frozen=True)
class YearPlan:
    """The yearly plan as it is filed."""

    branch: Branch
    year: int
    themes: tuple[Theme, ...]


async def of(db: AsyncSession, activity: Activity) -> Values:
    """Return an activity as papers print it."""
    report = await _with_standing_reasons(db, await activity_report.of(db, activity))
    named = {row.decided_by for row in report.leaves} | {row.decided_by for row in report.makeups}
    named |= {event.by_id for event in report.events} | {photo.by_id for photo in report.photos}
    known = await people.by_id(db, sorted(one for one in named if one is not None))
    return Values(report, known, await _offices(db, activity))


async def _with_standing_reasons(db: AsyncSession, report: ActivityReport) -> ActivityReport:
    """Return the report without the reasons whose finding was mended.

    What a check finds by the time that has passed, it had found when the reason was given. So the last reason's time
    is late enough, and the paper does not depend on when it is made.
    """
    if not any(row.check_number in table.CHECKS for row in report.reasons):
        return report
    case = await loading.case_of(db, report.activity, now=max(row.at for row in report.reasons))
    return replace(report, reasons=table.standing(case))


async def _offices(db: AsyncSession, activity: Activity) -> dict[int, list[Office]]:
    start, found = activity.starts_at, dict[int, list[Office]]()
    if start is None:
        return found
    query = select(OfficeTerm).where(
        OfficeTerm.person_id.in_([one for one in (activity.host_id, activity.recorder_id) if one is not None]),
        OfficeTerm.from_at <= start,
        or_(OfficeTerm.to_at.is_(None), OfficeTerm.to_at > start),
    )
    for term in (await db.scalars(query.order_by(OfficeTerm.id))).all():
        found.setdefault(term.person_id, []).append(term.office)
    return found


def offered(activity: Activity) -> tuple[PaperKind, ...]:
    """Return the papers about an activity as a whole that can be made now; none between its end and its fixed roll."""
    if activity.cancelled_at is not None:
        return ()
    if activity.ended_at is None:
        return BEFORE_END
    if unsettled(activity):
        return ()
    rated = activity.ballot_closed_at is not None
    return tuple(kind for kind in OF_ACTIVITY if kind not in BEFORE_END and (rated or kind is not PaperKind.EVALUATION))


def unsettled(activity: Activity) -> bool:
    """True from the end of an activity until its roll is fixed: its lines do not exist yet."""
    return activity.ended_at is not None and not activity.roll_fixed


def require_offered(activity: Activity, kind: PaperKind) -> None:
    """Refuse a paper that cannot be made of the activity now.

    Raises:
        Refused: `already-cancelled`; `paper-not-yet`, `paper-unsettled`, `paper-too-late`, `paper-no-ballot` with
            `form`.
    """
    activities.refuse_cancelled(activity)
    if kind in offered(activity):
        return
    if unsettled(activity) and kind not in BEFORE_END:
        raise Refused("paper-unsettled", form=activity.form)
    if activity.ended_at is not None:
        raise Refused("paper-no-ballot" if kind is PaperKind.EVALUATION else "paper-too-late", form=activity.form)
    raise Refused("paper-not-yet", form=activity.form)


async def approved_leave(db: AsyncSession, leave_id: int) -> Leave:
    """Return the approved leave with this id.

    Raises:
        Refused: `leave-gone`.
    """
    leave = await db.get(Leave, leave_id)
    if leave is None or leave.state is not LeaveState.APPROVED:
        raise Refused("leave-gone")
    return leave


async def makeup_home(db: AsyncSession, makeup_id: int) -> Makeup:
    """Return the make-up study with this id.

    Raises:
        Refused: `makeup-gone`.
    """
    home = await makeup_tasks.home(db, makeup_id)
    return await makeup_tasks.get(db, makeup_id, home or 0)


async def change_of(db: AsyncSession, duty_id: int) -> ChangeReport:
    """Return the change whose report is owed by this duty.

    Raises:
        Refused: `button-void`.
    """
    duty = await db.get(Duty, duty_id)
    if duty is None or duty.kind != DutyKind.CHANGE_REPORT:
        raise Refused("button-void")
    activity = await activities.get(db, duty.activity_id or 0)
    revision = int(duty.key.rpartition(":")[2])
    query = select(Event).where(Event.activity_id == activity.id).order_by(Event.id)
    for event in (await db.scalars(query)).all():
        if event.detail.get("revision") == revision:
            return ChangeReport(activity, event, duty.done_at)
    raise Refused("button-void")


async def changes_of(db: AsyncSession, activity: Activity) -> Sequence[Duty]:
    """Return the reports of changes of an activity that are, or were, owed."""
    query = select(Duty).where(Duty.activity_id == activity.id, Duty.kind == DutyKind.CHANGE_REPORT)
    return (await db.scalars(query.order_by(Duty.id))).all()


async def year_plan(db: AsyncSession, branch: Branch, year: int) -> YearPlan:
    """Return the plan of a year as it is filed.

    Raises:
        Refused: `paper-no-plan` with the year.
    """
    query = select(Theme).join(Plan, Plan.id == Theme.plan_id).where(Plan.branch_id == branch.id, Plan.year == year)
    themes = (await db.scalars(query.order_by(Theme.month, Theme.id))).all()
    if not themes:
        raise Refused("paper-no-plan", year=year)
    return YearPlan(branch, year, tuple(themes))
