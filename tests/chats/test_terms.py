"""Terms: a typed day, a backdated entry and the rolls that stand, departures with a cause, people who come back."""

from datetime import timedelta

from sqlalchemy import select

from bot.domain.absence import leave, leave_requests
from bot.domain.activity import activities
from bot.domain.attendance import roll
from bot.domain.membership import roster
from bot.domain.roles import Departure, Kind, Office
from bot.storage import row_hashes
from bot.storage.tables.branch import Person
from bot.storage.tables.roll import Correction, RollEntry, RollState
from bot.storage.tables.terms import GroupTerm, Membership, OfficeTerm
from tests.support.party_day import attend, ended
from tests.support.town import at

SEVEN = ("王组织", "赵宣传", "张三", "陈四", "孙五", "周六")  # with the secretary: 70 % of ten


async def writes(town, *lines, who="李书记"):
    """Send lines about people as an answer to [添加/变动], and return what the bot says."""
    await town[who].says("/roster")
    await town[who].taps("添加")
    await town[who].says("\n".join(lines))
    return town[who].last().text


async def leaves(town, name, cause, who="李书记"):
    """Tap the cause of a person's departure."""
    await town[who].says("/roster")
    message = town[who].last()
    for button in (name, "移出名册", cause):
        await town[who].taps(button, on=message)


async def spans(town, name):
    """Return kind, beginning and end of the memberships of everybody with this name."""
    async with town.database() as db:
        query = select(Membership).join(Person).where(Person.name == name).order_by(Membership.id)
        return [(one.person_id, one.kind, one.from_at, one.to_at) for one in (await db.scalars(query)).all()]


async def summary(town, who="李书记"):
    await town[who].says("/summary 2026-03")
    return town[who].last().text


# --- typed days


async def test_a_typed_day_means_midnight_in_the_branchs_zone(town):
    assert "名册已保存" in await writes(town, "蒋十 正式党员 2026年2月18日加入")
    ((_person, kind, since, until),) = await spans(town, "蒋十")
    assert (kind, since, until) == (Kind.FULL, at("2026-02-18 00:00"), None)


async def test_an_entry_without_a_day_holds_from_now_on(town):
    await writes(town, "蒋十 正式党员")
    ((_person, _kind, since, _until),) = await spans(town, "蒋十")
    assert timedelta(0) <= town.now - since < timedelta(minutes=1)


async def test_a_promotion_takes_its_own_day(town):
    await town.until("2026-03-20 10:00")
    assert "更改 1 人" in await writes(town, "孙五 转正 3月18日")
    assert [(kind, since) for _person, kind, since, _until in await spans(town, "孙五")][1:] == [
        (Kind.FULL, at("2026-03-18 00:00"))
    ]


async def test_a_short_day_counts_and_an_unclear_one_is_refused(town):
    await town.until("2026-03-20 10:00")
    assert "没有看懂孙五的日期“2026年3月”" in await writes(town, "孙五 转正 2026年3月")
    assert "还没有到" in await writes(town, "蒋十 正式党员 98年3月1日加入")
    assert "更改 1 人" in await writes(town, "孙五 转正 3.18")
    assert (await spans(town, "孙五"))[1][2] == at("2026-03-18 00:00")
    await writes(town, "蒋十 正式党员 25年3月1日加入")
    assert (await spans(town, "蒋十"))[0][2] == at("2025-03-01 00:00")
    await leaves(town, "郑八", "转出")
    await town["李书记"].says("会计学院第一党支部 3.18")
    assert "转出至会计学院第一党支部）" in town["李书记"].last().text
    assert (await spans(town, "郑八"))[0][3] == at("2026-03-18 00:00")


async def test_an_office_takes_its_day_and_the_kind_stays(town):
    await town.until("2026-03-20 10:00")
    assert "更改 1 人" in await writes(town, "孙五 纪检委员 3月18日起")
    assert [kind for _person, kind, _since, _until in await spans(town, "孙五")] == [Kind.PROBATIONARY]
    async with town.database() as db:
        assert (await town.person(db, "孙五")).offices == {Office.DISCIPLINE}
        term = (await db.scalars(select(OfficeTerm).where(OfficeTerm.office == Office.DISCIPLINE))).one()
        assert term.from_at == at("2026-03-18 00:00")


