"""The secret ballot: four questions in one message, the submission, and an anonymous comment.

Nothing here may log or store a choice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import Message, MessageEntity, Update
from telegram.ext import MessageHandler
from telegram.ext.filters import COMMAND, ChatType, MessageFilter, UpdateType

from bot.domain import links
from bot.domain.activity import activities
from bot.domain.branch.accounts import expect_nothing
from bot.domain.evaluation import voting
from bot.views import ballot as views
from bot.views import callbacks

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.context import Context
    from bot.domain.evaluation.ballot import Levels
    from bot.domain.evaluation.voting import Voter
    from bot.domain.links import Link


CARRIERS = {MessageEntity.CODE, MessageEntity.TEXT_LINK}


class AnswersPrompt(MessageFilter):
    """Matches a reply to the bot's message that asks for a comment, recognised by the number in that message."""

    def filter(self, message: Message) -> bool:
        """True if the message is such a reply."""
        return _prompt(message) is not None


async def arrive(_update: Update, context: Context, link: Link) -> None:
    """Send the ballot again after a tap on the group's card, for members who lost the message."""
    async with context.transaction() as db:
        who = await _voter(db, context, (await activities.named(db, link)).id)
        answer = views.ballot(who, (), context.t)
    await context.answer(answer)


async def mark(_update: Update, context: Context, activity_id: int, levels: Levels) -> None:
    """Show the ballot after a choice, or after all were cleared; the choices so far exist only in the buttons."""
    async with context.transaction() as db:
        who = await _voter(db, context, activity_id)
        answer = views.ballot(who, levels, context.t)
    await context.edit(answer)


async def submit(_update: Update, context: Context, activity_id: int, levels: Levels) -> None:
    """Put the completed ballot into the box."""
    async with context.transaction() as db:
        who = await _voter(db, context, activity_id)
        fresh = await voting.submit(db, who, levels, now=context.now)
        answer = views.thanks(who.activity, context.t) if fresh else views.already(who.activity, context.t)
    await context.edit(answer)


async def ask_comment(_update: Update, context: Context, activity_id: int) -> None:
    """Ask for a comment, after a tap on the button below the thanks."""
    async with context.transaction() as db:
        who = await _voter(db, context, activity_id)
        voting.may_comment(who)
        await expect_nothing(db, context.account)  # else text without "reply" would answer an older question, signed
        answer = views.ask_comment(who.activity, context.t)
    await context.answer(answer)


async def ask_comment_again(_update: Update, context: Context, link: Link) -> None:
    """Ask for a comment again, after a tap on the link inside such a message of an earlier version."""
    async with context.transaction() as db:
        who = await _voter(db, context, (await activities.named(db, link)).id)
        voting.may_comment(who)
        await expect_nothing(db, context.account)  # else text without "reply" would answer an older question, signed
        answer = views.ask_comment(who.activity, context.t)
    await context.answer(answer)


async def take_comment(update: Update, context: Context) -> None:
    """Store the comment, sent as a reply to the message that asks for one."""
    link = links.read(_prompt(update.effective_message))
    async with context.transaction() as db:
        who = await _voter(db, context, (await activities.named(db, link)).id)
        await voting.comment(db, who, update.effective_message.text, now=context.now)
        answer = views.comment_kept(who.activity, context.t)
    await context.answer(answer)


async def _voter(db: AsyncSession, context: Context, activity_id: int) -> Voter:
    return await voting.voter(db, context.account, activity_id, now=context.now)


def _prompt(message: Message) -> str | None:
    """Return the signed payload in the bot's message that this one replies to; None if there is no such message.

    The payload is the message's number; in messages of an earlier version it stands in a link.
    """
    asked = message.reply_to_message
    if asked is None or asked.from_user is None or asked.from_user.id != message.get_bot().id:
        return None
    for entity in asked.entities:
        payload = asked.parse_entity(entity)
        if entity.type == MessageEntity.TEXT_LINK:
            payload = (entity.url or "").partition("?start=")[2]
        if entity.type in CARRIERS and payload.startswith(f"{voting.COMMENT_LINK}_"):
            return payload
    return None


LINKS = {voting.VOTE_LINK: arrive, voting.COMMENT_LINK: ask_comment_again}
HANDLERS = (
    callbacks.BALLOT_MARK.handler(mark),
    callbacks.BALLOT_SUBMIT.handler(submit),
    callbacks.BALLOT_COMMENT.handler(ask_comment),
    MessageHandler(ChatType.PRIVATE & UpdateType.MESSAGE & ~COMMAND & AnswersPrompt(), take_comment),
)
