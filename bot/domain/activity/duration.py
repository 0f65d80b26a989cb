"""How long an activity lasts: half a day at least (rule 6)."""

from datetime import timedelta

from bot.domain.rules import rules_of
from bot.storage.tables.activity import Activity


def hours_of(activity: Activity) -> float | None:
    """How long it lasted, in hours, or, before its end, is planned to last; None before it is dated.

    What ended by itself lasted as planned: nobody was there for the half hour that the bot waited.
    """
    if activity.starts_at is None or activity.ends_at is None:
        return None
    ended = activity.ended_at or activity.ends_at
    by_itself = ended >= activity.ends_at + rules_of(activity.branch).ends_by_itself_after
    return ((activity.ends_at if by_itself else ended) - activity.starts_at) / timedelta(hours=1)
