"""Reading of the time of an activity: its start and end in the branch's zone, the place beside them, and the rest."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.domain.refusals import Refused
from bot.domain.times import clocks
from bot.domain.times.clock_words import DAY, HOUR, Clock, end_after
from bot.domain.times.clocks import Clocks
from bot.domain.times.day_words import Anchor, nth_weekday
from bot.domain.times.pieces import Line, Piece, agreed_day, line_of, minutes_moved, moved_day, pieces_of
from bot.domain.times.rest import rest_of
from bot.domain.told import Told

FARTHEST = timedelta(days=400)
LONGEST = timedelta(days=7)
FRIDAY = 4
_FORMER = re.compile(r"原(?:来|先|本|计划)?定?[于在为是]?\s*$")
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
class Reading:
    """The content of a line: the time, the place if it names one, and what is told beside them.

    `both_ends` is true if the line names the start, and the end or the duration.
    """

    span: Span
    place: str | None = None
    told: tuple[Told, ...] = ()
    both_ends: bool = False


@dataclass(frozen=True)
class _Question:
    now: datetime
    month: tuple[int, int] | None
    default_time: time
    default_hours: float
    on: date | None
    stands: time
    place_expected: bool


def read_when(
    text: str,
    *,
    now: datetime,
    zone: tzinfo,
    month: tuple[int, int] | None,
    default_time: time,
    default_hours: float,
    on: date | None = None,
    stands: time | None = None,
    place_expected: bool = False,
) -> Reading:
    """Read a future time: `3月6日下午2点`, `下周五14:00-17:30`, `推迟到3月20日下午2点，三楼会议室`.

    `month` is the month of the activity (rule 9: 必须在当月完成); a bare `6号` falls in it. `on` is the day that is
    already set, for a text with a time only; `stands` is the time that is set, if it is not the usual one. A day
    without a time gets `default_time`, a start without an end gets `default_hours`. An hour from 1 to 6 without 上午 or
    凌晨 is read as afternoon. Words that are neither time nor place are told; those that could change the time are
    refused. `place_expected` is true for a question that takes a place: then words that name no known kind of place
    are one, too.

    Raises Refused, and no other exception for any text: `when-unreadable`, `when-remains`, `when-day-missing`,
    `when-hour-missing`, `when-no-such-day`, `when-no-such-time`, `when-weekday-differs`, `when-days-differ`,
    `when-two-times`, `when-two-places`, `when-not-later`, `when-not-earlier`, `when-past`, `when-other-month`,
    `when-too-far`, `when-no-such-weekday`, `when-end-before-start`, `when-too-long`. Each carries `example`, a start
    that would be accepted, and `example_end`, the time of day at which it would end.
    """
    question = _Question(
        now.astimezone(zone), month, default_time, default_hours, on, stands or default_time, place_expected
    )
    try:
        return _read(text, question, zone)
    except Refused as refused:
        example = lasting(_example(question, zone), default_hours)
        shown = {"example": example.start, "example_end": f"{example.end:%H:%M}"}
        raise Refused(refused.key, **{**refused.values, **shown}) from None


def at_local(day: date, minutes: int, zone: tzinfo) -> datetime:
    """Return the instant that many minutes after midnight on the wall clock, past a clock change that skips it."""
    day, minutes = (day + timedelta(days=1), minutes - DAY) if minutes >= DAY else (day, minutes)
    local = datetime.combine(day, time(minutes // HOUR, minutes % HOUR), tzinfo=zone)
    return local.astimezone(UTC).astimezone(zone)


def lasting(start: datetime, hours: float) -> Span:
    """Return the span from the start on that lasts that many elapsed hours."""
    end = (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(start.tzinfo)
    return Span(start, end)


def _read(text: str, question: _Question, zone: tzinfo) -> Reading:
    line = line_of(text)
    if _ISO.fullmatch(line.low):
        return Reading(_checked(lasting(_from_iso(line.low, zone), question.default_hours), question))
    pieces = _without_former_day(line.low, clocks.settled(line.low, pieces_of(line.low), question.month))
    former, meant = _halves(pieces)
    said = clocks.take(line.low, meant)
    if said.start is None and (before := clocks.take(line.low, former)).start is not None:
        said = said.with_clocks_of(before)
    said = _delayed(said, meant, question)
    minutes = said.start.minutes if said.start else _default_minutes(said, question)
    moves = any(piece.kind == "move" for piece in pieces)
    anchor = Anchor(question.now, question.month, minutes, question.on if moves else None)
    day, sure = _day(former, meant, said, anchor, question)
    rest = rest_of(line, [*former, *meant], meant, said, place_expected=question.place_expected)
    if said.start is not None and minutes >= DAY:
        raise Refused("when-no-such-time", time="24:00")
    _check_day(day, question)
    span = _checked(_span(at_local(day, minutes, zone), day, said, question), question)
    told = (*rest.told, *_imprecise(line, meant, anchor)) if sure else rest.told
    return Reading(span, rest.place, told, said.start is not None and (said.end or said.hours) is not None)


def _delayed(said: Clocks, meant: list[Piece], question: _Question) -> Clocks:
    """Return the times moved by `推迟半小时`; they begin at the time that stands if the line names none."""
    delays = [piece for piece in meant if piece.kind == "delay"]
    if not delays:
        return said
    minutes = sum(map(minutes_moved, delays))
    stood = question.stands.hour * HOUR + question.stands.minute
    start = said.start.minutes if said.start else stood
    if said.start is not None and any(piece.kind == "clock" and piece.start > delays[0].start for piece in meant):
        if said.start.minutes != stood + minutes:  # `推迟半小时，15:00开始`
            shown = [f"{at // HOUR}:{at % HOUR:02}" for at in (stood + minutes, said.start.minutes)]
            raise Refused("when-two-times", times=shown)
        return said
    if said.period or (said.start and minutes < 0) or not 0 <= start + minutes < DAY:
        raise Refused("when-hour-missing")
    end = Clock(said.end.minutes + minutes, fixed=True) if said.end else None
    return replace(said, start=Clock(start + minutes, fixed=True), end=end)


def _without_former_day(low: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with `原定3月13日` as an aside if the line names another day and does not count from it."""
    days = [piece for piece in pieces if piece.kind == "day"]
    former = [piece for piece in days if _FORMER.search(low, 0, piece.start)]
    if len(former) == len(days) or any(piece.kind in ("move", "shift", "delay") for piece in pieces):
        return pieces
    return [replace(piece, kind="aside") if piece in former else piece for piece in pieces]


