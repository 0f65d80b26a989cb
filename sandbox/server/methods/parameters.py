"""Parameters of a method call: read as Telegram reads them, checked against the library's signatures."""

import inspect
import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any

import telegram

from sandbox.state.errors import Json, bad
from sandbox.state.files import Upload

Values = dict[str, Any]
Kind = Callable[..., telegram.TelegramObject]

_NOT_SENT = frozenset({
    "self", "read_timeout", "write_timeout", "connect_timeout", "pool_timeout", "api_kwargs", "filename",
    "allow_sending_without_reply", "reply_to_message_id", "disable_web_page_preview", "location", "contact",
    "venue", "correct_option_id",
})  # fmt: skip
_NOT_IN_ALBUMS = frozenset({"caption", "parse_mode", "caption_entities"})
_NESTED: dict[str, Kind] = {
    "link_preview_options": telegram.LinkPreviewOptions,
    "reply_parameters": telegram.ReplyParameters,
    "entities": telegram.MessageEntity,
    "caption_entities": telegram.MessageEntity,
    "explanation_entities": telegram.MessageEntity,
    "commands": telegram.BotCommand,
}
_MARKUPS: tuple[Kind, ...] = (
    telegram.InlineKeyboardMarkup, telegram.ReplyKeyboardMarkup, telegram.ReplyKeyboardRemove,
    telegram.ForceReply,
)  # fmt: skip


@cache
def known(method: str) -> dict[str, str] | None:
    """Return the parameter names of a method with their annotations; None for an unknown method."""
    function = getattr(telegram.Bot, method, None)
    if function is None or not method[:1].islower() or "_" in method:
        return None
    skipped = _NOT_SENT | (_NOT_IN_ALBUMS if method == "sendMediaGroup" else frozenset())
    parameters = inspect.signature(function).parameters
    return {name: str(p.annotation) for name, p in parameters.items() if name not in skipped}


@cache
def _plain_kind(method: str, name: str) -> str:
    """Return the type of a parameter: bool, int, str, json or any."""
    annotation = (known(method) or {}).get(name, "")
    for word, kind in (("Sequence", "json"), ("bool", "bool"), ("int", "int"), ("str", "str")):
        if word in annotation:
            return "any" if kind == "int" and "str" in annotation else kind
    return "json"


def complaints(method: str, values: Values) -> list[str]:
    """Return the mistakes that Telegram silently ignores or converts: unknown names, values of a wrong type."""
    names = known(method)
    if names is None:
        return []
    found = [
        f"{method}: unknown parameter {name}"
        for name, value in values.items()
        if name not in names and not isinstance(value, Upload)
    ]
    for name, value in values.items():
        if name in names and not _fits(_plain_kind(method, name), value):
            found.append(f"{method}: {name} is not a {_plain_kind(method, name)}: {value!r}"[:200])
    return found + [f"{method}: {fault}" for fault in _nested_faults(values)]


def _fits(kind: str, value: Json) -> bool:
    if isinstance(value, Upload) or kind in ("any", "json"):
        return True
    if kind == "bool":
        return isinstance(value, bool) or value in ("true", "false")
    if kind == "int":
        if isinstance(value, str):
            return value.lstrip("-").isdigit()
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, str)


def _nested_faults(values: Values) -> list[str]:
    faults = []
    for name, kind in _NESTED.items():
        if name in values:
            given = _loaded(values[name])
            for one in given if isinstance(given, list) else [given]:
                faults += _unknown_fields(name, one, kind)
    markup = _loaded(values.get("reply_markup"))
    if isinstance(markup, dict):
        kinds = [kind for kind in _MARKUPS if set(markup) <= _fields(kind) | {"force_reply", "remove_keyboard"}]
        if not kinds:
            faults.append(f"reply_markup has unknown fields: {sorted(markup)}")
        faults += _button_faults(markup.get("inline_keyboard"), telegram.InlineKeyboardButton)
        faults += _button_faults(markup.get("keyboard"), telegram.KeyboardButton)
    return faults


def _button_faults(rows: Json, kind: Kind) -> list[str]:
    """Return the unknown fields of the buttons in a keyboard's rows; a plain label has none."""
    faults = []
    for row in rows if isinstance(rows, list) else ():
        for button in row if isinstance(row, list) else ():
            faults += [] if isinstance(button, str) else _unknown_fields("button", button, kind)
    return faults


@cache
def _fields(kind: Kind) -> frozenset[str]:
    return frozenset(inspect.signature(kind).parameters)


def _unknown_fields(name: str, given: Json, kind: Kind) -> list[str]:
    if not isinstance(given, dict):
        return [f"{name} is not an object: {given!r}"]
    return [f"{name} has the unknown field {field}" for field in given if field not in _fields(kind)]


def _loaded(value: Json) -> Json:
    if isinstance(value, str):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


class Parameters:
    """The parameters of one call, each read on demand."""

    __slots__ = ("values",)

    def __init__(self, values: Values) -> None:
        self.values = values

    def __contains__(self, name: str) -> bool:
        """True if the bot passed this parameter."""
        return name in self.values

    def text(self, name: str) -> str:
        """Return a string; empty if missing."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0) -> int:
        """Return an integer; `default` if missing or not a number."""
        value = self.values.get(name, default)
        try:
            return int(value)
        except (TypeError, ValueError):
            return default

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return a boolean, as leniently as Telegram."""
        value = self.values.get(name, default)
        return value if isinstance(value, bool) else str(value).lower() in ("true", "yes", "1")

    def moment(self, name: str) -> datetime | None:
        """Return a Unix time; None if missing."""
        value = self.integer(name)
        return datetime.fromtimestamp(value, UTC) if value else None

    def json(self, name: str) -> Json:
        """Return a JSON value, None if missing; raise 400 if it is malformed."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as fault:
            raise bad(f"can't parse {name} JSON object") from fault

    def array(self, name: str) -> list[Any]:
        """Return a JSON array, empty if missing; raise 400 for another type."""
        value = self.json(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad(f"expected an Array of {name}")
        return value

    def objects(self, name: str) -> list[dict[str, Any]]:
        """Return a JSON array of objects, empty if missing; raise 400 for another type."""
        values = self.array(name)
        if not all(isinstance(value, dict) for value in values):
            raise bad(f"expected an Array of objects as {name}")
        return values

    def object(self, name: str) -> dict[str, Any] | None:
        """Return a JSON object, None if missing; raise 400 for another type."""
        value = self.json(name)
        if value is not None and not isinstance(value, dict):
            raise bad(f"object expected as {name}")
        return value

    def upload(self, reference: Json) -> Upload | str:
        """Return a file: uploaded, referenced by attach://, or the id of a stored one."""
        if isinstance(reference, str) and reference.startswith("attach://"):
            reference = self.values.get(reference.removeprefix("attach://"))
        if isinstance(reference, Upload):
            return reference
        if not isinstance(reference, str) or not reference:
            raise bad("there is no file in the request")
        if reference.startswith(("http://", "https://")):
            raise bad("failed to get HTTP URL content")
        return reference
