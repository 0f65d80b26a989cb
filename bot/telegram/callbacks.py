"""Callback data, declared once: a `Callback` writes it for a view's button, matches and reads it for the handler."""

import re
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, Generic, NewType, TypeVar, TypeVarTuple, cast, overload

from telegram import Update
from telegram.ext import CallbackContext, CallbackQueryHandler

from bot.telegram.message import DATA_BYTES, Message

Data = NewType("Data", str)
"""Callback data as `Button` takes it. Only `Callback.data` makes it, so every button has a handler."""

BRANCH = re.compile(r"@(\d{1,9})\Z")
"""The end of any data that tells which branch of the person the button is about; see `within`."""

T = TypeVar("T")
Word = TypeVar("Word", bound=str)
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
Values = TypeVarTuple("Values")
AnyContext = TypeVar("AnyContext", bound=CallbackContext[Any, Any, Any, Any])


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """One value inside callback data: the pattern of its text, without groups, and its conversion from and to text."""

    pattern: str
    read: Callable[[str], T]
    write: Callable[[T], str]


def number(pattern: str) -> Field[int]:
    """Return the field of a number whose digits match the pattern."""
    return Field(pattern, int, str)


def one_of(*words: Word) -> Field[Word]:
    """Return the field of one of these words."""
    return _choice({word: word for word in words})


def numbered(values: Iterable[T], first: int = 0) -> Field[T]:
    """Return the field of one of these values, written as its position.

    Add new values at the end: old buttons carry the numbers.
    """
    return _choice({str(position): value for position, value in enumerate(values, first)})


def _choice(values: dict[str, T]) -> Field[T]:
    texts = {value: text for text, value in values.items()}
    return Field("|".join(map(re.escape, values)), values.__getitem__, texts.__getitem__)


def branch_in(data: str | None) -> int | None:
    """Return the branch that the data of a button names after all other values; None if it names none."""
    found = BRANCH.search(data or "")
    return int(found[1]) if found else None


def about(data: str, branch_id: int) -> Data:
    """Return the data with the branch, unless it names one already or has no room left."""
    named = f"{data}@{branch_id}"
    return Data(data if BRANCH.search(data) or len(named.encode()) > DATA_BYTES else named)


def within(message: Message, branch_id: int) -> Message:
    """Return the message with buttons that name the branch, for a person who belongs to several."""
    rows = [
        [replace(button, data=about(button.data, branch_id)) if button.data else button for button in row]
        for row in message.buttons
    ]
    return replace(message, buttons=tuple(map(tuple, rows)))


class Callback(Generic[*Values]):
    """The data of one kind of button: a template, and a field for each `{}` in it, as in `Callback("b:{}:say", ID)`.

    Messages in chats carry the data for years, so a released template never changes.
    """

    @overload
    def __init__(self: "Callback[()]", template: str, /) -> None: ...
    @overload
    def __init__(self: "Callback[A]", template: str, a: Field[A], /) -> None: ...
    @overload
    def __init__(self: "Callback[A, B]", template: str, a: Field[A], b: Field[B], /) -> None: ...
    @overload
    def __init__(self: "Callback[A, B, C]", template: str, a: Field[A], b: Field[B], c: Field[C], /) -> None: ...
    def __init__(self, template: str, /, *fields: Field[Any]) -> None:
        head, *texts = map(re.escape, template.split("{}"))
        groups = (f"({field.pattern}){text}" for field, text in zip(fields, texts, strict=True))
        self.pattern = re.compile("".join((head, *groups, r"(?:@\d{1,9})?\Z")))
        self._template, self._fields = template, fields

    def data(self, *values: *Values) -> Data:
        """Return the data with these values.

        Raises ValueError for a number outside its field, and for data of more bytes than Telegram takes.
        """
        given: tuple[object, ...] = values
        texts = (field.write(value) for field, value in zip(self._fields, given, strict=True))
        data = self._template.format(*texts)
        if self.pattern.match(data) is None or len(data.encode()) > DATA_BYTES:
            raise ValueError(f"{data!r} does not match {self.pattern.pattern} or has more than {DATA_BYTES} bytes")
        return Data(data)

    def read(self, match: re.Match[str]) -> tuple[*Values]:
        """Return the values in data that matched the pattern."""
        values = tuple(field.read(text) for field, text in zip(self._fields, match.groups(), strict=True))
        return cast("tuple[*Values]", values)

    def handler(
        self, take: Callable[[Update, AnyContext, *Values], Coroutine[Any, Any, None]]
    ) -> CallbackQueryHandler[AnyContext, None]:
        """Return the handler that gives `take` the values of a pressed button."""

        @wraps(take)
        async def pressed(update: Update, context: AnyContext) -> None:
            assert context.match is not None  # the library sets it wherever a pattern is given
            await take(update, context, *self.read(context.match))

        return CallbackQueryHandler(pressed, self.pattern)
