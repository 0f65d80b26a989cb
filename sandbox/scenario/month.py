"""One month of the sample branch, scene by scene, from the bot's arrival to the summary."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.activity import activities
from bot.domain.branch import branches
from sandbox.scenario import sample_branch
from sandbox.scenario.record import LENGTH, RecordScenes
from sandbox.scenario.sample_files import picture, roster_file

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.storage.tables.activity import Activity
    from sandbox.desk.desk import Desk
    from sandbox.people.group import Group
    from sandbox.people.person import Person
    from sandbox.scenario.printer import TranscriptPrinter

BRANCH = "计算机学院教工第一党支部"
LEVELS = ("满意", "比较满意", "一般", "不满意")
RATINGS = (0, 0, 1, 0, 0, 1, 0, 0, 2, 0, 1, 0, 3)  # the voters' choices, as indexes into LEVELS
ANSWER = (
    "学了什么：学习了本月主题和支部发的材料。怎么看：结合自己的岗位，体会到理论学习要经常抓。"
    "怎么做：把学到的用到教学和服务里，下次活动按时参加。"
)
OTHER_ANSWER = (
    "自学了党章第一章和条例第五章，又看了会议记录。我带的实验课上青年学生多，讨论里提到的办法对我有启发。"
    "今后每学期请一名学生在组织生活上讲一次自己的课题。"
)


class Scene(NamedTuple):
    """One part of the scenario, with its title in both languages."""

    number: int
    of: int
    zh: str
    en: str


class Month:
    """The scenario: `await Month(desk, printer, plan, year, month).play()` fills `people`, `group` and `activity`."""

    def __init__(self, desk: Desk, printer: TranscriptPrinter, plan: tuple[str, bytes], year: int, month: int) -> None:
        self.desk = desk
        self.printer = printer
        self.plan = plan
        self.year, self.month = year, month
        self.people: dict[str, Person] = {}
        self.record = RecordScenes(self)
        self.group: Group
        self.activity: Activity

    async def play(self, between: Callable[[Scene], Awaitable[bool]] | None = None) -> None:
        """Play all scenes in order; before each, `between` decides if it is played."""
        record = self.record
        scenes: tuple[tuple[str, str, Callable[[], Awaitable[None]]], ...] = (
            ("机器人进群，群管理员设置支部", "Setting up", self.set_up),
            ("名册：发送表格，先预览再保存", "Roster", self.send_roster),
            ("认领身份：每人点自己的姓名，支部委员一次确认", "Claiming names", self.claim_names),
            ("年度计划：发送原文，查看检查结果，保存", "The yearly plan", self.import_plan),
            ("确定本月日期", "Dating the month", self.date_month),
            ("议程和程序步骤：支委会、议程、目标和问题", "Agenda and steps", record.prepare),
            ("预告：主题已审定，提前五天，群里置顶，人人一份", "The notice", self.read_notice),
            ("请假：私聊写事由，支部委员审批", "Leave", self.ask_leave),
            ("活动前一天：只提醒没请假的人", "The day before", self.eve),
            ("签到：扫码或点按钮", "Check-in", self.check_in),
            ("开展活动：主持卡逐项引导，记录人随时记录", "Leading and recording", record.lead),
            ("结束活动", "The end", self.end),
            ("会后：补齐记录，检查，改正一处", "The record", record.complete),
            ("测评：四个方面，不记名", "The secret ballot", self.vote),
            ("联系缺席人员，测评结果", "Absentees, and the result", self.result),
            ("检查、出材料、上报、登记回执", "Papers and filing", record.hand_in),
            ("补学：通知、催促、提交、审阅", "Make-up study", self.make_up),
            ("总结", "The summary", self.summarise),
        )
        self.desk.telegram.settle = self._take_time
        for number, (zh, en, act) in enumerate(scenes, 1):
            scene = Scene(number, len(scenes), zh, en)
            if between is not None and not await between(scene):
                return
            self.printer.scene(f"{number}. {zh} · {en}")
            await act()
            self.printer.show()

    async def _take_time(self) -> None:
        """Let four seconds pass after each action, the time that people need to read the answer."""
        await self.desk.settle()
        await self.desk.passes(timedelta(seconds=4))

    # --- setting up ---------------------------------------------------------------------------------------------------

    async def set_up(self) -> None:
        """Add the bot to the group; the owner answers its four questions, one of them wrongly at first."""
        telegram = self.desk.telegram
        self.people = {role.name: telegram.person(role.name) for role in sample_branch.PEOPLE if role.telephone}
        for role in sample_branch.PEOPLE:
            if role.telephone:
                self.people[role.name].role = role.office or role.kind
        li = self.people[sample_branch.SECRETARY]
        self.group = telegram.group(BRANCH, owner=li)
        for person in self.people.values():
            await self.group.add(person)
        self.printer.skip()
        await self.group.add_bot(by=li, admin=True)
        await li.taps("开始设置", to=self.group)
        await li.says(BRANCH)
        await li.says("计算机学院机关党委")
        await li.says("看情况")
        await li.says("每月第一个周五")
        await li.says("14:00 党员活动室")

    async def send_roster(self) -> None:
        """Send a spreadsheet with doubtful lines, which the bot reports, then a correct one."""
        li = self.people[sample_branch.SECRETARY]
        await li.sends_file("名册.xlsx", roster_file(doubtful=True), "application/vnd.ms-excel")
        await li.taps("重新发送")
        await li.sends_file("名册.xlsx", roster_file(), "application/vnd.ms-excel")
        await li.taps("保存这")
        await li.taps(sample_branch.SECRETARY)

    async def claim_names(self) -> None:
        """Let people with Telegram claim their names; one never starts the bot, one blocks it afterwards."""
        li = self.people[sample_branch.SECRETARY]
        claiming = [r.name for r in sample_branch.PEOPLE if r.starts and r.name != sample_branch.SECRETARY]
        for number, name in enumerate(claiming):
            with self.printer.aside(f"另外 {len(claiming) - 2} 人同样认领", when=number == 2, silent=number > 1):
                await self._claim(name)
        while li.can_tap("全部确认"):  # a message lists so many claims
            await li.taps("全部确认")
        self.printer.show()
        await self.people[sample_branch.BLOCKS].blocks()

    async def _claim(self, name: str) -> None:
        person = self.people[name]
        await person.taps("认领身份", to=self.group)
        if person.can_tap(name):
            await person.taps(name)
        else:
            await person.says(name)

    async def import_plan(self) -> None:
        """Send the plan; the bot shows its contents and its mistakes, and corrects an anniversary on a tap."""
        li = self.people[sample_branch.SECRETARY]
        await li.says("/plan")
        await li.taps("导入计划")
        await li.sends_file(*self.plan)
        for label in (f"改为{self.year}年", f"{self.year}年"):
            if li.can_tap(label):
                await li.taps(label)
                break
        if li.can_tap("周年"):
            await li.taps("周年")
        await li.taps("保存")
        await li.says("/plan", to=self.group)

    async def date_month(self) -> None:
        """Open the month's card, enter impossible times, which the bot refuses, then adopt the proposed date."""
        li = self.people[sample_branch.SECRETARY]
        await self.open_month(li)
        await li.taps("改时间")
        await li.says("25:00")
        await li.says(f"{self.month}月32日14:00")
        await li.says("/cancel")
        await self.open_month(li)
        await li.taps("采用")
        await self._learn()

    async def open_month(self, officer: Person) -> None:
        """Open the card of the month that is played."""
        await officer.says("/plan")
        if officer.can_tap(f"{self.year}年"):  # a branch set up in December shows the present year first
            await officer.taps(f"{self.year}年")
        await officer.taps(f"{self.month}月")

    async def _learn(self) -> None:
        async with self.desk.database.read() as db:
            branch = await branches.of_chat(db, self.group.id)
            self.activity = (await activities.of_month(db, branch.id, self.year, self.month))[0]
        assert self.activity.dated_at is not None, "the month was not dated"

    @property
    def start(self) -> datetime:
        """The start time of the activity."""
        assert self.activity.starts_at is not None
        return self.activity.starts_at

    # --- up to the day ------------------------------------------------------------------------------------------------

    async def read_notice(self) -> None:
        """Receive the notice five days ahead; one member adds the activity to the calendar."""
        await self.record.approve()
        await self.desk.until(self.start - timedelta(days=5))
        self.printer.show()
        await self.people["张伟"].taps("加入日历", to=self.group)

    async def ask_leave(self) -> None:
        """Ask for leave: one request is granted, one returned and sent again with a file."""
        await self.desk.until(self.start - timedelta(days=4))
        zhao = self.people[sample_branch.ORGANISER]
        he, deng = self.people[sample_branch.ON_LEAVE], self.people[sample_branch.RETURNED_FIRST]
        await self._asks(he, "公务", "到省里参加教材审定会，当天不能返回")
        await zhao.taps("同意")
        await self._asks(deng, "事假", "有事")
        await zhao.taps("退回")
        await zhao.says("请写明是什么事")
        await deng.taps("重新请假")
        await deng.taps("病假")
        await deng.sends_photo(picture("诊断证明"), caption="膝关节手术后复查，附医院证明")
        if deng.can_tap("提交"):
            await deng.taps("提交")
        await zhao.taps("同意")

    async def _asks(self, person: Person, kind: str, reason: str) -> None:
        await person.taps("请假", to=self.group)
        await person.taps(kind)
        await person.says(reason)
        await person.taps("提交")

    async def eve(self) -> None:
        """Let the day before pass, with its private reminders."""
        await self.desk.until(self.start - timedelta(days=1))

    # --- the day ------------------------------------------------------------------------------------------------------

    async def check_in(self) -> None:
        """Check in by scans, taps, one late, two by hand."""
        await self.desk.until(self.start - timedelta(minutes=30))
        self.printer.show()
        card = self.people["张伟"].sees("签到开始", to=self.group)
        coming = [r for r in sample_branch.PEOPLE if r.comes and r.starts and r.name != sample_branch.LATE]
        for number, role in enumerate(coming):
            await self.desk.passes(timedelta(seconds=50))
            with self.printer.aside(f"另外 {len(coming) - 3} 人同样签到", when=number == 3, silent=number > 2):
                if number % 2:
                    await self.people[role.name].taps("签到", to=self.group)
                else:
                    await self.people[role.name].scans(card)
        await self.people["张伟"].scans(card)
        await self.desk.until(self.start + timedelta(minutes=16))
        await self.people[sample_branch.LATE].taps("签到", to=self.group)
        await self._by_hand(sample_branch.NEVER_STARTED, "手机没电，本人在场")
        await self._by_hand(sample_branch.WITHOUT_TELEPHONE[1], "不用智能手机，本人在场")

    async def _by_hand(self, name: str, reason: str) -> None:
        zhao = self.people[sample_branch.ORGANISER]
        await zhao.says("/checkin")
        await zhao.taps("补登签到")
        await zhao.taps(name)
        await zhao.says(reason)

    async def end(self) -> None:
        """End the activity."""
        li = self.people[sample_branch.SECRETARY]
        await self.desk.until(self.start + LENGTH)
        self.printer.show()
        await li.taps("结束活动")
        await li.taps("确认结束")

    # --- afterwards ---------------------------------------------------------------------------------------------------

    async def vote(self) -> None:
        """Vote with four taps and a submission; one member comments, one votes after a reminder two hours later."""
        voters = [r.name for r in sample_branch.PEOPLE if r.comes and r.starts and r.name != sample_branch.SLOW_VOTER]
        for number, name in enumerate(voters):
            with self.printer.aside(
                f"另外 {len(voters) - 1} 人参加投票，内容保密", when=number == 1, silent=number > 0
            ):
                await self._votes(name, number)
        commenter = self.people[voters[0]]
        await commenter.taps("写一条意见")
        await commenter.says("分组讨论的时间可以再长一些")
        await self.desk.passes(timedelta(hours=2, minutes=1))
        with self.printer.aside(f"{sample_branch.SLOW_VOTER}收到提醒后投票", when=True, silent=True):
            await self._votes(sample_branch.SLOW_VOTER, 0)

    async def _votes(self, name: str, number: int) -> None:
        person = self.people[name]
        for dimension in range(4):
            await person.taps(LEVELS[RATINGS[(number * 5 + dimension * 3) % len(RATINGS)]])
        await person.taps("提交")

    async def result(self) -> None:
        """Call those who were absent, and wait for the ballot to close a day after the end."""
        await self.record.contact()
        await self.desk.until(self.start + LENGTH + timedelta(days=1, seconds=30))

    async def make_up(self) -> None:
        """Do the make-up study: three members answer, one after reminders; an officer records two others."""
        zhao, he = self.people[sample_branch.ORGANISER], self.people[sample_branch.ON_LEAVE]
        await self._answers(he, "学了")
        await self._answers(he, ANSWER)
        await zhao.taps("退回")
        await zhao.says("请结合本职工作谈谈怎么做")
        await self._answers(he, ANSWER + "具体到教学上，准备一堂结合党史的课。")
        await zhao.taps("通过")
        await self._answers(self.people[sample_branch.RETURNED_FIRST], OTHER_ANSWER)
        await zhao.taps("通过")
        self.printer.show()
        await self.desk.passes(timedelta(days=5, hours=20))
        self.printer.show()
        forgetful = self.people[sample_branch.FORGETFUL]
        await forgetful.says("/makeup")
        await forgetful.sends_photo(picture("学习笔记"), caption="补学笔记")
        await zhao.taps("通过")
        for name in (sample_branch.BLOCKS, sample_branch.WITHOUT_TELEPHONE[0]):
            await zhao.says("/makeup")
            await zhao.taps("补学情况")
            await zhao.taps(name)
            await zhao.taps("代为登记补学")
            await zhao.says("上门送学，当面学习讨论了本月材料")
        await zhao.says("/todo")

    async def _answers(self, person: Person, answer: str) -> None:
        await person.says("/makeup")
        if person.can_tap("补学"):
            await person.taps("补学")
        await person.says(answer)

    async def summarise(self) -> None:
        """Read the summaries as the secretary, in the group and as members."""
        li = self.people[sample_branch.SECRETARY]
        await li.says(f"/summary {self.month}月")
        await li.says(f"/summary {self.year}")
        await li.says(f"/summary {self.month}月", to=self.group)
        await self.people[sample_branch.ON_LEAVE].says("/me")
        await self.people["许诺"].says("/help")
        await self.people["杨丽"].says("/language")
        await self.people["杨丽"].taps("English")
        await self.people["杨丽"].says("/me")
