"""Check codes: what they cover, and what is wrong with a typed one."""

from itertools import pairwise

import pytest

from bot.domain.report import check_code
from bot.domain.report.check_code import ALPHABET

ABOUT = (1, 2, None, None, "record")
HEAD = (7, "ab" * 32)
PASSAGES = [("", "主题党日活动纪实表"), ("地点", "党员活动室（三楼）"), ("到会", "张三\t12\t3")]


def code_with(text, label="地点"):
    return check_code.code_of(ABOUT, [PASSAGES[0], (label, text), PASSAGES[2]], HEAD)


CODE = code_with(PASSAGES[1][1])


@pytest.mark.parametrize(
    "rewritten",
    [
        "党员活动室(三楼)",
        "党员\r\n活动室 （三楼） ",
        "党员活动室\u3000（三楼）",
        "党员\u200b活动\xad室（三楼）\v",
        "\ufeff党员活动室（三楼）",
    ],
)
def test_code_ignores_what_office_programs_rewrite(rewritten):
    assert code_with(rewritten) == CODE


@pytest.mark.parametrize("forged", ["党员活动室（四楼）", "党员活动室（三楼", "", "党员活动室（三楼）。"])
def test_code_covers_each_character(forged):
    assert code_with(forged) != CODE


def test_code_covers_labels_cells_kind_and_chain():
    cells = [*PASSAGES[:2], ("到会", "张三\t1\t23")]
    others = {
        code_with(PASSAGES[1][1], label="地址"),
        check_code.code_of(ABOUT, cells, HEAD),
        check_code.code_of(ABOUT, PASSAGES[::-1], HEAD),
        check_code.code_of((1, 2, None, None, "minutes"), PASSAGES, HEAD),
        check_code.code_of(ABOUT, PASSAGES, (8, HEAD[1])),
    }
    assert len(others) == 5
    assert CODE not in others


def test_code_of_stored_papers_never_changes():
    assert CODE == "G8M2-TB5J-UX5T-G7QB"


def test_check_character_shows_each_wrong_and_each_two_exchanged():
    marks = CODE.replace("-", "")
    wrong = [
        marks[:place] + other + marks[place + 1 :]
        for place, mark in enumerate(marks)
        for other in ALPHABET
        if other != mark
    ]
    exchanged = [
        marks[:place] + second + first + marks[place + 2 :]
        for place, (first, second) in enumerate(pairwise(marks))
        if first != second
    ]
    assert [each for each in wrong + exchanged if check_code.read(each)] == []


@pytest.mark.parametrize(
    "typed", [CODE, CODE.lower(), CODE.replace("-", ""), CODE.replace("-", " "), CODE.replace("-", "—")]
)
def test_code_is_read_as_people_type_it(typed):
    assert check_code.read(typed) == CODE


def test_full_width_code_is_read():
    wide = "".join(chr(ord(mark) + 0xFEE0) for mark in CODE)
    assert check_code.read(wide) == CODE
    assert check_code.found_in(f"校验码：{wide}。") == (CODE,)


@pytest.mark.parametrize("typed", ["", "ABCD", CODE + "2", CODE[:-1] + "0", "校验码"])
def test_other_text_is_no_code(typed):
    assert check_code.read(typed) is None


def test_codes_are_found_in_a_text_once_and_as_printed():
    assert check_code.found_in(f"校验码 {CODE}\n第1页 {CODE.lower()}；2026-1234-5678-90AB-1") == (CODE,)