async def test_an_office_keeps_who_entered_it(town):
    await writes(town, "孙五 纪检委员 今天起", "蒋十 正式党员 副书记", who="王组织")
    await writes(town, "郑八 转出")
    await writes(town, "郑八 正式党员 宣传委员")
    await town["李书记"].taps("同一人")
    async with town.database() as db:
        entered = {name: (await town.person(db, name)).id for name in ("李书记", "王组织")}
        query = select(Person.name, OfficeTerm.by_id).join(Person, OfficeTerm.person_id == Person.id)
        found = dict((await db.execute(query.where(OfficeTerm.by_id.is_not(None)))).all())
    assert found == {"孙五": entered["王组织"], "蒋十": entered["王组织"], "郑八": entered["李书记"]}


async def test_a_line_with_a_day_answers_the_question_for_a_kind(town):
    li = town["李书记"]
    await town.until("2026-03-20 10:00")
    await li.says("/roster")
    message = li.last()
    await li.taps("孙五", on=message)
    await li.taps("类别", on=message)
    await li.says("孙五 转正 3月18日")
    assert (await spans(town, "孙五"))[1][2] == at("2026-03-18 00:00")


async def test_a_day_ahead_or_before_the_last_change_is_refused(town):
    await town.until("2026-03-20 10:00")
    said = await writes(town, "蒋十 正式党员 3月21日加入")
    assert "3月21日(周六) 还没有到" in said
    assert "例如：3月20日" in said
    await town["李书记"].says("孙五 转正 2月19日")
    assert "孙五的上一次变动是 2月20日(周五) 09:00，2月19日(周四) 比它早" in town["李书记"].last().text
    await town["李书记"].says("蒋十 正式党员 2月30日加入")
    assert "没有看懂蒋十的日期“2月30日”" in town["李书记"].last().text
    assert await spans(town, "蒋十") == []


async def test_a_day_without_its_year_holds_without_another_word(town):
    await town.until("2026-03-20 10:00")
    assert "更改 1 人" in await writes(town, "褚积极 预备党员 3月18日", "蒋十 正式党员 3月1日")
    assert [(kind, since) for _person, kind, since, _until in await spans(town, "褚积极")][1:] == [
        (Kind.PROBATIONARY, at("2026-03-18 00:00"))
    ]
    assert (await spans(town, "蒋十"))[0][2] == at("2026-03-01 00:00")


async def test_a_day_with_its_year_must_say_what_happened_then(town):
    said = await writes(town, "蒋十 正式党员 2026年2月18日")
    assert "没有写明“2026年2月18日”是什么日期。从这一天起的，请写成：蒋十 正式党员 2026年2月18日起" in said
    assert await spans(town, "蒋十") == []
    await town["李书记"].says("蒋十 正式党员 2026年2月18日起")
    assert (await spans(town, "蒋十"))[0][2] == at("2026-02-18 00:00")


async def test_a_list_says_that_days_without_a_meaning_are_not_used(town):
    li = town["李书记"]
    await li.says("/roster")
    await li.taps("导入名册")
    await li.says("蒋十 女 正式党员 1999-01-02\n沈一 男 正式党员 1998-03-04")
    assert "这些日期没有写明是什么日期，没有用：1999-01-02、1998-03-04" in li.last().text
    await li.taps("保存这2人")
    assert await spans(town, "蒋十") != []


async def test_a_column_of_days_of_joining_dates_new_people_only(town):
    li = town["李书记"]
    await li.says("/roster")
    await li.taps("导入名册")
    await li.says("姓名,类别,加入日期\n蒋十,正式党员,2026-02-18\n孙五,正式党员,2019-09-01\n沈一,正式党员,2019年")
    shown = li.last().text
    assert "蒋十：从2月18日(周三)起" in shown
    assert "孙五：从" not in shown
    assert "第 4 行：没有看懂沈一的日期“2019年”，沈一 已读入，日期没有采用" in shown
    await li.taps("保存这3人")
    assert (await spans(town, "蒋十"))[0][2] == at("2026-02-18 00:00")
    assert [kind for _person, kind, _since, _until in await spans(town, "孙五")] == [Kind.PROBATIONARY, Kind.FULL]
    assert town.now - (await spans(town, "沈一"))[0][2] < timedelta(minutes=1)


async def test_a_save_names_the_card_only_for_new_people_without_account(town):
    assert "认领身份" not in await writes(town, "孙五 转正")
    assert "新加入的同志请点群里的“认领身份”卡片" in await writes(town, "蒋十 正式党员")


