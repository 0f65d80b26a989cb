"""Messages of an objection to a member's own record (异议): the question, the officer's message and the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.report import objection
from bot.telegram.message import Button, Message
from bot.views import callbacks
from bot.views.names import names

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.branch import Person
    from bot.storage.tables.obligations import Delivery
    from bot.texts import Texts


def ask(t: Texts) -> Message:
    """Ask what is wrong in the record."""
    return Message(t.html("objection-ask"), force_reply=t.plain("objection-example"))


def sent(told: tuple[Person, ...], t: Texts) -> Message:
    """Say who looks into the objection, and by when."""
    days = objection.ANSWER_WITHIN.days
    if not told:
        return Message(t.html("objection-kept", days=days))
    return Message(t.html("objection-sent", names=names(told, t), days=days))


async def letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Tell the organisation officer that a member objects to their own record."""
    name = await objection.name_of(db, delivery.person_id)
    rows = ((Button(t.plain("button-todo"), callbacks.TODO_SHOW.data()),),)
    days = objection.ANSWER_WITHIN.days
    return Message(t.html("objection", name=name, words=delivery.args["words"], days=days), buttons=rows)


async def answer_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:  # noqa: ARG001 - has the signature of a Letter
    """Tell the member the answer to their objection."""
    return Message(t.html("objection-answer", **{key: delivery.args[key] for key in ("words", "asked", "by")}))
