"""Reading of a decision with its owner and its day: `开展联学 负责人 张三 4月10日前` (rule 61).

What is read is taken out of the text only if the rest still says what was said: a day that recurs (每月10日前) or a
span of days (10日内) stays as it was written.
"""

import re
from datetime import date, datetime

from bot.domain.day.entry import Agreed
from bot.domain.refusals import Refused
from bot.domain.times.day_words import Anchor
from bot.domain.times.pieces import read_day
from bot.storage.tables.agenda import AgendaItem

OWNER_LIMIT = 60
RECURS_WITHIN = 8
"""The characters before a day in which a word such as 每月 stands."""

_TOGETHER = "(?:共同|一起|分别|具体|全面|牵头)*"
_OWNER = re.compile(
    r"(?<![，,；;。（(\s])[，,；;。（(\s]*(?:负责人|责任人|承办人|牵头人|owner)\s*[：:]?\s*"
    r"(?P<name>[^，,；;。：:（()）\s\d]{2,20}?(?:、[^，,；;。：:（()）\s\d]{2,20}?)*)(?:牵头|负责)?(?=[，,；;。（()）\s\d]|$)"
    rf"|(?<![，,；;。\s])[，,；;。\s]*由(?P<by>[^，,；;。：:（()）\s\d]{{2,20}}?){_TOGETHER}负责",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:同志|老师)$")
_OPEN = frozenset({"待定", "另定", "待明确", "另行确定"})
_DAY = (
    r"(?:20\d\d[-/.年]\s*|[明今]年)?(?:\d{1,2}\s*月\s*(?:\d{1,2}\s*[日号]?|底|末)|\d{1,2}[-/.]\d{1,2}(?!\d)|\d{1,2}[日号](?!内))"
    r"|(?:本|下个?|这个?)?月[底末]|(?:本|下|这)?(?:周|星期)[一二三四五六日天末]"
)
_DUE = re.compile(
    rf"(?<![，,；;。（(\s])[，,；;。（(\s]*(?:(?:完成)?(?:时限|期限|截止)(?:时间)?\s*[：:]?\s*|于|在|by\s*)?(?P<day>{_DAY})\s*"
    rf"(?:(?:以前|之前|前|止|内)(?:(?:完成|办结|落实)(?=[，,；;。）)\s]|$))?[）)]?|[）)]?\s*(?=[。；;]?\s*$))",
    re.IGNORECASE,
)
_RECURS = re.compile(r"(?:每|逢)个?(?:年|季度?|月|周|星期)?\s*$")
_EDGES = " \t，,；;。、（()）：:"


def read(line: str, sent: datetime, item: AgendaItem | None = None) -> Agreed:
    """Return a decision with its owner and day, as far as the line names them; `sent` is in local time."""
    text, owner, due_on = line.strip(), None, None
    found = _OWNER.search(text)
    if found is not None and (found["name"] or found["by"]) not in _OPEN:
        owner = _owner(found["name"] or found["by"])
        text = f"{text[: found.start()]}，{text[found.end() :]}"
    for due in _DUE.finditer(text):
        if _RECURS.search(text[max(0, due.start("day") - RECURS_WITHIN) : due.start("day")]):
            continue
        day = _day(due["day"], sent)
        if day is not None:
            due_on, text = day, f"{text[: due.start()]}，{text[due.end() :]}"
            break
    plain = re.sub("[，,；;]{2,}", "，", text).strip(_EDGES)
    return Agreed(plain or line.strip(), owner, due_on, item)


def _owner(written: str) -> str:
    """Return the names without a form of address, as the roster has them."""
    return "、".join(_TITLE.sub("", name) or name for name in written.split("、"))[:OWNER_LIMIT]


def _day(written: str, sent: datetime) -> date | None:
    try:
        return read_day(written.replace("月末", "月底").replace("周末", "周日"), Anchor(sent))
    except (Refused, ValueError):
        return None
