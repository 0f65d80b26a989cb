"""[有异议] below `/me`: a member's objection to their own record."""

from telegram import Update

from bot.context import Context
from bot.domain.branch import people
from bot.domain.branch.accounts import expect, expect_nothing
from bot.domain.report import objection
from bot.views import callbacks
from bot.views import objection as views


async def ask(update: Update, context: Context) -> None:
    """[有异议]: ask what is wrong."""
    async with context.transaction() as db:
        me = await people.acting(db, context.account)
        await expect(db, context.account, objection.OBJECTION, branch=me.branch_id)
        answer = views.ask(context.t)
    await context.answer(answer)


async def take(update: Update, context: Context) -> None:
    """Store the objection, and tell the organisation officer."""
    async with context.transaction() as db:
        me = await people.acting(db, context.account)
        words, now = update.effective_message.text or "", context.now
        told = await objection.object_to(db, me, words, now=now)
        await expect_nothing(db, context.account)
        answer = views.sent(told, context.t)
    await context.answer(answer)


ANSWERS = {objection.OBJECTION: take}
HANDLERS = (callbacks.ME_OBJECT.handler(ask),)
