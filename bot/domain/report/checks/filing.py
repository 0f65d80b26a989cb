"""Checks against the plan, the deadline and the notice (36, 37, 39)."""

import re
from collections.abc import Iterator

from bot.domain.report.checks.finding import Case, Finding, Level
from bot.domain.schedule.theme_change import CHANGED

SHOWN = 60
_PLACE = re.compile(r"(?:活动|会议)?地[点址]\s*[:：]\s*(?P<place>[^\s，,。；;]+)")


def plan(case: Case) -> Iterator[Finding]:
    """36: form, content or month are not the plan's, and no change of them is recorded."""
    start = case.start.astimezone(case.zone)
    if (start.year, start.month) != (case.activity.year, case.activity.month):
        yield Finding(36, Level.WARN, "month", {"month": case.activity.month, "start": case.start})
    changed = any(event.kind == CHANGED for event in case.report.events)
    held = (case.activity.form, case.activity.content)
    if case.planned is not None and case.planned != held and not changed:
        planned = "：".join(case.planned)[:SHOWN]
        yield Finding(36, Level.WARN, "theme", {"planned": planned, "held": "：".join(held)[:SHOWN]})


def in_time(case: Case) -> Iterator[Finding]:
    """37: filed, or still not filed, more than two days after the end; filed without a receipt.

    No time is set for an activity that was recorded later.
    """
    due, timed = case.end + case.rules.record_filed, case.activity.recorded_later_at is None
    if not case.report.filings:
        if timed and case.now > due:
            yield Finding(37, Level.WARN, "late", {"due": due})
        return
    first, last = case.report.filings[0], case.report.filings[-1]
    if timed and first.sent_at > due:
        yield Finding(37, Level.WARN, "was-late", {"due": due, "sent": first.sent_at})
    if last.received_at is None:
        yield Finding(37, Level.WARN, "receipt", {"sent": last.sent_at})


def place(case: Case) -> Iterator[Finding]:
    """39: the minutes or a caption name another place than the notice."""
    held = case.activity.place
    if not held:
        return
    texts = [each.text for each in case.report.minutes] + [photo.caption for photo in case.report.chosen_photos]
    for text in texts:
        for found in _PLACE.finditer(text):
            named = found["place"]
            if named not in held and held not in named:
                yield Finding(39, Level.INFO, "place", {"held": held, "named": named[:SHOWN]})
                return
