"""`/me`: the member's own year, and all that is stored about them, as a file."""

from dataclasses import replace

from telegram import Update
from telegram.ext import CommandHandler
from telegram.ext.filters import ChatType

from bot.context import Context
from bot.domain.branch import people
from bot.domain.links import Link
from bot.domain.membership import audience
from bot.domain.plan import proposals
from bot.domain.report import own_data, own_record
from bot.views import callbacks
from bot.views import help as help_views
from bot.views import own_data as own_data_views
from bot.views import own_record as views


async def show(update: Update, context: Context) -> None:
    """`/me` or its button: show the member's own year, in each of their branches."""
    now = context.now
    async with context.transaction() as db:
        caller = await audience.of(db, context.account)
        if caller.bound:
            mine = await people.meant(db, context.account)
            years = [proposals.this_month(await people.branch_of(db, each), now)[0] for each in mine]
            records = [await own_record.of(db, each, year) for each, year in zip(mine, years, strict=True)]
            answers = [views.own(each, context.t, of=len(mine)) for each in records]
        else:
            unbound = help_views.not_bound(caller, context.t)
            answers = [replace(unbound, buttons=(own_data_views.button(context.t),))]
    for answer in answers:
        await context.answer(answer)


async def export(update: Update, context: Context) -> None:
    """[导出]: send all that is stored about the person, also to one who has left or never belonged to a branch."""
    async with context.transaction() as db:
        answer = own_data_views.file(await own_data.of(db, context.account), context.now, context.t)
    await context.answer(answer)


async def show_by_link(update: Update, context: Context, link: Link) -> None:
    """Show the member's own year, after a tap on the button below `/me` in the group."""
    await show(update, context)


LINKS = {"me": show_by_link}
HANDLERS = (
    CommandHandler("me", show, ChatType.PRIVATE),
    callbacks.ME_SHOW.handler(show),
    callbacks.ME_EXPORT.handler(export),
)
