"""Refuse updates before they reach any conversation: anonymous senders, presses in the group, edits."""

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
TELEGRAM = 777000  # the sender of a linked channel's posts
GROUP_COMMANDS = (*PRIVATE_COMMANDS, "help", "plan", "summary")


class PressInGroup(CallbackQueryHandler[Any, Any]):
    """Matches a press below a message in a group: the bot's messages there have no such button, so it is forged."""

    def check_update(self, update: object) -> bool:
        """True if the message with the button is not in a private chat."""
        if not isinstance(update, Update) or update.callback_query is None:
            return False
        message = update.callback_query.message
        return message is None or message.chat.type != "private"


async def refuse_mask(update: Update, context: Context) -> None:
    """Ask an anonymous administrator or a channel to repeat it privately: neither can be found on the roster."""
    raise Refused("anonymous")


async def refuse_press(update: Update, context: Context) -> None:
    """Refuse a forged press: it must not change or show anything in the group."""
    raise Refused("button-void")


async def refuse_edit(update: Update, context: Context) -> None:
    """Tell the sender that an edit has no effect: a message that was answered is not read again."""
    message = update.edited_message
    if message is not None and context.in_private and (message.text or message.caption):
        async with context.transaction():
            raise Refused("edited")


HANDLERS = (
    MessageHandler(UpdateType.EDITED_MESSAGE, refuse_edit),
    CommandHandler(GROUP_COMMANDS, refuse_mask, User([ANONYMOUS_ADMIN, CHANNEL_USER, TELEGRAM])),
    PressInGroup(refuse_press),
)
