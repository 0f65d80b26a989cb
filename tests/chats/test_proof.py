"""The record of events and what it proves: its head comes to the officers every month."""

import pytest
from sqlalchemy import select

from bot.documents.paper import passages
from bot.domain.branch import chain_head
from bot.domain.obligations.kinds import DutyKind
from bot.domain.report import papers
from bot.storage import event_chain
from bot.storage.tables.branch import Branch
from bot.storage.tables.obligations import Duty
from bot.storage.tables.papers import PaperKind
from sandbox.desk.desk import Desk
from tests.support.branches import RosterEntry, a_branch
from tests.support.databases import address
from tests.support.forged_papers import Forger, paper, printed
from tests.support.setup import set_up
from tests.support.town import FOUNDED, at

HEAD = "事件记录存证"


@pytest.fixture
async def owing(town):
    """The branch owes the head of its record, as one that was set up does."""
    async with town.database() as db:
        await chain_head.owe_first(db, await db.get_one(Branch, town.branch_id), now=town.now)
    await town.dated()
    return town


def heads(town, name):
    return [message for message in town[name].screen() if message.from_bot and HEAD in message.text]


async def test_officers_get_the_head_on_the_first_of_each_month_and_members_do_not(owing):
    await owing.until("2026-03-01 08:59")
    assert heads(owing, "李书记") == []
    async with owing.database() as db:
        number, digits = await event_chain.head(db, owing.branch_id)
    await owing.until("2026-03-01 09:01")
    for name in ("李书记", "王组织", "赵宣传"):
        (message,) = heads(owing, name)
        assert (
            f"2026年3月事件记录存证\n至今共 {number} 条，末条校验值 {digits[:16]}（支部编号 {owing.branch_id}）"
            in message.text
        )
    assert heads(owing, "张三") == []
    await owing.until("2026-04-01 09:01")
    assert [len(heads(owing, name)) for name in ("李书记", "张三")] == [2, 0]


async def test_each_month_has_one_head(owing):
    await owing.until("2026-05-02 10:00")
    assert [message.text.split("事件")[0] for message in heads(owing, "李书记")] == [
        "🔗 2026年3月",
        "🔗 2026年4月",
        "🔗 2026年5月",
    ]


async def test_branch_that_is_set_up_owes_its_head(tmp_path):
    async with Desk(tmp_path, FOUNDED, database_url=address(tmp_path)) as desk:
        owner = desk.telegram.person("李书记")
        group = desk.telegram.group("会计学院学生第二党支部", owner=owner, supergroup=True)
        await group.add_bot(by=owner, admin=True)
        await desk.settle()
        await set_up(owner, group)
        await desk.settle()
        async with desk.bot.database.begin() as db:
            duty = (await db.scalars(select(Duty).where(Duty.kind == DutyKind.CHAIN_HEAD))).one()
        assert duty.next_at == at("2026-03-01 09:00")


async def test_officer_sends_a_file_to_compare_and_types_a_code(owing):
    async with owing.database() as db:
        branch = await db.get_one(Branch, owing.branch_id)
        kept = await papers.keep(db, PaperKind.PLAN, branch, passages(paper()), year=2026, now=owing.now)
    await owing.until("2026-03-01 09:01")
    secretary = owing["李书记"]
    await secretary.taps("核对文件", on=secretary.sees(HEAD))
    secretary.sees("请发来要核对的材料")
    forger = Forger(printed(kept.code))
    await secretary.sends_file("计划.docx", forger.file())
    assert "✅ 文件文字与生成时一致" in secretary.last().text
    forger.replaces("（三楼）", "（四楼）")
    await secretary.sends_file("计划.docx", forger.file())
    assert "“地点”被改：党员活动室（三楼） → 党员活动室（四楼）" in secretary.last().text
    await secretary.says(kept.code.lower())
    assert f"校验码 {kept.code}：会计学院学生第二党支部的年度计划报备表（2026年度）" in secretary.last().text
    await secretary.says("AAAA-BBBB")
    assert "“AAAA-BBBB”中没有校验码" in secretary.last().text


async def test_member_and_another_branch_compare_nothing(owing):
    async with owing.database() as db:
        other, _ = await a_branch(db, [RosterEntry("马九")], now=owing.now)
        kept = await papers.keep(db, PaperKind.PLAN, other, passages(paper()), year=2026, now=owing.now)
    secretary, member = owing["李书记"], owing["张三"]
    await secretary.says("/settings")
    await secretary.presses(f"prf:check:{owing.branch_id}", secretary.last())
    await secretary.says(kept.code)
    assert "不在本程序的记录中" in secretary.last().text
    await member.says("/help")
    popup = await member.presses(f"prf:check:{owing.branch_id}", member.last())
    assert popup is not None
    member.sees_not("请发来要核对的材料")
