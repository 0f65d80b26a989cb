"""The scenes of the month about its record: agenda and steps, what is recorded, the check, papers and the filing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sandbox.scenario import sample_branch
from sandbox.scenario import sample_record as words
from sandbox.scenario.sample_files import hall
from sandbox.state.files import Upload

if TYPE_CHECKING:
    from sandbox.people.person import Person
    from sandbox.scenario.month import Month
    from sandbox.state.chats import Field

ZONE = ZoneInfo("Asia/Shanghai")
LENGTH = timedelta(hours=3, minutes=30)


class RecordScenes:
    """The scenes about the record of a month that is played."""

    def __init__(self, month: Month) -> None:
        self.month = month
        self.desk, self.printer = month.desk, month.printer

    @property
    def host(self) -> Person:
        """The secretary, who hosts."""
        return self.month.people[sample_branch.SECRETARY]

    @property
    def recorder(self) -> Person:
        """The publicity officer, who records."""
        return self.month.people[sample_branch.RECORDER]

    async def prepare(self) -> None:
        """Enter the committee's meeting; set the agenda from plan, menu and typed lines, with goal and problem."""
        li = self.host
        await self.month.open_month(li)
        await li.taps("程序步骤")
        await li.taps("① 登记支委会")
        await li.taps("昨天")
        await li.taps("议程")
        await li.taps("用计划内容")
        await li.taps("1")
        await self._lasts(words.PLANNED_LENGTH)
        await li.taps("从菜单添加")
        await li.taps(words.CHARTER)
        await li.taps("第一章")
        await self._lasts(words.CHARTER_LENGTH)
        await li.taps("写议程")
        await li.says(words.AGENDA)
        await li.taps("活动目标")
        await li.says(words.GOAL)
        await li.taps("解决的问题")
        await li.says(words.PROBLEM)

    async def _lasts(self, length: str) -> None:
        """Enter how long the item takes whose card is open, and go back to the agenda."""
        await self.host.taps("时长")
        await self.host.says(length)
        await self.host.taps("‹ 返回议程")

    async def approve(self) -> None:
        """Answer the bot's question on the day before the notice: the superior committee approved the theme."""
        await self.desk.until(self.month.start - timedelta(days=6))
        if self.host.can_tap("昨天已审定"):
            await self.host.taps("昨天已审定")

    async def lead(self) -> None:
        """Lead through the agenda on the host card, while the recorder sends texts, speeches and photos."""
        li, chen = self.host, self.recorder
        await li.taps("清点人数")
        await li.says("22人")
        for mark in ("☐ 悬挂党旗", "☐ 佩戴党徽"):
            await li.taps(mark)
        await li.taps("开始第一项")
        await self._at(50)
        await chen.says("/record")
        await chen.taps("1 ")
        await chen.says(words.ON_THE_PLANNED)
        await self._at(85)
        await li.taps("下一项")
        await self._at(105)
        await chen.says(words.ON_CHARTER)
        await li.taps("下一项")
        await self._at(155)
        await chen.says(words.ON_STUDY)
        await li.taps("下一项")
        await self._at(190)
        await chen.says(words.ON_TALK)
        await chen.sends_album([self._photo(0), self._photo(1)], caption=words.ALBUM)
        await chen.sends_photo(hall(2), caption=words.LAST_PHOTO)
        member = self.month.people["张伟"]
        await member.says("/record")
        await member.says(words.OWN_WORDS)

    def _photo(self, number: int) -> dict[str, Field]:
        return {"photo": self.desk.telegram.files.keep_photo(Upload("photo.jpg", hall(number), "image/jpeg"))}

    async def _at(self, minutes: int) -> None:
        await self.desk.until(self.month.start + timedelta(minutes=minutes))

    async def complete(self) -> None:
        """Take a member's own words, enter summary and decision; the check finds no day: send the decision anew."""
        chen, later = self.recorder, self.month.start + timedelta(days=31)
        await self.desk.until(self.month.start + LENGTH + timedelta(minutes=11))
        self.printer.show()
        await chen.says("/record")
        await chen.taps("采用发言")
        await chen.taps("采用 1")
        await chen.says("/record")
        await chen.says(words.SUMMARY)
        await chen.says(words.DECIDED)
        await chen.taps("检查并上报")
        await chen.taps("撤回")
        await chen.says(f"{words.DECIDED} {later.astimezone(ZONE).month}月20日前")

    async def contact(self) -> None:
        """Record on the next morning that absentees were called."""
        zhao = self.month.people[sample_branch.ORGANISER]
        await self.desk.until(self.month.start + timedelta(hours=20))
        for number, (name, told) in enumerate(words.CONTACTS.items()):
            others = len(words.CONTACTS) - 1
            with self.printer.aside(f"另外 {others} 人同样登记", when=number == 1, silent=number > 0):
                await zhao.says("/makeup")
                await zhao.taps("补学情况")
                await zhao.taps(name)
                await zhao.taps("登记联系")
                await zhao.says(told)

    async def hand_in(self) -> None:
        """Check, take the paper, which is signed and sent, mark it as sent, and enter the receipt later.

        Some months have a warning that cannot be mended any more, such as chapters that the year's plan left out: the
        secretary explains it.
        """
        li = self.host
        await li.taps("检查并上报")
        while li.can_tap("说明理由"):
            await li.taps("说明理由")
            await li.says(words.REASON)
        await li.taps("📄 活动纪实表")
        await li.taps("标记已上报")
        self.printer.show()
        await self.desk.passes(timedelta(hours=1))
        await li.taps("登记回执")
        await li.says(words.RECEIPT)
        await self.recorder.says("/record")
        await self.recorder.taps("📄 材料")
        await self.recorder.taps("签到册")
