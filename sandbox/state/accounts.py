"""Accounts of people, and Telegram's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import User

if TYPE_CHECKING:
    from sandbox.state.bots import Popup

# Accounts of Telegram's own, which stand as senders where a chat writes or votes.
ANONYMOUS = User(1087968824, "Group", True, username="GroupAnonymousBot")
CHANNEL = User(136817688, "Channel", True, username="Channel_Bot")
TELEGRAM = User(777000, "Telegram", False)


class Account:
    """The account of one person. `popups` are the pop-ups that bots have shown to this person."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.deactivated = False
        self.popups: list[Popup] = []

    @property
    def id(self) -> int:
        """The Telegram id."""
        return self.user.id

    @property
    def name(self) -> str:
        """The displayed name."""
        return self.user.first_name

    @property
    def username(self) -> str | None:
        """The username, without @."""
        return self.user.username
