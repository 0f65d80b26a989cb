"""`/settings`: the figures of the branch, read by its people and changed by those in charge, privately."""

from typing import TYPE_CHECKING

from telegram import Update
from telegram.ext import CommandHandler
from telegram.ext.filters import ChatType

from bot.context import Context
from bot.domain.activity import activities
from bot.domain.settings import settings
from bot.views import callbacks
from bot.views import settings as views

if TYPE_CHECKING:
    from bot.texts import Texts


async def show(update: Update, context: Context) -> None:
    """`/settings`: show the groups of settings, and what the branch has changed."""
    async with context.transaction() as db:
        branch, changeable = await settings.reader(db, context.account)
        answer = views.overview(branch, await settings.listed(db, branch), context.t, changeable=changeable)
    await context.answer(answer)


async def show_all(update: Update, context: Context, branch_id: int) -> None:
    """Go back to the groups."""
    async with context.transaction() as db:
        branch, changeable = await settings.reader(db, context.account, branch_id)
        answer = views.overview(branch, await settings.listed(db, branch), context.t, changeable=changeable)
    await context.edit(answer)


async def show_group(update: Update, context: Context, branch_id: int, group: settings.Group) -> None:
    """Show the settings of a group with their values."""
    async with context.transaction() as db:
        branch, _changeable = await settings.reader(db, context.account, branch_id)
        found = await settings.listed(db, branch, settings.GROUPS[group])
        answer = views.group(branch, group, found, context.t, now=context.now)
    await context.edit(answer)


async def show_one(update: Update, context: Context, branch_id: int, name: str) -> None:
    """Show a setting: clause, value, default and last change."""
    async with context.transaction() as db:
        branch, changeable = await settings.reader(db, context.account, branch_id)
        answer = views.one(await settings.one(db, branch, name, changeable=changeable), context.t, now=context.now)
    await context.edit(answer)


async def ask(update: Update, context: Context, branch_id: int, name: str) -> None:
    """[修改]: take the next message as the new value."""
    async with context.transaction() as db:
        answer = views.ask_value(await settings.ask(db, context.account, branch_id, name), context.t, now=context.now)
    await context.answer(answer)


async def take_value(update: Update, context: Context) -> None:
    """Read the new value, and ask for the reason."""
    async with context.transaction() as db:
        setting, value, told = await settings.take_value(db, context.account, update.effective_message.text or "")
        answer = views.ask_reason(setting, value, told, context.t, now=context.now)
    await context.answer(answer)


async def take_reason(update: Update, context: Context) -> None:
    """Change the setting, now that its reason is given."""
    now = context.now
    async with context.transaction() as db:
        setting = await settings.take_reason(db, context.account, update.effective_message.text or "", now=now)
        ahead = await activities.ahead(db, setting.branch.id)
        answer = views.changed(setting, ahead, context.t, _words(context, setting), now=now)
    await context.answer(answer)


async def undo(update: Update, context: Context, branch_id: int, change_id: int) -> None:
    """[撤销]: set the value from before the last change again."""
    now = context.now
    async with context.transaction() as db:
        setting = await settings.undo(db, context.account, branch_id, change_id, now=now)
        ahead = await activities.ahead(db, setting.branch.id)
        answer = views.changed(setting, ahead, context.t, _words(context, setting), now=now)
    await context.edit(answer)


def _words(context: Context, setting: settings.Setting) -> "Texts":
    """Return the texts with times in the zone that the branch has now."""
    return context.services.library.of(context.t.language, setting.branch.zone)


ANSWERS = {settings.VALUE: take_value, settings.REASON: take_reason}
HANDLERS = (
    CommandHandler("settings", show, ChatType.PRIVATE),
    callbacks.SETTINGS_ALL.handler(show_all),
    callbacks.SETTINGS_GROUP.handler(show_group),
    callbacks.SETTINGS_ONE.handler(show_one),
    callbacks.SETTINGS_CHANGE.handler(ask),
    callbacks.SETTINGS_UNDO.handler(undo),
)
