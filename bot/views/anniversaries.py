"""Anniversaries that a month's activity counts wrong: what its card says, and the button that mends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.plan.anniversaries import MENDED, wrong_counts
from bot.telegram.message import Button
from bot.texts import Html
from bot.views import callbacks

if TYPE_CHECKING:
    from bot.domain.plan.anniversaries import WrongCount
    from bot.storage.tables.activity import Activity
    from bot.telegram.message import Rows
    from bot.texts import Texts


def _wrong(activity: Activity) -> list[WrongCount]:
    """Return the anniversaries that the notice would say wrong, each count once."""
    if activity.announced_at is not None or activity.ended_at is not None or activity.cancelled_at is not None:
        return []
    found = wrong_counts(f"{activity.form}。{activity.content}", activity.year)
    return list({each.said: each for each in found if each.said < MENDED}.values())


def lines(activity: Activity, t: Texts) -> list[Html]:
    """Say which anniversaries do not fit the year."""
    shown = [
        {"event": each.event, "said": each.said, "year": activity.year, "right": activity.year - each.since}
        for each in _wrong(activity)
    ]
    return [Html(f"⚠️ {t.html('finding-anniversary', **values)}") for values in shown]


def buttons(activity: Activity, t: Texts) -> Rows:
    """Offer to mend each of them."""
    return tuple(
        (
            Button(
                t.plain("anniversary-button-mend", right=activity.year - each.since),
                callbacks.SCHEDULE_MEND.data(activity.id, each.said),
            ),
        )
        for each in _wrong(activity)
    )


def reason(activity: Activity, said: int, t: Texts) -> str:
    """Return the reason that is recorded for the correction."""
    right = next((activity.year - each.since for each in _wrong(activity) if each.said == said), 0)
    return t.plain("anniversary-mend-reason", said=said, right=right)
