"""The way of a record to the superior committee (rule 64): draft, reminders, reasons for findings, sending, receipt.

A person sends the record in the branch's own way and says so; the bot never takes it for sent before.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.day import record_duty
from bot.domain.names import clean_line
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.duties import Verdict
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.refusals import Refused
from bot.domain.report import papers
from bot.domain.report.checks import loading, table
from bot.domain.report.checks.finding import Case, Finding, Level
from bot.domain.report.papers import Passages
from bot.domain.rules import rules_of, rules_then
from bot.storage.engine import branch_lock
from bot.storage.row_hashes import Rows
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.materials import Material
from bot.storage.tables.obligations import Duty, Outcome
from bot.storage.tables.papers import Filing, FindingReason

REASON_LIMIT, RECEIPT_LIMIT = 200, 500
REMINDED_AFTER = (1, 2)  # days after the day of the end


# --- draft and reminders


async def follow_up(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Send the draft when the activity has ended, and on the next two mornings what is missing, if anything is."""
    activity = await activities.get(db, duty.activity_id or 0)
    if not activity.held or await filings(db, activity):
        return Verdict.DROPPED
    looks = reminders(activity)
    if duty.due_at < looks[0]:
        readers = await _readers(db, activity, secretary=True)
        key = str(int(duty.due_at.timestamp()))
        await deliveries.to_people(db, DeliveryKind.RECORD_DRAFT, readers, activity, now=now, key=key)
    else:  # worded to nothing if nothing is missing
        readers, key = await _readers(db, activity, secretary=False), str(int(now.timestamp()))
        await deliveries.to_people(db, DeliveryKind.RECORD_MISSING, readers, activity, now=now, key=key)
    following = min((at for at in looks if at > now), default=None)
    if following is None:
        return Verdict.DONE
    duties.recur(duty, following)
    return following


def reminders(activity: Activity) -> list[datetime]:
    """Return when the recorder is told what is missing: at 09:00 of the two days after the end."""
    zone, morning = ZoneInfo(activity.branch.zone), rules_of(activity.branch).morning
    ended = activity.ended_at or activity.starts_at
    assert ended is not None  # it has ended
    day = ended.astimezone(zone).date()
    return [datetime.combine(day + timedelta(days=after), morning, tzinfo=zone) for after in REMINDED_AFTER]


async def _readers(db: AsyncSession, activity: Activity, *, secretary: bool) -> list[Person]:
    """Return the recorder and the secretary, or the recorder alone; without a recorder in reach, the secretary."""
    recorder = activity.recorder
    found = [recorder] if recorder is not None and recorder.reachable else []
    if secretary or not found:
        found += await powers.in_charge(db, activity.branch_id, Power.HEAR_OVERDUE, lambda person: person.reachable)
    return list({person.id: person for person in found}.values())


# --- who sees the check


def require_held(activity: Activity) -> None:
    """Refuse to check the record of an activity that was not held, has not ended, or has no fixed roll yet.

    Raises:
        Refused: `already-cancelled`, `check-early`, `check-unsettled`.
    """
    activities.refuse_cancelled(activity)
    if not activity.held:
        raise Refused("check-early", form=activity.form)
    if not activity.roll_fixed:  # the end can be undone, and the sign-in book is empty until then
        raise Refused("check-unsettled", form=activity.form)


# --- reasons


async def explain(
    db: AsyncSession, activity: Activity, number: int, subject: str, raw: str, *, by: Person, now: datetime
) -> FindingReason:
    """Store the sentence that answers a finding; the paper prints it. An earlier sentence is replaced.

    Raises:
        Refused: `not-allowed`, `check-gone` if the check does not find it any more, `text-empty`, `text-too-long`.
    """
    await powers.require(db, by, Power.FILE_RECORD)
    reason = clean_line(raw, REASON_LIMIT)
    _number, matter = table.matter(await named(db, activity, number, subject, now=now))
    mine = FindingReason.activity_id == activity.id, FindingReason.check_number == number
    query = select(FindingReason).where(*mine, FindingReason.subject == matter)
    row = (await db.scalars(query)).one_or_none()
    if row is None:
        row = FindingReason(activity_id=activity.id, check_number=number, subject=matter)
        db.add(row)
    row.reason, row.at, row.by_id = reason, now, by.id
    timeline.note(db, "finding-explained", activity, by=by, now=now, check=number, subject=subject, reason=reason)
    await db.flush()
    await record_duty.refresh(db, activity, now=now)
    return row


async def named(db: AsyncSession, activity: Activity, number: int, subject: str, *, now: datetime) -> Finding:
    """Return a finding that a sentence may answer, as the check finds it now.

    Raises:
        Refused: `check-gone`.
    """
    case = await loading.case_of(db, activity, now=now)
    for finding in table.findings(case):
        if (finding.number, finding.subject) == (number, subject) and finding.level in {Level.REASON, Level.WARN}:
            return finding
    raise Refused("check-gone", form=activity.form)


