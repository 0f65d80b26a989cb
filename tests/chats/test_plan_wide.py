"""Rows of a plan for a part of the year: each is offered with a button that puts it into its months."""

import pytest
from sqlalchemy import select

from bot.domain.activity import activities
from bot.domain.plan import yearly_plan
from bot.intake.plan import read_plan
from bot.storage.tables.branch import Account, Branch
from tests.support.office_files import saved, word_table, xlsx

PLAN = "2026年主题党日计划\n每月：交纳党费\n第一季度：学习党章\n3月：清扫河岸\n4月：陵园祭扫"
QUARTER = "第一季度：放入1–3月"


@pytest.fixture
async def asked(town):
    """The branch after its secretary was asked for the plan."""
    async with town.database() as db:
        (await db.get_one(Branch, town.branch_id)).fixed_day = "nth:1:4"
    await town["李书记"].says("/plan")
    await town["李书记"].taps("导入计划")
    return town


async def contents(town, year=2026):
    async with town.database() as db:
        return {each.month: each.content for each in await activities.of_year(db, town.branch_id, year)}


def offers(message):
    return [button for row in message.buttons for button in row if "放入" in button]


async def test_a_tap_puts_a_quarters_row_into_each_of_its_months(asked):
    li = asked["李书记"]
    await li.says(PLAN)
    assert "下面 2 项写给几个月，还没有放入任何月份" in li.last().text
    assert "• 第一季度（1–3月）学习党章" in li.last().text
    assert offers(li.last()) == ["每月：放入1–12月", QUARTER]
    assert "不属于某一个月" not in li.last().text
    await li.taps(QUARTER)
    assert "清扫河岸；学习党章" in li.last().text
    assert "下面 1 项写给几个月" in li.last().text
    assert offers(li.last()) == ["每月：放入1–12月"]
    await li.taps("保存")
    assert await contents(asked) == {1: "学习党章", 2: "学习党章", 3: "清扫河岸；学习党章", 4: "陵园祭扫"}


@pytest.mark.parametrize(
    "plan",
    [
        "2026年主题党日计划\n第一季度：学习党章\n第二季度：参观",
        "2026年主题党日计划\n季度\t内容\t责任人\n第一季度\t学习党章\t丙三\n第二季度\t参观\t丁四",
    ],
)
async def test_a_plan_of_quarters_alone_is_saved_once_one_of_them_is_in_its_months(asked, plan):
    li = asked["李书记"]
    await li.says(plan)
    assert offers(li.last()) == [QUARTER, "第二季度：放入4–6月"]
    assert "还没有哪个月有内容" in li.last().text
    assert "保存" not in [button for row in li.last().buttons for button in row]
    await li.taps(QUARTER)
    await li.taps("保存")
    assert await contents(asked) == dict.fromkeys((1, 2, 3), "学习党章")


async def test_what_is_not_tapped_is_in_no_month(asked):
    li = asked["李书记"]
    await li.says(PLAN)
    await li.taps("保存")
    assert await contents(asked) == {3: "清扫河岸", 4: "陵园祭扫"}


async def test_a_row_for_every_month_fills_the_whole_year(asked):
    li = asked["李书记"]
    await li.says(PLAN)
    await li.taps("每月：放入1–12月")
    await li.taps(QUARTER)
    assert offers(li.last()) == []
    assert "写给几个月" not in li.last().text
    assert "读取说明" not in li.last().text
    await li.taps("保存")
    assert await contents(asked) == {
        **dict.fromkeys(range(1, 13), "交纳党费"),
        **dict.fromkeys((1, 2), "交纳党费；学习党章"),
        3: "清扫河岸；交纳党费；学习党章",
        4: "陵园祭扫；交纳党费",
    }


