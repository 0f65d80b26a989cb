"""The check of a yearly plan: its findings, and contents that cause none."""

from pathlib import Path

import pytest

from bot.domain.plan.anniversaries import mended
from bot.domain.plan.draft import Finding, PlanDraft, PlanRow
from bot.domain.plan.plan_check import check_plan
from bot.files.upload import Upload
from bot.intake.plan import fill_year, read_plan

TWO_TEXTS = Path(__file__).parents[1] / "support" / "plan_two_texts.txt"
GOOD = {
    1: "集体诵读党章第一章",
    2: "召开组织生活会",
    7: "庆祝建党103周年，重温入党誓词，走访慰问",
    11: "公开本年党费收缴使用情况",
    12: "民主评议党员",
}


def plan(contents: dict[int, str] | None = None, **changed) -> PlanDraft:
    contents = {month: f"第{month}讲" for month in range(1, 13)} | GOOD | (contents or {})
    rows = tuple(
        PlanRow(number, month, "学习", words) for number, (month, words) in enumerate(contents.items(), 1) if words
    )
    return PlanDraft(**{"title": None, "year": 2024, "rows": rows, "text": "", **changed})


def keys(draft: PlanDraft, year: int = 2024) -> list[str]:
    return [finding.key for finding in check_plan(draft, year)]


def test_a_good_plan_has_no_findings():
    assert check_plan(plan(), 2024) == ()


def test_the_plan_of_two_texts_has_exactly_these_faults():
    found = check_plan(read_plan(Upload("plan.txt", TWO_TEXTS.read_bytes())), 2031)
    assert found == (
        Finding("plan-year-blank", {"blank": "20_年", "count": 20, "year": 2031}),
        Finding("plan-repeated", {"row": 4, "month": 4, "first": 1, "first_month": 1}),
        Finding("plan-repeated", {"row": 10, "month": 10, "first": 5, "first_month": 5}),
        Finding(
            "plan-anniversary",
            {"row": 7, "month": 7, "event": "建党", "said": 98, "year": 2031, "right": 110, "fits": 2019},
        ),
        Finding("plan-no-constitution"),
        Finding("plan-no-appraisal"),
        Finding("plan-no-life-meeting"),
        Finding("plan-no-dues-disclosure"),
    )


def test_filling_the_year_changes_no_finding():
    draft = read_plan(Upload("plan.txt", TWO_TEXTS.read_bytes()))
    assert check_plan(fill_year(draft, 2031), 2031) == check_plan(draft, 2031)


def test_a_plan_of_another_year_is_reported():
    assert check_plan(plan(year=2023), 2024) == (Finding("plan-other-year", {"said": 2023, "year": 2024}),)


def test_each_month_without_a_row_is_reported():
    found = check_plan(plan({3: "", 9: ""}), 2024)
    assert found == (Finding("plan-month-missing", {"month": 3}), Finding("plan-month-missing", {"month": 9}))


def test_a_missing_july_is_not_blamed_for_lacking_ceremony():
    assert keys(plan({7: ""})) == ["plan-month-missing"]


@pytest.mark.parametrize(
    ("first", "second", "repeated"),
    [
        ("学习两会精神,研讨。", "学习 两会精神，研讨", True),
        ("学习20_年工作", "学习2024年工作", True),
        ("结合上半年会议", "结合下半年会议", False),
        ("春节送慰问", "暑期送慰问", False),
    ],
)
def test_rows_repeat_when_their_content_is_the_same(first, second, repeated):
    assert ("plan-repeated" in keys(plan({4: first, 8: second}))) is repeated


@pytest.mark.parametrize(
    ("words", "right", "fits"),
    [
        ("庆祝建党98周年", 103, 2019),
        ("庆祝中国共产党成立一百周年", 103, 2021),
        ("庆祝七一，党的生日 102 周年", 103, 2023),
        ("迎国庆70周年", 75, 2019),
        ("建军97周年", None, None),
        ("纪念五四运动100周年", 105, 2019),
        ("纪念红军长征胜利八十周年", 88, 2016),
        ("抗日战争胜利七十九周年", None, None),
        ("建校50周年", None, None),
        ("庆祝建党，学校成立50周年", None, None),
        ("庆祝建党一百零三周年", None, None),
        ("庆祝建党一〇三周年", None, None),
        ("庆祝建党一〇二周年", 103, 2023),
        ("庆祝建党二三周年", None, None),
        ("75周年国庆观礼", None, None),
        ("新中国成立100周年目标", 75, 2049),
        ("七一慰问入党50周年老党员", None, None),
        ("入党50周年老党员七一座谈", None, None),
        ("七一前夕庆祝建党98周年", 103, 2019),
    ],
)
def test_an_anniversary_must_fit_the_year(words, right, fits):
    found = [finding.values for finding in check_plan(plan({5: words}), 2024) if finding.key == "plan-anniversary"]
    assert [(values["right"], values["fits"]) for values in found] == ([(right, fits)] if right else [])


@pytest.mark.parametrize(
    ("month", "words", "key"),
    [
        (1, "通读党章全文", None),
        (1, "逐章朗读《中国共产党章程》", None),
        (1, "集体诵读新修订的《中国共产党章程》", None),
        (1, "学习党章党规", "plan-no-constitution"),
        (1, "党章专题主题教育", "plan-no-constitution"),
        (1, "解读党章", "plan-no-constitution"),
        (12, "开展评议党员工作", None),
        (12, "书记述职评议", "plan-no-appraisal"),
        (2, "民主生活会", "plan-no-life-meeting"),
        (2, "专题组织生活会", None),
        (11, "交纳党费", "plan-no-dues-disclosure"),
        (11, "党费使用情况向党员公示", None),
    ],
)
def test_yearly_items_are_found_under_their_usual_names(month, words, key):
    assert keys(plan({month: words})) == ([key] if key else [])


@pytest.mark.parametrize(
    ("words", "lacks"),
    [
        ("重温入党誓词", "visit"),
        ("走访慰问老党员", "oath"),
        ("听讲座", "both"),
        ("面对党旗宣誓，看望老党员", None),
    ],
)
def test_july_needs_the_oath_and_visits(words, lacks):
    found = [finding.values["lacks"] for finding in check_plan(plan({7: words}), 2024)]
    assert found == ([lacks] if lacks else [])


@pytest.mark.parametrize(
    ("words", "said", "right"),
    [
        ("庆祝建党98周年，迎国庆98周年", 98, "庆祝建党103周年，迎国庆75周年"),
        ("庆祝建党一百周年", 100, "庆祝建党103周年"),
        ("慰问入党98周年党员，庆祝建党98周年", 98, "慰问入党98周年党员，庆祝建党103周年"),
        ("庆祝建党98周年", 97, "庆祝建党98周年"),
    ],
)
def test_an_anniversary_is_mended_to_the_year(words, said, right):
    assert mended(words, said, 2024) == right
