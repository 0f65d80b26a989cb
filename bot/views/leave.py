"""Messages of leave: how to ask, the state of a request for its person, and the request that officers decide on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.absence import leave_requests
from bot.domain.absence.leave import Category, State, is_late
from bot.telegram.message import Button, Message
from bot.views import callbacks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.domain.absence.leave_requests import Request
    from bot.storage.tables.absence import Leave
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Person
    from bot.storage.tables.obligations import Delivery
    from bot.texts import Texts

PAGE = 20


def slip(leave: Leave, t: Texts) -> str:
    """Format the number of the leave slip as `假〔2026〕3号`."""
    return t.plain("leave-slip", year=leave.year, number=leave.slip)


def choose_activity(found: Sequence[tuple[Activity, Leave | None]], t: Texts) -> Message:
    """Ask for the activity; each is shown with its existing request, if any."""
    rows = tuple(
        (Button(_label(activity, known, t), callbacks.LEAVE_ACTIVITY.data(activity.id)),) for activity, known in found
    )
    return Message(t.html("leave-choose" if rows else "leave-nothing-own"), buttons=rows)


def with_recording(message: Message, found: Sequence[Activity], t: Texts) -> Message:
    """Return the same message with the officers' buttons to record a leave for another person."""
    rows = tuple(
        (
            Button(
                t.plain("button-leave-for", day=t.day(each.starts_at.astimezone(t.zone).date())),
                callbacks.LEAVE_PEOPLE.data(each.id, 0),
            ),
        )
        for each in found
        if each.starts_at is not None
    )
    return replace(message, buttons=(*message.buttons, *rows))


def choose_person(activity: Activity, found: Sequence[Person], page: int, t: Texts) -> Message:
    """Ask for whom the leave is, a page at a time."""
    shown = found[page * PAGE : (page + 1) * PAGE]
    buttons = [Button(person.name, callbacks.LEAVE_PERSON.data(activity.id, person.id)) for person in shown]
    rows = [tuple(buttons[start : start + 3]) for start in range(0, len(buttons), 3)]
    if len(found) > (page + 1) * PAGE:
        rows.append((Button(t.plain("button-leave-more"), callbacks.LEAVE_PEOPLE.data(activity.id, page + 1)),))
    key = "leave-for-whom" if shown else "leave-for-nobody"
    return Message(t.html(key, form=activity.form, start=activity.starts_at), buttons=tuple(rows))


def categories(activity: Activity, reader: Person, person: Person, now: datetime, t: Texts) -> Message:
    """Ask for the category of the reason (rule 19)."""
    buttons = [
        Button(t.plain(f"leave-kind-{category}"), callbacks.LEAVE_CATEGORY.data(activity.id, person.id, category))
        for category in Category
    ]
    late = activity.starts_at is not None and now >= activity.starts_at
    whose = "own" if reader.id == person.id else "other"
    text = t.html(f"leave-category-{whose}", name=person.name, form=activity.form, start=activity.starts_at, late=late)
    return Message(text, buttons=(tuple(buttons[:3]), tuple(buttons[3:])))


def ask_reason(activity: Activity, category: str, t: Texts) -> Message:
    """Ask for the reason in writing (rule 17)."""
    kind = t.plain(f"leave-kind-{category}")
    text = t.html("leave-ask-reason", kind=kind, form=activity.form, start=activity.starts_at)
    return Message(text, force_reply=t.plain("leave-reason-example"))


def draft(activity: Activity, reader: Person, person: Person, reason: str | None, category: str, t: Texts) -> Message:
    """Show the draft for checking; if a file came first, ask for the reason that is still missing."""
    if reason is None:
        return Message(t.html("leave-reason-still", form=activity.form), force_reply=t.plain("leave-reason-example"))
    key = "leave-draft-own" if reader.id == person.id else "leave-draft-other"
    text = t.html(
        key,
        name=person.name,
        kind=t.plain(f"leave-kind-{category}"),
        form=activity.form,
        start=activity.starts_at,
        reason=reason,
    )
    row = (
        Button(t.plain("button-leave-submit"), callbacks.LEAVE_SUBMIT.data(activity.id, person.id)),
        Button(t.plain("button-leave-attach"), callbacks.LEAVE_ATTACH.data(activity.id, person.id)),
    )
    return Message(text, buttons=(row,))


def ask_file(activity: Activity, t: Texts) -> Message:
    """Ask for a photo or file."""
    return Message(t.html("leave-ask-file", form=activity.form))


