"""Leave in the chats: requested in writing, decided by an officer, withdrawn, recorded for others."""

import pytest

from bot.domain import links
from bot.domain.absence import leave, leave_requests, makeup
from bot.domain.activity import activities
from bot.domain.attendance.check_in import link_payload
from bot.domain.attendance.standing import standing_of
from bot.domain.membership import roster
from bot.domain.membership.roster_list import Entry
from bot.domain.obligations import duties
from bot.domain.refusals import Refused
from bot.domain.roles import Kind, Office
from tests.support.photos import photo, tells_place
from tests.support.town import a_town, at

PHOTO = photo()
REASON = "当天参加学院考务工作，全天监考"


async def asks(town, name, kind="实习", reason=REASON):
    """Ask for leave in the chat, up to [提交]."""
    await town[name].says("/leave")
    await town[name].taps(kind)
    await town[name].says(reason)
    await town[name].taps("提交")


async def rows(town, activity):
    async with town.database() as db:
        return list(await leave.of_activity(db, activity))


async def ends(town, activity):
    await town.until(activity.ends_at)
    await town.passes(minutes=31)
    await town["李书记"].taps("已开展")


async def standing(town, activity):
    async with town.database() as db:
        found = await standing_of(db, activity)
        return [p.name for p in found.on_leave], [p.name for p in found.missing]


async def test_a_member_asks_and_an_officer_agrees(town):
    activity = await town.dated()
    await asks(town, "张三")
    town["张三"].sees("已提交，由李书记、王组织审批")
    card = town["王组织"].sees("请假申请")
    assert "张三 · 实习" in card.text
    assert REASON in card.text
    await town["王组织"].taps("同意")
    town["张三"].sees("已准假，假条 假〔2026〕1号")
    assert (await standing(town, activity))[0] == ["张三"]


async def test_the_link_below_the_notice_opens_the_request(town):
    activity = await town.dated()
    await town["陈四"].starts(activities.link_payload(activity, leave_requests.PURPOSE))
    town["陈四"].sees("请选原因类别")
    await town["陈四"].starts(links.make("leave", "forged", activity.id))
    town["陈四"].sees("链接不完整")


async def test_the_first_decision_stands_and_other_officers_see_its_author(town):
    activity = await town.dated()
    await asks(town, "张三")
    secretary = town["李书记"].sees("请假申请")
    await town["王组织"].taps("同意")
    await town.passes(seconds=10)
    assert "已准假" in secretary.text
    assert "王组织" in secretary.text
    (row,) = await rows(town, activity)
    await town["李书记"].presses(f"leave:no:{row.id}", secretary)
    await town["李书记"].presses(f"leave:yes:{row.id}", secretary)
    (row,) = await rows(town, activity)
    assert (row.state, row.slip) == ("approved", 1)


async def test_a_returned_request_gives_the_reason_and_can_be_repeated(town):
    activity = await town.dated()
    await asks(town, "张三")
    await town["李书记"].taps("退回")
    await town["李书记"].says("请补充<b>证明</b> 🙂")
    town["张三"].sees("已退回（李书记）：请补充<b>证明</b> 🙂")
    await town["张三"].taps("重新请假")
    await town["张三"].taps("病假")
    await town["张三"].says("住院")
    await town["张三"].taps("提交")
    assert [row.state for row in await rows(town, activity)] == ["returned", "pending"]


async def test_an_officer_with_a_late_note_learns_of_the_decision(town):
    await town.dated()
    await asks(town, "张三")
    await town["李书记"].taps("退回")
    await town["王组织"].taps("同意")
    await town["李书记"].says("理由不足")
    assert "已准假" in town["李书记"].last().text
    await town["李书记"].says("别的话")
    assert "已准假" not in town["李书记"].last().text


async def test_captioned_files_are_submitted_at_once_and_shown_to_officers(town):
    await town.dated()
    await town["张三"].says("/leave")
    await town["张三"].taps("病假")
    await town["张三"].sends_photo(PHOTO, caption="发烧，附病历")
    town["张三"].sees("已提交")
    await town["王组织"].taps("看材料")
    assert tells_place(PHOTO)
    assert not tells_place(town["王组织"].last().photo)


