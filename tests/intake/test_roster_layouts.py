"""Rosters in the layouts that branches have: each is read right, and every piece of it is in a value or told."""

import re

import docx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.domain.refusals import Refused
from bot.files.upload import Upload
from bot.intake.people_words import group_of, is_blank, kind_of, offices_of
from bot.intake.roster import RosterDraft, read_roster, without_departures
from tests.support.office_files import saved
from tests.support.pdf_files import lines as printed
from tests.support.pdf_files import pages, table
from tests.support.roster_files import HAN, LU, SHEN, YANG, sheet, sheets

FULL, PROBATIONARY = "full", "probationary"
BOTH = ((LU, FULL, ""), (HAN, PROBATIONARY, ""))
LED = ((LU, FULL, "secretary"), (HAN, PROBATIONARY, ""))


def word(*parts) -> Upload:
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(len(part), max(map(len, part)))
        for place, row in enumerate(part):
            for column, words in enumerate(row):
                table.cell(place, column).text = words
    return Upload("名册.docx", saved(document))


def people(draft: RosterDraft) -> set[tuple[str, str, str]]:
    return {(one.name, str(one.kind), "+".join(sorted(map(str, one.offices)))) for one in draft.people}


KINDS = {
    "a column that asks": sheet(("姓名", "是否预备党员"), (LU, "否"), (HAN, "是")),
    "promoted or not": sheet(("姓名", "是否转正"), (LU, "是"), (HAN, "否")),
    "ticks": sheet(("姓名", "正式党员", "预备党员"), (LU, "√", ""), (HAN, "", "√")),
    "ticks below a second row of headings": sheet(
        ("姓名", "党员类别", ""), ("", "正式", "预备"), (LU, "√", ""), (HAN, "", "√")
    ),
    "an unknown heading": sheet(("姓名", "如实填写"), (LU, "正式党员"), (HAN, "预备党员")),
    "a column without a heading": sheet(("姓名", ""), (LU, "正式党员"), (HAN, "预备党员")),
    "remarks": sheet(("姓名", "党员类别", "备注"), (LU, "中共党员", "2005年入党"), (HAN, "中共党员", "预备党员")),
    "a remark with more words": sheet(("姓名", "备注"), (LU, "正式党员"), (HAN, "预备党员，2026年6月转正")),
    "two columns of kinds": sheet(
        ("姓名", "政治面貌", "党员类别"), (LU, "中共党员", "正式党员"), (HAN, "中共党员", "预备党员")
    ),
    "another column called 身份": sheet(
        ("姓名", "身份", "党员性质"), (LU, "教师", "正式党员"), (HAN, "学生", "预备党员")
    ),
    "sections with headings of their own": sheet(
        ("一、正式党员（1人）",), ("序号", "姓名"), ("1", LU), ("二、预备党员（1人）",), ("序号", "姓名"), ("1", HAN)
    ),
    "sections in pasted lines": f"【正式党员】\n{LU}\n【预备党员】\n{HAN}",
    "sections with counts": f"正式党员 1人\n{LU}\n预备党员 1人\n{HAN}",
    "promotion, in words": sheet(("姓名", "转正情况"), (LU, "已转正"), (HAN, "未转正")),
    "two lists side by side": sheet(
        ("序号", "姓名", "类别", "序号", "姓名", "类别"), (1, LU, "正式党员", 2, HAN, "预备党员")
    ),
    "two sheets named by kind": sheets(正式党员=[("姓名",), (LU,)], 预备党员=[("姓名",), (HAN,)]),
    "a sheet that goes on": sheets(党员=[("姓名", "类别"), (LU, "正式党员")], 续=[(HAN, "预备党员")]),
    "two Word tables below their titles": word(
        "正式党员名单", [("姓名",), (LU,)], "预备党员名单", [("姓名",), (HAN,)]
    ),
    "a line below a Word table": word([("姓名", "类别"), (LU, "正式党员")], f"预备党员：{HAN}"),
    "foot rows with names": sheet(
        ("序号", "姓名", "类别"), ("1", LU, "正式党员"), ("2", HAN, "预备党员"), ("合计", "2人", ""),
        ("制表人", "王五一", ""), ("审核：", "李四季", "日期：2026.1"),
    ),
    "numbers that touch the names": f"1{LU}正式党员\n2{HAN}预备党员",
    "joined by dots": f"{LU}·正式党员\n{HAN}·预备党员",
    "joined by underscores": f"{LU}_正式党员\n{HAN}_预备党员",
    "all in one sentence": f"{LU}为正式党员，\n{HAN}为预备党员。",
    "blanks in names": sheet(("姓 名", "类 别"), (" ".join(LU), "正式党员"), (" ".join(HAN), "预备党员")),
    "the kind before each name": f"正式党员{LU}，预备党员{HAN}",
}  # fmt: skip
OFFICES = {
    "lines with words around": (
        f"各位同志，名单如下：\n{LU} 正式党员 书记\n{HAN} 预备党员\n请核对，有误请联系李四季\n共2人"
    ),
    "groups above": f"第一党小组\n{LU} 正式党员 书记\n第二党小组\n{HAN} 预备党员",
    "a person named twice": f"书记：{LU}\n党员：{LU}\n预备党员：{HAN}",
    "the committee first": word(
        "支委会", [("职务", "姓名"), ("书记", LU)],
        "党员名册", [("姓名", "类别"), (LU, "正式党员"), (HAN, "预备党员")],
    ),
    "a table of the branch first": word(
        [("支部名称", "某某党支部"), ("支部书记", LU), ("联系电话", "13800000000")],
        f"{LU} 正式党员 书记", f"{HAN} 预备党员",
    ),
    "one cell a line": f"序号\n姓名\n性别\n类别\n职务\n1\n{LU}\n男\n正式党员\n书记\n2\n{HAN}\n女\n预备党员",
    "the kind and the office on the line below": f"{LU}\n正式党员，书记\n{HAN}\n预备党员，无",
    "traditional characters": f"{LU} 正式黨員 書記\n{HAN} 預備黨員",
    "an example above": f"例如 张三 正式党员\n{LU} 正式党员 书记\n{HAN} 预备党员",
    "one cell a line, no headings": f"{LU}\n正式党员\n书记\n{HAN}\n预备党员",
    "brackets": f"{LU}（正式党员、书记）\n{HAN}（预备党员）",
    "slashes": f"{LU}／正式党员／书记\n{HAN}／预备党员",
    "signs": f"{LU}+正式党员+书记\n{HAN}+预备党员",
    "a grid led by offices": word([("书记", LU, "预备党员", HAN)]),
}  # fmt: skip


