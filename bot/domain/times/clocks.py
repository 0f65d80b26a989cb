"""The clocks of a line: its start, its end with the day of that, and its duration."""

import calendar
import re
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.domain.refusals import Refused
from bot.domain.times.clock_words import DAY, HOUR, SEPARATOR, Clock, clock, hours_of, hours_of_period
from bot.domain.times.pieces import Kind, Piece, figures
from bot.domain.times.places import is_nothing

_JOINT = re.compile(SEPARATOR)
_BARE_END = re.compile(rf"\s*{SEPARATOR}\s*(?P<hour>[0-9]{{1,2}})\s*(?=$|[\s,;。()])")
_MONTH_DAY = re.compile(r"[0-9]{1,2}\s*[-./]\s*[0-9]{1,2}")
_OF_A_DAY = ("day", "weekday", "next", "same", "period")
_YEARS = (20, 21)  # `2026` is a year rather than 20:26


@dataclass(frozen=True)
class Clocks:
    """The times of day of a line; `of_end` are the words of the day of the end, such as `次日`.

    `period` is the part of the day, as first hour and end hour, of a line that names no hour (`3月6日下午`). `joints`
    are the places of the words that join the start and the end.
    """

    start: Clock | None = None
    end: Clock | None = None
    of_end: tuple[Piece, ...] = ()
    hours: float | None = None
    period: tuple[int, int] | None = None
    joints: tuple[tuple[int, int], ...] = ()

    def with_clocks_of(self, former: "Clocks") -> "Clocks":
        """Return these words with the hours of the former time: `13日15:00改到20日` keeps 15:00."""
        if self.period is not None:
            return self
        if self.hours is not None or former.of_end:
            return replace(self, start=former.start, hours=self.hours if self.hours is not None else former.hours)
        return replace(self, start=former.start, end=former.end, hours=former.hours)


def settled(low: str, pieces: list[Piece], month: tuple[int, int] | None) -> list[Piece]:
    """Decide which figures are a day and which a time: `3月13日 14.30`, `3.13 14:00`, `0313 1400`.

    Figures that are neither are left out: they number a room or the like.

    Raises:
        Refused: `when-figures` for figures that may be either.
    """
    done: list[Piece] = []
    guessed = False
    for at, piece in enumerate(pieces):
        if piece.kind != "figures":
            _require_no_room(low, piece, done)
            done.append(piece)
            continue
        around = [*done, *pieces[at + 1 :]]
        kinds = _kinds_of_figures(piece)
        if _numbers_a_room(low, piece, done, around):
            continue
        if len(kinds) == 2:
            kind = _kind_among_two(low, piece, pieces, done, around, month, guessed=guessed)
            guessed = guessed or kind == "day"
            kinds = {kind}
        done += [replace(piece, kind=kind) for kind in kinds]
    return done


def _require_no_room(low: str, piece: Piece, before: list[Piece]) -> None:
    """Refuse `14:00 三教 3-20`: the figures may number a room."""
    timed = any(each.kind == "clock" for each in before)
    if timed and _MONTH_DAY.fullmatch(piece.found[0]) and not is_nothing(low[before[-1].end : piece.start]):
        raise Refused("when-figures", words=piece.found[0])


def _kinds_of_figures(piece: Piece) -> set[Kind]:
    first, second = figures(piece.found)
    kinds: set[Kind] = set()
    if 1 <= first <= 12 and 1 <= second <= calendar.monthrange(2000, first)[1]:
        kinds.add("day")
    if first < 24 and second < 60 and (piece.found[1] is not None or first not in _YEARS):
        kinds.add("clock")
    return kinds


def _numbers_a_room(low: str, piece: Piece, before: list[Piece], around: list[Piece]) -> bool:
    """True for four figures after words (`三教 1205`), or beside a day and a time.

    Raises:
        Refused: `when-figures` if they may be the day of a line that names no other.
    """
    if piece.found[1] is not None:
        return False
    known = {each.kind for each in around}
    joined = any(each.kind == "clock" and _joined(low, each, piece) for each in before)
    after_words = not is_nothing(_JOINT.sub(" ", low[before[-1].end if before else 0 : piece.start]))
    if after_words and "day" not in known and "day" in _kinds_of_figures(piece):
        raise Refused("when-figures", words=piece.found[0])
    return after_words or ({"day", "clock"} <= known and not joined)


