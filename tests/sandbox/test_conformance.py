"""The traffic of a month between the bot and the local server conforms to the Bot API specification."""

import pytest

from tests.support.bot_api_spec import given_spec, problems
from tests.support.party_day import FEW
from tests.support.photos import photo
from tests.support.town import a_town

PLAN = "2026年计划\n时间\t方式\t内容\n" + "\n".join(
    f"{month}月\t专题学习研讨\t第{month}次学习" for month in range(3, 13)
)
ANSWER = "学了党章总纲；认识到理论学习要经常抓；今后每周读一章并写下体会。"
PRIVATE = ("/me", "/todo", "/help", "/language", "/plan", "/summary", "/leave", "/makeup", "/roster", "/setup", "/x")


@pytest.fixture
async def town(tmp_path):
    """A small branch; its traffic is checked against the specification at the end, if one is given."""
    async with a_town(tmp_path, roster=FEW) as built:
        yield built
    assert built.telegram.complaints == []
    if (spec := given_spec()) is not None:
        assert problems(spec, built.telegram.requests, built.telegram.answers) == []


async def plan(town):
    li = town["李书记"]
    await li.says("/plan")
    await li.taps("导入计划")
    await li.sends_file("年度计划.txt", PLAN.encode())
    await li.taps("保存")
    await li.taps("全部采用")
    await li.taps("确认采用")
    await town.until("2026-03-01 10:00")
    assert "主题党日预告" in town.group.pinned[0].text
    for label in ("加入日历", "详情", "请假"):
        await town["张三"].taps(label, town.group)


async def ask_and_decide(town):
    zhang = town["张三"]
    await zhang.taps("病假")
    await zhang.sends_file("病历.pdf", b"%PDF-1.4 x")
    await zhang.says("发烧住院")
    await town["王组织"].taps("看材料")
    await town["王组织"].taps("退回")
    await town["王组织"].says("请说明时间")
    await zhang.taps("重新请假")
    await zhang.taps("病假")
    await zhang.sends_photo(photo(), caption="3月6日住院")
    await town["李书记"].taps("同意")
    zhang.sees("已准假")


async def meet(town):
    await town.until("2026-03-06 13:50")
    card = town["陈四"].sees("签到开始", town.group)
    for name in ("李书记", "王组织", "陈四", "孙五"):
        await town[name].scans(card)
    li = town["李书记"]
    await li.says("/checkin")
    await li.taps("补登签到")
    await li.taps("赵宣传")
    await li.says("手机没电，本人在场")
    await li.taps("清点人数")
    await li.says("5")
    await town.until("2026-03-06 17:30")
    await li.taps("结束活动")
    await li.taps("确认结束")


async def evaluate(town):
    for name in ("李书记", "王组织", "赵宣传", "陈四", "孙五"):
        for _question in range(4):
            await town[name].taps("满意")
        await town[name].taps("提交")
    await town["陈四"].taps("意见")
    await town["陈四"].says("讲得很好 & 很<b>生动</b>")
    await town.until("2026-03-07 18:00")
    assert town["张三"].sees("测评结果", town.group).photo
    assert "很<b>生动</b>" in town["王组织"].sees("讲得很好").text


async def make_up(town):
    await town["张三"].taps("补学")
    await town["张三"].sends_photo(photo(), caption=ANSWER)
    await town["王组织"].taps("看材料")
    await town["王组织"].taps("通过")
    town["张三"].sees("补学已通过")
    await town["王组织"].says("/todo")
    await town["王组织"].taps("已联系")
    await town["王组织"].says("已电话联系，在外地实习")


async def look_around(town):
    for name in ("张三", "李书记"):
        for command in PRIVATE:
            await town[name].says(command)
    await town["张三"].taps("English")
    await town["张三"].says("/help")
    for command in ("/plan", "/summary 3", "/help", "/todo"):
        await town["陈四"].says(command, town.group)
    await town["陈四"].edits(await town["陈四"].says("你好"), "您好")
    await town["李书记"].says("总结", town.group)


@pytest.mark.long("a month")
async def test_a_whole_month_follows_the_bot_api_specification(town):
    for part in (plan, ask_and_decide, meet, evaluate, make_up, look_around):
        await part(town)
    town["张三"].sees_not("抱歉")
    town["李书记"].sees_not("抱歉")


async def test_unusual_input_follows_the_bot_api_specification(town):
    await town.dated()
    stranger = town.telegram.person("路人")
    await stranger.starts("in_zzzz_1_0123456789")
    await stranger.sends_photo(b"x", caption="<b>")
    await town["李书记"].says("/plan", town.group, anonymous=True)
    await town["孙五"].blocks()
    await town.until("2026-03-01 10:00")
    for data in ("forged", "b:1:1111:ok", "plan:import", "leave:yes:1"):
        await town["陈四"].presses(data, town["陈四"].last())
    await town.group.rename("新名字")
    await town.group.remove(town.telegram.the_bot())
    await town.group.add_bot(by=town["李书记"], admin=True)
    await town["孙五"].unblocks()
    await town["孙五"].says("字" * 9000)
    await town.until("2026-03-06 18:10")
    stranger.sees_not("抱歉")