async def test_a_second_tap_on_an_old_button_explains_itself_and_changes_nothing(asked):
    li = asked["李书记"]
    await li.says(PLAN)
    old = li.last()
    data = next(str(button.callback_data) for [button, *_] in old.record.buttons if button.text == QUARTER)
    await li.presses(data, on=old)
    popup = await li.presses(data, on=li.last())
    assert "已经放入各月，或计划已换成另一份" in popup.text
    await li.says("2026年主题党日计划\n第一季度：读书\n3月：清扫河岸\n5月：陵园祭扫")
    popup = await li.presses(data, on=old)
    assert "已经放入各月，或计划已换成另一份" in popup.text
    await li.taps("保存")
    assert await contents(asked) == {3: "清扫河岸", 5: "陵园祭扫"}
    popup = await li.presses(data, on=old)
    assert "已经保存或换成了另一份" in popup.text


async def test_a_row_keeps_its_form_in_a_month_of_another_form(asked):
    li = asked["李书记"]
    rows = [
        ("时间", "方式", "内容", "责任人"),
        ("1月", "志愿服务", "清扫河岸", "丙三"),
        ("2月", "读书", "读条例", "丙三"),
    ]
    await li.sends_file(
        "2026年计划.xlsx", xlsx([*rows, ("第一季度", "读书", "读党章", "丁四"), ("", "", "写心得", "")])
    )
    assert "• 第一季度（1–3月）读书：读党章；写心得" in li.last().text
    assert "“责任人”没有用到：丙三、丙三、丁四" in li.last().text
    await li.taps(QUARTER)
    await li.taps("保存")
    found = await contents(asked)
    assert found == {1: "清扫河岸；读书：读党章；写心得", 2: "读条例；读党章；写心得", 3: "读党章；写心得"}


async def test_merged_cells_and_rows_below_a_part_of_the_year_are_one_offer(asked):
    li = asked["李书记"]
    rows = [("时间", "内容"), ("1月", "清扫河岸"), ("2月", "读条例"), ("二季度", "组织生活会"), (None, "上党课")]
    await li.sends_file("2026年计划.xlsx", xlsx([*rows, ("3-9月", "志愿服务")]))
    assert offers(li.last()) == ["二季度：放入4–6月", "3-9月：放入3–9月"]
    await li.taps("二季度：放入4–6月")
    await li.taps("保存")
    assert await contents(asked) == {1: "清扫河岸", 2: "读条例", **dict.fromkeys((4, 5, 6), "组织生活会；上党课")}


async def test_the_lines_below_a_heading_are_offered_without_the_signature(asked):
    li = asked["李书记"]
    await li.says(
        "2026年主题党日计划\n3月：清扫河岸\n4月：升旗\n下半年\n学习条例\n走访老党员\n某某党支部\n2026年1月5日"
    )
    await li.taps("下半年：放入7–12月")
    assert "某某党支部" in li.last().text
    await li.taps("保存")
    assert (await contents(asked))[9] == "学习条例 走访老党员"


async def test_a_day_beside_a_part_of_the_year_is_told_as_not_adopted(asked):
    li = asked["李书记"]
    await li.says("2026年主题党日计划\n每月5日：交纳党费\n3月：清扫河岸\n4月：升旗")
    await li.taps("每月：放入1–12月")
    assert "计划中写的时间没有采用，日期按支部的固定日拟定：每月5日" in li.last().text
    assert "• 每月" not in li.last().text


async def test_a_content_that_would_be_too_long_is_refused_and_no_month_changes(asked):
    li = asked["李书记"]
    await li.says(f"2026年主题党日计划\n第一季度：{'学' * 500}\n3月：{'清' * 400}\n4月：升旗")
    popup = await li.taps(QUARTER)
    assert "3月加上这项内容后有 901 字，最多 800 字" in popup.text
    await li.taps("保存")
    assert await contents(asked) == {3: "清" * 400, 4: "升旗"}


