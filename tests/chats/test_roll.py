"""The roll: what an activity was at its end stays; what is entered afterwards is shown beside it."""

from datetime import timedelta

from sqlalchemy import select

from bot.domain.absence import makeup
from bot.domain.activity import activities
from bot.domain.attendance import by_hand
from bot.domain.attendance.check_in import link_payload
from bot.domain.attendance.correction_requests import Change
from bot.domain.day import corrections
from bot.domain.membership import roster
from bot.domain.membership.roster_list import Entry
from bot.domain.roles import Kind
from bot.domain.schedule import set_date
from bot.domain.schedule.arrangement import Arrangement
from bot.storage.tables.branch import Branch
from bot.storage.tables.roll import Correction, RollEntry, RollState
from tests.support.party_day import attend, ended, taps_late
from tests.support.town import at

SEVEN = ("王组织", "赵宣传", "张三", "陈四", "孙五", "周六")  # with the secretary: 70 % of ten


async def summary(town, who="李书记"):
    await town[who].says("/summary 2026-03")
    return town[who].last().text


async def recorded_later(town, activity, name="冯九", reason="没有手机，当天在场"):
    """Record the person as present by hand, as the organisation officer."""
    async with town.database() as db:
        wang, person = await town.person(db, "王组织"), await town.person(db, name)
        same = await activities.get(db, activity.id)
        await corrections.correct(db, same, person, Change.PRESENT, by=wang, reason=reason, now=town.now)
    await town.desk.settle()


async def test_a_promotion_moves_no_past_figure(town):
    await ended(town, *SEVEN, "褚积极")
    before = await summary(town)
    assert "应到10 实到7（70%，⚠️ 未达 80%，需8人） 请假0 缺席3 来宾1" in before
    await town.passes(days=1)
    async with town.database() as db:
        secretary = await town.person(db, "李书记")
        await roster.set_kind(db, await town.person(db, "褚积极"), Kind.PROBATIONARY, by=secretary, now=town.now)
        await roster.remove(db, await town.person(db, "郑八"), by=secretary, now=town.now)
    after = await summary(town)
    assert after.split("补学：")[0] == before.split("补学：")[0]


async def test_months_before_an_admission_are_no_absences(town):
    await ended(town, *SEVEN)
    await town.passes(days=1)
    async with town.database() as db:
        secretary = await town.person(db, "李书记")
        await roster.set_kind(db, await town.person(db, "褚积极"), Kind.PROBATIONARY, by=secretary, now=town.now)
    await town["褚积极"].says("/me")
    assert "缺席 0 次" in town["褚积极"].last().text
    assert "3月6日" not in town["褚积极"].last().text


async def test_a_person_added_during_an_activity_counts_from_the_next(town):
    activity = await town.dated()
    await attend(town, activity, "李书记", *SEVEN, "吴七")
    await town.until("2026-03-06 16:00")
    async with town.database() as db:
        secretary = await town.person(db, "李书记")
        newcomer = [Entry("蒋十", Kind.FULL)]
        await roster.add(db, town.branch_id, newcomer, by=secretary, now=town.now)
    await town.until("2026-03-06 18:10")
    await town["李书记"].taps("已开展")
    assert "应到10 实到8（80% ✓）" in await summary(town)
    async with town.database() as db:
        person = await town.person(db, "蒋十")
        assert await makeup.of(db, activity.id, person.id) is None


async def test_a_record_after_the_end_is_shown_beside_the_figure(town):
    activity = await ended(town, *SEVEN)
    await town.until("2026-03-12 10:00")
    await recorded_later(town, activity)
    for who in ("李书记", "王组织"):
        text = await summary(town, who)
        assert "应到10 实到7（70%，⚠️ 未达 80%，需8人） 请假0 缺席3" in text
        assert "会后补登 1 人，不计入上面的数字；计入后实到8（80%）、请假0、缺席2" in text
        assert "补登：冯九（3月12日(周四) 10:00 由王组织补登：没有手机，当天在场）" in text
    await town["李书记"].says("/summary 3", town.group)
    said = town["张三"].sees("会后补登 1 人", town.group).text
    assert "冯九" not in said
    async with town.database() as db:
        entry = (await db.scalars(select(RollEntry).where(RollEntry.state == RollState.ABSENT))).first()
        correction = (await db.scalars(select(Correction))).one()
        assert (correction.old, correction.new) == ("absent", "present")
        assert entry is not None


async def test_a_member_reads_when_by_whom_and_why_recorded(town):
    activity = await ended(town, *SEVEN)
    await town.until("2026-03-12 10:00")
    await recorded_later(town, activity, "吴七", "手机没电，在场")
    await town["吴七"].says("/me")
    text = town["吴七"].last().text
    assert "到会 1 次，请假 0 次，缺席 0 次" in text
    assert "红色教育行动：到会，3月12日(周四) 10:00 由王组织补登（手机没电，在场）" in text


async def test_a_record_during_the_activity_counts_and_says_so(town):
    activity = await town.dated()
    await attend(town, activity, "李书记", *SEVEN)
    await town.passes(minutes=20)
    async with town.database() as db:
        wang, feng = await town.person(db, "王组织"), await town.person(db, "冯九")
        same = await activities.get(db, activity.id)
        await by_hand.by_hand(db, same, feng, by=wang, reason="没有手机", now=town.now)
    await town.until("2026-03-06 18:10")
    await town["李书记"].taps("已开展")
    text = await summary(town)
    assert "应到10 实到8（80% ✓）" in text
    assert "补登" not in text