# --- sending


async def filings(db: AsyncSession, activity: Activity) -> Sequence[Filing]:
    """Return how often and when the record was filed, the first time first."""
    query = select(Filing).where(Filing.activity_id == activity.id).order_by(Filing.sent_at, Filing.id)
    return (await db.scalars(query)).all()


class Marked(StrEnum):
    """The ways in which [标记已上报] ends."""

    SENT = "sent"  # the paper was made before
    ANEW = "anew"  # no paper said before what the record says now: one was kept
    ALREADY = "already"  # it was marked meanwhile: by another officer, or by the same press before
    UNANSWERED = "unanswered"  # nothing is recorded, since warnings are unanswered


async def mark_sent(
    db: AsyncSession, case: Case, count: int, words: Sequence[Passages], *, sure: bool, by: Person, now: datetime
) -> Marked:
    """Record that the record was sent for the time after the `count`-th; `words` are as in `papers.keep_handed_in`.

    With `sure`, unanswered warnings do not count. A repeated press changes nothing.

    Raises:
        Refused: `not-allowed`; `check-stops` while a finding stops the sending; `check-changed` if there are fewer
            filings than the button says.
    """
    await powers.require(db, by, Power.FILE_RECORD)
    activity = case.activity
    await branch_lock.take(db, activity.branch_id)
    before = len(await filings(db, activity))
    if before > count:
        return Marked.ALREADY
    if before < count:  # the button is newer than the database, as after a backup was restored
        raise Refused("check-changed", form=activity.form)
    left = table.unanswered(case, table.findings(case))
    if stopping := table.stopping(left):
        raise Refused("check-stops", form=activity.form, count=len(stopping))
    if left and not sure:
        return Marked.UNANSWERED
    document, made_before = await papers.keep_handed_in(db, activity, words, by=by, now=now)
    filing = Filing(
        activity_id=activity.id, document_id=document.id, committee=activity.branch.superior or "", sent_at=now,
        by_id=by.id,
    )  # fmt: skip
    db.add(filing)
    await db.flush()
    late = activity.recorded_later_at is None and now > case.end + rules_then(activity).record_filed
    timeline.note(
        db, "record-filed", activity, by=by, now=now, committee=filing.committee, time=count + 1, late=late,
        unanswered=len(left), document=document.id, code=document.code,
    )  # fmt: skip
    await timeline.note_rows(db, Rows.RECORD, activity, filing.id, now=now)
    outcome = Outcome.LATE if late else Outcome.DONE
    await duties.settle(db, DutyKind.RECORD_FILING, activity, now=now, outcome=outcome)
    await duties.settle(db, DutyKind.RECORD_DRAFT, activity, now=now, outcome=Outcome.DROPPED)
    await record_duty.refresh(db, activity, now=now)
    return Marked.SENT if made_before else Marked.ANEW


async def filing_of(db: AsyncSession, filing_id: int) -> tuple[Filing, Activity]:
    """Return a filing and its activity.

    Raises:
        Refused: `activity-gone`, as for an activity that is not of the reader's branch.
    """
    filing = await db.get(Filing, filing_id)
    if filing is None:
        raise Refused("activity-gone")
    return filing, await activities.get(db, filing.activity_id)


async def require_no_receipt(db: AsyncSession, filing: Filing, activity: Activity, by: Person) -> None:
    """Refuse to record a receipt a second time.

    Raises:
        Refused: `not-allowed`, `receipt-known`.
    """
    await powers.require(db, by, Power.FILE_RECORD)
    if filing.received_at is not None:
        raise Refused("receipt-known", form=activity.form, at=filing.received_at)


async def receive(
    db: AsyncSession,
    filing: Filing,
    activity: Activity,
    raw: str,
    material: Material | None,
    *,
    by: Person,
    now: datetime,
) -> None:
    """Record the receipt of the superior committee: its words, or a photo or file of it.

    Raises:
        Refused: as `require_no_receipt`; `text-empty`, `text-too-long`.
    """
    await require_no_receipt(db, filing, activity, by)
    if raw or material is None:
        filing.receipt = clean_line(raw, RECEIPT_LIMIT)
    filing.material_id = material.id if material is not None else None
    filing.received_at = now
    timeline.note(db, "receipt-recorded", activity, by=by, now=now, filing=filing.id, words=filing.receipt)
    await timeline.note_rows(db, Rows.RECEIPT, activity, filing.id, now=now)
    await db.refresh(filing, ["material"])
    await record_duty.refresh(db, activity, now=now)