@pytest.mark.parametrize("source", KINDS.values(), ids=KINDS.keys())
def test_the_kind_is_known_however_it_is_written(source):
    draft = read_roster(source)
    assert people(draft) == set(BOTH)
    assert draft.problems == ()


@pytest.mark.parametrize("source", OFFICES.values(), ids=OFFICES.keys())
def test_offices_and_kinds_are_known_in_any_layout(source):
    draft = read_roster(source)
    assert people(draft) == set(LED)
    assert draft.problems == ()


HEADINGS = (
    "现任职务", "支部内职务", "支部任职", "职务（党内）", "工作单位及职务", "备注", "任职情况", "支部分工",
    "党务职务", "", "在支部干什么",
)  # fmt: skip


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_column_of_offices_is_known_by_its_cells(heading):
    rows = (("姓名", "类别", heading), (LU, "正式党员", "书记"), (SHEN, "正式党员", "组织委员"))
    assert people(read_roster(sheet(*rows))) == {(LU, FULL, "secretary"), (SHEN, FULL, "organisation")}


@pytest.mark.parametrize(
    ("words", "offices"),
    [
        ("宣委", "publicity"),
        ("纪委", "discipline"),
        ("组宣委员", "organisation+publicity"),
        ("组织、纪检委员", "discipline+organisation"),
        ("研究生党支部书记", "secretary"),
        ("机关党委第一党支部书记", "secretary"),
        ("党支部书记兼村主任", "secretary"),
        ("副书记（兼组织委员）", "deputy+organisation"),
        ("党总支书记", ""),
        ("院长、党委副书记", ""),
        ("团支部书记", ""),
        ("纪委书记", ""),
        ("第一书记", ""),
        ("原党支部书记", ""),
        ("财务科书记员", ""),
        ("党小组长", ""),
        ("支委", ""),
    ],
)
def test_only_the_branchs_own_offices_count_and_others_are_told(words, offices):
    draft = read_roster(sheet(("姓名", "类别", "职务"), (LU, "正式党员", words)))
    assert people(draft) == {(LU, FULL, offices)}
    assert offices or draft.problems


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("离退休党员", FULL),
        ("流动党员", FULL),
        ("正式党员（2024年7月转正）", FULL),
        ("预备党员（2026.6转正）", PROBATIONARY),
        ("中共党员（预备）", PROBATIONARY),
        ("离退休预备党员", PROBATIONARY),
        ("民盟盟员", "masses"),
        ("农工党党员", "masses"),
        ("非党员", "masses"),
        ("重点发展对象", "candidate"),
    ],
)
def test_kinds_in_other_words(words, kind):
    assert people(read_roster(sheet(("姓名", "类别"), (LU, words)))) == {(LU, kind, "")}


