"""Acts that a bot answers: presses of inline buttons and votes in polls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.people.seen_message import SeenMessage
from sandbox.people.viewer import Viewer
from sandbox.state.bots import Popup, Query
from sandbox.state.limits import CALLBACK_LIFE

if TYPE_CHECKING:
    from telegram import Chat, User

    from sandbox.people.group import Group
    from sandbox.state.chats import Record, Room
    from sandbox.state.polls import Ballot


class Presser(Viewer):
    """A person who presses buttons and votes."""

    async def press(self, record: Record, data: str) -> Query:
        """Press a button and wait for the bot's answer, up to `telegram.patience`; open no link."""
        room, telegram = record.room, self.telegram
        bot = telegram.bot_by_id(record.sender.id) if record.sender is not None else None
        assert bot is not None, f"{SeenMessage(record)!r} is not a bot's"
        assert room.private or room.member(self.user).inside, f"{self.name} is not in {room.title}"
        assert room.migrated_to is None, f"{room.title} is a supergroup now"
        query = Query(telegram.number(), telegram.clock.now(), self.user, record)
        bot.queries[query.id] = query
        room.reads(self.id)
        body = {
            "id": query.id,
            "from": self.user.to_dict(),
            "chat_instance": room.instance,
            "data": data,
            "message": _inaccessible(record) if record.deleted else record.wire(),
        }
        telegram.queue(bot, "callback_query", body, room.chat.id, CALLBACK_LIFE)
        await telegram.settled()
        if telegram.settle is None and telegram.patience:
            await telegram.watch.until(lambda: query.answered, telegram.patience)
        return query

    async def votes(self, *options: str, on: SeenMessage, channel: Group | None = None) -> Popup | None:
        """Vote in a poll; no options retract the vote. Return the explanation shown after a wrong quiz answer.

        An owner of a `channel` may vote in a group as the channel.
        """
        record, ballot = on.record, on.record.ballot
        assert ballot is not None, f"{on!r} is no poll"
        assert record.room.private or record.room.member(self.user).inside, f"{self.name} is not in {record.room.title}"
        assert not ballot.is_closed(self.telegram.clock.now()), "the poll is closed"
        assert len(options) <= 1 or ballot.several, "the poll takes one answer only"
        voter = self._voter(record.room, channel)
        assert ballot.revoting or voter.id not in ballot.choices, "a vote in this poll is final"
        chosen = tuple(sorted(ballot.options.index(option) for option in options))
        if chosen:
            ballot.choices[voter.id] = chosen
        else:
            ballot.choices.pop(voter.id, None)
        record.changed()
        self.telegram.note(record.room, self.name, "vote", " / ".join(options))
        self._tell_of_vote(record, ballot, voter)
        await self.telegram.settled()
        explanation = "" if ballot.quiz is None or ballot.is_right(chosen) else ballot.quiz.explanation
        return Popup(explanation) if explanation else None

    def _voter(self, room: Room, channel: Group | None) -> User | Chat:
        if channel is None:
            return self.user
        assert channel.owner == self.user, f"{self.name} does not own {channel.title}"
        assert not room.private, "channels vote in groups only"
        return channel.room.chat

    def _tell_of_vote(self, record: Record, ballot: Ballot, voter: User | Chat) -> None:
        """Queue the vote for the bot that sent the poll."""
        bot = self.telegram.bot_by_id(ballot.bot) if ballot.bot is not None else None
        if bot is None:
            return
        self.telegram.queue(bot, "poll", ballot.wire(self.telegram.clock.now()).to_dict(), record.room.chat.id)
        if not ballot.anonymous:
            self.telegram.queue(bot, "poll_answer", ballot.answer(voter), voter.id)


def _inaccessible(record: Record) -> dict[str, Any]:
    return {"chat": record.room.chat.to_dict(), "message_id": record.id, "date": 0}