async def test_a_promotion_or_departure_names_a_person_on_the_roster(town):
    assert "名册上没有“蒋十”" in await writes(town, "蒋十 转正 2月20日")
    assert "名册上没有“蒋十”" in await writes(town, "蒋十 转出至一支部")


async def test_a_list_with_a_day_is_shown_before_it_is_saved(town):
    li = town["李书记"]
    await li.says("/roster")
    await li.taps("导入名册")
    await li.says("蒋十 正式党员 2月18日加入\n郑八 2月18日转出至一支部")
    assert "蒋十：从2月18日(周三)起" in li.last().text
    assert "郑八 离开支部的，请在 /roster 点 [添加/变动] 写明" in li.last().text
    await li.taps("保存这1人")
    assert (await spans(town, "蒋十"))[0][2] == at("2026-02-18 00:00")
    assert (await spans(town, "郑八"))[0][3] is None


# --- rolls that stand


async def test_a_backdated_entry_changes_no_fixed_roll(town):
    await ended(town, *SEVEN)
    before = await summary(town)
    await town.passes(days=1)
    said = await writes(town, "蒋十 正式党员 3月1日加入", "褚积极 预备党员 3月1日起", "郑八 3月2日转出至一支部")
    for name in ("蒋十", "褚积极", "郑八"):
        assert f"· {name}：3月6日(周五) 14:00 红色教育行动" in said
    assert "点 [更正签到]，再点 [更正应到]" in said
    assert (await summary(town)).split("补学：")[0] == before.split("补学：")[0]


async def test_a_backdated_entry_during_an_activity_does_not_enter_its_roll(town):
    activity = await town.dated()
    await attend(town, activity, "李书记", *SEVEN, "吴七")
    await town.until("2026-03-06 16:00")
    said = await writes(town, "蒋十 正式党员 3月1日加入", "沈一 正式党员 3月1日加入", "郑八 3月1日转出至一支部")
    assert "· 蒋十：3月6日(周五) 14:00 红色教育行动" in said
    await town.until("2026-03-06 18:10")
    await town["李书记"].taps("已开展")
    text = await summary(town)
    assert "应到10 实到8（80% ✓） 请假0 缺席2" in text
    assert "缺席：郑八、冯九" in text


async def test_an_entry_before_the_start_enters_the_roll(town):
    activity = await town.dated()
    await town.until("2026-03-06 13:00")
    await writes(town, "蒋十 正式党员 3月1日加入")
    await attend(town, activity, "李书记", *SEVEN, "吴七")
    await town.until("2026-03-06 18:10")
    await town["李书记"].taps("已开展")
    assert "应到11 实到8（72.7%" in await summary(town)


async def test_the_roll_is_corrected_beside_the_fixed_number(town):
    activity = await ended(town, *SEVEN)
    await town.passes(days=1)
    await writes(town, "蒋十 正式党员 3月1日加入", "褚积极 预备党员 3月1日起")
    wang = town["王组织"]
    await wang.says("/summary 2026-03")
    await wang.taps("更正签到")
    assert "身份与名单不一致：褚积极、蒋十" in wang.last().text
    await wang.taps("更正应到：蒋十 → 正式党员")
    await wang.says("转入日期补记")
    assert "更正蒋十的应到身份（不在本支部 → 正式党员）。\n应到 10（更正后 11），原名单不变" in wang.last().text
    text = await summary(town)
    assert "应到10（更正后11） 实到7（70%，⚠️ 未达 80%，需8人） 请假0 缺席3" in text
    assert "会后更正应到 1 人，不计入上面的到会率；计入后实到7（63.6%）" in text
    assert "更正应到：蒋十 不在本支部 → 正式党员（3月7日(周六) 17:46 由王组织更正：转入日期补记）" in text
    await town["李书记"].says("/summary 3", town.group)
    assert "蒋十" not in town["张三"].sees("会后更正应到 1 人", town.group).text
    async with town.database() as db:
        correction = (await db.scalars(select(Correction))).one()
        entry = await db.get_one(RollEntry, correction.entry_id)
        assert (correction.field, correction.old, correction.new) == ("kind", "none", "full")
        assert (entry.counted, entry.activity_id) == (False, activity.id)


