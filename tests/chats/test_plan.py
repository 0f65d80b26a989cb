"""The yearly plan: imported from a file or a message, previewed, stored, shown, dated at once; cards and warnings."""

import zipfile
from datetime import date

import pytest
from sqlalchemy import select

from bot.domain.activity import activities
from bot.domain.obligations import duties
from bot.domain.plan import proposals, yearly_plan
from bot.domain.plan.draft import PlanDraft, PlanRow
from bot.domain.schedule import set_date
from bot.storage.tables.branch import Account, Branch
from bot.storage.tables.obligations import Duty
from bot.storage.tables.plan import PlanRevision
from tests.support.office_files import saved, word_table, xlsx, zipped
from tests.support.town import at

FORMS = ("专题学习研讨", "先锋模范行动", "红色教育行动", "志愿服务行动")
ROWS = [(f"{month}月", FORMS[month % 4], f"第{month}次活动的内容") for month in range(1, 13)]
TABLE = "\n".join("\t".join(row) for row in (("时间", "方式", "内容"), *ROWS))
PLAN_2026 = f"2026年度主题党日活动计划\n{TABLE}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def rows_without(*months):
    return "\n".join("\t".join(row) for row in (("时间", "方式", "内容"), *ROWS) if row[0] not in months)


@pytest.fixture
async def branch(town):
    """The branch with the first Friday of the month as its fixed day."""
    async with town.database() as db:
        (await db.get_one(Branch, town.branch_id)).fixed_day = "nth:1:4"
    return town


@pytest.fixture
async def asked(branch):
    """The branch after its secretary was asked for the plan."""
    await branch["李书记"].says("/plan")
    await branch["李书记"].taps("导入计划")
    return branch


async def sent(town, text=PLAN_2026, who="李书记"):
    await town[who].says("/plan")
    await town[who].taps("导入计划")
    await town[who].says(text)
    return town[who].last()


async def stored(town, text=PLAN_2026, who="李书记", reason=None):
    """Store a plan; `reason` is given if it changes an earlier one."""
    await sent(town, text, who)
    await town[who].taps("保存")
    if reason is not None:
        await town[who].says(reason)
    return town[who].sees("的计划已保存")


async def year_of(town, year=2026):
    async with town.database() as db:
        return await activities.of_year(db, town.branch_id, year)


async def open_kinds(town):
    async with town.database() as db:
        return [duty.kind for duty in await duties.open_duties(db, town.branch_id)]


# --- importing --------------------------------------------------------------------------------------------------------


async def test_an_officer_imports_a_plan_by_pasting_it(branch):
    card = await sent(branch)
    assert "还没有保存" in card.text
    assert "4月 专题学习研讨 — 第4次活动的内容" in card.text
    await branch["李书记"].taps("保存")
    branch["李书记"].sees("2026年的计划已保存，共 12 个月")
    assert len(await year_of(branch)) == 12


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plan.txt", PLAN_2026.encode()),
        ("plan.txt", PLAN_2026.encode("gb18030")),
        ("plan.csv", PLAN_2026.replace("\t", ",").encode()),
        ("2026年计划.xlsx", xlsx([("时间", "方式", "内容"), *ROWS])),
        ("plan.docx", saved(word_table([("时间", "方式", "内容"), *ROWS], before=["2026年度党支部主题党日活动计划"]))),
    ],
)
async def test_a_plan_is_read_from_files_of_many_kinds(asked, name, data):
    await asked["李书记"].sends_file(name, data)
    assert "存为 2026 年的计划，读到 12 个月" in asked["李书记"].last().text


BOMB = zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"0" * 80_000_000})


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", BOMB, "a.docx"),
        ("b.docx", OLE + "EncryptedPackage".encode("utf-16-le") + b"0" * 600, "有密码保护"),
        ("c.docx", OLE + b"0" * 600, "旧版 Office"),
        ("d.docx", b"%PDF-1.7 and so on", "已损坏"),
        ("e.docx", b"\x89PNG\r\n\x1a\n0000", "图片"),
        ("f.docx", b"PK\x03\x04 broken", "f.docx"),
        ("g.txt", b" \n\n ", "是空的"),
        ("h.txt", "今天天气很好".encode(), "没有找到计划表"),
        ("j.txt", "时间\t方式\t内容\n13月\t学习\t一".encode(), "无法识别是哪个月"),
        ("k.docx", zipped({"[Content_Types].xml": b"<Types/>", "a": b""}, zipfile.ZIP_STORED), "k.docx"),
    ],
)
async def test_an_invalid_plan_file_is_refused_and_the_question_stays(asked, name, data, words):
    li = asked["李书记"]
    await li.sends_file(name, data)
    assert words in li.last().text
    await li.says(PLAN_2026)
    assert "读到 12 个月" in li.last().text


