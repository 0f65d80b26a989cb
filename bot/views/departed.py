"""Messages about people who have left: the list, what could be erased of one, and the confirmation."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.telegram.message import Button, Message
from bot.views import callbacks
from bot.views.roster import PAGE, in_rows, turn_pages
from bot.views.terms import date_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.membership.erasure import Words
    from bot.storage.tables.branch import Branch, Person
    from bot.texts import Texts


def everybody(branch: Branch, left: Sequence[Person], number: int, t: Texts) -> Message:
    """List a page of those who have left."""
    back = (Button(t.plain("button-departed-roster"), callbacks.ROSTER_PAGE.data(branch.id, 0)),)
    if not left:
        return Message(t.html("departed-nobody"), buttons=(back,))
    number = min(number, (len(left) - 1) // PAGE)
    shown = left[number * PAGE : (number + 1) * PAGE]
    rows = in_rows([Button(person.name, callbacks.DEPARTED_PERSON.data(person.id)) for person in shown])
    turning = turn_pages(number, len(left), partial(callbacks.DEPARTED_LIST.data, branch.id), t)
    return Message(t.html("departed-list", people=len(left)), buttons=(*rows, *turning, back))


def card(person: Person, words: Words, t: Texts) -> Message:
    """Show one person and what could be erased."""
    text = t.html(
        "departed-card", name=person.name, left=date_words(person.left_at, t), events=len(words.events),
        messages=len(words.messages), reasons=len(words.reasons), offered=words.offered,
    )  # fmt: skip
    buttons = [
        (Button(t.plain(f"button-departed-{what}"), callbacks.DEPARTED_ASK.data(what, person.id)),)
        for what in ("words", "name")
        if words or what == "name"
    ]
    return Message(text, buttons=(*buttons, _to_list(person, t)))


def really(person: Person, what: callbacks.Erased, other: str, t: Texts) -> Message:
    """Ask for confirmation; `other` would replace the name."""
    yes = Button(t.plain("button-departed-yes"), callbacks.DEPARTED_ERASE.data(what, person.id))
    text = t.html(f"departed-really-{what}", name=person.name, alias=other)
    return Message(text, buttons=((yes,), _to_list(person, t)))


def erased(person: Person, what: callbacks.Erased, t: Texts) -> Message:
    """Confirm what was erased."""
    return Message(t.html(f"departed-erased-{what}", name=person.name), buttons=(_to_list(person, t),))


def alias(person: Person, t: Texts) -> str:
    """Return the name that replaces the person's own."""
    return t.plain("departed-alias", number=str(person.id))


def _to_list(person: Person, t: Texts) -> tuple[Button, ...]:
    return (Button(t.plain("button-departed-list"), callbacks.DEPARTED_LIST.data(person.branch_id, 0)),)
