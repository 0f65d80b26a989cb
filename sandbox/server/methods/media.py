"""Methods that send videos, voice messages and other media, stickers, places and contacts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sandbox.server.methods.sending import around, caption_of, put
from sandbox.state.contents import MEDIA, contact, location, media
from sandbox.state.files import Upload

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.server.methods.call import Call
    from sandbox.state.contents import Content
    from sandbox.state.errors import Json


def _media_of(call: Call, kind: str) -> Content:
    """Return the media file of the parameter `kind`, new or stored before."""
    upload = call.upload(call.values.get(kind))
    files = call.telegram.files
    stored = files.keep_media(kind, upload) if isinstance(upload, Upload) else files.by_id(upload, MEDIA[kind].folder)
    return media(kind, stored, call.values)


def _send(call: Call, kind: str) -> Json:
    room = call.room(send=True)
    if kind in MEDIA:
        content = _media_of(call, kind)
    else:
        content = location(call.values) if kind == "location" else contact(call.values)
    call.require_sending(room, content.sends)
    text, marks = caption_of(call) if content.captioned else ("", ())
    fields = around(call, room)
    call.charge(room)
    return put(call, room, text=text, entities=marks, content=content, **fields).wire()


METHODS: dict[str, Callable[[Call], Json]] = {
    "sendVideo": partial(_send, kind="video"),
    "sendAnimation": partial(_send, kind="animation"),
    "sendAudio": partial(_send, kind="audio"),
    "sendVoice": partial(_send, kind="voice"),
    "sendVideoNote": partial(_send, kind="video_note"),
    "sendSticker": partial(_send, kind="sticker"),
    "sendLocation": partial(_send, kind="location"),
    "sendContact": partial(_send, kind="contact"),
}
