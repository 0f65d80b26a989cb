"""Sheets filled in on paper: two officers type each in, and it counts once both typed the same (rule 59)."""

from sqlalchemy import func, select

from bot.storage.tables.attendance import Attendance
from bot.storage.tables.paper_sheets import SheetEntry
from bot.storage.tables.roll import Correction
from tests.support.party_day import attend, ended, votes

THERE = ("王组织", "赵宣传", "张三", "陈四", "孙五", "周六")


async def types(human, sheet, text):
    """Open the sheets of the newest activity and type one in."""
    await human.says("/summary 2026-03")
    await human.taps("更正签到")
    await human.taps("纸质表补录")
    await human.taps(sheet)
    await human.says(text)
    return human.last().text


async def arrivals(town):
    async with town.database() as db:
        return await db.scalar(select(func.count()).select_from(Attendance))


async def test_a_sign_in_sheet_counts_once_two_officers_typed_the_same(town):
    activity = await town.dated()
    await attend(town, activity, "李书记", "张三")
    before = await arrivals(town)
    assert "请另一位支部委员" in await types(town["王组织"], "录入签到表", "1. 陈四 2. 孙五\n3、张三")
    assert await arrivals(town) == before
    told = await types(town["赵宣传"], "录入签到表", "张三、孙五，陈四")
    assert "两遍一致，签到表上 3 人，新登记签到 2 人" in told
    assert await arrivals(town) == before + 2
    async with town.database() as db:
        reasons = set((await db.scalars(select(Attendance.reason).where(Attendance.reason.is_not(None)))).all())
    assert reasons == {"纸质签到表，王组织、赵宣传两人录入"}


async def test_sheets_that_differ_name_the_difference_and_count_nothing(town):
    activity = await town.dated()
    await attend(town, activity, "李书记")
    before = await arrivals(town)
    await types(town["王组织"], "录入签到表", "陈四 孙五")
    told = await types(town["赵宣传"], "录入签到表", "陈四 周六")
    assert "与王组织录入的不一致" in told
    assert "孙五、周六" in told
    assert await arrivals(town) == before
    await town["赵宣传"].says("陈四 孙五")  # the question stays open
    assert "两遍一致" in town["赵宣传"].last().text


async def test_one_officer_typing_twice_counts_nothing(town):
    activity = await town.dated()
    await attend(town, activity, "李书记")
    before = await arrivals(town)
    for _time in range(2):
        assert "已录入第一遍" in await types(town["王组织"], "录入签到表", "陈四 孙五")
    assert await arrivals(town) == before


async def test_a_typing_officer_is_not_recorded_by_the_own_sheet(town):
    activity = await town.dated()
    await attend(town, activity, "李书记")
    await types(town["王组织"], "录入签到表", "陈四 王组织 赵宣传")
    told = await types(town["赵宣传"], "录入签到表", "陈四 王组织 赵宣传")
    assert "新登记签到 1 人" in told
    assert "请其他支部委员补登：王组织、赵宣传" in told


async def test_a_sheet_typed_in_after_the_end_is_a_correction_beside_the_roll(town):
    await ended(town, *THERE)
    await types(town["王组织"], "录入签到表", "冯九、吴七")
    await types(town["赵宣传"], "录入签到表", "冯九、吴七")
    async with town.database() as db:
        assert len((await db.scalars(select(Correction))).all()) == 2
    assert "纸质签到表，王组织、赵宣传两人录入" in town["吴七"].last().text


async def test_names_that_are_not_on_the_roster_are_named(town):
    activity = await town.dated()
    await attend(town, activity, "李书记")
    assert "名册上没有：查无此人" in await types(town["王组织"], "录入签到表", "陈四 查无此人")


BALLOTS = "张三 陈四 孙五\n3 0 0 0\n2 1 0 0\n3 0 0 0\n2 0 1 0"


async def test_ballots_on_paper_count_once_two_officers_typed_the_same(town):
    await ended(town, *THERE)
    for name in ("李书记", "王组织", "赵宣传"):
        await votes(town[name])
    await types(town["王组织"], "录入测评票", BALLOTS)
    assert "3 张测评票已计入" in await types(town["赵宣传"], "录入测评票", BALLOTS)
    async with town.database() as db:
        assert (await db.scalars(select(SheetEntry))).all() == []  # nothing of a paper ballot stays
    await town.passes(hours=25)
    await town["李书记"].says("/summary 2026-03")
    assert "6" in town["李书记"].sees("满意率").text
    result = town.group.messages[-1].text
    assert "95.8%" in result  # 23 of 24 ratings


async def test_what_was_typed_from_ballots_is_sealed(town):
    await ended(town, *THERE)
    await types(town["王组织"], "录入测评票", BALLOTS)
    async with town.database() as db:
        (entry,) = (await db.scalars(select(SheetEntry))).all()
    assert entry.people is None
    assert b"3,0,0,0" not in entry.sealed


async def test_ballots_that_do_not_fit_are_refused_with_the_reason(town):
    await ended(town, *THERE)
    await votes(town["周六"])
    wang = town["王组织"]
    assert "再写四行、每行四个数字" in await types(wang, "录入测评票", "张三 3 0 0 0")
    await wang.says("张三 陈四\n3 0 0 0\n2 0 0 0\n2 0 0 0\n2 0 0 0")
    assert "第 1 行数字合计 3，交票人是 2 人" in wang.last().text
    await wang.says("周六\n1 0 0 0\n1 0 0 0\n1 0 0 0\n1 0 0 0")
    assert "已经投过票：周六" in wang.last().text
    await wang.says("冯九\n1 0 0 0\n1 0 0 0\n1 0 0 0\n1 0 0 0")
    assert "没有签到，不能投票：冯九" in wang.last().text


async def test_ballots_that_differ_name_the_lines(town):
    await ended(town, *THERE)
    await types(town["王组织"], "录入测评票", BALLOTS)
    told = await types(town["赵宣传"], "录入测评票", BALLOTS.replace("2 1 0 0", "3 0 0 0"))
    assert "不同的数字行：第 2 行" in told
    assert "还没有计入" in told