def _kind_among_two(
    low: str, piece: Piece, pieces: list[Piece], before: list[Piece], around: list[Piece],
    month: tuple[int, int] | None, *, guessed: bool,
) -> Kind:  # fmt: skip
    """Return which of a day and a time these figures are, by what else the line says."""
    at = pieces.index(piece)
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if (before and before[-1].kind == "clock" and _joined(low, before[-1], piece)) or (
        following and _joined(low, piece, following)
        and (following.kind == "clock" or (following.kind == "figures" and _kinds_of_figures(following) == {"clock"}))
    ):  # fmt: skip
        return "clock"
    known = {each.kind for each in around}
    dotted = piece.found[1] is not None
    if "day" in known and not guessed:
        return "day" if "clock" in known else "clock"
    if "day" not in known and (dotted or "clock" in known or (month and figures(piece.found)[0] == month[1])):
        return "day"
    raise Refused("when-figures", words=piece.found[0])


def _joined(low: str, first: Piece, second: Piece) -> bool:
    return _JOINT.fullmatch(low[first.end : second.start].strip()) is not None


def take(low: str, pieces: list[Piece]) -> Clocks:
    """Return the times of day that these words of a line name.

    Raises:
        Refused: `when-two-times` for times that contradict each other, `when-hour-missing` for an end alone,
            `when-no-such-time`.
    """
    hours = {hours_of(piece.found) for piece in pieces if piece.kind == "lasts"}
    if len(hours) > 1:
        raise _two_times([piece for piece in pieces if piece.kind == "lasts"])
    lasts = next(iter(hours), None)
    named = [piece for piece in pieces if piece.kind == "clock"]
    periods = [piece for piece in pieces if piece.kind == "period"]
    if not named:
        if len({piece.found[0] for piece in periods}) > 1:
            raise _two_times(periods)
        return Clocks(hours=lasts, period=hours_of_period(periods[0].found[0]) if periods else None)
    read = {piece.start: piece.clock(_period_of(low, piece, pieces)) for piece in named}
    start, end, joints = _span(low, pieces, named)
    others = {read[piece.start].minutes for piece in named if piece is not end}
    if start is None or len(others) > 1:
        raise Refused("when-hour-missing") if start is None else _two_times(named)
    if end is not None:
        of_end = tuple(piece for piece in pieces if start.end <= piece.start < end.start and piece.kind != "period")
        return Clocks(read[start.start], read[end.start], of_end, lasts, joints=joints)
    bare = _BARE_END.match(low, start.end)
    if bare is not None and int(bare["hour"]) * HOUR <= DAY:
        until = clock(bare["hour"], 0, bare["hour"])
        return Clocks(read[start.start], until, hours=lasts, joints=((bare.start(), bare.end()),))
    return Clocks(read[start.start], hours=lasts)


def _two_times(pieces: list[Piece]) -> Refused:
    return Refused("when-two-times", times=list(dict.fromkeys(piece.found[0].strip() for piece in pieces)))


def _period_of(low: str, piece: Piece, pieces: list[Piece]) -> str | None:
    """Return the part of the day that stands apart from a clock without one: `下午（2:00）`."""
    found = piece.found.groupdict()
    if found.get("period") or found.get("ap1") or found.get("ap3"):
        return None
    for first, second in pairwise(pieces):
        beside = first if second is piece else second if first is piece else None
        if beside and beside.kind == "period" and is_nothing(low[first.end : second.start]):
            return beside.found[0]
    return None


def _span(
    low: str, pieces: list[Piece], named: list[Piece]
) -> tuple[Piece | None, Piece | None, tuple[tuple[int, int], ...]]:
    """Return the clocks of start and end, and the places of the words that join them."""
    for first, second in pairwise(named):
        between = [piece for piece in pieces if first.end <= piece.start < second.start]
        if any(piece.kind not in _OF_A_DAY for piece in between) or first.ends:
            continue
        edges = [first.end, *(edge for piece in between for edge in (piece.start, piece.end)), second.start]
        gaps = list(zip(edges[::2], edges[1::2], strict=True))
        if all(is_nothing(low[a:b]) or _joins(low[a:b]) for a, b in gaps) and (
            second.ends or any(_joins(low[a:b]) for a, b in gaps)
        ):
            return first, second, tuple(gaps)
    start = next((piece for piece in named if not piece.ends), None)
    if start is not None and any(piece.ends for piece in named):
        raise _two_times(named)
    return start, None, ()


def _joins(gap: str) -> bool:
    return any(is_nothing(gap[: one.start()]) and is_nothing(gap[one.end() :]) for one in _JOINT.finditer(gap))
