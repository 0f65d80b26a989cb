"""The means that close a group to writers besides the rights of its members: topics, slow mode, Telegram itself."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sandbox.state.errors import ApiError, bad, forbidden

if TYPE_CHECKING:
    from datetime import datetime

GENERAL = 1  # the id of a forum's General topic in service messages; a message to it names no topic


@dataclass(slots=True)
class Closures:
    """The closures of one group.

    `topics` are the ids of closed topics; a hidden General is closed, too. `slow_mode` is the number of seconds between
    two messages of a member who is no administrator. `restricted` is true if Telegram itself restricted the chat.
    """

    topics: set[int] = field(default_factory=set)
    general_hidden: bool = False
    slow_mode: int = 0
    restricted: bool = False
    deleted: bool = False
    _wrote: dict[int, datetime] = field(default_factory=dict)

    def refuse_group(self) -> None:
        """Raise 403 or 400 if the group takes no messages at all."""
        if self.deleted:
            raise forbidden("the group chat was deleted")
        if self.restricted:
            raise bad("CHAT_RESTRICTED")

    def refuse_topic(self, thread: int | None) -> None:
        """Raise 400 if the topic is closed; None is General."""
        if (thread or GENERAL) in self.topics or (self.general_hidden and not thread):
            raise bad("TOPIC_CLOSED")

    def refuse_haste(self, user_id: int, now: datetime) -> None:
        """Raise 429 while slow mode makes the user wait."""
        wrote = self._wrote.get(user_id)
        wait = self.slow_mode - abs((now - wrote).total_seconds()) if wrote is not None else 0
        if wait > 0:
            seconds = math.ceil(wait)
            raise ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)

    def note_writing(self, user_id: int, now: datetime) -> None:
        """Record that the user has written, from which slow mode counts."""
        self._wrote[user_id] = now
