"""What a roster states twice, or not plainly, is told in one sentence for each cause."""

import pytest

from bot.intake.roster import read_roster
from tests.support.roster_files import HAN, LU, SHEN, YANG, sheet, sheets


def told(source) -> dict[str, tuple[str, ...]]:
    return {each.key: each.pieces for each in read_roster(source).told}


LISTED = f"{LU} 正式党员\n{HAN} 正式党员\n{SHEN} 预备党员"


def test_numbers_of_people_that_agree_are_not_told():
    assert "roster-counts" not in told(f"支部共有党员3人，其中正式党员2名，预备党员1名。\n{LISTED}")


@pytest.mark.parametrize(
    ("line", "piece"),
    [("支部共有党员4人", "党员 4/3"), ("正式党员：1人", "正式党员 1/2"), ("预备党员名单（共2人）", "预备党员 2/1")],
)
def test_a_number_of_people_that_does_not_agree_is_told(line, piece):
    assert told(f"{LISTED}\n{line}")["roster-counts"] == (piece,)


def test_a_section_and_a_column_that_state_different_kinds_are_told():
    rows = (("姓名", "类别"), ("正式党员", ""), (LU, "正式党员"), (HAN, "预备党员"))
    assert told(sheet(*rows))["roster-kinds-differ"] == (f"{HAN}：预备党员，正式党员",)


def test_a_day_of_promotion_beside_a_probationary_member_is_told():
    rows = (("姓名", "类别", "转正时间"), (LU, "正式党员", "2001.7"), (HAN, "预备党员", "2012.7"))
    assert told(sheet(*rows))["roster-kinds-differ"] == (f"{HAN}：预备党员，2012.7",)


def test_a_list_that_only_says_member_is_told_unless_it_names_a_probationary_one():
    rows = (("姓名", "政治面貌"), (LU, "中共党员"), (HAN, "中共党员"))
    assert told(sheet(*rows))["roster-kind-general"] == (LU, HAN)
    assert "roster-kind-general" not in told(sheet(*rows, (SHEN, "中共预备党员")))


def test_a_sign_without_a_legend_is_told():
    rows = (("姓名", "类别"), (LU, "正式党员"), (f"★{HAN}", "正式党员"))
    assert told(sheet(*rows))["roster-signs"] == (f"★{HAN}",)
    assert "roster-signs" not in told(sheet(rows[0], (f"★{LU}", "正式党员"), rows[2]))


def test_a_second_table_with_another_office_is_told():
    first = (("姓名", "类别", "职务"), (LU, "正式党员", "书记"), (HAN, "正式党员", "组织委员"))
    second = (("姓名", "职务"), (LU, "书记"), (HAN, "宣传委员"))
    found = told(sheets(名册=first, 支委=second))
    assert found["roster-offices-differ"] == (f"{HAN}：组织委员、宣传委员",)
    assert found["roster-merged"] == (LU,)


def test_many_offices_that_are_not_understood_are_one_sentence():
    rows = (
        ("姓名", "类别", "职务"),
        *((name, "正式党员", "车间主任") for name in (LU, HAN, SHEN)),
        (YANG, "正式党员", "班长"),
    )
    (problem,) = read_roster(sheet(*rows)).problems
    assert problem.key == "roster-office-unknown-several"
    assert problem.values["value"] == f"车间主任（{LU}、{HAN}、{SHEN}）；班长（{YANG}）"


def test_an_office_in_a_column_that_is_not_used_is_told():
    rows = (("姓名", "类别", "党内职务", "行政职务"), (LU, "正式党员", "书记", ""), (HAN, "正式党员", "", "组织委员"))
    assert told(sheet(*rows))["roster-hints"] == (f"{HAN}：组织委员",)


def test_a_day_of_joining_alone_does_not_make_a_full_member_unseen():
    assert told(f"{LU} 2026年2月15日转入\n{HAN} 预备党员")["roster-kind-assumed"] == (LU,)


@pytest.mark.parametrize("names", ["第一党支部、机关第一党支部", "机关支部、退休支部"])
def test_people_of_several_branches_are_told_with_their_branch(names):
    first, second = names.split("、")
    rows = (("姓名", "所在支部", "类别"), (LU, first, "正式党员"), (HAN, second, "正式党员"))
    draft = read_roster(sheet(*rows))
    several = not second.endswith(first)
    assert [each.branch for each in draft.people] == ([first, second] if several else ["", ""])
    assert ("roster-branches" in told(sheet(*rows))) is several
