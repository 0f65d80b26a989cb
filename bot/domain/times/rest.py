"""The words beside the time of a line: the place, and the words that are told or refused."""

import re
from dataclasses import dataclass

from bot.domain.refusals import Refused
from bot.domain.times.clocks import Clocks
from bot.domain.times.numerals import NUMBER
from bot.domain.times.pieces import Line, Piece
from bot.domain.times.places import Words, is_nothing, judge
from bot.domain.told import Told

_NUMBERED = re.compile(rf"{NUMBER}\s*号\s*(?!楼|线|门|桥|院|馆|教学)")
_STOOD = re.compile(r"\(?原(?:来|先|本|计划)?(?:的|定)?(?:时间|日期|在|于)?")
_ENDS_OPEN = re.compile(r"[-‐‑–—−―~至到]\s*$")


@dataclass(frozen=True)
class Rest:
    """The place of a line, and what is told of it."""

    place: str | None
    told: tuple[Told, ...]


def words_between(low: str, pieces: list[Piece], joints: tuple[tuple[int, int], ...] = ()) -> list[Words]:
    """Return the words of a line that are not among its words of time, each with what it is."""
    edges = [0, *(edge for piece in pieces for edge in (piece.start, piece.end)), len(low)]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    words: list[Words] = []
    for start, end in gaps:
        inside = next((joint for joint in joints if start <= joint[0] and joint[1] <= end), None)
        words += judge(low, inside[1] if inside else start, end)
    return words


def rest_of(line: Line, pieces: list[Piece], meant: list[Piece], said: Clocks, *, place_expected: bool) -> Rest:
    """Judge all words of the line that are not its time.

    Raises:
        Refused: `when-remains` for words that may change the time, `when-two-places`.
    """
    low, plain = line.low, line.plain
    if said.start is not None and _ENDS_OPEN.search(low):
        raise Refused("when-remains", words=plain)
    since = meant[0].start if meant and meant[0].kind == "move" else 0
    words = words_between(low, pieces, said.joints)
    moved = since > 0 or any(piece.kind in ("shift", "aside") for piece in pieces)
    for each in words:
        stood = moved and _STOOD.match(low, each.start, each.end)
        if not stood and (each.sort == "alters" or (each.sort == "number" and not place_expected)):
            raise Refused("when-remains", words=plain[each.start : each.end])
    here = [each for each in words if each.start >= since]
    place = place_of(here, expected=place_expected)
    if place and not place.labelled:
        _require_no_day(line, place, pieces)
    told: list[Told] = []
    former = plain[:since].strip(" ,;:。")
    if former and not is_nothing(low[:since]):
        told.append(Told("when-former", (former,)))
    asides = [(piece.start, piece.end) for piece in pieces if piece.kind == "aside"]
    unused = sorted([*asides, *((each.start, each.end) for each in here if each is not place)])
    if unused:
        told.append(Told("when-unused", tuple(plain[start:end] for start, end in unused)))
    return Rest(plain[place.start : place.end] if place else None, tuple(told))


def place_of(words: list[Words], *, expected: bool) -> Words | None:
    """Return the place among the words; where the question takes one, other words may be it.

    Raises:
        Refused: `when-two-places`.
    """
    places = [each for each in words if each.sort == "place"]
    labelled = [each for each in places if each.labelled]
    if len(labelled or places) > 1:
        raise Refused("when-two-places")
    others = [each for each in words if each.sort in ("other", "number") and not each.about] if expected else []
    return next(iter(labelled or places or others), None)


def _require_no_day(line: Line, place: Words, pieces: list[Piece]) -> None:
    """Refuse `20号会议室 14:00`: it may name the 20th, or the room."""
    first = min((piece.start for piece in pieces if piece.kind == "clock"), default=0)
    named = any(piece.kind in ("day", "weekday", "shift", "next", "same") for piece in pieces)
    if not named and place.start < first and _NUMBERED.match(line.low, place.start):
        raise Refused("when-remains", words=line.plain[place.start : place.end])