async def test_a_file_without_caption_is_kept_until_the_reason_arrives(town):
    activity = await town.dated()
    await town["张三"].says("/leave")
    await town["张三"].taps("病假")
    await town["张三"].sends_file("病历.pdf", b"%PDF-1.4 x")
    town["张三"].sees("再用一句话写明")
    await town["张三"].says("发烧住院")
    (row,) = await rows(town, activity)
    assert (row.reason, row.material.name) == ("发烧住院", "病历.pdf")


async def test_material_can_be_added_after_the_reason(town):
    activity = await town.dated()
    await town["张三"].says("/leave")
    await town["张三"].taps("公务")
    await town["张三"].says("学院开会")
    await town["张三"].taps("附材料")
    await town["张三"].sends_file("会议通知.txt", "开会".encode())
    (row,) = await rows(town, activity)
    assert (row.state, row.material.mime) == ("pending", "text/plain")


@pytest.mark.parametrize(
    ("said", "answer"),
    [("是", "至少写 2 个字"), ("长" * 501, "最多 500 字"), ("\u200b\u200b", "没有收到文字")],
)
async def test_a_bad_reason_is_explained_and_the_question_stays_open(town, said, answer):
    activity = await town.dated()
    await town["张三"].says("/leave")
    await town["张三"].taps("事假")
    await town["张三"].says(said)
    town["张三"].sees(answer)
    await town["张三"].says("家中有事")
    await town["张三"].taps("提交")
    assert [row.reason for row in await rows(town, activity)] == ["家中有事"]


@pytest.mark.parametrize(
    ("name", "data", "size", "answer"),
    [
        ("大.pdf", b"%PDF-", 30 * 1024 * 1024, "大小为 30 MB，超过 10 MB 的上限"),
        ("程序.exe", b"MZ\x90", None, "不是可以接收的材料"),
    ],
)
async def test_a_bad_file_is_refused_by_name(town, name, data, size, answer):
    await town.dated()
    await town["张三"].says("/leave")
    await town["张三"].taps("事假")
    await town["张三"].sends_file(name, data, size=size)
    assert answer in town["张三"].last().text
    assert name in town["张三"].last().text


async def test_pressing_submit_twice_makes_one_request(town):
    activity = await town.dated()
    await asks(town, "张三")
    card = town["张三"].sees("已提交")
    await town["张三"].presses(f"leave:submit:{activity.id}:{(await rows(town, activity))[0].person_id}", card)
    assert len(await rows(town, activity)) == 1
    await town["张三"].says("/leave")
    assert "已提交" in town["张三"].last().text


async def test_a_withdrawn_request_can_no_longer_be_decided(town):
    activity = await town.dated()
    await asks(town, "张三")
    card = town["王组织"].sees("请假申请")
    (row,) = await rows(town, activity)
    await town["张三"].taps("撤回")
    town["张三"].sees("已撤回")
    popup = await town["王组织"].presses(f"leave:yes:{row.id}", card)
    assert "张三已经撤回" in popup.text
    await town.passes(seconds=10)
    assert "已撤回" in card.text
    assert not card.buttons


async def test_withdrawing_after_the_start_is_refused(town):
    activity = await town.dated()
    await asks(town, "张三")
    await town["王组织"].taps("同意")
    mine = town["张三"].sees("已准假")
    await town.until("2026-03-06 14:00")
    popup = await town["张三"].presses(f"leave:withdraw:{(await rows(town, activity))[0].id}", mine)
    assert "已经开始" in popup.text


async def test_a_member_without_office_can_neither_decide_nor_read_requests(town):
    activity = await town.dated()
    await asks(town, "张三")
    (row,) = await rows(town, activity)
    await town["陈四"].says("/leave")
    mine = town["陈四"].last()
    for press in (f"leave:yes:{row.id}", f"leave:no:{row.id}", f"leave:file:{row.id}"):
        popup = await town["陈四"].presses(press, mine)
        assert "李书记、王组织" in popup.text
    popup = await town["陈四"].presses("leave:yes:999", mine)
    assert "没有找到这条请假" in popup.text


async def test_an_officer_cannot_decide_their_own_request(town):
    activity = await town.dated()
    await asks(town, "王组织")
    (row,) = await rows(town, activity)
    popup = await town["王组织"].presses(f"leave:yes:{row.id}", town["王组织"].last())
    assert "请李书记办理" in popup.text
    await town["李书记"].taps("同意")
    town["王组织"].sees("已准假")


