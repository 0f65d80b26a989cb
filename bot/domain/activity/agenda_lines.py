"""Reading of agenda lines as people type them: `政治学习：两会精神 40分钟 主讲 王书记` (rules 40 to 46, 51, 52, 54)."""

import re
from dataclasses import dataclass, replace

from bot.domain.names import clean_line, has_han
from bot.domain.refusals import Refused
from bot.domain.times.numerals import CHINESE, NUMBER, number
from bot.storage.tables.agenda import ItemKind, Ledger

TITLE_LIMIT, SPEAKER_LIMIT, LINE_LIMIT = 200, 60, 400
LONGEST_MINUTES, LONGEST_HOURS = 600, 24
MOST_LINES = 20
CHAPTERS = tuple(range(12))
"""The parts of the Party charter: 0 is the preamble (总纲), 1 to 11 are the chapters."""

WORDS: tuple[tuple[ItemKind, str], ...] = (
    (
        ItemKind.CHARTER,
        r"读.{0,4}党章|学党章原文|党章(?:诵读|原文)|read(?:ing)? the (?:party )?constitution|\bcharter\b",
    ),
    (ItemKind.OATH, r"入党誓词|宣誓|\boath\b"),
    (ItemKind.LIFE_MEETING, r"组织生活会|life meeting"),
    (ItemKind.APPRAISAL, r"民主评议|appraisal"),
    (ItemKind.CHECK_UP, r"党性(?:体检|分析)|check-?up"),
    (ItemKind.PARTY_CLASS, r"党课|party class"),
    (ItemKind.SERVICE, r"志愿|义务劳动|清洁|服务群众|volunteer"),
    (ItemKind.CARE, r"慰问|走访|关怀|看望|谈心|\bcare\b|\bvisit(?:s|ing)? (?:to )?(?:members|families)"),
    (ItemKind.SITE, r"现场教学|参观|瞻仰|红色(?:教育)?基地|纪念馆|纪念园|烈士陵园|\bsite\b"),
    (ItemKind.PRAISE, r"表扬|表彰|评优|先进事迹|\bpraise\b"),
    (ItemKind.VOTE, r"表决|投票|票决|\bvote\b"),
    (ItemKind.BRIEFING, r"通报|情况说明|briefing"),
    (ItemKind.DISCUSSION, r"讨论|研讨|交流|座谈|发言|discuss"),
    (ItemKind.STUDY, r"学习|传达|精神|宣讲|原著|study|learn"),
)
_KINDS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in WORDS)