async def test_an_oversized_file_is_refused_without_download(asked):
    await asked["李书记"].sends_file("big.docx", b"PK", size=30_000_000)
    assert "超过 5 MB 的上限" in asked["李书记"].last().text


async def test_a_picture_of_a_plan_is_refused(asked):
    await asked["李书记"].sends_photo(b"0")
    assert "图片里的计划无法读取" in asked["李书记"].last().text


@pytest.mark.parametrize("text", ["没有表格", "字" * 10_000, "<b>&lt;{ $x }", "=1+1"])
async def test_an_invalid_plan_message_is_refused_and_the_question_stays(asked, text):
    await asked["李书记"].says(text)
    assert ("过长" if len(text) > 4000 else "没有找到计划表") in asked["李书记"].last().text
    await asked.passes(seconds=5)
    await asked["李书记"].says(PLAN_2026)
    assert "读到 12 个月" in asked["李书记"].last().text


async def test_a_refused_second_file_leaves_the_first_preview_usable(branch):
    li = branch["李书记"]
    preview = await sent(branch)
    await li.sends_file("x.docx", b"%PDF")
    await li.taps("保存", on=preview)
    assert len(await year_of(branch)) == 12


async def test_importing_a_plan_without_a_year_asks_for_one(branch):
    li = branch["李书记"]
    assert "没有写明是哪一年" in (await sent(branch, TABLE)).text
    await li.taps("2027年")
    assert "存为 2027 年的计划" in li.last().text
    await li.taps("保存")
    assert len(await year_of(branch, 2027)) == 12


async def test_the_plans_year_can_be_changed_in_the_preview(branch):
    li = branch["李书记"]
    card = await sent(branch, PLAN_2026.replace("2026", "2024").replace("第3次活动的内容", "20_年两会精神"))
    assert "存为 2024 年" in card.text
    assert "当月已过，只存档" in card.text
    await li.taps("改为2026年")
    assert "计划写的是 2024 年，现在要存为 2026 年" in li.last().text
    assert "2026年两会精神" in li.last().text
    await li.taps("保存")
    assert "2026年两会精神" in (await year_of(branch))[2].content


async def test_the_preview_lists_the_faults_of_the_plan(branch):
    text = (await sent(branch, "2026年计划\n" + rows_without("8月"))).text
    assert "8月没有安排" in text
    assert "没有一个月安排民主评议" in text


async def test_months_without_a_row_share_one_line_of_the_preview(branch):
    text = (await sent(branch, "2026年计划\n3月：清扫河岸\n4月：陵园祭扫")).text
    assert "有 5 处请留意" in text
    assert "• 1月、2月、5月、6月、7月、8月、9月、10月、11月、12月没有安排" in text
    assert "\n3月 清扫河岸\n" in text


async def test_the_preview_moves_dates_off_holidays_with_a_reason(branch):
    text = (await sent(branch)).text
    assert "拟定 3月6日(周五) 14:00" in text
    assert "5月1日(周五)是劳动节假期" in text
    assert "当月已过，只存档" in text  # January


async def test_a_later_day_replaces_a_fixed_day_without_enough_notice(branch):
    assert "拟定 2月25日(周三) 14:00（2月6日(周五)来不及提前预告）" in (await sent(branch)).text.replace("\u3000", "")


async def test_saving_twice_stores_once(branch):
    li = branch["李书记"]
    preview = await sent(branch)
    await li.taps("保存", on=preview)
    await li.presses("plan:save:2026", preview)
    assert len(await year_of(branch)) == 12


async def test_an_old_save_button_does_not_store_under_another_year(branch):
    li = branch["李书记"]
    preview = await sent(branch)
    popup = await li.presses("plan:save:2027", preview)
    assert "这份计划已经保存或换成了另一份" in popup.text
    assert await year_of(branch, 2027) == []


async def test_members_cannot_import_a_plan(branch):
    zhang = branch["张三"]
    await zhang.says("/plan")
    assert zhang.last().buttons == []
    popup = await zhang.presses("plan:import", zhang.last())
    assert "李书记" in popup.text


@pytest.mark.parametrize(
    "data", ["plan:month:2026:13", "plan:month:2026:0", "plan:year:9999", "plan:save:0000", "plan:all:1"]
)
async def test_forged_buttons_are_refused_with_an_explanation(branch, data):
    await branch["李书记"].says("/plan")
    popup = await branch["李书记"].presses(data, branch["李书记"].last())
    assert popup is not None
    assert "抱歉" not in popup.text


