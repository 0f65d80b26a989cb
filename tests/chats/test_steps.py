"""The nine steps of an activity: what the bot saw, what people enter, the approval before the notice, the timeline."""

import pytest
from sqlalchemy import select

from bot.domain import timeline
from bot.domain.activity import activities, steps
from bot.domain.activity.steps import StepNumber
from bot.domain.plan import yearly_plan
from bot.domain.plan.draft import PlanDraft, PlanRow
from bot.storage.tables.agenda import Step
from bot.storage.tables.branch import Branch
from bot.storage.tables.record import Minute, Part
from tests.support.photos import photo


@pytest.fixture
async def dated(town):
    """The branch on 20 February, with an activity on 6 March; the notice goes out on 1 March at 09:00."""
    town.activity = await town.dated("2026-03-06 14:00")
    return town


async def opens(town, name="李书记"):
    """Open the card of the nine steps from the month's card, or by its button."""
    human = town[name]
    await human.says("/plan")
    await human.presses(f"stp:card:{town.activity.id}", on=human.last())
    return human


async def of(town):
    async with town.database() as db:
        activity = await activities.get(db, town.activity.id)
        return {state.number: state for state in await steps.of(db, activity)}


# --- entering a step --------------------------------------------------------------------------------------------------


async def test_the_months_card_leads_to_the_nine_steps(dated):
    li = dated["李书记"]
    await li.says("/plan")
    await li.taps("3月")
    assert "支委会定主题：未登记　上级审定：未登记" in li.last().text
    await li.taps("程序步骤")
    text = li.last().text
    assert [number for number in "①②③④⑤⑥⑦⑧⑨" if number not in text] == []
    assert "○ ①支委会定主题　未登记" in text
    assert "· ⑨总结提升　尚未进行" in text
    assert "还有 2 步没有记录" in text
    assert not li.can_tap("检查并上报")  # there is nothing to file before the end


async def test_two_taps_enter_a_step_for_yesterday(dated):
    li = await opens(dated)
    await li.taps("① 登记支委会")
    await li.taps("昨天")
    assert "✓ ①支委会定主题　2月19日(周四) · 李书记于 2月20日(周五) 09:00 登记" in li.last().text
    assert "还有 1 步没有记录" in li.last().text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("2月16日", "2月16日(周一)"),
        ("上周五", "2月13日(周五)"),
        ("2026-02-10", "2月10日(周二)"),
        ("28号", "1月28日(周三)"),
        ("周六", "2月14日(周六)"),
    ],
)
async def test_a_day_is_typed_as_people_write_it(dated, typed, shown):
    li = await opens(dated)
    await li.taps("② 登记审定")
    await li.taps("写日期")
    await li.says(typed)
    assert f"✓ ②报上级党组织审定　{shown} · 李书记" in li.last().text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("3月2日", "还没有到"),
        ("明天", "还没有到"),
        ("随便", "没有看懂这个日期"),
        ("2月30日", "没有看懂这个日期"),
        ("2024-02-02", "距这次活动太久"),
    ],
)
async def test_a_day_that_cannot_be_is_refused_and_the_question_stays(dated, typed, sentence):
    li = await opens(dated)
    await li.taps("① 登记支委会")
    await li.taps("写日期")
    await li.says(typed)
    assert sentence in li.last().text
    await li.says("昨天")
    assert "✓ ①支委会定主题　2月19日" in li.last().text


async def test_a_photo_of_the_paper_is_kept_and_shown(dated):
    li = await opens(dated)
    await li.taps("② 登记审定")
    await li.taps("发照片或文件")
    await li.sends_photo(photo(), caption="2月18日")
    assert "✓ ②报上级党组织审定　2月18日(周三) · 李书记于 2月20日(周五) 09:00 登记，附材料" in li.last().text
    await li.taps("② 看材料")
    assert li.last().photo
    assert "②报上级党组织审定" in li.last().text


async def test_a_caption_of_words_is_kept_and_the_day_in_it_counts(dated):
    caption = "2月18日支委会会议记录"
    li = await opens(dated)
    await li.taps("① 登记支委会")
    await li.taps("发照片或文件")
    await li.sends_photo(photo(), caption=caption)
    assert f"　2月18日(周三) · 李书记于 2月20日(周五) 09:00 登记，附材料（附言：{caption}）" in li.last().text
    await li.taps("① 看材料")
    assert f"附言：{caption}" in li.last().text


