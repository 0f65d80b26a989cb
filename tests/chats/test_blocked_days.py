"""`/blocked`: days without activities, which proposals avoid (rule 13)."""

from datetime import date

import pytest
from sqlalchemy import select

from bot.domain.membership import roster
from bot.domain.plan import blocked_days
from bot.domain.plan.blocked_days import Blocked
from bot.domain.refusals import Refused
from bot.storage.tables.base import Base
from bot.storage.tables.settings import SettingChange
from tests.support.town import ZONE, at


async def adds(town, text, who="李书记"):
    human = town[who]
    await human.says("/blocked")
    await human.taps("添加")
    await human.says(text)
    return human


async def test_the_proposal_avoids_the_days_that_an_officer_adds(town):
    li = await adds(town, "4月1日-4月8日 期中考试", who="王组织")
    li.sees("✅ 已记下：4月1日(周三)至4月8日(周三)不安排活动")
    li.sees("4月1日(周三)至4月8日(周三) 期中考试")
    await li.presses("arr:theme:2026:4", on=li.last())
    await li.says("学习：学习原文")
    assert "4月9日(周四) 14:00" in li.last().text


async def test_a_card_already_sent_follows_the_new_days(town):
    li = town["李书记"]
    await li.says("/plan")
    await li.presses("arr:theme:2026:4", on=li.last())
    await li.says("学习：学习原文")
    await town.until("2026-03-28 10:00")
    card = li.sees("4月3日(周五) 14:00")
    await adds(town, "4月3日")
    await town.passes(minutes=1)
    assert "4月3日(周五) 14:00" not in card.text


async def test_a_removed_period_is_proposed_again(town):
    li = await adds(town, "4月3日 教学检查")
    await li.taps("删去 4月3日(周五)")
    li.sees("✅ 已删去：4月3日(周五)")
    li.sees("（还没有）")
    await li.presses("free:gone:1:739709:739709", on=li.last())
    assert "（还没有）" in li.last().text
    await li.presses("arr:theme:2026:4", on=li.last())
    await li.says("学习：学习原文")
    li.sees("4月3日(周五) 14:00")
    async with town.database() as db:
        rows = (await db.scalars(select(SettingChange).order_by(SettingChange.id))).all()
    recorded = [(row.figure, row.old, row.new, row.reason, row.by.name) for row in rows]
    assert recorded == [
        ("blocked_dates", None, "2026-04-03", "教学检查", "李书记"),
        ("blocked_dates", "2026-04-03", None, None, "李书记"),
    ]


async def test_the_words_of_an_officer_who_left_are_erased_and_the_days_stay(town):
    zhao, li = await adds(town, "4月3日 赵宣传体检", who="赵宣传"), town["李书记"]
    await zhao.says("/blocked")
    await zhao.taps("添加")
    await zhao.says("5月8日 陪家人看病")
    await adds(town, "6月15日-7月5日 期末考试")
    await adds(town, "5月8日 教学检查")  # the same day in the words of another
    async with town.database() as db:
        person, secretary = await town.person(db, "赵宣传"), await town.person(db, "李书记")
        await roster.remove(db, person, by=secretary, now=town.now)
    await li.says("/roster")
    await li.taps("已离开的人")
    await li.taps("赵宣传")
    assert "改设置的理由：2" in li.last().text
    await li.taps("删去文字，保留姓名")
    await li.taps("确认删去")
    await li.says("/blocked")
    lines = [line.rstrip() for line in li.last().text.splitlines()]
    assert lines[1:4] == ["4月3日(周五)", "5月8日(周五) 教学检查", "6月15日(周一)至7月5日(周日) 期末考试"]
    async with town.database() as db:
        tables = Base.metadata.tables.values()
        kept = str([row for table in tables for row in await db.execute(select(table))])
    assert [words for words in ("体检", "看病") if words in kept] == []


async def test_a_dated_activity_within_the_days_is_named(town):
    activity = await town.dated("2026-03-06 14:00")
    li = await adds(town, "3月2日至3月6日 期末考试")
    li.sees("“红色教育行动”已定在 3月6日(周五) 14:00，不会自动改期")
    assert (await town.activity_now(activity.id)).starts_at == at("2026-03-06 14:00")


async def test_members_read_the_days_and_change_none(town):
    await adds(town, "6月15日-7月5日 期末考试")
    zhang = town["张三"]
    await zhang.says("/settings")
    await zhang.taps("不安排活动的日子")
    assert "期末考试" in zhang.last().text
    assert not zhang.last().buttons
    popup = await zhang.presses("free:add:1", on=zhang.last())
    assert "李书记" in popup.text


@pytest.mark.parametrize(
    ("typed", "first", "last", "words"),
    [
        ("6月15日-7月5日 期末考试", "2026-06-15", "2026-07-05", "期末考试"),
        ("6月15-20日：期末", "2026-06-15", "2026-06-20", "期末"),
        ("2026-06-15至2026-07-05", "2026-06-15", "2026-07-05", ""),
        ("6/15 - 7/5 exams", "2026-06-15", "2026-07-05", "exams"),
        ("12月28日到1月8日 期末考试", "2026-12-28", "2027-01-08", "期末考试"),
        ("2月1日", "2027-02-01", "2027-02-01", ""),
        ("期末考试：6月15日-7月5日", "2026-06-15", "2026-07-05", "期末考试"),
        ("6月15日（周一）至7月5日（周日）期末考试", "2026-06-15", "2026-07-05", "期末考试"),
        ("从6月15日到6月20日，期末", "2026-06-15", "2026-06-20", "期末"),
        ("十月八日教学检查", "2026-10-08", "2026-10-08", "教学检查"),
    ],
)
def test_days_are_read_as_people_write_them(typed, first, last, words):
    read = blocked_days.read(typed, now=at("2026-03-06 14:00").astimezone(ZONE))
    assert read == Blocked(date.fromisoformat(first), date.fromisoformat(last), words)
    assert Blocked.from_json(read.to_json()) == read


@pytest.mark.parametrize(
    "typed", ["6月15日、16日 考试", "6月15日和7月5日", "6月15日起", "6月15日-7月5日 8月1日", "每周五"]
)
def test_days_that_are_no_single_period_are_refused(typed):
    with pytest.raises(Refused, match=r"^blocked-unreadable$"):
        blocked_days.read(typed, now=at("2026-03-06 14:00").astimezone(ZONE))
