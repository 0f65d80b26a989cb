"""Rows with too few or too many cells: which column each cell belongs to, by what it says."""

import re
from itertools import combinations

from bot.files.grid import squeezed
from bot.intake.months import when_of
from bot.intake.plan_words import CONTENT, FORM, FORM_WORDS, MONTH, NUMBER, OTHER, THEME

_COLUMNS = 12
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅"
    "方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤甲乙丙丁戊己庚辛壬癸"
)
"""The most common family names, and the stems that stand for names in examples."""
_ONE = f"[{SURNAMES}][一-龥]{{1,2}}|[一-龥]{{1,10}}·[一-龥]{{1,10}}"
_NAME = re.compile(f"(?:{_ONE})(?:[、，,\\s/]+(?:{_ONE}))*")
_PLACE = re.compile(
    r".{0,14}(?:室|楼|厅|馆|场|基地|中心|校区?|院|园|村|社区|小区|车间|[礼讲食]堂|公司|工厂|广场|线上|现场|陵园|河边|\d层)"
)

_PATH = re.compile(r"(?:[^>＞»]{1,14}[>＞»]{1,3}){1,6}[^>＞»]{1,14}|(?:[您你][现当]?[在前]?|当前)的?位置\s*[:：].*")
_SENT = re.compile(
    r"(?P<who>\S{1,16})\s+(?:(?:(?:19|20)\d\d[-./年])?\d{1,2}[-./月]\d{1,2}日?\s+|[昨今前]天\s+)?(?:[上下]午\s*)?"
    r"\d{1,2}[:：]\d\d(?:[:：]\d\d)?"
)


def fit(cells: list[str], roles: list[str | None], joint: str) -> list[str]:
    """Return `cells` below the columns with these roles: surplus ones joined into the content, gaps where they fit."""
    places = [at for at, role in enumerate(roles) if role == CONTENT] or [
        at for at, role in enumerate(roles) if role == THEME
    ]
    content = places[0] if places else len(roles) - 1
    surplus = len(cells) - len(roles)
    if surplus > 0:
        end = content + surplus + 1
        return [*cells[:content], joint.join(cells[content:end]), *cells[end:]]
    if surplus == 0 or len(roles) > _COLUMNS:
        return cells
    scored = [
        (sum(_likes(roles[at], cell) for at, cell in zip(chosen, cells, strict=True)) + 3 * (content in chosen), chosen)
        for chosen in combinations(range(len(roles)), len(cells))
    ]
    best = max(score for score, _ in scored)
    chosen = next(chosen for score, chosen in scored if score == best)
    fitted = [""] * len(roles)
    for at, cell in zip(chosen, cells, strict=True):
        fitted[at] = cell
    return fitted


def _likes(role: str | None, cell: str) -> int:
    """Return how well a cell fits below a column with that role."""
    name, place = looks_like_name(cell), looks_like_place(cell)
    if role == MONTH:
        return 6 if when_of(cell) else -4
    if role == NUMBER:
        return 4 if cell.rstrip(".、．").isdigit() else -6
    if role == OTHER:
        return 3 if name or place else -2
    if role == FORM:
        return 1 if len(squeezed(cell)) <= FORM_WORDS else -3
    return 0 if name and len(cell) < 4 else 2


def looks_like_name(cell: str) -> bool:
    """True if a cell can be the names of people."""
    return _NAME.fullmatch(cell.strip()) is not None


def looks_like_place(cell: str) -> bool:
    """True if a cell can be a place."""
    return _PLACE.fullmatch(cell.strip()) is not None


def is_sender(line: str) -> bool:
    """True for the name and time that a chat puts above a message."""
    sent = _SENT.fullmatch(line)
    return sent is not None and looks_like_name(sent["who"])


def is_path(line: str) -> bool:
    """True for the way to a page that web pages put above it: `首页 > 党建 > 通知公告`."""
    return _PATH.fullmatch(line) is not None
