"""Closing of duties by an officer's report: a call, an objection, a rectification (rules 65, 69, 75)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.absence import makeup_review, makeup_tasks
from bot.domain.absence.contact import CONTACTED
from bot.domain.branch import powers
from bot.domain.branch.powers import Power, deciders
from bot.domain.names import clean_text
from bot.domain.obligations import duties
from bot.domain.obligations.duties import Verdict
from bot.domain.obligations.kinds import DutyKind, TodoLine
from bot.domain.refusals import Refused
from bot.domain.report import objection
from bot.domain.roles import Office
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.obligations import Duty

WORDS_LIMIT = 500


@dataclass(frozen=True)
class Closing:
    """A duty that an officer is about to close, or has closed, by saying how it went."""

    duty: Duty
    kind: TodoLine
    activity: Activity | None
    person: Person | None
    words: str  # of the objection that is to be answered


async def to_close(db: AsyncSession, duty_id: int, by: Person) -> Closing:
    """Return the closing of the duty that the button names.

    Raises:
        Refused: `button-void`, `todo-closed` if the duty is done, `own-matter`, and as `powers.require_owner`.
    """
    duty = await db.get(Duty, duty_id)
    known = DutyKind.known(duty.kind) if duty is not None else None
    if duty is None or known is None or duty.branch_id != by.branch_id or (kind := known.spec.by_words) is None:
        raise Refused("button-void")
    await powers.require_owner(db, by, Office(duty.owner))
    if duty.done_at is not None:
        raise Refused("todo-closed")
    activity = await db.get(Activity, duty.activity_id) if duty.activity_id else None
    person = await db.get(Person, duty.person_id) if duty.person_id else None
    words = await objection.objection_of(db, duty) if kind is TodoLine.OBJECTION else ""
    if kind is TodoLine.OBJECTION and person is not None and person.id == by.id:
        others = await deciders(db, person, Power.ANSWER_OBJECTION)
        if others:
            raise Refused("own-matter", who=[other.name for other in others])
    return Closing(duty, kind, activity, person, words)


async def close(db: AsyncSession, duty_id: int, raw: str, *, by: Person, now: datetime) -> Closing:
    """Close the duty with these words, record them in the timeline, and send an answer to the person who objected.

    Raises:
        Refused: as `to_close`, and `text-empty`, `text-too-long`, `absence-reason-short`.
    """
    closing = await to_close(db, duty_id, by)
    words = clean_text(raw, WORDS_LIMIT)
    duty = closing.duty
    if closing.kind is TodoLine.CONTACT:
        await _log_contact(db, closing, words, by=by, now=now)
    elif closing.kind is TodoLine.OBJECTION:
        await objection.answer_objection(db, duty, words, by=by, now=now)
    else:
        timeline.note(db, "rectified", duty, by=by, now=now, words=words)
    if duty.done_at is None:
        duties.finish(duty, Verdict.DONE, now=now)
    return closing


async def _log_contact(db: AsyncSession, closing: Closing, words: str, *, by: Person, now: datetime) -> None:
    """Record the contact beside the person's make-up study if the officer may review it (rule 65).

    Otherwise record it in the timeline alone. Either way, close the duties to contact the person.
    """
    duty = closing.duty
    row = await makeup_tasks.of(db, duty.activity_id or 0, duty.person_id or 0)
    if row is not None and by in await deciders(db, row.person, Power.REVIEW_MAKEUP):
        await makeup_review.log_contact(db, row.id, by=by, words=words, now=now)
        await db.refresh(duty)
        return
    timeline.note(db, CONTACTED, duty, by=by, now=now, reason=words)
    for kind in (DutyKind.CONTACT, DutyKind.CALL):
        await duties.settle(db, kind, duty, now=now)
    await db.refresh(duty)
