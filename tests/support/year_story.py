"""A year of a branch of 25 played through its chats: every kind of activity, record and paper that a year may hold.

January is recorded later, February lacks an activity, April's is moved, August's called off, September's not held;
nothing is written about May's. June's is joint, another officer hosts October's. `year_story.txt` holds what is typed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from PIL import Image, ImageDraw

from bot.domain.activity import activities
from bot.domain.attendance.check_in import link_payload
from sandbox.state.files import Upload
from tests.support.makeups import ANSWER
from tests.support.papers import LONG_NAME, ROSTER
from tests.support.town import ZONE, a_neighbour, share_session

if TYPE_CHECKING:
    from bot.storage.tables.activity import Activity
    from tests.support.town import Town

SECRETARY, ORGANISER, RECORDER = "李明远", "王秀兰", "赵一鸣"
UNBOUND = "欧阳若曦"  # has no account
NO_STUDY = ("曹阳", SECRETARY, UNBOUND)  # owe their make-up studies at the end of the year
MEMBERS = tuple(name for name, kind, _office, _bound in ROSTER if kind in {"full", "probationary"})
LONG_PLACE = (
    "经济管理学院实验教学中心大楼三层东侧第一多功能学术报告厅（原第二阶梯教室，从北门进入后乘电梯上三层右转），"
    "党员须携带党员证和学习笔记本，提前十分钟到场就座签到"
)


@dataclass
class Day:
    """The activity of one month: the agenda as typed, who is away, what is sent for the record."""

    form: str
    content: str
    goal: str = ""
    problem: str = ""
    agenda: list[str] = field(default_factory=list)
    leave: dict[str, tuple[str, str]] = field(default_factory=dict)  # the kind and the reason
    people: dict[str, tuple[str, ...]] = field(default_factory=dict)
    record: list[str] = field(default_factory=list)  # messages of the recorder
    filed: bool = True

    def __getitem__(self, key: str) -> tuple[str, ...]:
        """Return the people who are absent, late, early, guests, on paper, corrected; or the levels of ballots."""
        return self.people.get(key, ())

    @property
    def away(self) -> tuple[str, ...]:
        """The members who do not come."""
        return (*self.leave, *self["absent"])

    def read(self, line: str) -> None:
        """Take a line of the file."""
        sign, _, rest = line.partition(" ")
        match sign:
            case "goal" | "problem":
                setattr(self, sign, rest)
            case "@":
                self.agenda.append(rest)
            case "leave":
                name, kind, reason = rest.split("｜")
                self.leave[name] = (kind, reason)
            case ">":
                self.record.append(rest)
            case "|":
                self.record[-1] += f"\n{rest}"
            case "unfiled":
                self.filed = False
            case _:
                self.people[sign] = tuple(rest.split("、"))


def _read(text: str) -> dict[int, Day]:
    days: dict[int, Day] = {}
    for line in filter(None, text.splitlines()):
        if line.startswith("# "):
            _, month, theme = line.split(" ", 2)
            days[int(month)] = day = Day(*theme.split("｜"))
        else:
            day.read(line)
    return days


DAYS = _read(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8"))
PLAN = "2026年度主题党日活动计划\n时间\t方式\t内容\n" + "\n".join(
    f"{month}月\t{day.form}\t{day.content}" for month, day in DAYS.items()
)


def scene(number: int, width: int = 1600, height: int = 1200, kind: str = "JPEG") -> bytes:
    """Return a drawn scene of any size, unlike the others."""
    image = Image.effect_mandelbrot((width, height), (-2 + number / 40, -1.5, 1, 1.5), 40).convert("RGB")
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 20, height // 20, width * 19 // 20, height // 6), fill=(190, 30 + number * 6 % 120, 40))
    for seat in range(5):
        left = (1 + 2 * seat) * width // 11
        draw.ellipse((left, height // 3, left + width // 11, height // 3 + width // 11), fill=(230, 190, 160))
    file = BytesIO()
    image.save(file, kind)
    return file.getvalue()


# Twelve of which four are chosen; upright, panorama, PNG and tiny; two, three.
SCENES: dict[int, tuple[tuple[int | str, ...], ...]] = {
    3: tuple((number,) for number in range(12)),
    4: ((20, 900, 1600), (24, 3000, 700), (28, 800, 600, "PNG"), (32, 90, 70)),
    6: ((40,), (44, 1200, 1600)),
    7: ((50,), (54,), (58,)),
    10: ((70,), (74,)),
    11: ((80,), (84,), (88,)),
    12: ((90,), (94,)),
}


@dataclass
class Year:
    """The year as it was played: its activities by month, and the branch that met with it in June.

    `more` are members beside those of the story, who check in by the link and do not vote.
    """

    town: Town
    activities: dict[int, Activity] = field(default_factory=dict)
    beside: Town | None = None
    more: tuple[str, ...] = ()


async def play(town: Town, months=tuple(range(3, 13)), more: tuple[str, ...] = ()) -> Year:
    """Play the year from February's plan to the end of December."""
    town.secretary, town.recorder = SECRETARY, RECORDER
    year, li = Year(town, more=more), town[SECRETARY]
    await li.says("/plan")
    await li.taps("导入计划")
    await li.says(PLAN)
    await li.taps("保存")
    await _records_january(town)
    await li.says("/plan")
    await li.taps("全部采用")
    await li.taps("确认采用")
    async with town.database() as db:
        for each in await activities.of_year(db, town.branch_id, 2026):
            if each.cancelled_at is None:
                year.activities[each.month] = each
    for month in months:
        await _month(year, month)
    return year


