"""Reading of texts for the record: `张三：…` is a speech, `议定：…` a decision, `总结提升：…` the summary.

`指导领导：…` names leaders who came to guide, `领导点评：…` begins their comment (`leader_words`).

A line that is the title of an agenda item, alone or before a colon, says that what follows belongs to that item. The
count of a vote (`赞成18 反对1 弃权2`) belongs to the vote that the lines before it name, or to the only one of the
agenda. All other lines are kept as they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.day.entry import Piece, Words
from bot.domain.day.motions import Voted
from bot.domain.names import clean_name, strip_marks
from bot.domain.refusals import Refused
from bot.domain.roles import Office
from bot.domain.times.numerals import number
from bot.files.grid import squeezed
from bot.intake import decision_words, leader_words, motion_words
from bot.intake.person_names import is_name, is_surname
from bot.storage.tables.agenda import AgendaItem, ItemKind
from bot.storage.tables.branch import Person
from bot.storage.tables.record import Part

SPEAKER_LIMIT = 60
HEADS_LIMIT = 9999
LABELS_OF_COUNT = 2
"""Of 赞成, 反对 and 弃权: with fewer a line within a text is no count, for it may be a part of one."""

_NUMBERED = re.compile(
    r"\A\s*(?:[-•·*▪]|第?[一二三四五六七八九十]{1,3}[项、.．]|[（(]?[一二三四五六七八九十\d]{1,2}[、.．)）](?!\d))\s*"
)
_LINE = re.compile(
    r"\s*(?P<head>[^：:\n，,。；;！!？?]{1,40}?)\s*(?:(?:(?<![0-9])[：:]|[：:](?![0-9]))(?!//)\s*(?P<rest>.*))?",
    re.DOTALL,
)
_BRACKETS = re.compile(r"[\[【〔](?P<inside>[^\]】〕]{1,40})[\]】〕]")
_DECISIONS = re.compile(r"(?:会议|形成|本次)?(?:议定(?:事项)?|决定事项|决议(?:事项)?|decisions?|agreed)", re.IGNORECASE)
_SUMMARY = re.compile(r"(?:活动|会议|主持人?)?总结(?:提升|讲话)?|summary", re.IGNORECASE)
_HEADS = re.compile(
    r"(?:实到|到会|人数|清点|heads?|present)\s*(?:人数)?\s*[：:]?\s*(?:共计?|一共|总共)?\s*(?P<number>\d{1,5}|[〇零一二两三四五六七八九十百]{1,7})"
    r"\s*[人名]?\s*[。.]?",
    re.IGNORECASE,
)
_LABEL_WORDS = (
    "党课 时长 主讲 主持 总结 目标 问题 地点 时间 讨论 结论 发言 程序 成果 任务 段落 要求 宣读 过程 流程 背景 意义 "
    "方案 效果 体会 感悟 强调 指出 记录 主题 议程 议题 内容 形式 单位 金句 施工 古诗 应到 实到 缺席 请假 列席 出席 "
    "参加 其一 其二 第一 第二 第三 首先 其次 最后 同时 另外 后续 成效 经验 不足 建议 亮点 措施 责任 安全 纪律 时事 "
    "章节 解读 学习 宣誓 领誓 视频 观看 参观 合影 签到 通报 表决 结果 赞成 反对 弃权 单选 习题 问答 提问 回答 应知 "
    "应会 高度 高质量 方法 方式 方面 方向 关键 关于 安排 明确 计划 路线 路径 包括 宣传 支部 党员 党委 党支部 党小组 "
    "党章 经费 经过 和谐 全体 全面 全年 步骤 相关 查摆 荣誉 红色 强化 花絮 水平 章程 平时 时候 严肃 严格 成绩 习惯 "
    "鲜明 顾虑 范围 归纳 辅导 应当 车辆 景点 居民 有关 单独 连续 常见 常态 毛病 武装 从严 凝聚 通知 通过 阅读 终点 "
    "项目 干部 干劲 暴露 巩固 融合 隆重 广泛 能力 曲目 贵宾 解答 宗旨 祝愿 申请 聚焦"
)
_LABELS = frozenset(_LABEL_WORDS.split())
"""Words before a colon that are no names, though some begin with a surname."""
_TITLED = re.compile(r"(?:同志|老师|同学|发言|说|表示|谈到|认为)$")
_NARRATES = re.compile(
    r"\s*(?:(?:最后|随后|接着|之后|会上|会后|至此)[，,]?\s*)?"
    r"(?:(?:本次)?(?:会议|活动)(?:在|到此|结束|开始|还|要求|决定|强调|由|进行|组织|休息)|大家(?:一[致同]|纷纷|还|集体)|与会(?:党员|人员|同志)|"
    r"全体(?:党员|起立|人员)|(?:会后|活动后|集体)合影|散会|休会|鼓掌)"
)
"""Beginnings of lines that tell of the meeting: such a line below a speech does not belong to it."""
_REMARK = re.compile(r"\s*[（(][^（()）]*[)）]\s*$")
_ROLE = re.compile(
    r"^(?:主讲|主持|领学|领读|领誓|发言|汇报|记录)人|^(?:入党)?(?:积极分子|发展对象)|^(?:预备|正式)?党员|^(?:党小组|小组|组)长?|^(?:支部)?委员"
)
"""The words that may stand before a name of the roster."""
_OFFICES = {
    "副书记": Office.DEPUTY,
    "书记": Office.SECRETARY,
    "组织委员": Office.ORGANISATION,
    "宣传委员": Office.PUBLICITY,
    "纪检委员": Office.DISCIPLINE,
}
_CHINESE = "零〇一二两三四五六七八九十百"


@dataclass(frozen=True)
class Reading:
    """The reading of a text. `doing` is what its last line belongs to, for a text that goes on in the next message."""

    pieces: tuple[Piece, ...]
    doing: str

    @property
    def strangers(self) -> tuple[str, ...]:
        """The speakers who are not on the roster, as they were written."""
        spoken = [one for one in self.pieces if isinstance(one, Words) and one.part is Part.SPEECH]
        return tuple(dict.fromkeys(one.speaker for one in spoken if one.speaker and one.person is None))


@dataclass(frozen=True)
class Known:
    """The context of names and days in a text: the roster, the agenda, and when the text was sent, in local time."""

    people: Sequence[Person]
    items: Sequence[AgendaItem]
    sent: datetime


@dataclass
class _Reader:
    known: Known
    item: AgendaItem | None
    doing: str
    goes_on: bool
    asked: bool = False
    lines: list[str] = field(default_factory=list)
    speaker: tuple[str, Person | None] | None = None
    pieces: list[Piece] = field(default_factory=list)

    def end(self) -> None:
        """Finish the piece that is being read."""
        text = re.sub(r"\n{3,}", "\n\n", "\n".join(self.lines)).strip()
        self.lines = []
        if text:
            part = Part.SPEECH if self.speaker else Part.SUMMARY if self.doing == "summary" else Part.TEXT
            part = Part.COMMENT if self.doing == "comment" else part
            name, person = self.speaker or (None, None)
            item = None if part is Part.COMMENT else self.item
            self.pieces.append(Words(part, text, name, person, item))
        self.speaker = None

    def take(self, line: str) -> None:
        """Read one line."""
        if not line.strip():
            self._blank()
            return
        if self._counted(line):
            return
        bare = _BRACKETS.sub(r"\g<inside>：", line, count=1) if _BRACKETS.match(line.strip()) else line
        bare = _NUMBERED.sub("", bare, count=1) if _NUMBERED.match(bare) else bare
        bare = bare.strip()
        title = self._item(line.strip()) or self._item(bare.rstrip("：: "))
        if title is not None:
            self._turn("text", title)
            return
        found = _LINE.fullmatch(bare)
        if found is None:
            self._keep(line)
            return
        head, rest = found["head"].strip(), (found["rest"] or "").lstrip("：: ")
        if self._labelled(head, rest) or (found["rest"] is not None and self._about_leaders(head, rest)):
            return
        speaker = self._speaker(head) if rest else None
        if speaker is not None and (self.doing != "guide" or speaker[1] is not None):
            self._speech(speaker, rest)
        else:
            self._keep(line)

    def _labelled(self, head: str, rest: str) -> bool:
        """Turn to what a label begins: an item of the agenda, the decisions or the summary; False if it is none."""
        item = self._item(head)
        if item is not None:
            self._turn("text", item)
            self._keep(rest)
        elif _DECISIONS.fullmatch(head):
            self._turn("decisions", self.item)
            if rest:
                self._decide(rest)
        elif _SUMMARY.fullmatch(head):
            self._turn("summary", None)
            self._keep(rest)
        else:
            return False
        return True

    def _about_leaders(self, head: str, rest: str) -> bool:
        """Turn to the leaders who came to guide, or to their comment; False if the label begins neither."""
        if leader_words.names_guides(head):
            self._turn("guide", self.item)
            if rest:
                self._guide(rest)
                self.doing = "text"
            return True
        by = leader_words.comment_by(head)
        if by is not None:
            self._comment(by, rest)
        return by is not None

    def _comment(self, by: str, rest: str) -> None:
        """Begin the comment of a leader; behind the label the line may name who made it (`领导点评：王五：…`)."""
        self._turn("comment", self.item)
        self.speaker = (by, person_behind(by, self.known.people)) if by else None
        if rest and not by:
            self.take(rest)
        else:
            self._keep(rest)

    def _speech(self, speaker: tuple[str, Person | None], rest: str) -> None:
        """Begin what a person said: a speech, or within a comment of leaders the next one's."""
        self.end()
        if self.doing != "comment" or speaker[1] is not None:
            self.doing = "summary" if self.doing == "summary" else "text"
        self.speaker = speaker
        self._keep(rest)

    def _guide(self, line: str) -> None:
        for name, post in leader_words.guides(line):
            self.pieces.append(Words(Part.GUIDE, post, name, person_behind(name, self.known.people)))

    def _turn(self, doing: str, item: AgendaItem | None) -> None:
        self.end()
        self.doing, self.item, self.goes_on = doing, item, False

    def _blank(self) -> None:
        if self.doing == "comment":
            self.lines.append("")
        elif self.doing == "guide":
            self.doing = "text"
        elif self.speaker or self.goes_on:
            self.end()
            self.goes_on = False
        elif self.doing == "decisions":
            self.doing = "text"
        elif self.lines:
            self.lines.append("")

    def _counted(self, line: str) -> bool:
        """Take a line that is the count of a vote."""
        item = vote_behind(self.item, self.known.items)
        count = motion_words.read(line, least=LABELS_OF_COUNT) if item is not None else None
        if item is None or count is None:
            return False
        self.end()
        self.item = item
        self.pieces.append(Voted(count, item))
        return True

    def _keep(self, line: str) -> None:
        if not line.strip() or self._counted(line):
            return
        if self.speaker and self.lines and _NARRATES.match(line) and "我" not in line:
            self.end()  # told about the meeting, not said by the person above
        if self.doing == "decisions":
            self._decide(_NUMBERED.sub("", line, count=1))
        elif self.doing == "guide" and leader_words.may_name(
            bare := _NUMBERED.sub("", line, count=1), asked=self.asked and not self.pieces
        ):
            self._guide(bare)
        else:
            self.doing = "text" if self.doing == "guide" else self.doing
            self.lines.append(line.strip())

    def _decide(self, line: str) -> None:
        self.pieces.append(decision_words.read(line, self.known.sent, self.item))

    def _item(self, head: str) -> AgendaItem | None:
        wanted = squeezed(head)
        for position, item in enumerate(self.known.items, 1):
            if wanted in {squeezed(item.title), f"第{position}项", f"议程{position}"}:
                return item
        return None

    def _speaker(self, head: str) -> tuple[str, Person | None] | None:
        """Return the name as it was written with the person that it means; None if it is no name."""
        written = head.strip()
        if squeezed(written) in _LABELS:
            return None
        person = person_behind(written, self.known.people)
        bare = _TITLED.sub("", written).strip()
        if person is None and not (
            is_name(written) or is_name(bare) or _surname_and_office(bare) is not None or bare in _OFFICES
        ):
            return None
        return written[:SPEAKER_LIMIT], person


