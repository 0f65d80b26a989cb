"""`python -m bot read` as a real process: what it prints for files, standard input and typed times, and refusals."""

import json

import pytest

from tests.support.pdf_files import lines, pages

pytestmark = pytest.mark.long("many processes")

PLAN = "2026年主题党日计划\n3月：学雷锋志愿服务\n4月：清明祭扫"
ROSTER = "陆一鸣 正式党员 书记\n韩三省 预备党员"
NOW = ("--now", "2026-03-04T10:00")
DATE = ("--month", "2026-03", "--on", "2026-03-13", "--at", "14:00", "--hours", "3.5")


@pytest.fixture
def reads(shell):
    """Runs the command with a text as its standard input; returns the exit code and what it prints."""

    async def run(*arguments, given=""):
        (shell.folder / "given").write_text(given, encoding="utf-8")
        shell.through = ("sh", "-c", 'exec "$@" < given', "sh")
        code, out, err = await shell.says("read", *arguments)
        assert err == ""
        return code, json.loads(out)

    return run


@pytest.mark.parametrize("name", ["plan.txt", "plan.pdf"])
async def test_a_plan_is_read_from_a_file(reads, tmp_path, name):
    (tmp_path / name).write_bytes(PLAN.encode() if name.endswith("txt") else pages(lines(*PLAN.split("\n"))))
    code, read = await reads("plan", name, *NOW)
    assert (code, read["title"], read["year"]) == (0, "2026年主题党日计划", 2026)
    assert read["rows"] == [
        {"year": 2026, "month": 3, "form": "", "content": "学雷锋志愿服务"},
        {"year": 2026, "month": 4, "form": "", "content": "清明祭扫"},
    ]
    assert {"key": "plan-month-missing", "text": "12 月没有安排（应月月有安排、次次有主题）。"} in read["told"]


async def test_a_plan_is_read_from_standard_input(reads):
    code, read = await reads("plan", "-", *NOW, given=PLAN)
    assert (code, [row["month"] for row in read["rows"]]) == (0, [3, 4])


async def test_a_row_for_a_quarter_is_told_and_in_no_month(reads):
    code, read = await reads("plan", "-", *NOW, given=f"{PLAN}\n第一季度：学习党章")
    assert (code, [row["month"] for row in read["rows"]]) == (0, [3, 4])
    assert "第一季度：学习党章" in next(told["text"] for told in read["told"] if told["key"] == "plan-wide")


async def test_a_roster_is_read_from_a_file_and_from_standard_input(reads, tmp_path):
    (tmp_path / "roster.csv").write_text("姓名,类别,职务\n陆一鸣,正式党员,书记\n韩三省,预备党员,\n", encoding="gb18030")
    people = [
        {"name": "陆一鸣", "kind": "full", "offices": ["secretary"]},
        {"name": "韩三省", "kind": "probationary", "offices": []},
    ]
    for source, given in (("roster.csv", ""), ("-", ROSTER)):
        code, read = await reads("roster", source, *NOW, given=given)
        assert (code, read["people"]) == (0, people)


async def test_typed_times_are_read_from_the_command_line(reads):
    code, read = await reads("when", "3月20日下午3点", *DATE, *NOW)
    assert (code, read["start"], read["end"]) == (0, "2026-03-20T15:00", "2026-03-20T18:30")
    assert await reads("place", "14:00 党员活动室", *NOW) == (0, {"time": "14:00", "place": "党员活动室", "told": []})
    assert await reads("fixed-day", "每月第二个周四", *NOW) == (
        0,
        {"fixed": "nth:2:3", "time": None, "place": None, "told": []},
    )


@pytest.mark.parametrize(("now", "start"), [("2026-03-04T10:00", "2026-03-06"), ("2026-03-11T10:00", "2026-03-13")])
async def test_the_present_time_decides_what_a_weekday_means(reads, now, start):
    code, read = await reads("when", "本周五下午2点", "--month", "2026-03", "--now", now)
    assert (code, read["start"]) == (0, f"{start}T14:00")


@pytest.mark.parametrize(
    ("what", "given", "key", "words"),
    [
        ("plan", "今天天气很好", "plan-no-table", "没有找到计划表"),
        ("roster", "\n", "roster-empty", ""),
    ],
)
async def test_a_refusal_is_printed_as_a_sentence_and_fails(reads, what, given, key, words):
    code, read = await reads(what, "-", *NOW, given=given)
    assert (code, read["refused"]) == (1, key)
    assert words in read["text"]
    assert set(read) == {"refused", "text"}


async def test_a_file_that_is_refused_is_named(reads, tmp_path):
    (tmp_path / "扫描.pdf").write_bytes(pages(b"10 10 400 400 re f"))
    code, read = await reads("plan", "扫描.pdf", *NOW)
    assert (code, read["refused"]) == (1, "file-scan")
    assert "“扫描.pdf”中没有可以读取的文字" in read["text"]


async def test_a_file_that_cannot_be_opened_is_reported_without_json(shell):
    code, out, err = await shell.says("read", "plan", "none.docx")
    assert (code, out) == (1, "")
    assert err == "none.docx cannot be read: No such file or directory\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "the following arguments are required: what"),
        (("plan",), "the following arguments are required: FILE|-|TEXT"),
        (("计划.docx",), "invalid choice: '计划.docx'"),
        (("when", "3月20日", "--now", "noon"), "argument --now"),
    ],
)
async def test_wrong_arguments_print_the_usage_and_examples(shell, arguments, words):
    code, out, err = await shell.says("read", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("usage: python -m bot read")
    for part in ("命令的写法不完整或有误", "python -m bot read plan 计划.docx", words):
        assert part in err
