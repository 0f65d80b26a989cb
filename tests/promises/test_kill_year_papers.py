"""The bot is killed while it makes all papers of a year: the officer is told and begins again; nothing half is left."""

import asyncio
import io
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import func, select, update

from bot.domain.activity import activities
from bot.domain.obligations.kinds import DutyKind
from bot.storage.tables.obligations import Duty
from bot.storage.tables.papers import Document
from tests.support import workers
from tests.support.kills import a_story
from tests.support.waiting import eventually

pytestmark = pytest.mark.long("kills")

BUTTON, MADE, BROKEN = "🗂 全年材料", "✅ ", "中途程序中断"


async def held(story, many):
    """Create activities of this year that were held, without a roll."""
    now = datetime.now(UTC)
    async with story.database.begin() as db:
        for number in range(1, many + 1):
            at = now - timedelta(hours=6 * number)
            activity = await activities.create(db, story.branch_id, now.year, now.month, f"活动{number}", "学习原文")
            session, activity.dated_at, activity.opened_at = activity.session, at, at
            session.starts_at, session.ends_at, session.place = at, at + timedelta(hours=4), "党员活动室"
            activity.ended_at = activity.ballot_closes_at = activity.ballot_closed_at = at + timedelta(hours=4)
            activity.roll_fixed = True


async def kept(story):
    """Return the number of papers that are kept, and of what they are about."""
    async with story.database.read() as db:
        about = select(Document.activity_id, Document.kind, Document.subject_id).distinct().subquery()
        return await db.scalar(select(func.count(Document.id))), await db.scalar(
            select(func.count()).select_from(about)
        )


@pytest.mark.timeout(300)
async def test_a_killed_work_is_told_and_begun_again_and_leaves_nothing_half(tmp_path):
    async with a_story(tmp_path, 3) as story:
        await held(story, 8)
        li = story.officers[0]
        process = await story.start()
        await li.does(li.human.says("/summary 全年"), "总结")
        await li.does(li.taps(BUTTON), "正在生成")
        while (await kept(story))[0] < 5:  # noqa: ASYNC110 - another process writes
            await asyncio.sleep(0.05)
        pid = process.pid
        await story.kill(process)
        await eventually(lambda: not workers.of(pid), 60)  # they end with their bot
        assert [name for name, _data in documents(li) if name.endswith(".zip")] == []
        assert (await kept(story))[0] < 8 * 5
        async with story.database.begin() as db:  # minutes pass
            now = datetime.now(UTC)
            await db.execute(update(Duty).where(Duty.kind == DutyKind.YEAR_PAPERS).values(next_at=now))
        process = await story.start()
        await li.hears(BROKEN)
        assert left_by(pid) == []
        await li.does(li.taps(BUTTON), MADE)
        ((_name, data),) = [each for each in documents(li) if each[0].endswith(".zip")]
        with ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            assert len([name for name in archive.namelist() if name.endswith("活动纪实表.docx")]) == 8
        papers, subjects = await kept(story)
        assert papers == subjects
        await story.at_rest()
        assert await story.stop(process) == 0


def left_by(pid):
    """Return the folders for temporary files that a process has left."""
    return list(Path(tempfile.gettempdir()).glob(f"party-day-bot-{pid}-*"))


def documents(member):
    """Return the files that a person sees."""
    return [seen.document for seen in member.human.screen() if seen.document is not None]
