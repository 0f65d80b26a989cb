"""`/start`, and text or files sent privately: passed to the conversation that a link or an open question names."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import ModuleType
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, MessageHandler
from telegram.ext.filters import COMMAND, ChatType, StatusUpdate, UpdateType

from bot.context import Context
from bot.domain import links, seen_updates
from bot.domain.branch import branches, people
from bot.domain.branch.accounts import expect_nothing
from bot.domain.links import Link
from bot.domain.membership import name_choice
from bot.domain.refusals import Refused
from bot.domain.todo import waiting
from bot.handlers import attachments, binding
from bot.handlers.attachments import Takes
from bot.handlers.group_members import is_member
from bot.views import callbacks
from bot.views import start as views

Answer = Callable[[Update, Context], Awaitable[None]]
Follow = Callable[[Update, Context, Link], Awaitable[None]]


def handlers(conversations: Sequence[ModuleType]) -> tuple[BaseHandler[Any, Any, Any], ...]:
    """Return the handlers of this file, which pass links, answers and chosen commands to these conversations.

    A conversation declares `LINKS`, `ANSWERS` and, for questions that take more than text, `TAKES`.
    """
    follow: Mapping[str, Follow] = _declared(conversations, "LINKS")
    answers: Mapping[str, Answer] = _declared(conversations, "ANSWERS")
    takes: Mapping[str, Takes] = _declared(conversations, "TAKES")
    commands = _private_commands(conversations)

    async def start(update: Update, context: Context) -> None:
        """`/start`, with or without a link's payload."""
        if not context.args:
            await _show_waiting(context)
            return
        link = links.read(context.args[0])
        if link.purpose not in follow:
            raise Refused("link-broken")
        await follow[link.purpose](update, context, link)

    async def typed(update: Update, context: Context) -> None:
        """Pass a private message to the conversation whose question is open; if none is, say so."""
        async with context.services.database.read() as db:
            awaiting, part_of, branch_id = await people.awaited(db, update.effective_user.id)
            repeated = await seen_updates.seen(db, update.update_id)
        if repeated and part_of != update.update_id:  # it answered another question than the open one
            raise Refused("repeated")
        if awaiting in answers:
            context.branch_id = branch_id
            await _refuse_other_kinds(update, context, awaiting, takes.get(awaiting, Takes.TEXT))
            await answers[awaiting](update, context)
            return
        async with context.transaction():
            answer = views.not_understood(context.t)
            context.refuse_rest()
        await context.answer(answer)

    async def cancel(update: Update, context: Context) -> None:
        """`/cancel`: close the open question and change nothing else."""
        async with context.transaction() as db:
            was_open = context.account.awaiting is not None
            await expect_nothing(db, context.account)
            answer = views.cancelled(context.t, was_open=was_open)
        await context.answer(answer)

    async def run(update: Update, context: Context, text: str) -> None:
        """Carry out a command: in the branch that the person chose, or in place of a link to the bot."""
        name, *context.args = text.removeprefix("/").split(" ")
        command = start if name == "start" else commands.get(name)
        if command is None:
            raise Refused("button-void")
        await command(update, context)

    content = ~COMMAND & ~StatusUpdate.ALL
    return (
        CommandHandler("start", start, ChatType.PRIVATE),
        callbacks.COMMAND.handler(run),
        CommandHandler("cancel", cancel, ChatType.PRIVATE),
        MessageHandler(ChatType.PRIVATE & content & UpdateType.MESSAGE, typed),
        MessageHandler(ChatType.PRIVATE & COMMAND, _unknown_command),
        CallbackQueryHandler(_unknown_button),
    )


def _declared(conversations: Sequence[ModuleType], name: str) -> dict[str, Any]:
    return {key: value for module in conversations for key, value in getattr(module, name, {}).items()}


def _private_commands(conversations: Sequence[ModuleType]) -> dict[str, Answer]:
    return {
        name: handler.callback
        for module in conversations
        for handler in module.HANDLERS
        if isinstance(handler, CommandHandler) and handler.filters is ChatType.PRIVATE
        for name in handler.commands
    }


async def _show_waiting(context: Context) -> None:
    """Show what waits for this person, in each of their branches; or how a stranger begins."""
    now, user_id = context.now, context.incoming.effective_user.id
    async with context.services.database.read() as db:
        branch = await name_choice.claimable(db, user_id)
    claims = branch is not None and await is_member(context, branch.chat_id)
    async with context.transaction() as db:
        bound = await people.bound_names(db, context.account)
        answers = [views.waiting(await waiting.of(db, person, now=now), context.t) for person in bound]
        if branch is not None and claims:
            answers.append(await binding.offer(db, context, await branches.get(db, branch.id)))
    for answer in answers or [views.stranger(context.t)]:
        await context.answer(answer)


async def _refuse_other_kinds(update: Update, context: Context, question: str, takes: Takes) -> None:
    try:
        attachments.refuse_other_kinds(update.effective_message, question, takes)
    except Refused as refused:
        async with context.transaction():  # a refusal inside it is in the account's language
            raise refused from None


async def _unknown_command(update: Update, context: Context) -> None:
    raise Refused("unknown-command")


async def _unknown_button(update: Update, context: Context) -> None:
    """Refuse a forged press, or a button of an older version."""
    raise Refused("button-void")