async def _records_january(town: Town) -> None:
    li = town[SECRETARY]
    await li.says("/summary 1")
    await li.taps("补记", on=li.last())
    await li.says("1月9日 14:00-17:00 党员活动室")
    await li.says(f"缺席：谢桂兰、{LONG_NAME}；请假：周文博")
    await li.taps("确认补记")


async def _now(year: Year, month: int) -> Activity:
    return await year.town.activity_now(year.activities[month].id)


async def _month(year: Year, month: int) -> None:
    town, day = year.town, DAYS[month]
    activity = await _now(year, month)
    await town.until(activity.starts_at - timedelta(days=9))
    await _prepares(town, activity, day)
    if month in _OTHERWISE:
        await _OTHERWISE[month](year, activity)
        activity = await _now(year, month)
        if activity.cancelled_at is not None:
            return
    await _leaves(town, activity, day)
    await _arrives(year, month, day)
    await _holds(town, await _now(year, month), day)
    await _votes(town, activity, day, missing=month % 3)
    await _records(town, month, day)
    await _afterwards(year, month, day)


async def _prepares(town: Town, activity: Activity, day: Day) -> None:
    """Enter the agenda, goal and problem, and the first two steps."""
    li = town[SECRETARY]
    await li.says("/plan")
    if not day.agenda:
        return
    await li.presses(f"agd:card:{activity.id}", on=li.last())
    await li.taps("写议程")
    await li.says("\n".join(day.agenda))
    await li.taps("活动目标")
    await li.says(day.goal)
    await li.taps("解决的问题")
    await li.says(day.problem)
    for step, back in ((1, 1), (2, 0)):
        await li.presses(f"stp:day:{activity.id}:{step}:{back}", on=li.last())


async def _leaves(town: Town, activity: Activity, day: Day) -> None:
    for name, (kind, reason) in day.leave.items():
        human = town[name]
        await human.starts(activities.link_payload(activity, "leave"))
        await human.taps(kind)
        await human.says(reason)
        if kind == "病假":
            await human.taps("附材料")
            await human.sends_photo(scene(99, 800, 1100))
        await human.taps("提交")
        await town[ORGANISER].taps("同意")


async def _arrives(year: Year, month: int, day: Day) -> None:
    """Play the check-ins before the start: by the link, early, by hand, on the paper twin."""
    town, activity = year.town, await _now(year, month)
    early = activity.starts_at - timedelta(minutes=33)
    if day["early"]:
        await town.until(early)
    for name in day["early"]:
        await town[name].starts(link_payload(activity))
    await town.until(activity.starts_at - timedelta(minutes=10))
    activity = await _now(year, month)
    for name in (*_by_link(day, year.more), *day["guests"]):
        await town[name].starts(link_payload(activity))
    if UNBOUND not in {*day.away, *day["paper"]}:
        await _by_hand(town, UNBOUND)
    if day["paper"]:
        await _types_sheet(town, activity, "录入签到表", "、".join(day["paper"]))


