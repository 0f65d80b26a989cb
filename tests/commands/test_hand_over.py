"""The operator's word on who holds a branch: invitations, the hand-over on the machine, contested changes."""

import pytest
from sqlalchemy import select

from bot.commands.hand_over import decide, hand_over
from bot.commands.invite import invite
from bot.commands.opened import NotDone
from bot.domain.membership import roster, shared_changes
from bot.domain.roles import Office
from bot.storage.tables.timeline import Event
from tests.support.shell import TOKEN

CALL = {"yes": True, "link": False}


async def secretary_of(town):
    async with town.database() as db:
        everybody = await roster.people.roster(db, town.branch_id)
        return [person.name for person in everybody if Office.SECRETARY in person.offices]


async def test_without_branch_and_person_the_branches_and_their_secretaries_are_listed(town):
    with pytest.raises(NotDone) as told:
        await hand_over(town.bot.settings, None, None, **CALL)
    assert f"{town.branch_id}: 会计学院学生第二党支部; secretary: 李书记" in str(told.value)


async def test_the_operator_hands_the_office_over_and_all_officers_are_told(town):
    with pytest.raises(NotDone, match="张三 would become the secretary"):
        await hand_over(town.bot.settings, town.branch_id, "张三", yes=False, link=False)
    assert await secretary_of(town) == ["李书记"]
    said = await hand_over(town.bot.settings, town.branch_id, "张三", **CALL)
    assert "张三 is the secretary of 会计学院学生第二党支部" in said
    assert await secretary_of(town) == ["张三"]
    await town.passes(seconds=30)
    for name in ("李书记", "王组织", "赵宣传"):
        town[name].sees("运营者请 张三 接任书记（原书记：李书记）")
    async with town.database() as db:
        noted = (await db.scalars(select(Event).where(Event.kind == "secretary-changed"))).one()
    assert (noted.by_id, noted.detail["operator"]) == (None, True)


async def test_a_person_without_account_gets_a_link_that_binds_one_account_once(town):
    said = await hand_over(town.bot.settings, town.branch_id, "冯九", **CALL)
    payload = said.split("/start ")[1].split()[0]
    feng, thief = town["冯九"], town.telegram.person("路人")
    await feng.starts(payload)
    feng.sees("身份已确认：冯九")
    await feng.says("/roster")
    feng.sees("名册")
    await town.passes(seconds=30)
    told = [seen.text for seen in town["王组织"].screen() if "冯九" in seen.text]
    assert len(told) == 2  # the office, and the account
    await thief.starts(payload)
    thief.sees("这个链接有误，或已用过")
    thief.sees_not("会计学院")


async def test_a_link_for_the_secretary_hands_nothing_over(town):
    with pytest.raises(
        NotDone, match=r"李书记 is the secretary of 会计学院学生第二党支部 already\. Say --yes to issue"
    ):
        await hand_over(town.bot.settings, town.branch_id, "李书记", yes=False, link=True)
    said = await hand_over(town.bot.settings, town.branch_id, "李书记", yes=True, link=True)
    assert said.startswith("李书记 was the secretary of 会计学院学生第二党支部 already. Only a link was issued.\n")
    assert "/start name_" in said
    assert "All officers are told" not in said
    await town.passes(seconds=30)
    town["王组织"].sees_not("接任书记")


@pytest.mark.parametrize(
    ("branch", "person", "words"), [(77, "张三", "no branch 77"), (1, "欧阳", "张三"), (1, "褚积极", "not a member")]
)
async def test_a_wrong_branch_or_person_is_named(town, branch, person, words):
    with pytest.raises(NotDone, match=words):
        await hand_over(town.bot.settings, branch, person, **CALL)
    assert await secretary_of(town) == ["李书记"]


