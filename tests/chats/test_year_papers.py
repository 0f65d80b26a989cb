"""All papers of a year as a zip (全年材料): its files, its progress, its end by a tap, by a fault, by a restart."""

import asyncio
import io
import os
import re
import signal
import tempfile
from zipfile import ZipFile

import pytest
from docx import Document
from sqlalchemy import select

from bot.documents import pdf
from bot.documents.archive import Archive
from bot.domain.report import check_code, year_work
from bot.files.book import read_book
from bot.files.upload import Upload
from bot.handlers import year_making
from bot.storage.tables.papers import Document as Kept
from bot.storage.tables.papers import PaperKind
from bot.worker.jobs import drawing, writing
from tests.support import soffice, workers
from tests.support.party_day import ended

EVERYBODY = ("王组织", "赵宣传", "张三", "陈四", "孙五", "周六", "吴七")
BUTTON, WITH_PDFS = "🗂 全年材料", "🗂 全年材料（含 PDF）"


async def year_of(town, human):
    await human.says("/summary 3")
    await human.taps("全年")


def zips(human):
    return [m.document for m in human.screen() if m.document is not None and m.document[0].endswith(".zip")]


def about(human):
    """Return the texts of the messages about the work as they stand."""
    return [m.text for m in human.screen() if m.from_bot and m.text.startswith(("🗂", "✅ 2026年全年", "⚠️ 2026年全年"))]


def words(data):
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


async def test_an_officer_gets_the_papers_of_the_year_as_a_zip(town):
    li = town["李书记"]
    await ended(town, *EVERYBODY)
    await town.passes(hours=25)
    await year_of(town, li)
    await li.taps(BUTTON)
    assert re.fullmatch(r"🗂 正在生成 2026年全年材料：0/\d+ 份\n░{10}", about(li)[-1])
    assert li.last().buttons == [["停止"]]
    await town.bot.services.running.quiet()
    assert "2026年全年材料：" in li.sees("已分 1 个压缩文件发出").text
    ((name, data),) = zips(li)
    assert name == "会计学院学生第二党支部2026年主题党日全年材料.zip"
    with ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        files = {each: archive.read(each) for each in archive.namelist()}
    papers = {each.rpartition("/")[2] for each in files if each.startswith("03 红色教育行动/")}
    assert {"2026-03-06 活动纪实表.docx", "2026-03-06 签到册.docx", "2026-03-06 会议记录.docx"} <= papers
    assert {each for each in papers if "补学" in each} == {
        f"2026-03-06 补学登记表 {who}.docx" for who in ("郑八", "冯九")
    }
    (book,) = (Upload(each, files[each]) for each in files if each.endswith("台账.xlsx"))
    (report,) = (words(files[each]) for each in files if "述职材料" in each)
    async with town.database() as db:
        kept = {document.kind: document.code for document in (await db.scalars(select(Kept))).all()}
    assert check_code.found_in(read_book(book).text) == (kept[PaperKind.LEDGER],)
    assert kept[PaperKind.DUTY_REPORT] in report
    assert {"图-出勤率.png", "图-满意率.png", "图-内容覆盖.png"} <= files.keys()
    record = words(files["03 红色教育行动/2026-03-06 活动纪实表.docx"])
    assert "红色教育行动" in record
    assert len(about(li)) == 2  # the message that told of the progress, and the file
    assert f"2026年全年材料：{len(files)} 份" in about(li)[0]


async def test_the_papers_come_as_pdfs_too_where_libreoffice_is(town, tmp_path, monkeypatch):
    li = town["李书记"]
    await ended(town, *EVERYBODY)
    monkeypatch.setenv("PATH", str(tmp_path))
    await year_of(town, li)
    assert WITH_PDFS not in str(li.last().buttons)
    soffice.in_place(tmp_path / "bin", monkeypatch, soffice.WORKS)
    monkeypatch.setattr(pdf, "AT_ONCE", 3)
    await year_of(town, li)
    await li.taps(WITH_PDFS)
    await town.bot.services.running.quiet()
    ((_name, data),) = zips(li)
    with ZipFile(io.BytesIO(data)) as archive:
        files = {each: archive.read(each) for each in archive.namelist()}
    words_of = {name for name in files if name.endswith(".docx")}
    pdfs = {name for name in files if name.endswith(".pdf")}
    assert len(words_of) > 2 * pdf.AT_ONCE  # several runs
    assert pdfs == {f"{name.removesuffix('.docx')}.pdf" for name in words_of}
    assert all(files[f"{name.removesuffix('.docx')}.pdf"] == files[name] for name in words_of)
    assert f"2026年全年材料：{len(files)} 份" in about(li)[0]


