"""A year's papers agree with each other and with the chats; a year later they differ in what was corrected alone."""

import io
import re
from dataclasses import dataclass

import openpyxl
import pytest
from docx import Document as Word
from sqlalchemy import select

from bot.documents import verification
from bot.domain.activity import activities
from bot.domain.report import check_code
from bot.domain.report import ledger as ledgers
from bot.storage.tables.branch import Branch
from bot.storage.tables.papers import Document
from bot.views import year_pictures
from bot.views.figures import percent
from tests.support import year_story
from tests.support.papers import ROSTER
from tests.support.town import a_town
from tests.support.year_story import DAYS, MEMBERS, ORGANISER, SECRETARY

pytestmark = [pytest.mark.long("a year of 25 people, and another by the calendar"), pytest.mark.timeout(1800)]

HELD = (1, 3, 4, 5, 6, 7, 10, 11, 12)
LATER = 1  # recorded later: its entries count in no mean
CORRECTED, WHO = 7, "韩冬"
OF_A_CORRECTION = f"更正|补登|{WHO}"


@dataclass
class Month:
    """The files of one month's activity in the year's zip."""

    number: int
    files: dict[str, bytes]

    def paper(self, kind):
        """Return the Word file of a kind; None if there is none."""
        found = [data for name, data in self.files.items() if name.endswith(f"{kind}.docx")]
        return Word(io.BytesIO(found[0])) if found else None

    def fields(self, kind):
        """Return the fields of a paper's forms by their labels."""
        found = {}
        for table in self.paper(kind).tables:
            for row in table.rows:
                cells = list(dict.fromkeys(cell._tc for cell in row.cells))
                texts = [_text(cell) for cell in cells]
                if len(texts) % 2 == 0:
                    found |= dict(zip(texts[::2], texts[1::2], strict=True))
        return found

    def rows(self, kind, head):
        """Return the rows of a paper's tables whose first column has this head."""
        tables = [[[_text(cell._tc) for cell in row.cells] for row in table.rows] for table in self.paper(kind).tables]
        return [row for rows in tables if rows[0][0] == head for row in rows[1:]]

    def words(self, kind):
        """Return the running text of a paper."""
        return "\n".join(paragraph.text for paragraph in self.paper(kind).paragraphs)


def _text(cell):
    return "\n".join("".join(t.text or "" for t in p.iter("{*}t")) for p in cell.iter("{*}p"))


def months_of(files):
    return {
        number: Month(number, {name: data for name, data in files.items() if name.startswith(f"{number:02d} ")})
        for number in HELD
    }


def count(text):
    """Return the number with which a text begins."""
    return int(re.match(r"\d+", text)[0])


@pytest.fixture
async def town(tmp_path):
    async with a_town(tmp_path, roster=ROSTER) as built:
        yield built


async def test_the_papers_of_a_year_agree_and_stay_the_same(town):
    await year_story.play(town)
    files = await year_story.archive(town)
    book = ledger_of(files)
    assert sorted(row["月份"] for row in book) == sorted(f"{number}月" for number in HELD)
    months = months_of(files)
    for number, month in months.items():
        await agrees(town, month, next(row for row in book if row["月份"] == f"{number}月"))
    await the_year_agrees(town, files, book)
    await stays_the_same(town, files)


def ledger_of(files):
    """Return the ledger's rows of activities that were held, by the heads of their columns."""
    (data,) = [data for name, data in files.items() if name.endswith(".xlsx")]
    heads, *rows = list(openpyxl.load_workbook(io.BytesIO(data))["活动台账"].iter_rows(min_row=3, values_only=True))
    return [row for row in (dict(zip(heads, each, strict=True)) for each in rows) if row["序号"] is not None]


async def agrees(town, month, row):
    """Compare the figures of an activity in all its papers, in the chat, and in the text to be pasted."""
    day, number = DAYS[month.number], month.number
    leave, absent = len(day.leave), len({*day["absent"], *day["corrected"]})
    if number == LATER:
        leave, absent = 1, 2
    members, there = len(MEMBERS), len(MEMBERS) - leave - absent
    share = percent(there / members)
    assert (row["应到"], row["实到"], row["请假"], row["缺席"]) == (members, there, leave, absent)
    assert (percent(row["出勤率"]), row["来宾"]) == (share, len(day["guests"]))
    for kind in ("活动纪实表", "会议记录", "签到册"):
        fields = month.fields(kind)
        assert (count(fields["应到"]), count(fields["实到"])) == (members, there), (number, kind)
        assert fields["出勤率"].startswith(share)
    record = month.fields("活动纪实表")
    assert len([name for name in MEMBERS if name in record["请假"]]) == leave
    assert len([name for name in MEMBERS if name in record["缺席"]]) == absent
    assert f"应到党员{members}人" in month.words("通报")
    assert f"请假{leave}人，缺席{absent}人。" in month.words("通报")
    lines = [each for each in month.rows("签到册", "序号") if each[1] in MEMBERS]
    assert len(lines) == members
    assert len([each for each in lines if each[5] and "会后" not in each[7]]) == there
    assert len([each for each in lines if "请假" in each[7]]) == leave
    text = await said(town, f"/summary 2026-{number:02d}")
    assert f"应到{members} 实到{there}（{share}" in text
    assert f"请假{leave} 缺席{absent}" in text
    pasted = await pasted_text(town, month)
    for label in ("应到", "实到", "出勤率"):
        assert f"\n{label}：{record[label]}\n" in pasted
    decided = record["形成共识、议定事项"].replace("（待补充）", "")
    assert row["议定事项"] == len([line for line in decided.splitlines() if line])
    assert decided in pasted
    assert "。。" not in "".join((*record.values(), month.words("会议记录"), month.words("通报")))
    evaluated(month, row, record, text)
    made_up(row, record, text)