def _halves(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Return the words of time before the last `改到` with a time, and those from it on."""
    times = [at for at, piece in enumerate(pieces) if piece.kind != "move"]
    moves = [at for at, piece in enumerate(pieces) if piece.kind == "move" and times and at < times[-1]]
    at = moves[-1] if moves else 0
    kept = [piece for n, piece in enumerate(pieces) if piece.kind != "move" or (moves and n == at)]
    at = kept.index(pieces[at]) if moves else 0
    return kept[:at], kept[at:]


def _day(
    former: list[Piece], meant: list[Piece], said: Clocks, anchor: Anchor, question: _Question
) -> tuple[date, bool]:
    """Return the day of the start, and true if the text names it."""
    stood = agreed_day(former, anchor) or question.on
    named = agreed_day([piece for piece in meant if piece not in said.of_end], anchor)
    moved = [piece for piece in meant if piece.kind == "shift"]
    others = [piece for piece in meant if piece.kind in ("next", "same") and piece not in said.of_end]
    if moved or others:
        named = _counted(moved, others, meant, stood, named, anchor)
    if named is None and stood is not None and (said.start or said.period or said.hours is not None or former):
        if not (said.start or said.period):  # a duration or a former day alone
            raise Refused("when-hour-missing" if said.hours is not None else "when-unreadable")
        return stood, False
    if named is None:
        raise Refused("when-day-missing" if said.start or said.period else "when-unreadable")
    _agree_with_move(meant, named, stood)
    return named, True


def _counted(
    moved: list[Piece], others: list[Piece], meant: list[Piece], stood: date | None, named: date | None, anchor: Anchor
) -> date:
    """Return the day that is counted from the one that stands: `顺延一周`, `改到次日`, `当天`."""
    base = stood
    if moved:
        before = [piece for piece in meant if piece.start < moved[0].start]
        base, named = agreed_day(before, anchor) or stood, agreed_day(meant[meant.index(moved[-1]) :], anchor)
    follows = meant[0].kind == "move" or moved
    if base is None or (others and others[0].kind == "next" and not follows):
        raise Refused("when-unreadable" if others else "when-day-missing")
    day = base
    for piece in moved:
        day = _moved(day, piece)
    day += timedelta(days=sum(one.kind == "next" for one in others))
    if named is not None and named != day:
        words = (moved or others)[0].found[0]
        raise Refused("when-days-differ", first=words, day=day, second=f"{named:%m-%d}", other=named)
    return day


def _moved(day: date, shift: Piece) -> date:
    try:
        return moved_day(day, shift)
    except (OverflowError, ValueError):  # beyond the year 9999
        raise Refused("when-too-far", days=FARTHEST.days) from None


def _agree_with_move(meant: list[Piece], day: date, stood: date | None) -> None:
    """Refuse `推迟到` a day before the one that stands, and `提前到` a day after it."""
    move = meant[0].found if meant[0].kind == "move" else None
    if move is None or stood is None:
        return
    hour = any(piece.kind in ("clock", "period") for piece in meant)
    if (move["later"] or move["put_off"]) and (day < stood or (day == stood and not hour)):
        raise Refused("when-not-later", day=day, stands=stood)
    if move["earlier"] and (day > stood or (day == stood and not hour)):
        raise Refused("when-not-earlier", day=day, stands=stood)


def _imprecise(line: Line, meant: list[Piece], anchor: Anchor) -> list[Told]:
    """Tell how a day was read whose words may mean another one."""
    abouts = [(piece.about, piece, piece.day(anchor)) for piece in meant if piece.about is not None]
    if anchor.stands is not None and not any(piece.kind in ("day", "figures") for piece in meant):
        bare = replace(anchor, stands=None)
        weekdays = [(piece, piece.day(anchor)) for piece in meant if piece.kind == "weekday"]
        abouts += [("same-week", piece, day) for piece, day in weekdays if day != piece.day(bare)]
    return [
        Told(f"when-{about}", (line.plain[piece.start : piece.end],), {"month": day.month, "day": day.day})
        for about, piece, day in abouts
    ]


def _from_iso(text: str, zone: tzinfo) -> datetime:
    try:
        return datetime.fromisoformat(text.upper()).astimezone(zone)
    except (ValueError, OverflowError):
        raise Refused("when-unreadable") from None


def _default_minutes(said: Clocks, question: _Question) -> int:
    minutes = question.default_time.hour * HOUR + question.default_time.minute
    if said.period and not said.period[0] * HOUR <= minutes < said.period[1] * HOUR:
        raise Refused("when-hour-missing")
    return minutes


def _span(start: datetime, day: date, said: Clocks, question: _Question) -> Span:
    if said.start is None or said.end is None:
        return lasting(start, said.hours if said.hours is not None else question.default_hours)
    last = _last_day(said.of_end, start, day)
    if last < day:
        raise Refused("when-end-before-start")
    if question.month is not None and (last.year, last.month) != question.month:
        raise _other_month(last, question.month)
    if last - day > LONGEST:
        raise Refused("when-too-long", days=LONGEST.days)
    end = at_local(last, end_after(said.start, said.end, days=(last - day).days), start.tzinfo or UTC)
    if said.hours is not None and Span(start, end).hours != said.hours:
        raise Refused("when-two-times", times=[f"{end:%H:%M}", f"{lasting(start, said.hours).end:%H:%M}"])
    return Span(start, end)


def _last_day(pieces: tuple[Piece, ...], start: datetime, day: date) -> date:
    """Return the day of the end; `次日` is the day after the start, and no words mean the same day."""
    named = agreed_day(list(pieces), Anchor(start, (start.year, start.month)))
    follows = any(piece.kind == "next" for piece in pieces)
    if follows and named not in (None, day + timedelta(days=1)):
        raise Refused("when-unreadable")
    return day + timedelta(days=1) if follows else named or day


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
