"""Stop the rest of a long text or an album before it reaches a conversation (`bot/domain/branch/message_parts.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.ext import ApplicationHandlerStop, MessageHandler
from telegram.ext.filters import COMMAND, ChatType, StatusUpdate, UpdateType

from bot.domain.branch import message_parts
from bot.domain.branch.message_parts import Place
from bot.views import start as views

if TYPE_CHECKING:
    from telegram import Update

    from bot.context import Context


async def stop_rest(_update: Update, context: Context) -> None:
    """Let only the first message of a long text or an album pass, unless the open question takes all of them."""
    sent = context.sent
    if sent is None:
        return
    if await _continues_refused_text(context):
        await context.refuse_rest_alone()
        raise ApplicationHandlerStop
    if sent.album is None:
        return
    async with context.account_alone() as account:
        if account.awaiting in message_parts.TAKES_ALL:
            return
        place = message_parts.place_in_album(account, sent)
    if place is Place.SECOND:
        async with context.transaction():
            answer = views.one_at_a_time(context.t)
        await context.answer(answer)
    if place is not Place.FIRST:
        raise ApplicationHandlerStop


async def _continues_refused_text(context: Context) -> bool:
    if not context.sent.text:  # saves a query for a picture
        return False
    async with context.services.database.read() as db:
        return await message_parts.continues_refused_text(db, context.sent)


HANDLERS = (MessageHandler(ChatType.PRIVATE & UpdateType.MESSAGE & ~COMMAND & ~StatusUpdate.ALL, stop_rest),)
