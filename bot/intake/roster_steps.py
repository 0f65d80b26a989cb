"""Words of a roster's line that tell from when it holds: a day of joining, a promotion (转正) or a departure (转出)."""

import re
from dataclasses import dataclass

from bot.domain.roles import Departure
from bot.domain.times.numerals import CHINESE, NUMBER

_YEAR = rf"(?<![0-9{CHINESE}])(?:[0-9]{{4}}|[0-9]{{2}}|[{CHINESE}]{{2,4}}|[今去])\s*年"
_DAY = (
    r"(?<![0-9])(?:[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}(?![0-9])[日号]?|[今昨前][天日]"
    rf"|(?:{_YEAR}\s*)?{NUMBER}\s*月\s*{NUMBER}\s*[日号])"
)
_JOINING = r"(?:加入(?!\s*(?:中国|共产|党组织|党$))|转入|调入)(?:本?(?:党?支部))?"
_JOINED = re.compile(
    rf"(?:自|从)?\s*(?P<day>{_DAY})\s*(?:{_JOINING}|起)|(?:{_JOINING}\s*[:：]?|\b(?:joined|since)\b)\s*(?P<later>{_DAY})"
)
_PROMOTED = re.compile(r"(?:按期|提前|延期)?转正(?:为?正式党员)?|\bpromoted\b")
_DEPARTED = re.compile(
    r"(?:已经?)?(?P<cause>(?:组织关系)?(?:转出|转走|迁出)|调离|调出|调走|\bmoved\b(?: to\b)?|停止党籍|除名|开除党籍"
    r"|退党|出党|去世|逝世|误加)(?:\s*(?:至|到|往)?\s*[:：]?\s*(?P<branch>[^\s,，;；。].*))?"
)
_CAUSES = {
    "停止党籍": Departure.SUSPENSION,
    **dict.fromkeys(("除名", "开除党籍", "退党", "出党"), Departure.EXPULSION),
    **dict.fromkeys(("去世", "逝世"), Departure.DEATH),
    "误加": Departure.MISTAKE,
}
_A_DAY = re.compile(_DAY)
_LOOSE = (
    rf"[0-9]{{1,4}}[-./][0-9]{{1,2}}(?:[-./][0-9]{{1,2}})?"
    rf"|(?:{_YEAR}\s*)?{NUMBER}\s*月(?:\s*{NUMBER})?|{_YEAR}|[0-9]{{1,2}}\s*[日号]"
)
_BEGIN, _END = r"(?<![^\s,，;；、（(])", r"$|[\s,，;；。、）)]"
_LOOSE_DAY = re.compile(  # a word of its own, or before the step: `6.20`, `6月20转正`, `20260620`, `20日`, `2026年6月`
    rf"{_BEGIN}(?:(?:19|20)[0-9]{{6}}|{_LOOSE})"
    rf"(?={_END}|(?:按期|提前|延期)?转正|(?:组织关系)?转出|调离|调出|停止|除名|开除|退党|出党|去世|逝世|误加)"
)
_DAY_ALONE = re.compile(  # eight figures may be another number, such as a student's, if they are no day
    rf"{_BEGIN}(?:{_DAY}|(?:19|20)[0-9]{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])|{_LOOSE})(?={_END})"
)
_THIS_YEARS = re.compile(rf"[今昨前][天日]|(?:[今去]\s*年\s*)?{NUMBER}\s*月\s*{NUMBER}\s*[日号]")


@dataclass(frozen=True)
class Step:
    """A step in a person's membership; `day` is as written, empty for now.

    `joined` is true for a day in a column of days of joining, which tells nothing about people on the roster.
    """

    day: str = ""
    promoted: bool = False
    departure: Departure | None = None
    other_branch: str = ""
    joined: bool = False


def take_step(line: str) -> tuple[str, Step | None]:
    """Return the line without the words of its step, and the step; a line without one is returned as it is.

    A day alone is a step if its year is not written: with a year it may be a date of birth or admission.
    """
    if joined := _JOINED.search(line):
        return _without(line, joined), Step(joined["day"] or joined["later"])
    bare, written = take_day(line)
    if promoted := _PROMOTED.search(bare):
        return _without(bare, promoted), Step(written, promoted=True)
    if departed := _DEPARTED.search(bare):
        cause = _CAUSES.get(departed["cause"], Departure.TRANSFER)
        return _without(bare, departed), Step(written, departure=cause, other_branch=(departed["branch"] or "").strip())
    for alone in _DAY_ALONE.finditer(line):
        if _THIS_YEARS.fullmatch(alone[0]):
            return _without(line, alone), Step(alone[0])
    return line, None


def days_alone(line: str) -> list[str]:
    """Return the days in the line that no word explains."""
    return [found[0] for found in _DAY_ALONE.finditer(line)]


def take_day(text: str) -> tuple[str, str]:
    """Return the text without the day in it, and the day as written; empty if there is none.

    What only looks like a day is returned, too, so that it is refused and not ignored.
    """
    found = _A_DAY.search(text) or _LOOSE_DAY.search(text)
    return (_without(text, found), found[0]) if found else (text, "")


def _without(line: str, found: re.Match[str]) -> str:
    return f"{line[: found.start()].rstrip(' ,，;；、')} {line[found.end() :]}".strip()