@pytest.mark.parametrize("caption", [None, "审定表（3月6日主题党日）"])
async def test_a_paper_without_a_day_leaves_the_step_open_and_asks_for_it(dated, caption):
    li = await opens(dated)
    await li.taps("② 登记审定")
    await li.taps("发照片或文件")
    await li.sends_photo(photo(), caption=caption)
    assert "材料已收到：②报上级党组织审定" in li.last().text
    asked = li.last()
    assert (await of(dated))[StepNumber.APPROVAL].settled is False
    await opens(dated)
    assert "○ ②报上级党组织审定　已附材料，日期未填 · 李书记于 2月20日(周五) 09:00 登记" in li.last().text
    assert "还有 2 步没有记录" in li.last().text
    await li.says("/plan")
    await li.taps("3月")
    assert "上级审定：已附材料，日期未填" in li.last().text
    await li.taps("昨天", on=asked)
    li.sees("✓ ②报上级党组织审定　2月19日(周四) · 李书记于 2月20日(周五) 09:00 登记，附材料")


async def test_the_day_of_a_paper_is_typed_at_once_or_by_its_button(dated):
    li = await opens(dated)
    for step in ("① 登记支委会", "② 登记审定"):
        await li.taps(step)
        await li.taps("发照片或文件")
        await li.sends_photo(photo())
        if step.startswith("②"):
            await li.taps("其他日期")
        await li.says("2月16日")
    assert "✓ ①支委会定主题　2月16日(周一) · 李书记" in li.last().text
    assert "✓ ②报上级党组织审定　2月16日(周一) · 李书记" in li.last().text


async def test_the_activitys_own_day_is_the_day_of_a_later_step(town):
    town.activity = await town.dated("2026-03-06 14:00")
    await town.until("2026-03-06 20:00")
    li = await opens(town)
    await li.presses(f"stp:ask-paper:{town.activity.id}:2", on=li.last())
    await li.sends_photo(photo(), caption="3月6日主题党日审定表")
    assert "日期未填" in li.last().text or "哪天完成" in li.last().text
    await li.presses(f"stp:ask-paper:{town.activity.id}:5", on=li.last())
    await li.sends_photo(photo(), caption="3月6日签到册")
    assert "✓ ⑤党员签到　3月6日(周五) · 李书记" in li.last().text


async def test_the_secretary_is_asked_for_the_approval_while_its_paper_has_no_day(dated):
    li = await opens(dated)
    await li.taps("② 登记审定")
    await li.taps("发照片或文件")
    await li.sends_photo(photo())
    await li.says("/cancel")
    await dated.until("2026-02-28 09:01")
    await li.taps("今天已审定", on=li.sees("活动主题是否已经审定"))
    assert "2月28日(周六)审定 · 李书记登记" in li.last().text
    await li.taps("大事记", on=await _card_of(dated, li))
    assert li.last().text.count("登记②报上级党组织审定") == 2


async def _card_of(town, li):
    await opens(town)
    return li.last()


async def test_words_in_place_of_a_paper_are_refused(dated):
    li = await opens(dated)
    await li.taps("① 登记支委会")
    await li.taps("发照片或文件")
    await li.says("在会议室开的")
    assert "没有收到照片或文件" in li.last().text


async def test_a_step_left_out_needs_a_sentence(dated):
    li = await opens(dated)
    await li.taps("② 登记审定")
    await li.taps("未做，说明原因")
    await li.says("\u200b ")
    assert "没有收到文字" in li.last().text
    await li.says("上级统一部署，不另报审")
    assert "✗ ②报上级党组织审定　未做：上级统一部署，不另报审 · 李书记登记" in li.last().text
    state = (await of(dated))[StepNumber.APPROVAL]
    assert (state.done, state.settled) == (False, True)


async def test_a_later_entry_replaces_the_former_and_the_timeline_keeps_both(dated):
    li = await opens(dated)
    await li.taps("① 登记支委会")
    await li.taps("今天")
    await li.taps("① 更改")
    assert "这一步已有登记" in li.last().text
    await li.taps("昨天")
    async with dated.database() as db:
        kept = [e.detail["day"] for e in await timeline.timeline(db, dated.activity.id) if e.kind == "step-noted"]
    assert kept == ["2026-02-20", "2026-02-19"]
    await li.taps("大事记")
    assert "登记①支委会定主题，2月19日(周四) · 李书记" in li.last().text
    assert "登记①支委会定主题，2月20日(周五) · 李书记" in li.last().text


