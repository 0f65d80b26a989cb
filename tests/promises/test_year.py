"""A year of one branch, month by month, in virtual time: its record is whole, and what is owed gets done."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.domain.obligations import duties
from bot.domain.obligations.kinds import DutyKind
from bot.storage import event_chain, row_hashes
from bot.storage.tables.branch import Branch
from bot.storage.tables.evaluation import BallotReceipt
from tests.support.makeups import ANSWER
from tests.support.party_day import attend, votes
from tests.support.town import at

pytestmark = pytest.mark.long("a year")

THERE = ("王组织", "赵宣传", "张三", "陈四", "孙五", "周六", "郑八")
VOTERS = ("张三", "陈四", "孙五", "周六", "郑八")
DAYS = (
    "2026-03-06", "2026-04-03", "2026-05-08", "2026-06-05", "2026-07-03", "2026-08-07", "2026-09-04", "2026-10-09",
    "2026-11-06", "2026-12-04", "2027-01-08", "2027-02-05",
)  # fmt: skip


async def a_month(town, day):
    """Play one Party day: a leave, check-in, the ballot, a make-up study, a call to a member without an account."""
    start = at(f"{day} 14:00")
    await town.until(start - timedelta(days=9))
    activity = await town.dated(f"{day} 14:00")
    await town.until(start - timedelta(days=4))
    wang, wu = town["王组织"], town["吴七"]
    await wu.says("/leave")
    await wu.taps("实习")
    await wu.says("在外地实习，不能返校")
    await wu.taps("提交")
    await wang.taps("同意")
    await attend(town, activity, "李书记", *THERE)
    await town.passes(hours=3.6)
    await town["李书记"].taps("结束活动")
    await town["李书记"].taps("确认结束")
    for name in VOTERS:
        await votes(town[name])
    await town.passes(days=1)
    await wu.taps("补学")
    await wu.says(ANSWER)
    await wang.taps("通过")
    await wang.says("/todo")
    await wang.taps("已联系")
    await wang.says("打电话了解：在家照顾病人")


async def test_a_year_leaves_a_whole_record(town):
    async with town.database() as db:
        branch = await db.get_one(Branch, town.branch_id)
        await duties.owe(db, DutyKind.OVERDUE, branch, due_at=town.now, next_at=town.now)
    for day in DAYS:
        await a_month(town, day)
    await town.until("2027-03-01 10:00")
    for year, months in (("2026", 10), ("2027", 2)):
        await town["李书记"].says(f"/summary {year}")
        text = town["李书记"].sees(f"{year}年总结").text
        assert text.count("红色教育行动 · 到会 80% · 满意 100%") == months
        assert f"补学：已完成 {months}，待审阅 0，未完成 0，逾期 {months}" in text
    assert f"冯九：连续 {len(DAYS)} 次" in text
    async with town.database() as db:
        connection = await db.connection()
        assert (await event_chain.verify(connection))[1] is None
        assert (await row_hashes.verify(connection))[1] is None
        assert await db.scalar(select(func.count()).select_from(BallotReceipt)) == len(DAYS) * len(VOTERS)
        owed = {(duty.kind, duty.person_id) for duty in await duties.open_duties(db, town.branch_id)}
        away = await town.person(db, "冯九")
    assert owed == {("overdue", None), ("makeup", away.id), ("record-filing", None)}
