"""Messages about corrections of a record (更正): the list, the questions, and what people are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from bot.domain.activity import activities
from bot.domain.attendance import correction_requests, roll_terms
from bot.domain.attendance.correction_requests import Change
from bot.domain.attendance.standing import standing_of
from bot.domain.attendance.window import takes_two
from bot.domain.rules import rules_then
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.branch import Person
from bot.telegram.message import Button, Message
from bot.views import callbacks
from bot.views.terms import kind_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.domain.attendance.check_in import Recorded
    from bot.domain.attendance.roll_terms import Difference
    from bot.domain.attendance.standing import Standing
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.obligations import Delivery
    from bot.storage.tables.roll import CorrectionRequest
    from bot.texts import Html, Texts

PAGE, DIFFERENCES = 20, 10


def people_to_correct(
    activity: Activity, standing: Standing, differing: Sequence[Difference], page: int, now: datetime, t: Texts
) -> Message:
    """List everybody, marked if present or on leave: a tap voids a present person's check-in, or records another's."""
    everybody = (*standing.members, *standing.guests, *(row.person for row in standing.guests_corrected))
    there = {person.id for person in everybody} - {p.id for p in (*standing.missing, *standing.on_leave)}
    there -= {row.person_id for row in standing.guests_withdrawn}
    on_leave = {person.id for person in standing.on_leave}
    shown = everybody[page * PAGE : (page + 1) * PAGE]
    buttons = [
        Button(f"✅ {p.name}", callbacks.CORRECTION_ASK.data(Change.ABSENT, activity.id, p.id))
        if p.id in there
        else Button(
            f"📝 {p.name}" if p.id in on_leave else p.name,
            callbacks.CORRECTION_ASK.data(Change.PRESENT, activity.id, p.id),
        )
        for p in shown
    ]
    rows = [tuple(buttons[i : i + 3]) for i in range(0, len(buttons), 3)]
    if len(everybody) > (page + 1) * PAGE:
        rows.append((Button(t.plain("button-next-page"), callbacks.CORRECTION_LIST.data(activity.id, page + 1)),))
    lines = [t.html("correction-choose", form=activity.form, start=activity.starts_at)]
    if takes_two(activity, now):
        lines.append(t.html("correction-takes-two", **_passed(activity)))
    if differing and not page:
        lines.append(t.html("correction-differs", names=[one.person.name for one in differing[:DIFFERENCES]]))
        rows = [*(_difference_row(activity, one, t) for one in differing[:DIFFERENCES]), *rows]
    return Message("\n".join(lines), buttons=tuple(rows))


def _difference_row(activity: Activity, one: Difference, t: Texts) -> tuple[Button, ...]:
    label = t.plain("button-correction-terms", name=one.person.name, kind=kind_words(one.new, t))
    return (Button(label, callbacks.CORRECTION_ASK.data(Change.TERMS, activity.id, one.person.id)),)


def ask_reason(change: Change, person: Person, activity: Activity, t: Texts) -> Message:
    """Ask for the reason of a correction, or of a check-in by hand while the activity lasts."""
    key = "hand" if change is Change.PRESENT and activity.ended_at is None else change
    return Message(
        t.html(f"correction-ask-{key}", name=person.name, form=activity.form),
        force_reply=t.plain(f"correction-ask-{key}-example"),
    )


def recorded(done: Recorded, t: Texts) -> Message:
    """Confirm a check-in by hand while the activity lasts."""
    return Message(t.html("correction-done-hand", name=done.person.name, at=t.clock(done.at), rank=done.rank))


def withdrawn(person: Person, activity: Activity, t: Texts) -> Message:
    """Confirm that a check-in counts no more, while the activity lasts."""
    return Message(t.html("correction-done-absent", name=person.name, form=activity.form))


async def outcome(db: AsyncSession, request: CorrectionRequest, t: Texts) -> Message:
    """Confirm that the correction is made, or say whose agreement it waits for."""
    activity, name = request.activity, request.person.name
    if request.decided_at is None:
        who = [second.name for second in await correction_requests.seconds(db, request)]
        return Message(t.html("correction-waits", what=await _what(db, request, t), who=who, **_passed(activity)))
    if request.change is not Change.TERMS:
        return Message(t.html(f"correction-done-{request.change}", name=name, form=activity.form))
    standing = await standing_of(db, activity)
    return Message(
        t.html(
            "correction-done-terms", what=await _what(db, request, t), form=activity.form, start=activity.starts_at,
            members=len(standing.members), corrected=standing.members_with_corrections,
        )
    )  # fmt: skip


async def question(db: AsyncSession, request: CorrectionRequest, t: Texts) -> Message:
    """Ask a second officer to agree to a correction; once decided, show the decision."""
    activity = request.activity
    text = t.html(
        "correction-question", form=activity.form, start=activity.starts_at, what=await _what(db, request, t),
        reason=request.reason, by=request.asker.name, asked=request.asked_at, **_passed(activity),
    )  # fmt: skip
    if request.decided_at is None:
        rows = tuple(
            Button(t.plain(f"button-correction-{answer}"), callbacks.CORRECTION_DECIDE.data(answer, request.id))
            for answer in get_args(callbacks.Decision)
        )
        return Message(text, buttons=(rows,))
    by = request.decider.name if request.decider else ""
    key = "correction-question-agreed" if request.agreed else "correction-question-declined"
    return Message(t.html(key, question=text, by=by, at=request.decided_at))


async def question_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Ask a second officer to agree to a correction; once decided, the message shows the decision."""
    return await question(db, await _named(db, delivery), t)


async def answer_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Tell the officer who asked for a correction what the second one decided."""
    request = await _named(db, delivery)
    by = request.decider.name if request.decider else ""
    key = "correction-agreed" if request.agreed else "correction-declined"
    activity = request.activity
    return Message(t.html(key, form=activity.form, start=activity.starts_at, what=await _what(db, request, t), by=by))


async def told_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Tell the person that officers corrected their record."""
    request = await _named(db, delivery)
    values = {"by": correction_requests.officers(request.asker, request), "what": await _kinds(db, request, t)}
    about = {"form": request.activity.form, "start": request.activity.starts_at}
    return Message(t.html(f"correction-told-{request.change}", reason=request.reason, **values, **about))


async def voided_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Tell the person that an officer withdrew their check-in while the activity lasted."""
    row = await db.get_one(Attendance, delivery.args["check_in"])
    activity = await activities.get(db, row.activity_id)
    by = await db.get_one(Person, row.voided_by)
    about = {"form": activity.form, "start": activity.starts_at}
    return Message(t.html("correction-told-absent", by=[by.name], reason=row.void_reason or "", **about))


async def _named(db: AsyncSession, delivery: Delivery) -> CorrectionRequest:
    return await correction_requests.get(db, delivery.args["request"])


async def _what(db: AsyncSession, request: CorrectionRequest, t: Texts) -> Html:
    kinds = await _kinds(db, request, t)
    return t.html(f"correction-what-{request.change}", name=request.person.name, kinds=kinds)


async def _kinds(db: AsyncSession, request: CorrectionRequest, t: Texts) -> str:
    """Return the kinds before and after a correction of the terms: `积极分子 → 预备党员`; empty for any other."""
    if request.change is not Change.TERMS:
        return ""
    found = await roll_terms.change_of(db, request)
    return f"{kind_words(found.old, t)} → {kind_words(found.new, t)}" if found else ""


def _passed(activity: Activity) -> dict[str, object]:
    """Return the days after which a correction takes two officers, and whether the entry counts, not the end."""
    return {"days": rules_then(activity).correction.days, "later": activity.recorded_later_at is not None}
