"""Methods that send videos, voice messages and other media, albums, stickers, places, contacts and dice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from sandbox.server.methods.sending import around, caption_of, kept_file, put
from sandbox.state.contents import MEDIA, contact, dice, location, media, venue
from sandbox.state.errors import bad
from sandbox.state.files import Upload

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.server.methods.call import Call
    from sandbox.state.contents import Content
    from sandbox.state.errors import Json


_ALBUM_KINDS = ("photo", "video", "audio", "document")
_UNMIXED = ("document", "audio")  # albums of one kind only
_WORDS = {
    "location": "locations", "contact": "contacts", "venue": "venues", "dice": "dice", "animation": "animations",
}  # fmt: skip


def _media_of(call: Call, kind: str, values: dict[str, Any], name: str) -> Content:
    """Return the media file that `values` names, new or stored before."""
    upload = call.upload(values.get(name))
    files = call.telegram.files
    stored = files.keep_media(kind, upload) if isinstance(upload, Upload) else files.by_id(upload, MEDIA[kind].folder)
    return media(kind, stored, values)


def _content_of(call: Call, kind: str) -> Content:
    match kind:
        case "location":
            return location(call.values)
        case "contact":
            return contact(call.values)
        case "venue":
            if not (call.text("title") and call.text("address")):
                call.complain("a venue needs a title and an address")
            return venue(call.values)
        case "dice":
            return dice(call.text("emoji"), call.telegram.chance)
    return _media_of(call, kind, call.values, kind)


def _send(call: Call, kind: str) -> Json:
    room = call.room(send=True)
    content = _content_of(call, kind)
    call.require_sending(room, content.sends, _WORDS.get(kind, ""))
    text, marks = caption_of(call) if content.captioned else ("", ())
    fields = around(call, room)
    call.charge(room)
    return put(call, room, text=text, entities=marks, content=content, **fields).wire()


def _part(call: Call, asked: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of one message of an album; raise 400 for a kind that albums do not take."""
    text, marks = caption_of(call, asked)
    kind = str(asked.get("type") or "")
    if not asked.get("media"):
        raise bad("can't parse InputMedia: media not found")
    if kind not in _ALBUM_KINDS:
        words = "can't be used in sendMediaGroup" if kind == "animation" else "is unsupported"
        raise bad(f'can\'t parse InputMedia: type "{kind}" {words}')
    if kind in MEDIA:
        return {"text": text, "entities": marks, "content": _media_of(call, kind, asked, "media")}
    return {"text": text, "entities": marks, kind: kept_file(call, asked["media"], kind)}


def _check_album(given: list[dict[str, Any]]) -> None:
    if not given:
        raise bad("there are no messages to send")
    if len(given) > 10:
        raise bad("too many messages to send as an album")
    if len({bool(one.get("show_caption_above_media")) for one in given}) > 1:
        raise bad("parameter show_caption_above_media must be the same for all messages")
    kinds = {str(one["type"]) for one in given}
    alone = next((kind for kind in _UNMIXED if kind in kinds), None)
    if alone is not None and len(kinds) > 1:
        raise bad(f"{alone} can't be mixed with other media types")


def send_media_group(call: Call) -> Json:
    """Do sendMediaGroup: 2 to 10 photos and videos, or documents, or music; a single one is no album."""
    room, given = call.room(send=True), call.objects("media")
    parts = [_part(call, one) for one in given]
    _check_album(given)
    for kind in sorted({str(one["type"]) for one in given}):
        call.require_sending(room, MEDIA[kind].sends if kind in MEDIA else f"{kind}s")
    if len(parts) == 1:
        call.complain("an album has 2 to 10 messages; a single one is sent as an ordinary message")
    album = call.telegram.number() if len(parts) > 1 else None
    fields = {"thread": call.thread(room), "reply_to": call.replied(room), "album": album}
    call.charge(room, len(parts))
    return [put(call, room, **part, **fields).wire() for part in parts]


METHODS: dict[str, Callable[[Call], Json]] = {
    "sendVideo": partial(_send, kind="video"),
    "sendAnimation": partial(_send, kind="animation"),
    "sendAudio": partial(_send, kind="audio"),
    "sendVoice": partial(_send, kind="voice"),
    "sendVideoNote": partial(_send, kind="video_note"),
    "sendSticker": partial(_send, kind="sticker"),
    "sendLocation": partial(_send, kind="location"),
    "sendContact": partial(_send, kind="contact"),
    "sendVenue": partial(_send, kind="venue"),
    "sendDice": partial(_send, kind="dice"),
    "sendMediaGroup": send_media_group,
}