def _by_link(day: Day, more: tuple[str, ...]) -> list[str]:
    others = {*day.away, *day["late"], *day["early"], *day["paper"], *day["corrected"], UNBOUND}
    return [name for name in (*MEMBERS, *more) if name not in others]


async def _holds(town: Town, activity: Activity, day: Day) -> None:
    """Lead through the agenda on the host's card; late people come; the host ends the activity."""
    await town.until(activity.starts_at + timedelta(minutes=2))
    host = town[activity.host.name]
    if day.agenda:
        await host.taps("已通报到会情况和内容")
        await host.taps("党旗")
        await host.taps("党徽")
    for number, _line in enumerate(day.agenda):
        await host.taps("下一项" if number else "开始第一项")
        await town.passes(minutes=120 / len(day.agenda))
    for name in day["late"]:
        await town[name].starts(link_payload(activity))
    await town.until(activity.ends_at + timedelta(minutes=3))
    await host.taps("结束活动")
    await host.taps("确认结束")
    await town.passes(minutes=12)


async def _votes(town: Town, activity: Activity, day: Day, *, missing: int) -> None:
    """Vote, all but the last `missing` people; two officers type in the ballots on paper."""
    voters = [*_by_link(day, ()), *day["late"], *day["early"], *day["guests"]]
    levels = day["levels"] or ("满意", "满意", "比较满意", "满意")
    for number, name in enumerate(voters[: len(voters) - missing]):
        for question in range(4):
            await town[name].taps(levels[(question + number) % 4])
        await town[name].taps("提交")
    await town[voters[0]].taps("写一条意见")
    await town[voters[0]].says("讨论时间可以再长一些")
    if day["paper"]:
        await _types_sheet(town, activity, "录入测评票", f"{' '.join(day['paper'])}\n" + "2 0 0 0\n" * 4)


async def _by_hand(town: Town, name: str) -> None:
    wang = town[ORGANISER]
    await wang.says("/checkin")
    await wang.taps("补登签到")
    await wang.taps(name)
    await wang.says("没有手机，本人在场")


async def _types_sheet(town: Town, activity: Activity, sheet: str, text: str) -> None:
    """Have two officers type in the same sheet of paper."""
    for name in (ORGANISER, RECORDER):
        human = town[name]
        await human.says(f"/summary {activity.year}-{activity.month:02d}")
        await human.taps("更正签到")
        await human.taps("纸质表补录")
        await human.taps(sheet)
        await human.says(text)


async def _records(town: Town, month: int, day: Day) -> None:
    """Send what the recorder sends, in the evening after the activity."""
    if not day.record:
        return
    recorder, photos = town[RECORDER], [scene(*one) for one in SCENES[month]]
    await town.passes(hours=2)
    await recorder.says("/record")
    if recorder.can_tap("1 已办"):
        await recorder.taps("1 已办")
        await recorder.says("/record")
    for words in day.record:
        await recorder.says(words)
        await town.passes(seconds=10)
    for caption, data in zip(("集中学习", "讨论发言"), photos[:2], strict=True):
        await recorder.sends_photo(data, caption=caption)
    keep = partial(town.telegram.files.keep_photo, lenient=True)
    album = [{"photo": keep(Upload("photo.jpg", data, "image/jpeg"))} for data in photos[2:]]
    if len(album) == 1:
        await recorder.sends_photo(photos[2])
    elif album:
        await recorder.sends_album(album, caption="活动现场")


async def _afterwards(year: Year, month: int, day: Day) -> None:
    """Play the days after: reasons and make-up studies, contacts, a correction, the filing and its receipt."""
    town = year.town
    await town.passes(days=1, hours=2)
    for name in day.away:
        await _makes_up(town, name, absent=name in day["absent"])
    if UNBOUND in day["absent"]:
        await town[ORGANISER].says("/todo")
        await town[ORGANISER].taps("已联系")
        await town[ORGANISER].says("打电话了解：在家照顾病人，已告知补学内容")
    for name in day["corrected"]:
        await town[ORGANISER].says(f"/summary 2026-{month:02d}")
        await town[ORGANISER].taps("更正签到")
        await town[ORGANISER].taps(name)
        await town[ORGANISER].says("手机没电，本人在场，签到表上有签名")
    if day.filed:
        await _files(town, await _now(year, month))