def read(
    text: str, known: Known, *, item: AgendaItem | None = None, doing: str = "text", after_speech: bool = False
) -> Reading:
    """Read a text for the record; `item` and `doing` say what its first line belongs to.

    With `after_speech` the lines up to the first empty one go on with a speech of the message before.
    """
    vote = vote_behind(item, known.items)
    if vote is not None and (count := motion_words.read(text)) is not None:
        return Reading((Voted(count, vote),), doing)
    reader = _Reader(known, item, doing, goes_on=after_speech, asked=doing == "guide")
    for line in strip_marks(text).split("\n"):
        reader.take(line)
    speaking = reader.speaker is not None and reader.doing != "comment"
    reader.end()
    return Reading(tuple(reader.pieces), "speech" if speaking else reader.doing)


def vote_behind(item: AgendaItem | None, items: Sequence[AgendaItem]) -> AgendaItem | None:
    """Return the vote that a count belongs to: this item, or the only vote of the agenda if no item is named."""
    votes = [one for one in items if one.kind is ItemKind.VOTE]
    if item is not None:
        return item if item in votes else None
    return votes[0] if len(votes) == 1 else None


def heads(text: str, *, asked: bool = False) -> int | None:
    """Return the head count if the whole text is one (`人数 23`, `实到23人`, if `asked` also `23`); else None."""
    words = strip_marks(text).strip()
    found = _HEADS.fullmatch(words) or (_HEADS.fullmatch(f"人数{words}") if asked else None)
    if found is None:
        return None
    try:
        counted = number(found["number"])
    except ValueError:
        return None
    return counted if 0 <= counted <= HEADS_LIMIT else None


