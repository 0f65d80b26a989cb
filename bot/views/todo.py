"""Messages of `/todo`: what is owed and what is overdue, and the question by which an item is closed."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from bot.domain.branch.group_access import cause_of
from bot.domain.obligations.kinds import TodoLine
from bot.domain.todo import overdue
from bot.telegram.message import TEXT_LIMIT, Button, Message, visible_length
from bot.texts import Html
from bot.views import callbacks
from bot.views.group import cause_words
from bot.views.names import names
from bot.views.notice import change_lines
from bot.views.which_branch import headed

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.domain.todo.closing import Closing
    from bot.domain.todo.todo import Item
    from bot.storage.tables.branch import Person
    from bot.storage.tables.obligations import Delivery
    from bot.telegram.callbacks import Data
    from bot.texts import Texts

SHOWN = 20
AROUND = 300  # UTF-16 units of title and end
OWNERS, CHANGED = 150, 60  # units of a list of owners, and of each value of a change

# The data of the button that leads to each kind of item.
DOORS: dict[TodoLine, Callable[[Item], Data]] = {
    TodoLine.HOST: lambda item: callbacks.CHECK_IN_CARD.data(item.activity.id),
    TodoLine.HELD: lambda item: callbacks.CHECK_IN_CARD.data(item.activity.id),
    TodoLine.BALLOT: lambda item: callbacks.BALLOT_MARK.data(item.activity.id, ()),
    TodoLine.MAKEUP: lambda item: callbacks.MAKEUP_OPEN.data(item.ref),
    TodoLine.LEAVE_WAITS: lambda item: callbacks.LEAVE_SEE.data(item.activity.id, item.person.id),
    TodoLine.LEAVE: lambda item: callbacks.LEAVE_SEE.data(item.activity.id, item.person.id),
    TodoLine.CLAIM: lambda item: callbacks.TODO_CLAIM.data(item.ref),
    TodoLine.OFFICE_CHANGE: lambda item: callbacks.OFFICE_SEE.data(item.ref),
    TodoLine.DATE: lambda item: callbacks.SCHEDULE_CARD.data(item.activity.id),
    TodoLine.THEME: lambda item: callbacks.SCHEDULE_THEME.data(item.year, item.month),
    TodoLine.REVIEW: lambda item: callbacks.MAKEUP_SEE.data(item.activity.id, item.person.id),
    TodoLine.OVERDUE: lambda item: callbacks.MAKEUP_SEE.data(item.activity.id, item.person.id),
    TodoLine.CONTACT: lambda item: callbacks.TODO_CLOSE.data(item.ref),
    TodoLine.FILING: lambda item: callbacks.SCHEDULE_REPORTED.data(item.ref),
    TodoLine.POSTING: lambda item: callbacks.GROUP_POST.data(item.activity.id),
    TodoLine.CORRECTION: lambda item: callbacks.CORRECTION_SEE.data(item.ref),
    TodoLine.CORRECTION_WAITS: lambda item: callbacks.CORRECTION_SEE.data(item.ref),
    TodoLine.OBJECTION: lambda item: callbacks.TODO_CLOSE.data(item.ref),
    TodoLine.RECTIFY: lambda item: callbacks.TODO_CLOSE.data(item.ref),
    TodoLine.GROUP: lambda item: callbacks.GROUP_TRY.data(item.duty.branch_id),
}


def own(person: Person, items: list[Item], t: Texts, *, of: int) -> Message:
    """List everything that the person owes; the branch is the heading if they belong to several."""
    return headed(todo(items, t), person, t) if of > 1 else todo(items, t)


def todo(items: list[Item], t: Texts) -> Message:
    """List everything owed, the most urgent first, with a button each."""
    if not items:
        return Message(t.html("todo-empty"))
    lines = [_item(number, item, t) for number, item in enumerate(items[:SHOWN], 1)]
    return _list(t.html("todo-title", count=len(items)), lines, items, t)


async def overdue_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Tell the secretary what is overdue, since when, and who has to do it; None if all of it is done."""
    items = await overdue.told(db, delivery)
    if not items:
        return None
    news = [item for item in items if overdue.is_new(item, delivery)]
    if len(news) == len(items):
        news = []  # a mark on every line would tell nothing
    lines = [await _overdue_item(db, number, item, item in news, t) for number, item in enumerate(items[:SHOWN], 1)]
    return _list(t.html("overdue-title", count=len(items), new=len(news)), lines, items, t)


