"""An answer to a command in the group that the group did not take: given privately, or in the group once it opens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.telegram.message import Button, Message
from bot.texts import Html
from bot.views import callbacks

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.obligations import Delivery
    from bot.texts import Texts


def privately(answer: Message, t: Texts) -> Message:
    """Return the answer with a line that says why it comes in the private chat.

    There, some apps ignore links to the bot; buttons with the same effect take their place.
    """
    rows = tuple(tuple(map(_without_link, row)) for row in answer.buttons)
    return replace(answer, text=f"{t.html('group-answer-privately')}\n\n{answer.text}", buttons=rows)


def _without_link(button: Button) -> Button:
    payload = (button.url or "").partition("?start=")[2]
    return Button(button.label, callbacks.COMMAND.data(f"/start {payload}")) if payload else button


def stored(answer: Message) -> dict[str, Any]:
    """Return text and buttons as the arguments of a delivery; a picture is left out, as the text says it all."""
    return {"text": answer.text, "buttons": [[[one.label, one.url] for one in row] for row in answer.buttons]}


async def letter(_db: AsyncSession, delivery: Delivery, _t: Texts) -> Message | None:
    """Return the answer as it was worded for the command. Buttons in a group only open links."""
    rows = (tuple(Button(label, url=url) for label, url in row) for row in delivery.args["buttons"])
    return Message(Html(delivery.args["text"]), buttons=tuple(rows))
