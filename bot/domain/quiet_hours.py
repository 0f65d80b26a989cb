"""Quiet hours (rules §7): reminders wait until morning; deadlines do not move."""

from datetime import UTC, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.domain.rules import Rules, rules_of
from bot.storage.tables.branch import Branch


def after_quiet(
    at: datetime,
    zone: tzinfo,
    *,
    quiet_from: time = Rules.quiet_from,
    quiet_until: time = Rules.quiet_until,
) -> datetime:
    """Return the first instant at or after `at` outside the quiet hours on the wall clock of `zone`, in UTC.

    The hours may span midnight (22:00-08:00) or not (13:00-14:00); equal ends mean that no hour is quiet.
    Both ends are wall-clock times, so the night of a clock change is an hour shorter or longer.
    """
    local = at.astimezone(zone)
    moment = local.time()
    if quiet_from <= quiet_until:
        quiet, wakes = quiet_from <= moment < quiet_until, local.date()
    else:
        quiet = moment >= quiet_from or moment < quiet_until
        wakes = local.date() + timedelta(days=1) if moment >= quiet_from else local.date()
    if not quiet:
        return at.astimezone(UTC)
    return max(datetime.combine(wakes, quiet_until, tzinfo=zone).astimezone(UTC), at.astimezone(UTC))


def awake(at: datetime, branch: Branch) -> datetime:
    """Return the first instant at or after `at` outside the branch's quiet hours."""
    rules = rules_of(branch)
    return after_quiet(at, ZoneInfo(branch.zone), quiet_from=rules.quiet_from, quiet_until=rules.quiet_until)