async def test_the_work_stops_by_a_tap_and_begins_only_once(town):
    li, wang = town["李书记"], town["王组织"]
    await ended(town, *EVERYBODY)
    for officer in (li, wang):
        await year_of(town, officer)
    await li.taps(BUTTON)
    assert "本支部的全年材料正在生成" in (await wang.taps(BUTTON)).text
    await li.taps("停止")
    await town.bot.services.running.quiet()
    assert "没有生成完，已停止，没有发出文件" in li.last().text
    assert zips(li) == []
    await li.presses(f"led:stop:{town.branch_id}:2026", on=li.last())
    assert "已停止" in li.last().text
    assert li.last().buttons == [[BUTTON]]


async def test_a_paper_whose_worker_is_killed_is_named_in_the_message_and_in_the_zip(town):
    li = town["李书记"]
    await ended(town, *EVERYBODY)
    await year_of(town, li)
    await writing.close()  # so that the next paper needs a new process
    await drawing.close()
    waiting = asyncio.create_task(workers.the_next())
    await asyncio.sleep(0)
    await li.taps(BUTTON)
    os.kill(await waiting, signal.SIGKILL)
    await town.bot.services.running.quiet()
    told = li.sees("✅ 2026年全年材料").text
    ((_name, data),) = zips(li)
    with ZipFile(io.BytesIO(data)) as archive:
        notes = archive.read("说明.txt").decode("utf-8-sig")
        files = archive.namelist()
    (lacking,) = [line.removeprefix("· ") for line in notes.split("\r\n") if line.startswith("· ")]
    assert f"没有生成的 1 份：{lacking}" in told
    assert "没有生成的材料（1 份）" in notes
    assert lacking not in files
    assert f"2026年全年材料：{len(files) - 1} 份" in told


async def test_a_fault_ends_with_a_sentence_and_the_work_may_begin_again(town, tmp_path, monkeypatch):
    li = town["李书记"]
    await town.dated()
    await year_of(town, li)
    with monkeypatch.context() as broken:
        broken.setattr(tempfile, "tempdir", str(tmp_path / "gone"))  # as when the disk for temporary files is gone
        await li.taps(BUTTON)
        await town.bot.services.running.quiet()
    failed = li.sees("没有生成成功")
    await town.passes(minutes=10)
    li.sees_not("中途程序中断")  # they know already
    await li.taps(BUTTON, on=failed)
    await town.bot.services.running.quiet()
    li.sees("✅ 2026年全年材料")
    await town.passes(minutes=10)
    li.sees_not("中途程序中断")


async def test_the_officer_hears_of_work_whose_process_died_and_begins_again(town):
    li, wang = town["李书记"], town["王组织"]
    await town.dated()
    async with town.database() as db:  # what a process leaves that was killed
        await year_work.goes_on(db, await town.person(db, "李书记"), 2026, now=town.now)
    await town.passes(minutes=2)
    li.sees_not("中途程序中断")
    await town.passes(minutes=2)
    told = li.sees("中途程序中断")
    assert "请再点 [🗂 全年材料] 重新生成" in told.text
    wang.sees_not("中途程序中断")
    await li.taps(BUTTON, on=told)
    await town.bot.services.running.quiet()
    assert len(zips(li)) == 1
    await town.passes(hours=1)
    assert len([m for m in li.screen() if "中途程序中断" in m.text]) == 1


async def test_a_member_has_no_such_button(town):
    await town.dated()
    await year_of(town, town["张三"])
    assert BUTTON not in str([m.buttons for m in town["张三"].screen()])


def test_an_archive_begins_another_part_before_it_grows_too_large():
    with Archive(part=2_500) as archive:
        for number in range(5):
            archive.add(f"甲/材料{number}.docx", bytes([number]) * 1_000)
        archive.close()
        parts = [archive.read(number) for number in range(archive.parts)]
    assert [len(part) <= 2_500 for part in parts] == [True] * 3
    names = [name for part in parts for name in ZipFile(io.BytesIO(part)).namelist()]
    assert names == [f"甲/材料{number}.docx" for number in range(5)]


def test_files_of_one_name_get_numbers():
    taken = set()
    assert [year_making._free("甲/请假条 张三.docx", taken) for _ in range(3)] == [
        "甲/请假条 张三.docx", "甲/请假条 张三 2.docx", "甲/请假条 张三 3.docx"
    ]  # fmt: skip


@pytest.mark.parametrize("size", [0, 10_000])
def test_an_archive_takes_a_file_that_is_larger_than_a_part(size):
    with Archive(part=100) as archive:
        archive.add("a.bin", bytes(size))
        archive.close()
        assert ZipFile(io.BytesIO(archive.read(0))).read("a.bin") == bytes(size)