# --- importing again --------------------------------------------------------------------------------------------------


async def test_a_second_import_replaces_undated_months_and_lists_dated_ones(branch):
    await stored(branch)
    li = branch["李书记"]
    await li.taps("全部采用")
    await li.says("/plan")
    async with branch.database() as db:
        march = (await activities.of_month(db, branch.branch_id, 2026, 3))[0]
        await set_date.arrange(
            db,
            march,
            (await choice(db, march, branch.now)).arrangement,
            by=await branch.person(db, "李书记"),
            now=branch.now,
        )
    card = await stored(branch, PLAN_2026.replace("活动的内容", "全新的内容"), reason="上级部署")
    assert "日期已定、保留不动：3月" in card.text
    contents = [activity.content for activity in await year_of(branch)]
    assert contents[2] == "第3次活动的内容"
    assert contents[3] == "第4次全新的内容"
    assert len(contents) == 12


async def choice(db, activity, now):
    from bot.domain.schedule import date_choice

    return await date_choice.choice_of(db, activity, now=now)


async def test_months_missing_from_the_new_plan_are_kept_and_named(branch):
    await stored(branch)
    card = await stored(branch, "2026年计划\n" + rows_without("8月"), reason="上级部署")
    assert "新计划里没有、沿用原内容：8月" in card.text
    assert len(await year_of(branch)) == 12


# --- the year overview ------------------------------------------------------------------------------------------------


async def settled_at(town, when):
    """Have the branch be set up at another time."""
    async with town.database() as db:
        (await db.get_one(Branch, town.branch_id)).ready_at = at(when)


async def test_the_year_overview_shows_each_month_and_its_state(branch):
    await settled_at(branch, "2025-12-01 09:00")
    await stored(branch)
    await branch["李书记"].taps("全部采用")
    await branch["李书记"].taps("确认采用这 11 个日期")
    await branch["张三"].says("/plan")
    lines = branch["张三"].last().text.splitlines()
    assert lines[1] == "✗ 1月 先锋模范行动"
    assert "🗓 3月 志愿服务行动 · 3月6日(周五) 14:00" in lines
    assert len(lines) == 14


async def test_months_before_the_setup_are_shown_as_unrecorded(branch):
    await settled_at(branch, "2026-02-20 09:00")
    await branch["张三"].says("/plan")
    lines = branch["张三"].last().text.splitlines()
    assert lines[1:3] == ["○ 1月 未记录", "— 2月 主题未定"]
    assert "还没有导入这一年的计划" in lines[-1]
    await stored(branch)
    await branch.until("2026-03-02 09:00")
    await branch["张三"].says("/plan")
    assert branch["张三"].last().text.splitlines()[1:3] == ["○ 1月 先锋模范行动 · 未记录", "✗ 2月 红色教育行动"]


async def test_the_group_sees_the_year_without_buttons(branch):
    await stored(branch)
    await branch["张三"].says("/plan", to=branch.group)
    card = branch["张三"].sees("2026年主题党日", to=branch.group)
    assert card.buttons == []


async def test_the_group_gets_answers_in_its_own_language(branch):
    await stored(branch)
    async with branch.database() as db:
        (await db.get_one(Branch, branch.branch_id)).language = "en"
    zhang = branch["张三"]
    for command, heading in (("/plan", "Party days of 2026"), ("/summary", "2026"), ("/help", "/plan")):
        await zhang.says(command, to=branch.group)
        assert heading in zhang.last(branch.group).text
        assert "月" not in zhang.last(branch.group).text


async def test_an_officer_opens_another_year(branch):
    li = branch["李书记"]
    await li.says("/plan 2027")
    assert "2027年主题党日" in li.last().text
    await li.taps("2026年")
    assert "2026年主题党日" in li.last().text


@pytest.mark.parametrize("text", ["/plan 1", "/plan 二〇二六", "/plan 99999999999", "/plan 3000", "/plan 0000"])
async def test_an_invalid_year_causes_no_internal_error(branch, text):
    await branch["张三"].says(text)
    assert "抱歉" not in branch["张三"].last().text


async def test_an_officer_types_a_theme_for_a_missing_month(branch):
    li = branch["李书记"]
    await stored(branch, "2026年计划\n" + rows_without("8月"))
    await li.says("/plan")
    await li.taps("8月")
    await li.taps("写主题")
    await li.says("参观纪念馆")
    assert "中间用冒号隔开" in li.last().text
    await li.says("红色教育行动：参观纪念馆")
    assert "8月 红色教育行动" in li.last().text
    assert "采用" in str(li.last().buttons)


