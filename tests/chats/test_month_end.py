"""Months without an activity: the warnings, on the last day too, and the message of the morning after."""

import pytest

from bot.domain.obligations import duties
from bot.domain.plan import month_end, yearly_plan
from bot.domain.plan.draft import PlanDraft, PlanRow
from bot.domain.plan.yearly_plan import add_month
from bot.storage.tables.branch import Account, Branch
from bot.storage.tables.obligations import Duty
from sandbox.desk.desk import Desk
from tests.support.databases import address
from tests.support.setup import set_up
from tests.support.town import FOUNDED, at

NO_DATE = "月的主题党日还没有定日期"
LAST_DAY, MISSED = "月的最后一天，当月的主题党日还没有开展", "月没有开展主题党日"


@pytest.fixture
async def branch(town):
    """The branch as `/setup` leaves it on 20 February: it owes the duty of its month."""
    async with town.database() as db:
        await month_end.owe_first(db, await db.get_one(Branch, town.branch_id), now=town.now)
    return town


def told(town, *sentences, name="李书记"):
    """Return the instants of the messages to the person that contain one of these sentences."""
    return [message.at for message in town[name].screen() if any(words in message.text for words in sentences)]


async def test_the_secretary_hears_of_a_month_without_an_activity(branch):
    await branch.until("2026-04-01 09:01")
    assert told(branch, LAST_DAY) == [at("2026-02-28 09:00"), at("2026-03-31 09:00")]
    assert told(branch, MISSED) == [at("2026-03-01 09:00"), at("2026-04-01 09:00")]
    assert told(branch, LAST_DAY, MISSED, name="王组织") == []
    branch["李书记"].sees("❗ 2026年3月没有开展主题党日（未定）")
    assert branch["李书记"].last().buttons == [["安排4月"]]


async def test_a_branch_without_a_plan_is_warned_twice_a_month(branch):
    await branch.until("2026-03-26 09:00")
    warned = ["2026-02-20 09:00", "2026-02-25 09:00", "2026-03-20 09:00", "2026-03-25 09:00"]
    assert told(branch, NO_DATE) == [at(when) for when in warned if at(when) > FOUNDED]
    branch["李书记"].sees("⏰ 3月的主题党日还没有定日期（未定）")


async def test_a_month_missing_from_the_plan_is_warned_of_once_a_day(branch):
    async with branch.database() as db:
        settled, li = await db.get_one(Branch, branch.branch_id), await branch.person(db, "李书记")
        draft = PlanDraft("计划", 2026, (PlanRow(1, 4, "红色教育行动", "党史专题学习"),), "")
        await yearly_plan.save(db, settled, draft, 2026, by=li, now=branch.now)
    await branch.until("2026-04-25 09:01")
    warned = ["2026-02-25", "2026-03-20", "2026-03-25", "2026-04-20", "2026-04-25"]
    assert told(branch, NO_DATE) == [at(f"{day} 09:00") for day in warned]


async def test_the_warning_names_the_theme_and_leads_to_its_month(branch):
    async with branch.database() as db:
        settled, li = await db.get_one(Branch, branch.branch_id), await branch.person(db, "李书记")
        await add_month(db, settled, 2026, 3, "红色教育行动", "党史专题学习", by=li, now=branch.now)
    await branch.until("2026-03-31 09:01")
    warning = branch["李书记"].sees("⏰ 今天是3月的最后一天，当月的主题党日还没有开展（红色教育行动）")
    assert warning.buttons == [["安排3月"]]


async def test_a_month_with_an_activity_causes_no_message(branch):
    await branch.dated("2026-03-06 14:00")
    await branch.until("2026-03-06 18:01")
    await branch["李书记"].taps("已开展")
    await branch.until("2026-04-01 12:00")
    assert told(branch, LAST_DAY, MISSED) == [at("2026-02-28 09:00"), at("2026-03-01 09:00")]


async def test_an_activity_on_the_last_day_causes_no_message(branch):
    await branch.dated("2026-02-28 19:00", hours=4, reason="上级临时部署")
    await branch.until("2026-03-01 12:00")
    assert told(branch, LAST_DAY, MISSED) == []


async def test_the_last_day_is_that_of_the_branchs_zone(branch):
    async with branch.database() as db:
        (await db.get_one(Branch, branch.branch_id)).zone = "America/New_York"
    await branch.until("2026-04-01 21:01")
    assert told(branch, LAST_DAY)[-1] == at("2026-03-31 21:00")
    assert told(branch, MISSED)[-1] == at("2026-04-01 21:00")


async def test_another_officer_hears_it_for_an_unreachable_secretary(branch):
    async with branch.database() as db:
        (await db.get_one(Account, branch["李书记"].id)).unreachable_at = branch.now
    await branch.until("2026-03-01 09:01")
    assert told(branch, LAST_DAY, MISSED, name="王组织") == [at("2026-02-28 09:00"), at("2026-03-01 09:00")]


async def test_months_missed_during_downtime_are_told_one_by_one(branch):
    await branch.until("2026-02-27 10:00")
    await branch.desk.stop_bot()
    branch.desk.clock.set(at("2026-04-10 10:00"))
    await branch.desk.restart_bot()
    texts = [message.text for message in branch["李书记"].screen() if MISSED in message.text]
    assert sorted(text[2:9] for text in texts) == ["2026年2月", "2026年3月"]
    assert told(branch, LAST_DAY) == []
    await branch.until("2026-04-30 09:01")
    branch["李书记"].sees("今天是4月的最后一天")


async def test_a_warning_late_on_the_last_night_is_dropped(branch):
    await branch.until("2026-02-27 10:00")
    await branch.desk.stop_bot()
    branch.desk.clock.set(at("2026-02-28 23:00"))
    await branch.desk.restart_bot()
    await branch.until("2026-03-01 09:01")
    assert told(branch, LAST_DAY) == []
    assert told(branch, MISSED) == [at("2026-03-01 09:00")]


async def test_a_branch_that_lost_its_group_hears_nothing(branch):
    await branch.group.remove(branch.account, by=branch["李书记"])
    await branch.until("2026-04-01 09:01")
    assert told(branch, LAST_DAY, MISSED) == []


@pytest.mark.parametrize(
    ("set_up_at", "due"), [("2026-03-31 08:00", "2026-04-01 09:00"), ("2026-03-31 20:00", "2026-05-01 09:00")]
)
async def test_a_new_branch_owes_the_duty_of_its_first_month(tmp_path, set_up_at, due):
    async with Desk(tmp_path, at(set_up_at), database_url=address(tmp_path)) as desk:
        owner = desk.telegram.person("李书记")
        group = desk.telegram.group("会计学院学生第二党支部", owner=owner)
        await group.add_bot(by=owner, admin=True)
        await desk.settle()
        await set_up(owner, group)
        async with desk.bot.database.begin() as db:
            owed = [duty.due_at for duty in await duties.open_duties(db, 1) if duty.kind == "month-end"]
    assert owed == [at(due)]


async def test_a_branch_of_an_older_version_hears_of_later_months(town):
    async with town.database() as db:
        db.add(Duty(key=f"month-end:b{town.branch_id}:0:", kind="month-end", branch_id=town.branch_id,
                    owner="secretary", due_at=town.now, next_at=town.now))  # fmt: skip
    await town.until("2026-03-01 09:01")
    assert told(town, LAST_DAY, MISSED) == [at("2026-02-28 09:00"), at("2026-03-01 09:00")]