def state(found: Request, reader: Person, now: datetime, t: Texts) -> Message:
    """Show the state of a request to its person, or to the officer who recorded it."""
    leave = found.leave
    activity = leave.activity
    lines = [
        _head(leave, t) if reader.id == leave.person_id else _head_for(leave, t),
        _outcome(found, t),
    ]
    buttons: list[Button] = []
    ahead = activity.starts_at is not None and now < activity.starts_at
    if ahead and leave.state in leave_requests.LIVE and found.may_withdraw(reader):
        buttons.append(Button(t.plain("button-leave-withdraw"), callbacks.LEAVE_WITHDRAW.data(leave.id)))
    if leave.state in {State.RETURNED, State.WITHDRAWN}:
        again = callbacks.LEAVE_PERSON.data(activity.id, leave.person_id)
        buttons.append(Button(t.plain("button-leave-again"), again))
    if leave.state == State.APPROVED:
        buttons.append(Button(t.plain("paper-button-leave"), callbacks.PAPER_LEAVE.data(leave.id)))
    return Message("\n".join(lines), buttons=(tuple(buttons),) if buttons else ())


def request(found: Request, t: Texts) -> Message:
    """Show a request to an officer who decides on it; once decided, also the outcome."""
    leave = found.leave
    text = t.html(
        "leave-request",
        name=leave.person.name,
        kind=t.plain(f"leave-kind-{leave.category}"),
        form=leave.activity.form,
        start=leave.activity.starts_at,
        asked=leave.asked_at,
        reason=leave.reason,
        late=is_late(leave),
        material=leave.material is not None,
    )
    rows: list[tuple[Button, ...]] = []
    if leave.state == State.PENDING:
        yes = Button(t.plain("button-leave-approve"), callbacks.LEAVE_APPROVE.data(leave.id))
        rows.append((yes, Button(t.plain("button-leave-return"), callbacks.LEAVE_RETURN.data(leave.id))))
    else:
        text = t.html("leave-request-done", request=text, outcome=_outcome(found, t))
    if leave.material is not None:
        rows.append((Button(t.plain("button-leave-file"), callbacks.LEAVE_FILE.data(leave.id)),))
    return Message(text, buttons=tuple(rows))


def ask_note(leave: Leave, t: Texts) -> Message:
    """Ask why the request is returned."""
    text = t.html("leave-ask-note", name=leave.person.name, form=leave.activity.form)
    return Message(text, force_reply=t.plain("leave-note-example"))


def file_caption(leave: Leave, t: Texts) -> str:
    """Return the caption of the file."""
    return t.html("leave-file", name=leave.person.name, form=leave.activity.form)


async def request_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Ask officers to decide on a request; once decided, the message shows the decision."""
    return request(await _found(db, delivery), t)


async def reminder_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Remind officers of a request still undecided."""
    found = await _found(db, delivery)
    if found.leave.state != State.PENDING:
        return None
    message = request(found, t)
    return replace(message, text=t.html("leave-reminder", request=message.text))


async def answer_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Tell the person what was decided."""
    found = await _found(db, delivery)
    if found.leave.state not in {State.APPROVED, State.RETURNED}:
        return None
    return state(found, found.leave.person, delivery.due_at, t)


async def _found(db: AsyncSession, delivery: Delivery) -> Request:
    leave = await leave_requests.find(db, delivery.args["leave"], delivery.branch_id)
    return await leave_requests.request(db, leave)


def _head(leave: Leave, t: Texts) -> str:
    kind = t.plain(f"leave-kind-{leave.category}")
    return t.html(
        "leave-head-own",
        kind=kind,
        form=leave.activity.form,
        start=leave.activity.starts_at,
        late=is_late(leave),
    )


def _head_for(leave: Leave, t: Texts) -> str:
    return t.html(
        "leave-head-other",
        name=leave.person.name,
        form=leave.activity.form,
        start=leave.activity.starts_at,
        late=is_late(leave),
    )


def _outcome(found: Request, t: Texts) -> str:
    leave = found.leave
    match leave.state:
        case State.PENDING:
            key = "leave-pending" if found.deciders else "leave-pending-nobody"
            return t.html(key, **({"who": found.deciders} if found.deciders else {}))
        case State.APPROVED:
            return t.html("leave-approved", slip=slip(leave, t), by=found.decided_by, at=leave.decided_at)
        case State.RETURNED:
            return t.html("leave-returned", by=found.decided_by, note=leave.note)
    return t.html("leave-withdrawn")


def _label(activity: Activity, known: Leave | None, t: Texts) -> str:
    day = t.day(activity.starts_at.astimezone(t.zone).date()) if activity.starts_at else ""
    mark = known.state if known else "none"
    return t.plain(f"leave-choice-{mark}", day=day, form=activity.form)
