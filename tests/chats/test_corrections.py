"""Corrections after the end: by one officer for a week, then by two together, and never of the own record (rule 69)."""

from sqlalchemy import select

from bot.domain.absence import leave
from bot.domain.absence.leave_requests import Category
from bot.domain.activity import activities
from bot.domain.membership import roster
from bot.domain.obligations import duties
from bot.domain.obligations.kinds import DutyKind
from bot.domain.roles import Office
from bot.storage.tables.branch import Branch
from bot.storage.tables.obligations import Duty
from bot.storage.tables.roll import Correction
from tests.support.party_day import attend, ended, taps_late, votes

SEVEN = ("王组织", "赵宣传", "张三", "陈四", "孙五", "周六")  # with the secretary: 70 % of ten


async def summary(town, who="李书记"):
    await town[who].says("/summary 2026-03")
    return town[who].last().text


async def corrects(human, name, reason):
    """Correct the record of this person, as it is listed, with this reason."""
    await human.says("/summary 2026-03")
    await human.taps("更正签到")
    await human.taps(name)
    await human.says(reason)
    return human.last().text


async def states(town):
    async with town.database() as db:
        return [(row.old, row.new) for row in (await db.scalars(select(Correction).order_by(Correction.id))).all()]


# --- within a week


async def test_a_record_after_the_end_is_confirmed_without_a_rank(town):
    await ended(town, *SEVEN)
    await town.until("2026-03-07 11:00")
    wang = town["王组织"]
    await wang.says("/summary 2026-03")
    await wang.taps("更正签到")
    await wang.taps("冯九")
    await wang.says("没有手机，当天在场")
    assert "已补登：冯九。记为会后补登，原到会率不变" in wang.last().text
    assert "位" not in wang.last().text


async def test_the_organisation_officer_withdraws_a_wrong_check_in(town):
    await ended(town, *SEVEN, "吴七")
    wang, sun = town["王组织"], town["孙五"]
    await wang.says("/summary 2026-03")
    await wang.taps("更正签到")
    await wang.taps("✅ 孙五")
    await wang.says("系他人代签")
    assert "已撤销孙五" in wang.last().text
    assert "已由王组织撤销：系他人代签" in sun.sees("的签到已由").text
    sun.sees("您没有参加")
    text = await summary(town)
    assert "应到10 实到8（80% ✓） 请假0 缺席2" in text
    assert "会后撤销签到 1 人，不计入上面的数字；计入后实到7（70%）、请假0、缺席3" in text
    assert "撤销签到：孙五（3月6日(周五) 17:46 由王组织撤销：系他人代签）" in text
    await sun.says("/me")
    assert "缺席 1 次" in sun.last().text
    assert "红色教育行动：缺席，3月6日(周五) 17:46 由王组织撤销签到（系他人代签），补学须在" in sun.last().text


async def test_a_person_recorded_afterwards_is_told(town):
    await ended(town, *SEVEN)
    await town.passes(days=1)
    await corrects(town["王组织"], "吴七", "手机没电，本人在场")
    assert "（3月6日(周五) 14:00）的签到已由王组织补登：手机没电，本人在场" in town["吴七"].sees("签到已由").text


async def test_a_late_tap_that_is_withdrawn_stays_in_the_figure_and_is_shown(town):
    activity = await town.dated()
    await attend(town, activity, "李书记", *SEVEN)
    await town.until("2026-03-06 18:10")
    await town["李书记"].taps("已开展")
    await taps_late(town, activity, "吴七")
    assert "实到8（80% ✓）" in await summary(town)
    await corrects(town["王组织"], "✅ 吴七", "系他人代签")
    text = await summary(town)
    assert "应到10 实到8（80% ✓） 请假0 缺席2" in text
    assert "会后撤销签到 1 人，不计入上面的数字；计入后实到7（70%）、请假0、缺席3" in text
    assert await states(town) == [("present", "absent")]


async def test_a_withdrawn_check_in_that_is_recorded_again_changes_nothing(town):
    await ended(town, *SEVEN, "吴七")
    await corrects(town["王组织"], "✅ 孙五", "系他人代签")
    await corrects(town["王组织"], "孙五", "核对照片，本人在场")
    text = await summary(town)
    assert "应到10 实到8（80% ✓） 请假0 缺席2" in text
    assert "会后补登 1 人、撤销签到 1 人，不计入上面的数字；计入后实到8（80%）、请假0、缺席2" in text
    assert await states(town) == [("present", "absent"), ("absent", "present")]


async def test_a_guest_who_is_withdrawn_stays_in_the_figure_and_is_shown(town):
    await ended(town, *SEVEN, "褚积极")
    await corrects(town["王组织"], "✅ 褚积极", "系他人代签")
    text = await summary(town)
    assert "来宾1" in text
    assert "来宾会后撤销签到 1 人，不计入上面的来宾数" in text
    assert "撤销签到：褚积极（3月6日(周五) 17:46 由王组织撤销：系他人代签）" in text


