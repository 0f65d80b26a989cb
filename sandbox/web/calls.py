"""Base of the people's API: reading requests, refusing them, building responses."""

from __future__ import annotations

import functools
import json
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from aiohttp import web
from telegram import Chat

from sandbox.people.group import Group
from sandbox.state.errors import ApiError
from sandbox.state.files import Upload
from sandbox.web.board import NotNowError

if TYPE_CHECKING:
    from sandbox.people.person import Person
    from sandbox.web.sandbox import Sandbox

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Route = tuple[str, str, Handler]  # method, path, handler

NEVER_CACHED = {"Cache-Control": "no-cache"}


class RefusalError(Exception):
    """A refused call: a status and one sentence."""

    def __init__(self, status: HTTPStatus, text: str) -> None:
        super().__init__(text)
        self.status, self.text = status, text


def bad(text: str) -> RefusalError:
    """Return a 400 with one sentence."""
    return RefusalError(HTTPStatus.BAD_REQUEST, text)


@contextmanager
def refused_as(status: HTTPStatus) -> Iterator[None]:
    """Turn an AssertionError of `Person`, an impossible action, into a refusal with its text."""
    try:
        yield
    except AssertionError as impossible:
        raise RefusalError(status, str(impossible)) from None


class Calls:
    """Base class of the handlers of one part of the API."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox

    def person(self, number: object) -> Person:
        """Return a person by id; raise 404 if there is none."""
        person = self.sandbox.people.get(whole(number, "person"))
        if person is None:
            raise RefusalError(HTTPStatus.NOT_FOUND, "There is no such person. GET /api/people lists them.")
        return person

    def group(self, number: object, *, channel: bool | None = None) -> Group:
        """Return a group or channel by id, or only one of both kinds; raise 404 if there is none."""
        room = self.sandbox.rooms.get(whole(number, "chat"))
        found = None if room is None or room.migrated_to is not None or room.closures.deleted else room
        if found is None or (channel is not None and (found.chat.type == Chat.CHANNEL) is not channel):
            raise RefusalError(HTTPStatus.NOT_FOUND, f"There is no such {'channel' if channel else 'group'}.")
        return Group(self.sandbox, found)

    def only_look_on(self) -> None:
        """Refuse the call while the scenario is being played."""
        if self.sandbox.board.playing:
            raise NotNowError("The month is being played; it is your turn in a moment.")


def answered(handler: Handler) -> Handler:
    """Wrap a handler so that refusals become JSON responses."""

    @functools.wraps(handler)
    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except RefusalError as refused:
            return refusal(refused.status, refused.text)
        except NotNowError as refused:
            return refusal(HTTPStatus.CONFLICT, str(refused))
        except ApiError as refused:
            return refusal(HTTPStatus.BAD_REQUEST, refused.description)
        except web.HTTPRequestEntityTooLarge:
            too_large = "This file is larger than the 50 MB that can be sent."
            return refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, too_large)

    return answer


def refusal(status: HTTPStatus, text: str) -> web.Response:
    """Return the JSON response of a refused call."""
    return reply({"error": {"code": status.name.lower(), "text": text}}, status)


def reply(body: object, status: int = HTTPStatus.OK) -> web.Response:
    """Return a JSON response."""
    return web.Response(
        text=json.dumps(body, ensure_ascii=False), status=status, content_type="application/json", headers=NEVER_CACHED
    )


async def object_of(request: web.Request) -> dict[str, Any]:
    """Return the JSON object in the body, empty without a body; raise 400 for anything else."""
    if not request.can_read_body:
        return {}
    try:
        body = await request.json()
    except ValueError:
        raise bad("The body is not JSON.") from None
    if not isinstance(body, dict):
        raise bad("A JSON object is expected.")
    return body


async def fields_of(request: web.Request) -> dict[str, Any]:
    """Return the fields of a form, its files as `Upload` in the list `files`, or the fields of a JSON object."""
    if request.content_type != "multipart/form-data":
        return await object_of(request)
    fields: dict[str, Any] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            with value.file as file:
                upload = Upload(value.filename, file.read(), value.content_type)
                fields.setdefault("files", []).append(upload)
        else:
            fields[name] = value
    return fields


def text_of(asked: dict[str, Any], name: str, default: str | None = None, *, blank: bool = False) -> str:
    """Return a text; raise 400 if it is missing, or blank unless `blank` allows it, and there is no default."""
    value = asked.get(name, default)
    if not isinstance(value, str) or (default is None and not (blank or value.strip())):
        raise bad(f"{name} is missing, or is not a text.")
    return value


def whole(value: object, name: str, default: int | None = None) -> int:
    """Return an integer; raise 400 for anything else."""
    if value is None and default is not None:
        return default
    try:
        return int(str(value))
    except ValueError:
        raise bad(f"{name} is not a whole number.") from None


def number(asked: dict[str, Any], name: str, most: float) -> float:
    """Return a number from 0 to `most`; raise 400 for anything else."""
    value = asked[name]
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise bad(f"{name} is a number from 0 to {most:g}.")
    return float(value)