_NUMBERED = re.compile(rf"\s*(?:[(（]?(?:[0-9]{{1,2}}|[{CHINESE}]{{1,3}})[)）、.．]\s*(?![0-9])|[①-⑳]|[-*•·●])\s*")
_TO = r"\s*(?:-|–|—|~|～|至|到)\s*"
_CLOCKS = re.compile(rf"(?P<h>[0-2]?[0-9])[:：](?P<m>[0-5][0-9]){_TO}(?P<h2>[0-2]?[0-9])[:：](?P<m2>[0-5][0-9])")
_MINUTES = re.compile(
    rf"(?<!每[人位组名])(?<!每[人位组名] )(?<!人均)(?P<many>[0-9]{{1,4}}|{NUMBER}|[{CHINESE}]{{2,4}})\s*"
    r"(?:分钟|(?<=[0-9])分(?!组|享|析|工|别|管|支|党|之)|分(?=$|[\s,，;；。、)）])|min(?:ute)?s?\b)",
    re.IGNORECASE,
)
_HALVES = re.compile(rf"(?P<many>{NUMBER})\s*个半\s*(?:小时|钟头|学时)")
_HALF = re.compile(r"半\s*个?\s*(?:小时|钟头)|half an hour", re.IGNORECASE)
_HOURS = re.compile(
    rf"(?P<many>[0-9]{{1,2}}(?:\.[0-9])?|{NUMBER})\s*个?\s*(?:小时|学时|钟头|hours?\b|h\b)", re.IGNORECASE
)
_SPEAKER = re.compile(
    r"(?P<verb>主讲|领学|领读|领誓|带队|讲课|授课|汇报|宣读|主持)(?P<role>人|者|同志)?(?P<gap>\s*[:：]\s*|\s+)?"
    r"(?P<name>[^\s,，;；。:：()（）]{1,60})"
    r"|(?<![a-z])(?:speaker|led by|by)\s*:?\s*(?P<english>[^,，;；。:：()（）]{1,60}?)(?=$|[,，;；。)）])",
    re.IGNORECASE,
)
_LEADING = frozenset({"主讲", "领学", "领读", "领誓", "带队"})
"""Verbs that a name may follow at once; others are followed by what is done: 汇报工作, 宣读决定, 主持召开."""
_NO_PERSON = re.compile(
    "[《“]|党章|章程|总纲|序言|文件|原文|原著|报告|精神|讲话|公报|课程|誓|条例|内容|通知|决[定议]|表彰|名单|工作|情况|体会|心得|"
    "思想|学习|讨论|发言|开场|致[辞词]|总结|宣布|介绍|点评|召开|会议|活动|仪式|参观|瞻仰|前往|时间|时长|结束|签到|测评|进行|开始"
)
"""Words for what is done or read: behind such a verb they name no speaker."""
_GLUED = 6
"""The longest name that follows a verb without a mark between."""
_COUNTS = re.compile(
    r"(?:同时|一并)?(?:计入|兼作为?|兼|作为|计作|counts? as)\s*[\"“]?"
    r"(?P<what>党课|党员大会|大会|组织生活会|集中学习|party class|meeting|life meeting|study)[\"”]?\s*",
    re.IGNORECASE,
)
_LEDGERS = {
    "党课": Ledger.PARTY_CLASS, "party class": Ledger.PARTY_CLASS, "党员大会": Ledger.MEETING,
    "大会": Ledger.MEETING, "meeting": Ledger.MEETING, "组织生活会": Ledger.LIFE_MEETING,
    "life meeting": Ledger.LIFE_MEETING, "集中学习": Ledger.STUDY, "study": Ledger.STUDY,
}  # fmt: skip
_WHOLE = re.compile(r"(?:党章)?全文")
_PREAMBLE = re.compile(r"总纲|preamble", re.IGNORECASE)
_RANGE = re.compile(
    rf"第?(?P<first>{NUMBER})章?{_TO}第?(?P<last>{NUMBER})\s*章"
    rf"|chapters?\s*(?P<from>[0-9]{{1,2}}){_TO}(?P<till>[0-9]{{1,2}})",
    re.IGNORECASE,
)
_LIST = re.compile(
    rf"第?(?P<all>(?:{NUMBER})(?:\s*[、,，和及]\s*第?(?:{NUMBER}))*)\s*章|chapters?\s*(?P<one>[0-9]{{1,2}})",
    re.IGNORECASE,
)
_EDGES = " \t,，;；。、:：()（）·-—"
_HALF_WIDTH = str.maketrans({chr(code): chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()})
"""Full-width figures and letters as plain ones; the marks of a Chinese title stay as they are."""


@dataclass(frozen=True)
class Line:
    """An agenda line as it was understood; the names are those of the columns of `AgendaItem`."""

    kind: ItemKind
    title: str
    speaker: str | None = None
    minutes: int | None = None
    chapters: tuple[int, ...] = ()
    hours: float | None = None
    counts_as: Ledger | None = None
    counts_minutes: int | None = None


def read_lines(text: str) -> list[Line]:
    """Return the items of a text, one a line.

    Raises:
        Refused: `text-empty`, `agenda-too-many`, and as `read_line`.
    """
    lines = [line for line in re.split(r"[\r\n\u2028\u2029]+", text) if line.strip(_EDGES)]
    if not lines:
        raise Refused("text-empty")
    if len(lines) > MOST_LINES:
        raise Refused("agenda-too-many", most=MOST_LINES)
    return [read_line(line) for line in lines]


