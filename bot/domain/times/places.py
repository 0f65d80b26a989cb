"""The words between the times of a line: a place, words that change the time, what is said beside it, or nothing."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.domain.times.numerals import CHINESE

Sort = Literal["place", "alters", "number", "other"]

CHANGED = "改期?|改定|更改|调整?|变更|更换|移|挪|换"
_CHANGED_TO = f"(?:{CHANGED})[到至为成在于]"
_WORDS = (
    rf"{_CHANGED_TO}|(?:时间|地点|日期|其他|和|、)*(?:均|都)?不变|"
    "活动时间|会议时间|开会时间|具体时间|开始时间|起止时间|时间|日期|时段|时候|"
    "定在|定于|暂定于?|拟定于?|拟于|预计|初定|安排在?|固定在?|统一|一般|通常|平时|每次|准时|正式|到场|参加|开始|举行|召开|开会|开展|进行|集合|"
    "我们|咱们|大家|各位|同志们?|全体|党员|主题党日|党日|活动|会议|本次|这次|此次|我?党?支部|本支部|照旧|改期|另定|重新|现在|您好|你好|谢谢|"
    "辛苦了?|可以|那就|好的|就|在|于|从|自|由|起|都|吧|呢|啊|哦|嗯|了|的|是|为|好|行|那|请|现|整|钟|时|开|定|将|拟|"
    r"\b(?:time|date|on|at|from|the|meeting|starts?|begins?|starting|held|is|will be|please|ok|in|usually)\b"
)
_NOISE = r"[^\w~‐‑–—−―-]|_"
_NOTHING = re.compile(rf"(?:{_NOISE}|{_WORDS})*+")
_BEFORE = re.compile(
    rf"(?:{_NOISE}|{_CHANGED_TO}|活动时间|会议时间|时间|日期|定在|定于|安排在|[-‐‑–—−―~]|在(?!职|校|岗|册|线)|于|到|就在|都在|是在|\b(?:at|in|on)\b)*"
)
_AFTER = re.compile(
    rf"(?:(?:{_NOISE})|(?<=\s)时间|(?<=\s)日期|开始|举行|召开|开会|开展|进行|集合|举办|集中|见面|参加|准时|吧|[-‐‑–—−―~])*+$"
)
_CUT = re.compile(r"[,;。!?、]+|(?<=左右)|(?=(?:每|逢|大?约|大概)\s*$)")
_HEDGE = re.compile(r"(?:左右|前后|[之以]?[前后内]|或者?|每[周月日天]?|不|[上中下]旬|初|大?约|大概|可能|待定)")
_BRACKETS = {"(": ")", "[": "]", "【": "】"}
_WHERE = ("在", "就在", "都在", ",在", "于", "到")
_LABEL = re.compile(
    r"(?:活动|会议|集合|开会|具体|集中)?(?:地点|地址|场所|场地|会场|位置)"
    rf"(?:\s*(?:[:为是]|设?在|{_CHANGED_TO})+\s*|\s+)?|(?:place|venue|location)\s*:?\s*"
)
_UNSETTLED = re.compile(r"另行|另[定外]|[暂尚]?未[定确]|待[定通确]|再通知")
_ANOTHER_DATE = re.compile(r"[0-9]{1,2}\s*[-./]\s*[0-9]{1,2}\s*[-./]\s*[0-9]{2,4}")
"""Figures such as `20-3-2026`, which could be taken for the number of a room."""
_OTHER_LABEL = re.compile(r"(?:[\u4e00-\u9fff]{2,8}|[a-z]{3,12})\s*:")
_HOUSE = (
    "[村居]委会?|[村队]部|之家|阵地|楼|室|厅|馆|堂|院|园|场|座|层|栋|幢|区|中心|基地|村|镇|乡|街|路|巷|旧址|故居|陵|碑|塔|站|所|大学|中学|小学|学校|党校|山|湖|河|江|岛|库|桥|厂|"
    "公司|大厦|门口|楼下|楼上|家里|家中|[一二三四五六七八九十0-9]教|讲堂|食堂|线上|网上|云端|(?:腾讯|钉钉|视频|线上|网络|云|飞书|微信)会议?|微信群|"
    r"zoom|teams|online|rooms?|hall|office|building|library|campus|cent(?:er|re)|museum|park|floor|lobby|"
    r"(?:[\u4e00-\u9fffa-z]-?|[0-9]-)[0-9]{2,5}[a-z]?|(?<![0-9])[0-9]{3}|[0-9]号"
)
_PLACE = re.compile(rf"(?:{_HOUSE})(?:[内里前旁外侧口东西南北]|\s*\(?[a-z0-9#-]{{1,6}}\)?|\s*\([^()]{{1,20}}\))?$")
_DOES = re.compile(r"参观|学习|开展|召开|组织|走访|慰问|讨论|观看|请|听|不|务必|自带|携带|缴|交|研讨|传达|收看")
_VERB = re.compile(r"\s*(?:召开|举行|开展|举办|进行|集合|集中|组织|参加|开会|观看|学习|\s)")
_MEETING = re.compile(r"(?:腾讯|钉钉|飞书|zoom|teams)")
_FIGURES = rf"[0-9{CHINESE}]"
_ALTERS = re.compile(
    rf"每|或|左右|大概|大约|约(?:{_FIGURES}|$)|可能|也许|[月年周]初|^初|[上中下]旬|农历|阴历|正月|腊月|闰|周末|待定|未定|未确定|另行|取消|原来?定|原计划|"
    rf"前后|[之以][前后]|截止|截至|报名|[前后内]$|^[前后]|差{_FIGURES}|除[了外夕]|不[是在能要行改变开用去会]|^不(?!忘)|别[改在开]|并非|而非|全天|整天|半天|"
    rf"上次|下次|[上下本这]个?[周月]|星期|礼拜|明年|今年|去年|年底|年初|季度|学期|晚点|早点|尽快|稍后|改天|择日|近期|几[点号日天]|假期|春节|清明|端午|中秋|"
    r"国庆|元旦|重阳|节[前后]|工作日|顺延|延[期后迟长到至]|推[迟后到至]|提前|提早|缩短|截?止$|结束|到$|至$|^[到至]|[单双隔][周数月日]|逢|连续|"
    r"\b(?:maybe|about|around|before|after|or|tbd|last|not|no|by|until|till|weekly|daily|[ap]\.?m)\b"
)
_NUMBERS = re.compile(rf"[0-9]|{_FIGURES}+\s*(?:[点时分刻日号天月年周个]|小时)|{_FIGURES}$")


_OPEN = re.compile("(?:还|尚|暂|仍)?(?:未定|未确定|没定|待通知|另定|另行(?:通知|确定|安排)|届时通知)")
"""The words after `地点` while there is no place yet."""


@dataclass(frozen=True)
class Words:
    """Words of a line from `start` to `end`, with what they are.

    `labelled` is true after `地点：` or the like, `about` for words with a label of another subject (`主持人：`).
    """

    sort: Sort
    start: int
    end: int
    labelled: bool = False
    about: bool = False


def is_nothing(low: str) -> bool:
    """True for punctuation and words that say nothing of their own: `时间：`, `定在`, `开始`."""
    return _NOTHING.fullmatch(low) is not None


def judge(low: str, start: int, end: int) -> list[Words]:
    """Return the words between two times of a line, from `start` to `end`, each with what they are."""
    found: list[Words] = []
    for first, last in _parts(low, start, end):
        words = _word(low, first, last)
        if words is None:
            continue
        beyond = _word(low, words.end, last) if words.sort == "place" else None
        hedge = _HEDGE.match(low, words.start, words.end)
        if (
            hedge
            and words.sort == "place"
            and (low[hedge.end() : hedge.end() + 1] in ("", " ") or words.start == start > 0)
        ):
            found.append(Words("alters", words.start, hedge.end()))
            words = _word(low, hedge.end(), last) or found.pop()
        before = found[-1] if found else None
        if before and words.sort == before.sort == "place" and is_nothing(low[before.end : words.start]):
            found[-1] = Words("place", before.start, words.end, before.labelled or words.labelled)
        elif before and before.labelled and words.sort in ("alters", "number"):
            found[-1] = Words("place", before.start, words.end, labelled=True)
        else:
            found.append(words)
        found += [beyond] if beyond is not None else []
    return found


def _parts(low: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts between commas; what stands in brackets belongs to the part before it."""
    cuts = [(found.start(), found.end()) for found in _CUT.finditer(low, start, end)]
    cuts = [cut for cut in cuts if low.count("(", start, cut[0]) <= low.count(")", start, cut[0])]
    return list(zip([start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end], strict=True))