@pytest.mark.parametrize(("uphold", "after"), [(True, {Office.DEPUTY}), (False, set())])
async def test_the_operator_decides_a_contested_change_even_after_it_has_lapsed(town, uphold, after):
    async with town.database() as db:
        zhang, wang = await town.person(db, "张三"), await town.person(db, "王组织")
        await roster.turn_office(db, zhang, Office.DEPUTY, by=wang, now=town.now)
    await town.desk.settle()
    await town["赵宣传"].taps("有异议")
    with pytest.raises(NotDone, match=r"contested change 1: offices of 张三"):
        await hand_over(town.bot.settings, None, None, **CALL)
    await town.passes(hours=80)
    with pytest.raises(NotDone, match=r"lapsed change 1: offices of 张三; it was not decided in time \(2026-0"):
        await hand_over(town.bot.settings, None, None, **CALL)
    await decide(town.bot.settings, 1, uphold=uphold)
    async with town.database() as db:
        assert (await town.person(db, "张三")).offices == after
    await town.passes(seconds=30)
    town["王组织"].sees("运营者决定")
    if not uphold:
        return
    with pytest.raises(NotDone) as listed:
        await hand_over(town.bot.settings, None, None, **CALL)
    assert "change 1" not in str(listed.value)
    with pytest.raises(NotDone, match="no contested change"):
        await decide(town.bot.settings, 1, uphold=False)


async def test_an_account_that_the_operators_link_replaces_is_not_told_that_an_officer_did_it(town):
    said = await hand_over(town.bot.settings, town.branch_id, "李书记", yes=True, link=True)
    fresh = town.telegram.person("李书记的新号")
    await fresh.starts(said.split("/start ")[1].split()[0])
    fresh.sees("身份已确认：李书记")
    told = town["李书记"].sees("的绑定已解除")
    assert "由支部委员解除" not in told.text


async def contested(town):
    """Let the secretary hand over to 张三, and an officer contest it."""
    async with town.database() as db:
        li, zhang = await town.person(db, "李书记"), await town.person(db, "张三")
        await shared_changes.ask_handover(db, li, zhang, now=town.now)
    await town.desk.settle()
    await town["张三"].taps("同意")
    await town["王组织"].taps("有异议")
    assert await secretary_of(town) == ["李书记"]


async def test_the_operators_word_ends_a_contested_hand_over(town):
    await contested(town)
    await hand_over(town.bot.settings, town.branch_id, "陈四", **CALL)
    await town.passes(seconds=30)
    town["赵宣传"].sees("运营者决定：恢复原状")
    with pytest.raises(NotDone, match="no contested change"):
        await decide(town.bot.settings, 1, uphold=True)
    assert await secretary_of(town) == ["陈四"]


async def test_a_contested_hand_over_is_not_upheld_after_a_later_one(town):
    await contested(town)
    await town.passes(hours=80)
    await hand_over(town.bot.settings, town.branch_id, "陈四", **CALL)
    with pytest.raises(NotDone, match="陈四 has become the secretary"):
        await decide(town.bot.settings, 1, uphold=True)
    assert await secretary_of(town) == ["陈四"]


async def test_an_invitation_opens_one_branch(town):
    said = await invite(town.bot.settings)
    code = said.splitlines()[0]
    owner = town.telegram.person("新支部书记")
    group = town.telegram.group("新支部", owner=owner)
    await group.add_bot(by=owner, admin=True)
    await town.desk.settle()
    await owner.taps("开始设置", to=group)
    owner.sees("邀请码")
    await owner.says(code)
    owner.sees("第 1 问")
    other = town.telegram.group("又一支部", owner=owner)
    await other.add_bot(by=owner, admin=True)
    await town.desk.settle()
    await owner.taps("开始设置", to=other)
    await owner.says(code)
    owner.sees("已用过")


async def test_the_commands_say_what_they_did_as_processes(shell):
    settings = {"TELEGRAM_BOT_TOKEN": TOKEN}
    for arguments in (("invite",), ("hand-over",), ("decide", "1", "uphold")):
        code, _out, err = await shell.says(*arguments, **settings)
        assert (code, err.strip()) == (1, "There is no database of this version yet. Start the bot on it once.")
