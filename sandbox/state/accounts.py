"""Accounts of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telegram import User

    from sandbox.state.bots import Popup


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
