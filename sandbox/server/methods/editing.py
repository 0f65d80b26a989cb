"""Methods that edit, delete and pin messages, and answer callback queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram import InlineKeyboardMarkup

from sandbox.server.methods.sending import caption_of, kept_file, text_of
from sandbox.state.bots import Popup
from sandbox.state.entities import shows_escape, units
from sandbox.state.errors import Json, bad
from sandbox.state.limits import CALLBACK_LIFE, DELETE_LIFE, POPUP_LIMIT
from sandbox.state.links import deep_link

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.server.methods.call import Call
    from sandbox.state.chats import Field, Record, Room

_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_TO_EDIT = "message to edit not found"


def _target(call: Call) -> Record:
    if "inline_message_id" in call:
        raise bad("MESSAGE_ID_INVALID")
    return call.own(call.room(send=True), _TO_EDIT)


def _markup(call: Call) -> InlineKeyboardMarkup | None:
    markup = call.markup()
    if markup is not None and not isinstance(markup, InlineKeyboardMarkup):
        raise bad("inline keyboard expected")
    return markup if markup is not None and markup.inline_keyboard else None


def _change(call: Call, record: Record, **fields: Field) -> Json:
    """Change fields of a message; raise 400 if none differs."""
    before = {name: getattr(record, name) for name in fields}
    if _plain(before) == _plain(fields):
        raise bad(_SAME)
    if not record.room.private:
        call.charge(record.room)
    for name, value in fields.items():
        setattr(record, name, value)
    if set(fields) != {"markup"}:
        record.edited = call.now
    record.changed()
    call.telegram.note(record.room, call.bot.user.first_name, "edit", record.text, record)
    return record.wire()


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    plain = dict(fields)
    plain["entities"] = [e.to_dict() for e in fields.get("entities", ())]
    markup = fields.get("markup")
    plain["markup"] = markup.to_dict() if isinstance(markup, InlineKeyboardMarkup) else None
    return plain


def edit_text(call: Call) -> Json:
    """Do editMessageText."""
    record = _target(call)
    text, marks = text_of(call)
    if record.has_media or record.ballot is not None:
        raise bad("there is no text in the message to edit")
    return _change(call, record, text=text, entities=marks, markup=_markup(call))


def edit_caption(call: Call) -> Json:
    """Do editMessageCaption."""
    record = _target(call)
    if not record.has_media:
        raise bad("there is no caption in the message to edit")
    text, marks = caption_of(call)
    return _change(call, record, text=text, entities=marks, markup=_markup(call))


def edit_media(call: Call) -> Json:
    """Do editMessageMedia, for photos and documents."""
    record, media = _target(call), call.object("media") or {}
    kind = media.get("type")
    if kind not in ("photo", "document"):
        raise bad("media type is not supported")
    if record.ballot is not None:
        raise bad("message can't be edited")
    text, marks = caption_of(call, media)
    stored = kept_file(call, media.get("media"), str(kind))
    fields = {"photo": None, "document": None, "content": None, kind: stored}
    return _change(call, record, text=text, entities=marks, markup=_markup(call), **fields)


def edit_markup(call: Call) -> Json:
    """Do editMessageReplyMarkup."""
    return _change(call, _target(call), markup=_markup(call))


def _delete(call: Call, room: Room, record: Record) -> None:
    own = record.sender == call.bot.user
    if call.now - record.at >= DELETE_LIFE:
        raise bad("message can't be deleted for everyone")
    if not own and not room.private and not room.member(call.bot.user).can("can_delete_messages"):
        raise bad("message can't be deleted")
    record.delete()
    call.telegram.note(room, call.bot.user.first_name, "delete", record.text)


def delete_message(call: Call) -> Json:
    """Do deleteMessage."""
    room = call.room()
    record = room.live(call.integer("message_id"))
    if record is None:
        raise bad("message to delete not found")
    _delete(call, room, record)
    return True


def delete_messages(call: Call) -> Json:
    """Do deleteMessages: up to 100; missing ones are skipped."""
    room, ids = call.room(), call.array("message_ids")
    if not 1 <= len(ids) <= 100:
        raise bad("message identifiers are not specified" if not ids else "too many message identifiers specified")
    for message_id in ids:
        record = room.live(int(message_id))
        if record is not None:
            _delete(call, room, record)
    return True


def pin(call: Call) -> Json:
    """Do pinChatMessage; the bot itself also receives the service message."""
    room = call.room(send=True)
    call.require(room, "can_pin_messages")
    record = room.live(call.integer("message_id"))
    if record is None or record.service:
        raise bad("message to pin not found")
    if record in room.pinned:
        room.pinned.remove(record)
    room.pinned.insert(0, record)
    call.telegram.note(room, call.bot.user.first_name, "pin", record.text)
    service = room.add(call.now, call.bot.user, service={"pinned_message": record.object(nested=True)})
    call.telegram.tell(service)
    return True


def unpin(call: Call) -> Json:
    """Do unpinChatMessage: the given message, or the newest pin."""
    room = call.room()
    call.require(room, "can_pin_messages")
    message_id = call.integer("message_id")
    found = [r for r in room.pinned if r.id == message_id] if message_id else room.pinned[:1]
    if not found:
        raise bad("message to unpin not found")
    room.pinned.remove(found[0])
    return True


def unpin_all(call: Call) -> Json:
    """Do unpinAllChatMessages."""
    room = call.room()
    call.require(room, "can_pin_messages")
    room.pinned.clear()
    return True


def answer_query(call: Call) -> Json:
    """Do answerCallbackQuery: once, within 150 seconds of the press."""
    text, url = call.text("text"), call.text("url")
    if units(text) > POPUP_LIMIT:
        raise bad("MESSAGE_TOO_LONG")
    if url and (link := deep_link(url)) is not None and link[0] != call.bot.username.lower():
        raise bad("URL_INVALID")
    query = call.bot.queries.pop(call.text("callback_query_id"), None)
    if query is None or call.now - query.at > CALLBACK_LIFE:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    if shows_escape(text):
        call.complain(f"people would read an escape: {text[:80]!r}")
    query.answered = True
    if text or url:
        query.popup = Popup(text, call.flag("show_alert"), url or None)
        person = call.telegram.people[query.who.id]
        person.popups.append(query.popup)
        call.telegram.note(query.record.room, call.bot.user.first_name, "popup", f"→ {person.name}: {text}")
    return True


def stop_poll(call: Call) -> Json:
    """Do stopPoll."""
    room = call.room()
    record = room.live(call.integer("message_id"))
    if record is None:
        raise bad("message with poll to stop not found")
    if record.ballot is None or record.sender != call.bot.user or record.origin is not None:
        raise bad("message is not a poll" if record.ballot is None else "poll can't be stopped")
    if record.ballot.is_closed(call.now):
        raise bad("poll has already been closed")
    record.ballot.closed, record.markup = True, _markup(call)
    record.changed()
    poll: dict[str, Any] = record.ballot.wire(call.now).to_dict()
    call.telegram.queue(call.bot, "poll", poll, room.chat.id)
    return poll


METHODS: dict[str, Callable[[Call], Json]] = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageMedia": edit_media,
    "editMessageReplyMarkup": edit_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "pinChatMessage": pin,
    "unpinChatMessage": unpin,
    "unpinAllChatMessages": unpin_all,
    "answerCallbackQuery": answer_query,
    "stopPoll": stop_poll,
}
