"""The activity as a calendar file, for the button that adds it to a member's own calendar."""

import re
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vText

REMINDERS = (timedelta(days=1), timedelta(minutes=30))
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def calendar_file(
    uid: str,
    title: str,
    start: datetime,
    end: datetime,
    place: str,
    description: str,
    *,
    now: datetime,
    sequence: int = 0,
    cancelled: bool = False,
) -> bytes:
    """Return one event as iCalendar (RFC 5545), in UTC so that every calendar shows its own zone.

    `uid` differs from that of any activity of any installation. It stays the same for one activity, and `sequence`
    grows with each change of it, so that opening the file again moves the entry instead of duplicating it, or removes
    it if `cancelled`. It has reminders a day and half an hour before.
    """
    event = Event()
    event.add("uid", uid)
    event.add("sequence", sequence)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("last-modified", now.astimezone(UTC))
    event.add("dtstart", start.astimezone(UTC))
    event.add("dtend", end.astimezone(UTC))
    event.add("summary", _text(title))
    event.add("location", _text(place))
    event.add("description", _text(description))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    for before in () if cancelled else REMINDERS:
        event.add_component(_alarm(title, before))
    calendar = Calendar()
    calendar.add("prodid", "-//party-day-bot//party-day-bot//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _alarm(title: str, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _text(title))
    alarm.add("trigger", -before)
    return alarm


def _text(words: str) -> vText:
    return vText(_UNPRINTABLE.sub("", words.replace("\r\n", "\n")))
