"""Plans in sentences: `计划于3月清扫河岸，于4月到陵园祭扫` names its months inside the lines."""

import re
from itertools import pairwise

from bot.intake.months import head_of

_NUMBER = "[一二三四五六七八九十]"
_MONTH = (
    rf"(?:1[0-2]|[1-9]|十[一二]?|{_NUMBER})\s*月份?(?![以前底初中末下上])"
    rf"(?!\s*[至到、和及\-–—~～]\s*(?:\d|{_NUMBER}))"
)
_PLANNED = "计划|拟定?|打算|准备|将|预计|安排"
_START = re.compile(
    rf"(?:^|(?<=[；;。，,、：:\s]))"
    rf"(?P<lead>[^；;。，,、：:\s\d]{{0,24}}?(?:{_PLANNED})(?:于|在)?|(?:并|再|随后|同时)?(?:于|在)|)(?P<month>{_MONTH})"
)
_PLANS = re.compile(rf"(?:{_PLANNED})(?:于|在)?\s*{_MONTH}")
_ENDS = "；;，,、 "
_LONGEST = 2_000
"""A longer line is no sentence of a plan, in characters."""


_DATED = re.compile(r"\s*(?P<month>1[0-2]|[1-9])[/.](?P<day>[12]\d|3[01]|[1-9])(?:日|号)?[\s:：]+(?P<words>\D.*)")


def dated_lines(lines: list[str]) -> list[str]:
    """Return the lines with `3/13 学雷锋` as `3月13日 学雷锋`; [] if they do not name months one after the other."""
    found = [_DATED.fullmatch(line[:_LONGEST]) for line in lines]
    months = [int(each["month"]) for each in found if each]
    if len(months) < 2 or any(two <= one for one, two in pairwise(months)):
        return []
    return [
        f"{each['month']}月{each['day']}日 {each['words']}" if each else line
        for each, line in zip(found, lines, strict=True)
    ]


def prose_lines(lines: list[str]) -> list[str]:
    """Return the lines with each month of a sentence on a line of its own; [] if no sentence says what is planned.

    The words before the first month, such as `支部计划于`, are a line of their own.
    """
    if not any(_PLANS.search(line) for line in lines if len(line) <= _LONGEST):
        return []
    found: list[str] = []
    for line in lines:
        starts = list(_START.finditer(line)) if len(line) <= _LONGEST and head_of(line) is None else []
        if not starts or (len(starts) == 1 and not _PLANS.search(line)):
            found.append(line)
            continue
        lead = line[: starts[0].start("month")].strip(_ENDS)
        found += [lead] if lead else []
        for start, following in zip(starts, (*starts[1:], None), strict=True):
            words = line[start.end() : following.start() if following else None]
            found.append(f"{start['month']}：{words.strip(_ENDS)}")
    return found