def person_behind(written: str, people: Sequence[Person]) -> Person | None:
    """Return the person on the roster whom a name means: `张三`, `张三同志`, `支部书记李明`, `李书记`, `主讲人张三`.

    A remark in brackets behind the name tells nothing else: `张三（书面发言）`.
    """
    return _person(written, people) or _person(_REMARK.sub("", _ROLE.sub("", written.strip())), people)


def _person(written: str, people: Sequence[Person]) -> Person | None:
    bare = squeezed(_TITLED.sub("", written.strip()))
    try:
        bare = squeezed(clean_name(bare))
    except Refused:
        return None
    same = [person for person in people if squeezed(person.name) == bare]
    if not same:
        offices = [word for word in _OFFICES if word in bare]
        same = [one for one in people if offices and (bare.startswith(one.name) or bare.endswith(one.name))]
    if not same and (office := _surname_and_office(bare)) is not None:
        same = [one for one in people if one.name.startswith(office[0]) and office[1] in one.offices]
    if not same and bare in _OFFICES:
        same = [one for one in people if _OFFICES[bare] in one.offices]
    return same[0] if len(same) == 1 else None


def _surname_and_office(bare: str) -> tuple[str, Office] | None:
    for word, office in _OFFICES.items():
        if bare.endswith(word) and is_surname(bare.removesuffix(word)):
            return bare.removesuffix(word), office
    return None
