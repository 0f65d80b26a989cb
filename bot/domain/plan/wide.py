"""Rows of a plan for a part of the year: which are offered to be put into their months, and putting them there."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from zlib import crc32

from bot.domain.plan.draft import PlanDraft, PlanRow, WideRow, joined
from bot.domain.refusals import Refused
from bot.domain.told import Told

OFFERED = 6
"""Rows that are offered at once; the others are offered as these are put into their months."""
WIDE, LINES = "plan-wide", "plan-unused-lines"
_PARTS = re.compile("[；;]")


def offered(draft: PlanDraft) -> tuple[WideRow, ...]:
    """Return the rows to offer; of a plan of two years only those whose months have their year."""
    return tuple(row for row in draft.wide if bool(row.years) == bool(draft.years))[:OFFERED]


def stamp(row: WideRow) -> int:
    """Return the number that tells a row from the others, also from those of another plan."""
    return crc32("\n".join((row.words, str(row.months), str(row.years), row.form, row.content)).encode())


def told_beside(draft: PlanDraft) -> tuple[Told, ...]:
    """Return what is told beside the rows that are offered."""
    pieces = dict.fromkeys(row.pieces for row in offered(draft))  # once, if a row is offered for other months, too
    return _without(draft.told, (piece for each in pieces for piece in each))


def put_in(draft: PlanDraft, number: int, limit: int) -> PlanDraft:
    """Return the draft with the content of a row in each of its months; a month that lacks a row gets one.

    Raises:
        Refused: `plan-wide-gone`, `plan-wide-too-long` if the content of a month would have more than `limit`
            characters.
    """
    row = next((each for each in draft.wide if stamp(each) == number), None)
    if row is None or bool(row.years) != bool(draft.years):
        raise Refused("plan-wide-gone")
    places = list(zip(row.years or [None] * len(row.months), row.months, strict=True))
    rows = tuple(_with(each, row, limit) if (each.year, each.month) in places else each for each in draft.rows)
    known, last = {(each.year, each.month) for each in rows}, max((each.row for each in rows), default=0)
    new = [place for place in places if place not in known]
    added = tuple(PlanRow(last + at, month, row.form, row.content, year) for at, (year, month) in enumerate(new, 1))
    wide = tuple(each for each in draft.wide if (each.pieces, each.whole) != (row.pieces, row.whole))
    return replace(draft, rows=rows + added, wide=wide, told=_without(draft.told, row.pieces))


def _with(row: PlanRow, wide: WideRow, limit: int) -> PlanRow:
    """Return the row of a month with the content in it, unless it has it already."""
    added = wide.content if wide.form == row.form else wide.whole
    if added == row.content or added in _PARTS.split(row.content):
        return row
    content = joined((row.content, added))
    if len(content) > limit:
        raise Refused("plan-wide-too-long", month=row.month, length=len(content), limit=limit)
    return replace(row, content=content)


def _without(told: Iterable[Told], pieces: Iterable[str]) -> tuple[Told, ...]:
    """Return what is told without these pieces: each once, since another row may have the same words."""
    gone, kept = Counter(pieces), []
    for each in told:
        if each.key not in {WIDE, LINES}:
            kept.append(each)
            continue
        left = []
        for piece in each.pieces:
            if gone[piece]:
                gone[piece] -= 1
            else:
                left.append(piece)
        if len(left) == len(each.pieces):
            kept.append(each)
        elif left:
            kept.append(replace(each, pieces=tuple(left), values={**each.values, "count": len(left)}))
    return tuple(kept)