def evaluated(month, row, record, text):
    """Compare the ballot's result."""
    if month.number == LATER:
        assert row["满意率"] is None
        assert month.paper("测评汇总表") is None
        return
    fields, rate = month.fields("测评汇总表"), percent(row["满意率"])
    assert fields["满意率"] == rate
    assert f"满意率 {rate}（{fields['收回票数']}/{fields['应评人数']} 票）" in text
    assert f"党员满意率 {rate}，参评 {fields['收回票数']}/{fields['应评人数']} 人" in record["测评"]
    assert f"党员满意率 {rate}，参评 {fields['收回票数']}/{fields['应评人数']} 人。" in month.words("通报")
    for name, *levels in month.rows("测评汇总表", "测评项目"):
        assert sum(map(count, levels)) == int(fields["收回票数"])
        numbers = "、".join(f"{level}{count(told)}" for level, told in zip(
            ("满意", "比较满意", "一般", "不满意"), levels, strict=True))  # fmt: skip
        assert f"{name}：{numbers}" in record["测评"]


def made_up(row, record, text):
    owed, done = row["应补学"], row["已补学"]
    assert record["补学情况"] == (f"应补{owed}人，已完成{done}人" if owed else "无")
    assert (f"补学：已完成 {done}，" in text) == bool(owed)


async def said(town, words):
    await town[SECRETARY].says(words)
    return town[SECRETARY].sees("总结").text


async def pasted_text(town, month):
    """Return the text to be pasted as a whole."""
    li = town[SECRETARY]
    async with town.database() as db:
        held = [each.id for each in await activities.of_year(db, town.branch_id, 2026) if each.held]
    await li.presses(f"prf:paste:{held[HELD.index(month.number)]}", li.last())
    since = len(li.screen())
    await li.taps("整篇")
    return "\n".join(message.text for message in li.screen()[since:] if message.from_bot)


async def the_year_agrees(town, files, book):
    """Compare the year's means and sums in the chat, the ledger, the report on duty and the pictures."""
    attended = [row for row in book if row["月份"] != f"{LATER}月"]
    mean = sum(row["出勤率"] for row in attended) / len(attended)
    rates = [row["满意率"] for row in attended]
    text = await said(town, "/summary 2026")
    for row in attended:
        assert f"{row['活动形式']} · 到会 {percent(row['出勤率'])}" in text
        assert f"满意 {percent(row['满意率'])}" in text
    assert f"平均到会率 {percent(mean)}" in text
    assert f"平均满意率 {percent(sum(rates) / len(rates))}" in text
    (data,) = [data for name, data in files.items() if name.endswith("述职材料.docx")]
    report = Month(0, {"述职.docx": data})
    assert f"共开展 {len(book)} 次，其中补记 1 个月" in report.words("述职")
    assert (
        f"平均出勤率 {percent(mean)}（要求不低于 80%），未达要求 1 次；请假 {sum(r['请假'] for r in attended)} 人次"
        in (report.words("述职"))
    )
    assert f"平均满意率 {percent(sum(rates) / len(rates))}，低于 60% 的 1 次" in report.words("述职")
    assert f"议定事项 {sum(r['议定事项'] for r in book)} 项" in report.words("述职")
    assert f"应补学 {sum(r['应补学'] for r in book)} 人次" in report.words("述职")
    for line, row in zip(report.rows("述职", "月份"), book, strict=True):
        rate = percent(row["满意率"]) if row["满意率"] is not None else "—"
        assert line[0] == row["月份"]
        assert line[2:] == [str(row["应到"]), str(row["实到"]), percent(row["出勤率"]), rate]
    async with town.database() as db:
        branch = await db.get_one(Branch, town.branch_id)
        found = await ledgers.of(db, branch, 2026, now=town.now)
    t = town.bot.services.library.of("zh-CN", branch.zone)
    drawn = year_pictures.attendance(branch, found.found, t)
    shown = {f"{month}月": share for month, share in enumerate(drawn["shares"], 1) if share is not None}
    assert shown == {row["月份"]: pytest.approx(row["出勤率"]) for row in attended}


async def stays_the_same(town, before):
    """Make the papers again a year later, after a correction; they differ in what was corrected alone."""
    await town.until("2027-12-06 10:00")
    wang, li = town[ORGANISER], town[SECRETARY]
    await wang.says(f"/summary 2026-{CORRECTED:02d}")
    await wang.taps("更正签到")
    await wang.taps(WHO)
    await wang.says("核对纸质签到表，本人在场")
    await li.taps("同意更正", on=li.sees("请确认一项更正"))
    after = await year_story.archive(town)
    assert sorted(after) == sorted(before)
    changed = {path for path in after if path.endswith(".docx") and after[path] != before[path]}
    kinds = {path.rpartition(" ")[2].removesuffix(".docx") for path in changed}
    assert {path[:2] for path in changed} == {f"{CORRECTED:02d}", "会计"}, sorted(changed)
    assert kinds >= {"活动纪实表", "签到册", "会议记录", "通报"}
    for path in sorted(changed):
        if path.startswith("会计"):  # the report on duty, which counts the corrections and has no code
            continue
        code = check_code.found_in(_text(Word(io.BytesIO(before[path])).element.body))
        async with town.database() as db:
            body = (await db.scalars(select(Document.body).where(Document.code.in_(list(code))))).one()
        found = await verification.differences("纸.docx", after[path], body)
        told = " ".join(f"{each.label} {each.old} {each.new}" for each in found)
        assert found
        assert all(re.search(OF_A_CORRECTION, f"{each.label} {each.old} {each.new}") for each in found), told
