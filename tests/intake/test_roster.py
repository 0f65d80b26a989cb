"""Rosters as branches keep them: pasted lines, text files and sheets."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.refusals import Refused
from bot.domain.roles import Departure, Kind, Office
from bot.files.upload import Upload
from bot.intake.roster import RosterLine, read_roster
from bot.intake.roster_steps import Step
from tests.support.office_files import saved, sheet_with_shared_texts, word_table, xlsx

PEOPLE = [
    RosterLine(2, "张三", Kind.FULL, (Office.SECRETARY,)),
    RosterLine(3, "李四", Kind.PROBATIONARY, ()),
]
TABLE = [
    ["序号", "姓名", "性别", "党内职务", "职务", "政治面貌"],
    [1, "张 三", "男", "书记", "教授", "中共党员"],
    [2, "李四", "女", None, "讲师", "中共预备党员"],
]


def only(text: str) -> RosterLine:
    draft = read_roster(text)
    assert draft.problems == ()
    assert len(draft.people) == 1
    return draft.people[0]


def problems(text: str) -> list[tuple[int, str, dict[str, object]]]:
    return [(problem.line, problem.key, problem.values) for problem in read_roster(text).problems]


READ = {
    "blanks": "姓名 类别 职务\n张 三 正式党员 书记\n李四 预备党员",
    "tabs": "姓名\t类别\t职务\n张三\t正式党员\t书记\n李四\t预备党员\t",
    "commas in another order": "职务,姓名,电话,类别\n书记,张三,138,正式\n无,李四,139,预备",
    "markdown": "| 姓名 | 类别 | 职务 |\n| 张三 | 党员 | 支部书记 |\n| 李四 | 预备党员 | - |",
    "no header": "第二党支部党员名单\n1. 张三，正式党员，党支部书记\n2、李四、预备党员",
    "brackets": "党员名册（共2人）：\n张三（书记）\n李四 预备党员",
    "words in any order": "\n张三 书记 中共党员\n李四 女 预备党员 1999-01-02",
    "colons": "名单：\n张三：书记\n李四：预备党员",
    "office first": "名单\n书记 张三\n预备党员 李四",
    "office in the name's column": "姓名\t类别\n张三（书记）\t党员\n李四（预备）\t",
    "semicolons": "姓名；类别；职务\n张三；正式党员；书记\n李四；预备党员；",
}


@pytest.mark.parametrize("text", READ.values(), ids=READ.keys())
def test_pasted_rosters_are_read(text):
    assert read_roster(text).people == tuple(PEOPLE)
    assert read_roster(text).problems == ()


@pytest.mark.parametrize(
    "data",
    [
        xlsx(TABLE),
        xlsx([row[1:] for row in TABLE]),
        saved(word_table([[str(cell or "") for cell in row] for row in TABLE])),
        "\n".join(",".join(str(cell or "") for cell in row) for row in TABLE).encode("gb18030"),
    ],
    ids=["xlsx", "xlsx without numbers", "docx", "csv"],
)
def test_files_are_read_by_their_column_names(data):
    assert read_roster(Upload("名册", data)).people == tuple(PEOPLE)


def test_a_sheet_without_a_header_is_read_by_its_words():
    data = xlsx([["第二党支部名单"], [1, "张 三", "正式党员", "书记"], [2, "李四", "预备党员"]])
    assert [person.name for person in read_roster(Upload("a", data)).people] == ["张三", "李四"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("", Kind.FULL),
        ("正式", Kind.FULL),
        ("中共党员", Kind.FULL),
        ("中共预备党员", Kind.PROBATIONARY),
        ("发展对象", Kind.CANDIDATE),
        ("入党积极分子", Kind.ACTIVIST),
        ("群众", Kind.MASSES),
        ("共青团员", Kind.MASSES),
        ("团员青年", Kind.MASSES),
        ("probationary", Kind.PROBATIONARY),
    ],
)
def test_kinds_are_known_by_their_usual_names(words, kind):
    assert only(f"张三 {words}").kind is kind


@pytest.mark.parametrize(
    ("words", "offices"),
    [
        ("党支部书记", (Office.SECRETARY,)),
        ("支部副书记", (Office.DEPUTY,)),
        ("书记兼组织委员", (Office.SECRETARY, Office.ORGANISATION)),
        ("组织委员、纪检委员", (Office.ORGANISATION, Office.DISCIPLINE)),
        ("党支部纪律检查委员", (Office.DISCIPLINE,)),
        ("宣传委员和组织委", (Office.PUBLICITY, Office.ORGANISATION)),
        ("无", ()),
        ("—", ()),
    ],
)
def test_offices_are_known_by_their_usual_names(words, offices):
    assert only(f"张三 正式党员 {words}").offices == offices


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("诸葛 亮 正式党员", "诸葛亮"),
        ("司马 相如 正式党员", "司马相如"),
        ("书记：张三", "张三"),
        ("组织委员 张三 正式党员", "张三"),
        ("John Smith 预备党员", "John Smith"),
        ("张三 男 正式党员", "张三"),
        ("张三（大） 正式党员", "张三（大）"),
        ("张三2 正式党员", "张三2"),
        ("阿卜杜拉·艾力 正式党员", "阿卜杜拉·艾力"),
    ],
)
def test_names_of_one_or_several_words_are_recognised(line, name):
    assert only(line).name == name


PROBLEMS = [
    ("张三\n张 三 群众", 2, "roster-name-twice", {"name": "张三", "first": 1, "where": ""}),
    ("陈<b> 群众", 1, "roster-name-bad", {"value": "陈<b>"}),
    ("委员：张三 李四", 1, "roster-office-unknown", {"name": "张三", "value": "委员"}),
    ("周八 荣誉党员", 1, "roster-kind-unknown", {"name": "周八", "value": "荣誉党员"}),
    ("周八 正式党员 群众", 1, "roster-kind-unknown", {"name": "周八", "value": "正式党员 群众"}),
    ("吴九 学习委员", 1, "roster-office-unknown", {"name": "吴九", "value": "学习委员"}),
    ("赵六 群众 组织委员", 1, "roster-office-not-member", {"name": "赵六"}),
    (
        "张三 书记\n李四 书记",
        2,
        "roster-second-secretary",
        {"name": "李四", "first": 1, "first_name": "张三", "where": ""},
    ),
    ("=cmd|' /C calc'!A0", 1, "roster-formula", {"value": "=cmd|' /C calc'!A0"}),
    ("张三,@SUM(A1)", 1, "roster-formula", {"value": "@SUM(A1)"}),
]


@pytest.mark.parametrize(("text", "line", "key", "values"), PROBLEMS, ids=range(len(PROBLEMS)))
def test_problems_are_reported_line_by_line(text, line, key, values):
    found = problems(text)[0]
    assert found[:2] == (line, key)
    assert values is None or found[2] == {"line": line, **values}


def test_a_problem_in_one_line_keeps_the_others():
    draft = read_roster("张三 正式党员\n=1+1\n李四 荣誉党员\n王五 群众 书记\n孙七 学习委员")
    assert [(person.name, person.offices) for person in draft.people] == [
        ("张三", ()),
        ("王五", ()),
        ("孙七", ()),
    ]
    assert [problem.line for problem in draft.problems] == [2, 3, 4, 5]
    assert draft.problems[1].raw == "李四 荣誉党员"


def test_formulas_are_problems_only_in_columns_that_are_read():
    data = xlsx([["姓名", "类别", "年龄"], ["张三", "正式党员", "=YEAR(NOW())"], ['=HYPERLINK("x")', "群众", 1]])
    draft = read_roster(Upload("a.xlsx", data))
    assert [person.name for person in draft.people] == ["张三"]
    assert [(problem.line, problem.key) for problem in draft.problems] == [(3, "roster-formula")]


@pytest.mark.parametrize("text", ["", " \n\n", "姓名 类别 职务", "姓名,类别,职务\n"])
def test_an_empty_roster_is_refused(text):
    with pytest.raises(Refused, match="roster-empty"):
        read_roster(text)


def test_an_empty_sheet_is_refused():
    with pytest.raises(Refused, match="roster-empty"):
        read_roster(Upload("a.xlsx", xlsx([])))


def test_a_thousand_people_are_read_and_one_more_is_refused():
    rows = [
        ["姓名", "类别"],
        *([f"{'赵钱孙李周吴郑冯陈褚'[n // 100]}{chr(0x4E00 + n)}", "群众"] for n in range(1_000)),
    ]
    assert len(read_roster(Upload("a.xlsx", xlsx(rows))).people) == 1_000
    for source in (
        Upload("a.xlsx", xlsx([*rows, ["张三", "群众"]])),
        "\n".join(row[0] for row in rows) + "\n张三",
    ):
        with pytest.raises(Refused, match="roster-too-many") as refused:
            read_roster(source)
        assert refused.value.values == {"limit": 1_000}


@pytest.fixture(scope="module")
def huge() -> bytes:
    """A sheet of 50,000 rows, written by hand because openpyxl takes seconds for it."""
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>{n - 1}</v></c><c t="inlineStr"><is><t>群众</t></is></c></row>'
        for n in range(1, 50_001)
    )
    names = "".join(f"<si><t>人{n}</t></si>" for n in range(50_000))
    return sheet_with_shared_texts(rows, names)


def test_fifty_thousand_rows_are_refused_quickly(huge):
    began = time.process_time()
    with pytest.raises(Refused, match="roster-too-many"):
        read_roster(Upload("a.xlsx", huge))
    with pytest.raises(Refused, match="roster-too-many"):
        read_roster(Upload("a.csv", "张三,群众\n".encode() * 50_000))
    assert time.process_time() - began < 20


WORDS = [
    "张三",
    "李四",
    "姓名",
    "类别",
    "职务",
    "正式党员",
    "书记",
    "兼",
    "、",
    ",",
    "\t",
    " ",
    "\n",
    "|",
    "=",
    "（",
    "）",
    "1.",
    '"',
    "男",
]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=60).map("".join)))
def test_any_text_is_a_roster_or_a_refusal(text):
    try:
        draft = read_roster(text)
    except Refused:
        return
    assert draft.people or draft.problems or draft.told
    names = [person.name for person in draft.people]
    assert len(set(names)) == len(names)
    assert sum(Office.SECRETARY in person.offices for person in draft.people) <= 1
    assert all(person.kind.counts or not person.offices for person in draft.people)


@pytest.mark.parametrize("text", ["张三 " * 19_000, "(" * 59_000, "名单（" * 19_000, "张三" + " " * 59_000 + "x"])
def test_a_long_hostile_roster_is_handled_quickly(text):
    began = time.process_time()
    read_roster(text)
    assert time.process_time() - began < 20


STEPS = {
    "王五 正式党员 2026年3月1日加入": Step("2026年3月1日"),
    "王五，正式党员，2026-03-01转入": Step("2026-03-01"),
    "王五 正式党员 从三月一日起": Step("三月一日"),
    "Wang Wu full joined 2026-03-01": Step("2026-03-01"),
    "李四 转正 6月20日": Step("6月20日", promoted=True),
    "李四 6月20日按期转正": Step("6月20日", promoted=True),
    "李四 转正": Step(promoted=True),
    "钱七 3月1日转出至 ××党支部": Step("3月1日", departure=Departure.TRANSFER, other_branch="××党支部"),
    "钱七 转出至一支部 3月1日": Step("3月1日", departure=Departure.TRANSFER, other_branch="一支部"),
    "钱七 组织关系转出": Step(departure=Departure.TRANSFER),
    "钱七 昨天去世": Step("昨天", departure=Departure.DEATH),
    "钱七 误加": Step(departure=Departure.MISTAKE),
    "李四 转正 6.20": Step("6.20", promoted=True),
    "李四 转正 6-20": Step("6-20", promoted=True),
    "李四 6月20转正": Step("6月20", promoted=True),
    "李四 转正 20260620": Step("20260620", promoted=True),
    "李四 20日转正": Step("20日", promoted=True),
    "李四 转正 2026年6月": Step("2026年6月", promoted=True),
    "钱七 3.1转出至一支部": Step("3.1", departure=Departure.TRANSFER, other_branch="一支部"),
    "钱七 转出至一支部 3-1": Step("3-1", departure=Departure.TRANSFER, other_branch="一支部"),
    "钱七 转出至23-1班党支部": Step(departure=Departure.TRANSFER, other_branch="23-1班党支部"),
    "王五 正式党员 25年3月1日加入": Step("25年3月1日"),
    "王五 正式党员 二〇二五年三月一日加入": Step("二〇二五年三月一日"),
    "李四 正式党员 3月1日": Step("3月1日"),
    "李四 正式党员 1999-01-02 今年3月1日": Step("今年3月1日"),
    "李四 昨天 正式党员": Step("昨天"),
    "李四 正式党员 1999-01-02 2026年3月1日": None,
}


@pytest.mark.parametrize(("line", "step"), STEPS.items(), ids=STEPS.keys())
def test_a_line_tells_from_when_it_holds(line, step):
    assert only(line).step == step
    assert only(line).name in {"王五", "李四", "钱七", "Wang Wu"}


def test_the_day_of_joining_the_party_is_no_step():
    (person,) = read_roster("张三 正式党员 2015年7月1日加入中国共产党").people
    assert person.step is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("张三 正式党员 2026年3月1日", "2026年3月1日"),
        ("张三 女 1999-01-02", "1999-01-02"),
        ("张三 正式党员 3.1", "3.1"),
        ("张三 正式党员 20260301", "20260301"),
        ("张三 正式党员 20231399", ""),
        ("张三 正式党员 13800000000", ""),
        ("张三 正式党员 2026年3月1日加入", ""),
    ],
)
def test_a_day_without_a_meaning_is_reported(line, day):
    assert only(line).unclear_day == day


COLUMN = [["姓名", "类别", "加入日期", "出生日期"], ["张三", "正式党员", "2026-03-01", "1999-01-02"]]
ONE_DAY = Step("2026-03-01", joined=True)


@pytest.mark.parametrize(
    ("source", "step"),
    [
        (Upload("a.xlsx", xlsx(COLUMN)), ONE_DAY),
        (Upload("a.xlsx", xlsx([COLUMN[0], ["张三", "正式党员", 46082, 36162]])), ONE_DAY),
        (Upload("a.xlsx", xlsx([["张三", "正式党员", "2026-03-01加入"]])), Step("2026-03-01")),
        ("\n".join("\t".join(row) for row in COLUMN), ONE_DAY),
        ("姓名 类别 加入支部时间\n张三 正式党员 2026-03-01", ONE_DAY),
        ("姓名,类别,起始日期\n张三,正式党员,2026-03-01", Step("2026-03-01")),
        ("姓名,类别,加入日期\n张三,正式党员,无", None),
        ("姓名,类别,入党时间\n张三,正式党员,2026-03-01", None),
    ],
)
def test_a_column_of_days_is_read(source, step):
    (person,) = read_roster(source).people
    assert (person.name, person.step, person.unclear_day) == ("张三", step, "")


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("姓名 类别 党小组\n张三 正式党员 第一党小组", "第一党小组"),
        ("姓名,类别,所在党小组\n张三,正式党员,1组", "第一党小组"),
        ("姓名,类别,小组\n张三,正式党员,教工组", "教工组"),
        ("张三 正式党员 第2小组", "第二党小组"),
        ("第三小组 张三", "第三党小组"),
        ("张三 正式党员", None),
    ],
)
def test_a_line_or_column_names_the_group(text, group):
    assert (only(text).name, only(text).group) == ("张三", group)
