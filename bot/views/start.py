"""Messages of `/start` and `/cancel`, and the answers to input that no conversation takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.telegram.callbacks import within
from bot.telegram.message import Button, Message
from bot.views import callbacks
from bot.views.todo import todo

if TYPE_CHECKING:
    from bot.domain.todo.waiting import Waiting
    from bot.storage.tables.branch import Person
    from bot.texts import Texts


def stranger(t: Texts) -> Message:
    """Answer `/start` of an account without a name on a roster: how to begin."""
    return Message(t.html("welcome-stranger"))


def waiting(found: Waiting, t: Texts) -> Message:
    """Answer `/start` without a link: check-in first, then what else waits, and the commands."""
    person, coming = found.person, found.coming
    lines: list[str] = [_who(person, t)]
    rows: list[tuple[Button, ...]] = []
    for activity in found.check_ins:
        lines += ["", t.html("welcome-check-in", form=activity.form, start=activity.starts_at)]
        label = t.plain("button-check-in" if len(found.check_ins) == 1 else "button-check-in-at", form=activity.form)
        rows.append((Button(label, callbacks.CHECK_IN_ARRIVE.data(activity.id)),))
    if found.items:
        owed = todo(list(found.items), t)
        lines += ["", owed.text]
        rows += owed.buttons
    if coming is not None:
        lines += ["", t.html("welcome-coming", form=coming.form, start=coming.starts_at)]
        rows.append((Button(t.plain("button-coming"), callbacks.ACTIVITY_DETAILS.data(coming.id)),))
    lines += ["", t.html("welcome-member")]
    if person.offices:
        lines.append(t.html("welcome-officer"))
    lines.append(t.html("welcome-help"))
    return within(Message("\n".join(lines), buttons=tuple(rows)), person.branch_id)


def not_understood(t: Texts) -> Message:
    """Answer a message sent while no question was open."""
    return Message(t.html("not-understood"))


def one_at_a_time(t: Texts) -> Message:
    """Answer several pictures or files sent at once."""
    return Message(t.html("one-at-a-time"))


def cancelled(t: Texts, *, was_open: bool) -> Message:
    """Answer `/cancel`: the open question is closed, or none was open."""
    return Message(t.html("cancelled" if was_open else "cancelled-nothing"))


def _who(person: Person, t: Texts) -> str:
    branch = person.branch.name or person.branch.title
    words = [t.plain(f"office-{office}") for office in sorted(person.offices)] or [t.plain(f"kind-{person.kind}")]
    return t.html("welcome-who", branch=branch, name=person.name, as_what=words)