async def test_a_row_that_is_too_long_by_itself_is_told_without_a_button(asked):
    li = asked["李书记"]
    await li.says(f"2026年主题党日计划\n第一季度：{'学' * 801}\n3月：清扫河岸\n4月：升旗")
    assert offers(li.last()) == []
    assert "不属于某一个月、没有放入任何月份" in li.last().text


@pytest.mark.parametrize(
    "line",
    [
        "不定期：走访", "每月（寒暑假除外）：读书", "第一季度末：总结", "第一季度（4-5月）：读书",
        "2025年第四季度\n总结工作",
    ],
)  # fmt: skip
async def test_words_whose_months_are_not_clear_get_no_button(asked, line):
    li = asked["李书记"]
    await li.says(f"2026年主题党日计划\n3月：清扫河岸\n4月：升旗\n{line}")
    assert offers(li.last()) == []


@pytest.mark.parametrize(
    ("line", "spans", "filled"),
    [
        (
            "每季度：上党课", ("3、6、9、12", "1、4、7、10"),
            {1: "上党课", 3: "清扫河岸", 4: "升旗；上党课", 7: "上党课", 10: "上党课"},
        ),
        ("每学期：上党课", ("6、12", "3、9"), {3: "清扫河岸；上党课", 4: "升旗", 9: "上党课"}),
    ],
)  # fmt: skip
async def test_words_for_one_month_or_another_are_offered_for_both(asked, line, spans, filled):
    li = asked["李书记"]
    await li.says(f"2026年主题党日计划\n3月：清扫河岸\n4月：升旗\n{line}")
    buttons = [f"{line[:3]}：放入{span}月" for span in spans]
    assert offers(li.last()) == buttons
    await li.taps(buttons[1])
    assert offers(li.last()) == []
    await li.taps("保存")
    assert await contents(asked) == filled


async def test_a_plan_of_two_years_gets_buttons_with_the_year_of_each_month(asked):
    li = asked["李书记"]
    await li.says("2025-2026学年度主题党日计划\n每月：交纳党费\n第一季度：学习党章\n9月：参观\n3月：清扫河岸")
    await li.taps("2026年")
    first = "第一季度：放入2026年1–3月"
    assert offers(li.last()) == ["每月：放入2025年9–12、2026年1–8月", first]
    await li.taps(first)
    await li.taps("保存")
    assert await contents(asked) == {1: "学习党章", 2: "学习党章", 3: "清扫河岸；学习党章"}
    await li.taps("看2025年的部分")
    assert offers(li.last()) == []


async def test_the_next_school_year_leaves_the_months_of_the_one_before(asked):
    li = asked["李书记"]
    await li.says("2025-2026学年度主题党日计划\n9月：参观\n3月：清扫河岸\n4月：祭扫")
    await li.taps("2026年")
    await li.taps("保存")
    await li.says("/plan")
    await li.taps("导入计划")
    await li.says("2026-2027学年度主题党日计划\n9月：升旗\n10月：敬老\n3月：读书")
    await li.taps("2026年")
    assert "其他月份不变，新增9月、10月" in li.last().text
    await li.taps("保存")
    async with asked.database() as db:
        stored = {each.month: each.content for each in await yearly_plan.themes(db, asked.branch_id, 2026)}
    assert stored == {3: "清扫河岸", 4: "祭扫", 9: "升旗", 10: "敬老"}


async def test_a_school_year_that_changes_a_months_theme_asks_for_the_reason(asked):
    li = asked["李书记"]
    await li.says("2026年主题党日计划\n8月：走访\n9月：参观")
    await li.taps("保存")
    await li.says("/plan")
    await li.taps("导入计划")
    await li.says("2026-2027学年度主题党日计划\n9月：升旗\n10月：敬老\n3月：读书")
    await li.taps("2026年")
    for part in ("将替换 1 个月", "9月：参观 — 参观 → 升旗 — 升旗", "新增10月"):
        assert part in li.last().text
    await li.taps("保存")
    await li.says("学年计划")
    assert await contents(asked) == {8: "走访", 9: "升旗", 10: "敬老"}


