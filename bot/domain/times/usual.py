"""Reading of the usual time and place of a branch: `14:00 党员活动室`, `下午两点在三楼会议室`."""

from dataclasses import dataclass

from bot.domain.names import clean_line
from bot.domain.refusals import Refused
from bot.domain.times.clock_words import DAY, HOUR, Clock
from bot.domain.times.clocks import take
from bot.domain.times.day_words import FIGURES
from bot.domain.times.pieces import LONGEST_TEXT, Line, Piece, line_of, pieces_of
from bot.domain.times.rest import place_of, words_between
from bot.domain.told import Told

PLACE_LIMIT = 60


@dataclass(frozen=True)
class Usual:
    """The usual time as `14:00`, the place if the text names one, and what is told beside them."""

    time: str
    place: str | None
    told: tuple[Told, ...] = ()


def on_the_clock(clock: Clock) -> str:
    """Return the time as `14:00`."""
    return f"{clock.minutes // HOUR:02d}:{clock.minutes % HOUR:02d}"


def read_usual(text: str, *, known_time: str | None = None) -> Usual:
    """Read the usual time and place of a branch; an end, a day and other words are told.

    `known_time` is the time that was said before, for a text with a place only.

    Raises:
        Refused: `text-empty`, `text-too-long`, `setup-time-unreadable`, `setup-two-times`, `setup-two-places`.
    """
    if len(text) > LONGEST_TEXT:
        raise Refused("text-too-long", limit=LONGEST_TEXT, length=len(text))
    clean_line(text, LONGEST_TEXT)
    line = _line(text)
    found = pieces_of(line.low)
    timed = any(piece.kind == "clock" for piece in found)
    pieces = [piece for each in found if (piece := _as_clock(each, timed=timed)) is not None]
    try:
        said = take(line.low, pieces)
    except Refused as refused:
        if refused.key == "when-two-times":
            raise Refused("setup-two-times", times=refused.values["times"]) from None
        raise Refused("setup-time-unreadable") from None
    if said.start is None and (known_time is None or said.period is not None):
        raise Refused("setup-time-unreadable")
    if said.start is not None and said.start.minutes >= DAY:
        raise Refused("setup-time-unreadable")
    at = on_the_clock(said.start) if said.start else known_time or ""
    words = words_between(line.low, pieces, said.joints)
    try:
        place = place_of(words, expected=True)
    except Refused:
        raise Refused("setup-two-places") from None
    ends = said.joints[-1][1] if said.joints else len(line.low)
    unused = [(each.start, each.end) for each in words if each is not place]
    unused += [
        (piece.start, piece.end) for piece in pieces if piece.kind not in ("clock", "period") or piece.start >= ends
    ]
    if said.joints and not any(piece.start >= ends and piece.kind == "clock" for piece in pieces):
        unused.append(said.joints[-1])
    told = tuple(line.plain[start:end].strip() for start, end in sorted(unused))
    where = clean_line(line.plain[place.start : place.end], PLACE_LIMIT) if place else None
    return Usual(at, where, (Told("place-unused", told),) if told else ())


def _line(text: str) -> Line:
    try:
        return line_of(text)
    except Refused:
        raise Refused("setup-time-unreadable") from None


def _as_clock(piece: Piece, *, timed: bool) -> Piece | None:
    """Return figures as a time, as a usual time has no day; None for those that are none, as `1205` beside a time."""
    if piece.found.re is not FIGURES:
        return piece
    hour, minute = int(piece.found[1] or piece.found[3]), int(piece.found[2] or piece.found[4])
    is_time = hour < 24 and minute < 60 and (piece.found[1] is not None or not timed)
    return Piece("clock", piece.start, piece.end, piece.found, ends=piece.ends) if is_time else None
