"""Updates as Telegram sends them: a message, an album, and a repetition."""

from __future__ import annotations

from typing import Any

from telegram import Update

from sandbox.state.files import Upload

# The kinds of updates that Telegram is asked for: those with a handler, and who joins or leaves the group.
ASKED_FOR = frozenset({"message", "edited_message", "callback_query", "my_chat_member", "chat_member"})


def tap(update_id: int, person: int | None = None) -> dict[str, Any]:
    """Return an update with a private message of a person, by default the person with the same number."""
    person = person or update_id
    user = {"id": person, "is_bot": False, "first_name": f"P{person}"}
    chat = {"id": person, "type": "private"}
    return {
        "update_id": update_id,
        "message": {"message_id": 1, "date": 0, "chat": chat, "from": user, "text": "1"},
    }


def last_update(town):
    """Return the update that the bot received last, as Telegram would repeat it."""
    batches = [found for method, _params, found in town.telegram.answers if method == "getUpdates" and found]
    return Update.de_json(batches[-1][-1], town.desk.bot.application.bot)


async def comes_again(town, *repeated):
    """Deliver updates again that the bot has already handled."""
    await town.desk.bot.ingest.handle(repeated or [last_update(town)])
    await town.desk.settle()


async def sends_album(town, human, pictures):
    """Send pictures as one album; the bot receives a message for each."""
    settle, town.telegram.settle = town.telegram.settle, None
    room = town.telegram.private_room(town.telegram.the_bot(), human)
    for picture in pictures:
        stored = town.telegram.files.keep_photo(Upload("photo.jpg", picture, "image/jpeg"), lenient=True)
        town.telegram.tell(room.add(town.now, human.user, photo=stored, album="77"))
    town.telegram.settle = settle
    await town.desk.settle()