def _list(title: Html, lines: list[Html], items: list[Item], t: Texts) -> Message:
    """Return the items that fit into one message, as the message may be edited."""
    shown = _that_fit(lines)
    more = [t.html("todo-more", count=len(items) - shown)] if len(items) > shown else []
    buttons = [door for number, item in enumerate(items[:shown], 1) for door in _doors(number, item, t)]
    rows = tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
    return Message("\n".join([title, *lines[:shown], *more]), buttons=rows)


def _that_fit(lines: list[Html]) -> int:
    lengths = accumulate(visible_length(line) + 1 for line in lines)
    return sum(1 for length in lengths if length <= TEXT_LIMIT - AROUND)


def _item(number: int, item: Item, t: Texts) -> Html:
    what = _what(item, t)
    if item.due_at is None:
        return t.html("todo-item-open", number=number, what=what)
    return t.html("todo-item-late" if item.overdue else "todo-item", number=number, what=what, due=item.due_at)


async def _overdue_item(db: AsyncSession, number: int, item: Item, new: bool, t: Texts) -> Html:
    who = await overdue.owners(db, item)
    return t.html(
        "overdue-item",
        number=number,
        what=_what(item, t),
        due=item.due_at or "",
        new=new,
        owned=bool(who),
        who=names(who, t, units=OWNERS),
    )


def _what(item: Item, t: Texts) -> Html:
    what = t.html(f"todo-{item.kind}", **_words(item, t))
    return what if item.activity is None else t.html("todo-about", what=what, **_activity(item, t))


def _words(item: Item, t: Texts) -> dict[str, object]:
    month = t.plain(f"month-{item.month}") if item.month else ""
    return {
        "name": item.person.name if item.person else "—",
        "personal": item.person is not None,
        "month": month,
        "what": t.plain(f"todo-automatic-{item.duty.kind}") if item.kind is TodoLine.STUCK and item.duty else "",
        "changes": Html(
            t.plain("todo-filing-joint").join(change_lines(item.changed, t, before=CHANGED, after=CHANGED))
        ),
        "named": bool(item.changed),
        "cause": cause_words(cause_of(item.duty), t) if item.kind is TodoLine.GROUP and item.duty else "",
    }


def _activity(item: Item, t: Texts) -> dict[str, object]:
    activity = item.activity
    assert activity is not None
    month = t.plain(f"month-{activity.month}")
    return {"form": activity.form, "when": t.moment(activity.starts_at) if activity.starts_at else month}


def _doors(number: int, item: Item, t: Texts) -> list[Button]:
    """Return the button that leads to an item, and for a change to be reported the one that makes the paper."""
    if item.kind not in DOORS:
        return []
    doors = [_door(number, item, t)]
    if item.kind is TodoLine.FILING:
        doors.append(Button(t.plain("todo-filing-paper", number=number), callbacks.PAPER_CHANGE.data(item.ref)))
    return doors


def _door(number: int, item: Item, t: Texts) -> Button:
    return Button(t.plain(f"todo-button-{item.kind}", number=number), DOORS[item.kind](item))


def ask_words(closing: Closing, t: Texts) -> Message:
    """Ask for the result; the answer closes the duty."""
    about = {"name": closing.person.name if closing.person else "—", "words": closing.words}
    form = closing.activity.form if closing.activity else "—"
    return Message(
        t.html(f"todo-ask-{closing.kind}", form=form, **about),
        force_reply=t.plain(f"todo-ask-{closing.kind}-example"),
    )


def closed(closing: Closing, t: Texts) -> Message:
    """Confirm that the duty is closed."""
    name = closing.person.name if closing.person else "—"
    rows = ((Button(t.plain("button-todo"), callbacks.TODO_SHOW.data()),),)
    return Message(t.html(f"todo-closed-{closing.kind}", name=name), buttons=rows)
