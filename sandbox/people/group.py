"""Groups as objects: joining, leaving, promoting, pinning, migrating."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import (
    Chat,
    ForumTopicClosed,
    ForumTopicCreated,
    ForumTopicReopened,
    GeneralForumTopicHidden,
    GeneralForumTopicUnhidden,
    User,
)

from sandbox.people.seen_message import SeenMessage
from sandbox.state.bots import BotAccount
from sandbox.state.chats import ADMIN_RIGHTS, SENDABLE, Field, Member, Record, Room
from sandbox.state.closures import GENERAL

if TYPE_CHECKING:
    from sandbox.people.person import Person
    from sandbox.state.telegram import Telegram


class Group:
    """A group, supergroup or channel; after `migrate` the same object stands for the new supergroup."""

    def __init__(self, telegram: Telegram, room: Room) -> None:
        self.telegram, self.room = telegram, room

    def __repr__(self) -> str:
        """Show title and id."""
        return f"<group {self.title} {self.id}>"

    @property
    def id(self) -> int:
        """The present chat id."""
        return self.room.chat.id

    @property
    def title(self) -> str:
        """The title."""
        return self.room.title

    @property
    def messages(self) -> list[SeenMessage]:
        """The messages of the group, oldest first, without service messages."""
        return [SeenMessage(record) for record in self.room.visible()][::-1]

    @property
    def pinned(self) -> list[SeenMessage]:
        """The pinned messages, newest pin first."""
        return [SeenMessage(record) for record in self.room.pinned if not record.deleted]

    @property
    def owner(self) -> User:
        """The owner."""
        return next(m.user for m in self.room.members.values() if m.status == "creator")

    async def add(self, person: Person, by: Person | None = None) -> None:
        """Let `person` join, or be added by another person; do nothing for a member."""
        if not self.room.member(person.user).inside:
            self._change(Member(person.user, "member"), by.user if by else person.user)
            adder = by.user if by else person.user
            self._service(adder, f"+ {person.name}", new_chat_members=[person.user])
        await self.telegram.settled()

    async def add_bot(self, by: Person | None = None, *, admin: bool = False, bot: BotAccount | None = None) -> None:
        """Add a bot to the group, with a service message; promote it if `admin`."""
        account, adder = bot or self.telegram.the_bot(), by.user if by else self.owner
        assert self.room.member(adder).inside, f"{adder.first_name} is not in {self.title}"
        if not self.room.member(account.user).inside:
            self._change(Member(account.user, "member"), adder)
            self._service(adder, f"+ {account.user.first_name}", new_chat_members=[account.user])
        if admin:
            self._change(Member(account.user, "administrator", dict(ADMIN_RIGHTS)), adder)
        await self.telegram.settled()

    async def remove(self, who: Person | BotAccount, by: Person | None = None) -> None:
        """Let a person leave, or be removed by another person; a bot is always removed."""
        kicked = by is not None or isinstance(who, BotAccount)
        actor = by.user if by else self.owner if kicked else who.user
        if self.room.member(who.user).inside:
            self._service(actor, f"- {who.user.first_name}", left_chat_member=who.user)
            self._change(Member(who.user, "kicked" if kicked else "left"), actor)
        await self.telegram.settled()

    async def promote(
        self,
        who: Person | BotAccount,
        by: Person | None = None,
        *,
        anonymous: bool = False,
        title: str = "",
        **rights: bool,
    ) -> None:
        """Make a member an administrator; `rights` such as can_pin_messages=False override the defaults.

        An `anonymous` administrator writes as the group. The owner stays the owner, and can be anonymous, too.
        """
        present = self.room.member(who.user)
        assert present.inside, f"{who.user.first_name} is not in {self.title}"
        status = "creator" if present.status == "creator" else "administrator"
        standing = Member(who.user, status, {**ADMIN_RIGHTS, **rights}, anonymous=anonymous, title=title)
        self._change(standing, by.user if by else self.owner)
        await self.telegram.settled()

    async def restrict(self, who: Person | BotAccount, *what: str, by: Person | None = None) -> None:
        """Keep a member from sending `what`, of `SENDABLE`; nothing lifts it. An administrator loses the rights."""
        assert self.room.member(who.user).inside, f"{who.user.first_name} is not in {self.title}"
        status = "restricted" if what else "member"
        self._change(Member(who.user, status, denied=frozenset(what)), by.user if by else self.owner)
        await self.telegram.settled()

    async def mute(self, who: Person | BotAccount, by: Person | None = None) -> None:
        """Keep a member from sending anything."""
        await self.restrict(who, *SENDABLE, by=by)

    async def restrict_members(self, *what: str) -> None:
        """Keep all who are no administrators from sending `what`, of `SENDABLE`; nothing lifts it. No bot is told."""
        self.room.denied = frozenset(what)
        await self.telegram.settled()

    async def demote(self, who: Person | BotAccount, by: Person | None = None) -> None:
        """Make an administrator an ordinary member again."""
        self._change(Member(who.user, "member"), by.user if by else self.owner)
        await self.telegram.settled()

    async def topic(self, name: str, by: Person | None = None) -> int:
        """Open a forum topic and return its thread id."""
        assert self.room.forum, f"{self.title} is no forum"
        actor = by.user if by else self.owner
        created = ForumTopicCreated(name, 0x6FB9F0)
        record = self.telegram.serviced(self.room, actor, f"# {name}", opens_topic=True, forum_topic_created=created)
        self.room.topics[record.id] = name
        await self.telegram.settled()
        return record.id

    async def delete_topic(self, thread: int) -> None:
        """Delete a topic with its messages."""
        self.room.topics.pop(thread, None)
        for record in self.room.records.values():
            if record.thread == thread:
                record.delete()
        await self.telegram.settled()

    async def use_topics(self, *, forum: bool = True) -> None:
        """Turn topics on or off."""
        chat = self.room.chat
        self.room.chat = Chat(chat.id, chat.type, title=chat.title, username=chat.username, is_forum=forum or None)
        await self.telegram.settled()

    async def close_topic(self, thread: int, by: Person | None = None) -> None:
        """Close a topic; `GENERAL` is the id of General."""
        self.room.closures.topics.add(self._topic(thread))
        self._in_topic(thread, by, "# closed", forum_topic_closed=ForumTopicClosed())
        await self.telegram.settled()

    async def reopen_topic(self, thread: int, by: Person | None = None) -> None:
        """Reopen a closed topic."""
        self.room.closures.topics.discard(self._topic(thread))
        self._in_topic(thread, by, "# reopened", forum_topic_reopened=ForumTopicReopened())
        await self.telegram.settled()

    async def hide_general(self, by: Person | None = None, *, hidden: bool = True) -> None:
        """Hide the General topic, or show it again."""
        self._topic(GENERAL)
        self.room.closures.general_hidden = hidden
        if hidden:
            self._in_topic(GENERAL, by, "# hidden", general_forum_topic_hidden=GeneralForumTopicHidden())
        else:
            self._in_topic(GENERAL, by, "# shown", general_forum_topic_unhidden=GeneralForumTopicUnhidden())
        await self.telegram.settled()

    async def slow_mode(self, seconds: int) -> None:
        """Let members who are no administrators write once in that many seconds; 0 ends it. No bot is told."""
        self.room.closures.slow_mode = seconds
        await self.telegram.settled()

    async def restrict_chat(self, *, restricted: bool = True) -> None:
        """Restrict the whole chat as Telegram does, or lift that. No bot is told."""
        self.room.closures.restricted = restricted
        await self.telegram.settled()

    async def delete(self) -> None:
        """Delete the group. No bot is told."""
        self.room.closures.deleted = True
        await self.telegram.settled()

    async def migrate(self) -> int:
        """Turn a group into a supergroup, with both service messages, and return the new id."""
        old = self.room
        assert old.chat.type == "group", f"{self.title} is a supergroup already"
        new_id = old.chat.id - 1_000_000_000_000 + 4_000_000_000
        chat = Chat(new_id, "supergroup", title=old.title)
        self.room = self.telegram.new_room(chat)
        self.room.members.update(old.members)
        self.telegram.serviced(old, self.owner, f"→ {new_id}", migrate_to_chat_id=new_id)
        self.telegram.serviced(self.room, self.owner, f"← {old.chat.id}", migrate_from_chat_id=old.chat.id)
        old.migrated_to = new_id
        await self.telegram.settled()
        return new_id

    async def rename(self, title: str, by: Person | None = None) -> None:
        """Change the title."""
        chat = self.room.chat
        self.room.chat = Chat(chat.id, chat.type, title=title, username=chat.username, is_forum=chat.is_forum or None)
        self._service(by.user if by else self.owner, title, new_chat_title=title)
        await self.telegram.settled()

    def link(self, channel: Group | None) -> None:
        """Link a channel, whose posts are then forwarded to this group; None ends it."""
        former = self.telegram.rooms.get(self.room.linked or 0)
        if former is not None:
            former.linked = None
        self.room.linked = None if channel is None else channel.id
        if channel is not None:
            channel.room.linked = self.id

    def _topic(self, thread: int) -> int:
        assert self.room.forum, f"{self.title} is no forum"
        assert thread == GENERAL or thread in self.room.topics, f"{self.title} has no topic {thread}"
        return thread

    def _in_topic(self, thread: int, by: Person | None, words: str, **fields: Field) -> None:
        place = None if thread == GENERAL else thread
        self.telegram.serviced(self.room, by.user if by else self.owner, words, thread=place, **fields)

    def _change(self, new: Member, by: User) -> None:
        old = self.room.member(new.user)
        self.room.members[new.user.id] = new
        self.telegram.member_changed(self.room, old, new, by)

    def _service(self, by: User, words: str, **fields: Field) -> Record:
        return self.telegram.serviced(self.room, by, words, **fields)
