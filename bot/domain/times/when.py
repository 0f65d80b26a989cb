"""Parsing of the time of an activity into a start and an end in the branch's zone."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.domain.normalisation import compatible
from bot.domain.refusals import Refused
from bot.domain.times.clock_words import DAY, HOUR, Words, end_after, take_apart
from bot.domain.times.day_words import Anchor, nth_weekday, read_day

LONGEST_TEXT = 80
FARTHEST = timedelta(days=400)
LONGEST = timedelta(days=7)
FRIDAY = 4
_TOGETHER = {
    "今晚": "今天晚上",
    "明晚": "明天晚上",
    "后晚": "后天晚上",
    "今早": "今天早上",
    "明早": "明天早上",
}
_NEXT_DAY = re.compile(r"(?:次|翌)日|第[二2]天|(?:the )?next day")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}t[0-9]{2}:[0-9]{2}(:[0-9]{2})?(z|[+-][0-9]{2}:[0-9]{2})")


@dataclass(frozen=True)
class Span:
    """A period of time; both ends are aware and in the zone in which they were read."""

    start: datetime
    end: datetime

    @property
    def hours(self) -> float:
        """The duration in hours; a short one is not refused here, as rule 6 only warns."""
        return (self.end.astimezone(UTC) - self.start.astimezone(UTC)) / timedelta(hours=1)

    @property
    def month(self) -> tuple[int, int]:
        """The year and month of the start."""
        return self.start.year, self.start.month


@dataclass(frozen=True)
class _Question:
    now: datetime
    month: tuple[int, int] | None
    default_time: time
    default_hours: float
    on: date | None


def read_when(
    text: str,
    *,
    now: datetime,
    zone: tzinfo,
    month: tuple[int, int] | None,
    default_time: time,
    default_hours: float,
    on: date | None = None,
) -> Span:
    """Parse a future time: `3月6日下午2点`, `下周五14:00-17:30`, `2026-03-06 14:00`.

    `month` is the month of the activity (rule 9: 必须在当月完成); a bare `6号` falls in it. `on` is the day that is
    already set, for a text with a time only. A day without a time gets `default_time`, a start without an end gets
    `default_hours`. An hour from 1 to 6 without 上午 or 凌晨 is read as afternoon.

    Raises Refused, and no other exception for any text: `when-unreadable`, `when-day-missing`, `when-hour-missing`,
    `when-no-such-day`, `when-no-such-time`, `when-weekday-differs`, `when-past`, `when-other-month`,
    `when-too-far`, `when-no-such-weekday`, `when-end-before-start`, `when-too-long`. Each carries `example`, a start
    that would be accepted, and `example_end`, the time of day at which it would end.
    """
    question = _Question(now.astimezone(zone), month, default_time, default_hours, on)
    try:
        return _read(_normal(text), question, zone)
    except Refused as refused:
        example = lasting(_example(question, zone), default_hours)
        shown = {"example": example.start, "example_end": f"{example.end:%H:%M}"}
        raise Refused(refused.key, **{**refused.values, **shown}) from None


def names_both_ends(text: str) -> bool:
    """True if a text that `read_when` accepts names a start, and an end or a duration.

    Raises:
        Refused: as `read_when`.
    """
    words = take_apart(_normal(text))
    return words.start is not None and (words.end is not None or words.hours is not None)


def at_local(day: date, minutes: int, zone: tzinfo) -> datetime:
    """Return the instant that many minutes after midnight on the wall clock, past a clock change that skips it."""
    day, minutes = (day + timedelta(days=1), minutes - DAY) if minutes >= DAY else (day, minutes)
    local = datetime.combine(day, time(minutes // HOUR, minutes % HOUR), tzinfo=zone)
    return local.astimezone(UTC).astimezone(zone)


def lasting(start: datetime, hours: float) -> Span:
    """Return the span from the start on that lasts that many elapsed hours."""
    end = (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(start.tzinfo)
    return Span(start, end)


def _normal(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise Refused("when-unreadable")
    text = compatible(text).strip().lower()
    for short, long in _TOGETHER.items():
        text = text.replace(short, long)
    return re.sub(r"\s+", " ", text)


def _read(text: str, question: _Question, zone: tzinfo) -> Span:
    if _ISO.fullmatch(text):
        return _checked(lasting(_from_iso(text, zone), question.default_hours), question)
    words = take_apart(re.sub(r"(?<=[0-9])t(?=[0-9])", " ", text))
    minutes = words.start.minutes if words.start else _default_minutes(words, question)
    said = read_day(words.day, Anchor(question.now, question.month, minutes))
    day = said or question.on
    if day is None or not (said or words.start or words.period or words.hours):  # an empty text is no answer
        raise Refused("when-day-missing" if words.start or words.period else "when-unreadable")
    if words.start is not None and minutes >= DAY:
        raise Refused("when-no-such-time", time="24:00")
    _check_day(day, question)
    start = at_local(day, minutes, zone)
    return _checked(_span(start, day, words, question), question)


def _from_iso(text: str, zone: tzinfo) -> datetime:
    try:
        return datetime.fromisoformat(text.upper()).astimezone(zone)
    except (ValueError, OverflowError):
        raise Refused("when-unreadable") from None


def _default_minutes(words: Words, question: _Question) -> int:
    minutes = question.default_time.hour * HOUR + question.default_time.minute
    if words.period and not words.period[0] * HOUR <= minutes < words.period[1] * HOUR:
        raise Refused("when-hour-missing")
    return minutes


def _span(start: datetime, day: date, words: Words, question: _Question) -> Span:
    if words.start is None or words.end is None:
        return lasting(start, words.hours if words.hours is not None else question.default_hours)
    last = _last_day(words.end_day, start, day)
    if last < day:
        raise Refused("when-end-before-start")
    if question.month is not None and (last.year, last.month) != question.month:
        raise _other_month(last, question.month)
    if last - day > LONGEST:
        raise Refused("when-too-long", days=LONGEST.days)
    end = at_local(last, end_after(words.start, words.end, days=(last - day).days), start.tzinfo or UTC)
    return Span(start, end)


def _last_day(written: str, start: datetime, day: date) -> date:
    """Return the day of the end; `次日` is the day after the start, and no words mean the same day."""
    if _NEXT_DAY.fullmatch(written):
        return day + timedelta(days=1)
    return read_day(written, Anchor(start, (start.year, start.month))) or day


def _check_day(day: date, question: _Question) -> None:
    """Refuse a day outside the month in question, in the past or too far ahead."""
    if question.month is not None and (day.year, day.month) != question.month:
        raise _other_month(day, question.month)
    if day < question.now.date():
        raise Refused("when-past", day=day)
    if day > question.now.date() + FARTHEST:
        raise Refused("when-too-far", days=FARTHEST.days)


def _other_month(day: date, month: tuple[int, int]) -> Refused:
    return Refused("when-other-month", year=month[0], month=month[1], asked_year=day.year, asked_month=day.month)


def _checked(span: Span, question: _Question) -> Span:
    _check_day(span.start.date(), question)
    if span.hours <= 0:
        raise Refused("when-end-before-start")
    if span.start.astimezone(UTC) <= question.now.astimezone(UTC):
        raise Refused("when-past", day=span.start)
    last = (span.end - timedelta(seconds=1)).date()
    if question.month is not None and (last.year, last.month) != question.month:
        raise _other_month(last, question.month)
    return span


def _example(question: _Question, zone: tzinfo) -> datetime:
    """Return a Friday at the usual time: in the month in question if one is left there, else in the next."""
    minutes = question.default_time.hour * HOUR + question.default_time.minute
    year, month = question.month or (question.now.year, question.now.month)
    later = (year + month // 12, month % 12 + 1)
    fridays = [nth_weekday(*each, nth, FRIDAY) for each in ((year, month), later) for nth in range(1, 6)]
    moments = [at_local(day, minutes, zone) for day in fridays if day is not None]
    return next((moment for moment in moments if moment > question.now), moments[0])
