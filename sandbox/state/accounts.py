"""The account of a person, as Telegram keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telegram import User

    from sandbox.state.bots import Popup


class Account:
    """A person's account, with the pop-ups that bots have shown there."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.deactivated = False
        self.popups: list[Popup] = []

    @property
    def id(self) -> int:
        """Telegram's id."""
        return self.user.id

    @property
    def name(self) -> str:
        """The name others see."""
        return self.user.first_name

    @property
    def username(self) -> str | None:
        """The public name, without @."""
        return self.user.username
