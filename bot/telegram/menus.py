"""The command menus that Telegram shows beside the text field, and the bot's description before Start.

A menu is a convenience, never a permission: every command checks who may use it.
"""

import asyncio
from collections.abc import Awaitable
from typing import Any

import structlog
from telegram import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.texts import DEFAULT_LANGUAGE, Library, Texts

log = structlog.get_logger()

MEMBER = (
    "todo",
    "leave",
    "makeup",
    "record",
    "me",
    "plan",
    "summary",
    "settings",
    "blocked",
    "help",
    "language",
    "cancel",
)
OFFICER = (
    "todo",
    "checkin",
    "record",
    "plan",
    "summary",
    "roster",
    "leave",
    "makeup",
    "me",
    "settings",
    "blocked",
    "setup",
    "help",
    "language",
    "cancel",
)
GROUP = ("plan", "summary", "help")


async def publish(bot: ExtBot[Any], library: Library) -> None:
    """Publish the menus of all private chats and all groups, and the bot's description, in every language.

    The default language goes without a code, so that it serves all other languages. Failures are logged: the
    bot works without menus.
    """
    calls = [call for language in library.bundles for call in _of_language(bot, library.of(language))]
    for problem in await asyncio.gather(*calls, return_exceptions=True):
        if isinstance(problem, TelegramError):
            log.warning("menu not published", problem=problem.message)
        elif isinstance(problem, BaseException):
            raise problem


async def publish_for(
    bot: ExtBot[Any], library: Library, telegram_id: int, *, officer: bool, language: str | None
) -> None:
    """Publish the menu of one account's role and language; a failure is logged and costs only the menu."""
    commands = _commands(OFFICER if officer else MEMBER, library.of(language))
    try:
        await bot.set_my_commands(commands, BotCommandScopeChat(telegram_id))
    except TelegramError as problem:
        log.warning("own menu not published", problem=problem.message)


def _of_language(bot: ExtBot[Any], t: Texts) -> list[Awaitable[object]]:
    code = None if t.language == DEFAULT_LANGUAGE else t.language.split("-")[0]
    return [
        bot.set_my_commands(_commands(MEMBER, t), BotCommandScopeAllPrivateChats(), code),
        bot.set_my_commands(_commands(GROUP, t), BotCommandScopeAllGroupChats(), code),
        _describe(bot, t, code),
    ]


async def _describe(bot: ExtBot[Any], t: Texts, code: str | None) -> None:
    """Set only the texts that changed: Telegram limits how often a description is set, and a bot may start often."""
    long, short = t.plain("bot-description"), t.plain("bot-short-description")
    if (await bot.get_my_description(code)).description != long:
        await bot.set_my_description(long, code)
    if (await bot.get_my_short_description(code)).short_description != short:
        await bot.set_my_short_description(short, code)


def _commands(names: tuple[str, ...], t: Texts) -> list[BotCommand]:
    return [BotCommand(name, t.plain(f"command-{name}")) for name in names]
