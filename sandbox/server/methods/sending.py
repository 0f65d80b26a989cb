"""Methods that send messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram import Chat, MessageOriginChannel, MessageOriginChat, MessageOriginHiddenUser, MessageOriginUser

from sandbox.state.errors import Json, bad
from sandbox.state.files import Stored, Upload
from sandbox.state.limits import CAPTION_LIMIT, TEXT_LIMIT
from sandbox.state.polls import EXPLANATION_LIMIT, Quiz, new_ballot

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import MessageOrigin

    from sandbox.server.methods.call import Call, Formatted
    from sandbox.state.chats import Field, Record, Room

ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip


def text_of(call: Call) -> Formatted:
    """Return the text to send; raise 400 if it is empty, malformed or longer than 4096."""
    mode, given = call.text("parse_mode"), call.array("entities")
    text, marks = call.formatted(call.text("text"), mode, given, TEXT_LIMIT, "message is too long")
    if not text:
        raise bad("message text is empty")
    return text, marks


def caption_of(call: Call, asked: dict[str, Any] | None = None) -> Formatted:
    """Return the caption to send; raise 400 if it is malformed or longer than 1024."""
    values = call.values if asked is None else asked
    given = call.array("caption_entities") if asked is None else asked.get("caption_entities") or []
    caption, mode = str(values.get("caption") or ""), str(values.get("parse_mode") or "")
    return call.formatted(caption, mode, given, CAPTION_LIMIT, "message caption is too long")


def kept_file(call: Call, reference: object, kind: str) -> Stored:
    """Return the stored file of a parameter, new or stored before; `kind` is photo or document."""
    upload = call.upload(reference)
    files = call.telegram.files
    if isinstance(upload, Upload):
        return files.keep_photo(upload) if kind == "photo" else files.keep_document(upload)
    return files.by_id(upload, f"{kind}s")


def put(call: Call, room: Room, **fields: Field) -> Record:
    """Add a message of the bot to a chat; in a talk of a business connection it is the owner's."""
    if room.business is None:
        record = room.add(call.now, call.bot.user, **fields)
    else:
        record = room.add(call.now, room.business.owner.user, extra=room.business.marks(by_bot=True), **fields)
    room.closures.note_writing(call.bot.id, call.now)
    call.telegram.note_record(record)
    return record


def around(call: Call, room: Room) -> dict[str, Any]:
    """Return the fields of any message: keyboard, topic, message to reply to."""
    markup = call.markup(private=room.private)
    return {"markup": markup, "thread": call.thread(room), "reply_to": call.replied(room)}


def send_message(call: Call) -> Json:
    """Do sendMessage."""
    room = call.room(send=True)
    call.require_sending(room, "messages")
    text, marks = text_of(call)
    fields = around(call, room)
    call.charge(room)
    return put(call, room, text=text, entities=marks, **fields).wire()


def _send_media(call: Call, kind: str) -> Json:
    room = call.room(send=True)
    call.require_sending(room, f"{kind}s")
    caption, marks = caption_of(call)
    fields = around(call, room)
    fields[kind] = kept_file(call, call.values.get(kind), kind)
    call.charge(room)
    return put(call, room, text=caption, entities=marks, **fields).wire()


def send_photo(call: Call) -> Json:
    """Do sendPhoto."""
    return _send_media(call, "photo")


def send_document(call: Call) -> Json:
    """Do sendDocument."""
    return _send_media(call, "document")


def send_chat_action(call: Call) -> Json:
    """Do sendChatAction."""
    call.room(send=True)
    if call.text("action") not in ACTIONS:
        raise bad("wrong parameter action in request")
    return True


def _source(call: Call, missing: str) -> Record:
    record = call.room("from_chat_id").live(call.integer("message_id"))
    if record is None:
        raise bad(missing)
    if record.service:
        raise bad(missing.replace(" not found", " can't be copied" if "copy" in missing else " can't be forwarded"))
    return record


def copy_message(call: Call) -> Json:
    """Do copyMessage."""
    room, source = call.room(send=True), _source(call, "message to copy not found")
    call.require_sending(room, source.what)
    ballot = source.ballot
    if ballot is not None and ballot.quiz and not ballot.told(call.now, forwarded=source.origin is not None):
        raise bad("message can't be copied")
    text, marks = (source.text, source.entities)
    if "caption" in call and source.has_media:
        text, marks = caption_of(call)
    fields = around(call, room)
    call.charge(room)
    copy = put(
        call, room, text=text, entities=marks, photo=source.photo, document=source.document,
        content=source.content and source.content.copied(call.telegram.chance),
        ballot=ballot and ballot.copied(call.telegram.number(), call.bot.id), **fields,
    )  # fmt: skip
    return {"message_id": copy.id}


def _origin(source: Record) -> MessageOrigin:
    if source.room.chat.type == Chat.CHANNEL:
        return MessageOriginChannel(source.at, source.room.chat, source.id)
    if source.sender_chat is not None:
        return MessageOriginChat(source.at, source.sender_chat)
    if source.sender is not None:
        return MessageOriginUser(source.at, source.sender)
    return MessageOriginHiddenUser(source.at, source.room.title)


def forward_message(call: Call) -> Json:
    """Do forwardMessage."""
    room, source = call.room(send=True), _source(call, "message to forward not found")
    call.require_sending(room, source.what)
    thread = call.thread(room)
    call.charge(room)
    origin = source.origin or _origin(source)
    return put(
        call, room, text=source.text, entities=source.entities, photo=source.photo, document=source.document,
        content=source.content, ballot=source.ballot, thread=thread, origin=origin,
    ).wire()  # fmt: skip


def _quiz(call: Call) -> Quiz | None:
    """Return the quiz part of a poll; None for a regular poll."""
    kind = call.text("type")
    if kind in ("", "regular"):
        return None
    if kind != "quiz":
        raise bad("unsupported poll type specified")
    given = call.array("correct_option_ids")
    if "correct_option_id" in call and not given:
        given = [call.integer("correct_option_id", -1)]
    if not all(type(index) is int for index in given):
        raise bad("correct option identifier must be of type Number")
    mode, marks = call.text("explanation_parse_mode"), call.array("explanation_entities")
    too_long = f"quiz explanation must have at most {EXPLANATION_LIMIT} characters"
    explanation, entities = call.formatted(call.text("explanation"), mode, marks, EXPLANATION_LIMIT, too_long)
    return Quiz(tuple(given), explanation, entities)


def send_poll(call: Call) -> Json:
    """Do sendPoll, for regular polls and quizzes."""
    room, quiz = call.room(send=True), _quiz(call)
    call.require_sending(room, "polls")
    asked = {
        "question": call.text("question"),
        "options": call.array("options"),
        "is_anonymous": call.flag("is_anonymous", default=True),
        "allows_multiple_answers": call.flag("allows_multiple_answers"),
        "allows_revoting": call.flag("allows_revoting", default=quiz is None),
        "open_period": call.integer("open_period"),
        "close_date": call.moment("close_date"),
        "is_closed": call.flag("is_closed"),
        "quiz": quiz,
        "bot": call.bot.id,
    }
    ballot = new_ballot(call.telegram.number(), asked, call.now)
    fields = around(call, room)
    call.charge(room)
    return put(call, room, ballot=ballot, **fields).wire()


METHODS: dict[str, Callable[[Call], Json]] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendChatAction": send_chat_action,
    "copyMessage": copy_message,
    "forwardMessage": forward_message,
    "sendPoll": send_poll,
}
