"""A person's talks with friends that a business bot reads: they reach the bot as business updates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.state.business import Connection
from sandbox.state.entities import find_entities

if TYPE_CHECKING:
    from sandbox.people.person import Person
    from sandbox.state.bots import BotAccount
    from sandbox.state.chats import Record
    from sandbox.state.errors import Json
    from sandbox.state.telegram import Telegram


async def connect(telegram: Telegram, owner: Person, bot: BotAccount, *, enabled: bool = True) -> Connection:
    """Connect the account of `owner` to a bot, or end the connection; the bot is told."""
    found = connection_of(telegram, owner, bot)
    if found is None:
        found = Connection(telegram.number(), bot, owner, telegram.clock.now())
        telegram.business[found.id] = found
    bot.business, found.enabled = True, enabled
    telegram.queue(bot, "business_connection", found.wire(), owner.id)
    await telegram.settled()
    return found


def connection_of(telegram: Telegram, owner: Person, bot: BotAccount) -> Connection | None:
    """Return the connection of a person to a bot, ended or not; None if there was never one."""
    return next((one for one in telegram.business.values() if one.owner == owner and one.bot == bot), None)


async def writes(connection: Connection, friend: Person, text: str, *, by: Person) -> Record:
    """Write a message into the talk of the owner with `friend`; `by` is one of the two."""
    telegram, talk = friend.telegram, connection.talk(friend)
    marks, entities = connection.marks(), tuple(find_entities(text))
    record = talk.add(telegram.clock.now(), by.user, text=text, entities=entities, extra=marks)
    telegram.note_record(record)
    await _tell(telegram, connection, "business_message", record.wire(), record)
    return record


async def edits(telegram: Telegram, connection: Connection, record: Record, text: str) -> None:
    """Edit a message of a talk."""
    record.text, record.entities, record.edited = text, tuple(find_entities(text)), telegram.clock.now()
    record.changed()
    await _tell(telegram, connection, "edited_business_message", record.wire(), record)


async def deletes(telegram: Telegram, connection: Connection, record: Record) -> None:
    """Delete a message of a talk."""
    record.delete()
    gone = {"business_connection_id": connection.id, "chat": record.room.chat.to_dict(), "message_ids": [record.id]}
    await _tell(telegram, connection, "deleted_business_messages", gone, record)


async def _tell(telegram: Telegram, connection: Connection, kind: str, body: Json, record: Record) -> None:
    if connection.enabled:
        telegram.queue(connection.bot, kind, body, record.room.chat.id)
    await telegram.settled()
