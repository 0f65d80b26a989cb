"""SIGTERM in the middle of a rush: the bot finishes and confirms its current work and leaves the rest in Telegram."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.domain.attendance.check_in import link_payload
from bot.domain.obligations.kinds import DutyKind
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.seen import SeenUpdate
from tests.support.kills import a_story, at_random

pytestmark = pytest.mark.long("kills")


@pytest.mark.timeout(300)
async def test_a_stop_in_a_rush_leaves_nothing_to_repeat(tmp_path):
    async with a_story(tmp_path, 90, pace=29.5) as story:
        async with story.database.begin() as db:
            link = link_payload(await story.plan(db, timedelta(minutes=20), due=DutyKind.OPENING))

        async def acts(member):
            if member.person_id % 3:
                await member.does(member.human.starts(link), "签到成功")
            else:
                await member.does(member.human.says("/leave"), "请选原因类别")

        begun = story.begin(at_random(story, acts))
        for _ in range(2):
            process = await story.start()
            await story.calls(story.chance.randrange(5, 30))
            assert await story.stop(process) == 0
            waiting = {update_id for update_id, _ in story.bot.queue.items()}
            async with story.database.read() as db:
                handled = set(await db.scalars(select(SeenUpdate.update_id)))
            assert not handled & waiting
        process = await story.start()
        await story.all_answered(begun)
        await story.at_rest()
        assert await story.stop(process) == 0
        async with story.database.read() as db:
            there = await db.scalar(select(func.count()).select_from(Attendance))
        assert there == sum(1 for one in story.members if one.person_id % 3)
        for one in story.members:
            said = [m.text for m in one.human.screen() if "签到成功" in m.text or "请选原因类别" in m.text]
            assert len(said) == 1