async def test_a_member_who_was_there_as_guest_counts_when_corrected(town):
    await ended(town, *SEVEN, "褚积极")
    await town.passes(days=1)
    await writes(town, "褚积极 预备党员 3月1日起", "郑八 3月2日转出至一支部")
    wang = town["王组织"]
    for button in ("更正应到：褚积极 → 预备党员", "更正应到：郑八 → 不在本支部"):
        await wang.says("/summary 2026-03")
        await wang.taps("更正签到")
        await wang.taps(button)
        await wang.says("名册补记")
    assert "您在“红色教育行动”（3月6日(周五) 14:00）的应到身份已由王组织更正（入党积极分子 → 预备党员）：名册补记" in (
        town["褚积极"].sees("应到身份已由").text
    )
    text = await summary(town)
    assert "应到10（更正后10） 实到7（70%" in text
    assert "会后更正应到 2 人，不计入上面的到会率；计入后实到8（80%）" in text


async def test_leave_from_before_a_removal_by_mistake_holds_on_the_corrected_roll(town):
    activity = await town.dated()
    async with town.database() as db:
        same, officer = await activities.get(db, activity.id), await town.person(db, "王组织")
        zheng = await town.person(db, "郑八")
        await leave.record_for(db, same, zheng, leave.Category.SICK, "住院", by=officer, now=town.now)
        await roster.remove(db, zheng, by=officer, now=town.now)
    await attend(town, activity, "李书记", *SEVEN)
    await town.passes(hours=5)
    await town["李书记"].taps("已开展")
    await writes(town, "郑八 正式党员 2月20日加入")
    await town["李书记"].taps("同一人")
    await corrected_to(town, "郑八", "正式党员")
    async with town.database() as db:
        entries = await roll.entries(db, await activities.get(db, activity.id))
        assert [entry.state for entry in entries if entry.person.name == "郑八"] == [RollState.LEAVE]
        assert (await row_hashes.verify(await db.connection()))[1] is None


async def test_an_own_correction_of_the_roll_is_refused(town):
    activity = await ended(town, *SEVEN)
    await town.passes(days=1)
    wang = town["王组织"]
    async with town.database() as db:
        person = await town.person(db, "王组织")
    popup = await wang.presses(f"in:fix-terms:{activity.id}:{person.id}", wang.last())
    assert "不能给自己" in popup.text


async def corrected_to(town, name, kind):
    """Correct the roll of March's activity as the organisation officer."""
    wang = town["王组织"]
    await wang.says("/summary 2026-03")
    await wang.taps("更正签到")
    await wang.taps(f"更正应到：{name} → {kind}")
    await wang.says("名册补记")


async def test_each_correction_of_a_kind_names_its_own_change(town):
    await ended(town, *SEVEN)
    await town.passes(days=1)
    for kind in ("预备党员", "入党积极分子"):
        await writes(town, f"褚积极 {kind} 3月1日起")
        await corrected_to(town, "褚积极", kind)
    assert "更正褚积极的应到身份（预备党员 → 入党积极分子）" in town["王组织"].last().text
    await town.passes(seconds=10)
    town["褚积极"].sees("（入党积极分子 → 预备党员）：名册补记")
    town["褚积极"].sees("（预备党员 → 入党积极分子）：名册补记")


async def away_from_an_activity(town):
    """Hold the activity while 郑八 has left for another branch, and stop a day later."""
    activity = await town.dated()
    await town.until("2026-03-02 10:00")
    await writes(town, "郑八 3月1日转出至一支部")
    await attend(town, activity, "李书记", *SEVEN)
    await town.until("2026-03-06 18:10")
    await town["李书记"].taps("已开展")
    await town.passes(days=1)


async def me(town, name):
    await town[name].says("/me")
    return town[name].last().text


async def test_a_backdated_member_has_no_absences_before_the_entry(town):
    await ended(town, *SEVEN)
    await town.passes(days=1)
    await writes(town, "褚积极 预备党员 3月1日起")
    said = await me(town, "褚积极")
    assert "缺席 0 次" in said
    assert "3月6日" not in said


async def test_a_guest_corrected_to_a_member_reads_of_the_absence(town):
    await ended(town, *SEVEN)
    await town.passes(days=1)
    await writes(town, "褚积极 预备党员 3月1日起")
    await corrected_to(town, "褚积极", "预备党员")
    said = await me(town, "褚积极")
    assert "缺席 1 次" in said
    assert "红色教育行动：缺席，应到更正：入党积极分子 → 预备党员（3月7日(周六) 17:46 由王组织更正：名册补记）" in said


