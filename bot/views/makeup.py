"""Messages of make-up study: what absentees are told and asked, and what officers see of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.absence import makeup_review, makeup_tasks
from bot.domain.absence.makeup import Cause, State
from bot.domain.absence.makeup_tasks import by_hand, stamp, was_late
from bot.domain.activity import activities
from bot.telegram.message import TEXT_LIMIT, Button, Message, visible_length
from bot.views import callbacks
from bot.views.figures import percent
from bot.views.names import excerpt, names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.domain.absence.makeup_review import Dossier
    from bot.domain.attendance.standing import Standing
    from bot.storage.tables.absence import Makeup
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.obligations import Delivery
    from bot.texts import Texts

PAGE = 20
CONTENT_SHOWN = 600


def study(row: Makeup, standing: Standing, t: Texts) -> Message:
    """Show the study material, the three questions, and how to answer."""
    activity = row.activity
    values = {
        "form": activity.form,
        "content": activity.content[: CONTENT_SHOWN * 2],
        "start": activity.starts_at,
        "place": activity.place or "—",
        "present": len(standing.present),
        "members": len(standing.members),
        "percent": percent(standing.share),
        "due": row.due_at,
    }
    text = t.html("makeup-study", **values)
    if row.state == State.RETURNED:
        text = t.html("makeup-study-again", study=text, note=row.note)
    return Message(text, force_reply=t.plain("makeup-answer-example"))


def own_state(row: Makeup, t: Texts) -> Message:
    """Show the person the state of their answer: accepted, or waiting for review."""
    activity = row.activity
    values = {"form": activity.form, "start": activity.starts_at}
    if row.state == State.ACCEPTED:
        return Message(t.html("makeup-own-accepted", at=row.decided_at, **values))
    return Message(t.html("makeup-own-submitted", at=row.submitted_at, late=was_late(row), **values))


def choose(rows: Sequence[Makeup], t: Texts) -> Message:
    """Ask which of several studies to open; or say that there is none."""
    buttons = tuple((Button(_label(row, t), callbacks.MAKEUP_OPEN.data(row.id)),) for row in rows)
    return Message(t.html("makeup-choose" if rows else "makeup-none"), buttons=buttons)


def with_board(message: Message, count: int, t: Texts) -> Message:
    """Return the same message with the officers' button to the branch's list."""
    board = Button(t.plain("button-makeup-board", count=count), callbacks.MAKEUP_BOARD.data(0))
    return replace(message, buttons=(*message.buttons, (board,)))


def too_long(length: int, limit: int, t: Texts) -> Message:
    """Refuse an answer that the app may have cut into several messages, instead of taking a part of it."""
    return Message(t.html("makeup-answer-long", length=length, limit=limit))


def ask_explanation(activity: Activity, t: Texts) -> Message:
    """Ask why the person was absent."""
    text = t.html("makeup-ask-explanation", form=activity.form, start=activity.starts_at)
    return Message(text, force_reply=t.plain("makeup-explanation-example"))


def explained(row: Makeup, t: Texts) -> Message:
    """Confirm that the explanation is recorded; leave can still be asked for."""
    study_it = Button(t.plain("button-makeup-open"), callbacks.MAKEUP_OPEN.data(row.id))
    buttons = [study_it] if row.state in makeup_tasks.OWED else []
    if row.cause == Cause.ABSENT:
        buttons.append(Button(t.plain("button-makeup-leave"), callbacks.LEAVE_ACTIVITY.data(row.activity_id)))
    return Message(t.html("makeup-explained", form=row.activity.form), buttons=(tuple(buttons),) if buttons else ())


def board(rows: Sequence[Makeup], page: int, t: Texts) -> Message:
    """List all unfinished studies of the branch, a page at a time."""
    shown = rows[page * PAGE : (page + 1) * PAGE]
    buttons = [(Button(_board_label(row, t), callbacks.MAKEUP_CARD.data(row.id)),) for row in shown]
    if len(rows) > (page + 1) * PAGE:
        buttons.append((Button(t.plain("button-makeup-more"), callbacks.MAKEUP_BOARD.data(page + 1)),))
    return Message(t.html("makeup-board" if shown else "makeup-board-empty"), buttons=tuple(buttons))


def card(found: Dossier, t: Texts) -> Message:
    """Show officers one absentee: the explanation, contacts, answer and decision, and what they can do next."""
    row = found.makeup
    return Message(_card_text(found, t), buttons=_card_buttons(row, t))


def _in_one_message(found: Dossier, t: Texts) -> Message:
    """Return the same card for a message that may be edited: of a long one the beginning of each text, and a button."""
    text, row = _card_text(found, t), found.makeup
    if visible_length(text) <= TEXT_LIMIT:
        return card(found, t)
    last = replace(found, contacts=found.contacts[-1:])
    whole = Button(t.plain("button-makeup-whole"), callbacks.MAKEUP_CARD.data(row.id))
    return Message(_card_text(last, t, excerpt), buttons=((whole,), *_card_buttons(row, t)))


def _card_text(found: Dossier, t: Texts, said: Callable[[str], str] = str) -> str:
    row = found.makeup
    lines = [
        t.html("makeup-card", name=row.person.name, form=row.activity.form, start=row.activity.starts_at),
        t.html(f"makeup-cause-{row.cause}"),
        _progress(found, t),
    ]
    if found.explanation:
        lines.append(t.html("makeup-card-explanation", words=said(found.explanation)))
    lines += [
        t.html("makeup-card-contact", at=event.at, words=said(str(event.detail.get("reason", ""))))
        for event in found.contacts
    ]
    if row.answer:
        lines.append(t.html("makeup-card-answer", answer=said(row.answer)))
    return "\n".join(lines)


def ask_note(row: Makeup, t: Texts) -> Message:
    """Ask what should be improved."""
    text = t.html("makeup-ask-note", name=row.person.name, form=row.activity.form)
    return Message(text, force_reply=t.plain("makeup-note-example"))


def ask_contact(row: Makeup, t: Texts) -> Message:
    """Ask for the result of the contact."""
    text = t.html("makeup-ask-contact", name=row.person.name, form=row.activity.form)
    return Message(text, force_reply=t.plain("makeup-contact-example"))


def ask_how(row: Makeup, t: Texts) -> Message:
    """Ask how the person made up for the absence."""
    text = t.html("makeup-ask-how", name=row.person.name, form=row.activity.form)
    return Message(text, force_reply=t.plain("makeup-how-example"))


def file_caption(row: Makeup, t: Texts) -> str:
    """Return the caption of the notes."""
    return t.html("makeup-file", name=row.person.name, form=row.activity.form)


async def task_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Tell an absentee what happened, what is asked of them and by when."""
    row = await makeup_tasks.told_of(db, delivery)
    if row is None:
        return await _cancelled(db, delivery, t) if delivery.sent_at else None
    text = t.html(
        f"makeup-task-{row.cause}",
        form=row.activity.form,
        start=row.activity.starts_at,
        content=row.activity.content[:CONTENT_SHOWN],
        due=row.due_at,
    )
    buttons = [Button(t.plain("button-makeup-open"), callbacks.MAKEUP_OPEN.data(row.id))]
    if row.cause == Cause.ABSENT:
        buttons.append(Button(t.plain("button-makeup-explain"), callbacks.MAKEUP_EXPLAIN.data(row.id)))
    return Message(text, buttons=(tuple(buttons),))


