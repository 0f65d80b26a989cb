"""The question in which of their branches a person means something, with a button each that goes on with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.telegram.callbacks import about, within
from bot.telegram.message import DATA_BYTES, Button, Message
from bot.views import callbacks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from telegram import Update

    from bot.storage.tables.branch import Person
    from bot.texts import Texts

ROOM = DATA_BYTES - len("run:@") - 9  # bytes of a command in a button; no valid command is longer


def asked_for(update: Update) -> str | None:
    """Return the data of a button that asks for the same as this update; None for text that no button can repeat."""
    if update.callback_query is not None:
        return update.callback_query.data
    text = (update.effective_message.text or "") if update.effective_message is not None else ""
    if not text.startswith("/"):
        return None
    command, *args = text.replace("\n", " ").split()
    words = " ".join([command.partition("@")[0].lower(), *args]).replace("@", "")
    try:
        return callbacks.COMMAND.data(words.encode()[:ROOM].decode(errors="ignore"))
    except ValueError:  # no command of this bot
        return None


def headed(message: Message, person: Person, t: Texts) -> Message:
    """Return the message about one of the person's branches, with its name as a heading."""
    title = t.html("branch-heading", branch=person.branch.name or person.branch.title)
    return within(replace(message, text=f"{title}\n{message.text}"), person.branch_id)


def question(branches: Mapping[int, str], asked: str, t: Texts) -> Message:
    """Ask which branch is meant."""
    buttons = tuple((Button(name, about(asked, number)),) for number, name in branches.items())
    return Message(t.html("which-branch"), buttons=buttons)