async def test_a_person_who_has_left_is_corrected(town):
    await ended(town, *SEVEN)
    await town.passes(days=1)
    async with town.database() as db:
        await roster.remove(db, await town.person(db, "孙五"), by=await town.person(db, "李书记"), now=town.now)
    assert "已撤销孙五" in await corrects(town["王组织"], "✅ 孙五", "系他人代签")
    assert "撤销签到：孙五" in await summary(town)


async def test_a_correction_after_the_close_leaves_the_ballot_as_it_was(town):
    await ended(town, *SEVEN)
    for name in ("张三", "陈四"):
        await votes(town[name])
    await town.until("2026-03-08 10:00")
    before = await summary(town)
    assert "2/7" in before
    await corrects(town["王组织"], "✅ 孙五", "系他人代签")
    assert "2/7" in await summary(town)
    await corrects(town["王组织"], "吴七", "手机没电，本人在场")
    assert "2/7" in await summary(town)


async def test_a_voter_whose_check_in_is_withdrawn_stays_among_those_who_could_vote(town):
    await ended(town, *SEVEN)
    for name in ("王组织", "赵宣传", "张三", "陈四", "孙五"):
        await votes(town[name])
    await corrects(town["王组织"], "✅ 孙五", "系他人代签")
    await corrects(town["王组织"], "✅ 周六", "系他人代签")
    await town.until("2026-03-08 10:00")
    assert "（5/6 票）" in await summary(town)


async def test_an_officer_withdraws_no_own_check_in(town):
    activity = await ended(town, *SEVEN)
    wang = town["王组织"]
    popup = await wang.presses(f"in:fix-absent:{activity.id}:2", wang.last())
    assert "不能给自己补登或更正签到，请李书记办理" in popup.text


async def test_another_officer_corrects_the_only_recording_officer(town):
    await ended(town, *SEVEN)
    async with town.database() as db:
        wang = await town.person(db, "王组织")
        await roster.turn_office(db, wang, Office.ORGANISATION, by=None, now=town.now)
    await town["李书记"].says("/summary 2026-03")
    await town["李书记"].taps("更正签到")
    popup = await town["李书记"].taps("✅ 李书记")
    assert "不能给自己补登或更正签到，请赵宣传办理" in popup.text
    assert "已撤销李书记" in await corrects(town["赵宣传"], "✅ 李书记", "当天外出开会")


async def test_a_sole_officer_corrects_no_own_record(town):
    await ended(town, *SEVEN)
    async with town.database() as db:
        for name, office in (("王组织", Office.ORGANISATION), ("赵宣传", Office.PUBLICITY)):
            await roster.turn_office(db, await town.person(db, name), office, by=None, now=town.now)
    await town["李书记"].says("/summary 2026-03")
    await town["李书记"].taps("更正签到")
    popup = await town["李书记"].taps("✅ 李书记")
    assert "名册上又没有其他支部委员可以办理。请先在 /roster" in popup.text


async def test_a_member_by_a_correction_of_the_roll_is_recorded(town):
    await ended(town, *SEVEN)
    await town.passes(days=1)
    await town["李书记"].says("/roster")
    await town["李书记"].taps("添加")
    await town["李书记"].says("蒋十 正式党员 3月1日加入")
    await corrects(town["王组织"], "更正应到：蒋十", "转入日期补记")
    assert "已补登：蒋十" in await corrects(town["王组织"], "蒋十", "本人在场")
    assert "计入后实到8（72.7%）" in await summary(town)
    assert "已撤销蒋十" in await corrects(town["王组织"], "✅ 蒋十", "系他人代签")
    assert "计入后实到7（63.6%）" in await summary(town)


async def test_a_wrong_record_of_a_person_on_leave_is_corrected_back_to_leave(town):
    activity = await town.dated()
    async with town.database() as db:
        same, feng = await activities.get(db, activity.id), await town.person(db, "冯九")
        officer = await town.person(db, "王组织")
        await leave.record_for(db, same, feng, leave.Category.SICK, "住院", by=officer, now=town.now)
    await attend(town, activity, "李书记", *SEVEN)
    await town.passes(hours=5)
    await town["李书记"].taps("已开展")
    await corrects(town["王组织"], "冯九", "没有手机，当天在场")
    await corrects(town["王组织"], "✅ 冯九", "认错人")
    assert await states(town) == [("leave", "present"), ("present", "leave")]


# --- afterwards


async def a_week_later(town, *others):
    activity = await ended(town, *SEVEN, *others)
    await town.until("2026-03-14 10:00")
    return activity