async def test_six_rows_are_offered_and_the_others_follow(asked):
    li = asked["李书记"]
    parts = ("每月", "第一季度", "二季度", "第3季度", "四季度", "上半年", "下半年")
    lines = "\n".join(f"{part}：任务{number}" for number, part in enumerate(parts))
    await li.says(f"2026年主题党日计划\n3月：清扫河岸\n4月：升旗\n{lines}")
    assert len(offers(li.last())) == 6
    assert "没有放入任何月份，请在 /plan 中加到相应的月份：下半年：任务6" in li.last().text
    await li.taps("第3季度：放入7–9月")
    assert offers(li.last())[-1] == "下半年：放入7–12月"


async def test_the_rows_of_the_chosen_table_are_offered(asked):
    document = word_table([("月份", "内容"), ("3月", "读书"), ("4月", "讨论")], before=["甲组安排"])
    document.add_paragraph("乙组安排")
    table = document.add_table(4, 2)
    rows = [("月份", "内容"), ("3月", "清扫河岸"), ("4月", "陵园祭扫"), ("第一季度", "走访")]
    for place, row in enumerate(rows):
        for cell, words in zip(table.rows[place].cells, row, strict=True):
            cell.text = words
    li = asked["李书记"]
    await li.sends_file("2026年计划.docx", saved(document))
    await li.taps("2. 乙组安排")
    await li.taps(QUARTER)
    await li.taps("保存")
    assert await contents(asked) == {1: "走访", 2: "走访", 3: "清扫河岸；走访", 4: "陵园祭扫"}


async def test_the_offer_is_made_in_english(asked):
    li = asked["李书记"]
    await li.presses("lang:en", on=li.last())
    await li.says("/plan")
    await li.taps("Import plan")
    await li.says(PLAN)
    assert "2 items are meant for several months and in none yet" in li.last().text
    assert "• 第一季度 (months 1–3) 学习党章" in li.last().text
    await li.taps("第一季度: into months 1–3")
    assert "One item is meant for several months" in li.last().text


async def test_the_preview_of_the_longest_rows_stays_within_telegrams_limits(asked):
    li = asked["李书记"]
    parts = ("每月", "第一季度", "二季度", "三季度", "四季度", "上半年")
    rows = [("时间", "方式", "内容"), *((f"{month}月", "&" * 60, f"{month}" + "<" * 700) for month in range(1, 13))]
    rows += [(part, f"{number}" + "&" * 59, f"{number}" + "&" * 735) for number, part in enumerate(parts)]
    for language in ("en", "zh-CN"):
        await li.presses(f"lang:{language}", on=li.last())
        await li.says("/plan")
        await li.taps("Import plan" if language == "en" else "导入计划")
        await li.sends_file("2026年计划.xlsx", xlsx(rows))
        assert len([button for row in li.last().buttons for button in row if "–" in button]) == 6
        popup = await li.taps("1–12", on=li.last())
        assert "800" in popup.text
    assert asked.telegram.complaints == []


async def test_a_draft_from_before_the_offers_can_still_be_saved(asked):
    li = asked["李书记"]
    await li.says(PLAN)
    async with asked.database() as db:
        account = (await db.scalars(select(Account).where(Account.awaiting == "plan"))).one()
        draft = {key: value for key, value in account.awaiting_data["draft"].items() if key != "wide"}
        account.awaiting_data = {**account.awaiting_data, "draft": draft}
    await li.taps("保存")
    assert await contents(asked) == {3: "清扫河岸", 4: "陵园祭扫"}


def test_the_offers_survive_a_json_round_trip():
    draft = read_plan(PLAN)
    assert len(draft.wide) == 2
    assert yearly_plan.draft_from_json(yearly_plan.draft_to_json(draft)) == draft