async def nudge_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Remind an absentee of the open study."""
    row = await makeup_tasks.told_of(db, delivery)
    if row is None or row.state not in makeup_tasks.OWED:
        return None
    text = t.html("makeup-nudge", form=row.activity.form, start=row.activity.starts_at, due=row.due_at)
    return Message(text, buttons=((Button(t.plain("button-makeup-open"), callbacks.MAKEUP_OPEN.data(row.id)),),))


async def review_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Ask officers to accept or return an answer; the message is updated once decided."""
    row = await makeup_tasks.told_of(db, delivery)
    if row is None:
        return await _cancelled(db, delivery, t) if delivery.sent_at else None
    if stamp(row) not in {delivery.args["stamp"], 0}:
        return Message(t.html("makeup-answered-anew", name=row.person.name, form=row.activity.form))
    return _in_one_message(await makeup_review.dossier(db, row), t)


async def answer_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Tell the person that the answer was accepted, or returned with a note."""
    row = await makeup_tasks.told_of(db, delivery)
    if row is None or (row.state, stamp(row)) != (delivery.args["state"], delivery.args["stamp"]):
        return None
    values = {"form": row.activity.form, "start": row.activity.starts_at}
    if row.state == State.ACCEPTED:
        return Message(t.html("makeup-accepted-by-hand" if by_hand(row) else "makeup-accepted", **values))
    button = Button(t.plain("button-makeup-open"), callbacks.MAKEUP_OPEN.data(row.id))
    return Message(t.html("makeup-returned", note=row.note, due=row.due_at, **values), buttons=((button,),))


async def overdue_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Tell the organisation officer which people are overdue at this time, in one message."""
    activity = await activities.get(db, delivery.activity_id or 0)
    rows = await makeup_tasks.overdue(db, activity.id, at=delivery.due_at)
    if not rows:
        return None
    who = names([row.person for row in rows], t, "makeup")
    text = t.html("makeup-overdue", form=activity.form, start=activity.starts_at, names=who, count=len(rows))
    buttons = [Button(row.person.name, callbacks.MAKEUP_CARD.data(row.id)) for row in rows[:PAGE]]
    return Message(text, buttons=tuple(tuple(buttons[i : i + 3]) for i in range(0, len(buttons), 3)))