async def test_a_tap_before_the_end_that_arrives_later_counts(town):
    activity = await town.dated()
    await attend(town, activity, "李书记", *SEVEN)
    await town.until("2026-03-06 18:10")
    await town["李书记"].taps("已开展")
    await taps_late(town, activity, "吴七")
    text = await summary(town)
    assert "应到10 实到8（80% ✓） 请假0 缺席2" in text
    assert "补登" not in text


async def test_a_new_setting_judges_no_past_activity(town):
    await ended(town, *SEVEN, "吴七")
    before = await summary(town)
    assert "应到10 实到8（80% ✓）" in before
    async with town.database() as db:
        branch = await db.get_one(Branch, town.branch_id)
        branch.overrides = {"present_share": 0.9, "half_day_hours": 5, "notice": 20 * 86400}
    assert await summary(town) == before


async def withdrawn(town, activity, name):
    """Withdraw a person's check-in as the organisation officer, and return what the person then reads in `/me`."""
    async with town.database() as db:
        wang, person = await town.person(db, "王组织"), await town.person(db, name)
        same = await activities.get(db, activity.id)
        if same.ended_at is None:
            await corrections.withdraw(db, same, person, by=wang, reason="系他人代签", now=town.now)
        else:
            await corrections.correct(db, same, person, Change.ABSENT, by=wang, reason="系他人代签", now=town.now)
    await town.desk.settle()
    await town[name].says("/me")
    return town[name].last().text


async def test_a_member_reads_of_a_check_in_withdrawn_before_the_end(town):
    activity = await town.dated()
    await attend(town, activity, "李书记", *SEVEN)
    await town.passes(minutes=20)
    gone = "3月6日(周五) 14:20 由王组织撤销签到（系他人代签）"
    assert f"🗓 3月6日(周五) 14:00 红色教育行动，{gone}" in await withdrawn(town, activity, "孙五")
    await withdrawn(town, activity, "周六")
    await town["周六"].starts(link_payload(activity))
    await town.until("2026-03-06 18:10")
    await town["李书记"].taps("已开展")
    for name, part in (("孙五", "缺席"), ("周六", "14:20 签到（迟到）")):
        await town[name].says("/me")
        assert f"红色教育行动：{part}，{gone}" in town[name].last().text


async def test_a_member_reads_of_a_late_tap_that_was_withdrawn(town):
    activity = await town.dated()
    await attend(town, activity, "李书记", *SEVEN)
    await town.until("2026-03-06 18:10")
    await town["李书记"].taps("已开展")
    await taps_late(town, activity, "吴七")
    said = await withdrawn(town, activity, "吴七")
    assert "红色教育行动：缺席，3月6日(周五) 18:10 由王组织撤销签到（系他人代签）" in said


async def test_a_guest_reads_of_a_withdrawn_check_in_and_is_not_absent(town):
    activity = await ended(town, *SEVEN, "褚积极")
    said = await withdrawn(town, activity, "褚积极")
    assert "到会 0 次，请假 0 次，缺席 0 次" in said
    assert "红色教育行动：不计缺席，3月6日(周五) 17:46 由王组织撤销签到（系他人代签）" in said


async def test_a_withdrawn_check_in_opens_make_up_for_its_person_only(town):
    activity = await ended(town, *SEVEN)
    async with town.database() as db:
        secretary, eight = await town.person(db, "李书记"), await town.person(db, "郑八")
        await roster.remove(db, eight, by=secretary, now=town.now)
        assert await makeup.of(db, activity.id, eight.id) is None
    await withdrawn(town, activity, "孙五")
    async with town.database() as db:
        assert await makeup.of(db, activity.id, eight.id) is None
        assert await makeup.of(db, activity.id, (await town.person(db, "孙五")).id) is not None


async def test_check_ins_of_the_former_time_stay_on_record(town):
    activity = await town.dated()
    await attend(town, activity, "李书记", *SEVEN)
    await town.passes(minutes=20)
    async with town.database() as db:
        secretary, recorder = await town.person(db, "李书记"), await town.person(db, "赵宣传")
        same = await activities.get(db, activity.id)
        later = at("2026-03-13 14:00")
        plan = Arrangement(later, later + timedelta(hours=3.5), "党员活动室", secretary, recorder)
        await set_date.arrange(db, same, plan, by=secretary, now=town.now, reason="消防演练")
    await town.until("2026-03-13 13:50")
    for name in ("李书记", "王组织", "赵宣传", "张三"):
        await town[name].starts(link_payload(await town.activity_now(activity.id)))
    await town.until("2026-03-13 18:10")
    await town["李书记"].taps("已开展")
    text = await summary(town)
    assert "应到10 实到4（40%" in text
    assert "签到于原时间，改期后未签到，不计入：陈四、孙五、周六" in text
    await town["陈四"].says("/me")
    assert "缺席，签到于原时间 3月6日(周五) 14:00，活动改期后不计入" in town["陈四"].last().text
