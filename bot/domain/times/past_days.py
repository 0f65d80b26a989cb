"""Reading of a day that has passed, as people write it: `3月2日`, `昨天`, `上周五`, `周五`."""

import re
from datetime import date, datetime, timedelta

from bot.domain.refusals import Refused
from bot.domain.times.day_words import Anchor
from bot.domain.times.pieces import read_day

_WEEKDAY = re.compile(
    r"\s*(?:本|这个?)?\s*(?:周|星期|礼拜)\s*[一二三四五六日天1-7]\s*"
    r"|\s*(?:this )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\s*",
    re.IGNORECASE,
)
"""A weekday and nothing else."""


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
