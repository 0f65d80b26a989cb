"""Reading of a day that has passed, as people write it: `3月2日`, `昨天`, `上周五`, `周五`."""

import re
from datetime import date, datetime, timedelta

from bot.domain.refusals import Refused
from bot.domain.times.day_words import Anchor
from bot.domain.times.pieces import LONGEST_TEXT, line_of, pieces_of, read_day

_WEEKDAY = re.compile(
    r"\s*(?:本|这个?)?\s*(?:周|星期|礼拜)\s*[一二三四五六日天1-7]\s*"
    r"|\s*(?:this )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\s*",
    re.IGNORECASE,
)
"""A weekday and nothing else."""


_SURE = re.compile(
    r"月.*[日号]|[0-9]{4}\s*[-/.年]|昨|前天|今天|(?:上.*(?:周|星期|礼拜))"
    r"|yesterday|today|[0-9].*[a-z]{3}|[a-z]{3}.*[0-9]"
)
"""A day that names its month, or is told from today: `3号` may be a number of a document, `七一` a title."""


def past_day_in(text: str, *, now: datetime) -> tuple[date | None, bool]:
    """Return the one day that the words name, today at the latest, and True if they name nothing else.

    None if there is no such day, or more than one.
    """
    try:
        return read_past_day(text, now=now), True
    except Refused:
        low = line_of(text[:LONGEST_TEXT]).low
    found: set[date] = set()
    for piece in pieces_of(low):
        written = low[piece.start : piece.end]
        if piece.kind not in ("day", "weekday") or not _SURE.search(written):
            continue
        try:
            found.add(read_past_day(written, now=now))
        except Refused:
            continue
    return (found.pop() if len(found) == 1 else None), False


def read_past_day(text: str, *, now: datetime) -> date:
    """Return the day that the text names, today at the latest; `now` is the present in the branch's zone.

    A bare `6号` or `周五` is the last one; a day without a year is the nearest one that has passed.

    Raises:
        Refused: `past-day-unreadable`, `past-day-future`, each with `example`.
    """
    today = now.date()
    last_month = today.replace(day=1) - timedelta(days=1)
    found: date | None = None
    for month in ((today.year, today.month), (last_month.year, last_month.month)):
        try:
            found = read_day(text, Anchor(now, month, 24 * 60))
        except Refused:
            continue
        if found is not None and found <= today:
            return found
    if found is None:
        raise Refused("past-day-unreadable", example=today - timedelta(days=1))
    if _WEEKDAY.fullmatch(text):
        return found - timedelta(days=7)
    raise Refused("past-day-future", day=found, example=today - timedelta(days=1))
