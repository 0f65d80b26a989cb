"""Days that the branch keeps free of activities (rule 13)."""

from datetime import date

from bot.storage.tables.branch import Branch


def blocked_days(branch: Branch) -> frozenset[date]:
    """Days the branch keeps free of activities, such as exams (rule 13)."""
    return frozenset(map(date.fromisoformat, (branch.overrides or {}).get("blocked_dates", ())))