# --- who may ----------------------------------------------------------------------------------------------------------


async def test_a_member_is_told_who_keeps_the_record(dated):
    zhang = dated["张三"]
    await zhang.says("/plan")
    refused = await zhang.presses(f"stp:card:{dated.activity.id}", on=zhang.last())
    assert "由主持人、记录人或支部委员办理：李书记、赵宣传、王组织" in refused.text
    refused = await zhang.presses(f"stp:log:{dated.activity.id}:0", on=zhang.last())
    assert "由李书记、王组织、赵宣传办理" in refused.text


async def test_a_recorder_without_office_enters_steps_but_reads_no_timeline(dated):
    async with dated.database() as db:
        activity = await activities.get(db, dated.activity.id)
        activity.recorder = await dated.person(db, "张三")
        activity.recorder_id = activity.recorder.id
    zhang = await opens(dated, "张三")
    assert not any("大事记" in row for row in zhang.last().buttons)
    await zhang.taps("① 登记支委会")
    await zhang.taps("今天")
    assert "✓ ①支委会定主题　2月20日(周五) · 张三" in zhang.last().text
    refused = await zhang.presses(f"stp:log:{dated.activity.id}:0", on=zhang.last())
    assert "由李书记、王组织、赵宣传办理" in refused.text


async def test_nothing_is_entered_for_a_cancelled_activity(dated):
    li = await opens(dated)
    await li.presses(f"arr:cancel:{dated.activity.id}", on=li.last())
    await li.says("场地维修")
    refused = await li.presses(f"stp:day:{dated.activity.id}:1:0", on=li.last())
    assert "已取消" in refused.text
    async with dated.database() as db:
        assert await steps.entered(db, await activities.get(db, dated.activity.id), StepNumber.THEME) is None


async def test_the_card_reads_in_english(dated):
    li = dated["李书记"]
    await li.says("/language")
    await li.taps("English")
    await opens(dated)
    await li.taps("① Enter the committee's meeting")
    await li.taps("Yesterday")
    assert "✓ ① Theme set by the committee: Thu 19 February · entered by 李书记" in li.last().text


# --- the approval before the notice -----------------------------------------------------------------------------------


async def test_the_secretary_is_asked_once_on_the_day_before_the_notice(dated):
    li = dated["李书记"]
    await dated.until("2026-02-28 08:59")
    li.sees_not("是否已经审定")
    await dated.until("2026-02-28 09:00")
    assert "活动主题是否已经审定：红色教育行动" in li.last().text
    await li.taps("昨天已审定")
    assert "已登记审定" in li.last().text
    assert "2月27日(周五)审定 · 李书记登记" in li.last().text
    await dated.until("2026-03-01 09:00")
    async with dated.database() as db:
        announced = next(e for e in await timeline.timeline(db, dated.activity.id) if e.kind == "announced")
    assert announced.detail["unapproved"] is False


async def test_no_question_comes_if_the_approval_is_entered(dated):
    li = await opens(dated)
    await li.taps("② 登记审定")
    await li.taps("今天")
    await dated.until("2026-02-28 12:00")
    li.sees_not("是否已经审定")


async def test_the_notice_goes_out_without_an_answer_and_the_record_says_so(dated):
    await dated.until("2026-03-01 09:01")
    dated["张三"].sees("主题党日预告", to=dated.group)
    li = dated["李书记"]
    assert "预告已按时发出，记录中注明“无审定记录”" in li.sees("是否已经审定").text
    await opens(dated)
    assert "○ ②报上级党组织审定　无审定记录" in li.last().text
    assert "✓ ③公开公示　3月1日(周日) 09:00 · 自动记录" in li.last().text
    assert "✓ ④召集会议　3月1日(周日) 09:00 · 自动记录" in li.last().text
    await li.taps("大事记")
    assert "发出预告（无审定记录）" in li.last().text


