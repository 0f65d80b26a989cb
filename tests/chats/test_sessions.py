"""Sessions: a link names the session, and the branch of the person picks the activity; older links work to the end."""

import hashlib
import hmac

import pytest
from sqlalchemy import select

from bot.documents.paper import passages
from bot.domain.attendance.check_in import link_payload
from bot.domain.branch import terms
from bot.domain.obligations.kinds import DutyKind
from bot.domain.roles import Kind
from bot.storage.tables.branch import Account
from bot.storage.tables.obligations import Duty
from bot.storage.tables.papers import PaperKind
from bot.storage.tables.session import Session
from tests.support import papers
from tests.support.town import a_neighbour, a_town, at, share_session

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(number):
    return (base36(number // 36) if number >= 36 else "") + DIGITS[number % 36]


def payload(purpose, number, activity):
    """Return a signed payload for this number and the activity's start, as the bot computes it."""
    body = f"{purpose}_{base36(number)}_{base36(int(activity.starts_at.timestamp()) // 60)}"
    return f"{body}_{hmac.new(activity.secret.encode(), body.encode(), hashlib.sha256).hexdigest()[:10]}"


def old_link(activity):
    """Return the payload that the version before sessions made."""
    return payload("in", activity.id, activity)


@pytest.fixture
async def opened(town):
    """The branch five minutes before its activity; the numbers of activity and session differ."""
    async with town.database() as db:
        db.add(Session(host_branch_id=town.branch_id, secret="of another"))
    town.activity = await town.dated("2026-03-06 14:00")
    assert town.activity.id != town.activity.session_id
    await town.until("2026-03-06 13:55")
    return town


@pytest.fixture(params=["bulk", "ordinary"])
async def joint(opened, request):
    """The branch and its neighbour in one session five minutes before its start, with both ways of check-in."""
    if request.param == "ordinary":
        opened.desk.bot.ingest._bulk_check_in = None
    opened.beside = await a_neighbour(opened)
    opened.theirs = await opened.beside.dated("2026-03-06 14:00", reason="上级临时安排")
    opened.theirs = await share_session(opened, opened.activity, opened.theirs)
    await opened.passes(seconds=6)
    return opened


# --- links ------------------------------------------------------------------------------------------------------------


async def test_a_new_card_names_the_session(opened):
    card = opened["张三"].sees("签到开始", to=opened.group)
    link = payload("at", opened.activity.session_id, opened.activity)
    assert [button.url.partition("start=")[2] for row in card.record.buttons for button in row] == [link]
    await opened["张三"].scans(card)
    opened["张三"].sees("签到成功 13:55 · 第1位")


async def test_a_link_of_the_version_before_still_checks_in(opened):
    await opened["张三"].starts(old_link(opened.activity))
    opened["张三"].sees("签到成功 13:55 · 第1位")
    await opened.passes(seconds=6)
    opened["张三"].sees("已到 1 / 10", to=opened.group)


async def test_a_link_of_the_version_before_stops_at_the_end(opened):
    await opened.until("2026-03-06 17:59")
    await opened["张三"].starts(old_link(opened.activity))
    opened["张三"].sees("签到成功 17:59")
    await opened.until("2026-03-06 18:05")
    await opened["陈四"].starts(old_link(opened.activity))
    opened["陈四"].sees("已于 3月6日(周五) 18:00 结束")


async def test_a_number_of_the_other_kind_opens_nothing(opened):
    for wrong in (
        payload("in", opened.activity.session_id, opened.activity),
        payload("at", opened.activity.id, opened.activity),
    ):
        await opened["张三"].starts(wrong)
        assert "链接不完整" in opened["张三"].last().text


# --- two branches in one session --------------------------------------------------------------------------------------


async def test_one_link_checks_each_member_in_at_their_branch(joint):
    link = link_payload(joint.activity)
    assert link_payload(joint.theirs) == link
    for name in ("张三", "陈四"):
        await joint[name].starts(link)
    await joint.beside["马九"].starts(link)
    joint["陈四"].sees("签到成功 13:55 · 第2位")
    joint.beside["马九"].sees("签到成功 13:55 · 第1位")
    await joint.passes(seconds=6)
    joint["张三"].sees("已到 2 / 10", to=joint.group)
    joint.beside["马九"].sees("已到 1 / 5", to=joint.beside.group)


async def test_a_person_of_two_branches_checks_in_at_the_own_one(joint):
    zhang, ma = joint["张三"], joint.beside["马九"]
    async with joint.database() as db:
        for human, elsewhere in ((zhang, joint.beside.branch_id), (ma, joint.branch_id)):
            person = terms.newcomer(elsewhere, "兼任", Kind.FULL, [], position=99, now=joint.now)
            person.account = await db.get_one(Account, human.id)
            db.add(person)
    for human in (zhang, ma):
        await human.starts(link_payload(joint.activity))
        human.sees("签到成功 13:55 · 第1位")
    await joint.passes(seconds=6)
    zhang.sees("已到 1 / 11", to=joint.group)
    ma.sees("已到 1 / 6", to=joint.beside.group)


async def test_the_end_of_one_activity_leaves_the_other_open(joint):
    await joint.until("2026-03-06 15:00")
    liu = joint.beside["刘书记"]
    await liu.taps("结束活动", on=liu.sees("主持卡："))
    await liu.taps("确认结束")
    await joint.passes(minutes=1)
    await joint.beside["马九"].starts(link_payload(joint.activity))
    joint.beside["马九"].sees("已于 3月6日(周五) 15:00 结束")
    await joint["张三"].starts(link_payload(joint.activity))
    joint["张三"].sees("签到成功 15:01")


async def test_a_stranger_to_both_branches_is_told_to_claim_a_name(joint):
    stranger = joint.telegram.person("路人")
    await stranger.starts(link_payload(joint.activity))
    stranger.sees("还没有认领身份")


async def test_both_branches_see_the_times_of_the_session(joint):
    assert joint.theirs.starts_at == joint.activity.starts_at == at("2026-03-06 14:00")


# --- a session that moves ---------------------------------------------------------------------------------------------


async def moves(secretary, activity, when="3月13日14:00-17:30"):
    """Ask for another time of the activity, with a reason."""
    await secretary.presses(f"arr:when:{activity.id}", secretary.last())
    await secretary.says(when)
    await secretary.says("场地停电")


async def due(town, activity, kind):
    """Return when an open duty of the activity is due."""
    async with town.database() as db:
        query = select(Duty.due_at).where(Duty.activity_id == activity.id, Duty.done_at.is_(None), Duty.kind == kind)
        return (await db.scalars(query)).one()


async def test_a_move_by_the_host_branch_moves_every_branch(both_announced):
    await moves(both_announced["李书记"], both_announced.activity)
    await both_announced.passes(seconds=20)
    for town, name, activity in (
        (both_announced, "张三", both_announced.activity), (both_announced.beside, "马九", both_announced.theirs),
    ):  # fmt: skip
        assert "3月6日(周五) 14:00 → 3月13日(周五) 14:00" in town[name].sees("安排有变", to=town.group).text
        assert "3月13日(周五) 14:00" in town.group.pinned[0].text
        town[name].sees("3月13日(周五) 14:00")
        assert await due(town, activity, DutyKind.OPENING) == at("2026-03-13 13:30")
        assert await due(town, activity, DutyKind.ENDING) == at("2026-03-13 18:00")
    await both_announced.beside["刘书记"].says("/todo")
    assert "报备" in both_announced.beside["刘书记"].last().text


async def test_a_branch_that_takes_part_does_not_move_the_session(both_announced):
    liu = both_announced.beside["刘书记"]
    await liu.presses(f"arr:when:{both_announced.theirs.id}", liu.last())
    await liu.says("3月13日14:00-17:30")
    assert "时间和地点由会计学院学生第二党支部安排" in liu.last().text
    same = await both_announced.activity_now(both_announced.activity.id)
    assert same.starts_at == at("2026-03-06 14:00")


async def test_a_session_that_a_branch_has_ended_does_not_move(both_announced):
    li, liu = both_announced["李书记"], both_announced.beside["刘书记"]
    await both_announced.until("2026-03-06 15:00")
    await liu.taps("结束活动", on=liu.sees("主持卡："))
    await liu.taps("确认结束")
    await li.presses(f"arr:when:{both_announced.activity.id}", li.last())
    await li.says("3月13日14:00-17:30")
    assert "会计学院教工党支部已经结束这次活动，时间和地点不能再改" in li.last().text
    same = await both_announced.activity_now(both_announced.theirs.id)
    assert same.starts_at == at("2026-03-06 14:00")


async def test_an_extension_holds_for_every_branch(both_announced):
    await both_announced.until("2026-03-06 17:00")
    await both_announced["李书记"].taps("延长", on=both_announced["李书记"].sees("主持卡："))
    assert await due(both_announced, both_announced.theirs, DutyKind.ENDING) == at("2026-03-06 18:30")


# --- the record of each branch ----------------------------------------------------------------------------------------


@pytest.mark.long("two branches play a whole Party day")
async def test_each_branch_of_a_session_has_its_own_record_steps_and_papers(tmp_path):
    async with a_town(tmp_path, at("2026-03-06 13:00")) as town:
        mine = await town.dated(reason="上级临时部署")
        beside = await a_neighbour(town)
        theirs = await share_session(town, mine, await beside.dated("2026-03-06 14:00", reason="上级临时安排"))
        await town.until("2026-03-06 13:45")
        link = link_payload(await town.activity_now(mine.id))
        for human in (
            town["张三"],
            town["陈四"],
            town["孙五"],
            *(beside[name] for name in ("刘书记", "关组织", "马九")),
        ):
            await human.starts(link)
        await town.until("2026-03-06 14:05")
        branches = ((town, mine, "张三"), (beside, theirs, "马九"))
        for branch, _activity, name in branches:
            recorder, secretary = branch[branch.recorder], branch[branch.secretary]
            await recorder.taps("打开记录")
            await recorder.says(f"{name}：我谈体会。\n议定：整理台账 负责人{name} 3月31日前")
            await secretary.taps("已通报到会情况和内容", on=secretary.sees("主持卡"))
        await town.until("2026-03-06 17:36")
        for branch, *_rest in branches:
            secretary = branch[branch.secretary]
            await secretary.taps("结束活动", on=secretary.sees("主持卡"))
            await secretary.taps("确认结束")
        await town.passes(minutes=12)
        for (branch, activity, name), other in zip(branches, ("马九", "张三"), strict=True):
            secretary = branch[branch.secretary]
            secretary.sees("活动纪实表草稿已就绪")
            await secretary.presses(f"stp:card:{activity.id}", on=secretary.last())
            assert f"✓ ⑥通报到会情况和内容　3月6日(周五) 14:05 · {branch.secretary}" in secretary.last().text
            for kind in (PaperKind.RECORD, PaperKind.SIGN_IN, PaperKind.MINUTES, PaperKind.CIRCULAR):
                said = str(passages((await papers.made(branch, kind, activity)).paper))
                assert name in said or kind is PaperKind.CIRCULAR
                assert other not in said
