"""Files that do not arrive, and quotas: a sentence, nothing lost, and the question stays open."""

import os
from contextlib import AsyncExitStack

import pytest
from sqlalchemy import func, select

from bot.domain.quotas import Quotas
from bot.files import apart, storing
from bot.storage.tables.absence import Leave
from bot.storage.tables.received import ReceivedFiles
from bot.worker.jobs import AT_ONCE, WAITING
from tests.support.office_files import xlsx
from tests.support.photos import photo
from tests.support.records import open_record

PDF = b"%PDF-1.4 x"
PLAN = xlsx([["2026年计划"], ["月份", "内容"], ["3月", "党史专题学习"]])


async def asked_for_reason(town):
    """Return a member who has chosen a category and is asked for the reason."""
    await town.dated()
    zhang = town["张三"]
    await zhang.says("/leave")
    await zhang.taps("病假")
    return zhang


@pytest.mark.parametrize(
    ("method", "kind"),
    [("getFile", "500"), ("getFile", "502"), ("getFile", "drop"), ("getFile", "429"),
     ("file", "500"), ("file", "502"), ("file", "lost"), ("file", "drop")],
)  # fmt: skip
async def test_a_file_that_does_not_arrive_is_asked_for_again_and_nothing_is_lost(town, method, kind):
    zhang = await asked_for_reason(town)
    town.telegram.faults.add(method, kind, times=9)
    await zhang.sends_file("病历.pdf", PDF)
    assert "请再发一次" in zhang.last().text
    town.telegram.faults.clear()
    await zhang.sends_file("病历.pdf", PDF, caption="发烧住院")
    zhang.sees("已提交")
    async with town.database() as db:
        assert [leave.reason for leave in await db.scalars(select(Leave))] == ["发烧住院"]


@pytest.mark.parametrize("method", ["getFile", "file"])
async def test_a_plan_that_does_not_arrive_is_asked_for_again(town, method):
    li = town["李书记"]
    await li.says("/plan")
    await li.taps("导入计划")
    town.telegram.faults.add(method, "500", times=9)
    await li.sends_file("计划.xlsx", PLAN)
    assert "请再发一次" in li.last().text
    town.telegram.faults.clear()
    await li.sends_file("计划.xlsx", PLAN)
    li.sees("读到 1 个月")


async def test_a_person_may_send_so_many_files_in_a_day(town):
    town.bot.services.quotas = Quotas(files_a_day=2)
    zhang = await asked_for_reason(town)
    for _ in range(2):
        await zhang.sends_file("程序.exe", b"MZ")
    await zhang.sends_file("病历.pdf", PDF)
    assert "已达 2 份的上限" in zhang.last().text
    await zhang.says("发烧住院")
    zhang.sees("提交")
    await town.passes(days=1)
    await zhang.sends_file("病历.pdf", PDF)
    zhang.sees("已提交")


async def test_a_person_may_send_so_many_bytes_in_a_day(town):
    town.bot.services.quotas = Quotas(bytes_a_day=1024 * 1024)
    zhang = await asked_for_reason(town)
    await zhang.sends_file("病历.pdf", PDF, size=1024 * 1024 + 1)
    assert "超过 1 MB" in zhang.last().text
    await zhang.sends_file("病历.pdf", PDF)
    zhang.sees("再用一句话写明")


async def test_a_branch_keeps_so_many_bytes_of_files_in_a_year(town):
    town.bot.services.quotas = Quotas(bytes_a_year=100)
    zhang = await asked_for_reason(town)
    await zhang.sends_photo(photo(), caption="发烧住院")
    assert "2026年保存的材料已达" in zhang.last().text
    await zhang.says("发烧住院")
    await zhang.taps("提交")
    zhang.sees("已提交")


