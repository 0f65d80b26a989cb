"""Two people do the same to a record in the same moment: it is done once, and the second is told."""

import asyncio

from sqlalchemy import func, select

from bot.domain.activity import activities
from bot.domain.report import filing
from bot.domain.report.checks import loading
from bot.storage.engine.database import Database
from bot.storage.tables.attendance import Attendance, How
from bot.storage.tables.papers import Filing
from bot.storage.tables.record import Photo
from tests.support.check_chats import SENT, a_complete_record
from tests.support.databases import on_postgresql
from tests.support.party_day import attend
from tests.support.photos import picture
from tests.support.records import open_record


async def test_two_officers_who_mark_at_once_file_once_and_the_second_is_told(small_town_on_the_day):
    small = small_town_on_the_day
    await a_complete_record(small)
    two = [small["李书记"], small["王组织"]]
    for officer in two:
        await officer.presses("chk:open:1", on=officer.last())
    await asyncio.gather(*(officer.taps(SENT) for officer in two))
    async with small.database() as db:
        assert await db.scalar(select(func.count()).select_from(Filing)) == 1
    told = [officer for officer in two if "没有重复登记" in officer.last().text]
    assert len(told) == 1
    (first,) = [officer for officer in two if officer not in told]
    assert f"{first.name}已于" in told[0].last().text


async def test_two_processes_that_file_at_once_file_once(small_town_on_the_day):
    small = small_town_on_the_day
    activity = await a_complete_record(small)
    services, came = small.bot.services, asyncio.Barrier(2)

    async def files(database, name):
        async with database.begin() as db:
            same, officer = await activities.get(db, activity.id), await small.person(db, name)
            case = await loading.case_of(db, same, now=small.now)
            if on_postgresql():  # SQLite lets the second one in after the first
                await came.wait()
            return await filing.mark_sent(db, case, 0, [[("", "记录")]], sure=True, by=officer, now=small.now)

    other = Database(small.bot.settings.database, small.bot.settings.ballot_keys)
    try:
        marked = await asyncio.gather(files(services.database, "李书记"), files(other, "王组织"))
    finally:
        await other.close()
    assert sorted(marked) == [filing.Marked.ALREADY, filing.Marked.ANEW]
    async with small.database() as db:
        assert await db.scalar(select(func.count()).select_from(Filing)) == 1


async def test_two_who_choose_the_last_photo_at_once_choose_as_many_as_the_paper_takes(town):
    await open_record(town)
    zhao, li = town["赵宣传"], town["李书记"]
    for shade in range(0, 60, 10):
        await zhao.sends_photo(picture(shade))
    async with town.database() as db:
        photos = (await db.scalars(select(Photo).order_by(Photo.id))).all()
        photos[0].chosen = False  # three are chosen of those that the paper takes
    rest = [photo.id for photo in photos if not photo.chosen]
    assert len(rest) == 3
    await li.says("/record")
    await asyncio.gather(
        zhao.presses(f"rcd:pick-yes:{rest[0]}", on=zhao.last()), li.presses(f"rcd:pick-yes:{rest[1]}", on=li.last())
    )
    async with town.database() as db:
        assert await db.scalar(select(func.count()).select_from(Photo).where(Photo.chosen)) == 4
    assert ["最多选用 4 张" in str(human.popups) for human in (zhao, li)].count(True) == 1


async def test_two_officers_who_type_the_same_sheet_at_once_count_it_once(town):
    activity = await town.dated()
    await attend(town, activity, "李书记")
    two = [town["王组织"], town["赵宣传"]]
    for officer in two:
        await officer.says("/summary 2026-03")
        for label in ("更正签到", "纸质表补录", "录入签到表"):
            await officer.taps(label)
    await asyncio.gather(*(officer.says("陈四 孙五") for officer in two))
    told = [officer.last().text for officer in two]
    assert sorted("新登记签到 2 人" in text for text in told) == [False, True]
    assert sorted("已录入第一遍" in text for text in told) == [False, True]
    async with town.database() as db:
        people = (await db.scalars(select(Attendance.person_id).where(Attendance.how == How.HAND))).all()
    assert len(people) == len(set(people)) == 2