async def test_a_member_corrected_to_a_guest_owes_no_make_up(town):
    await ended(town, *SEVEN)
    await town.passes(days=1)
    assert "补学须在" in await me(town, "郑八")
    await writes(town, "郑八 入党积极分子 3月1日起")
    await corrected_to(town, "郑八", "入党积极分子")
    said = await me(town, "郑八")
    assert "红色教育行动：不计缺席，应到更正：正式党员 → 入党积极分子" in said
    assert "补学" not in said


async def test_a_person_appended_to_the_roll_reads_of_the_activity(town):
    await away_from_an_activity(town)
    await writes(town, "郑八 正式党员 3月5日转入")
    await town["李书记"].taps("同一人")
    assert "红色教育行动" not in await me(town, "郑八")
    await corrected_to(town, "郑八", "正式党员")
    said = await me(town, "郑八")
    assert "缺席 1 次" in said
    assert "红色教育行动：缺席，应到更正：不在本支部 → 正式党员（3月7日(周六) 18:10 由王组织更正：名册补记）" in said


async def test_a_person_corrected_out_of_the_branch_reads_why_it_is_no_absence(town):
    await ended(town, *SEVEN)
    await town.passes(days=1)
    await writes(town, "郑八 3月2日转出至一支部")
    await corrected_to(town, "郑八", "不在本支部")
    await writes(town, "郑八 正式党员 3月7日转入")
    await town["李书记"].taps("同一人")
    said = await me(town, "郑八")
    assert "缺席 0 次" in said
    assert (
        "红色教育行动：不计缺席，应到更正：正式党员 → 不在本支部（3月7日(周六) 17:46 由王组织更正：名册补记）" in said
    )
    await town["郑八"].says("/leave")
    assert "没有需要请假的活动" in town["郑八"].last().text
    async with town.database() as db:
        activity = await activities.of_month(db, town.branch_id, 2026, 3)
        wang = await town.person(db, "王组织")
        assert [p.name for p in await leave_requests.excusable(db, activity[0], wang)] == ["吴七", "冯九"]


# --- departures


async def test_a_transfer_keeps_where_the_person_went(town):
    await town.until("2026-03-20 10:00")
    li = town["李书记"]
    await leaves(town, "郑八", "转出")
    li.sees("转往哪个支部")
    await li.says("会计学院第一党支部 3月18日")
    assert "郑八 已移出名册（转出至会计学院第一党支部）" in li.last().text
    async with town.database() as db:
        last = (await db.scalars(select(Membership).where(Membership.to_at.is_not(None)))).one()
        assert (last.cause, last.other_branch) == (Departure.TRANSFER, "会计学院第一党支部")
        assert last.to_at == at("2026-03-18 00:00")


async def test_other_causes_are_kept_at_a_tap(town):
    for name, cause, kept in (
        ("郑八", "去世", Departure.DEATH),
        ("冯九", "停止党籍", Departure.SUSPENSION),
        ("吴七", "出党", Departure.EXPULSION),
        ("周六", "误加", Departure.MISTAKE),
    ):
        await leaves(town, name, cause)
        assert f"{name} 已移出名册（{cause}）" in town["李书记"].last().text
        async with town.database() as db:
            query = select(Membership).join(Person).where(Person.name == name)
            assert (await db.scalars(query)).one().cause is kept


async def test_the_button_of_an_earlier_version_asks_for_the_cause(town):
    li = town["李书记"]
    async with town.database() as db:
        person = await town.person(db, "郑八")
    await li.says("/roster")
    await li.presses(f"who:gone:{person.id}", on=li.last())
    assert "请点原因" in li.last().text
    assert (await spans(town, "郑八"))[0][3] is None


# --- people who come back


async def gone(town, name="郑八"):
    """Let a person leave on 10 March, and the clock stand on 20 March."""
    await town.until("2026-03-20 10:00")
    await writes(town, f"{name} 3月10日转出至一支部")


async def test_a_returning_person_keeps_account_and_records(town):
    await gone(town)
    li = town["李书记"]
    said = await writes(town, "郑八 正式党员 3月15日转入")
    assert "郑八曾于 2026年3月10日转出至一支部，绑定的账号是“郑八”，是同一人吗？" in said
    assert len(await spans(town, "郑八")) == 1
    await li.taps("同一人")
    assert "名册已保存" in li.last().text
    first, second = await spans(town, "郑八")
    assert first[0] == second[0]
    assert (first[3], second[2:]) == (at("2026-03-10 00:00"), (at("2026-03-15 00:00"), None))
    await town["郑八"].says("/me")
    assert "郑八 · 2026年" in town["郑八"].last().text


