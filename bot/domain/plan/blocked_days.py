"""Days that the branch keeps free of activities (rule 13)."""

from datetime import date

from bot.storage.tables.branch import Branch


def blocked_days(branch: Branch) -> frozenset[date]:
    """Return the days that the branch keeps free of activities, such as exam days (rule 13)."""
    return frozenset(map(date.fromisoformat, (branch.overrides or {}).get("blocked_dates", ())))