def read_line(raw: str) -> Line:
    """Return one item: its kind by its words, its title without what the other fields say.

    Raises:
        Refused: `text-empty`, `text-too-long`, `agenda-minutes`, `agenda-hours`, `agenda-chapters`.
    """
    text = clean_line(raw, LINE_LIMIT).translate(_HALF_WIDTH)
    numbered = _NUMBERED.match(text)
    text = text[numbered.end() :] if numbered else text
    counts, text, counted = _take_counts(text)
    text, minutes = _take_clocks(text)
    kind = kind_of(text)
    text, hours, longer = _take_hours(text, kind)
    text, said = _take_minutes(text)
    text, speaker = _take_speaker(text)
    minutes = said or longer or minutes
    chapters = read_chapters(text) if kind is ItemKind.CHARTER else ()
    title = clean_line(_tidy(text) or raw, TITLE_LIMIT)
    line = Line(kind, title, speaker, _minutes(minutes), chapters, hours, counts, _minutes(counted))
    return replace(line, counts_minutes=line.counts_minutes or line.minutes) if counts else line


def kind_of(text: str) -> ItemKind:
    """Return the kind that the words of a text name; what stands before a colon counts first."""
    head, colon, _rest = re.sub(r"(?<=[0-9])[:：](?=[0-9])", "", text).partition("：" if "：" in text else ":")
    for words in (head, text) if colon else (text,):
        for kind, pattern in _KINDS:
            if pattern.search(words):
                return kind
    return ItemKind.OTHER


def read_minutes(text: str) -> int:
    """Return a typed length in minutes: `40`, `40分钟`, `一个半小时`.

    Raises:
        Refused: `agenda-minutes`.
    """
    plain = clean_line(text, LINE_LIMIT).translate(_HALF_WIDTH)
    if plain.isdecimal() and len(plain) <= 4:
        return _minutes(int(plain)) or _bad_minutes()
    rest, _hours, longer = _take_hours(plain, ItemKind.OTHER)
    rest, said = _take_minutes(rest)
    if rest.strip(_EDGES) or not (said or longer):
        _bad_minutes()
    return _minutes((longer or 0) + (said or 0)) or _bad_minutes()


def read_hours(text: str) -> float:
    """Return typed hours of volunteer service: `2`, `2.5小时`, `半小时`.

    Raises:
        Refused: `agenda-hours`.
    """
    plain = clean_line(text, LINE_LIMIT).translate(_HALF_WIDTH)
    if re.fullmatch(r"[0-9]{1,2}(?:\.[0-9])?", plain):
        return _checked_hours(float(plain))
    rest, hours, _longer = _take_hours(plain, ItemKind.SERVICE)
    if hours is None or rest.strip(_EDGES):
        raise Refused("agenda-hours", most=LONGEST_HOURS)
    return hours


def read_chapters(text: str) -> tuple[int, ...]:
    """Return the parts of the Party charter that a text names, 0 for the preamble.

    Raises:
        Refused: `agenda-chapters` for a chapter that there is not.
    """
    found: set[int] = set()
    if _WHOLE.search(text):
        return CHAPTERS
    if _PREAMBLE.search(text):
        found.add(0)
    for part in _RANGE.finditer(text):
        first, last = _chapter(part["first"] or part["from"]), _chapter(part["last"] or part["till"])
        found |= set(range(first, last + 1))
    for part in _LIST.finditer(_RANGE.sub("", text)):
        found |= {_chapter(each) for each in re.findall(NUMBER, part["all"] or part["one"])}
    return tuple(sorted(found))


def named_chapters(title: str) -> tuple[int, ...]:
    """Return the parts of the Party charter that a title names; none if it names one that there is not."""
    try:
        return read_chapters(title)
    except Refused:
        return ()


def _chapter(numeral: str) -> int:
    chapter = _number(numeral)
    if chapter is None or chapter not in CHAPTERS[1:]:
        raise Refused("agenda-chapters", last=CHAPTERS[-1])
    return chapter