@pytest.mark.parametrize("words", ["预备党员（已转正）", "党员（停止党籍）", "荣誉党员", "正式党员 群众"])
def test_a_kind_that_is_not_clear_leaves_the_person_out_with_a_word(words):
    draft = read_roster(sheet(("姓名", "类别"), (LU, words), (SHEN, "正式党员")))
    assert people(draft) == {(SHEN, FULL, "")}
    assert [problem.key for problem in draft.problems] == ["roster-kind-unknown"]


NAMES = {
    "a title and remarks": (f"{LU}（女）（回族） 正式党员\n{HAN}同志 正式党员", {LU, HAN}),
    "remarks in a cell": (sheet(("姓名", "类别"), (f"{LU}（女）", "正式党员"), (f"{HAN}(退休)", "党员")), {LU, HAN}),
    "dots of all kinds": ("买买提．艾力 正式党员\n阿依古丽•吐尔逊 正式党员", {"买买提·艾力", "阿依古丽·吐尔逊"}),
    "several names in a line": (f"正式党员：{LU}、{SHEN}\n{YANG}", {LU, SHEN, YANG}),
    "names parted by blanks": (f"{LU} {SHEN} {HAN}\n{YANG}", {LU, SHEN, HAN, YANG}),
    "a cell of names": (sheet(("类别", "姓名"), ("正式党员", f"{LU}、{SHEN}"), ("预备党员", HAN)), {LU, SHEN, HAN}),
    "a grid": (word("党员名单", [("1", LU, "2", SHEN), ("3", HAN, "4", YANG)]), {LU, SHEN, HAN, YANG}),
    "no usual surname": (sheet(("姓名", "类别"), ("扎西顿珠", "正式党员"), (LU, "正式党员")), {"扎西顿珠", LU}),
}


@pytest.mark.parametrize(("source", "names"), NAMES.values(), ids=NAMES.keys())
def test_names_are_known_and_cleaned(source, names):
    assert {one.name for one in read_roster(source).people} == names


WORDS_AROUND = (
    "全体党员", "以上", "谢谢", "以下空白", "支部成员", "支部委员会", "统计时间：2026年1月", "填表人：王五一",
    "审核", "小计", "联系人：王五一 13800000000", "温馨提示", "请核对", "名单如下", "党支部名称：某某党支部",
)  # fmt: skip


@pytest.mark.parametrize("words", WORDS_AROUND)
def test_words_around_a_list_become_no_person(words):
    draft = read_roster(f"{words}\n{LU} 正式党员\n{words}")
    assert people(draft) == {(LU, FULL, "")}


def told(draft: RosterDraft, key: str) -> tuple[str, ...]:
    return next((each.pieces for each in draft.told if each.key == key), ())


def test_a_kind_that_nothing_states_is_told():
    draft = read_roster(f"{LU}\n{SHEN}\n{HAN} 预备党员")
    assert told(draft, "roster-kind-assumed") == (LU, SHEN)
    assert [one.assumed for one in draft.people] == [True, True, False]


def test_a_column_of_promotions_is_told():
    draft = read_roster(sheet(("姓名", "入党时间", "转正时间"), (LU, "2005.06", "2006.06"), (HAN, "2025.11", "")))
    assert people(draft) == set(BOTH)
    assert told(draft, "roster-kind-likely-full") == (LU,)
    assert told(draft, "roster-kind-likely-probationary") == (HAN,)