def _word(low: str, start: int, end: int) -> Words | None:
    part = low[start:end]
    if is_nothing(part):
        return None
    bare = re.search(r"[\w@].*[\w)\]】]|\w", part, re.DOTALL)
    if bare is None:
        return Words("alters", start, end)
    label = _LABEL.match(low, start + bare.start(), end)
    if label is not None and label.end() < end and not is_nothing(low[label.end() : end]):
        return _labelled_place(low, start, label.end(), end)
    other = _OTHER_LABEL.match(low, start + bare.start(), end)
    if other and not looks_like_place(other[0].rstrip(" :")) and not _MEETING.match(low, start + bare.start()):
        sort: Sort = "alters" if re.search(r"时间|日期|截止", part) else "other"
        return Words(sort, *_bounds(low, start, end), about=True)
    first, last = _trimmed(low, start, end)
    words = low[first:last]
    if not words or _ANOTHER_DATE.fullmatch(words):
        return Words("alters", start, end)
    if looks_like_place(words):
        return Words("place", first, last)
    if (verb := _place_before_a_verb(words)) is not None:
        return Words("place", first, first + verb)
    first, last = _bounds(low, first if low[start:first].strip() in _WHERE else start, end)
    if _ALTERS.search(low[first:last]):
        return Words("alters", first, last)
    return Words("number" if _NUMBERS.search(low[first:last]) else "other", first, last)