# --- all months at once -----------------------------------------------------------------------------------------------


async def test_all_months_are_dated_after_one_question(branch):
    li = branch["李书记"]
    await stored(branch)
    await li.taps("全部采用")
    question = li.sees("按下面的安排定 11 个月")
    assert "3月6日(周五) 14:00–17:30 · 党员活动室" in question.text
    await li.taps("确认采用这 11 个日期")
    dated = [activity for activity in await year_of(branch) if activity.dated_at]
    assert [activity.month for activity in dated] == list(range(2, 13))
    assert "month-open" not in await open_kinds(branch)
    popup = await li.presses("plan:adopt:2026", question)
    assert "没有可以一次定下的月份" in popup.text


async def test_months_that_need_a_reason_are_skipped_and_named(branch):
    await branch.until("2026-02-25 09:00")  # no day left in February is five days ahead
    await stored(branch)
    await branch["李书记"].taps("全部采用")
    assert branch["李书记"].sees("需要单独安排").text.endswith("：2月。请在 /plan 点月份补充。")


async def test_a_year_without_a_complete_month_says_so_and_names_the_way_on(branch):
    await stored(branch)
    async with branch.database() as db:
        (await db.get_one(Branch, branch.branch_id)).usual_place = None
    await branch["李书记"].taps("全部采用")
    assert branch["李书记"].sees("没有可以一次定下日期的月份").text.endswith("12月。请在 /plan 点月份补充。")


async def test_a_sent_month_card_shows_the_date_once_fixed(branch):
    li = branch["李书记"]
    await stored(branch)
    card = li.sees("请定2月主题党日的日期")
    await li.taps("全部采用")
    await li.taps("确认采用")
    await branch.passes(seconds=10)
    assert "日期已定" in card.text or "预告已发出" in card.text
    assert "采用" not in str(card.buttons)


# --- duties -----------------------------------------------------------------------------------------------------------


async def test_the_month_card_arrives_eight_days_ahead(branch):
    await stored(branch)
    li = branch["李书记"]
    await branch.until("2026-02-26 08:59")
    assert "3月 志愿服务行动" not in li.last().text
    await branch.until("2026-02-26 09:01")
    card = li.sees("请定3月主题党日的日期")
    assert "3月 志愿服务行动" in card.text
    assert card.buttons[0] == ["采用 3月6日(周五) 14:00–17:30"]


async def test_the_month_card_arrives_on_the_first_for_late_days(branch):
    async with branch.database() as db:
        (await db.get_one(Branch, branch.branch_id)).fixed_day = "day:25"
    await stored(branch)
    await branch.until("2026-03-01 09:01")
    assert "采用 3月25日" in str(branch["李书记"].sees("请定3月主题党日的日期").buttons)


async def test_an_undated_month_causes_warnings_on_the_20th_and_25th(branch):
    await stored(branch)
    li = branch["李书记"]
    await branch.until("2026-03-20 09:01")
    assert "3月的主题党日还没有定日期" in li.last().text
    before = len(li.screen())
    await branch.until("2026-03-24 09:00")
    assert len(li.screen()) == before
    await branch.until("2026-03-25 09:01")
    assert "3月的主题党日还没有定日期" in li.last().text
    assert len(li.screen()) == before + 1


async def test_a_dated_month_causes_no_warning(branch):
    await stored(branch)
    await branch["李书记"].taps("全部采用")
    await branch["李书记"].taps("确认采用")
    for held in ("2026-03-06 18:01", "2026-04-03 18:01"):
        await branch.until(held)
        await branch["李书记"].taps("已开展")
    await branch.until("2026-04-25 10:00")
    branch["李书记"].sees_not("还没有定日期")


async def test_warnings_missed_during_downtime_are_dropped_after_the_month(branch):
    await stored(branch)
    await branch.desk.stop_bot()
    branch.desk.clock.set(at("2026-04-02 10:00"))
    await branch.desk.restart_bot()
    branch["李书记"].sees_not("3月的主题党日还没有定日期")
    branch["李书记"].sees_not("2月的主题党日还没有定日期")


async def test_another_officer_gets_the_card_of_an_unreachable_secretary(branch):
    await stored(branch)
    async with branch.database() as db:
        (await db.get_one(Account, branch["李书记"].id)).unreachable_at = branch.now
    await branch.until("2026-02-26 09:01")
    branch["王组织"].sees("请定3月主题党日的日期")


async def test_past_months_are_stored_without_duties(branch):
    await stored(branch, PLAN_2026.replace("2026", "2024"))
    async with branch.database() as db:
        owed = await duties.open_duties(db, branch.branch_id)
    assert owed == []
    assert len(await year_of(branch, 2024)) == 12


