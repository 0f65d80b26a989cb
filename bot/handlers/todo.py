"""`/todo`: everything owed, one button each."""

from telegram import Update
from telegram.ext import CommandHandler
from telegram.ext.filters import ChatType

from bot.context import Context
from bot.domain.branch import choice, people, powers
from bot.domain.branch.accounts import expect, expect_nothing
from bot.domain.branch.powers import Power
from bot.domain.links import Link
from bot.domain.membership import audience, binding
from bot.domain.obligations import duties
from bot.domain.refusals import Refused, hidden
from bot.domain.todo import closing, todo
from bot.handlers.help import publish_menu
from bot.views import binding as binding_views
from bot.views import callbacks
from bot.views import help as help_views
from bot.views import todo as views


async def show(update: Update, context: Context) -> None:
    """`/todo` or its button: show the list, one for each branch of the person."""
    now = context.now
    async with context.transaction() as db:
        caller = await audience.of(db, context.account)
        if caller.bound:
            mine = await people.meant(db, context.account)
            answers = [views.own(each, await todo.of(db, each, now=now), context.t, of=len(mine)) for each in mine]
        else:
            answers = [help_views.not_bound(caller, context.t)]
    for answer in answers:
        await context.answer(answer)
    await publish_menu(context, caller)


async def show_by_link(update: Update, context: Context, link: Link) -> None:
    """Show the list, after a tap on the button below `/todo` in the group."""
    await show(update, context)


async def show_claim(update: Update, context: Context, claim_id: int) -> None:
    """Show the claims that wait, to confirm or refuse them."""
    async with context.transaction() as db:
        claim = await binding.get(db, claim_id)
        if claim is None:
            raise Refused("button-void")
        with hidden("button-void"):
            await powers.keeper(db, context.account, claim.branch_id)
        waiting = await binding.waiting(db, claim.branch_id)
        answer = await binding_views.asked(db, waiting or [claim], context.t)
    await context.answer(answer)


async def ask_words(update: Update, context: Context, duty_id: int) -> None:
    """[已联系] and similar buttons: ask for the result."""
    async with context.transaction() as db:
        me = await choice.officer_of(db, context.account, Power.CLOSE_DUTY, await duties.home(db, duty_id))
        found = await closing.to_close(db, duty_id, me)
        await expect(db, context.account, "duty-words", duty=duty_id)
        answer = views.ask_words(found, context.t)
    await context.answer(answer)


async def take_words(update: Update, context: Context) -> None:
    """Close the duty with the words that were sent."""
    async with context.transaction() as db:
        duty_id, words, now = context.account.awaiting_data["duty"], update.effective_message.text or "", context.now
        me = await choice.officer_of(db, context.account, Power.CLOSE_DUTY, await duties.home(db, duty_id))
        found = await closing.close(db, duty_id, words, by=me, now=now)
        await expect_nothing(db, context.account)
        answer = views.closed(found, context.t)
    await context.answer(answer)


LINKS = {"todo": show_by_link}
ANSWERS = {"duty-words": take_words}
HANDLERS = (
    CommandHandler("todo", show, ChatType.PRIVATE),
    callbacks.TODO_SHOW.handler(show),
    callbacks.TODO_CLAIM.handler(show_claim),
    callbacks.TODO_CLOSE.handler(ask_words),
)