async def _makes_up(town: Town, name: str, *, absent: bool) -> None:
    human = town[name]
    if absent and name != UNBOUND:
        await human.taps("说明原因")
        await human.says("当天临时照看生病的孩子，没有来得及请假")
    if name not in NO_STUDY:
        await human.taps("补学")
        await human.says(ANSWER)
        await town[ORGANISER].taps("通过")


async def _files(town: Town, activity: Activity) -> None:
    """Check the record, explain what has to be explained, file it and note its receipt."""
    li = town[SECRETARY]
    await li.presses(f"chk:open:{activity.id}", on=li.last())
    while not li.can_tap("标记已上报"):
        await li.taps("说明理由", on=li.last())
        await li.says("经核实情况属实，材料已存。")
    await li.taps("标记已上报")
    if li.can_tap("仍标记已上报"):
        await li.taps("仍标记已上报")
    await town.passes(hours=3)
    await li.taps("登记回执")
    await li.says("机关党委张干事已签收")


async def _moved(year: Year, activity: Activity) -> None:
    """Move the activity a week after its notice was posted, and its place with it; report both changes."""
    town, li = year.town, year.town[SECRETARY]
    await town.until(activity.starts_at - timedelta(days=4))
    await li.presses(f"arr:when:{activity.id}", li.last())
    later = (activity.starts_at + timedelta(days=7)).astimezone(ZONE)
    await li.says(f"{later.month}月{later.day}日14:00-17:30")
    await li.says("陈列馆当天闭馆")
    await li.presses(f"arr:place:{activity.id}", li.last())
    await li.says("地方党史陈列馆一层大厅")
    await li.says("陈列馆指定集合地点")
    for _change in range(2):
        await li.says("/todo")
        await li.taps("已报备")


async def _joint(year: Year, activity: Activity) -> None:
    town = year.town
    year.beside = await a_neighbour(town)
    theirs = await year.beside.dated(f"{activity.starts_at.astimezone(ZONE):%Y-%m-%d %H:%M}", form="联合党课")
    await share_session(town, activity, theirs)


async def _long_place(year: Year, activity: Activity) -> None:
    li = year.town[SECRETARY]
    await li.presses(f"arr:place:{activity.id}", li.last())
    await li.says(LONG_PLACE)
    await li.says("党员活动室检修")


async def _called_off(year: Year, activity: Activity) -> None:
    town, li = year.town, year.town[SECRETARY]
    await town.until(activity.starts_at - timedelta(days=3))
    await li.presses(f"arr:cancel:{activity.id}", li.last())
    await li.taps("上级部署")


async def _not_held(year: Year, activity: Activity) -> None:
    town, li = year.town, year.town[SECRETARY]
    await town.until(activity.ends_at + timedelta(hours=1))
    await li.taps("未开展")


async def _delegated(year: Year, activity: Activity) -> None:
    li = year.town[SECRETARY]
    await li.presses(f"arr:host:{activity.id}:0", li.last())
    await li.taps(ORGANISER)
    await li.says("书记参加党校培训")


_OTHERWISE = {4: _moved, 6: _joint, 7: _long_place, 8: _called_off, 9: _not_held, 10: _delegated}


async def archive(town: Town, year: int = 2026) -> dict[str, bytes]:
    """Return the files of the year's zip as an officer gets it."""
    li = town[SECRETARY]
    since = len(li.screen())
    await li.says(f"/summary {year}")
    await li.taps("🗂 全年材料")
    await town.bot.services.running.quiet()
    files: dict[str, bytes] = {}
    for message in li.screen()[since:]:
        if message.document is not None and message.document[0].endswith(".zip"):
            with ZipFile(BytesIO(message.document[1])) as found:
                files.update({name: found.read(name) for name in found.namelist()})
    return files