async def test_a_person_comes_back_on_the_day_of_leaving(town):
    await town.until("2026-03-20 10:00")
    await writes(town, "郑八 转出至一支部")
    await writes(town, "郑八 正式党员 3月20日转入")
    await town["李书记"].taps("同一人")
    assert "名册已保存" in town["李书记"].last().text
    assert "认领身份" not in town["李书记"].last().text
    (_person, _kind, _since, left), (_person, _kind, back, _until) = await spans(town, "郑八")
    assert left == back


async def test_another_person_of_that_name_gets_a_row_of_their_own(town):
    await gone(town)
    await writes(town, "郑八 正式党员")
    await town["李书记"].taps("另一人")
    first, second = await spans(town, "郑八")
    assert first[0] != second[0]


async def test_a_list_asks_about_each_name_that_left(town):
    await gone(town)
    await writes(town, "冯九 3月11日去世")
    li = town["李书记"]
    await li.says("/roster")
    await li.taps("导入名册")
    await li.says("郑八 正式党员\n冯九 预备党员")
    preview = li.last()
    await li.taps("保存这2人", on=preview)
    assert "郑八曾于" in preview.text
    await li.taps("同一人", on=preview)
    assert "冯九曾于 2026年3月11日去世，是同一人吗" in preview.text
    await li.taps("另一人", on=preview)
    assert "名册已保存" in preview.text
    assert len({one[0] for one in await spans(town, "郑八")}) == 1
    assert len({one[0] for one in await spans(town, "冯九")}) == 2


async def test_an_account_bound_to_another_name_stays_there(town):
    await gone(town)
    async with town.database() as db:
        former = (await db.scalars(select(Person).where(Person.name == "郑八"))).one()
        feng = await town.person(db, "冯九")
        feng.account = former.account
    await writes(town, "郑八 正式党员")
    await town["李书记"].taps("同一人")
    async with town.database() as db:
        assert (await town.person(db, "郑八")).account_id is None


async def test_nothing_between_two_memberships_counts_as_absence(town):
    await away_from_an_activity(town)
    await writes(town, "郑八 正式党员 3月7日转入")
    await town["李书记"].taps("同一人")
    await town["郑八"].says("/me")
    said = town["郑八"].last().text
    assert "缺席 0 次" in said
    assert "在本支部：2026年2月20日–2026年3月1日、2026年3月7日起" in said
    await town["李书记"].says("/summary 2026")
    assert "· 郑八：2026年2月20日–2026年3月1日、2026年3月7日起" in town["李书记"].sees("2026年总结").text
    await town["李书记"].says("/summary 2026", town.group)
    assert "郑八" not in town["张三"].sees("2026年总结", town.group).text


# --- groups


async def test_the_roll_keeps_the_group_of_the_start(town):
    activity = await town.dated()
    said = await writes(town, "蒋十 正式党员 第1小组", "张三 第一党小组", "孙五 第二小组")
    assert "名册已保存" in said
    await town["李书记"].says("/roster")
    assert "第一党小组（2 人）：张三、蒋十" in town["李书记"].last().text
    await attend(town, activity, "李书记", *SEVEN)
    await writes(town, "张三 第二党小组")
    await town.until("2026-03-06 18:10")
    await town["李书记"].taps("已开展")
    async with town.database() as db:
        query = select(Person.name, RollEntry.group_name).join(Person, Person.id == RollEntry.person_id)
        rolled = dict((await db.execute(query.where(RollEntry.group_name.is_not(None)))).all())
        assert rolled == {"张三": "第一党小组", "蒋十": "第一党小组", "孙五": "第二党小组"}
        present = select(Person.name, GroupTerm.name).join(GroupTerm, GroupTerm.person_id == Person.id)
        now = dict((await db.execute(present.where(GroupTerm.to_at.is_(None)))).all())
    assert now == {"张三": "第二党小组", "蒋十": "第一党小组", "孙五": "第二党小组"}
    assert [kind for _person, kind, _since, _until in await spans(town, "孙五")] == [Kind.PROBATIONARY]
