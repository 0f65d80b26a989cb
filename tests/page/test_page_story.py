"""The whole story of `make run`, played by clicking in a browser as each person; screenshots go to out/screens/."""

import pytest
from playwright.async_api import expect

from tests.support.browser import SCREENS, Desk, a_browser, a_page, make_run, needs_a_browser

pytestmark = pytest.mark.long("the whole story in a browser")

GROUP, BOT = "计算机学院教工第一党支部", "主题党日助手"
VOTERS = ("张伟", "杨丽", "黄磊")
ANSWER = "学了什么：本月的学习材料。怎么看：结合岗位体会很深。怎么做：按时参加，学以致用。"


@needs_a_browser
@pytest.mark.timeout(600)
async def test_a_newcomer_plays_the_month_from_plan_to_summary(tmp_path):
    async with a_browser() as browser, make_run(tmp_path) as url, a_page(browser, url) as page:
        story = Story(page)
        await story.play()
        assert await story.desk.steps_done() == 9


class Story:
    """Steps of the story, each with a screenshot."""

    def __init__(self, page):
        self.page, self.desk, self.pictures = page, Desk(page), 0
        SCREENS.mkdir(parents=True, exist_ok=True)
        for old in SCREENS.glob("*.png"):
            old.unlink()

    async def shot(self, name):
        self.pictures += 1
        await self.page.screenshot(path=SCREENS / f"{self.pictures:02d}-{name}.png")

    async def play(self):
        await self.page.get_by_role("button", name="跳过演示").click()
        await self.shot("played")
        await self.desk.is_mine()
        await self.shot("your-turn")
        for step in (
            self.plan,
            self.publish,
            self.leave,
            self.check_in,
            self.close,
            self.record,
            self.vote,
            self.make_up,
            self.sum_up,
        ):
            done = await self.desk.steps_done()
            await step()
            await expect(self.page.get_by_role("img", name="已完成")).to_have_count(done + 1, timeout=20_000)
            await self.shot(step.__name__)

    async def plan(self):
        right = self.desk.right
        await self.page.get_by_role("button", name="转到李明的手机").click()
        await right.says("/plan")
        await right.taps("导入计划")
        await right.box.get_by_role("button", name="添加附件").click()
        await right.box.get_by_role("menuitem", name="plan.txt").click()
        await right.taps("2026年", on="请点年份")
        await right.taps("保存", on="读到 12 个月")
        await right.sees("的计划已保存")

    async def publish(self):
        left, right = self.desk.left, self.desk.right
        await right.says("/plan")
        await right.taps("2月", on="日期未定")
        await right.taps("采用", on="请定2月")
        await left.belongs_to("李明", GROUP)
        for _ in range(8):
            if await left.box.get_by_role("button", name="置顶消息").count():
                break
            await self.desk.moves_on("到下一事项")
        await left.sees("主题党日预告")

    async def leave(self):
        left, right = self.desk.left, self.desk.right
        await left.belongs_to("林霞", GROUP)
        await left.taps("请假", on="主题党日预告")
        await left.starts()
        await left.taps("事假")
        await left.says("孩子开家长会，下午不能到")
        await left.taps("提交")
        await right.belongs_to("赵强", BOT)
        await right.taps("同意")
        await left.sees("已准假")

    async def check_in(self):
        left, right = self.desk.left, self.desk.right
        await left.belongs_to("李明", GROUP)
        for _ in range(12):
            if await left.messages.filter(has_text="签到开始").count():
                break
            await self.desk.moves_on("到下一事项")
        for name in VOTERS:
            await (await left.sees("签到开始")).get_by_role("button", name="查看大图").click()
            await self.page.get_by_label("选择扫描图中二维码的手机").select_option(label=f"{name} · 正式党员")
            await self.page.get_by_role("button", name="扫码").click()
            await right.starts()
            await right.sees("签到成功")
        await left.sees(f"已到 {len(VOTERS)} / 25")

    async def close(self):
        right = self.desk.right
        await self.desk.moves_on("+1 小时")
        await right.belongs_to("李明", BOT)
        await right.taps("结束活动")
        await right.taps("确认结束")

    async def record(self):
        right = self.desk.right
        await right.belongs_to("陈静", BOT)
        await right.says("/record")
        await right.says("张伟：走访了三位老党员，我准备把他们的故事写下来。")
        await right.sees("发言 1 条：张伟")

    async def vote(self):
        right = self.desk.right
        for name in VOTERS:
            await right.belongs_to(name, BOT)
            for number in range(1, 5):
                await right.taps("满意", on=f"第 {number} 题")
            review = await right.sees("您的选择是")
            await review.get_by_role("button", name="重选").scroll_into_view_if_needed()
            await self.shot(f"ballot-of-{name}")
            await right.taps("提交")

    async def make_up(self):
        left, right = self.desk.left, self.desk.right
        await left.belongs_to("林霞", BOT)
        for _ in range(6):  # ten minutes pass before the end stands
            if await left.messages.filter(has_text="您没有参加").count():
                break
            await self.desk.moves_on("到下一事项")
        await left.says("/makeup")
        await left.taps("补学")
        await left.says(ANSWER)
        await right.belongs_to("赵强", BOT)
        await right.taps("通过")
        await left.sees("的补学已通过")

    async def sum_up(self):
        right = self.desk.right
        await right.belongs_to("李明", BOT)
        await right.says("/summary")
        await right.sees("总结")
