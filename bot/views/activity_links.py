"""Buttons between the screens of one activity, from its record to its sheets on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.telegram.message import Button
from bot.views import callbacks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.storage.tables.activity import Activity
    from bot.telegram.callbacks import Data
    from bot.texts import Html, Texts

SCREENS: Mapping[str, Callable[[Activity], Data]] = {
    "record": lambda activity: callbacks.RECORD_CARD.data(activity.id),
    "steps": lambda activity: callbacks.STEPS_CARD.data(activity.id),
    "agenda": lambda activity: callbacks.AGENDA_CARD.data(activity.id),
    "papers": lambda activity: callbacks.PAPER_MENU.data(activity.id),
    "check": lambda activity: callbacks.CHECK_OPEN.data(activity.id),
    "paste": lambda activity: callbacks.PASTE_MENU.data(activity.id),
    "sheets": lambda activity: callbacks.SHEET_SHOW.data(activity.id),
}


def called_off(activity: Activity, t: Texts) -> list[Html]:
    """Return the line of an activity that came to nothing, whose screens can only be read; none for another one."""
    return [t.html("called-off", held=not activity.not_held)] if activity.cancelled_at is not None else []


def to(activity: Activity, t: Texts, *screens: str) -> tuple[Button, ...]:
    """Return a row of buttons that open these screens of the activity; `button-to-<screen>` is the label."""
    return tuple(Button(t.plain(f"button-to-{screen}"), SCREENS[screen](activity)) for screen in screens)
