"""Methods about the bot itself: its account, command menus, name and descriptions."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from telegram import BotCommand, User

from sandbox.state.errors import ApiError, Json, bad

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.server.methods.call import Call
    from sandbox.state.bots import ScopeKey

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2})?")
_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})


def get_me(call: Call) -> Json:
    """Do getMe."""
    user = call.bot.user
    return User(
        user.id,
        user.first_name,
        is_bot=True,
        username=user.username,
        can_join_groups=True,
        can_read_all_group_messages=not call.bot.privacy,
        supports_inline_queries=False,
        can_connect_to_business=call.bot.business,
        has_main_web_app=False,
        has_topics_enabled=False,
        allows_users_to_create_topics=False,
    ).to_dict()


def _scope(call: Call) -> ScopeKey:
    scope = call.object("scope") or {"type": "default"}
    kind = str(scope.get("type"))
    if kind in _SCOPES:
        return kind, 0, 0
    if kind not in _CHAT_SCOPES:
        raise bad("can't parse BotCommandScope: Unsupported type specified")
    call.values = {**call.values, "chat_id": scope.get("chat_id", "")}
    room = call.room()
    return kind, room.chat.id, int(scope.get("user_id") or 0) if kind == "chat_member" else 0


def _language(call: Call) -> str:
    code = call.text("language_code")
    if not _LANGUAGE.fullmatch(code):
        raise bad("invalid language code specified")
    return code


def _command(asked: dict[str, Any]) -> BotCommand:
    name, words = str(asked.get("command", "")).removeprefix("/"), str(asked.get("description", "")).strip()
    if not _COMMAND.fullmatch(name):
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= len(words) <= 256:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return BotCommand(name, words)


def set_commands(call: Call) -> Json:
    """Do setMyCommands: at most 100 for a scope and a language."""
    asked = call.objects("commands")
    if len(asked) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    call.bot.commands[_scope(call), _language(call)] = tuple(_command(one) for one in asked)
    return True


def get_commands(call: Call) -> Json:
    """Do getMyCommands: those of exactly this scope and language."""
    return [c.to_dict() for c in call.bot.commands.get((_scope(call), _language(call)), ())]


def delete_commands(call: Call) -> Json:
    """Do deleteMyCommands."""
    call.bot.commands.pop((_scope(call), _language(call)), None)
    return True


def _set_words(call: Call, name: str, limit: int) -> bool:
    words, language = call.text(name), _language(call)
    if len(words) > limit:
        raise bad(f"BOT_{'TITLE' if name == 'name' else 'DESCRIPTION'}_TOO_LONG")
    call.bot.names[name, language] = words
    return True


def _get_words(call: Call, name: str) -> dict[str, str]:
    names, language = call.bot.names, _language(call)
    default = call.bot.user.first_name if name == "name" else ""
    return {name: names.get((name, language)) or names.get((name, "")) or default}


def get_file(call: Call) -> Json:
    """Do getFile: the download path of a file of at most 20 MB."""
    if call.telegram.faults.ends("get_file", call.now) is not None:
        raise bad("wrong file_id or the file is temporarily unavailable")
    return call.telegram.files.describe(call.text("file_id")).to_dict()


def log_out(call: Call) -> Json:
    """Do logOut: this server then refuses all calls of the bot."""
    call.bot.logged_out = True
    return True


def close(call: Call) -> Json:
    """Do close: refused in the first ten minutes after the bot was launched."""
    left = timedelta(minutes=10) - (call.now - call.bot.created)
    if left > timedelta(0):
        seconds = int(left.total_seconds())
        raise ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
    return True


METHODS: dict[str, Callable[[Call], Json]] = {
    "getMe": get_me,
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "setMyName": partial(_set_words, name="name", limit=64),
    "getMyName": partial(_get_words, name="name"),
    "setMyDescription": partial(_set_words, name="description", limit=512),
    "getMyDescription": partial(_get_words, name="description"),
    "setMyShortDescription": partial(_set_words, name="short_description", limit=120),
    "getMyShortDescription": partial(_get_words, name="short_description"),
    "getFile": get_file,
    "logOut": log_out,
    "close": close,
}
