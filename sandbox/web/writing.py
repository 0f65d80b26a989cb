"""Sending from a phone: a text, a key of the reply keyboard, files, an album, a place, a contact."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from sandbox.state.contents import MEDIA, contact, location, media
from sandbox.state.errors import ApiError
from sandbox.web.calls import bad, refused_as, whole

if TYPE_CHECKING:
    from sandbox.people.group import Group
    from sandbox.people.person import Person
    from sandbox.people.seen_message import SeenMessage
    from sandbox.state.files import Upload
    from sandbox.web.phones import Place

_ALBUM = 10
_WAYS = ("photo", "document", *MEDIA)


async def send(
    place: Place, fields: dict[str, Any], reply_to: SeenMessage | None, channel: Group | None
) -> list[SeenMessage]:
    """Send what the fields of a call ask for; return the messages, several of an album."""
    text, files = str(fields.get("text") or ""), fields.get("files") or []
    with refused_as(HTTPStatus.FORBIDDEN):
        if files:
            return await _send_files(place, files, fields, text, reply_to)
        if "location" in fields or "contact" in fields:
            return [await _send_card(place, fields, reply_to)]
    if fields.get("key"):
        with refused_as(HTTPStatus.CONFLICT):
            return [await place.person.chooses(text, place.to)]
    if not text.strip():
        raise bad('There is nothing to send. Example: {"text": "/help"}')
    topic = None if fields.get("topic") is None else whole(fields["topic"], "topic")
    with refused_as(HTTPStatus.FORBIDDEN):
        sent = await place.person.says(
            text, place.to, reply_to=reply_to, anonymous=bool(fields.get("anonymous")), channel=channel, topic=topic
        )
    return [sent]


async def _send_files(
    place: Place, files: list[Upload], fields: dict[str, Any], text: str, reply_to: SeenMessage | None
) -> list[SeenMessage]:
    way = str(fields.get("as") or "document")
    if way not in _WAYS:
        raise bad(f"as is one of {', '.join(_WAYS)}.")
    if len(files) > _ALBUM:
        raise bad(f"An album has at most {_ALBUM} files.")
    try:
        parts = [_part(place.person, way, file, fields) for file in files]
    except ApiError as refused:  # too large or empty
        raise bad(refused.description) from None
    if len(parts) == 1:
        return [await place.person.sends_one(parts[0], text, place.to, reply_to=reply_to)]
    return await place.person.sends_album(parts, text, place.to)


def _part(person: Person, way: str, file: Upload, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the field of a message that carries the file."""
    kept = person.telegram.files
    if way == "photo":
        return {"photo": kept.keep_photo(file, lenient=True)}
    if way == "document":
        return {"document": kept.keep_document(file)}
    return {"content": media(way, kept.keep_media(way, file), fields)}


async def _send_card(place: Place, fields: dict[str, Any], reply_to: SeenMessage | None) -> SeenMessage:
    kind, build = ("location", location) if "location" in fields else ("contact", contact)
    asked = fields[kind]
    if not isinstance(asked, dict):
        raise bad(f"{kind} is an object.")
    try:
        content = build(asked)
    except ApiError as refused:
        raise bad(refused.description) from None
    return await place.person.sends_one({"content": content}, "", place.to, reply_to=reply_to)