def _labelled_place(low: str, start: int, after: int, end: int) -> Words:
    """Return the place behind `地点`, or words that say that there is none yet."""
    first, last = _trimmed(low, after, end)
    if _OPEN.fullmatch(low, first, last):
        return Words("other", *_bounds(low, start, end), about=True)
    if _UNSETTLED.match(low, after, end):
        return Words("alters", *_bounds(low, after, end), about=True)
    return Words("place", first, last, labelled=True)


def _place_before_a_verb(words: str) -> int | None:
    """Return the length of the place in `三楼会议室召开主题党日`; None if the words are of another kind."""
    lengths = [found.start() for found in _VERB.finditer(words)]
    return next((length for length in lengths if length and looks_like_place(words[:length].rstrip())), None)


def looks_like_place(words: str) -> bool:
    """True for words, in normal form, that name a house, a room, an address or an online meeting."""
    if _DOES.match(words):
        return False
    return _PLACE.search(words) is not None or _MEETING.match(words) is not None


def _bounds(low: str, start: int, end: int) -> tuple[int, int]:
    while start < end and low[start].isspace():
        start += 1
    while end > start and low[end - 1].isspace():
        end -= 1
    return start, end


def _trimmed(low: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds without prepositions, verbs and punctuation around; whole brackets stay."""
    before = _BEFORE.match(low, start, end)
    first = before.end() if before else start
    rest = low[first:end]
    after = _AFTER.search(rest)
    last = first + (after.start() if after else len(rest))
    if low.count("(", first, last) > low.count(")", first, last) and low[last : last + 1] == ")":
        last += 1
    return first, max(first, last)