@pytest.mark.parametrize("asked", ["leave", "plan"])
async def test_a_file_that_comes_while_too_many_wait_is_asked_for_again(town, asked):
    sender = await asked_for_reason(town)
    if asked == "plan":
        sender = town["李书记"]
        await sender.says("/plan")
        await sender.taps("导入计划")
    file, answer = {"leave": (("病历.pdf", PDF), "再用一句话写明"), "plan": (("计划.xlsx", PLAN), "读到 1 个月")}[asked]
    async with AsyncExitStack() as waiting:
        for _ in range(AT_ONCE + WAITING):
            await waiting.enter_async_context(apart.place())
        await sender.sends_file(*file)
        assert "请一分钟后再发一次" in sender.last().text
    await sender.sends_file(*file)
    sender.sees(answer)


async def test_the_counts_of_past_days_are_deleted(town):
    zhang = await asked_for_reason(town)
    await zhang.sends_file("病历.pdf", PDF)
    await town.passes(days=5)
    async with town.database() as db:
        assert await db.scalar(select(func.count()).select_from(ReceivedFiles)) == 0


# --- what is not kept


def on_disk(town):
    return [path for path in town.bot.settings.materials.rglob("*") if path.is_file()]


async def days_pass(town, days):
    """Let days pass, on the disk too, and then the hours in which files follow their rows."""
    await town.passes(days=days)
    for path in on_disk(town):
        os.utime(path, (0, 0))
    await town.passes(hours=3)


async def test_a_draft_of_leave_that_was_never_handed_in_goes_with_its_file_after_seven_days(town):
    zhang = await asked_for_reason(town)
    await zhang.sends_file("病历.pdf", PDF)
    await days_pass(town, 6)
    assert len(on_disk(town)) == 1
    await days_pass(town, 2)
    assert on_disk(town) == []
    await zhang.says("发烧住院")
    zhang.sees_not("已提交")


async def test_a_draft_is_handed_in_with_its_file_on_the_sixth_day(town):
    await town.dated("2026-03-20 14:00")
    zhang = town["张三"]
    await zhang.says("/leave")
    await zhang.taps("病假")
    await zhang.sends_file("病历.pdf", PDF)
    await days_pass(town, 6)
    await zhang.says("发烧住院")
    zhang.sees("已提交")
    await days_pass(town, 40)
    assert len(on_disk(town)) == 1


async def test_the_file_of_a_withdrawn_request_goes_after_thirty_days(town):
    zhang = await asked_for_reason(town)
    await zhang.sends_file("病历.pdf", PDF, caption="发烧住院")
    await zhang.taps("撤回")
    zhang.sees("已撤回")
    await days_pass(town, 29)
    assert len(on_disk(town)) == 1
    await days_pass(town, 2)
    assert on_disk(town) == []
    async with town.database() as db:
        assert [leave.reason for leave in await db.scalars(select(Leave))] == ["发烧住院"]


async def test_a_file_that_was_never_taken_goes_after_seven_days(town):
    zhang = await asked_for_reason(town)
    await zhang.sends_file("病历.pdf", PDF, caption="长" * 501)
    assert len(on_disk(town)) == 1
    await days_pass(town, 1)
    assert on_disk(town) == []


async def test_a_photo_of_the_record_stays_when_unused_files_go(town):
    await open_record(town)
    await town["赵宣传"].sends_photo(photo())
    town["赵宣传"].sees("照片 1 张")
    await days_pass(town, 9)
    assert len(on_disk(town)) == 1


def test_a_file_that_was_sent_again_stays_though_it_is_old(tmp_path):
    kept, gone = (storing.place_of(tmp_path, digit * 64) for digit in "ab")
    for place in (kept, gone):
        place.parent.mkdir()
        place.write_bytes(b"x")
        os.utime(place, (0, 0))
    assert storing.sweep(tmp_path, {kept.name}) == 1
    os.utime(kept)
    assert storing.sweep(tmp_path, ()) == 0
    assert (kept.exists(), gone.exists()) == (True, False)
