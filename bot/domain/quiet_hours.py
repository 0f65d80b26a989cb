"""Quiet hours (rules §7): at night nudges wait until people are awake; deadlines do not move."""

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
    """The first moment from `at` on that is not in the quiet hours on the wall clock of `zone`, in UTC.

    The hours may pass midnight (22:00-08:00) or not (13:00-14:00); equal ends mean that no hour is quiet.
    Both ends are the wall clock's, so the night of a clock change is an hour shorter or longer.
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


def awake(at: datetime, branch: Branch, rules: Rules | None = None) -> datetime:
    """The first moment from `at` on that is not in this branch's quiet hours; `rules` are its own, if at hand."""
    rules = rules or rules_of(branch)
    return after_quiet(at, ZoneInfo(branch.zone), quiet_from=rules.quiet_from, quiet_until=rules.quiet_until)