# --- the domain alone -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "fixed", "day", "why"),
    [
        ("2026-02-20 09:00", "nth:1:4", "2026-03-06", None),
        ("2026-03-01 13:59", "nth:1:4", "2026-03-06", None),
        ("2026-03-01 14:01", "nth:1:4", "2026-03-09", "notice"),
        ("2026-03-10 09:00", "nth:1:4", "2026-03-16", "notice"),
        ("2026-03-27 09:00", "nth:1:4", "2026-03-27", "notice"),
        ("2026-03-27 09:00", "day:30", "2026-03-30", None),
        ("2026-02-20 09:00", "day:31", "2026-03-31", None),
    ],
)
async def test_the_proposal_leaves_time_for_the_notice(branch, now, fixed, day, why):
    async with branch.database() as db:
        here = await db.get_one(Branch, branch.branch_id)
        here.fixed_day = fixed
        found = proposals.proposal(here, 2026, 3, now=at(now))
    assert (found.span.start.date(), found.why) == (date.fromisoformat(day), why)


async def test_a_month_without_a_remaining_day_has_no_proposal(branch):
    async with branch.database() as db:
        here = await db.get_one(Branch, branch.branch_id)
        assert proposals.proposal(here, 2026, 3, now=at("2026-03-31 14:30")) is None


async def test_the_proposal_avoids_blocked_days(branch):
    async with branch.database() as db:
        here = await db.get_one(Branch, branch.branch_id)
        here.overrides = {"blocked_dates": ["2026-03-06"]}
        found = proposals.proposal(here, 2026, 3, now=branch.now)
    assert (found.span.start.date(), found.why) == (date(2026, 3, 9), "blocked")


async def test_a_year_without_a_plan_is_reported(branch):
    async with branch.database() as db:
        here = await db.get_one(Branch, branch.branch_id)
        assert [f.key for f in await yearly_plan.findings(db, here, 2026)] == ["plan-none"]


async def test_yearly_findings_follow_the_current_activities(branch):
    await stored(branch)
    async with branch.database() as db:
        here = await db.get_one(Branch, branch.branch_id)
        before = [f.key for f in await yearly_plan.findings(db, here, 2026)]
        (await activities.of_month(db, here.id, 2026, 11))[0].content = "开展民主评议党员"
        after = [f.key for f in await yearly_plan.findings(db, here, 2026)]
    assert set(before) - set(after) == {"plan-no-appraisal"}


def test_a_draft_survives_a_json_round_trip():
    draft = PlanDraft("计划", 2026, (PlanRow(1, 3, "红色教育", "内容"),), "全文")
    assert yearly_plan.draft_from_json(yearly_plan.draft_to_json(draft)) == draft


async def test_planning_twice_creates_each_duty_once(branch):
    await stored(branch)
    first = sorted(await open_kinds(branch))
    await stored(branch)
    assert sorted(await open_kinds(branch)) == first
    assert Duty.__table__.c.key.unique


# --- a plan that replaces another -------------------------------------------------------------------------------------


async def test_importing_again_shows_each_change_and_asks_for_a_reason(branch):
    await stored(branch)
    li = branch["李书记"]
    card = await sent(branch, PLAN_2026.replace("第5次活动的内容", "学习全会精神"))
    assert "2026年已有计划（2月20日(周五) 09:00 导入），将替换 1 个月" in card.text
    assert "5月：先锋模范行动 — 第5次活动的内容 → 先锋模范行动 — 学习全会精神" in card.text
    await li.taps("保存")
    assert "请写一句调整原因" in li.last().text
    assert [each.content for each in await year_of(branch) if each.month == 5] == ["第5次活动的内容"]
    await li.says("学习贯彻刚召开的全会精神")
    li.sees("2026年的计划已保存")
    assert [each.content for each in await year_of(branch) if each.month == 5] == ["学习全会精神"]
    async with branch.database() as db:
        kept = (await db.scalars(select(PlanRevision).order_by(PlanRevision.number))).all()
    assert [(each.number, each.reason, each.rows[4][2]) for each in kept] == [
        (1, None, "第5次活动的内容"),
        (2, "学习贯彻刚召开的全会精神", "学习全会精神"),
    ]


async def test_importing_the_same_plan_again_needs_no_reason(branch):
    await stored(branch)
    assert "2026年已有计划（2月20日(周五) 09:00 导入），内容相同" in (await sent(branch)).text
    await branch["李书记"].taps("保存")
    branch["李书记"].sees("2026年的计划已保存")
