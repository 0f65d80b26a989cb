"""Refuses updates before any conversation gets them: anonymous senders, presses in the group, edits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler
from telegram.ext.filters import UpdateType, User

from bot.domain.refusals import Refused
from bot.handlers.help import PRIVATE_COMMANDS

if TYPE_CHECKING:
    from bot.context import Context

ANONYMOUS_ADMIN = 1087968824
CHANNEL_USER = 136817688
TELEGRAM = 777000  # posts of a linked channel come from it
GROUP_COMMANDS = (*PRIVATE_COMMANDS, "help", "plan", "summary")


class PressInGroup(CallbackQueryHandler[Any, Any]):
    """A press under a message of the group: none of ours there has such a button, so it is forged."""

    def check_update(self, update: object) -> bool:
        """Whether the message with the button stands elsewhere than in a private chat."""
        if not isinstance(update, Update) or update.callback_query is None:
            return False
        message = update.callback_query.message
        return message is None or message.chat.type != "private"


async def refuse_mask(update: Update, context: Context) -> None:
    """An anonymous administrator or a channel has no name the roster could know: ask to repeat it privately."""
    raise Refused("anonymous")


async def refuse_press(update: Update, context: Context) -> None:
    """Nothing is to be changed or shown in the group by a forged press."""
    raise Refused("button-void")


async def refuse_edit(update: Update, context: Context) -> None:
    """What was answered once is not read again; whoever edits it must not believe that it was."""
    message = update.edited_message
    if message is not None and context.in_private and (message.text or message.caption):
        async with context.transaction():
            raise Refused("edited")


HANDLERS = (
    MessageHandler(UpdateType.EDITED_MESSAGE, refuse_edit),
    CommandHandler(GROUP_COMMANDS, refuse_mask, User([ANONYMOUS_ADMIN, CHANNEL_USER, TELEGRAM])),
    PressInGroup(refuse_press),
)