def _take_counts(text: str) -> tuple[Ledger | None, str, int | None]:
    """Take out `计入党课30分钟`."""
    found = _COUNTS.search(text)
    if found is None:
        return None, text, None
    after, minutes = text[found.end() :], None
    said = _MINUTES.match(after)
    if said is not None:
        minutes, after = _number(said["many"]), after[said.end() :]
    return _LEDGERS[found["what"].lower()], f"{text[: found.start()]} {after}", minutes


def _take_clocks(text: str) -> tuple[str, int | None]:
    """Take out `14:00-14:40`, as the minutes between."""
    found = _CLOCKS.search(text)
    if found is None:
        return text, None
    lasts = (int(found["h2"]) * 60 + int(found["m2"])) - (int(found["h"]) * 60 + int(found["m"]))
    if lasts <= 0:
        _bad_minutes()
    return f"{text[: found.start()]} {text[found.end() :]}", lasts


def _take_hours(text: str, kind: ItemKind) -> tuple[str, float | None, int | None]:
    """Take out `2小时`: the hours of volunteer service, and the length in minutes of any item."""
    for pattern, more in ((_HALVES, 0.5), (_HALF, 0.5), (_HOURS, 0.0)):
        found = pattern.search(text)
        if found is None:
            continue
        many = 0.0 if pattern is _HALF else _float(found["many"])
        if many is None:
            continue
        hours = _checked_hours(many + more)
        rest = f"{text[: found.start()]} {text[found.end() :]}"
        return rest, hours if kind is ItemKind.SERVICE else None, round(hours * 60)
    return text, None, None


def _take_minutes(text: str) -> tuple[str, int | None]:
    found = _MINUTES.search(text)
    minutes = _number(found["many"]) if found is not None else None
    if found is None or minutes is None:
        return text, None
    return f"{text[: found.start()]} {text[found.end() :]}", minutes or _bad_minutes()


def _take_speaker(text: str) -> tuple[str, str | None]:
    found = next((one for one in _SPEAKER.finditer(text) if _is_speaker(one)), None)
    if found is None:
        return text, None
    name = (found["name"] or found["english"] or "").strip(_EDGES)
    if not name:
        return text, None
    return f"{text[: found.start()]} {text[found.end() :]}", clean_line(name, SPEAKER_LIMIT)


def _is_speaker(found: re.Match[str]) -> bool:
    """True if what follows the verb names a person: 主讲 王书记, 领誓人：张三, and not 汇报上月工作."""
    if found["english"] is not None:
        return not found[0].lower().startswith("by") or found["english"][0].isupper() or has_han(found["english"])
    leads, gap = found["verb"] in _LEADING, found["gap"] or ""
    if gap.strip() and (leads or found["role"]):
        return True
    if _NO_PERSON.search(found["name"]):
        return False
    if gap:
        return True
    behind_mark = found.start() > 0 and found.string[found.start() - 1] in f"{_EDGES}()"
    return len(found["name"]) <= _GLUED and (found["role"] is not None or (leads and behind_mark))


def _tidy(text: str) -> str:
    """Return the text without the blanks, brackets and marks that taken-out words left behind."""
    text = re.sub(r"[(（][\s,，、;；:：]*[)）]", "", text)
    text = re.sub(r"(?:\s*[,，;；、])+\s*(?=[)）]|$)|(?<=[(（])(?:\s*[,，;；、])+", "", text)
    return re.sub(r"\s{2,}", " ", text).strip(" \t,，;；。、:：·-—")


def _minutes(minutes: int | None) -> int | None:
    if minutes is not None and not 1 <= minutes <= LONGEST_MINUTES:
        _bad_minutes()
    return minutes


def _bad_minutes() -> int:
    raise Refused("agenda-minutes", most=LONGEST_MINUTES)


def _checked_hours(hours: float) -> float:
    if not 0 < hours <= LONGEST_HOURS:
        raise Refused("agenda-hours", most=LONGEST_HOURS)
    return hours


def _number(numeral: str) -> int | None:
    try:
        return number(numeral)
    except ValueError:
        return None


def _float(numeral: str) -> float | None:
    try:
        return float(numeral) if numeral[0] in "0123456789" else float(number(numeral))
    except ValueError:
        return None