async def cancelled_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Tell the person that nothing is owed any more."""
    return await _cancelled(db, delivery, t)


async def _cancelled(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    activity = await activities.get(db, delivery.activity_id or 0)
    key = "makeup-closed" if await makeup_tasks.has_left(db, delivery.person_id) else "makeup-cancelled"
    return Message(t.html(key, form=activity.form, start=activity.starts_at))


def _progress(found: Dossier, t: Texts) -> str:
    row = found.makeup
    if row.state == State.SUBMITTED:
        return t.html("makeup-is-submitted", at=row.submitted_at, late=was_late(row))
    if row.state == State.RETURNED:
        return t.html("makeup-is-returned", by=found.decided_by, note=row.note, due=row.due_at)
    if by_hand(row):
        return t.html("makeup-is-by-hand", by=found.decided_by, at=row.decided_at, note=row.note)
    if row.state == State.ACCEPTED:
        return t.html("makeup-is-accepted", by=found.decided_by, at=row.decided_at)
    return t.html("makeup-is-open", due=row.due_at, read=row.read_at is not None)


def _card_buttons(row: Makeup, t: Texts) -> tuple[tuple[Button, ...], ...]:
    rows: list[tuple[Button, ...]] = []
    if row.state == State.SUBMITTED:
        seen = stamp(row)
        accept = Button(t.plain("button-makeup-accept"), callbacks.MAKEUP_ACCEPT.data(row.id, seen))
        rows.append((accept, Button(t.plain("button-makeup-return"), callbacks.MAKEUP_RETURN.data(row.id, seen))))
    if row.material is not None:
        rows.append((Button(t.plain("button-makeup-file"), callbacks.MAKEUP_FILE.data(row.id)),))
    if row.state in makeup_tasks.OWED:
        contact = Button(t.plain("button-makeup-contact"), callbacks.MAKEUP_CONTACT.data(row.id))
        rows.append((contact, Button(t.plain("button-makeup-by-hand"), callbacks.MAKEUP_BY_HAND.data(row.id))))
    return tuple(rows)


def _label(row: Makeup, t: Texts) -> str:
    return t.plain(f"makeup-choice-{row.state}", form=row.activity.form, day=_day(row, t))


def _board_label(row: Makeup, t: Texts) -> str:
    return t.plain(f"makeup-board-{row.state}", name=row.person.name, day=_day(row, t))


def _day(row: Makeup, t: Texts) -> str:
    starts = row.activity.starts_at
    return t.day(starts.astimezone(t.zone).date()) if starts else ""
