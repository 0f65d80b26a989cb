"""Refuse updates before they reach any conversation: anonymous senders, forged presses, edits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler
from telegram.ext.filters import UpdateType, User

from bot.domain.refusals import Refused
from bot.handlers import record_entries
from bot.handlers.help import PRIVATE_COMMANDS

if TYPE_CHECKING:
    from bot.context import Context

ANONYMOUS_ADMIN = 1087968824
CHANNEL_USER = 136817688
TELEGRAM = 777000  # the sender of a linked channel's posts
GROUP_COMMANDS = (*PRIVATE_COMMANDS, "help", "plan", "summary")


class ForgedPress(CallbackQueryHandler[Any, Any]):
    """Matches a press of a button that the bot never sends: below a message in a group, or without data.

    The library would give a press without data to the first handler of buttons, whatever its pattern.
    """

    def check_update(self, update: object) -> bool:
        """True if the message with the button is not in a private chat, or if the button has no data."""
        if not isinstance(update, Update) or update.callback_query is None:
            return False
        message = update.callback_query.message
        return not update.callback_query.data or message is None or message.chat.type != "private"


async def refuse_mask(update: Update, context: Context) -> None:
    """Ask an anonymous administrator or a channel to repeat it privately: neither can be found on the roster."""
    raise Refused("anonymous")


async def refuse_press(update: Update, context: Context) -> None:
    """Refuse a forged press: it must not change anything, or show anything in the group."""
    raise Refused("button-void")


async def refuse_edit(update: Update, context: Context) -> None:
    """Tell the sender that an edit has no effect: a message that was answered is not read again.

    Of an entry of the open record it shows what stays, with the button that withdraws it: sent again, it stood twice.
    """
    message = update.edited_message
    if message is not None and context.in_private and (message.text or message.caption):
        async with context.transaction() as db:
            answer = await record_entries.edited(db, context, message)
            if answer is None:
                raise Refused("edited")
        await context.answer(answer)


HANDLERS = (
    MessageHandler(UpdateType.EDITED_MESSAGE, refuse_edit),
    CommandHandler(GROUP_COMMANDS, refuse_mask, User([ANONYMOUS_ADMIN, CHANNEL_USER, TELEGRAM])),
    ForgedPress(refuse_press),
)
