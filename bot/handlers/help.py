"""`/help` by role, `/language`, and commands typed in the group that belong in the private chat."""

from telegram import Update
from telegram.ext import CommandHandler
from telegram.ext.filters import ChatType

from bot.context import Context
from bot.domain.branch import accounts, branches
from bot.domain.links import Link
from bot.domain.membership import audience, name_choice
from bot.domain.membership.audience import Caller
from bot.telegram import menus
from bot.views import callbacks
from bot.views import help as views

PRIVATE_COMMANDS = (
    "start", "todo", "me", "leave", "makeup", "record", "checkin", "roster", "settings", "blocked", "setup", "language",
    "cancel",
)  # fmt: skip


async def show(update: Update, context: Context) -> None:
    """`/help` in the private chat: show what this person can do now."""
    async with context.transaction() as db:
        caller = await audience.of(db, context.account)
        answer = views.private_help(caller, context.t)
    await context.answer(answer)
    await publish_menu(context, caller)


async def show_by_link(update: Update, context: Context, link: Link) -> None:
    """Show the help, after a tap on the button below an answer in the group."""
    await show(update, context)


async def show_in_group(update: Update, context: Context) -> None:
    """`/help` in the group: show the short help."""
    async with context.transaction() as db:
        branch = await branches.in_chat(db, update.effective_chat.id)
        t = context.words_of(branch) if branch else context.t
    await context.answer(views.group_help(t))


async def send_to_private(update: Update, context: Context) -> None:
    """Answer a private command typed in the group with a link to the private chat."""
    command = update.effective_message.text.split()[0].removeprefix("/").split("@")[0].lower()
    async with context.transaction() as db:
        await name_choice.seen_in_group(db, context.account, update.effective_chat.id, asks=command == "start")
        answer = views.privately(command, context.t)
    await context.answer(answer)


async def ask_language(update: Update, context: Context) -> None:
    """`/language`: ask for the language with two buttons."""
    async with context.transaction():
        answer = views.choose_language(context.t)
    await context.answer(answer)


async def ask_language_by_link(update: Update, context: Context, link: Link) -> None:
    """Ask for the language, after a tap on the button below `/language` in the group."""
    await ask_language(update, context)


async def set_language(update: Update, context: Context, language: str) -> None:
    """Use the chosen language from now on, in the menu too."""
    async with context.transaction() as db:
        await accounts.set_language(db, context.account, language)
        context.t = context.services.library.of(language, await branches.zone_of(db, context.account))
        caller = await audience.of(db, context.account)
    await context.edit(views.language_set(context.t))
    await publish_menu(context, caller)


async def publish_menu(context: Context, caller: Caller) -> None:
    """Show the caller the menu of commands for their role, in their language."""
    await menus.publish_for(
        context.bot,
        context.services.library,
        context.account.telegram_id,
        officer=caller.officer,
        language=context.t.language,
    )


LINKS = {"help": show_by_link, "language": ask_language_by_link}
HANDLERS = (
    CommandHandler("help", show, ChatType.PRIVATE),
    CommandHandler("help", show_in_group, ChatType.GROUPS),
    CommandHandler("language", ask_language, ChatType.PRIVATE),
    callbacks.LANGUAGE_ASK.handler(ask_language),
    callbacks.LANGUAGE_SET.handler(set_language),
    CommandHandler(PRIVATE_COMMANDS, send_to_private, ChatType.GROUPS),
)
