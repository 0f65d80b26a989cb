"""Parameters of an HTTP request to the Bot API, read as leniently as Telegram reads them.

A body is read with any HTTP method. A JSON body that is no object counts as empty. A part of a form with a file name is
a file, even if that name is empty.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote

from aiohttp import BodyPartReader, web

from sandbox.state.errors import ApiError
from sandbox.state.files import Upload

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_CHUNK = 256 * 1024
_UNNAMED = "file"
_TOO_LARGE = ApiError(413, "Request Entity Too Large")


async def values_of(request: web.Request) -> dict[str, Any]:
    """Return the parameters in query and body, files as `Upload`; raise 413 for a body above the server's limit."""
    values: dict[str, Any] = dict(request.query)
    kind = request.headers.get("Content-Type", "").lower()
    if "multipart/form-data" in kind:
        return values | await _form(request)
    if "application/x-www-form-urlencoded" in kind:
        return values | dict(parse_qsl(await request.text(), keep_blank_values=True))
    if "application/json" in kind:
        return values | _object(await request.text())
    return values


def _object(text: str) -> dict[str, Any]:
    try:
        body = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(body, dict):
        return {}
    return {name: value for name, value in body.items() if value is not None}


async def _form(request: web.Request) -> dict[str, Any]:
    values: dict[str, Any] = {}
    try:
        async for part, data in _parts(request):
            name = unquote(part.name or "")
            if part.filename is None:
                values[name] = data.decode(errors="replace")
            else:
                mime = part.headers.get("Content-Type", "application/octet-stream")
                values[name] = Upload(unquote(part.filename) or _UNNAMED, data, mime)
    except (ValueError, AssertionError) as fault:
        raise ApiError(400, "Bad Request: can't parse form data") from fault
    return values


async def _parts(request: web.Request) -> AsyncIterator[tuple[BodyPartReader, bytes]]:
    """Yield the parts of a form with their bytes; raise 413 once all of them together exceed the server's limit."""
    left = request.client_max_size  # aiohttp enforces it only in `post`, which reads no body of a GET
    reader = await request.multipart()
    while (part := await reader.next()) is not None:
        if not isinstance(part, BodyPartReader):
            continue
        data = bytearray()
        while chunk := await part.read_chunk(_CHUNK):
            data += chunk
            if len(data) > left:
                raise _TOO_LARGE
        left -= len(data)
        yield part, bytes(data)