def test_unused_columns_tables_lines_and_words_are_told():
    source = sheets(
        名册=[("姓名", "性别", "类别"), (LU, "男", "正式党员"), ("以下空白",)], 说明=[("填表说明",), ("如实填写",)]
    )
    draft = read_roster(source)
    assert told(draft, "roster-columns") == ("男",)
    assert told(draft, "roster-table") == ("填表说明", "如实填写")
    assert told(draft, "roster-lines") == ("以下空白",)
    assert told(read_roster(f"{LU} 正式党员 计算机系"), "roster-words") == ("计算机系",)


def test_a_remark_on_a_departure_or_promotion_is_told():
    draft = read_roster(
        sheet(("姓名", "类别", "备注"), (LU, "正式党员", "2025年9月已转出"), (HAN, "党员", "预备期至6月"))
    )
    assert told(draft, "roster-hints") == (f"{LU}：2025年9月已转出", f"{HAN}：预备期至6月")


def test_a_word_that_may_be_a_name_is_asked_for():
    draft = read_roster(f"{LU} 正式党员\n扎西顿珠")
    assert people(draft) == {(LU, FULL, "")}
    assert [one.name for one in draft.maybe] == ["扎西顿珠"]
    assert told(draft, "roster-maybe") == ("扎西顿珠",)


def test_a_departure_in_a_list_leaves_the_person_out_with_a_word():
    draft = without_departures(read_roster(f"{LU} 正式党员\n{HAN} 正式党员 3月1日转出"))
    assert people(draft) == {(LU, FULL, "")}
    assert [problem.key for problem in draft.problems] == ["roster-departs"]


def test_of_lists_for_two_years_the_newer_is_read_and_the_older_is_told():
    head = ("姓名", "类别")
    draft = read_roster(
        sheets(
            **{"2024年名册": [head, (LU, "正式党员"), (HAN, "积极分子"), (SHEN, "正式党员")]},
            **{"2026年名册": [head, (LU, "正式党员"), (HAN, "预备党员")]},
        )
    )
    assert people(draft) == set(BOTH)
    assert told(draft, "roster-older") == (*head, LU, "正式党员", HAN, "积极分子", SHEN, "正式党员")
    assert told(draft, "roster-older-people") == (SHEN,)


def test_lists_of_other_people_for_two_years_are_both_read():
    head = ("姓名", "类别")
    draft = read_roster(sheets(**{"2024年": [head, (LU, "正式党员")]}, **{"2026年": [head, (HAN, "预备党员")]}))
    assert people(draft) == set(BOTH)
    assert not told(draft, "roster-older")


def test_a_problem_names_its_sheet_if_there_are_several():
    head = ("姓名", "类别", "职务")
    draft = read_roster(
        sheets(正式=[head, (LU, "正式党员", "书记")], 预备=[head, (SHEN, "预备党员", "书记"), (LU, "预备党员", "")])
    )
    twice, second = draft.problems
    assert (twice.key, twice.place, twice.values["where"]) == ("roster-name-twice", "预备", "“正式”")
    assert (second.key, second.place, second.values["where"]) == ("roster-second-secretary", "预备", "“正式”")
    assert read_roster(sheet(head, (LU, "荣誉党员", ""))).problems[0].place == ""


def test_a_list_of_two_branches_is_told():
    head, one, two = ("姓名", "所在支部", "类别"), "第一党支部", "第二党支部"
    draft = read_roster(sheet(head, (LU, one, "正式党员"), (HAN, two, "预备党员")))
    assert told(draft, "roster-branches") == (one, two)
    assert not told(read_roster(sheet(head, (LU, one, "正式党员"), (HAN, one, "预备党员"))), "roster-branches")


def test_unusual_names_in_a_list_of_names_are_offered():
    draft = read_roster(f"预备党员：{HAN}、扎西顿珠、热依木（维吾尔族）")
    assert people(draft) == {(HAN, PROBATIONARY, ""), ("热依木", PROBATIONARY, "")}
    assert [(one.name, str(one.kind)) for one in draft.maybe] == [("扎西顿珠", PROBATIONARY)]


# --- every piece is in a value or told ---