async def test_an_answer_after_the_notice_still_counts(dated):
    await dated.until("2026-03-01 09:01")
    li = dated["李书记"]
    await li.taps("未做，说明原因", on=li.sees("是否已经审定"))
    await li.says("上级已口头同意")
    assert "✗ ②报上级党组织审定　未做：上级已口头同意" in li.last().text
    await dated.passes(seconds=10)
    li.sees("已登记未审定的原因")


async def test_the_months_card_asks_before_a_notice_that_goes_out_at_once(town):
    await town.until("2026-03-03 09:00")
    town.activity = await town.dated("2026-03-06 14:00", reason="上级临时部署")
    await town.passes(minutes=1)
    town["张三"].sees("主题党日预告", to=town.group)
    town["李书记"].sees_not("是否已经审定")
    li = await opens(town)
    assert "○ ②报上级党组织审定　无审定记录" in li.last().text


async def changes_theme(town, content="学习全会精神"):
    li = town["李书记"]
    await li.says("/plan")
    await li.presses(f"arr:content:{town.activity.id}", on=li.last())
    await li.says(content)
    await li.says("全会刚刚召开")


async def test_another_theme_is_asked_about_again_and_the_old_approval_is_kept(dated):
    li = await opens(dated)
    await li.taps("② 登记审定")
    await li.taps("今天")
    await changes_theme(dated)
    await dated.passes(seconds=10)
    asked = li.sees("活动主题是否已经审定")
    assert "主题已变更为“学习全会精神”，原主题2月20日(周五)的审定仍保留在记录里。" in asked.text
    await opens(dated)
    assert "○ ②报上级党组织审定　主题已变更，尚未重新审定（原主题“党史专题学习”2月20日(周五)审定）" in li.last().text
    await dated.until("2026-02-21 10:00")
    await li.taps("今天已审定", on=asked)
    await opens(dated)
    assert "✓ ②报上级党组织审定　2月21日(周六) · 李书记" in li.last().text
    assert "（原主题2月20日(周五)审定）" in li.last().text
    await li.taps("大事记")
    assert "主题变更，须重新审定；原主题“党史专题学习”2月20日(周五)审定" in li.last().text
    before = sum("活动主题是否已经审定" in message.text for message in li.screen())
    await dated.until("2026-02-28 12:00")
    assert sum("活动主题是否已经审定" in message.text for message in li.screen()) == before


async def test_an_answered_question_stays_answered_when_the_theme_changes_after_the_notice(dated):
    li = dated["李书记"]
    await dated.until("2026-02-28 09:00")
    await li.taps("昨天已审定")
    await dated.until("2026-03-01 09:01")
    await changes_theme(dated)
    await dated.passes(minutes=2)
    li.sees("原主题的审定已登记")
    li.sees("活动主题是否已经审定")


async def test_a_theme_without_approval_is_not_asked_about_because_it_changes(dated):
    li = await opens(dated)
    await li.taps("② 登记审定")
    await li.taps("未做，说明原因")
    await li.says("上级统一部署")
    await changes_theme(dated)
    await dated.passes(seconds=10)
    li.sees_not("活动主题是否已经审定")
    await opens(dated)
    assert "✗ ②报上级党组织审定　未做：上级统一部署" in li.last().text


async def test_another_plan_opens_the_approval_of_a_month_without_a_date_again(town):
    async def imports(content, reason=None):
        async with town.database() as db:
            branch, li = await db.get_one(Branch, town.branch_id), await town.person(db, "李书记")
            draft = PlanDraft("计划", 2026, (PlanRow(1, 3, "红色教育行动", content),), "")
            await yearly_plan.save(db, branch, draft, 2026, by=li, now=town.now, reason=reason)
            (activity,) = await activities.of_month(db, town.branch_id, 2026, 3)
            return activity, li

    activity, li = await imports("党史学习")
    async with town.database() as db:
        here = await activities.get(db, activity.id)
        await steps.note_day(db, here, StepNumber.APPROVAL, town.now.date(), by=li, now=town.now)
    for content, settled in (("党史学习", True), ("学习全会精神", False)):
        await imports(content, "上级新部署")
        async with town.database() as db:
            step = await steps.entered(db, await activities.get(db, activity.id), StepNumber.APPROVAL)
        assert steps.is_settled(step) is settled
    assert (step.former_theme, step.former_on) == ("党史学习", town.now.date())


# --- the day itself ---------------------------------------------------------------------------------------------------


