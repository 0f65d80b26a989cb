"""A plan as branches really have it: what was not used is told, questions are answered by buttons, nothing twice."""

import pytest

from bot.domain.activity import activities
from bot.storage.tables.branch import Branch
from tests.support.office_files import saved, word_table

MONTHS = ("月份", "内容")


@pytest.fixture
async def asked(town):
    """The branch after its secretary was asked for the plan."""
    async with town.database() as db:
        (await db.get_one(Branch, town.branch_id)).fixed_day = "nth:1:4"
    await town["李书记"].says("/plan")
    await town["李书记"].taps("导入计划")
    return town


async def contents(town, year):
    async with town.database() as db:
        return {each.month: each.content for each in await activities.of_year(db, town.branch_id, year)}


def two_tables():
    document = word_table([MONTHS, ("3月", "理论学习"), ("4月", "专题讨论")], before=["甲组安排"])
    document.add_paragraph("乙组安排")
    table = document.add_table(3, 2)
    for place, row in enumerate([MONTHS, ("3月", "清扫河岸"), ("4月", "陵园祭扫")]):
        for cell, words in zip(table.rows[place].cells, row, strict=True):
            cell.text = words
    return saved(document)


async def test_of_two_tables_that_fit_alike_the_person_chooses_one(asked):
    li = asked["李书记"]
    await li.sends_file("2026年计划.docx", two_tables())
    assert "有几张表都像年度计划，请点要用的一张" in li.last().text
    assert "2. 乙组安排：3月 清扫河岸、4月 陵园祭扫" in li.last().text
    await li.taps("2. 乙组安排（2 个月）")
    assert "没有用到另一张表“甲组安排”：月份、内容、3月、理论学习" in li.last().text
    await li.taps("保存")
    assert await contents(asked, 2026) == {3: "清扫河岸", 4: "陵园祭扫"}


@pytest.mark.parametrize(
    ("plan", "name", "year"),
    [
        ("2026年主题党日计划\n月份\t甲支部\t乙支部\n3月\t植树护绿\t清扫街道\n4月\t参观展馆\t祭扫陵园", "乙支部", 2026),
        (
            "2026年计划\n甲支部\t\t乙支部\t\n月份\t主题\t月份\t主题\n3月\t植树护绿\t3月\t清扫街道\n4月\t参观展馆\t4月\t祭扫陵园",
            "乙支部", 2026,
        ),
        ("主题党日计划\n月份\t2026年\t2027年\n3月\t植树护绿\t清扫街道\n4月\t参观展馆\t祭扫陵园", "2027年", 2027),
    ],
)  # fmt: skip
async def test_plans_side_by_side_in_one_table_are_asked_about(asked, plan, name, year):
    li = asked["李书记"]
    await li.says(plan)
    assert "有几张表都像年度计划，请点要用的一张" in li.last().text
    await li.taps(f"2. {name}（2 个月）")
    await li.taps("保存")
    assert await contents(asked, year) == {3: "清扫街道", 4: "祭扫陵园"}


async def test_a_button_for_a_table_that_is_not_there_is_void(asked):
    li = asked["李书记"]
    await li.sends_file("2026年计划.docx", two_tables())
    question = li.last()
    popup = await li.presses("plan:table:3", on=question)
    assert "换成了另一份" in popup.text
    await li.taps("1. 甲组安排（2 个月）")
    popup = await li.presses("plan:table:2", on=question)
    assert "换成了另一份" in popup.text


async def test_both_years_of_a_school_year_are_saved_from_one_message(asked):
    li = asked["李书记"]
    await li.says("2025-2026学年度主题党日计划\n9月：参观\n10月：升旗\n3月：清扫河岸")
    assert "这份计划跨 2025、2026 年，每年分开保存" in li.last().text
    await li.taps("2026年")
    assert "现在是 2026 年的 1 个月；2025 年的月份另行保存" in li.last().text
    await li.taps("保存")
    assert await contents(asked, 2026) == {3: "清扫河岸"}
    await li.taps("看2025年的部分")
    assert "9月" in li.last().text
    await li.taps("保存")
    assert await contents(asked, 2025) == {9: "参观", 10: "升旗"}
    assert "看2026年的部分" not in str(li.last().buttons)


