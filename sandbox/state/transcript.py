"""The transcript: a readable log of all messages, taps, edits and pins."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Literal

Kind = Literal["message", "photo", "file", "poll", "edit", "delete", "pin", "tap", "popup", "service", "open", "vote"]
_MARKS: dict[str, str] = {
    "edit": "✎ ", "delete": "✗ ", "pin": "📌 ", "tap": "👆 ", "popup": "💬 ", "service": "· ", "open": "🔗 ",
    "photo": "🖼 ", "file": "📎 ", "poll": "📊 ", "vote": "☑ ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """One event in one chat; `text` has no formatting."""

    at: datetime
    chat_id: int
    chat_title: str
    who: str
    kind: Kind
    text: str = ""
    buttons: tuple[tuple[str, ...], ...] = ()
    message_id: int | None = None


def render(events: Iterable[Event], zone: tzinfo) -> str:
    """Render events as lines of text: time in `zone`, chat, sender, text, [buttons]."""
    return "\n".join(line for event in events for line in _lines(event, zone))


def _lines(event: Event, zone: tzinfo) -> list[str]:
    head = f"{event.at.astimezone(zone):%m-%d %H:%M:%S}  {event.chat_title} | {event.who}: "
    first, *more = (_MARKS.get(event.kind, "") + event.text).split("\n")
    rows = [" ".join(f"[{label}]" for label in row) for row in event.buttons]
    return [head + first, *(f"    {line}" for line in [*more, *rows])]
