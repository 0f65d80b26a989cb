"""The record as text to be pasted: in blocks that a tap copies, in the branch's order of fields."""

import pytest

from bot.storage.tables.record import Minute, Part
from bot.telegram.message import TEXT_LIMIT, units
from bot.views.paste import cut
from tests.support import papers
from tests.support.paper_chats import SPEAKERS, ended


@pytest.fixture
def town(town_on_the_day):
    return town_on_the_day


@pytest.fixture
async def activity(town):
    found = await ended(town)
    await papers.with_record(town, found, SPEAKERS, photos=0)
    return found


async def opens(town, activity, name="李书记"):
    await town[name].presses(f"prf:paste:{activity.id}", town[name].last())
    return town[name].last()


def blocks(town, since, name="李书记"):
    return [message.text for message in town[name].screen()[since:] if message.from_bot]


async def test_record_comes_as_text_in_the_order_of_the_paper(town, activity):
    menu = await opens(town, activity)
    assert "内容依次为：" in menu.text
    code = menu.text.partition("校验码：")[2].strip()
    assert menu.buttons == [["整篇", "逐栏"], ["复制校验码", "调整顺序"]]
    since = len(town["李书记"].screen())
    await town["李书记"].taps("整篇")
    text = "\n".join(blocks(town, since))
    assert (
        text.index("活动主题：红色教育行动") < text.index("地点：党员活动室") < text.index("张三：我在会计学原理课上")
    )
    assert text.endswith(f"校验码：{code}")
    assert "签字" not in text


async def test_each_field_is_a_block_of_its_own(town, activity):
    await opens(town, activity)
    since = len(town["李书记"].screen())
    await town["李书记"].taps("逐栏")
    (text,) = blocks(town, since)
    assert "活动主题\n红色教育行动\n" in text


async def test_branch_chooses_order_and_fields_for_all_its_records(town, activity):
    await opens(town, activity)
    await town["李书记"].taps("调整顺序")
    lines = town["李书记"].last().text.splitlines()
    place = next(number for number, line in enumerate(lines) if line.endswith("地点"))
    number = lines[place].split(".")[0]
    await town["李书记"].taps(number)
    await town["李书记"].taps("上移")
    assert town["李书记"].last().text.splitlines()[place - 1] == f"👉 {int(number) - 1}. 地点"
    await town["李书记"].taps("不粘贴 / 恢复")
    assert town["李书记"].last().text.splitlines()[place - 1] == f"👉 {int(number) - 1}. 地点（不粘贴）"
    await town["李书记"].taps("返回")
    assert "地点" not in town["李书记"].last().text
    menu = await opens(town, activity, "王组织")
    assert "地点" not in menu.text
    await town["王组织"].taps("调整顺序")
    await town["王组织"].taps("恢复原顺序")
    await town["王组织"].taps("返回")
    assert "地点" in town["王组织"].last().text


async def test_recorder_pastes_and_a_member_does_not(town, activity):
    assert "粘贴文本" in (await opens(town, activity, "赵宣传")).text
    await opens(town, activity, "周六")
    assert "粘贴文本" not in town["周六"].last().text


async def test_long_minutes_come_in_several_blocks_without_loss(town, activity):
    words = "".join(f"第{number}段：与会同志结合岗位谈认识、谈打算。" for number in range(1, 500))
    async with town.database() as db:
        now = town.now
        db.add(Minute(activity_id=activity.id, part=Part.TEXT, text=words, sent_at=now, recorded_at=now))
    await opens(town, activity)
    since = len(town["李书记"].screen())
    await town["李书记"].taps("整篇")
    told = blocks(town, since)
    assert len(told) >= 3
    assert words in "".join("".join(told).split())


@pytest.mark.parametrize("text", ["字" * 9000, "😀" * 5000, "一。" * 4096, "a\n" * 5000, "", "短"])
def test_text_is_cut_without_loss_and_within_the_limit(text):
    parts = list(cut(text, TEXT_LIMIT))
    assert all(0 < units(part) <= TEXT_LIMIT for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())
