"""The record of events and what it proves: its head comes to the officers every month."""

import pytest
from sqlalchemy import select

from bot.domain.branch import chain_head
from bot.domain.obligations.kinds import DutyKind
from bot.storage import event_chain
from bot.storage.tables.branch import Branch
from bot.storage.tables.obligations import Duty
from sandbox.desk.desk import Desk
from tests.support.databases import address
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