async def test_the_only_officers_leave_waits_for_a_second_person(tmp_path):
    people = (("李书记", "full", "secretary", True), ("赵宣传", "full", None, True))
    async with a_town(tmp_path, roster=people) as town:
        activity = await town.dated()
        li, zhao = town["李书记"], town["赵宣传"]
        await asks(town, "李书记")
        li.sees("目前无人可以审批")
        (row,) = await rows(town, activity)
        popup = await li.presses(f"leave:yes:{row.id}", li.last())
        assert "目前无人可以审批" in popup.text
        await li.says("/me")
        assert "请假无人可批" in li.last().text
        async with town.database() as db:
            secretary, second = await town.person(db, "李书记"), await town.person(db, "赵宣传")
            await roster.turn_office(db, second, Office.ORGANISATION, by=secretary, now=town.now)
        await zhao.says("/todo")
        await zhao.presses(f"leave:yes:{row.id}", zhao.last())
        li.sees("已准假")


async def test_late_leave_is_marked_late_and_excuses_the_absence(town):
    activity = await town.dated()
    await ends(town, activity)
    await asks(town, "张三")
    assert "补假申请" in town["王组织"].sees("张三 · 实习").text
    await town["王组织"].taps("同意", on=town["王组织"].sees("补假申请"))
    assert "补假" in town["张三"].sees("假条").text
    async with town.database() as db:
        person = await town.person(db, "张三")
        assert (await makeup.of(db, activity.id, person.id)).cause == "leave"
        assert leave.is_late((await leave.of_activity(db, activity))[0])


async def test_an_undecided_request_counts_as_an_absence_at_the_end(town):
    activity = await town.dated()
    await asks(town, "张三")
    await ends(town, activity)
    assert "张三" in (await standing(town, activity))[1]


async def test_late_leave_is_closed_after_a_week(town):
    activity = await town.dated()
    await ends(town, activity)
    await town.passes(days=8)
    await town["张三"].starts(activities.link_payload(activity, leave_requests.PURPOSE))
    assert "补假到" in town["张三"].last().text


async def test_a_member_who_joined_later_needs_no_leave(town):
    activity = await town.dated()
    async with town.database() as db:
        zhang, secretary = await town.person(db, "张三"), await town.person(db, "李书记")
        await roster.remove(db, zhang, by=secretary, now=town.now)
    await ends(town, activity)
    async with town.database() as db:
        secretary = await town.person(db, "李书记")
        await roster.add(db, town.branch_id, [Entry("张三", Kind.FULL)], by=secretary, now=town.now, same=[zhang.id])
    await town["张三"].starts(activities.link_payload(activity, leave_requests.PURPOSE))
    assert "“红色教育行动”开始时 张三 不在本支部，不用请假" in town["张三"].last().text
    await town["张三"].says("/leave")
    assert "没有需要请假的活动" in town["张三"].last().text
    assert await rows(town, activity) == []


async def test_late_leave_is_for_those_who_were_members_then(town):
    activity = await town.dated()
    await ends(town, activity)
    async with town.database() as db:
        secretary = await town.person(db, "李书记")
        for name, kind in (("张三", Kind.ACTIVIST), ("褚积极", Kind.PROBATIONARY)):
            await roster.set_kind(db, await town.person(db, name), kind, by=secretary, now=town.now)
    payload = activities.link_payload(activity, leave_requests.PURPOSE)
    await town["褚积极"].starts(payload)
    assert "您是“红色教育行动”的来宾" in town["褚积极"].last().text
    await town["褚积极"].says("/leave")
    assert "没有需要请假的活动" in town["褚积极"].last().text
    await town["张三"].starts(payload)
    await town["张三"].taps("病假")
    await town["张三"].says("当天发烧，来不及请假")
    await town["张三"].taps("提交")
    await town["王组织"].taps("同意")
    await town["张三"].says("/me")
    assert "请假 1 次，缺席 0 次" in town["张三"].last().text
    assert "📝 3月6日(周五) 14:00 红色教育行动：请假" in town["张三"].last().text


async def test_present_members_and_guests_need_no_leave(town):
    activity = await town.dated()
    await town.until("2026-03-06 13:50")
    await town["张三"].starts(link_payload(activity))
    await town["张三"].starts(activities.link_payload(activity, leave_requests.PURPOSE))
    assert "已在“红色教育行动”签到" in town["张三"].last().text
    await town["褚积极"].starts(activities.link_payload(activity, leave_requests.PURPOSE))
    assert "来宾" in town["褚积极"].last().text