async def test_after_a_week_a_second_officer_agrees(town):
    await a_week_later(town)
    wang, li = town["王组织"], town["李书记"]
    await wang.says("/summary 2026-03")
    await wang.taps("更正签到")
    assert "会后已满7天，每项更正须另一位支部委员同意后才生效" in wang.last().text
    await wang.taps("吴七")
    await wang.says("手机没电，本人在场")
    assert "补登吴七的签到：会后已满7天，须两位支部委员共同办理，已请李书记、赵宣传确认" in wang.last().text
    assert "会后补登" not in await summary(town)
    asked = li.sees("请确认一项更正")
    assert "“红色教育行动”（3月6日(周五) 14:00）：补登吴七的签到\n原因：手机没电，本人在场\n王组织于" in asked.text
    await li.taps("同意更正", on=asked)
    assert "同意，已更正" in li.sees("请确认一项更正").text
    await town.passes(seconds=10)
    assert "李书记已同意" in wang.sees("补登吴七的签到，已更正").text
    assert "已由王组织、李书记补登：手机没电，本人在场" in town["吴七"].sees("签到已由").text
    assert "同意，已更正" in town["赵宣传"].sees("请确认一项更正").text
    assert "补登：吴七（3月14日(周六) 10:00 由王组织、李书记补登：手机没电，本人在场）" in await summary(town)
    await town["吴七"].says("/me")
    assert "到会，3月14日(周六) 10:00 由王组织、李书记补登（手机没电，本人在场）" in town["吴七"].last().text
    assert await states(town) == [("absent", "present")]


async def test_the_officer_who_asked_learns_that_no_message_reaches_the_person(town):
    await a_week_later(town)
    await corrects(town["王组织"], "冯九", "没有手机，本人在场")
    li = town["李书记"]
    await li.taps("同意更正", on=li.sees("请确认一项更正"))
    await town.passes(seconds=10)
    assert "本人无法收到私聊，请当面告知" in town["王组织"].sees("李书记已同意").text


async def test_a_second_officer_declines(town):
    await a_week_later(town)
    await corrects(town["王组织"], "✅ 孙五", "系他人代签")
    await town["赵宣传"].says("/todo")
    assert "确认更正：孙五" in town["赵宣传"].last().text
    await town["赵宣传"].taps("确认")
    await town["赵宣传"].taps("不同意")
    await town.passes(seconds=10)
    assert "赵宣传不同意" in town["王组织"].sees("记录不变").text
    assert "撤销签到" not in await summary(town)
    assert await states(town) == []
    await town["赵宣传"].says("/todo")
    assert "确认更正" not in town["赵宣传"].last().text


async def test_the_first_decision_about_a_correction_stands(town):
    await a_week_later(town)
    await corrects(town["王组织"], "✅ 孙五", "系他人代签")
    li, zhao = town["李书记"], town["赵宣传"]
    old = zhao.sees("请确认一项更正")
    await li.taps("同意更正", on=li.sees("请确认一项更正"))
    popup = await zhao.presses("in:agree-no:1", old)
    assert "已有决定，不再改动" in popup.text
    assert await states(town) == [("present", "absent")]


async def test_nobody_agrees_to_the_own_correction(town):
    await a_week_later(town)
    await corrects(town["王组织"], "✅ 赵宣传", "当天外出开会")
    town["李书记"].sees("请确认一项更正")
    wang, zhao = town["王组织"], town["赵宣传"]
    popup = await wang.presses("in:agree-yes:1", wang.last())
    assert "您提出的，请李书记确认" in popup.text
    popup = await zhao.presses("in:agree-yes:1", zhao.last())
    assert "不能给自己补登或更正签到，请李书记办理" in popup.text
    await zhao.says("/todo")
    assert "确认更正" not in zhao.last().text


async def test_the_officer_who_asked_sees_it_waiting_and_takes_it_back(town):
    await a_week_later(town)
    wang = town["王组织"]
    await corrects(wang, "✅ 孙五", "系他人代签")
    await wang.says("/todo")
    assert "更正等待另一位支部委员确认：孙五" in wang.last().text
    await wang.taps("看更正")
    assert wang.last().buttons == [["撤回申请"]]
    await wang.taps("撤回申请")
    assert "王组织于 3月14日(周六) 10:00 撤回，记录不变" in wang.last().text
    await town.passes(seconds=10)
    assert "撤回，记录不变" in town["李书记"].sees("请确认一项更正").text
    assert await states(town) == []


