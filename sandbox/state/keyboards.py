"""Inline and reply keyboards, checked against Telegram's limits."""

import inspect
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from telegram import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.constants import InlineKeyboardButtonLimit

from sandbox.state.errors import Json, bad

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply

_HOST = re.compile(r"^[^\s.]+(\.[^\s.]+)+$")
# In the order in which Telegram looks for them: the first one counts, and the others are ignored.
_ACTIONS = (
    "url", "callback_data", "callback_game", "pay", "switch_inline_query", "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat", "login_url", "web_app", "copy_text",
)  # fmt: skip
_EMPTY = {"url": ("",), "callback_data": ("",)}
_BUTTON_FIELDS = frozenset(inspect.signature(InlineKeyboardButton).parameters)
_KEY_FIELDS = frozenset(inspect.signature(KeyboardButton).parameters)
_KEYBOARD_FIELDS = frozenset(inspect.signature(ReplyKeyboardMarkup).parameters)
_KEYS_IN_A_ROW, _KEYS = 12, 300
_PRIVATE_ONLY = {
    "request_contact": "Phone number can be requested",
    "request_location": "Location can be requested",
    "request_poll": "Poll can be requested",
    "request_users": "Users can be requested",
    "request_chat": "Chats can be requested",
    "request_managed_bot": "Managed bots can be requested",
    "web_app": "Web App buttons can be used",
}


def _check_url(url: str) -> None:
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme == "tg" and parts.netloc:
        return
    if parts.scheme not in ("http", "https"):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if any(c.isspace() for c in url) or not _HOST.match(parts.hostname or ""):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _check_button(button: InlineKeyboardButton) -> None:
    if not button.text.strip():
        raise bad("inline keyboard button text must be non-empty")
    if all(getattr(button, name) is None for name in _ACTIONS):
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(str(button.callback_data or "").encode()) > 64:
        raise bad("BUTTON_DATA_INVALID")
    if button.copy_text is not None and not 1 <= len(button.copy_text.text) <= InlineKeyboardButtonLimit.MAX_COPY_TEXT:
        raise bad("BUTTON_COPY_TEXT_INVALID")
    if button.url is not None:
        _check_url(button.url)


def read_markup(data: Mapping[str, Any], *, private: bool = True) -> Markup | None:
    """Read a keyboard that a bot sends; raise 400 if it exceeds Telegram's limits, return None if it has no keys left.

    With `private` it goes to a private chat, where keys may request more than text.
    """
    try:
        markup = _markup(dict(data))
    except (TypeError, AttributeError, KeyError, ValueError) as fault:
        raise bad(f"can't parse reply keyboard markup JSON object: {fault}") from fault
    if isinstance(markup, InlineKeyboardMarkup):
        _check_buttons(markup)
    if isinstance(markup, ReplyKeyboardMarkup) and not private:
        _check_keys(markup)
    return markup


def _check_buttons(markup: InlineKeyboardMarkup) -> None:
    rows = markup.inline_keyboard
    if sum(map(len, rows)) > 100 or any(len(row) > 8 for row in rows):
        raise bad("reply markup is too long")
    for row in rows:
        for button in row:
            _check_button(button)


def _check_keys(markup: ReplyKeyboardMarkup) -> None:
    for row in markup.keyboard:
        for key in row:
            for name in asks_for(key):
                raise bad(f"{_PRIVATE_ONLY[name]} in private chats only")


def asks_for(key: KeyboardButton) -> list[str]:
    """Return the names of a key's requests, such as request_poll; empty if the key only sends its label."""
    return [name for name in _PRIVATE_ONLY if getattr(key, name)]


def _known_fields(given: dict[str, Any], fields: frozenset[str]) -> dict[str, Any]:
    """Drop unknown fields of a button or keyboard, as Telegram does silently."""
    return {name: value for name, value in given.items() if name in fields}


def _first_action(button: dict[str, Any]) -> dict[str, Any]:
    """Keep the first action of an inline button; empty addresses and data count as missing."""
    given = [name for name in _ACTIONS if button.get(name) is not None and button[name] not in _EMPTY.get(name, ())]
    return {name: value for name, value in button.items() if name not in _ACTIONS or name in given[:1]}


def _markup(data: dict[str, Any]) -> Markup | None:
    if "inline_keyboard" in data:
        rows = [
            [_first_action(_known_fields(button, _BUTTON_FIELDS)) for button in row] for row in data["inline_keyboard"]
        ]
        return InlineKeyboardMarkup.de_json({"inline_keyboard": rows}, None)
    if "keyboard" in data:
        keys = _keys(data["keyboard"])
        return ReplyKeyboardMarkup(**{**_known_fields(data, _KEYBOARD_FIELDS), "keyboard": keys}) if keys else None
    if data.get("remove_keyboard"):
        return ReplyKeyboardRemove.de_json(data, None)
    if data.get("force_reply"):
        return ForceReply.de_json({k: v for k, v in data.items() if k != "force_reply"}, None)
    raise ValueError("Object expected as reply markup")


def _keys(rows: list[list[Json]]) -> list[list[KeyboardButton]]:
    """Read the keys of a reply keyboard; drop those without a label or beyond Telegram's limits, as Telegram does."""
    kept: list[list[KeyboardButton]] = []
    left = _KEYS
    for row in rows:
        named = [key for key in map(_key, row) if key.text][: min(_KEYS_IN_A_ROW, left)]
        left -= len(named)
        kept += [named] if named else []
    return kept


def _key(given: Json) -> KeyboardButton:
    """Read one key, which may be a plain label; request_poll may lack a type."""
    fields: Json = {"text": given} if isinstance(given, str) else _known_fields(given, _KEY_FIELDS)
    if fields.get("request_poll") == {}:
        fields["request_poll"] = {"type": None}  # the library treats an empty object as missing
    return KeyboardButton.de_json(fields, None)