async def test_a_year_that_a_plan_of_two_years_does_not_have_is_refused(asked):
    li = asked["李书记"]
    await li.says("2025-2026学年度主题党日计划\n9月：参观\n3月：清扫河岸")
    popup = await li.presses("plan:to:2027", on=li.last())
    assert "换成了另一份" in popup.text


async def test_what_was_not_used_is_told_in_the_preview(asked):
    li = asked["李书记"]
    await li.says(
        "2026年主题党日计划\n不定期：走访\n3月6日：清扫河岸\n责任人：丙三\n4月：陵园祭扫\n某某党支部\n2026年1月5日"
    )
    text = li.last().text
    assert "读取说明" in text
    assert "“责任人”没有用到：丙三" in text
    assert "不属于某一个月、没有放入任何月份，请在 /plan 中加到相应的月份：不定期：走访" in text
    assert "计划中写的时间没有采用，日期按支部的固定日拟定：3月6日" in text
    assert "没有用到 2 行文字：某某党支部、2026年1月5日" in text


async def test_a_day_that_stands_before_its_words_without_a_blank_is_told_once(asked):
    li = asked["李书记"]
    await li.says("2026年主题党日计划\n3月6日下午2:30在三楼会议室学习党章\n4月：陵园祭扫")
    assert "3月 在三楼会议室学习党章" in li.last().text
    assert "日期按支部的固定日拟定：3月6日下午2:30" in li.last().text
    assert "没有用到" not in li.last().text


async def test_a_long_list_of_unused_lines_says_how_many_there_are(asked):
    li = asked["李书记"]
    lines = "\n".join(f"第{number}段说明文字" for number in range(1, 20))
    await li.says(f"2026年主题党日计划\n{lines}\n3月：清扫河岸\n4月：陵园祭扫")
    assert "没有用到 19 行文字：第1段说明文字、" in li.last().text
    assert "…等共 19 处" in li.last().text


async def test_a_long_content_is_shortened_with_its_length_in_the_preview(asked):
    li = asked["李书记"]
    await li.says(f"2026年主题党日计划\n3月：{'清扫河岸' * 150}\n4月：陵园祭扫")
    assert "…（共 600 字，全文照存）" in li.last().text
    await li.taps("保存")
    assert (await contents(asked, 2026))[3] == "清扫河岸" * 150


async def test_one_tap_mends_an_anniversary_before_the_plan_is_saved(asked):
    li = asked["李书记"]
    await li.says("2026年主题党日计划\n6月：党课\n7月：庆祝建党98周年，慰问入党50周年的党员")
    assert "98 周年是 2019 年" in li.last().text
    assert "50 周年" not in li.last().text
    await li.taps("7月改为105周年")
    assert "98" not in li.last().text
    await li.taps("保存")
    assert (await contents(asked, 2026))[7] == "庆祝建党105周年，慰问入党50周年的党员"


async def test_one_tap_mends_an_anniversary_on_the_months_card_until_the_notice(asked):
    li = asked["李书记"]
    await li.says("2026年主题党日计划\n3月：纪念建党98周年图片展\n4月：陵园祭扫")
    await li.taps("保存")
    await li.says("/plan")
    await li.taps("3月")
    card = li.last()
    assert "2026 年应是 105 周年" in card.text
    await li.taps("改为105周年")
    assert "98" not in li.last().text
    assert (await contents(asked, 2026))[3] == "纪念建党105周年图片展"
    activity = (await months(asked, 2026))[3]
    popup = await li.presses(f"arr:mend:{activity}:98", on=li.last())
    assert popup is not None


async def months(town, year):
    async with town.database() as db:
        return {each.month: each.id for each in await activities.of_year(db, town.branch_id, year)}


async def test_the_correction_is_still_offered_once_the_date_is_fixed(asked):
    li = asked["李书记"]
    await li.says("2026年主题党日计划\n3月：纪念建党98周年图片展\n4月：陵园祭扫")
    await li.taps("保存")
    await li.says("/plan")
    await li.taps("3月")
    await li.taps("采用 3月6日")
    assert "改为105周年" in str(li.last().buttons)
    await li.taps("改为105周年")
    assert "105周年图片展" in li.last().text
    await asked.until("2026-03-02 09:00")
    asked["张三"].sees("105周年图片展", to=asked.group)