@pytest.fixture
async def running(dated):
    """The branch at 14:05 of the activity, with two members there."""
    await dated.until("2026-03-06 13:55")
    for name in ("张三", "陈四"):
        await dated[name].taps("签到", to=dated.group)
    await dated.until("2026-03-06 14:05")
    return dated


async def test_one_tap_on_the_host_card_says_that_attendance_was_reported(running):
    li = running["李书记"]
    await li.taps("已通报到会情况和内容", on=li.sees("主持卡"))
    assert "14:05 已通报到会情况和内容。" in li.last().text
    assert not any("已通报到会情况和内容" in row for row in li.last().buttons)
    state = (await of(running))[StepNumber.BRIEFING]
    assert (state.done, state.seen_by.name) == (True, "李书记")


async def test_the_head_count_stands_for_the_briefing(running):
    li = running["李书记"]
    await li.taps("清点人数", on=li.sees("主持卡"))
    await li.says("2")
    assert (await of(running))[StepNumber.BRIEFING].done


async def test_the_briefing_cannot_precede_the_activity(dated):
    await dated.until("2026-03-06 13:50")
    li = dated["李书记"]
    refused = await li.taps("已通报到会情况和内容", on=li.sees("主持卡"))
    assert "14:00 才开始" in refused.text
    assert not (await of(dated))[StepNumber.BRIEFING].done


async def test_the_host_ticks_flag_and_badge_and_takes_a_tick_back(running):
    li = running["李书记"]
    await li.taps("☐ 悬挂党旗", on=li.sees("主持卡"))
    assert "现场：悬挂党旗 ✓、佩戴党徽 ○" in li.last().text
    await li.taps("☐ 佩戴党徽")
    await li.taps("☑ 悬挂党旗")
    assert "现场：悬挂党旗 ○、佩戴党徽 ✓" in li.last().text
    li.sees_not("重温入党誓词 ○")


async def test_a_forgotten_mark_is_ticked_on_the_card_of_the_steps_after_the_end(running):
    await running.until("2026-03-06 18:05")
    li = await opens(running)
    assert "现场：悬挂党旗 ○、佩戴党徽 ○" in li.last().text
    await li.taps("☐ 悬挂党旗")
    assert "现场：悬挂党旗 ✓、佩戴党徽 ○" in li.last().text


async def test_in_july_the_checklist_has_the_oath(town):
    town.activity = await town.dated("2026-07-03 14:00")
    await town.until("2026-07-03 14:05")
    li = town["李书记"]
    await li.taps("☐ 重温入党誓词", on=li.sees("主持卡"))
    assert "重温入党誓词 ✓" in li.last().text


async def test_the_whole_activity_leaves_every_step_on_record(running):
    li = running["李书记"]
    await li.taps("已通报到会情况和内容", on=li.sees("主持卡"))
    await running.until("2026-03-06 17:40")
    await opens(running)
    assert "· ⑦开展活动　进行中" in li.last().text
    assert "· ⑧主题测评　尚未进行" in li.last().text
    await li.presses(f"in:ended:{running.activity.id}", on=li.last())
    await li.taps("已开展")
    for data in ("stp:day:{}:1:1", "stp:day:{}:2:1"):
        await li.presses(data.format(running.activity.id), on=li.last())
    await li.taps("⑨ 写总结提升")
    await li.says("总结提升：通过学习，大家认识到党史的意义，下一步组织参观。")
    await running.until("2026-03-07 18:00")
    await opens(running)
    assert "到目前为止，应有的步骤都有记录" in li.last().text
    assert li.can_tap("检查并上报")
    assert all(state.done for state in (await of(running)).values())
    async with running.database() as db:
        [minute] = (await db.scalars(select(Minute).where(Minute.part == Part.SUMMARY))).all()
    assert minute.text.startswith("通过学习")


# --- another branch ---------------------------------------------------------------------------------------------------


async def test_the_steps_of_another_branch_are_out_of_reach(dated):
    async with dated.database() as db:
        db.add(Step(activity_id=dated.activity.id, number=1, noted_at=dated.now, by=None, material=None))
    stranger = dated.telegram.person("路人")
    await stranger.starts()
    refused = await stranger.presses(f"stp:card:{dated.activity.id}", on=stranger.last())
    assert "还没有认领身份" in refused.text