async def test_an_officer_records_leave_for_a_member_without_account(town):
    activity = await town.dated()
    await town["王组织"].says("/leave")
    await town["王组织"].taps("替人登记")
    await town["王组织"].taps("冯九")
    await town["王组织"].taps("病假")
    await town["王组织"].says("本人来电：住院")
    await town["王组织"].taps("提交")
    assert "假〔2026〕1号" in town["王组织"].last().text
    (row,) = await rows(town, activity)
    assert (row.person.name, row.state) == ("冯九", "approved")
    await town["王组织"].taps("撤回")
    assert [row.state for row in await rows(town, activity)] == ["withdrawn"]


async def test_slips_are_numbered_and_withdrawn_numbers_are_not_reused(town):
    activity = await town.dated()
    for name in ("张三", "陈四"):
        await asks(town, name)
        await town["李书记"].taps("同意")
    await town["陈四"].taps("撤回")
    await asks(town, "孙五")
    await town["李书记"].taps("同意")
    assert [row.slip for row in await rows(town, activity)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("asked", "reminded"),
    [
        ("2026-03-04 10:00", "2026-03-05 10:00"),
        ("2026-03-04 23:00", "2026-03-06 08:00"),
        ("2026-03-06 11:00", "2026-03-06 12:00"),
        ("2026-03-06 12:30", None),
    ],
)
async def test_officers_are_reminded_once_before_the_start_outside_quiet_hours(town, asked, reminded):
    activity = await town.dated()
    await town.until(asked)
    await asks(town, "张三")
    async with town.database() as db:
        (duty,) = [d for d in await duties.open_duties(db, town.branch_id) if d.kind == "leave-decision"]
        assert duty.due_at == activity.starts_at
        assert (duty.next_at and duty.next_at.replace(microsecond=0)) == (at(reminded) if reminded else None)
    await town.until("2026-03-07 09:00")
    seen = [m for m in town["王组织"].screen() if "还没有审批" in m.text]
    assert len(seen) == (1 if reminded else 0)


async def test_a_decided_request_causes_no_reminder_and_no_duty(town):
    await town.dated()
    await asks(town, "张三")
    await town["王组织"].taps("同意")
    await town.until("2026-03-07 09:00")
    town["李书记"].sees_not("还没有审批")
    async with town.database() as db:
        assert "leave-decision" not in {d.kind for d in await duties.open_duties(db, town.branch_id)}


async def test_a_member_who_checked_in_is_not_excused(town):
    activity = await town.dated()
    await asks(town, "张三")
    await town.until("2026-03-06 13:50")
    await town["张三"].starts(link_payload(activity))
    (row,) = await rows(town, activity)
    popup = await town["王组织"].presses(f"leave:yes:{row.id}", town["王组织"].last())
    assert "张三已在“红色教育行动”签到" in popup.text


async def test_a_member_chooses_among_several_activities(town):
    await town.dated()
    april = await town.dated("2026-04-03 14:00", form="专题学习研讨")
    await town["张三"].says("/leave")
    await town["张三"].taps("4月3日(周五) 专题学习研讨")
    await town["张三"].taps("公务")
    await town["张三"].says("学院开会")
    await town["张三"].taps("提交")
    assert len(await rows(town, april)) == 1
    await town["张三"].says("/leave")
    assert "待审批" in str(town["张三"].last().buttons)


async def test_an_unbound_account_is_told_to_claim_a_name(town):
    activity = await town.dated()
    stranger = town.telegram.person("路人")
    await stranger.starts(activities.link_payload(activity, leave_requests.PURPOSE))
    assert "认领身份" in stranger.last().text


async def test_asking_twice_for_leave_makes_one_request(town):
    activity = await town.dated()
    async with town.database() as db:
        person, activity = await town.person(db, "张三"), await activities.get(db, activity.id)
        first = await leave.ask(db, activity, person, leave.Category.SICK, "发烧", now=town.now)
        again = await leave.ask(db, activity, person, leave.Category.DUTY, "开会", now=town.now)
        assert again is first
        assert await leave.pending(db, town.branch_id) == [first]
        with pytest.raises(Refused, match="leave-gone"):
            await leave_requests.get(db, first.id, town.branch_id + 1)
