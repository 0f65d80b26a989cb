"""Where Telegram says no: its errors, limits on buttons and links, flood control."""

import inspect
import math
import re
from collections import deque
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from telegram import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

Json = Any  # whatever JSON may hold

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
POPUP_LIMIT = 200
DOWNLOAD_LIMIT = 20 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
CALLBACK_LIFE = timedelta(seconds=150)
UPDATE_LIFE = timedelta(hours=24)
DELETE_LIFE = timedelta(hours=48)

_SECOND, _MINUTE = timedelta(seconds=1), timedelta(minutes=1)
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
_HOST = re.compile(r"^[^\s.]+(\.[^\s.]+)+$")
_SHOWN_ESCAPE = re.compile(r"&(?:lt|gt|amp|quot|#\d+);")
_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip
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


class ApiError(Exception):
    """An answer that is not ok: code, Telegram's description and, if any, its response parameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters

    def answer(self) -> dict[str, Any]:
        """The JSON body."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad(description: str, **parameters: int) -> ApiError:
    """A 400 in Telegram's words."""
    return ApiError(400, f"Bad Request: {description}", **parameters)


def forbidden(description: str) -> ApiError:
    """A 403 in Telegram's words."""
    return ApiError(403, f"Forbidden: {description}")


def valid_payload(payload: str) -> bool:
    """Whether a deep link may carry this: at most 64 of A-Z a-z 0-9 _ -."""
    return _PAYLOAD.fullmatch(payload) is not None


def deep_link(url: str) -> tuple[str, str] | None:
    """User name and start payload of a link to a bot; None for any other address."""
    parts = urlsplit(url if "://" in url else f"https://{url}")
    query = {key: values[0] for key, values in parse_qs(parts.query, keep_blank_values=True).items()}
    if parts.scheme == "tg" and parts.netloc == "resolve":
        return query.get("domain", "").lower(), query.get("start", "")
    if parts.netloc.lower() in ("t.me", "telegram.me", "telegram.dog"):
        name = parts.path.strip("/")
        return (name.lower(), query.get("start", "")) if name and "/" not in name else None
    return None


def shows_escape(text: str) -> bool:
    """Whether people would read an HTML escape such as `&lt;` instead of the sign."""
    return "&" in text and _SHOWN_ESCAPE.search(text) is not None


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
    given = [name for name in _ACTIONS if getattr(button, name) is not None]
    if not given:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(given) > 1:
        raise bad("can't parse inline keyboard button: Exactly one of the optional fields must be used")
    data = button.callback_data
    if data is not None and not 1 <= len(str(data).encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if button.url is not None:
        _check_url(button.url)


def read_markup(data: Mapping[str, Any], *, private: bool = True) -> Markup | None:
    """The keyboard a bot sent, held to Telegram's limits; 400 otherwise, None when nothing is left of it.

    `private`: it goes to a private chat, where its keys may ask for more than a text.
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
    """What a key of a reply keyboard asks a person for, such as request_poll; nothing if it only sends its label."""
    return [name for name in _PRIVATE_ONLY if getattr(key, name)]


def _known_fields(given: dict[str, Any], fields: frozenset[str]) -> dict[str, Any]:
    """A button or keyboard without what Telegram does not know, which it drops in silence."""
    return {name: value for name, value in given.items() if name in fields}


def _markup(data: dict[str, Any]) -> Markup | None:
    if "inline_keyboard" in data:
        rows = [[_known_fields(button, _BUTTON_FIELDS) for button in row] for row in data["inline_keyboard"]]
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
    """The keys of a reply keyboard; Telegram drops those without a label, and those beyond its limits."""
    kept: list[list[KeyboardButton]] = []
    left = _KEYS
    for row in rows:
        named = [key for key in map(_key, row) if key.text][: min(_KEYS_IN_A_ROW, left)]
        left -= len(named)
        kept += [named] if named else []
    return kept


def _key(given: Json) -> KeyboardButton:
    """One key of a reply keyboard, which may be a mere label; one may ask for a poll without naming a type."""
    fields: Json = {"text": given} if isinstance(given, str) else _known_fields(given, _KEY_FIELDS)
    if fields.get("request_poll") == {}:
        fields["request_poll"] = {"type": None}  # the library takes an empty object for none
    return KeyboardButton.de_json(fields, None)


class Allowance:
    """At most `limit` in any sliding `span`."""

    __slots__ = ("_limit", "_spans", "_spent")

    def __init__(self, limit: int, span: timedelta) -> None:
        self._limit, self._spans = limit, span
        self._spent: deque[datetime] = deque()

    def wait(self, now: datetime, items: int) -> int:
        """Seconds until `items` more are allowed; 0 when they are."""
        spent = self._spent
        while spent and (spent[0] <= now - self._spans or spent[0] > now):
            spent.popleft()
        over = len(spent) + items - self._limit
        if over <= 0:
            return 0
        freed = spent[min(over, len(spent)) - 1] if spent else now
        return max(1, math.ceil((freed + self._spans - now).total_seconds()))

    def spend(self, now: datetime, items: int) -> None:
        """Note that `items` happened."""
        self._spent.extend([now] * items)


def overall_allowance() -> Allowance:
    """30 messages a second over all chats."""
    return Allowance(30, _SECOND)


def chat_allowance(*, group: bool) -> Allowance:
    """20 a minute in a group, edits included; 5 a second in a private chat."""
    return Allowance(20, _MINUTE) if group else Allowance(5, _SECOND)


def charge(now: datetime, items: int, *allowances: Allowance) -> None:
    """Take `items` out of every allowance, or raise 429 with `retry_after` and take none."""
    wait = max(allowance.wait(now, items) for allowance in allowances)
    if wait:
        raise ApiError(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
    for allowance in allowances:
        allowance.spend(now, items)
