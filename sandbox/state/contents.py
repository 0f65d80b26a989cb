"""The contents of a message other than text, photo, document and poll: media, stickers, places, contacts, dice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sandbox.state.errors import bad

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from sandbox.state.files import Stored


class Medium(NamedTuple):
    """A kind of file: its folder on the file server, the start of its ids, what a member must be allowed to send."""

    folder: str
    prefix: str
    sends: str
    captioned: bool = True


MEDIA: dict[str, Medium] = {
    "video": Medium("videos", "BAACAgUAAxk", "videos"),
    "animation": Medium("animations", "CgACAgUAAxk", "other_messages"),
    "audio": Medium("music", "CQACAgUAAxk", "audios"),
    "voice": Medium("voice", "AwACAgUAAxk", "voice_notes"),
    "video_note": Medium("video_notes", "DQACAgUAAxk", "video_notes", captioned=False),
    "sticker": Medium("stickers", "CAACAgUAAxk", "other_messages", captioned=False),
}
DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}  # the highest value of each
_PROVIDERS = ("foursquare_id", "foursquare_type", "google_place_id", "google_place_type")
_SIDE, _SMALL_SIDE, _STICKER_SIDE = 1280, 384, 512
_HIGH = 720


@dataclass(frozen=True, slots=True)
class Content:
    """One such content: its kind, a field of Message; Telegram's object for it; its file, if it has one."""

    kind: str
    body: dict[str, Any]
    stored: Stored | None = None

    @property
    def captioned(self) -> bool:
        """True if the text of the message is a caption."""
        return self.kind in MEDIA and MEDIA[self.kind].captioned

    @property
    def sends(self) -> str:
        """The permission that a member needs for it, one of `SENDABLE`."""
        if self.kind == "dice":
            return "other_messages"
        return MEDIA[self.kind].sends if self.kind in MEDIA else "messages"

    @property
    def label(self) -> str:
        """The words that people read: the place, the contact, the dice, the sticker's emoji or the file's name."""
        if self.kind == "location":
            return f"{self.body['latitude']}, {self.body['longitude']}"
        if self.kind == "contact":
            return f"{self.body['first_name']} {self.body['phone_number']}"
        if self.kind == "venue":
            return f"{self.body['title']}, {self.body['address']}"
        if self.kind == "dice":
            return f"{self.body['emoji']} {self.body['value']}"
        return str(self.body.get("emoji") or self.body.get("file_name") or "")

    def fields(self) -> dict[str, Any]:
        """Return the fields of the message; for old clients an animation is a document, too, and a venue a location."""
        old: dict[str, Any] = {"document": self._as_document()} if self.kind == "animation" else {}
        if self.kind == "venue":
            old = {"location": self.body["location"]}
        return {self.kind: self.body, **old}

    def copied(self, chance: Random) -> Content:
        """Return the content of a copy: the same, but dice are thrown again."""
        return dice(self.body["emoji"], chance) if self.kind == "dice" else self

    def _as_document(self) -> dict[str, Any]:
        names = ("file_id", "file_unique_id", "file_name", "mime_type", "file_size")
        return {name: self.body[name] for name in names if name in self.body}


def media(kind: str, stored: Stored, asked: Mapping[str, Any]) -> Content:
    """Return the content of a media file; `asked` may hold duration, width, height, length and emoji."""
    body: dict[str, Any] = {"file_id": stored.id, "file_unique_id": stored.unique, "file_size": stored.size}
    named = {"file_name": stored.name, "mime_type": stored.mime}
    seconds = {"duration": _number(asked, "duration", 1)}
    match kind:
        case "video" | "animation":
            body |= named | seconds
            body |= {"width": _number(asked, "width", _SIDE), "height": _number(asked, "height", _HIGH)}
        case "audio":
            body |= named | seconds
        case "voice":
            body |= seconds | {"mime_type": stored.mime}
        case "video_note":
            body |= seconds | {"length": _number(asked, "length", _SMALL_SIDE)}
        case _:
            body |= {"type": "regular", "width": _STICKER_SIDE, "height": _STICKER_SIDE}
            body |= {"is_animated": False, "is_video": False}
            body |= {"emoji": str(asked["emoji"])} if asked.get("emoji") else {}
    return Content(kind, body, stored)


def location(asked: Mapping[str, Any], wrong: str = "wrong latitude or longitude specified") -> Content:
    """Return a place; raise 400 unless latitude and longitude are numbers in their range."""
    try:
        latitude, longitude = float(asked["latitude"]), float(asked["longitude"])
    except (KeyError, TypeError, ValueError) as fault:
        raise bad("latitude is empty" if not asked.get("latitude") else "longitude is empty") from fault
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise bad(wrong)
    return Content("location", {"latitude": latitude, "longitude": longitude})


def venue(asked: Mapping[str, Any]) -> Content:
    """Return a place with its name and address; raise 400 unless it has a valid location."""
    place = location(asked, "wrong venue location specified")
    body = {"location": place.body, "title": str(asked.get("title") or ""), "address": str(asked.get("address") or "")}
    return Content("venue", body | {name: str(asked[name]) for name in _PROVIDERS if asked.get(name)})


def dice(emoji: str, chance: Random) -> Content:
    """Throw the dice of an emoji, 🎲 by default; raise 400 for an emoji without dice."""
    shown = emoji.removesuffix("\ufe0f") or "🎲"
    if shown not in DICE:
        raise bad("EMOTICON_INVALID")
    return Content("dice", {"emoji": shown, "value": chance.randint(1, DICE[shown])})


def contact(asked: Mapping[str, Any]) -> Content:
    """Return a contact; raise 400 without a phone number or a first name."""
    given = {name: str(asked[name]) for name in ("phone_number", "first_name", "last_name") if asked.get(name)}
    if "phone_number" not in given:
        raise bad("phone number is empty")
    if "first_name" not in given:
        raise bad("first name is empty")
    user = {"user_id": int(asked["user_id"])} if asked.get("user_id") else {}
    return Content("contact", given | user)


def _number(asked: Mapping[str, Any], name: str, default: int) -> int:
    try:
        return int(asked.get(name) or default)
    except (TypeError, ValueError):
        return default