VOCABULARY = (
    LU, HAN, SHEN, "扎西顿珠", "正式党员", "预备党员", "群众", "书记", "组织委员", "教授", "第一党小组", "男", "回族",
    "2005.06", "无", "姓名", "类别", "职务", "序号", "备注", "1", "2", "√", "是", "否", "合计", "审核", "玻璃",
    "青草地", "xyz", "党员名单", "3月1日加入",
)  # fmt: skip
LONGEST_FIRST = sorted((each.removesuffix("加入") for each in VOCABULARY), key=len, reverse=True)
PIECE = re.compile("|".join(LONGEST_FIRST) + r"|加入|\w+")
TITLE = re.compile(rf"(?<={LU[-1]}|{HAN[-1]}|{SHEN[-1]}|珠)教授")
"""A title behind a name is left out."""
words = st.sampled_from(VOCABULARY)
cells = st.one_of(words, st.just(""), st.lists(words, min_size=2, max_size=3).map("、".join))
tables = st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=6)
lines = st.lists(
    st.lists(st.one_of(words, st.sampled_from(list(" ，、：（）/-|\t"))), max_size=8).map("".join), max_size=6
)


def unaccounted(source: str | Upload, text: str) -> list[str]:
    """Return the pieces of the text that are neither in a value nor told."""
    try:
        draft = read_roster(source)
    except Refused as refused:
        return [] if refused.key == "roster-empty" else [refused.key]
    known = [
        *(each for one in (*draft.people, *draft.maybe) for each in (one.name, one.group or "", one.unclear_day)),
        *(one.step.day + one.step.other_branch for one in (*draft.people, *draft.maybe) if one.step),
        *(piece for each in draft.told for piece in each.pieces),
        *(problem.raw for problem in draft.problems),
        *(str(value) for problem in draft.problems for value in problem.values.values()),
        *draft.furniture,
    ]
    whole = "\n".join(known)
    kinds = {str(one.kind) for one in draft.people}
    offices = {office for one in draft.people for office in one.offices}
    return [
        piece for piece in PIECE.findall(TITLE.sub("", text))
        if piece not in whole and not is_blank(piece) and not piece.isdigit() and not _valued(piece, kinds, offices)
    ]  # fmt: skip


def _valued(piece: str, kinds: set[str], offices: set[object]) -> bool:
    """True if a piece is a kind or an office that somebody has, a group, a tick or an answer."""
    return (
        str(kind_of(piece.removesuffix("名单"))) in kinds or bool({*offices_of(piece)[0]} & offices)
        or group_of(piece) is not None or piece in {"是", "否", "√"} or piece == "加入"
    )  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(lines)
def test_every_piece_of_a_text_is_in_a_value_or_told(rows):
    text = "\n".join(rows)
    assert unaccounted(text, text) == []


@settings(max_examples=100, deadline=None)
@given(tables, st.booleans())
def test_every_piece_of_a_table_is_in_a_value_or_told(rows, in_word):
    assume(any(cell for row in rows for cell in row))
    source = word(rows) if in_word else sheet(*rows)
    assert unaccounted(source, "\n".join("\t".join(row) for row in rows)) == []


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="陆远山青玻璃党员正式书记姓名类别 ，：（）\n1√是-／", max_size=60))
def test_every_piece_of_any_text_is_in_a_value_or_told(text):
    assert [piece for piece in unaccounted(text, text) if len(piece) > 1] == []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(tables, lines.filter(bool)), min_size=1, max_size=3))
def test_every_piece_of_a_pdf_is_in_a_value_or_told(parts):
    texts = ["\n".join(row if isinstance(row, str) else "\t".join(row) for row in part) for part in parts]
    assume(any(map(str.strip, texts)))
    drawn = [
        _drawn(part)
        if all(isinstance(row, list) for row in part)
        else printed(*(row.replace("\t", " ") for row in part))
        for part in parts
    ]
    assert unaccounted(Upload("名册.pdf", pages(*drawn)), "\n".join(texts)) == []


def _drawn(rows: list[list[str]]) -> bytes:
    """Return a table whose columns are as wide as their longest text."""
    width = max(map(len, rows))
    whole = [[*row, *[""] * (width - len(row))] for row in rows]
    return table(whole, [20 + 10 * max(map(len, column)) for column in zip(*whole, strict=True)])
