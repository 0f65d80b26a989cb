"""Messages about corrections of a record (更正): the list, the questions, and what people are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from bot.domain.activity import activities
from bot.domain.attendance import correction_requests
from bot.domain.attendance.correction_requests import Change
from bot.domain.attendance.roll import kind_of
from bot.domain.attendance.standing import standing_of
from bot.domain.attendance.window import takes_two
from bot.domain.rules import rules_then
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.branch import Person
from bot.telegram.message import Button, Message
from bot.views import activity_links, callbacks
from bot.views.figures import percent
from bot.views.names import names
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
    known = (*standing.members, *standing.guests, *(row.person for row in standing.guests_corrected))
    there = {person.id for person in known} - {p.id for p in (*standing.missing, *standing.on_leave)}
    added = [one.person for one in standing.recounted if one.counts and one.person not in known]  # and not there
    everybody = (*known, *added)
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
    turns = [("button-previous-page", page - 1)] if page else []
    turns += [("button-next-page", page + 1)] if len(everybody) > (page + 1) * PAGE else []
    if turns:
        rows.append(tuple(Button(t.plain(key), callbacks.CORRECTION_LIST.data(activity.id, to)) for key, to in turns))
    rows.append(activity_links.to(activity, t, "sheets"))
    lines = [t.html("correction-choose", form=activity.form, start=activity.starts_at)]
    if takes_two(activity, now):
        lines.append(t.html("correction-takes-two", **_passed(activity)))
    if differing and not page:
        lines.append(t.html("correction-differs", names=names([one.person for one in differing[:DIFFERENCES]], t)))
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
    """Confirm that a check-in no longer counts, while the activity lasts."""
    return Message(t.html("correction-done-absent", name=person.name, form=activity.form, told=person.reachable))


def corrected_figures(standing: Standing, t: Texts) -> list[Html]:
    """Return the lines that stand below the fixed figures: what was corrected since, and the figures with it."""
    counts = {"recorded": standing.corrected, "withdrawn": standing.withdrawn, "leave": standing.leave_later}
    members = {one.person.id for one in standing.recounted if one.counts}  # by a correction, with a line of their own
    recorded = [row for row in standing.guests_corrected if row.person_id not in members]
    guests = {"recorded": recorded, "withdrawn": standing.guests_withdrawn}
    changes, of_guests = (
        [t.plain(f"correction-count-{key}", count=len(rows)) for key, rows in each.items() if rows]
        for each in (counts, guests)
    )
    lines = []
    if changes:
        with_them = {"leave": len(standing.on_leave), "missing": len(standing.missing)}
        with_them |= {"present": standing.present_with_corrections}
        share = percent(standing.share_with_corrections)
        lines.append(t.html("correction-figures", changes=changes, percent=share, **with_them))
    if of_guests:
        lines.append(t.html("correction-figures-guests", changes=of_guests))
    return lines


async def outcome(db: AsyncSession, request: CorrectionRequest, t: Texts) -> Message:
    """Confirm that the correction is made, or say whose agreement it waits for; offer the next one."""
    activity, values = request.activity, {"name": request.person.name, "told": request.person.reachable}
    more = Button(t.plain("button-correction-more"), callbacks.CORRECTION_LIST.data(activity.id, 0))
    month = t.plain("button-correction-summary", month=t.plain(f"month-{activity.month}"))
    rows = ((more, Button(month, callbacks.SUMMARY_MONTH.data(activity.year, activity.month))),)
    if request.decided_at is None:
        values |= {"who": [second.name for second in await correction_requests.second_officers(db, request)]}
        text = t.html("correction-waits", what=_what(request, t), **_passed(activity), **values)
        return Message(text, buttons=rows)
    if request.change is not Change.TERMS:
        return Message(t.html(f"correction-done-{request.change}", form=activity.form, **values), buttons=rows)
    standing = await standing_of(db, activity)
    values |= {"members": len(standing.members), "corrected": standing.members_with_corrections}
    values |= {"form": activity.form, "start": activity.starts_at, "what": _what(request, t)}
    return Message(t.html("correction-done-terms", **values), buttons=rows)


def question(request: CorrectionRequest, t: Texts, *, own: bool = False) -> Message:
    """Ask a second officer to agree to a correction; once decided, show the decision.

    `own` is true for the officer who asked for it, and may take it back.
    """
    activity = request.activity
    text = t.html(
        "correction-question", own=own, form=activity.form, start=activity.starts_at,
        what=_what(request, t), reason=request.reason, by=request.asker.name, asked=request.asked_at,
        **_passed(activity),
    )  # fmt: skip
    if request.decided_at is None:
        answers = ("take-back",) if own else get_args(callbacks.Decision)
        return Message(text, buttons=(tuple(_answer(each, request, t) for each in answers),))
    by, at = request.decider.name if request.decider else "", request.decided_at
    return Message(t.html(f"correction-question-{_decision(request)}", question=text, by=by, at=at))


def _answer(answer: str, request: CorrectionRequest, t: Texts) -> Button:
    """Return the button for an answer of the second officer, or [撤回申请] for the officer who asked."""
    decision: callbacks.Decision = "yes" if answer == "yes" else "no"
    return Button(t.plain(f"button-correction-{answer}"), callbacks.CORRECTION_DECIDE.data(decision, request.id))


def _decision(request: CorrectionRequest) -> str:
    """Return what became of the request: agreed, declined, taken back by the officer who asked, or dropped."""
    if request.agreed:
        return "agreed"
    if request.decider is None:
        return "dropped"
    return "taken-back" if request.decided_by == request.asked_by else "declined"


async def question_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Ask a second officer to agree to a correction; once decided, the message shows the decision."""
    return question(await _named(db, delivery), t)


async def answer_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Tell the officer who asked for a correction what became of it."""
    request = await _named(db, delivery)
    about = {"form": request.activity.form, "start": request.activity.starts_at, "what": _what(request, t)}
    by = request.decider.name if request.decider else ""
    told = request.person.reachable  # of a correction that was made
    return Message(t.html(f"correction-answer-{_decision(request)}", by=by, told=told, **about))


async def told_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Tell the person that officers corrected their record."""
    request = await _named(db, delivery)
    values = {"by": correction_requests.officers(request.asker, request), "what": _kinds(request, t)}
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


def _what(request: CorrectionRequest, t: Texts) -> Html:
    return t.html(f"correction-what-{request.change}", name=request.person.name, kinds=_kinds(request, t))


def _kinds(request: CorrectionRequest, t: Texts) -> str:
    """Return the kinds before and after a correction of the terms: `积极分子 → 预备党员`; empty for any other."""
    if request.old is None or request.new is None:
        return ""
    return f"{kind_words(kind_of(request.old), t)} → {kind_words(kind_of(request.new), t)}"


def _passed(activity: Activity) -> dict[str, object]:
    """Return the days after which a correction takes two officers, and whether the entry counts, not the end."""
    return {"days": rules_then(activity).correction.days, "later": activity.recorded_later_at is not None}