async def test_a_request_ends_with_an_activity_that_was_not_held(town):
    async with town.database() as db:
        branch = await db.get_one(Branch, town.branch_id)
        branch.overrides = {"correction": 0}
    activity = await town.dated()
    await attend(town, activity, "李书记", *SEVEN)
    await town.until("2026-03-06 18:10")
    await corrects(town["王组织"], "✅ 孙五", "系他人代签")
    await town["李书记"].taps("未开展")
    await town.passes(seconds=10)
    assert "已取消或未开展，撤销孙五的签到不再办理" in town["王组织"].sees("不再办理").text
    await town["赵宣传"].says("/todo")
    assert "确认更正" not in town["赵宣传"].last().text


async def test_leave_given_afterwards_stands_beside_the_figures(town):
    await ended(town, *SEVEN)
    async with town.database() as db:
        wu = await town.person(db, "吴七")
        same = await activities.get(db, 1)
        asked = await leave.ask(db, same, wu, Category.SICK, "当天住院，出院后补假", now=town.now)
        await leave.decide(db, asked.id, by=await town.person(db, "王组织"), approve=True, now=town.now)
    await town.desk.settle()
    text = await summary(town)
    assert "应到10 实到7（70%，⚠️ 未达 80%，需8人） 请假0 缺席3" in text
    assert "会后补假 1 人，不计入上面的数字；计入后实到7（70%）、请假1、缺席2" in text


async def test_a_request_of_a_former_officer_is_not_agreed_to(town):
    await a_week_later(town)
    await corrects(town["王组织"], "✅ 孙五", "系他人代签")
    async with town.database() as db:
        wang = await town.person(db, "王组织")
        await roster.turn_office(db, wang, Office.ORGANISATION, by=None, now=town.now)
    li = town["李书记"]
    popup = await li.taps("同意更正", on=li.sees("请确认一项更正"))
    assert "提出更正的王组织已不是支部委员" in popup.text
    await li.taps("不同意", on=li.sees("请确认一项更正"))
    await town.passes(seconds=10)
    assert "李书记不同意" in town["王组织"].sees("记录不变").text


async def test_a_request_that_the_roster_has_overtaken_is_not_agreed_to(town):
    await a_week_later(town)
    await town["李书记"].says("/roster")
    await town["李书记"].taps("添加")
    await town["李书记"].says("褚积极 预备党员 3月1日起")
    await corrects(town["王组织"], "更正应到：褚积极 → 预备党员", "名册补录")
    await town["李书记"].says("/roster")
    await town["李书记"].taps("添加")
    await town["李书记"].says("褚积极 正式党员 3月2日起")
    zhao = town["赵宣传"]
    popup = await zhao.taps("同意更正", on=zhao.sees("入党积极分子 → 预备党员"))
    assert "与当时提出的不一致" in popup.text


async def test_a_second_request_about_the_same_person_waits_for_the_first(town):
    await a_week_later(town)
    await corrects(town["王组织"], "✅ 孙五", "系他人代签")
    li = town["李书记"]
    await li.says("/summary 2026-03")
    await li.taps("更正签到")
    popup = await li.taps("✅ 孙五")
    assert "孙五的一项更正已由王组织提出，正等李书记、赵宣传确认" in popup.text


async def test_a_late_correction_without_a_second_officer_is_refused(town):
    await a_week_later(town)
    async with town.database() as db:
        for name, office in (("王组织", Office.ORGANISATION), ("赵宣传", Office.PUBLICITY)):
            await roster.turn_office(db, await town.person(db, name), office, by=None, now=town.now)
    li = town["李书记"]
    await li.says("/summary 2026-03")
    await li.taps("更正签到")
    popup = await li.taps("✅ 孙五")
    assert "没有其他已认领身份的支部委员" in popup.text
    async with town.database() as db:
        assert not (await db.scalars(select(Duty).where(Duty.kind == "correction"))).all()


async def test_an_undecided_correction_reaches_the_secretary(town):
    await a_week_later(town)
    await corrects(town["王组织"], "✅ 孙五", "系他人代签")
    async with town.database() as db:
        branch = await db.get_one(Branch, town.branch_id)
        await duties.owe(db, DutyKind.OVERDUE, branch, due_at=town.now, next_at=town.now)
    await town.until("2026-03-18 09:01")
    told = town["李书记"].sees("逾期未办事项").text
    assert "确认更正：孙五" in told
    assert "应在 3月17日(周二) 10:00 前办结，负责人：李书记、赵宣传" in told


async def test_the_branch_sets_how_long_one_officer_corrects(town):
    li = town["李书记"]
    await li.says("/settings")
    await li.taps("联系和补学")
    await li.taps("更正期限")
    assert "过后须两位支部委员共同办理" in li.last().text
    await li.taps("修改")
    await li.says("10天")
    await li.says("支委会研究决定")
    await a_week_later(town)
    assert "已撤销孙五" in await corrects(town["王组织"], "✅ 孙五", "系他人代签")
