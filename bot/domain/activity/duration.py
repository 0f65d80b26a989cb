"""The duration of an activity, which is at least half a day (rule 6)."""

from datetime import timedelta

from bot.domain.rules import rules_then
from bot.storage.tables.activity import Activity


def hours_of(activity: Activity) -> float | None:
    """Return the activity's duration in hours, the planned one before its end; None before it is dated.

    An activity that ended by itself counts with its planned end, without the half hour that the bot waited.
    """
    if activity.starts_at is None or activity.ends_at is None:
        return None
    ended = activity.ended_at or activity.ends_at
    by_itself = ended >= activity.ends_at + rules_then(activity).ends_by_itself_after
    return ((activity.ends_at if by_itself else ended) - activity.starts_at) / timedelta(hours=1)
