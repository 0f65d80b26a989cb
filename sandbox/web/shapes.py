"""JSON of the people's API (docs/sandbox.md): people, chats and messages as a phone shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram import ForceReply

if TYPE_CHECKING:
    from collections.abc import Iterator

    from telegram import InlineKeyboardButton

    from sandbox.people.person import Person
    from sandbox.state.bots import BotAccount
    from sandbox.state.chats import Record, Room
    from sandbox.state.contents import Content
    from sandbox.state.files import Stored
    from sandbox.state.polls import Ballot
    from sandbox.web.sandbox import Sandbox

Shape = dict[str, Any]

QUOTE = 120  # characters of a quoted message, or of a message in the list of chats
DELETED = "已注销账号 · Deleted Account"  # bots are told an empty first name
_SERVICE_KINDS = {
    "new_chat_members": "joined",
    "left_chat_member": "left",
    "pinned_message": "pinned",
    "new_chat_title": "renamed",
    "forum_topic_created": "topic",
    "migrate_to_chat_id": "migrated",
    "migrate_from_chat_id": "migrated",
    "message_auto_delete_timer_changed": "timer",
}


def person_shape(person: Person) -> Shape:
    """Return the JSON of a person."""
    return {
        "id": person.id,
        "name": person.name or DELETED,
        "username": person.username,
        "language": person.user.language_code,
        "role": person.role,
        "deleted": person.deactivated,
    }


def rooms(sandbox: Sandbox, person: Person) -> Iterator[tuple[int, Room, BotAccount | None]]:
    """Yield the chats on the phone of `person`: the id there, the chat, and the bot of a private chat."""
    for bot in sandbox.bots.values():
        yield bot.id, sandbox.private_room(bot, person), bot
    for room in sandbox.rooms.values():
        if room.migrated_to is None and room.member(person.user).inside:
            yield room.chat.id, room, None


def room_of(sandbox: Sandbox, person: Person, chat_id: int) -> tuple[Room, BotAccount | None] | None:
    """Return a chat on the phone of `person` by id; None if it is not there."""
    return next(((room, bot) for known, room, bot in rooms(sandbox, person) if known == chat_id), None)


def unread(sandbox: Sandbox, person: Person) -> int:
    """Count the unread messages on the phone of `person`."""
    return sum(room.unread(person.id) for _, room, _ in rooms(sandbox, person))


def chat_shapes(sandbox: Sandbox, person: Person) -> list[Shape]:
    """Return the JSON of all chats, newest first."""
    shown = [(room, chat_shape(person, number, room, bot)) for number, room, bot in rooms(sandbox, person)]
    shown.sort(key=lambda pair: _last_at(pair[0]), reverse=True)
    return [shape for _, shape in shown]


def chat_shape(person: Person, chat_id: int, room: Room, bot: BotAccount | None) -> Shape:
    """Return the JSON of a chat in the list."""
    last = next((r for r in reversed(room.records.values()) if not r.deleted), None)
    return {
        "id": chat_id,
        "kind": room.chat.type,
        "title": room.title if bot is None else bot.user.first_name,
        "bot": None if bot is None else bot.username,
        "unread": room.unread(person.id),
        "read": room.read.get(person.id, 0),
        "last": None if last is None else message_shape(person, chat_id, last),
        "pinned": [message_shape(person, chat_id, record) for record in room.pinned if not record.deleted],
        "draft": room.drafts.get(person.id, ""),
        "start": bot is not None and (not room.opened or room.payload is not None),
        "opened": room.opened or bot is None,
        "blocked": room.blocked,
        "keyboard": _keyboard(person, room),
        "force_reply": _force_reply(person, room),
        "members": sum(1 for _ in room.inside()) if bot is None else 2,
    }


def message_shape(person: Person, chat_id: int, record: Record) -> Shape:
    """Return the JSON of a message as `person` sees it."""
    return {
        "id": record.id,
        "chat": chat_id,
        "at": record.at.isoformat(),
        "from": _sender(record),
        "own": record.sender == person.user,
        "text": record.text,
        "entities": [entity.to_dict() for entity in record.entities],
        "photo": None if record.photo is None else _photo(record.photo),
        "document": None if record.document is None else _document(record.document),
        "poll": None if record.ballot is None else _poll(person, record.ballot),
        "content": None if record.content is None else _content(record.content),
        "album": record.album,
        "buttons": [[_button(button) for button in row] for row in record.buttons],
        "reply_to": None if record.reply_to is None else _quote(record.reply_to),
        "edited": record.edited is not None,
        "deleted": record.deleted,
        "service": _service(record),
        "forwarded": _origin(record),
        "revision": record.revision,
    }


def files_of(sandbox: Sandbox, person: Person, file_id: str) -> Stored | None:
    """Return a file by id if it is in a chat that `person` can read; None otherwise."""
    for _, room, _ in rooms(sandbox, person):
        for record in room.records.values():
            stored = record.stored
            if stored is not None and stored.id == file_id and not record.deleted:
                return stored
    return None


def _last_at(room: Room) -> float:
    last = next(reversed(room.records.values()), None)
    return 0.0 if last is None else last.at.timestamp()


def _sender(record: Record) -> Shape:
    if record.sender_chat is not None:
        return {"id": record.sender_chat.id, "name": record.sender_chat.title or "", "bot": False}
    sender = record.sender
    return {
        "id": sender.id if sender else record.room.chat.id,
        "name": (sender.first_name or DELETED) if sender else record.room.title,
        "bot": bool(sender and sender.is_bot),
    }


def _quote(record: Record) -> Shape:
    words = record.text or (record.document.name if record.document else "")
    words = words or (record.content.label if record.content else "")
    return {"id": record.id, "name": _sender(record)["name"], "text": words[:QUOTE]}


def _photo(stored: Stored) -> Shape:
    return {"file": stored.id, "width": stored.width, "height": stored.height}


def _document(stored: Stored) -> Shape:
    return {"file": stored.id, "name": stored.name, "size": stored.size, "mime": stored.mime}


def _content(content: Content) -> Shape:
    file = None if content.stored is None else _document(content.stored)
    return {"kind": content.kind, "label": content.label, "file": file}


def _button(button: InlineKeyboardButton) -> Shape:
    shape: Shape = {"text": button.text}
    if button.url is not None:
        shape["url"] = button.url
    if button.callback_data is not None:
        shape["data"] = str(button.callback_data)
    if button.copy_text is not None:
        shape["copy"] = button.copy_text.text
    return shape


def _poll(person: Person, ballot: Ballot) -> Shape:
    wire = ballot.wire(person.telegram.clock.now())
    mine = list(ballot.choices.get(person.id, ()))
    done = wire.is_closed or mine
    return {
        "question": wire.question,
        "options": [{"text": option.text, "votes": option.voter_count} for option in wire.options],
        "voters": wire.total_voter_count,
        "anonymous": wire.is_anonymous,
        "several": wire.allows_multiple_answers,
        "closed": wire.is_closed,
        "mine": mine,
        "right": ballot.right if done else None,
    }


def _service(record: Record) -> Shape | None:
    if not record.service:
        return None
    field, value = next(iter(record.service.items()))
    names: list[str] = []
    text = ""
    match field:
        case "new_chat_members":
            names = [user.first_name for user in value]
        case "left_chat_member":
            names = [value.first_name]
        case "pinned_message":
            text = value.text or value.caption or ""
        case "new_chat_title":
            text = value
        case "forum_topic_created":
            text = value.name
        case "message_auto_delete_timer_changed":
            text = str(value.message_auto_delete_time)
    return {"kind": _SERVICE_KINDS.get(field, "other"), "names": names, "text": text[:QUOTE]}


def _origin(record: Record) -> str | None:
    if record.origin is None:
        return None
    sender = getattr(record.origin, "sender_user", None)
    return sender.first_name if sender else getattr(record.origin, "sender_user_name", None)


def _keyboard(person: Person, room: Room) -> Shape | None:
    markup = person.keyboard_in(room)
    if markup is None:
        return None
    rows = [[key.text for key in row] for row in markup.keyboard]
    return {"rows": rows, "placeholder": markup.input_field_placeholder or ""}


def _force_reply(person: Person, room: Room) -> Shape | None:
    record = person.asked(room)
    if record is None or not isinstance(record.markup, ForceReply):
        return None
    return {"message": record.id, "placeholder": record.markup.input_field_placeholder or ""}
